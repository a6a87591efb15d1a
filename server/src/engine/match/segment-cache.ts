import type { MarkupMemory } from '../text/markup/markup.ts';
import type { Finding } from './finding.ts';
import type { Matching } from './matching.ts';

/**
 * What was found in segments seen before, by the text itself. Two generations, so that what is no longer in the
 * document is forgotten.
 */
export interface SegmentCache {
  revision: string;
  /** Findings by all they depend on; offsets are relative to the segment's start. */
  findings: Generations<readonly Finding[]>;
  /** What the corpus has for a segment's letters, by its text alone. */
  matchings: Generations<Matching>;
  /** The document's markup as last read, for a parser that goes on from there. */
  markup: MarkupMemory;
}

interface Generations<T> {
  current: Map<string, T>;
  previous: Map<string, T>;
}

const empty = <T>(): Generations<T> => ({ current: new Map(), previous: new Map() });

export function newSegmentCache(): SegmentCache {
  return { revision: '', findings: empty(), matchings: empty(), markup: {} };
}

/** Begins a check: what the last one used is kept, what it did not is dropped; another library empties it. */
export function beginCheck(cache: SegmentCache, revision: string): void {
  const isNew = cache.revision !== revision;
  cache.revision = revision;
  cache.findings = isNew ? empty() : { current: new Map(), previous: cache.findings.current };
  cache.matchings = isNew ? empty() : { current: new Map(), previous: cache.matchings.current };
}

/** The matching kept under a key; worked out where there is none. */
export function recallMatching(cache: SegmentCache, key: string, work: () => Matching): Matching {
  const known = cache.matchings.current.get(key) ?? cache.matchings.previous.get(key) ?? work();
  cache.matchings.current.set(key, known);
  return known;
}

/** What is known for a segment, brought to offset `start`. */
export function recall(cache: SegmentCache, key: string, start: number): Finding[] | undefined {
  const known = cache.findings.current.get(key) ?? cache.findings.previous.get(key);
  if (!known) return undefined;
  cache.findings.current.set(key, known);
  return known.map((finding) => shifted(finding, start));
}

export function remember(
  cache: SegmentCache,
  key: string,
  start: number,
  findings: readonly Finding[],
): void {
  cache.findings.current.set(
    key,
    findings.map((finding) => shifted(finding, -start)),
  );
}

function shifted(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const move = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  });
  return {
    ...move(finding),
    edits: finding.edits.map(move),
    attribution: {
      ...finding.attribution,
      span: finding.attribution.span && move(finding.attribution.span),
      conflicts: finding.attribution.conflicts.map((c) => ({ ...c, span: move(c.span) })),
    },
  };
}
