import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { buildLibrary, lintArticle, type LintFinding } from '../engine/index.ts';
import { fixText, lintText } from '../messages/curate.ts';
import { problemText } from '../messages/problems.ts';
import { decode } from '../decode.ts';
import type { Console } from './console.ts';
import { kindOf, loadCorpus, type CorpusChoice, type LoadedFile } from './corpus.ts';
import { reasonOf } from './documents.ts';
import { overwrite } from './overwrite.ts';

export interface LintOptions {
  readonly corpus: CorpusChoice;
  readonly format: 'pretty' | 'json';
  readonly fix: boolean;
}

/** One thing to look at, ready to be shown. */
interface Row {
  readonly file: string;
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'information';
  readonly rule: string;
  readonly message: string;
  /** What can be recorded, the likeliest first; `certain` is done by --fix. */
  readonly fixes: readonly { readonly title: string; readonly certain: boolean }[];
}

/** `verbatim corpus lint`. Exit status 0, 1 when something is listed, 2 when something could not be read or written. */
export async function corpusLint(
  folders: readonly string[],
  options: LintOptions,
  console: Console,
): Promise<number> {
  const own = [...folders, ...options.corpus.folders];
  if (own.length === 0 && kindOf('corpus') === 'folder') own.push('corpus');
  const { corpus, troubles } = await loadCorpus({ ...options.corpus, folders: own }, console.words);
  // Without a folder of its own the bundled corpus is what is looked over; else it only bears witness.
  const roots = own.flatMap((folder) => (kindOf(folder) === 'folder' ? realpathSync(folder) : []));
  const isOwn = ({ path: file }: LoadedFile) =>
    own.length === 0 || roots.some((root) => file.startsWith(root + path.sep));
  const wanted = corpus.files.filter(isOwn);

  let { library } = corpus;
  const texts = new Map(corpus.files.map(({ file, text }) => [file, text]));
  let fixed = 0;
  if (options.fix) {
    for (const one of wanted) {
      const { text, count } = mended(one.file, texts);
      if (count === 0) continue;
      const trouble = write(one, text, console);
      if (trouble) console.trouble({ file: one.file }, trouble);
      else {
        texts.set(one.file, text);
        fixed += count;
      }
    }
    if (fixed > 0) library = buildLibrary([...texts].map(([file, text]) => ({ file, text })));
  }

  const names = new Set(wanted.map(({ file }) => file));
  const rows: Row[] = [
    ...library.problems
      .filter(({ file }) => names.has(file))
      .map((problem): Row => ({
        file: problem.file,
        line: problem.line,
        severity: problem.severity,
        rule: problem.code,
        message: problemText(problem),
        fixes: [],
      })),
    ...wanted.flatMap(({ file }) =>
      lintArticle(file, texts.get(file) ?? '', library).map((found) => rowOf(file, found)),
    ),
  ];
  rows.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  const listed = new Set(rows.map(({ file, line, message }) => `${file}:${line} ${message}`));
  const others = troubles.filter(({ file, line, message }) => !listed.has(`${file}:${line} ${message}`));
  // What was wrong before it was mended need not be told.
  const known = new Set(corpus.library.problems.map((p) => `${p.file}:${p.line} ${problemText(p)}`));
  console.corpusTroubles(
    others.filter(({ file, line, message }) => !known.has(`${file}:${line} ${message}`)),
  );

  if (options.format === 'json') {
    console.print(
      JSON.stringify({ schemaVersion: 1, articles: wanted.length, fixed, findings: rows }, null, 2) + '\n',
    );
  } else await print(rows, wanted.length, fixed, console);
  return console.failed() ? 2 : rows.length > 0 ? 1 : 0;
}

function rowOf(file: string, found: LintFinding): Row {
  return {
    file,
    line: found.line,
    severity: found.severity,
    rule: found.rule,
    message: lintText(found),
    fixes: found.fixes.map((fix) => ({ title: fixText(fix), certain: fix.certain })),
  };
}

/** More entries than this are no slips: the file is not an article. */
const MOST_FIXES = 500;

/** A text with everything recorded that is certain. One entry changes where the next one goes, so it is read anew. */
function mended(file: string, texts: ReadonlyMap<string, string>): { text: string; count: number } {
  let text = texts.get(file) ?? '';
  for (let count = 0; ; count++) {
    const library = buildLibrary(
      [...texts].map(([name, other]) => ({ file: name, text: name === file ? text : other })),
    );
    const fix = lintArticle(file, text, library)
      .flatMap(({ fixes }) => fixes)
      .find(({ certain }) => certain);
    if (!fix || count >= MOST_FIXES) return { text, count };
    text = text.slice(0, fix.edit.span.start) + fix.edit.text + text.slice(fix.edit.span.end);
  }
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Writes a file back in the encoding it came in; says why not where that cannot be done. */
function write({ path: file, text: read }: LoadedFile, text: string, { words }: Console): string | null {
  try {
    const bytes = readFileSync(file);
    const decoded = decode(bytes);
    if ('refused' in decoded || decoded.text !== read) return words.trouble.changedMeanwhile();
    const mark = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : Buffer.alloc(0);
    const bytesOf = (words: string) =>
      Buffer.concat([mark, Buffer.from(words.replace(/^\uFEFF/, ''), 'utf8')]);
    if (!bytes.equals(bytesOf(read))) return words.trouble.fixRoundTrip();
    overwrite(file, bytesOf(text), bytes);
    return null;
  } catch (error) {
    return words.trouble.notWritten(reasonOf(error));
  }
}

async function print(rows: readonly Row[], articles: number, fixed: number, console: Console): Promise<void> {
  const { colors } = await console.style();
  const paint = { error: colors.red, warning: colors.yellow, information: colors.cyan };
  const lines: string[] = [];
  let file = '';
  for (const row of rows) {
    if (row.file !== file) lines.push(...(file === '' ? [] : ['']), colors.bold((file = row.file)));
    lines.push(`  ${row.file}:${row.line}  ${paint[row.severity](row.message)}  ${colors.dim(row.rule)}`);
    const [first] = row.fixes;
    if (first) lines.push(colors.dim(`    → ${first.title}`));
  }
  if (rows.length > 0) lines.push('');
  lines.push(console.words.lintSummary(articles, rows.length, fixed));
  console.print(lines.join('\n') + '\n');
}
