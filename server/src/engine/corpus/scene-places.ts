// Where things stand in a scene: sentences, quotations, and what lies between two places.

import type { Span } from '../text/span.ts';
import { PHRASE, QUOTATION, type Scene, type SceneQuotation } from './scene.ts';

/** The quotation in the scene: the character that stands for it, or its own words where it has no marks. */
export function locate(scene: Scene, quotation: Span): Span | null {
  const own = quotationOver(scene, quotation);
  if (own) return own;
  const start = lowerBound(scene.from, quotation.start);
  const end = lowerBound(scene.from, quotation.end);
  if (start >= scene.text.length && start !== end) return null;
  return { start, end: Math.max(start, end) };
}

/** The scene's quotation that the words lie in. */
export function quotationOver(scene: Scene, words: Span): SceneQuotation | null {
  let low = 0;
  let high = scene.quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scene.quotations[middle].source.end < words.end) low = middle + 1;
    else high = middle;
  }
  const candidate = scene.quotations[low];
  return candidate && candidate.source.start <= words.start && words.end <= candidate.source.end
    ? candidate
    : null;
}

function lowerBound(values: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of what stands in ascending order that starts at `at` or later. */
export function firstFrom(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that lie between two places. */
export function among<T extends Span>(spans: readonly T[], start: number, end: number): T[] {
  const found: T[] = [];
  for (let i = firstFrom(spans, start); i < spans.length && spans[i].start < end; i++) {
    if (spans[i].end <= end) found.push(spans[i]);
  }
  return found;
}

export function sentenceOf(scene: Scene, at: number): number {
  return Math.min(lowerBound(scene.sentences, at + 1), scene.sentences.length - 1);
}

export function sentenceSpan(scene: Scene, index: number): Span {
  return { start: index === 0 ? 0 : scene.sentences[index - 1], end: scene.sentences[index] };
}

export function previousQuotation(scene: Scene, at: number, from: number): Span | null {
  for (let i = at - 1; i >= from; i--) {
    if (scene.text[i] === QUOTATION) return { start: i, end: i + 1 };
  }
  return null;
}

export function lastQuotation(scene: Scene, span: Span): Span | null {
  return previousQuotation(scene, span.end, span.start);
}

/** 他强调：“共克时艰”: words in marks as short as a name, which are someone's words all the same. */
export function spokenPhrase(scene: Scene, span: Span): Span | null {
  for (let i = span.end - 1; i >= span.start; i--) {
    if (
      scene.text[i] === PHRASE &&
      /(?:：|(?:指出|强调|表示|说|写道|提出|呼吁)，?)$/.test(scene.text.slice(Math.max(span.start, i - 4), i))
    ) {
      return { start: i, end: i + 1 };
    }
  }
  return null;
}
