import type { Library, Passage } from '../engine/index.ts';
import type { Console } from './console.ts';
import { loadCorpus, type CorpusChoice, type LoadedCorpus } from './corpus.ts';
import { displayWidth, padEnd, padStart } from './terminal.ts';

export interface StatsOptions {
  readonly corpus: CorpusChoice;
  readonly format: 'pretty' | 'json';
}

/** `verbatim corpus stats`: what was indexed. Exit status 0, or 2 when something could not be read. */
export async function corpusStats(options: StatsOptions, console: Console): Promise<number> {
  const { corpus, troubles } = await loadCorpus(options.corpus, console.words);
  console.corpusTroubles(troubles);
  const stats = count(corpus);
  if (options.format === 'json') {
    const problems = troubles.map(({ file, line, severity, message }) => ({ file, line, severity, message }));
    console.print(JSON.stringify({ schemaVersion: 1, ...stats, problems }, null, 2) + '\n');
  } else await print(stats, console);
  return console.failed() ? 2 : 0;
}

type Stats = ReturnType<typeof count>;

/** Counts, most frequent first. */
function tally(values: Iterable<string | null>): { name: string | null; passages: number }[] {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([name, passages]) => ({ name, passages })).sort((a, b) => b.passages - a.passages);
}

function unknownsOf(passages: Library['passages'], isVerse: (passage: Passage) => boolean) {
  // A classical text has a chapter and a verse, and no day on which it was said.
  const dated = passages.filter((passage) => !isVerse(passage));
  return {
    speaker: passages.filter(({ speaker }) => speaker === null).length,
    date: dated.filter(({ date }) => date === null).length,
    occasion: passages.filter(({ occasion }) => occasion === null).length,
    // 2020-03 says less than 2020-03-12: shown as it is, never completed.
    day: passages.filter(({ date }) => date !== null && !/^\d{4}-\d\d-\d\d/.test(date)).length,
  };
}

function count({ library, lineOf, sources }: LoadedCorpus) {
  const { articles, passages } = library;
  const outer = passages.filter(({ within }) => within === null);
  const verses = new Set(articles.filter(({ kind }) => kind === 'verse').map(({ id }) => id));
  const inner = passages.length - outer.length;
  const dates = passages.flatMap(({ date }) => date ?? []).sort();
  const firsts = articles.map(() => passages.length);
  for (let i = passages.length - 1; i >= 0; i--) firsts[library.articleOf[i]] = i;
  const ends = articles.map(() => 0);
  for (let i = 0; i < passages.length; i++) ends[library.articleOf[i]] = i + 1;
  return {
    /** Folders and packs. */
    sources,
    passages: passages.length,
    insidePassages: inner,
    characters: outer.reduce((sum, { text }) => sum + [...text].length, 0),
    articles: articles.map((article, index) => {
      const own = passages.slice(firsts[index], ends[index]);
      const first = own.length === 0 ? -1 : firsts[index];
      return {
        id: article.id,
        title: article.title,
        author: article.author,
        publication: article.publication,
        date: article.date,
        kind: article.kind,
        authority: article.authority,
        status: article.status,
        statusNote: article.statusNote,
        file: article.file,
        line: first < 0 ? null : lineOf({ passage: first, start: 0, end: 0 }),
        passages: own.length,
        insidePassages: own.filter(({ within }) => within !== null).length,
        // In the order of the text, not by number.
        sections: [...new Set(own.map(({ section }) => section))].map((name) => ({
          name,
          theme: (name !== null && article.themes?.[name]?.theme) || null,
          passages: own.filter(({ section }) => section === name).length,
        })),
        tags: article.tags ?? [],
        quotes: article.quotes ?? [],
        unknown: unknownsOf(own, () => article.kind === 'verse'),
        notes: tally(own.flatMap(({ notes }) => notes)),
        emendations: article.emendations.map(({ found, reads, why, certainty, applied }) => ({
          found,
          reads,
          why,
          certainty,
          applied,
        })),
      };
    }),
    speakers: tally(passages.map(({ speaker }) => speaker)),
    dates: {
      first: dates[0] ?? null,
      last: dates.at(-1) ?? null,
      counts: tally(dates).sort((a, b) => (a.name! < b.name! ? -1 : 1)),
    },
    unknown: unknownsOf(passages, ({ articleId }) => verses.has(articleId)),
    emendations: {
      applied: articles.flatMap(({ emendations }) => emendations.filter(({ applied }) => applied)).length,
      left: articles.flatMap(({ emendations }) => emendations.filter(({ applied }) => !applied)).length,
    },
  };
}

async function print(stats: Stats, console: Console): Promise<void> {
  const { words } = console;
  const w = words.stats;
  const { colors } = await console.style();
  const lines: string[] = [];
  const heading = (text: string) => lines.push('', colors.bold(text));
  const table = (rows: readonly (readonly [string, number | string])[], indent = '  ') => {
    const widest = Math.max(0, ...rows.map(([name]) => displayWidth(name)));
    const widestValue = Math.max(0, ...rows.map(([, value]) => displayWidth(String(value))));
    for (const [name, value] of rows)
      lines.push(`${indent}${padEnd(name, widest)}  ${padStart(String(value), widestValue)}`);
  };

  if (stats.sources.length > 1) {
    lines.push(`${words.sources()}:`, ...stats.sources.map((source) => `  ${source}`), '');
  }
  table(
    [
      [w.articles, stats.articles.length],
      [w.passages, stats.passages],
      [`  ${w.inside}`, stats.insidePassages],
      [w.characters, stats.characters],
    ],
    '',
  );
  for (const article of stats.articles) {
    heading(words.title(article.title));
    const facts = [
      article.author,
      article.publication,
      article.date && words.date(article.date),
      w.kind[article.kind] ?? article.kind,
      w.authority[article.authority],
    ];
    lines.push(`  ${facts.filter((fact) => fact).join(' · ')}`);
    lines.push(colors.dim(`  ${article.id}  ${article.file}`));
    if (article.tags.length > 0)
      lines.push(colors.cyan(`  ${article.tags.map((tag) => `#${tag}`).join(' ')}`));
    if (article.status === 'partial')
      lines.push(
        colors.yellow(`  ${w.partial}${article.statusNote ? `${words.colon}${article.statusNote}` : ''}`),
      );
    lines.push(
      `  ${w.count(article.passages)}${article.insidePassages > 0 ? ` (${w.inside}: ${article.insidePassages})` : ''}`,
    );
    if (article.sections.some(({ name }) => name !== null)) {
      for (const { name, theme, passages } of article.sections)
        lines.push(
          `  ${padStart(String(passages), 4)}  ${name ?? w.noSection}${theme === null ? '' : colors.cyan(`  ${theme}`)}`,
        );
    }
    for (const { name, passages } of article.notes)
      lines.push(colors.dim(`  ${padStart(String(passages), 4)}  ${w.note[name!] ?? name}`));
    for (const { found, reads, why, certainty, applied } of article.emendations) {
      const change = `${words.quote(found)} → ${words.quote(reads)}`;
      lines.push(
        `  ${applied ? w.applied : w.left}  ${change}  ${colors.dim([w.certainty[certainty], why].filter((x) => x).join(' · '))}`,
      );
    }
  }
  heading(w.speakers);
  table(stats.speakers.map(({ name, passages }) => [name ?? words.unknown.speaker, passages]));
  heading(w.dates);
  if (stats.dates.first !== null)
    lines.push(`  ${words.date(stats.dates.first)} – ${words.date(stats.dates.last!)}`);
  const months = new Map<string, number>();
  for (const { name, passages } of stats.dates.counts)
    months.set(name!.slice(0, 7), (months.get(name!.slice(0, 7)) ?? 0) + passages);
  table([...months].map(([month, passages]) => [words.date(month), passages]));
  heading(w.unknowns);
  table([
    [w.unknownSpeaker, stats.unknown.speaker],
    [w.unknownDate, stats.unknown.date],
    [w.unknownOccasion, stats.unknown.occasion],
    [w.dayUnknown, stats.unknown.day],
  ]);
  heading(w.emendations);
  table([
    [w.applied, stats.emendations.applied],
    [w.left, stats.emendations.left],
  ]);
  console.print(lines.join('\n') + '\n');
}
