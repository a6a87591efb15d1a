import { readFileSync } from 'node:fs';
import { languageOf } from '../document-files.ts';
import { checkText, DEFAULT_SETTINGS, type Edit, type Library } from '../engine/index.ts';
import { decode, type Decoded } from '../decode.ts';
import { encode, roundTrips } from '../node/encode.ts';
import type { Console } from './console.ts';
import { loadCorpus, type CorpusChoice } from './corpus.ts';
import { findDocuments, readDocument, reasonOf, whyUnread } from './documents.ts';
import type { DocumentFile, FolderFilter, NamingTrouble } from './documents.ts';
import { NOTHING_IGNORED } from '../ignored.ts';
import { besideMarkup } from '../edits-beside-markup.ts';
import { plainEdits } from '../plain-edits.ts';
import { withEdits } from './fix.ts';
import { newIgnoreFiles, partedBy, type IgnoreFiles } from './ignored-files.ts';
import { lineStarts, positionAt } from './lines.ts';
import { overwrite } from './overwrite.ts';
import { isFlagged, type CheckedFile } from './report.ts';
import type { Words } from './words.ts';

export interface CheckOptions extends FolderFilter {
  readonly corpus: CorpusChoice;
  readonly format: 'pretty' | 'json';
  readonly fix: boolean;
  readonly all: boolean;
  readonly stdinName?: string;
  readonly example: boolean;
  /** Whether comments and lists are heeded. */
  readonly ignore: boolean;
  readonly showIgnored: boolean;
}

/** `verbatim check`: prints the report. Returns the exit status: 0 nothing flagged, 1 flagged, 2 trouble. */
export async function check(
  names: readonly string[],
  options: CheckOptions,
  console: Console,
): Promise<number> {
  const { words } = console;
  const { documents, troubles } = await findDocuments(names, options.stdinName, options);
  for (const { name, trouble } of troubles)
    console.trouble({ file: name === '' ? null : name }, namingText(trouble, words));
  const loaded = await loadCorpus(options.corpus, words);
  console.corpusTroubles(loaded.troubles);
  const { corpus } = loaded;

  const ignores = options.ignore ? newIgnoreFiles(console) : null;
  const checked: CheckedFile[] = [];
  for (const document of documents) {
    try {
      const file = await checkDocumentFile(document, corpus.library, options.fix, ignores, console);
      if (file !== null) checked.push(file);
    } catch (error) {
      console.trouble({ file: document.path }, words.trouble.failed(reasonOf(error)));
    }
  }

  await ignores?.report(names);

  if (options.format === 'json') {
    const { jsonReport } = await import('./report-json.ts');
    console.print(jsonReport(checked, corpus, options.showIgnored));
  } else {
    const { prettyFile, prettySummary } = await import('./report-pretty.ts');
    const style = await console.style();
    for (const file of checked)
      console.print(prettyFile(file, corpus, options.all || options.example, options.showIgnored, style));
    if (checked.length > 0) console.print(prettySummary(checked, style));
    if (options.example) console.print(`\n${words.example()}\n`);
  }
  if (console.failed()) return 2;
  // The sample has its slips on purpose: `npm start` has not failed when it finds them.
  if (options.example) return 0;
  return checked.some((file) => file.findings.some((finding) => isFlagged(finding, file))) ? 1 : 0;
}

function namingText(trouble: NamingTrouble, words: Words): string {
  switch (trouble.what) {
    case 'empty':
      return words.trouble.emptyName();
    case 'missing':
      return words.trouble.missing();
    case 'no-match':
      return words.trouble.noMatch();
    case 'nothing-to-check':
      return words.trouble.nothingToCheck();
    case 'all-excluded':
      return words.trouble.allExcluded();
    case 'none-fits':
      return words.trouble.noneFits(trouble.include);
    case 'unreadable':
      return words.trouble.unreadable(trouble.reason);
  }
}

/** Null when the file could not be read; why has been said. */
async function checkDocumentFile(
  document: DocumentFile,
  library: Library,
  fix: boolean,
  ignores: IgnoreFiles | null,
  console: Console,
): Promise<CheckedFile | null> {
  const { words } = console;
  let bytes: Buffer;
  try {
    bytes = await readDocument(document);
  } catch (error) {
    console.trouble({ file: document.path }, whyUnread(error, words));
    return null;
  }
  const decoded = decode(bytes);
  if ('refused' in decoded) {
    const message = words.trouble[decoded.refused === 'unknown' ? 'encoding' : decoded.refused]();
    console.trouble({ file: document.path, line: decoded.line }, message);
    return null;
  }
  const languageId = languageOf(document.path);
  const findingsIn = (text: string) => checkText({ text, languageId }, library, DEFAULT_SETTINGS);
  const checkedText = async (text: string): Promise<CheckedFile> => {
    const findings = findingsIn(text);
    const ignored = (await ignores?.of(document, text, languageId)) ?? NOTHING_IGNORED;
    return { path: document.path, text, comments: ignored.comments, ...partedBy(ignored, findings) };
  };
  const asRead = await checkedText(decoded.text);
  const text = fix ? mend(document, bytes, decoded, asRead, library, console) : null;
  const file = text === null ? asRead : await checkedText(text);
  ignores?.checked(file);
  return file;
}

/** Writes the file with its plain differences mended and says which; the text now in it, or null if it was left alone. */
function mend(
  document: DocumentFile,
  bytes: Buffer,
  decoded: Decoded,
  { text, findings, ignored }: CheckedFile,
  library: Library,
  console: Console,
): string | null {
  const { words } = console;
  const silent = new Set(ignored.flatMap(({ finding, rule }) => (rule === 'contradicted' ? [] : [finding])));
  const edits: Edit[] = [];
  const made: Edit[] = [];
  for (const edit of findings.flatMap((f) => (silent.has(f) ? [] : plainEdits(f, library)))) {
    const one = besideMarkup(text, edit);
    if (one === null) continue;
    edits.push(edit);
    made.push(one);
  }
  if (edits.length === 0) return null;
  const file = document.path;
  if (document.absolute === null) {
    console.trouble({ file }, words.trouble.fixStdin());
    return null;
  }
  const mended = { text: withEdits(text, made), encoding: decoded.encoding };
  const written = encode(mended);
  if (!roundTrips(decoded, bytes) || !sameText(mended, written)) {
    console.trouble({ file }, words.trouble.fixRoundTrip());
    return null;
  }
  try {
    if (!readFileSync(document.absolute).equals(bytes)) {
      console.trouble({ file }, words.trouble.changedMeanwhile());
      return null;
    }
    overwrite(document.absolute, written, bytes);
  } catch (error) {
    console.trouble({ file }, words.trouble.notWritten(reasonOf(error)));
    return null;
  }
  console.note(words.fixed(edits.length, file));
  const starts = lineStarts(text);
  for (const edit of edits) {
    const { line, column } = positionAt(starts, edit.start);
    console.note(`${file}:${line}:${column}: ${words.mended(edit.op, edit.found, edit.expected)}`);
  }
  return mended.text;
}

/** Whether the bytes about to be written read as the very text that was meant. */
function sameText(meant: Decoded, written: Uint8Array): boolean {
  const read = decode(written);
  return 'text' in read && read.encoding === meant.encoding && read.text === meant.text;
}
