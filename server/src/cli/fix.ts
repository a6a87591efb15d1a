import type { Edit } from '../engine/index.ts';

/** A text with the edits made; they must not overlap. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.expected;
    at = edit.end;
  }
  return result + text.slice(at);
}
