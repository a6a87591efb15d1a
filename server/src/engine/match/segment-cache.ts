import { copied } from '../text/copied.ts';
import { commonHead, commonTail } from '../text/common-ends.ts';
import { newSegmentMemory, type PlacedSegments, type Segment, type SegmentMemory } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { Attribution, Edit, Finding } from './finding.ts';
import type { Matching } from './matching.ts';
import type { Question } from './surroundings.ts';

/** What was found in a document's last version, and whatever of it serves the next one. */
export interface SegmentCache {
  /** Library, language and settings that it holds for. */
  validFor: string;
  /** The last version, segment by segment. */
  last: Version | undefined;
  /** Judgements of a segment by its text, one for each of its surroundings. */
  judgements: Generations<Judgement[]>;
  /** What the corpus has for a segment's letters, by its text alone. */
  matchings: Generations<Matching>;
  /** The document's segments as last read. */
  segments: SegmentMemory;
}

/** What was found in a segment; offsets are relative to its start. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** Holds where the text around the segment still answers so. */
  readonly questions: readonly Question[];
  /** What answers them may stand anywhere in the document: notes, the first row of a table. */
  readonly isAnsweredAfar: boolean;
}

interface Version {
  readonly text: string;
  readonly segments: PlacedSegments;
  readonly judged: readonly JudgedSegment[];
}

/** A segment's judgement, and its findings where they stand in the document. */
export interface JudgedSegment {
  readonly judgement: Judgement;
  readonly findings: readonly Finding[];
}

/** Two generations: what was used in neither of the last two checks is forgotten. */
interface Generations<T> {
  current: Map<string, T>;
  previous: Map<string, T>;
}

const empty = <T>(): Generations<T> => ({ current: new Map(), previous: new Map() });

export function newSegmentCache(): SegmentCache {
  return {
    validFor: '',
    last: undefined,
    judgements: empty(),
    matchings: empty(),
    segments: newSegmentMemory(),
  };
}

/** Begins a check: what the last one used is kept; another library, language or setting empties the cache. */
export function beginCheck(cache: SegmentCache, validFor: string): void {
  const isNew = cache.validFor !== validFor;
  cache.validFor = validFor;
  if (isNew) {
    cache.last = undefined;
    cache.segments = newSegmentMemory();
  }
  cache.judgements = isNew ? empty() : { current: new Map(), previous: cache.judgements.current };
  cache.matchings = isNew ? empty() : { current: new Map(), previous: cache.matchings.current };
}

/** The value kept under a key; worked out where there is none. */
export function recall<T>(generations: Generations<T>, key: string, work: () => T): T {
  const known = generations.current.get(key) ?? generations.previous.get(key) ?? work();
  generations.current.set(key, known);
  return known;
}

/** What the last version had for the segments of the new one. */
export interface LastVersion {
  /** For the segment `i`, in order: what was found in it; undefined where its words are not the same. */
  same(i: number): JudgedSegment | undefined;
  /** Whether something has changed near enough to the segment `i` to bear on its findings. */
  isNear(i: number): boolean;
}

/**
 * Holds a document against its last version. `reach` is how many units before and behind a segment can bear on its
 * findings.
 */
export function lastVersion(
  { last }: SegmentCache,
  text: string,
  segments: PlacedSegments,
  reach: { readonly before: number; readonly behind: number },
): LastVersion {
  if (!last) return { same: () => undefined, isNear: () => true };
  const head = commonHead(last.text, text);
  const behind = text.length - commonTail(last.text, text, head);
  const longer = text.length - last.text.length;
  const more = segments.own.length - last.segments.own.length;
  const startOf = (i: number): number => segments.base[i] + segments.own[i].start;
  const endOf = (i: number): number => segments.base[i] + segments.own[i].end;
  return {
    same(i) {
      const isBefore = endOf(i) <= head;
      if (!isBefore && startOf(i) < behind) return undefined;
      const j = isBefore ? i : i - more;
      const by = isBefore ? 0 : longer;
      if (!isSame(last.segments, j, segments, i, by)) return undefined;
      const judged = last.judged[j];
      if (by === 0 || judged.findings.length === 0) return judged;
      return { judgement: judged.judgement, findings: judged.findings.map((f) => shifted(f, by)) };
    },
    // Nothing is far at the text's end unless the end itself is: what follows may bear on a segment.
    isNear: (i) =>
      endOf(i) <= head
        ? endOf(i) + reach.behind > head && head !== text.length
        : startOf(i) - reach.before < behind,
  };
}

function isSame(old: PlacedSegments, j: number, now: PlacedSegments, i: number, by: number): boolean {
  if (j < 0 || j >= old.own.length) return false;
  const moved = old.base[j] + by - now.base[i];
  return old.own[j] === now.own[i] ? moved === 0 : isMoved(old.own[j], now.own[i], moved);
}

/** Whether a segment is another one moved by so many units. */
function isMoved(a: Segment, b: Segment, by: number): boolean {
  const same = (one: Span, other: Span): boolean =>
    one.start + by === other.start && one.end + by === other.end;
  return (
    same(a, b) &&
    a.heading === b.heading &&
    a.hidden.length === b.hidden.length &&
    a.quotations.length === b.quotations.length &&
    a.hidden.every((h, k) => same(h, b.hidden[k])) &&
    a.quotations.every((q, k) => {
      const other = b.quotations[k];
      return same(q, other) && q.open === other.open && q.depth === other.depth && q.block === other.block;
    })
  );
}

/** A finding moved by so many units. Written out, because hundreds are moved at each keystroke. */
export function shifted(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const { text, quoted, open, verdict, source, canonical, alternatives, alternativesTotal } = finding;
  return {
    start: finding.start + by,
    end: finding.end + by,
    text,
    quoted,
    open,
    verdict,
    source,
    canonical,
    edits: finding.edits.length === 0 ? finding.edits : finding.edits.map((edit) => movedEdit(edit, by)),
    attribution: movedAttribution(finding.attribution, by),
    alternatives,
    alternativesTotal,
  };
}

function movedEdit({ start, end, op, found, expected, kind }: Edit, by: number): Edit {
  return { start: start + by, end: end + by, op, found, expected, kind };
}

function movedAttribution(attribution: Attribution, by: number): Attribution {
  const { status, stated, span, conflicts } = attribution;
  if (span === null) return attribution;
  return {
    status,
    stated,
    span: movedSpan(span, by),
    conflicts:
      conflicts.length === 0 ? conflicts : conflicts.map((c) => ({ ...c, span: movedSpan(c.span, by) })),
  };
}

const movedSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** A finding whose strings are its own: else it would keep the document's text alive as it was then. */
export function detached(finding: Finding): Finding {
  const { attribution } = finding;
  return {
    ...finding,
    text: copied(finding.text),
    edits: finding.edits.map((edit) => ({ ...edit, found: copied(edit.found) })),
    attribution: {
      ...attribution,
      conflicts: attribution.conflicts.map((c) => ({ ...c, stated: copied(c.stated) })),
    },
  };
}
