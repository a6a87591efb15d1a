import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Console } from './console.ts';
import { loadCorpus, type CorpusChoice, type LoadedCorpus } from './corpus.ts';
import { exportedUnits } from './corpus-translations.ts';
import { reasonOf } from './documents.ts';
import { exported } from './export-passages.ts';
import { overwrite } from './overwrite.ts';
import { loadTranslations } from './translations.ts';

export const EXPORT_FORMATS = ['jsonl', 'csl-json', 'tei', 'csv', 'tmx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  readonly corpus: CorpusChoice;
  readonly format: ExportFormat;
  /** Ids of the articles that are wanted; all where there are none. */
  readonly article: readonly string[];
  /** A file in place of standard output. */
  readonly out?: string;
  /** This program's, for forms that name the program they were written by. */
  readonly version: string;
}

/** `verbatim corpus export`. Exit status 0, or 2 when something could not be read or written. */
export async function corpusExport(options: ExportOptions, console: Console): Promise<number> {
  const { words } = console;
  const { corpus, troubles } = await loadCorpus(options.corpus, words);
  console.corpusTroubles(troubles);
  const { library } = corpus;
  for (const id of options.article) {
    if (!library.articles.some((article) => article.id === id))
      console.trouble({ file: null }, words.trouble.noArticle(id));
  }
  if (options.format === 'tmx') return exportTranslations(corpus, options, console);
  const articles = exported(library).filter(
    ({ id }) => options.article.length === 0 || options.article.includes(id),
  );
  const { csv, cslJson, jsonLines, tei } = await import('./export-formats.ts');
  const text = {
    jsonl: () => jsonLines(articles),
    csv: () => csv(articles),
    'csl-json': () => cslJson(articles, library),
    tei: () => tei(articles),
  }[options.format]();
  const count = articles.reduce((sum, { passages }) => sum + passages.length, 0);
  write(text, options.out, (file) => words.exported(count, file), console);
  return console.failed() ? 2 : 0;
}

/** The translations, sentence by sentence, for translation programs. */
async function exportTranslations(
  corpus: LoadedCorpus,
  options: ExportOptions,
  console: Console,
): Promise<number> {
  const { words } = console;
  const translations = await loadTranslations(corpus, [], console);
  const units = exportedUnits(translations, options.article);
  const { writeTmx } = await import('../translation/read-translations.ts');
  if (units.length === 0) console.trouble({ file: null }, words.bilingual.noTranslations());
  else
    write(
      writeTmx(units, options.version),
      options.out,
      (file) => words.translations.exported(units.length, file),
      console,
    );
  return console.failed() ? 2 : 0;
}

function write(
  text: string,
  out: string | undefined,
  done: (file: string) => string,
  console: Console,
): void {
  if (out === undefined) return console.print(text);
  try {
    put(out, Buffer.from(text));
    console.note(done(out));
  } catch (error) {
    console.trouble({ file: out }, console.words.trouble.notWritten(reasonOf(error)));
  }
}

/** Writes a file; one that is there keeps what it holds until all is written. A pipe or device is just written to. */
function put(file: string, bytes: Uint8Array): void {
  const about = statSync(file, { throwIfNoEntry: false });
  if (about?.isFile() === true) overwrite(file, bytes, readFileSync(file));
  else writeFileSync(file, bytes);
}
