import { search as find } from '../engine/index.ts';
import { readingsFor } from '../pinyin-readings.ts';
import type { Console } from './console.ts';
import { loadCorpus, type CorpusChoice } from './corpus.ts';
import { sourceOf } from './report.ts';
import { provenance } from './report-pretty.ts';
import { markedRow, rows } from './terminal.ts';

export interface SearchOptions {
  readonly corpus: CorpusChoice;
  readonly format: 'pretty' | 'json';
  readonly limit: number;
}

/** `verbatim search`: passages that fit, best first. Exit status 0 found, 1 nothing found, 2 trouble. */
export async function search(query: string, options: SearchOptions, console: Console): Promise<number> {
  const { words } = console;
  const { corpus, troubles } = await loadCorpus(options.corpus, words);
  console.corpusTroubles(troubles);
  const { library } = corpus;
  const hits = find(library, query, options.limit, await readingsFor(query));

  if (options.format === 'json') {
    const found = hits.map(({ passage, score, matches }) => {
      const { text, section } = library.passages[passage];
      return {
        source: sourceOf({ passage, start: 0, end: text.length }, corpus),
        section,
        text,
        score,
        matches: matches.map(({ start, end }) => ({ start, end })),
      };
    });
    console.print(JSON.stringify({ schemaVersion: 1, query, hits: found }, null, 2) + '\n');
  } else {
    const { colors, width } = await console.style();
    for (const { passage, matches } of hits) {
      const { text } = library.passages[passage];
      const source = sourceOf({ passage, start: matches[0]?.start ?? 0, end: text.length }, corpus);
      const marks = matches.map((span) => ({ ...span, paint: colors.bold }));
      const all = rows(text, { start: 0, end: text.length }, width - 2);
      console.print(
        [
          colors.cyan(provenance(source, words)),
          ...all.map((row) => `  ${markedRow(text, row, marks, false).row}`),
          colors.dim(`  ${words.title(source.articleTitle)} ${source.file}:${source.line}`),
          '',
          '',
        ].join('\n'),
      );
    }
    if (hits.length === 0) console.print(`${words.searchNothing(query)}\n`);
  }
  if (console.failed()) return 2;
  return hits.length > 0 ? 0 : 1;
}
