import type { EditOperation, Verdict } from '../../server/src/engine/index.ts';

/** One difference as the examiner made it: offsets are into the document (or, while it is made, into the words). */
export interface TrueEdit {
  readonly op: EditOperation;
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly expected: string;
  /** Changed script and width: neighbouring single characters may be reported one by one or together. */
  readonly loose?: boolean;
}

export type Status = 'consistent' | 'contradicted' | 'unstated';

/** What is known of one stretch of a document because it was made so. */
export interface Truth {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** `nothing`: a flag here is a false one, a finding a false find. `maybe`: either is right. */
  readonly expect: 'finding' | 'nothing' | 'maybe';
  readonly quoted: boolean;
  /** All verdicts that check-report.md leaves room for. */
  readonly verdicts: readonly Verdict[];
  /** Passages any of which is the right source; null where there is none. */
  readonly sources: readonly number[] | null;
  /** For a splice: the passages of each part. */
  readonly parts?: readonly (readonly number[])[];
  /** Wordings any of which is right; null where it is not judged. */
  readonly canonical: readonly string[] | null;
  /** Sets of edits any of which is right; null where they are not judged. */
  readonly edits: readonly (readonly TrueEdit[])[] | null;
  /** Null where it is not judged. */
  readonly attribution: readonly Status[] | null;
  /** For a reader of failures: where the attribution stands and what it names. */
  readonly said?: string;
  /** For a reader of failures: what was done. */
  readonly note?: string;
}

/** A piece of a document with what is known of it; offsets are into the piece. */
export interface Fragment {
  readonly text: string;
  readonly truths: readonly Truth[];
}

/** Puts strings and fragments one after another. */
export function join(...pieces: readonly (string | Fragment)[]): Fragment {
  let text = '';
  const truths: Truth[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    for (const truth of piece.truths) truths.push(moved(truth, text.length));
    text += piece.text;
  }
  return { text, truths };
}

export function moved(truth: Truth, by: number): Truth {
  return {
    ...truth,
    start: truth.start + by,
    end: truth.end + by,
    edits:
      truth.edits?.map((set) => set.map((e) => ({ ...e, start: e.start + by, end: e.end + by }))) ?? null,
  };
}

/** Rewrites a piece character by character (line ends, a prefix to each line) and moves what is known along. */
export function rewritten(piece: Fragment, pattern: RegExp, put: string): Fragment {
  let text = '';
  let last = 0;
  const marks: { from: number; by: number }[] = [];
  let by = 0;
  for (const match of piece.text.matchAll(pattern)) {
    text += piece.text.slice(last, match.index) + put;
    last = match.index + match[0].length;
    by += put.length - match[0].length;
    marks.push({ from: last, by });
  }
  text += piece.text.slice(last);
  const at = (offset: number) => {
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (marks[middle].from <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + (low === 0 ? 0 : marks[low - 1].by);
  };
  return {
    text,
    truths: piece.truths.map((t) => ({
      ...t,
      start: at(t.start),
      end: at(t.end),
      edits:
        t.edits?.map((set) =>
          set.map((e) => ({
            ...e,
            start: at(e.start),
            end: at(e.end),
            found: text.slice(at(e.start), at(e.end)),
          })),
        ) ?? null,
    })),
  };
}
