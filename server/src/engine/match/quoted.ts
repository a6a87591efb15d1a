import { unitAt } from '../corpus/index.ts';
import { measure } from '../text/measure.ts';
import type { Quotation } from '../text/quotations.ts';
import { contains, type Span } from '../text/span.ts';
import { isSpaced, visibleText } from '../text/visible.ts';
import { judgeAttribution } from './attribution.ts';
import type { Stretch } from './candidates.ts';
import {
  factsOf,
  sizeOf,
  statementAround,
  trimmed,
  wordsIn,
  type Extract,
  type ExtractWords,
} from './extract.ts';
import { isElidedToScraps } from './elided.ts';
import { isFromElsewhere, isOfOtherSpeaker } from './elsewhere.ts';
import { isInHeading } from './headings.ts';
import { countriesChanged } from './parties.ts';
import type { Attribution, Edit, Finding, SourcePlace } from './finding.ts';
import { nearest, rankSources, settle } from './settle.ts';
import { sourceBreak } from './source-breaks.ts';
import { bordersOfQuotations, quotationsWithin, placeOf } from './source-text.ts';
import { explainAmong, longestUnexplained, type Explanation } from './sources.ts';
import { explainApart, JOINT_COST } from './splices.ts';
import { isSaidByAnother } from './said-by-another.ts';
import { isMostlyVerbatim } from './verbatim-part.ts';

/** Of the words this part at least must be the source's own, or they are no quotation of it. */
const LEAST_EQUAL = 0.55;
/**
 * And what differs may cost at most this part of them: more where the text names the source's date, occasion or work,
 * little where it names another (then the words are rather another quotation that is like this one).
 */
const MOST_COST = { consistent: 0.42, unstated: 0.26, contradicted: 0.1 } as const;
/** What costs less is no slip: omissions that are stated. */
const SMALLEST_SLIP = 0.3;
/** Words shorter than this are recognised only as they stand, unless the text ties them to the source. */
const SHORTEST_WITH_ERRORS = 7;
const SHORTEST_TIED = 5;
/** An abridged quotation that has no part of so many letters is recognised only where the text says whose it is. */
const SHORTEST_PART_UNTIED = 5;
/** Words of fewer letters are no misquotation where the text says of nobody that they are his. */
const SHORTEST_UNSTATED = 7;
/** … nor a list of a few words: anybody has confidence, ability and certainty, in any order. */
const SHORTEST_LIST = 12;
const FEWEST_ITEMS = 3;
const LONGEST_ITEM = 3;
/** Words up to this length are said to one country as to another; longer ones where it is named more than once. */
const LONGEST_FORM = 40;
/** A set phrase is at most so long, in letters. */
const LONGEST_PHRASE = 24;
/** Words that are left after heavy abridging stand together so many letters at a time, on average. */
const ABRIDGED_PIECE = 3;
/** So many explanations that cost the same are tried. */
const MOST_TRIED = 6;
/** So much at an edge may be a slip. */
const EDGE_SLIP = 2;
/** Words that one source leaves unexplained are looked for elsewhere from this length on, in letters. */
const SPLICE_FROM = 6;
/** One source that differs by no more than this is not doubted: no splice is looked for. */
const UNDOUBTED = JOINT_COST + 2;
/** The parts of a splice may always differ so much. */
const LEAST_SPLICE_SLIPS = 2;
/** What it costs to explain words by two quotations that a report happens to print side by side. */
const SIDE_BY_SIDE = 5;
/** Words around a quotation inside are the source's where it has so much of them. */
const LEAST_EQUAL_AROUND = 0.6;
const MARKS = /[“”‘’「」『』"'«»]/;
/** Quoted words that nothing explains are called unsourced from this length on. */
const SHORTEST_UNSOURCED = 10;
/** But where they are so many words of a heading they are known. */
const SHORTEST_OF_HEADING = 16;

/** Judges the words of a quotation; undefined where the corpus does not explain them. */
export function judgeQuotation(
  extract: Extract,
  quotation: Quotation,
  neighbours: readonly number[],
): Finding | undefined {
  const { matching, minimum } = extract;
  const span = trimmed(extract, quotation);
  const words = wordsIn(extract, span);
  if (sizeOf(words) < minimum.quoted) return undefined;
  if (quotation.open) return judgeOpen(extract, span, words, neighbours);
  const explanations = apartIfPossible(extract, words, matching.explain(words));
  if (!(explanations[0]?.cost < SMALLEST_SLIP) && isInHeading(extract.library, words)) return undefined;
  // Of sources that differ equally, one may be tied to the words by what the text says of them.
  const equals = nearest(explanations);
  const fit = equals
    .slice(0, MOST_TRIED)
    .find((e) => isExplained(extract, span, words, e, neighbours, equals.length));
  const best = fit ?? explanations[0];
  const explained = fit !== undefined;
  const cost = explained ? best.cost + (isSideBySide(extract, best) ? SIDE_BY_SIDE : 0) : Infinity;
  if (explained && best.cost >= 1 && isInnerBetter(extract, quotation, words, best)) return undefined;
  if (explained) {
    const apart = judgeSideBySide(extract, span, words, best, neighbours);
    if (apart) return apart;
  }
  const isDoubted = !explained || (cost > UNDOUBTED - 1 && !isAbridged(words, best));
  if (best === undefined || isDoubted || longestUnexplained(words, best) >= SPLICE_FROM) {
    const parts = matching.explainSpliced(words);
    if (parts && spliceCost(parts) + 1 < cost && arePartsExplained(extract, words, parts)) {
      const passages = parts.map(([e]) => unitAt(extract.library.index, e.runs[0].b));
      const sources = parts.flatMap(nearest);
      if (sizeOf(words) <= LONGEST_FORM && isOfOtherSpeaker(extract, span, sources)) return undefined;
      if (!explained && sizeOf(words) <= LONGEST_FORM && isSaidByAnother(extract, span)) return undefined;
      if (new Set(passages).size === parts.length) return splicedFinding(extract, span, words, parts);
      if (!explained && passages.every((unit) => unit === passages[0]) && areReordered(parts))
        return reorderedFinding(extract, span, words, parts);
    }
  }
  return explained
    ? settle(extract, span, words, explanations, { quoted: true, open: false, neighbours })
    : undefined;
}

/** Whether an explanation is near enough to call the words a quotation of it. */
function isExplained(
  extract: Extract,
  span: Span,
  words: ExtractWords,
  e: Explanation,
  neighbours: readonly number[] = [],
  sources = 1,
): boolean {
  const size = sizeOf(words);
  if (e.cost < SMALLEST_SLIP)
    return !isElidedToScraps(words, e, SHORTEST_PART_UNTIED) || isClaimed(extract, span, e);
  const length = words.to - words.from;
  if (e.equal < length * LEAST_EQUAL) return false;
  const cost = e.cost + (e.equal <= LONGEST_PHRASE ? ownWords(words, e) : 0);
  const most = (share: number) => Math.max(1, size * share);
  const isOther = isOfAnother(extract, words, e);
  const isLikely = !isOther && isMostlyVerbatim(extract, span, words, e, sources);
  if (cost > most(MOST_COST.consistent) && !isLikely) return false;
  if (isFromElsewhere(extract, span, words, e)) return false;
  if (isLikely) return true;
  const isShort = length < SHORTEST_UNSTATED || (size < SHORTEST_LIST && isList(words));
  if (isShort && isUnstated(extract, span)) return false;
  if (size >= SHORTEST_WITH_ERRORS && cost <= most(MOST_COST.contradicted) && !isOther) return true;
  const tie = tieTo(extract, span, e);
  if (isOther && tie !== 'consistent') return false;
  if (size < SHORTEST_WITH_ERRORS) {
    const isTied = tie === 'consistent' || isOfNeighbour(extract, e, neighbours);
    return isTied && cost <= 1 && size >= SHORTEST_TIED;
  }
  return cost <= most(tie !== 'contradicted' && isAbridged(words, e) ? MOST_COST.consistent : MOST_COST[tie]);
}

/** Whether the words all stand in the source in their order: they are of it, however many are left out between. */
function isAbridged({ from, to }: ExtractWords, { equal, runs }: Explanation): boolean {
  return equal === to - from && equal >= runs.length * ABRIDGED_PIECE;
}

/** Whether words are items of a few letters each and nothing else. */
function isList({ from, to, breaks }: ExtractWords): boolean {
  const ends = [...breaks, to];
  return ends.length >= FEWEST_ITEMS && ends.every((end, i) => end - (ends[i - 1] ?? from) <= LONGEST_ITEM);
}

/** Whether the text says nothing of whose the words are: a slogan or a saying that is like one of the corpus. */
function isUnstated(extract: Extract, span: Span): boolean {
  const { speaker, date, occasion, article } = statementAround(extract, span);
  return !speaker && !date && !occasion && !article;
}

/** What words at the edges that match nothing cost more: beyond a slip or two they are the writer's own, before a set phrase. */
function ownWords(words: ExtractWords, { runs }: Explanation): number {
  const last = runs[runs.length - 1];
  return ownAtEdge(words, words.from, runs[0].a) + ownAtEdge(words, last.a + last.length, words.to);
}

function ownAtEdge({ codes, breaks }: ExtractWords, from: number, to: number): number {
  // A single word of an alphabet is one slip, however long.
  if (to === from || (isSpaced(codes[from]) && !breaks.some((i) => i > from && i < to))) return 0;
  return Math.max(0, measure(codes, from, to) - EDGE_SLIP);
}

/** Whether the source is rather what was said to another country in the same form. */
function isOfAnother({ library }: Extract, words: ExtractWords, e: Explanation): boolean {
  const changed = countriesChanged(words, e, library.index.letters);
  return changed > 1 || (changed === 1 && sizeOf(words) <= LONGEST_FORM);
}

/** What the text around the words says of the source's date, occasion and work; the speaker alone ties them to nothing. */
function tieTo(extract: Extract, span: Span, e: Explanation): Attribution['status'] {
  const { library } = extract;
  const statement = statementAround(extract, span);
  const source = factsOf(library, placeOf(library, e.runs[0].b, e.runs[0].b + 1));
  const { status } = judgeAttribution(statement, [source]).attribution;
  const isSpeakerAlone = !statement.date && !statement.occasion && !statement.article;
  return status === 'consistent' && isSpeakerAlone ? 'unstated' : status;
}

/** Whether the text says of the words, by speaker, work or day, what the source says. */
function isClaimed(extract: Extract, span: Span, e: Explanation): boolean {
  const { library } = extract;
  const source = factsOf(library, placeOf(library, e.runs[0].b, e.runs[0].b + 1));
  return judgeAttribution(statementAround(extract, span), [source]).attribution.status === 'consistent';
}

/** Whether a source stands in a passage that a quotation next to this one is of. */
function isOfNeighbour({ library }: Extract, e: Explanation, neighbours: readonly number[]): boolean {
  const outer = library.index.units[unitAt(library.index, e.runs[0].b)];
  return neighbours.some((one) => (library.passages[one].within?.passage ?? one) === outer);
}

/** Whether the source is two quotations that an article prints one after the other: nobody said them in one breath. */
function isSideBySide({ library }: Extract, e: Explanation): boolean {
  const last = e.runs[e.runs.length - 1];
  return quotationsWithin(library, e.runs[0].b, last.b + last.length) > 1;
}

/**
 * The letters of words before which a source begins another quotation, though the words go on without a mark: they are
 * not what anybody said.
 */
function cutsOf({ library, letters, text }: Extract, words: ExtractWords, { runs }: Explanation): number[] {
  const last = runs[runs.length - 1];
  return bordersOfQuotations(library, runs[0].b, last.b + last.length).flatMap((border) => {
    const run = runs.find(({ b, length }) => b + length > border);
    const cut = run === undefined ? words.to : run.a + Math.max(0, border - run.b);
    if (cut <= words.from || cut >= words.to) return [];
    return MARKS.test(text.slice(letters.ends[cut - 1], letters.starts[cut])) ? [] : [cut];
  });
}

/** Explanations without those by quotations that stand side by side, if any other explains the words as well. */
function apartIfPossible(
  extract: Extract,
  words: ExtractWords,
  explanations: readonly Explanation[],
): readonly Explanation[] {
  const equal = nearest(explanations);
  if (equal.length < 2) return explanations;
  const isApart = (e: Explanation): boolean => cutsOf(extract, words, e).length === 0;
  if (isApart(equal[0]) || !equal.slice(0, MOST_TRIED).some(isApart)) return explanations;
  return explanations.filter((e, i) => i >= equal.length || isApart(e));
}

/** Words that a report prints as two quotations: of two sources, or of one that has more between them. */
function judgeSideBySide(
  extract: Extract,
  span: Span,
  words: ExtractWords,
  best: Explanation,
  neighbours: readonly number[],
): Finding | undefined {
  const { library } = extract;
  const cuts = cutsOf(extract, words, best);
  const parts = cuts.length === 0 ? undefined : explainApart(words, library, cuts);
  if (!parts || !arePartsExplained(extract, words, parts)) return undefined;
  const unitOf = (e: Explanation): number => unitAt(library.index, e.runs[0].b);
  const own = unitOf(best);
  const units = parts.map((part) => nearest(part).map(unitOf));
  const shared = units[0].find((unit) => unit !== own && units.every((others) => others.includes(unit)));
  if (shared !== undefined) {
    const whole = explainAmong(words, library, (position) => unitAt(library.index, position) === shared);
    if (whole.length > 0 && isExplained(extract, span, words, whole[0], neighbours))
      return settle(extract, span, words, whole, { quoted: true, open: false, neighbours });
  }
  return splicedFinding(extract, span, words, parts);
}

/** Whether a quotation inside this one is the source's and the rest is the writer's own. */
function isInnerBetter(extract: Extract, outer: Quotation, words: ExtractWords, e: Explanation): boolean {
  return extract.segment.quotations.some((inner) => {
    if (inner === outer || inner.open || !contains(outer, inner)) return false;
    const own = wordsIn(extract, trimmed(extract, inner));
    if (sizeOf(own) < extract.minimum.quoted) return false;
    const best = extract.matching.explain(own)[0];
    if (best === undefined || best.cost + 1 >= e.cost) return false;
    return best.cost <= sizeOf(own) * MOST_COST.contradicted && !isExplainedAround(words, e, own);
  });
}

/** Whether an explanation of words has most of those around a part of them, too. */
function isExplainedAround({ from, to }: ExtractWords, { runs }: Explanation, part: ExtractWords): boolean {
  let equal = 0;
  for (const { a, length } of runs) {
    const inside = Math.min(a + length, part.to) - Math.max(a, part.from);
    equal += length - Math.max(0, inside);
  }
  return equal >= (to - from - (part.to - part.from)) * LEAST_EQUAL_AROUND;
}

/** A quotation whose closing mark is missing: as much of it as a source explains. */
function judgeOpen(
  extract: Extract,
  span: Span,
  words: ExtractWords,
  neighbours: readonly number[],
): Finding | undefined {
  const { matching, minimum, letters } = extract;
  const near = (s: Stretch) => Math.abs(s.docStart - words.from) <= 2 && s.docEnd <= words.to + 2;
  const ends = matching
    .stretches(words)
    .filter(near)
    .map((s) => Math.min(s.docEnd, words.to));
  const last = Math.max(0, ...ends);
  const size = measure(words.codes, words.from, Math.max(words.from, last));
  if (size < Math.max(minimum.quoted, SHORTEST_WITH_ERRORS)) return undefined;
  const isMarked = letters.ends[words.to - 1] < span.end;
  const whole = clauseEnd(words, last, isMarked);
  for (const to of whole > last ? [whole, last] : [last]) {
    const part: ExtractWords = { ...words, to };
    const explanations = matching.explain(part);
    if (explanations.length === 0 || !isExplained(extract, span, part, explanations[0])) continue;
    if (to === whole && whole > last && !endsAlike(extract, part, explanations[0])) continue;
    const read = { start: span.start, end: letters.ends[to - 1] };
    return settle(extract, read, part, explanations, { quoted: true, open: true, neighbours });
  }
  return undefined;
}

/** A slip in the last letters of a clause leaves at most so many behind the last stretch that agrees. */
const LONGEST_TAIL = 3;

/** Where the clause ends that letter `at` stands in, if soon: a mark must stand there, or the words may still be going on. */
function clauseEnd({ to, breaks }: ExtractWords, at: number, isMarked: boolean): number {
  if (at >= to || breaks.includes(at)) return at;
  const end = breaks.find((i) => i > at) ?? (isMarked ? to : undefined);
  return end !== undefined && end - at <= LONGEST_TAIL ? end : at;
}

/** Whether words end with the source's last letter of a clause, or as many letters before the source's clause does. */
function endsAlike({ library }: Extract, { to }: ExtractWords, { runs }: Explanation): boolean {
  const last = runs[runs.length - 1];
  const left = to - last.a - last.length;
  if (left === 0) return true;
  const end = last.b + last.length + left;
  return end < library.index.letters.length && sourceBreak(library, end) === 'clause';
}

function spliceCost(parts: readonly (readonly Explanation[])[]): number {
  return parts.reduce((sum, [best]) => sum + best.cost, 0) + JOINT_COST * (parts.length - 1);
}

/** Whether the parts of a splice are their sources' own words, but for a slip or two. */
function arePartsExplained(
  extract: Extract,
  words: ExtractWords,
  parts: readonly (readonly Explanation[])[],
): boolean {
  const slips = parts.reduce((sum, [e]) => sum + e.cost, 0);
  if (slips > Math.max(LEAST_SPLICE_SLIPS, sizeOf(words) * MOST_COST.contradicted)) return false;
  return !parts.some(([e]) => isOfAnother(extract, { ...words, from: e.from, to: e.to }, e));
}

/** Whether parts of one passage stand in another order than there. */
function areReordered(parts: readonly (readonly Explanation[])[]): boolean {
  return parts.some(([e], i) => i > 0 && e.runs[0].b < parts[i - 1][0].runs[0].b);
}

/** Parts of one passage in another order: put right they have what is left out between them stated. */
function reorderedFinding(
  extract: Extract,
  span: Span,
  words: ExtractWords,
  parts: readonly (readonly Explanation[])[],
): Finding {
  const { letters, text, segment, library } = extract;
  const unit = unitAt(library.index, parts[0][0].runs[0].b);
  const placed = parts.map((explanations) => {
    const { from, to } = explanations[0];
    const own = { start: letters.starts[from], end: letters.ends[to - 1] };
    // Other passages may have a part, too: the order is that of the one which has them all.
    const here = nearest(explanations).filter((e) => unitAt(library.index, e.runs[0].b) === unit);
    return { own, source: rankSources(extract, own, { ...words, from, to }, here, [])[0] };
  });
  const start = placed[0].own.start;
  const end = placed[placed.length - 1].own.end;
  const inOrder = [...placed].sort(
    (x, y) => x.source.difference.corpusStart - y.source.difference.corpusStart,
  );
  const expected = inOrder.map(({ source }) => source.difference.canonical).join('……');
  const longest = placed.reduce((x, y) => (y.own.end - y.own.start > x.own.end - x.own.start ? y : x));
  const { place } = longest.source;
  const shown = (from: number, to: number) => visibleText(text, from, to, segment.hidden);
  return {
    start: span.start,
    end: span.end,
    text: text.slice(span.start, span.end),
    quoted: true,
    open: false,
    verdict: 'misquote',
    source: place,
    canonical: shown(span.start, start) + expected + shown(end, span.end),
    edits: [{ op: 'transposition', start, end, found: shown(start, end), expected, kind: 'wording' }],
    attribution: judgeAttribution(statementAround(extract, span), [factsOf(library, place)]).attribution,
    alternatives: [],
    alternativesTotal: 0,
  };
}

/** Words that are presented as one quotation but joined from several passages. */
function splicedFinding(
  extract: Extract,
  span: Span,
  words: ExtractWords,
  parts: readonly (readonly Explanation[])[],
): Finding {
  const { letters, text, library } = extract;
  const edits: Edit[] = [];
  let canonical = '';
  const places: SourcePlace[] = [];
  parts.forEach((explanations, i) => {
    const { from, to } = explanations[0];
    // The punctuation between two parts stays with the earlier one.
    const start = i === 0 ? span.start : letters.starts[from];
    const end = i + 1 < parts.length ? letters.starts[to] : span.end;
    const [source] = rankSources(extract, { start, end }, { ...words, from, to }, nearest(explanations), []);
    edits.push(...source.difference.edits);
    canonical += source.difference.canonical;
    places.push(source.place);
  });
  const lengths = parts.map(([{ from, to }]) => to - from);
  const longest = lengths.indexOf(Math.max(...lengths));
  const facts = places.map((p) => factsOf(library, p));
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
    attribution: judgeAttribution(statementAround(extract, span), facts).attribution,
    alternatives: places,
    alternativesTotal: places.length,
  };
}

/** Quoted words that are said to be by a speaker of the corpus, and are nowhere in it. */
export function judgeUnsourced(extract: Extract, quotation: Quotation): Finding | undefined {
  const span = trimmed(extract, quotation);
  const words = wordsIn(extract, span);
  if (quotation.depth > 0 || sizeOf(words) < SHORTEST_UNSOURCED) return undefined;
  if (sizeOf(words) >= SHORTEST_OF_HEADING && isInHeading(extract.library, words)) return undefined;
  const statement = statementAround(extract, span);
  const { speaker } = statement;
  if (!speaker || !extract.library.speakers.includes(speaker.value)) return undefined;
  return {
    start: span.start,
    end: span.end,
    text: extract.text.slice(span.start, span.end),
    quoted: true,
    open: false,
    verdict: 'unsourced',
    source: null,
    canonical: '',
    edits: [],
    // No source, so nothing that could contradict what is stated.
    attribution: judgeAttribution(statement, []).attribution,
    alternatives: [],
    alternativesTotal: 0,
  };
}
