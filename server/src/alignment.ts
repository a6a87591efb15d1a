// A quotation and its canonical wording beside each other, clause by clause.
import type { Edit, Finding } from './engine/index.ts';

/** A stretch of both texts; `found` and `expected` differ where `edit` says how. */
export interface AlignedPart {
  readonly found: string;
  readonly expected: string;
  readonly edit: Edit | null;
}

/** A clause of the document with its counterpart in the source, as parts that agree or differ. */
export type AlignedClause = readonly AlignedPart[];

const CLAUSE_END = /[。！？；，：!?;,:\n]/;
/** A clause that is longer is cut all the same. */
const LONGEST = 80;

/** The clauses of a finding; all their `found` together are its text, all their `expected` the mended one. */
export function alignedClauses(finding: Finding): AlignedClause[] {
  const edits = [...finding.edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const clauses: AlignedPart[][] = [];
  let clause: AlignedPart[] = [];
  let length = 0;
  const close = (): void => {
    if (clause.length > 0) clauses.push(clause);
    clause = [];
    length = 0;
  };
  const same = (text: string): void => {
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      length++;
      const isEnd = CLAUSE_END.test(text[i]) && !CLAUSE_END.test(text[i + 1] ?? '');
      if (!isEnd && length < LONGEST) continue;
      // A character is never cut in two.
      if (/[\ud800-\udbff]/.test(text[i])) continue;
      clause.push({ found: text.slice(from, i + 1), expected: text.slice(from, i + 1), edit: null });
      from = i + 1;
      close();
    }
    const rest = text.slice(from);
    if (rest !== '') clause.push({ found: rest, expected: rest, edit: null });
  };
  let at = finding.start;
  for (const edit of edits) {
    if (edit.start < at) continue;
    same(finding.text.slice(at - finding.start, edit.start - finding.start));
    clause.push({ found: edit.found, expected: edit.expected, edit });
    length += Math.max(edit.found.length, edit.expected.length);
    if (CLAUSE_END.test(edit.expected.slice(-1)) || CLAUSE_END.test(edit.found.slice(-1))) close();
    at = edit.end;
  }
  same(finding.text.slice(at - finding.start));
  close();
  return clauses;
}
