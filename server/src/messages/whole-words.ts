import type { Edit, Span } from '../engine/index.ts';

/** Characters around a change that are looked at for the word it stands in. */
const NEARBY = 8;
const MOST_KEPT = 2000;

let segmenter: Intl.Segmenter | null = null;
const known = new Map<string, Span>();

/**
 * A change as a reader would name it: 「抵达」 reads 「到达」 rather than 「抵」 reads 「到」. Only for showing; the edit
 * itself stays the smallest. `text` holds the edit's characters at [at, at + found.length).
 */
export function inWholeWords(edit: Edit, text: string, at: number): { found: string; expected: string } {
  const { found, expected } = edit;
  if (edit.kind !== 'wording' || edit.op !== 'substitution' || found === '') return edit;
  const from = Math.max(0, at - NEARBY);
  const to = Math.min(text.length, at + found.length + NEARBY);
  const word = wordAround(text.slice(from, to), at - from, at - from + found.length);
  const before = text.slice(from + word.start, at);
  const after = text.slice(at + found.length, from + word.end);
  return { found: before + found + after, expected: before + expected + after };
}

function wordAround(text: string, start: number, end: number): Span {
  const key = `${start} ${end} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  let word = { start, end };
  for (const { index, segment, isWordLike } of segmenter.segment(text)) {
    if (index >= end) break;
    const until = index + segment.length;
    if (until > start && isWordLike === true)
      word = { start: Math.min(word.start, index), end: Math.max(word.end, until) };
  }
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, word);
  return word;
}
