import { orderOf } from '../corpus/index.ts';
import { measure } from '../text/measure.ts';
import { letterAt } from '../text/normalize.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import type { Stretch } from './candidates.ts';
import { breakAt, toClauses, withTornClauses, type Break, type ClauseBreaks } from './clauses.ts';
import { wordsIn, type Extract } from './extract.ts';
import type { Finding } from './finding.ts';
import { isNaming } from './naming.ts';
import { settle } from './settle.ts';
import { sourceBreaks } from './source-breaks.ts';

/** Running text may differ in at most this part of its letters. */
const MOST_ERRORS = 0.2;
const LEAST_EQUAL = 0.75;
/** A stretch that is this part of the shortest may still be brought to it, by the rest of its last clause. */
const SHORTEST_PART = 0.75;
/** Running text that begins or ends in mid-clause, both here and in the source, is a coincidence up to this length. */
const SHORTEST_TORN = 16;
/** Inside a quotation that no source explains, only an exact stretch of this length and more is recognised. */
const SHORTEST_INSIDE = 20;

/** Stretches of text without quotation marks that repeat the corpus: the longest first, none over another finding. */
export function judgeRunningText(extract: Extract, quoted: readonly Finding[]): Finding[] {
  const { text, letters, segment, library, minimum, matching } = extract;
  const taken: Span[] = quoted.map((f) => ({
    start: letterAt(letters, f.start),
    end: letterAt(letters, f.end),
  }));
  const score = (s: Stretch) => s.docEnd - s.docStart - 3 * s.errors;
  const size = (s: Stretch) => measure(letters.codes, s.docStart, s.docEnd);
  // The same ends are met in every source of the same words.
  const known: Break[] = [];
  const breaks: ClauseBreaks = {
    document: (i) => (known[i] ??= breakAt(text, letters, i, segment.hidden)),
    source: sourceBreaks(library),
  };
  const stretches = gaps(taken, letters.length)
    .flatMap((gap) => matching.running(gap.start, gap.end, Math.ceil(minimum.running * SHORTEST_PART)))
    .filter((s) => s.errors <= (s.docEnd - s.docStart) * MOST_ERRORS)
    .map((s) => toClauses(s, letters.codes, library.index.letters, breaks))
    .filter((s) => size(s) >= (s.whole ? minimum.running : Math.max(minimum.running, SHORTEST_TORN)))
    .sort(
      (a, b) =>
        score(b) - score(a) ||
        a.docStart - b.docStart ||
        orderOf(library.index, a.corpusStart) - orderOf(library.index, b.corpusStart),
    );
  const findings: Finding[] = [];
  for (const found of stretches) {
    const isTaken = ({ docStart, docEnd }: Stretch) =>
      taken.some((t) => overlaps(t, { start: docStart, end: docEnd }));
    if (isTaken(found)) continue;
    const longer = withTornClauses(found, letters.codes, library.index.letters, breaks);
    const isNear = longer.errors <= (longer.docEnd - longer.docStart) * MOST_ERRORS;
    const s = isNear && !isTaken(longer) ? longer : found;
    const own = { start: s.docStart, end: s.docEnd };
    const span = { start: letters.starts[s.docStart], end: letters.ends[s.docEnd - 1] };
    if (isNaming(text, span, s.errors > 0)) continue;
    const around = segment.quotations.filter((q) => !q.open && overlaps(q, span));
    if (around.length && (s.errors > 0 || size(s) < SHORTEST_INSIDE)) continue;
    taken.push(own);
    const finding = settleRunning(extract, span, around);
    const inner = finding && withoutAddedEdges(extract, finding);
    if (finding) findings.push((inner && settleRunning(extract, inner, around)) ?? finding);
  }
  return findings;
}

function settleRunning(extract: Extract, span: Span, around: readonly Span[]): Finding | undefined {
  const words = wordsIn(extract, span);
  const explanations = extract.matching.explain(words);
  if (!explanations.length || explanations[0].equal < (words.to - words.from) * LEAST_EQUAL) return undefined;
  const quoted = around.some((q) => contains(q, span));
  return settle(extract, span, words, explanations, { quoted, open: false, neighbours: [] });
}

/** Running text without what the source lacks at its beginning and its end, which is the writer's own; undefined where there is none. */
function withoutAddedEdges({ letters }: Extract, { start, end, edits }: Finding): Span | undefined {
  const [head, tail] = [edits[0], edits[edits.length - 1]];
  const inner = { start, end };
  if (head?.op === 'addition' && head.start === start)
    inner.start = letters.starts[letterAt(letters, head.end)];
  if (tail?.op === 'addition' && tail.end === end)
    inner.end = letters.ends[letterAt(letters, tail.start) - 1];
  const isInner = inner.start > start || inner.end < end;
  return isInner && inner.start < inner.end ? inner : undefined;
}

/** The stretches of [0, length) that none of the spans covers. */
function gaps(taken: readonly Span[], length: number): Span[] {
  const free: Span[] = [];
  let start = 0;
  for (const t of [...taken].sort((a, b) => a.start - b.start)) {
    if (t.start > start) free.push({ start, end: t.start });
    start = Math.max(start, t.end);
  }
  if (start < length) free.push({ start, end: length });
  return free;
}
