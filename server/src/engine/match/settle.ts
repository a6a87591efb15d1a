import { orderOf, runAt } from '../corpus/index.ts';
import { compareOccasions, parseOccasion } from '../corpus/occasions.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Statement } from '../corpus/statement.ts';
import type { Span } from '../text/span.ts';
import { isTied, judgeAttribution, UNSTATED } from './attribution.ts';
import { describe, type Difference } from './edits.ts';
import {
  factsOf,
  sizeOf,
  statementAround,
  statementInSentence,
  type Extract,
  type ExtractWords,
} from './extract.ts';
import { isPrimary, mayBeOf, type JudgeLibrary } from './judge-library.ts';
import type { Attribution, Finding, SourcePlace, Verdict } from './finding.ts';
import { withoutSetPhrase } from './set-phrases.ts';
import { crossesQuotation, placeOf, sourceText } from './source-text.ts';
import type { Explanation } from './sources.ts';

/** How the words stand in the document. */
export interface Manner {
  readonly quoted: boolean;
  readonly open: boolean;
  /** Passages that the quotations next to this one are of. */
  readonly neighbours: readonly number[];
}

/** A source for the words, and how they differ from it. */
export interface Candidate {
  readonly explanation: Explanation;
  readonly difference: Difference;
  readonly place: SourcePlace;
}

/** Explanations that differ by no more cost the same. */
const EQUAL_COST = 0.05;
/** Of words with a slip at least, a source may differ by so much more than another where the text claims it. */
const LEAST_SLIP = 1;
const MOST_CLAIMED = 1.5;
/** A place of record may differ from its witness by this part of the words, and by this where no date ties the two. */
const MOST_VARIANT_COST = 0.25;
const MOST_UNDATED_VARIANT_COST = 0.12;
const LEAST_VARIANT_EQUAL = 0.55;
const MOST_ALTERNATIVES = 20;
/** What the words are called (“…”这一重要理念), or of what they are a part, is looked for so far beside them. */
const PHRASE_NAME = 16;
const PHRASE_LEAD = 40;

/**
 * Chooses the source among explanations (best first): by wording, then the one that the surrounding text claims, then
 * that of the neighbouring quotations, then the place of record, then the earliest; and describes the difference.
 */
export function settle(
  extract: Extract,
  span: Span,
  words: ExtractWords,
  explanations: readonly Explanation[],
  manner: Manner,
): Finding {
  const { library } = extract;
  const statement = manner.quoted ? statementAround(extract, span) : statementInSentence(extract, span);
  const eligible = [...nearest(explanations), ...claimedNearby(library, statement, explanations)];
  const ranked = rankSources(extract, span, words, eligible, manner.neighbours);
  const { chosen, attribution: judged } = chooseClaimed(statement, ranked, library);
  const attribution = withoutSetPhrase(
    judged,
    {
      size: sizeOf(words),
      isWhole: words.breaks.length === 0,
      text: extract.text.slice(span.start, span.end),
      before: extract.text.slice(Math.max(0, span.start - PHRASE_LEAD), span.start),
      behind: extract.text.slice(span.end, span.end + PHRASE_NAME),
    },
    ranked.map(({ place }) => ({ passage: library.passages[place.passage], place })),
  );
  const others = ranked.filter((c) => c !== chosen);
  const record = placeOfRecord(extract, span, words, explanations, chosen, ranked);
  return record
    ? findingOf(extract, span, manner, 'variant', record, [chosen, ...others], attribution)
    : findingOf(extract, span, manner, verdictOf(chosen.difference), chosen, others, attribution);
}

/** Those that explain the words equally well, of explanations with the best first. */
export function nearest(explanations: readonly Explanation[]): Explanation[] {
  return explanations.filter((e) => e.cost <= explanations[0].cost + EQUAL_COST);
}

/** Those that explain words which no source has to the letter nearly as well, and that the text claims by day or occasion. */
function claimedNearby(
  library: JudgeLibrary,
  statement: Statement,
  explanations: readonly Explanation[],
): Explanation[] {
  const least = explanations[0].cost;
  if (least < LEAST_SLIP || (!statement.date && !statement.occasion)) return [];
  return explanations.filter(
    (e) =>
      e.cost > least + EQUAL_COST &&
      e.cost <= least + MOST_CLAIMED &&
      isTied(statement, factsOf(library, placeOf(library, e.runs[0].b, endOf(e)))),
  );
}

/** The sources that explain the words equally well, the best first, apart from what the surrounding text claims. */
export function rankSources(
  extract: Extract,
  span: Span,
  words: ExtractWords,
  equals: readonly Explanation[],
  neighbours: readonly number[],
): Candidate[] {
  const { library } = extract;
  // A writer's words that run into a quotation of his are his sentence, not what was said: a last resort.
  const whole = equals.filter((e) => !crossesQuotation(library, e.runs[0].b, endOf(e)));
  return (whole.length ? whole : equals)
    .map((e) => {
      const candidate = candidateOf(extract, span, words, e);
      const { passage } = candidate.place;
      const rank = [
        neighbours.includes(passage) ? 0 : 1,
        isPrimary(library, passage) ? 0 : 1,
        candidate.difference.edits.length,
      ];
      return { candidate, rank, date: library.passages[passage].date ?? '9999' };
    })
    .sort(
      (a, b) =>
        compareRanks(a.rank, b.rank) ||
        (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
        orderOf(library.index, a.candidate.difference.corpusStart) -
          orderOf(library.index, b.candidate.difference.corpusStart),
    )
    .map(({ candidate }) => candidate);
}

/** Where an explanation ends, as a position of the index. */
function endOf({ runs }: Explanation): number {
  const last = runs[runs.length - 1];
  return last.b + last.length;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

function candidateOf(extract: Extract, span: Span, words: ExtractWords, explanation: Explanation): Candidate {
  const { text, letters, segment, library } = extract;
  const { runs } = explanation;
  const last = runs[runs.length - 1];
  const run = runAt(library.index, runs[0].b);
  // Room for words at either end that match nothing.
  const roomFor = (unmatched: number): number => (unmatched > 0 ? unmatched + 4 : 0);
  const start = Math.max(run.start, runs[0].b - roomFor(runs[0].a - words.from));
  const end = Math.min(run.end, last.b + last.length + roomFor(words.to - last.a - last.length));
  const source = sourceText(library, start, end);
  const { from, to, elisions } = words;
  const difference = describe(
    { text, letters, from, to, span, hidden: segment.hidden, elisions, source },
    runs,
  );
  return { explanation, difference, place: placeOf(library, difference.corpusStart, difference.corpusEnd) };
}

function verdictOf(difference: Difference): Verdict {
  if (difference.edits.some((e) => e.kind === 'wording')) return 'misquote';
  if (difference.elided) return 'elided';
  return difference.edits.length ? 'equivalent' : 'exact';
}

/** 两国元首再次通电话 names nobody: it neither bears out nor excuses a talk with 桑切斯. */
function isComparable(stated: string, occasion: string, speaker: string | null): boolean {
  const own = parseOccasion(occasion);
  return (
    own.counterpart.length > 0 ||
    own.topic !== null ||
    compareOccasions(stated, occasion, speaker) !== 'unknown'
  );
}

function statesNothing({ speaker, date, occasion, article }: Statement): boolean {
  return speaker === null && date === null && occasion === null && article === null;
}

/** The source that the surrounding text claims, and how what it states stands to it. */
function chooseClaimed(
  statement: Statement,
  ranked: readonly Candidate[],
  library: JudgeLibrary,
): { chosen: Candidate; attribution: Attribution } {
  // Beside a place of record a later report counts only where it knows all that is stated: its silence excuses nothing.
  const isTelling = ({ place }: Candidate): boolean => {
    const { speaker, date, occasion } = library.passages[place.passage];
    return (
      isPrimary(library, place.passage) ||
      ((!statement.speaker || speaker !== null) &&
        (!statement.date || date !== null) &&
        (!statement.occasion ||
          (occasion !== null && isComparable(statement.occasion.value, occasion, speaker))))
    );
  };
  const hasRecord = ranked.some((c) => isPrimary(library, c.place.passage));
  const candidates = hasRecord ? ranked.filter(isTelling) : withFacts(ranked, library);
  if (statesNothing(statement)) return { chosen: candidates[0] ?? ranked[0], attribution: UNSTATED };
  const { best, attribution } = judgeAttribution(
    statement,
    candidates.map((c) => factsOf(library, c.place)),
  );
  return { chosen: candidates[best] ?? ranked[0], attribution };
}

/**
 * Candidates the surrounding text can be held against: one that knows neither date nor occasion proves nothing beside
 * one of the same speaker that does.
 */
function withFacts(candidates: readonly Candidate[], library: JudgeLibrary): Candidate[] {
  const passageOf = (c: Candidate): Passage => library.passages[c.place.passage];
  const isKnown = (p: Passage): boolean => p.date !== null || p.occasion !== null;
  const speakers = new Set(
    candidates
      .map(passageOf)
      .filter(isKnown)
      .map((p) => p.speaker),
  );
  return candidates.filter((c) => isKnown(passageOf(c)) || !speakers.has(passageOf(c).speaker));
}

/** A secondary witness may have the very words where the place of record reads differently: the latter leads. */
function placeOfRecord(
  extract: Extract,
  span: Span,
  words: ExtractWords,
  explanations: readonly Explanation[],
  chosen: Candidate,
  ranked: readonly Candidate[],
): Candidate | undefined {
  const { library, matching } = extract;
  const witness = library.passages[chosen.place.passage];
  if (chosen.difference.edits.some((e) => e.kind === 'wording')) return undefined;
  if (isPrimary(library, chosen.place.passage) || !witness.within) return undefined;
  // Words that stand so in another place of record are no variant of what a witness without a date repeats.
  const isRecorded =
    witness.date === null &&
    ranked.some((c) => {
      const { speaker } = library.passages[c.place.passage];
      return c !== chosen && isPrimary(library, c.place.passage) && speaker === witness.speaker;
    });
  if (isRecorded) return undefined;
  const length = words.to - words.from;
  const others = explanations.some((e) => e.cost > 0)
    ? explanations
    : matching.explainByRecord(words, witness);
  for (const e of others) {
    if (e.run === chosen.explanation.run || e.equal < length * LEAST_VARIANT_EQUAL) continue;
    if (e.cost > Math.max(2, sizeOf(words) * MOST_VARIANT_COST)) continue;
    const candidate = candidateOf(extract, span, words, e);
    const record = library.passages[candidate.place.passage];
    if (!isPrimary(library, candidate.place.passage) || !mayBeOf(record, witness)) continue;
    const areDated = record.date !== null && witness.date !== null;
    if (!areDated && e.cost > Math.max(1, sizeOf(words) * MOST_UNDATED_VARIANT_COST)) continue;
    return candidate;
  }
  return undefined;
}

function findingOf(
  extract: Extract,
  span: Span,
  manner: Manner,
  verdict: Verdict,
  source: Candidate,
  others: readonly Candidate[],
  attribution: Attribution,
): Finding {
  return {
    start: span.start,
    end: span.end,
    text: extract.text.slice(span.start, span.end),
    quoted: manner.quoted,
    open: manner.open,
    verdict,
    source: source.place,
    canonical: source.difference.canonical,
    edits: source.difference.edits,
    attribution,
    alternatives: others.slice(0, MOST_ALTERNATIVES).map((c) => c.place),
    alternativesTotal: others.length,
  };
}
