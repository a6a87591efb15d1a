import { runAt } from '../corpus/index.ts';
import type { Article } from '../corpus/article.ts';
import type { Passage } from '../corpus/passages.ts';
import { readStatement, type Statement } from '../corpus/statement.ts';
import { measure } from '../text/measure.ts';
import { letterAt, type Letters } from '../text/normalize.ts';
import type { Quotation } from '../text/quotations.ts';
import type { Segment } from '../text/segment.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import { judgeAttribution, type SourceFacts } from './attribution.ts';
import { findStretches, type Stretch } from './candidates.ts';
import { breakAt, toClauses, type Break, type ClauseBreaks } from './clauses.ts';
import { describe, type Difference } from './edits.ts';
import type { Attribution, Edit, Finding, SourcePlace, Verdict } from './finding.ts';
import { placeOf, sourceText, type SourceLibrary } from './source-text.ts';
import {
  explain,
  explainSpliced,
  JOINT_COST,
  longestUnexplained,
  stretchesOf,
  type Explanation,
  type Words,
} from './sources.ts';

/** What the judge needs of a library. */
export interface JudgeLibrary extends SourceLibrary {
  readonly articles: readonly Article[];
  readonly articleOf: ArrayLike<number>;
  /** Names of everyone who speaks in the corpus. */
  readonly speakers: readonly string[];
}

/** Shortest lengths, in letters, of what is judged. */
export interface MinimumLength {
  readonly quoted: number;
  readonly running: number;
}

/** A segment of a document, and what is around it. */
export interface SegmentText {
  readonly text: string;
  readonly segment: Segment;
  readonly letters: Letters;
}

/** Of the words this part at least must be the source's own, or they are no quotation of it. */
const LEAST_EQUAL = 0.55;
/**
 * And what differs may cost at most this part of them: more where the text names the source's date or occasion, little
 * where it names another (then the words are rather another quotation that is like this one).
 */
const MOST_COST = { consistent: 0.42, unstated: 0.26, contradicted: 0.1 } as const;
/** Words shorter than this are recognised only as they stand, unless the text ties them to the source. */
const SHORTEST_WITH_ERRORS = 8;
const SHORTEST_TIED = 6;
/** Running text may differ in at most this part of its letters. */
const MOST_RUNNING_ERRORS = 0.2;
const LEAST_RUNNING_EQUAL = 0.75;
/** Running text that begins or ends in mid-clause, both here and in the source, is a coincidence up to this length. */
const SHORTEST_TORN = 16;
/** Inside a quotation that no source explains, only an exact stretch of this length and more is recognised. */
const SHORTEST_INSIDE = 20;
/** A part of the words that one source leaves unexplained is looked for elsewhere from this length on. */
const SPLICE_FROM = 6;
/** Quoted words that nothing explains are called unsourced from this length on. */
const SHORTEST_UNSOURCED = 10;
/** How far around a quotation the text is read for what it says of it, in UTF-16 units. */
const CONTEXT = 600;
const MOST_ALTERNATIVES = 20;

/** All findings in a segment, by start. */
export function judgeSegment(within: SegmentText, library: JudgeLibrary, minimum: MinimumLength): Finding[] {
  const { letters, segment } = within;
  const stretches = findStretches(letters.codes, 0, letters.length, library.index);
  const findings: Finding[] = [];
  const unexplained: Quotation[] = [];
  const judged = new Map<Finding, Quotation>();
  for (const quotation of segment.quotations) {
    if (findings.some((f) => overlaps(f, quotation))) continue;
    const found = judgeQuotation(within, quotation, stretches, library, minimum, []);
    if (found) {
      findings.push(found);
      judged.set(found, quotation);
    } else if (!quotation.open) {
      unexplained.push(quotation);
    }
  }
  // Words of several sources are rather of the one their neighbours are of.
  const sources = findings.map((f) => (f.source && f.alternativesTotal === 0 ? f.source.passage : undefined));
  findings.forEach((finding, i) => {
    const neighbours = [
      sources.slice(0, i).findLast((s) => s !== undefined),
      sources.slice(i + 1).find((s) => s !== undefined),
    ];
    const known = neighbours.filter((s) => s !== undefined);
    if (finding.alternativesTotal === 0 || finding.verdict === 'spliced' || !known.length) return;
    findings[i] = judgeQuotation(within, judged.get(finding)!, stretches, library, minimum, known) ?? finding;
  });
  for (const quotation of unexplained) {
    if (findings.some((f) => overlaps(f, quotation))) continue;
    const finding = judgeUnsourced(within, quotation, library);
    if (finding) findings.push(finding);
  }
  if (!segment.heading) {
    findings.push(...judgeRunningText(within, stretches, findings, library, minimum));
  }
  return findings.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Letters of the document within a span. */
function wordsIn(within: SegmentText, span: Span): Words & { elisions: Span[] } {
  const { letters, segment } = within;
  const from = letterAt(letters, span.start);
  const to = letterAt(letters, span.end);
  const elisions = segment.elisions.filter((e) => contains(span, e));
  const statedAt = new Set<number>();
  for (const e of elisions) {
    const at = letterAt(letters, e.start);
    if (at > from && at < to) statedAt.add(at);
  }
  const breaks: number[] = [];
  for (let i = from + 1; i < to; i++) {
    if (letters.starts[i] !== letters.ends[i - 1]) breaks.push(i);
  }
  return { codes: letters.codes, from, to, statedAt, elisions, breaks };
}

/** The span of the words themselves, without white space, or marks that open a paragraph anew, at its ends. */
function trimmed({ text, segment }: SegmentText, span: Span): Span {
  let { start, end } = span;
  for (let moved = true; moved;) {
    moved = false;
    while (start < end && WHITE.test(text[start])) start++;
    while (end > start && WHITE.test(text[end - 1])) end--;
    const h = segment.hidden.find(
      (x) => x.start <= start && start < x.end && /\s/.test(text.slice(x.start, x.end)),
    );
    if (h && h.end < end) {
      start = h.end;
      moved = true;
    }
  }
  return { start, end };
}
const WHITE = /[\s\u3000\ufeff]/;

function judgeQuotation(
  within: SegmentText,
  quotation: Quotation,
  stretches: readonly Stretch[],
  library: JudgeLibrary,
  minimum: MinimumLength,
  neighbours: readonly number[],
): Finding | undefined {
  const span = trimmed(within, quotation);
  const words = wordsIn(within, span);
  if (sizeOf(words) < minimum.quoted) return undefined;
  if (quotation.open) return judgeOpen(within, span, words, stretches, library, minimum, neighbours);
  if (!stretches.some((s) => s.docStart < words.to && s.docEnd > words.from)) return undefined;
  const near = stretchesOf(words, library);
  const explanations = explain(words, near, library);
  const best = explanations[0];
  const cost = best && isExplained(within, span, words, best, library) ? best.cost : Infinity;
  if (cost >= 1 && cost < Infinity && isInnerBetter(within, quotation, cost, library, minimum))
    return undefined;
  if (!best || cost > JOINT_COST + 2 || longestUnexplained(words, best) >= SPLICE_FROM) {
    const parts = explainSpliced(words, near, library);
    const splicedCost = parts
      ? parts.reduce((sum, p) => sum + p.cost, 0) + JOINT_COST * (parts.length - 1)
      : Infinity;
    if (parts && splicedCost + 1 < cost && isSplice(within, parts, library)) {
      return splicedFinding(within, span, words, parts, library);
    }
  }
  if (cost === Infinity) return undefined;
  return settle(within, span, words, explanations, library, { quoted: true, open: false, neighbours });
}

/** Whether a quotation inside this one is the source's and the rest is the writer's own. */
function isInnerBetter(
  within: SegmentText,
  outer: Quotation,
  cost: number,
  library: JudgeLibrary,
  minimum: MinimumLength,
): boolean {
  return within.segment.quotations.some((inner) => {
    if (inner === outer || inner.open || !contains(outer, inner)) return false;
    const words = wordsIn(within, inner);
    if (sizeOf(words) < minimum.quoted) return false;
    const best = explain(words, stretchesOf(words, library), library)[0];
    return (
      best !== undefined &&
      best.cost + 1 < cost &&
      best.cost <= (words.to - words.from) * MOST_COST.contradicted
    );
  });
}

/** Length of words as a reader feels it, in Chinese characters. */
const sizeOf = (words: Words): number => measure(words.codes, words.from, words.to);

/** Whether an explanation is near enough to call the words a quotation of it. */
function isExplained(
  within: SegmentText,
  span: Span,
  words: Words,
  e: Explanation,
  library: JudgeLibrary,
): boolean {
  const length = words.to - words.from;
  const size = sizeOf(words);
  if (e.cost < 0.5) return true;
  if (e.equal < length * LEAST_EQUAL || e.cost > Math.max(1, length * MOST_COST.consistent)) return false;
  if (size >= SHORTEST_WITH_ERRORS && e.cost <= Math.max(1, length * MOST_COST.contradicted)) return true;
  const tie = tieTo(within, span, e, library);
  if (size < SHORTEST_WITH_ERRORS) return tie === 'consistent' && e.cost <= 1 && size >= SHORTEST_TIED;
  return e.cost <= Math.max(1, length * MOST_COST[tie]);
}

/** What the text around the words says of the source's date, occasion and work; the speaker alone ties them to nothing. */
function tieTo(
  within: SegmentText,
  span: Span,
  e: Explanation,
  library: JudgeLibrary,
): Attribution['status'] {
  const statement = statementAround(within, span, library);
  const source = factsOf(library, placeOf(library, e.runs[0].b, e.runs[0].b + 1).passage);
  const { status } = judgeAttribution(statement, [source]).attribution;
  const isSpeakerAlone = !statement.date && !statement.occasion && !statement.article;
  return status === 'consistent' && isSpeakerAlone ? 'unstated' : status;
}

/** Passages of one speech or report are one source, however far apart. */
function isSplice(_within: SegmentText, parts: readonly Explanation[], library: JudgeLibrary): boolean {
  const passages = parts.map((p) => placeOf(library, p.runs[0].b, p.runs[0].b + 1).passage);
  return new Set(passages.map((p) => library.passages[p].id)).size === passages.length;
}

/** A quotation whose closing mark is missing: as much of it as a source explains. */
function judgeOpen(
  within: SegmentText,
  span: Span,
  words: Words,
  stretches: readonly Stretch[],
  library: JudgeLibrary,
  minimum: MinimumLength,
  neighbours: readonly number[],
): Finding | undefined {
  const near = stretches.filter(
    (s) => s.docStart >= words.from - 2 && s.docStart <= words.from + 2 && s.docEnd <= words.to + 2,
  );
  const longest = near.reduce<Stretch | undefined>((a, s) => (!a || s.docEnd > a.docEnd ? s : a), undefined);
  if (!longest) return undefined;
  const size = measure(words.codes, words.from, Math.min(longest.docEnd, words.to));
  if (size < Math.max(minimum.quoted, SHORTEST_WITH_ERRORS)) return undefined;
  const to = Math.min(longest.docEnd, words.to);
  const part: Words & { elisions: Span[] } = {
    ...words,
    to,
    elisions: (words as Words & { elisions: Span[] }).elisions,
  };
  const explanations = explain(part, stretchesOf(part, library), library);
  if (!explanations[0] || !isExplained(within, span, part, explanations[0], library)) return undefined;
  const end = within.letters.ends[to - 1];
  return settle(within, { start: span.start, end }, part, explanations, library, {
    quoted: true,
    open: true,
    neighbours,
  });
}

interface Manner {
  readonly quoted: boolean;
  readonly open: boolean;
  /** Passages that the quotations next to this one are of. */
  readonly neighbours: readonly number[];
}

interface Candidate {
  readonly explanation: Explanation;
  readonly difference: Difference;
  readonly place: SourcePlace;
}

/** Chooses the source among the explanations, and describes the difference. */
function settle(
  within: SegmentText,
  span: Span,
  words: Words & { elisions: Span[] },
  explanations: readonly Explanation[],
  library: JudgeLibrary,
  manner: Manner,
): Finding {
  const least = explanations[0].cost;
  const equals = explanations.filter((e) => e.cost <= least + 0.05);
  const candidates = equals.map((e) => candidateOf(within, span, words, e, library));
  const rank = (c: Candidate): number[] => {
    const article = library.articles[library.articleOf[c.place.passage]];
    return [
      manner.neighbours.includes(c.place.passage) ? 0 : 1,
      article.authority === 'primary' ? 0 : 1,
      c.difference.edits.length,
    ];
  };
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      rank: rank(candidate),
      date: library.passages[candidate.place.passage].date ?? '9999',
    }))
    .sort(
      (a, b) =>
        compareRanks(a.rank, b.rank) ||
        (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
        a.candidate.difference.corpusStart - b.candidate.difference.corpusStart,
    )
    .map((r) => r.candidate);
  const statement = statementAround(within, span, library);
  const claimed = withFacts(ranked, library);
  const judged = judgeAttribution(
    statement,
    claimed.map((c) => factsOf(library, c.place.passage)),
  );
  const chosen = claimed[judged.best] ?? ranked[0];
  const others = [chosen, ...ranked.filter((c) => c !== chosen)].slice(1);
  const variant = chosen.difference.edits.some((e) => e.kind === 'wording')
    ? undefined
    : placeOfRecord(
        within,
        span,
        words,
        chosen,
        explanationsBeyond(words, explanations, chosen, library),
        library,
      );
  if (variant) {
    return findingOf(within, span, manner, 'variant', variant, [chosen, ...others], judged.attribution);
  }
  return findingOf(within, span, manner, verdictOf(chosen.difference), chosen, others, judged.attribution);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

function candidateOf(
  within: SegmentText,
  span: Span,
  words: Words & { elisions: Span[] },
  explanation: Explanation,
  library: JudgeLibrary,
): Candidate {
  const { runs } = explanation;
  const last = runs[runs.length - 1];
  const run = runAt(library.index, runs[0].b);
  // Room on both sides for words that match nothing.
  const room = words.to - words.from + 4;
  const source = sourceText(
    library,
    Math.max(run.start, runs[0].b - room),
    Math.min(run.end, last.b + last.length + room),
  );
  const difference = describe(
    {
      text: within.text,
      letters: within.letters,
      from: words.from,
      to: words.to,
      span,
      hidden: within.segment.hidden,
      elisions: words.elisions,
      source,
    },
    runs,
  );
  return { explanation, difference, place: placeOf(library, difference.corpusStart, difference.corpusEnd) };
}

function verdictOf(difference: Difference): Verdict {
  if (difference.edits.some((e) => e.kind === 'wording')) return 'misquote';
  if (difference.elided) return 'elided';
  return difference.edits.length ? 'equivalent' : 'exact';
}

/**
 * Candidates the surrounding text can be held against: one that knows neither date nor occasion proves nothing beside
 * one of the same speaker that does.
 */
function withFacts(candidates: readonly Candidate[], library: JudgeLibrary): Candidate[] {
  const passageOf = (c: Candidate) => library.passages[c.place.passage];
  const isKnown = (p: Passage) => p.date !== null || p.occasion !== null;
  const speakers = new Set(
    candidates
      .map(passageOf)
      .filter(isKnown)
      .map((p) => p.speaker),
  );
  return candidates.filter((c) => isKnown(passageOf(c)) || !speakers.has(passageOf(c).speaker));
}

/** A secondary witness may have the words in another form than the place of record: the place of record leads. */
function placeOfRecord(
  within: SegmentText,
  span: Span,
  words: Words & { elisions: Span[] },
  chosen: Candidate,
  beyond: readonly Explanation[],
  library: JudgeLibrary,
): Candidate | undefined {
  const witness = library.passages[chosen.place.passage];
  if (library.articles[library.articleOf[chosen.place.passage]].authority === 'primary' || !witness.within)
    return undefined;
  for (const e of beyond) {
    if (
      e.equal < (words.to - words.from) * LEAST_EQUAL ||
      e.cost > Math.max(2, (words.to - words.from) * 0.25)
    )
      continue;
    const candidate = candidateOf(within, span, words, e, library);
    const record = library.passages[candidate.place.passage];
    if (library.articles[library.articleOf[candidate.place.passage]].authority !== 'primary') continue;
    if (record.speaker !== witness.speaker) continue;
    if (record.date && witness.date && record.date !== witness.date) continue;
    if (!(record.date && witness.date) && e.cost > Math.max(1, (words.to - words.from) * 0.12)) continue;
    return candidate;
  }
  return undefined;
}

/** Explanations in other sources than the chosen one, though they are not as good. */
function explanationsBeyond(
  words: Words,
  explanations: readonly Explanation[],
  chosen: Candidate,
  library: JudgeLibrary,
): Explanation[] {
  if (library.articles[library.articleOf[chosen.place.passage]].authority === 'primary') return [];
  if (explanations.some((e) => e.cost > 0))
    return explanations.filter((e) => e.run !== chosen.explanation.run);
  // Exact places hid the others: look again without them.
  const near = stretchesOf(words, library).filter(
    (s) => !(s.errors === 0 && s.docStart <= words.from && s.docEnd >= words.to),
  );
  return explain(words, near, library).filter((e) => e.run !== chosen.explanation.run);
}

function findingOf(
  within: SegmentText,
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
    text: within.text.slice(span.start, span.end),
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

function splicedFinding(
  within: SegmentText,
  span: Span,
  words: Words & { elisions: Span[] },
  parts: readonly Explanation[],
  library: JudgeLibrary,
): Finding {
  const { letters, text } = within;
  const edits: Edit[] = [];
  let canonical = '';
  const places: SourcePlace[] = [];
  parts.forEach((part, i) => {
    const own = { ...words, from: part.from, to: part.to, elisions: words.elisions };
    // The punctuation between two parts stays with the earlier one.
    const start = i === 0 ? span.start : letters.starts[part.from];
    const end = i + 1 < parts.length ? letters.starts[part.to] : span.end;
    const candidate = candidateOf(within, { start, end }, own, part, library);
    edits.push(...candidate.difference.edits);
    canonical += candidate.difference.canonical;
    places.push(candidate.place);
  });
  const longest = parts.reduce(
    (best, p, i) => (p.to - p.from > parts[best].to - parts[best].from ? i : best),
    0,
  );
  const facts = places.map((p) => factsOf(library, p.passage));
  return {
    start: span.start,
    end: span.end,
    text: text.slice(span.start, span.end),
    quoted: true,
    open: false,
    verdict: 'spliced',
    source: places[longest],
    canonical,
    edits,
    attribution: judgeAttribution(statementAround(within, span, library), facts).attribution,
    alternatives: places,
    alternativesTotal: places.length,
  };
}

const UNSTATED: Attribution = {
  status: 'unstated',
  stated: { speaker: null, date: null, occasion: null },
  span: null,
  conflicts: [],
};

/** Quoted words that are said to be by a speaker of the corpus, and are nowhere in it. */
function judgeUnsourced(
  within: SegmentText,
  quotation: Quotation,
  library: JudgeLibrary,
): Finding | undefined {
  const span = trimmed(within, quotation);
  const words = wordsIn(within, span);
  if (sizeOf(words) < SHORTEST_UNSOURCED || quotation.depth > 0) return undefined;
  const statement = statementAround(within, span, library);
  if (!statement.speaker || !library.speakers.includes(statement.speaker.value)) return undefined;
  return {
    start: span.start,
    end: span.end,
    text: within.text.slice(span.start, span.end),
    quoted: true,
    open: false,
    verdict: 'unsourced',
    source: null,
    canonical: '',
    edits: [],
    attribution: { ...UNSTATED, stated: { ...UNSTATED.stated, speaker: statement.speaker.value } },
    alternatives: [],
    alternativesTotal: 0,
  };
}

/** Stretches of text without quotation marks that repeat the corpus: the longest first, none over another finding. */
function judgeRunningText(
  within: SegmentText,
  stretches: readonly Stretch[],
  found: readonly Finding[],
  library: JudgeLibrary,
  minimum: MinimumLength,
): Finding[] {
  const { letters } = within;
  const taken: Span[] = found.map((f) => ({
    start: letterAt(letters, f.start),
    end: letterAt(letters, f.end),
  }));
  const score = (s: Stretch) => s.docEnd - s.docStart - 3 * s.errors;
  const size = (s: Stretch) => measure(letters.codes, s.docStart, s.docEnd);
  const breaks: ClauseBreaks = {
    document: (i) => breakAt(within.text, letters, i, within.segment.hidden),
    source: (position) => sourceBreakAt(library, position),
  };
  const candidates = stretches
    .filter((s) => size(s) >= minimum.running && s.errors <= (s.docEnd - s.docStart) * MOST_RUNNING_ERRORS)
    .map((s) => toClauses(s, letters.codes, library.index.letters, breaks))
    .filter((s) => size(s) >= (s.whole ? minimum.running : Math.max(minimum.running, SHORTEST_TORN)))
    .sort((a, b) => score(b) - score(a) || a.docStart - b.docStart || a.corpusStart - b.corpusStart);
  const findings: Finding[] = [];
  for (const s of candidates) {
    const own = { start: s.docStart, end: s.docEnd };
    if (taken.some((t) => overlaps(t, own))) continue;
    const span = { start: letters.starts[s.docStart], end: letters.ends[s.docEnd - 1] };
    const quoted = within.segment.quotations.some((q) => !q.open && contains(q, span));
    const inQuotation = within.segment.quotations.some((q) => !q.open && overlaps(q, span));
    if (inQuotation && (s.errors > 0 || size(s) < SHORTEST_INSIDE)) continue;
    taken.push(own);
    const words = wordsIn(within, span);
    const explanations = explain(words, stretchesOf(words, library), library);
    if (!explanations.length || explanations[0].equal < (words.to - words.from) * LEAST_RUNNING_EQUAL)
      continue;
    findings.push(
      settle(within, span, words, explanations, library, { quoted, open: false, neighbours: [] }),
    );
  }
  return findings;
}

/** What parts the letter before a position of the index from the letter at it, in the source. */
function sourceBreakAt(library: JudgeLibrary, position: number): Break {
  const run = runAt(library.index, position);
  if (position <= run.start || position >= run.end) return 'clause';
  const source = sourceText(library, position - 1, position + 1);
  return breakAt(source.text, source.letters, position - source.base, []);
}

function statementAround(within: SegmentText, span: Span, library: JudgeLibrary): Statement {
  return readStatement(within.text, span, {
    start: Math.max(0, Math.min(within.segment.start, span.start) - CONTEXT),
    end: Math.min(within.text.length, Math.max(within.segment.end, span.end)),
    referenceDate: null,
    speakers: library.speakers,
  });
}

function factsOf(library: JudgeLibrary, index: number): SourceFacts {
  const passage: Passage = library.passages[index];
  const article = library.articles[library.articleOf[index]];
  return {
    speaker: passage.speaker,
    date: passage.date,
    occasion: passage.occasion,
    occasionKind: passage.occasionKind,
    articleTitle: article.title,
    articleDate: article.date,
    articleAuthor: article.author,
  };
}
