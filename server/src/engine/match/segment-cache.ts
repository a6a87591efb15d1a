import type { Finding } from './finding.ts';

/**
 * Findings of segments seen before, by the text itself: offsets are relative to the segment's start. Two generations,
 * so that what is no longer in the document is forgotten.
 */
export interface SegmentCache {
  revision: string;
  current: Map<string, readonly Finding[]>;
  previous: Map<string, readonly Finding[]>;
}

export function newSegmentCache(): SegmentCache {
  return { revision: '', current: new Map(), previous: new Map() };
}

/** Begins a check: what the last one used is kept, what it did not is dropped; another library empties it. */
export function beginCheck(cache: SegmentCache, revision: string): void {
  if (cache.revision !== revision) {
    cache.revision = revision;
    cache.current = new Map();
    cache.previous = new Map();
    return;
  }
  cache.previous = cache.current;
  cache.current = new Map();
}

/** What is known for a segment, brought to offset `start`. */
export function recall(cache: SegmentCache, key: string, start: number): Finding[] | undefined {
  const known = cache.current.get(key) ?? cache.previous.get(key);
  if (!known) return undefined;
  cache.current.set(key, known);
  return known.map((finding) => shifted(finding, start));
}

export function remember(
  cache: SegmentCache,
  key: string,
  start: number,
  findings: readonly Finding[],
): void {
  cache.current.set(
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
