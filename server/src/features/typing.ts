import type { Finding, Span } from '../engine/index.ts';

/** What ends a clause, in Chinese and English; a quotation mark ends one too. */
const CLAUSE_END = /[。！？；，、：!?;,.:\r\n“”‘’「」『』《》"（）()…]/;
/** A clause is looked for no further than this from the cursor: one line may be the whole document. */
const FARTHEST = 400;

/** The clause around an offset, without the marks that bound it. */
export function clauseAt(text: string, offset: number): Span {
  let start = Math.min(offset, text.length);
  const first = Math.max(0, start - FARTHEST);
  while (start > first && !CLAUSE_END.test(text[start - 1])) start--;
  let end = Math.min(offset, text.length);
  const last = Math.min(text.length, end + FARTHEST);
  while (end < last && !CLAUSE_END.test(text[end])) end++;
  return { start, end };
}

/** Whether a finding is still being written: its closing mark is missing, or it touches a clause in hand. */
export function isBeingTyped(finding: Finding, clauses: readonly Span[]): boolean {
  return finding.open || clauses.some((clause) => finding.start <= clause.end && clause.start <= finding.end);
}
