import type { Finding, IgnoreComment, Library, Rule, SourcePlace, Verdict } from '../engine/index.ts';
import type { LoadedCorpus } from './corpus.ts';
import type { IgnoredFinding } from './ignored-files.ts';
import type { Tally } from './words.ts';

/** A document that could be read, with what was found in it. */
export interface CheckedFile {
  /** As given on the command line. */
  readonly path: string;
  readonly text: string;
  /** Without those of which everything is ignored. */
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  /** Its comments that tell what to ignore. */
  readonly comments: readonly IgnoreComment[];
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

/** Counts what is not ignored of every finding, or of those in quotation marks only. */
export function summarise(files: Iterable<CheckedFile>, quotedOnly = false): Summary {
  const summary = Object.fromEntries([...VERDICTS, 'contradicted'].map((tally) => [tally, 0])) as Summary;
  for (const file of files) {
    for (const finding of file.findings) {
      if (quotedOnly && !finding.quoted) continue;
      const silent = silentRules(file, finding);
      if (!silent.some((rule) => rule !== 'contradicted')) summary[finding.verdict]++;
      if (finding.attribution.status === 'contradicted' && !silent.includes('contradicted'))
        summary.contradicted++;
    }
  }
  return summary;
}

/** Rules by which a finding is not to be pointed out, though something of it is. */
function silentRules(file: CheckedFile, finding: Finding): Rule[] {
  return file.ignored.flatMap((one) => (one.finding === finding ? [one.rule] : []));
}

/** Whether a finding makes the exit status 1. Running text never does. */
export function isFlagged(finding: Finding, file: CheckedFile): boolean {
  const { quoted, verdict, attribution } = finding;
  if (!quoted) return false;
  const silent = silentRules(file, finding);
  return (
    ((verdict === 'misquote' || verdict === 'spliced') && !silent.includes(verdict)) ||
    (attribution.status === 'contradicted' && !silent.includes('contradicted'))
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
