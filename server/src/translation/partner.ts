// Which file is the original of a translation, by its name: draft.en.md beside draft.zh.md, en/draft.md beside zh/draft.md,
// or target/draft.md beside source/draft.md as OmegaT has it.
import { primaryLanguage } from '../engine/index.ts';

/** Tags that originals in Chinese bear in names of files and folders, the usual ones first. */
const ORIGINALS = ['zh', 'zh-CN', 'zh-Hans', 'zh-cn', 'zh_CN', 'zh-TW', 'zh-Hant', 'zh-HK', 'lzh', 'cn'];
/** So many folders are looked at. */
const MOST_FOLDERS = 2;
/** Two letters, or three of a language that is written with three: `draft.old.md` has no language. */
const TAG = /^(?:[a-z]{2}|lzh|yue)(?:[-_][A-Za-z0-9]{2,8})*$/;

/** The language in a file's name; null where there is none. */
export function languageInName(uri: string): string | null {
  return inName(uri)?.language ?? null;
}

export interface Original {
  readonly uri: string;
  /** Of its translation; null where names do not tell. */
  readonly language: string | null;
}

/** The files that may be the original of a translation, the likeliest first; none where nothing in its name says that it is one. */
export function originalsOf(uri: string): Original[] {
  const found = inName(uri);
  if (found !== null) return originals([found]);
  const target = uri.lastIndexOf('/target/');
  const omegat =
    target < 0 ? [] : [`${uri.slice(0, target)}/source/${uri.slice(target + '/target/'.length)}`];
  return [...originals(inFolders(uri)), ...omegat.map((one) => ({ uri: one, language: null }))];
}

interface Placed {
  readonly before: string;
  readonly language: string;
  readonly after: string;
}

function originals(places: readonly Placed[]): Original[] {
  return places.flatMap(({ before, language, after }) =>
    primaryLanguage(language) === 'zh'
      ? []
      : ORIGINALS.map((tag) => ({ uri: before + tag + after, language })),
  );
}

function inName(uri: string): Placed | null {
  const found = /^(.*\.)([A-Za-z_-]+)(\.[^./]+)$/s.exec(uri);
  return found !== null && isTag(found[2])
    ? { before: found[1], language: tagOf(found[2]), after: found[3] }
    : null;
}

/** Folders that may be named by a language, the innermost first. A person may be called Li, too: only the original tells. */
function inFolders(uri: string): Placed[] {
  const parts = uri.split('/');
  const found: Placed[] = [];
  for (let i = parts.length - 2; i > 2; i--) {
    if (!isTag(parts[i])) continue;
    const [before, after] = [parts.slice(0, i), parts.slice(i + 1)];
    found.push({ before: `${before.join('/')}/`, language: tagOf(parts[i]), after: `/${after.join('/')}` });
  }
  return found.slice(0, MOST_FOLDERS);
}

const isTag = (name: string): boolean => name === 'cn' || (TAG.test(name) && isLanguage(name));
const tagOf = (name: string): string => (name === 'cn' ? 'zh' : name.replaceAll('_', '-'));

/** Whether two letters are a language's: `js` and `md` are none. */
function isLanguage(name: string): boolean {
  const [primary] = name.split(/[-_]/);
  try {
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(primary) !== undefined;
  } catch {
    return false;
  }
}
