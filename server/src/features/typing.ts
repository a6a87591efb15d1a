import type { Finding, Span } from '../engine/index.ts';

/** What ends a clause, in Chinese and English; a quotation mark ends one too. */
const CLAUSE_END = /[。！？；，、：!?;,.:\r\n“”‘’「」『』《》"（）()…⋯]/;
/** A clause is looked for no further than this from the cursor: one line may be the whole document. */
const FARTHEST = 400;

/** A clause that the writer is at, without the marks that bound it. */
export interface ClauseInHand extends Span {
  /** The line it stands in: a quotation that has no closing mark goes on to its end. */
  readonly line: Span;
}

/** The clause around an offset. */
export function clauseAt(text: string, offset: number): ClauseInHand {
  let start = Math.min(offset, text.length);
  const first = Math.max(0, start - FARTHEST);
  while (start > first && !CLAUSE_END.test(text[start - 1])) start--;
  let end = Math.min(offset, text.length);
  const last = Math.min(text.length, end + FARTHEST);
  while (end < last && !CLAUSE_END.test(text[end])) end++;
  const lineEnd = text.indexOf('\n', end);
  const line = {
    start: start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1,
    end: lineEnd === -1 ? text.length : lineEnd,
  };
  return { start, end, line };
}

/** Whether a finding is still being written: it touches a clause in hand, or the line of one and has no closing mark. */
export function isBeingTyped(finding: Finding, clauses: readonly ClauseInHand[]): boolean {
  return clauses.some((clause) => {
    const { start, end } = finding.open ? clause.line : clause;
    return finding.start <= end && start <= finding.end;
  });
}
