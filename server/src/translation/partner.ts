// Which file is the original of a translation, by its name: draft.en.md beside draft.zh.md, or en/draft.md beside zh/draft.md.
import { primaryLanguage } from '../engine/index.ts';

/** Tags that originals in Chinese bear in names of files and folders, the usual ones first. */
const ORIGINALS = ['zh', 'zh-CN', 'zh-Hans', 'zh-cn', 'zh_CN', 'zh-TW', 'zh-Hant', 'zh-HK', 'lzh', 'cn'];
/** Two letters, or three of a language that is written with three: `draft.old.md` has no language. */
const TAG = /^(?:[a-z]{2}|lzh|yue)(?:[-_][A-Za-z0-9]{2,8})*$/;

/** The language in a file's name, or of the folder it lies in; null where there is none. */
export function languageInName(uri: string): string | null {
  return placed(uri)?.language ?? null;
}

/** The files that may be the original of a translation, the likeliest first; none where its name has no language but Chinese. */
export function originalsOf(uri: string): string[] {
  const found = placed(uri);
  if (found === null || primaryLanguage(found.language) === 'zh') return [];
  return ORIGINALS.map((tag) => found.before + tag + found.after);
}

interface Placed {
  readonly before: string;
  readonly language: string;
  readonly after: string;
}

function placed(uri: string): Placed | null {
  const inName = /^(.*\.)([A-Za-z_-]+)(\.[^./]+)$/s.exec(uri);
  if (inName !== null && isTag(inName[2]))
    return { before: inName[1], language: tagOf(inName[2]), after: inName[3] };
  const parts = uri.split('/');
  for (let i = parts.length - 2; i > 2; i--) {
    if (!isTag(parts[i])) continue;
    const [before, after] = [parts.slice(0, i), parts.slice(i + 1)];
    return { before: `${before.join('/')}/`, language: tagOf(parts[i]), after: `/${after.join('/')}` };
  }
  return null;
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
