// What the first and last letters of quoted words stand for, where the source goes on or the words begin elsewhere.
import type { Run } from './align.ts';
import { documentGap, isWordLetter, sourceGap, startOf, type Setting } from './setting.ts';

const SENTENCE_END = /[。！？!?\n]/;
/** Words at an edge, up to so many letters, are looked for so far off in the same sentence of the source. */
const LONGEST_EDGE = 6;
const FARTHEST = 60;
/** A single letter is looked for only where it governs what the source has joined to something else: 向甲以及乙 → 向乙. */
const GOVERNS = /[向对對为為把将將同与與和给給从從由以在]/;
const JOINS = /[及和与與同、或并並]/;

/**
 * Equal letters with the first and last words of the document where the source has them: a little farther off in its
 * sentence, with words between that were left out.
 */
export function withFarEdges(setting: Setting, equal: readonly Run[]): readonly Run[] {
  const first = equal[0];
  const last = equal[equal.length - 1];
  const head = farEdge(setting, setting.from, first.a, first.b, -1);
  const end = last.a + last.length;
  const tail = farEdge(setting, end, setting.to, last.b + last.length, 1);
  if (head === undefined && tail === undefined) return equal;
  const runs = [...equal];
  if (head !== undefined) runs.unshift({ a: setting.from, b: head, length: first.a - setting.from });
  if (tail !== undefined) runs.push({ a: end, b: tail, length: setting.to - end });
  return runs;
}

/** Where the source has letters [a0, a1) of the document, before (step -1) or behind letter `b`. */
function farEdge(setting: Setting, a0: number, a1: number, b: number, step: 1 | -1): number | undefined {
  const { letters, source, text } = setting;
  const length = a1 - a0;
  if (length === 0 || length > LONGEST_EDGE || isWordLetter(text[letters.starts[a0]])) return undefined;
  // A mark between the words and the rest states that something is left out, or ends a clause of the writer's.
  if (documentGap(setting, step < 0 ? a1 : a0) !== '') return undefined;
  const letterOf = (i: number): string => source.text[source.letters.starts[i]] ?? '';
  if (length === 1) {
    if (step > 0 || !GOVERNS.test(text[letters.starts[a0]]) || !JOINS.test(letterOf(b - 1))) return undefined;
  } else if (step < 0 ? sourceGap(source, b) === '' : sourceGap(source, b) === '') return undefined;
  const standsAt = (at: number): boolean => {
    for (let k = 0; k < length; k++) if (source.letters.codes[at + k] !== letters.codes[a0 + k]) return false;
    return true;
  };
  for (let far = 1; far <= FARTHEST; far++) {
    const border = step < 0 ? b - far + 1 : b + far - 1;
    if (SENTENCE_END.test(sourceGap(source, border))) return undefined;
    const at = step < 0 ? b - far - length : b + far;
    if (at < 0 || at + length > source.letters.length) return undefined;
    if (standsAt(at) && isWhole(setting, at, length, step)) return at;
  }
  return undefined;
}

/** Whether no end of a sentence parts these letters of the source, or them from what is left out. */
function isWhole({ source }: Setting, at: number, length: number, step: 1 | -1): boolean {
  const from = step < 0 ? at + 1 : at;
  for (let i = from; i <= at + length - (step < 0 ? 0 : 1); i++)
    if (SENTENCE_END.test(sourceGap(source, i))) return false;
  return true;
}

const SENTENCE_MARK = /^[”’」』"]*[。！？]/;
/** A word that is cut has lost at most so many letters. */
const LONGEST_REST = 2;
const AROUND = 10;
let segmenter: Intl.Segmenter | null = null;

/**
 * How many letters of the source are missing from the last word, where the quotation ends a sentence in the midst of a
 * Chinese word (共同应。 for 共同应对) or one letter before the clause's end: words that merely end before the source's
 * sentence does lack nothing.
 */
export function lostFromLastWord(setting: Setting, end: number): number {
  const { text, letters, source, span, to } = setting;
  if (end <= 0 || end >= source.letters.length || sourceGap(source, end) !== '') return 0;
  const behind = text.slice(startOf(letters, to - 1) + 1, span.end);
  if (!SENTENCE_MARK.test(behind) || isWordLetter(source.text[source.letters.starts[end]])) return 0;
  // One letter before the source's own mark is lost, whatever word it belongs to.
  if (sourceGap(source, end + 1) !== '') return 1;
  const cut = source.letters.ends[end - 1];
  const from = Math.max(0, cut - AROUND);
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  for (const { index, segment, isWordLike } of segmenter.segment(source.text.slice(from, cut + AROUND))) {
    const start = from + index;
    const stop = start + segment.length;
    if (start >= cut) return 0;
    if (stop <= cut || !isWordLike) continue;
    let rest = 0;
    while (end + rest < source.letters.length && source.letters.starts[end + rest] < stop) rest++;
    return rest <= LONGEST_REST ? rest : 0;
  }
  return 0;
}

/**
 * So many letters beyond the end of a sentence, that the document does not end there, are a coincidence beside so few
 * others; longer words are the source's, written without its marks.
 */
const LONGEST_STRAY = 2;
const FEW = 8;

/** Equal letters parted where the source ends a sentence and the document does not, one or two letters from an edge. */
export function withoutRunningOn(setting: Setting, equal: readonly Run[]): readonly Run[] {
  const first = equal[0];
  const last = equal[equal.length - 1];
  if (setting.to - setting.from > FEW) return equal;
  let from = 0;
  let to = 0;
  for (let k = 1; k <= LONGEST_STRAY; k++) {
    if (k < first.length && first.a === setting.from && runsOn(setting, first.a + k, first.b + k)) from = k;
    const [a, b] = [last.a + last.length - k, last.b + last.length - k];
    if (k < last.length && last.a + last.length === setting.to && runsOn(setting, a, b)) to = k;
  }
  if (from === 0 && to === 0) return equal;
  const runs = [...equal];
  if (from > 0) runs[0] = { a: first.a + from, b: first.b + from, length: first.length - from };
  const end = runs[runs.length - 1];
  if (to > 0 && end.length > to) runs[runs.length - 1] = { ...end, length: end.length - to };
  return runs;
}

function runsOn(setting: Setting, a: number, b: number): boolean {
  return documentGap(setting, a) === '' && /[。！？]/.test(sourceGap(setting.source, b));
}

/** A word at an edge whose letters changed places has at most so many. */
const LONGEST_SWAPPED = 3;

/**
 * Equal letters without the outermost ones where these and those beside them stand in each other's place (对应 for 应对):
 * the two are then one change.
 */
export function withoutSwappedEdges(setting: Setting, equal: readonly Run[]): readonly Run[] {
  const { letters, source, from, to } = setting;
  const areSame = (a: number, b: number, length: number): boolean => {
    for (let k = 0; k < length; k++) if (letters.codes[a + k] !== source.letters.codes[b + k]) return false;
    return b >= 0 && b + length <= source.letters.length;
  };
  const isTight = (b: number): boolean => sourceGap(source, b) === '';
  let runs = equal;
  if (runs.length > 1) {
    const [before, last] = runs.slice(-2);
    const added = last.a - before.a - before.length;
    const end = last.b + last.length;
    const isLast = last.a + last.length === to && before.b + before.length === last.b;
    if (isLast && isSwap(added, last.length) && isTight(end) && areSame(last.a - added, end, added))
      runs = runs.slice(0, -1);
  }
  if (runs.length > 1) {
    const [first, behind] = runs;
    const added = behind.a - first.a - first.length;
    const isFirst = first.a === from && first.b + first.length === behind.b;
    if (
      isFirst &&
      isSwap(added, first.length) &&
      isTight(first.b) &&
      areSame(behind.a - added, first.b - added, added)
    )
      runs = runs.slice(1);
  }
  return runs;
}

function isSwap(added: number, kept: number): boolean {
  return added > 0 && added <= LONGEST_SWAPPED && kept <= LONGEST_SWAPPED;
}
