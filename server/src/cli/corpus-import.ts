import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { proposeArticle, type Proposal } from '../engine/index.ts';
import { doubtText, importWords, sourceTroubleText } from '../messages/import-words.ts';
import { readSourceFile, TOOLS } from '../node/read-source.ts';
import { readSource } from '../read-source.ts';
import type { Console } from './console.ts';
import { kindOf, loadCorpus, type CorpusChoice } from './corpus.ts';
import { readDocument } from './documents.ts';
import { writeNew } from './write-new.ts';

export interface ImportFlags {
  readonly corpus: CorpusChoice;
  readonly out: string;
  readonly write: boolean;
  readonly id?: string;
  readonly stdinName?: string;
  readonly format: 'pretty' | 'json';
}

/**
 * `verbatim corpus import`: reads files as articles and shows what they would be. Writes only when told to with
 * --write, or when the person at the terminal says yes to what is shown; never over a file that is there.
 */
export async function corpusImport(
  files: readonly string[],
  flags: ImportFlags,
  console: Console,
): Promise<number> {
  const { words } = console;
  const folders = [...flags.corpus.folders];
  const there = kindOf(flags.out);
  const own = there === 'folder';
  if (there === 'file') {
    console.trouble({ file: flags.out }, words.trouble.corpusNotFolder());
    return 2;
  }
  // What is in the folder already belongs to what is known; an empty folder is no trouble here.
  if (own && readdirSync(flags.out).some((name) => /\.(?:md|markdown)$/i.test(name))) folders.push(flags.out);
  const choice = { ...flags.corpus, folders };
  const library =
    folders.length > 0 || choice.bundled ? (await loadCorpus(choice, words)).corpus.library : undefined;
  const taken = new Set(library?.articles.map((article) => article.id));
  if (own) for (const name of readdirSync(flags.out)) taken.add(name.replace(/\.[^.]*$/, ''));

  const report: unknown[] = [];
  for (const file of files) {
    const source =
      file === '-'
        ? await readSource(
            flags.stdinName ?? 'stdin.txt',
            new Uint8Array(await readDocument({ path: '-', absolute: null })),
            TOOLS,
          )
        : await readSourceFile(file);
    if (!source.ok) {
      console.trouble({ file }, sourceTroubleText(source.trouble));
      continue;
    }
    const id = files.length === 1 ? flags.id : undefined;
    const proposal = proposeArticle(source.value, { words: importWords(), library, taken, id });
    if (proposal === null) {
      console.trouble({ file }, sourceTroubleText({ code: 'no-text', values: {} }));
      continue;
    }
    taken.add(proposal.id);
    const target = path.join(flags.out, `${proposal.id}.md`);
    if (flags.format === 'pretty') show(file, target, proposal, console);
    const wanted = flags.write || (flags.format === 'pretty' && (await saysYes(words.import.ask(target))));
    const written = wanted && writeNew(target, proposal.text, console);
    if (written && flags.format === 'pretty') console.note(words.import.written(target));
    if (!wanted && flags.format === 'pretty') console.note(words.import.notYet());
    report.push(entryOf(file, target, proposal, written));
  }
  if (flags.format === 'json')
    console.print(JSON.stringify({ schemaVersion: 1, files: report }, null, 2) + '\n');
  return console.failed() ? 2 : 0;
}

/** The proposal on standard output, as it would stand in the file; what to look at on standard error. */
function show(file: string, target: string, proposal: Proposal, console: Console): void {
  const { words } = console;
  const { article, passages, doubts } = proposal;
  const outer = passages.filter((passage) => passage.within === null).length;
  const kind = words.stats.kind[article.kind] ?? article.kind;
  console.note(words.import.read(file, target, kind, outer, passages.length - outer));
  console.print(proposal.text);
  for (const doubt of doubts) console.note(`${target}:${doubt.line}: ${doubtText(doubt)}`);
}

function entryOf(file: string, target: string, proposal: Proposal, written: boolean) {
  const { article, passages, doubts, id, text } = proposal;
  const { title, subtitle, author, publication, date, kind, language, status } = article;
  return {
    path: file,
    target: target.replaceAll(path.sep, '/'),
    written,
    article: { id, title, subtitle: subtitle ?? null, author, publication, date, kind, language, status },
    passages: passages.filter((passage) => passage.within === null).length,
    quotations: passages.filter((passage) => passage.within !== null).length,
    doubts: doubts.map((doubt) => ({ code: doubt.code, line: doubt.line, message: doubtText(doubt) })),
    text,
  };
}

async function saysYes(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  const ask = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*(?:y|yes|是|好|写|寫)\s*$/i.test(await ask.question(question));
  } finally {
    ask.close();
  }
}
