import { writeFileSync } from 'node:fs';
import type { Console } from './console.ts';
import { loadCorpus, type CorpusChoice } from './corpus.ts';
import { reasonOf } from './documents.ts';
import { exported } from './export-passages.ts';

export const EXPORT_FORMATS = ['jsonl', 'csl-json', 'tei', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  readonly corpus: CorpusChoice;
  readonly format: ExportFormat;
  /** Ids of the articles that are wanted; all where there are none. */
  readonly article: readonly string[];
  /** A file in place of standard output. */
  readonly out?: string;
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
  if (options.out === undefined) console.print(text);
  else {
    try {
      writeFileSync(options.out, text);
      const count = articles.reduce((sum, { passages }) => sum + passages.length, 0);
      console.note(words.exported(count, options.out));
    } catch (error) {
      console.trouble({ file: options.out }, words.trouble.notWritten(reasonOf(error)));
    }
  }
  return console.failed() ? 2 : 0;
}
