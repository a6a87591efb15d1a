// Widens edits to whole words where words are parted by spaces.
import type { Edit } from './finding.ts';
import { isWordLetter, type Setting } from './setting.ts';

/** Whether unit i is of a word; an apostrophe is between two letters. */
function isLetterOfWord(text: string, i: number): boolean {
  if (text[i] === "'" || text[i] === '’') return isWordLetter(text[i - 1]) && isWordLetter(text[i + 1]);
  return isWordLetter(text[i]);
}

const beginsInLetter = (text: string): boolean => isWordLetter(/^['’]/.test(text) ? text[1] : text[0]);

const endsInLetter = (text: string): boolean => isWordLetter(/['’]$/.test(text) ? text.at(-2) : text.at(-1));

/** Where words are parted by spaces an edit is one of whole words: `dark` for `darkness`, not `ness` left out. */
export function toWords(setting: Setting, edits: readonly Edit[]): Edit[] {
  const { text, span } = setting;
  const result: Edit[] = [];
  for (const e of edits) {
    if (e.kind !== 'wording' || e.op === 'transposition') {
      result.push(e);
      continue;
    }
    const previous = result[result.length - 1];
    let { start, end } = e;
    const [left, right] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
    if (endsInLetter(left) && (beginsInLetter(e.found + right) || beginsInLetter(e.expected + right))) {
      while (start > Math.max(span.start, previous?.end ?? 0) && isLetterOfWord(text, start - 1)) start--;
    }
    if (beginsInLetter(right) && (endsInLetter(left + e.found) || endsInLetter(left + e.expected))) {
      while (end < span.end && isLetterOfWord(text, end)) end++;
    }
    const before = text.slice(start, e.start);
    const behind = text.slice(e.end, end);
    const joins =
      previous !== undefined &&
      previous.kind === 'wording' &&
      previous.end >= start &&
      previous.op !== 'transposition';
    if (joins && previous.end > e.start) {
      // The word was taken in whole with its earlier difference: this one changes what that one expects.
      const overlap = previous.end - e.start;
      const kept = previous.expected.slice(0, previous.expected.length - overlap);
      const rest = text.slice(e.end, Math.max(end, previous.end));
      result[result.length - 1] = {
        ...previous,
        end: Math.max(end, previous.end),
        found: text.slice(previous.start, Math.max(end, previous.end)),
        expected: kept + e.expected + rest,
        op: 'substitution',
      };
    } else if (
      joins &&
      (start < e.start || previous.end === e.start) &&
      isLetterOfWord(text, previous.end - 1)
    ) {
      result[result.length - 1] = {
        ...previous,
        end,
        found: previous.found + before + e.found + behind,
        expected: previous.expected + before + e.expected + behind,
        op: 'substitution',
      };
    } else {
      const found = before + e.found + behind;
      const expected = before + e.expected + behind;
      result.push({
        ...e,
        start,
        end,
        found,
        expected,
        op: !found ? 'omission' : !expected ? 'addition' : 'substitution',
      });
    }
  }
  return result;
}
