import type { MarkupMemory } from '../text/markup/markup.ts';
import type { Segment } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { Finding } from './finding.ts';
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
  /** The document's markup as last read, for a parser that goes on from there. */
  markup: MarkupMemory;
}

/** What was found in a segment; offsets are relative to its start. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** Holds where the text around the segment still answers so. */
  readonly questions: readonly Question[];
}

interface Version {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly findings: readonly (readonly Finding[])[];
}

/** Two generations: what was used in neither of the last two checks is forgotten. */
interface Generations<T> {
  current: Map<string, T>;
  previous: Map<string, T>;
}

const empty = <T>(): Generations<T> => ({ current: new Map(), previous: new Map() });

export function newSegmentCache(): SegmentCache {
  return { validFor: '', last: undefined, judgements: empty(), matchings: empty(), markup: {} };
}

/** Begins a check: what the last one used is kept; another library, language or setting empties the cache. */
export function beginCheck(cache: SegmentCache, validFor: string): void {
  const isNew = cache.validFor !== validFor;
  cache.validFor = validFor;
  if (isNew) cache.last = undefined;
  cache.judgements = isNew ? empty() : { current: new Map(), previous: cache.judgements.current };
  cache.matchings = isNew ? empty() : { current: new Map(), previous: cache.matchings.current };
}

/** The value kept under a key; worked out where there is none. */
export function recall<T>(generations: Generations<T>, key: string, work: () => T): T {
  const known = generations.current.get(key) ?? generations.previous.get(key) ?? work();
  generations.current.set(key, known);
  return known;
}

/**
 * Gives for each segment of the new version, in order, the findings of the last version where neither the segment nor
 * what its findings depend on (so many units before and behind it) has changed; else undefined.
 */
export function unchangedSegments(
  cache: SegmentCache,
  text: string,
  segments: readonly Segment[],
  reach: { readonly before: number; readonly behind: number },
): (i: number) => Finding[] | undefined {
  const { last } = cache;
  if (!last) return () => undefined;
  const shorter = Math.min(last.text.length, text.length);
  let head = 0;
  while (head < shorter && last.text.charCodeAt(head) === text.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    last.text.charCodeAt(last.text.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail++;
  }
  const longer = text.length - last.text.length;
  const more = segments.length - last.segments.length;
  return (i) => {
    const segment = segments[i];
    // Nothing is unchanged at the text's end unless the end itself is: what follows may bear on a segment.
    const isBefore = segment.end + reach.behind <= head || head === text.length;
    const isBehind = segment.start - reach.before >= text.length - tail;
    const [j, by] = isBefore ? [i, 0] : isBehind ? [i - more, longer] : [-1, 0];
    const old = last.segments[j];
    if (!old || !isSame(old, segment, by)) return undefined;
    return last.findings[j].map((finding) => shifted(finding, by));
  };
}

function isSame(old: Segment, segment: Segment, by: number): boolean {
  const same = (a: Span, b: Span): boolean => a.start + by === b.start && a.end + by === b.end;
  return (
    same(old, segment) &&
    old.heading === segment.heading &&
    old.hidden.length === segment.hidden.length &&
    old.quotations.length === segment.quotations.length &&
    old.hidden.every((h, k) => same(h, segment.hidden[k])) &&
    old.quotations.every((q, k) => {
      const other = segment.quotations[k];
      return same(q, other) && q.open === other.open && q.depth === other.depth && q.block === other.block;
    })
  );
}

/** A finding moved by so many units. */
export function shifted(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const move = <T extends Span>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
  const { edits, attribution } = finding;
  return {
    ...finding,
    start: finding.start + by,
    end: finding.end + by,
    edits: edits.length ? edits.map(move) : edits,
    attribution: attribution.span
      ? {
          ...attribution,
          span: move(attribution.span),
          conflicts: attribution.conflicts.map((c) => ({ ...c, span: move(c.span) })),
        }
      : attribution,
  };
}
