import type { Finding, Library, SourcePlace, Verdict } from '../engine/index.ts';
import type { LoadedCorpus } from './corpus.ts';
import type { Tally } from './words.ts';

/** A document that could be read, with what was found in it. */
export interface CheckedFile {
  /** As given on the command line. */
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** How often each verdict was given; `contradicted` counts stated sources, beside the verdict of the wording. */
export type Summary = Record<Tally, number>;

const VERDICTS: readonly Verdict[] = [
  'exact',
  'equivalent',
  'elided',
  'variant',
  'misquote',
  'spliced',
  'unsourced',
];

/** Counts every finding, quoted or not. */
export function summarise(findings: Iterable<Finding>): Summary {
  const summary = Object.fromEntries([...VERDICTS, 'contradicted'].map((tally) => [tally, 0])) as Summary;
  for (const finding of findings) {
    summary[finding.verdict]++;
    if (finding.attribution.status === 'contradicted') summary.contradicted++;
  }
  return summary;
}

/** Whether a finding makes the exit status 1. Running text never does. */
export function isFlagged(finding: Finding): boolean {
  return (
    finding.quoted &&
    (finding.verdict === 'misquote' ||
      finding.verdict === 'spliced' ||
      finding.attribution.status === 'contradicted')
  );
}

/** A source as the report names it. */
export interface ReportSource {
  readonly quoteId: string;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly occasion: string | null;
  readonly article: string;
  readonly articleTitle: string;
  /** Path of the corpus file, from the working directory where it lies inside. */
  readonly file: string;
  /** 1-based line of the file where the words begin. */
  readonly line: number;
}

/** Everything the report says about a place in a passage. */
export function sourceOf(place: SourcePlace, corpus: LoadedCorpus): ReportSource {
  const library: Library = corpus.library;
  const passage = library.passages[place.passage];
  const article = library.articles[library.articleOf[place.passage]];
  return {
    quoteId: passage.id,
    speaker: passage.speaker,
    date: passage.date,
    occasion: passage.occasion,
    article: article.id,
    articleTitle: article.title,
    file: article.file,
    line: corpus.lineOf(place),
  };
}
