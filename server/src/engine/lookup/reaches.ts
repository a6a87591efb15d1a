import { foldUnit, NO_LETTER } from '../text/fold.ts';
import type { Span } from '../text/span.ts';

/** How far a continuation goes. */
export type Reach = 'clause' | 'sentence' | 'passage';

// As patterns, which pass over the letters between two marks in one call: places are read by the dozen for a list.
const SENTENCE_END = /[。！？!?؟۔།॥.]/g;
const CLAUSE_END = /[。！？!?؟۔།॥.，；：…—\n,;:،؛]/g;
const CLOSING: Readonly<Record<string, string>> = {
  '”': '“',
  '」': '「',
  '』': '『',
  '’': '‘',
  '》': '《',
  '）': '（',
  ')': '(',
};
/** Marks of other scripts and widths that count as the same. */
const SAME_MARK: Readonly<Record<string, string>> = {
  ',': '，', '.': '。', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）', '「': '“', '」': '”', '『': '“', '』': '”',
}; // prettier-ignore

/** Where the clause, the sentence and the passage end that go on at `from`; `start`: where the words before it begin. */
export function readReaches(
  text: string,
  start: number,
  from: number,
): { clause: number; sentence: number; passage: number } {
  let passage = closedAt(text, start, from);
  while (passage > from && /\s/.test(text[passage - 1])) passage--;
  const clause = nextEnd(text, Math.min(nextLetter(text, from), passage), passage, CLAUSE_END);
  const line = text.indexOf('\n', clause);
  const last = line === -1 ? passage : Math.min(line, passage);
  let sentence = nextEnd(text, clause, last, SENTENCE_END);
  while (sentence < passage && /[。！？!?.؟۔།॥…]/.test(text[sentence])) sentence++;
  // A mark that was opened inside the words is closed with them.
  while (sentence < passage && opensWithin(text, start, sentence, text[sentence])) sentence++;
  return { clause, sentence, passage };
}

/** The next letter at or after an offset; the text's length where there is none. */
export function nextLetter(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (foldUnit(unit) !== NO_LETTER || (unit & 0xfc00) === 0xd800) return i;
  }
  return text.length;
}

/** The first of the marks at or after `from` that ends a clause or sentence; `until` where none does before. */
function nextEnd(text: string, from: number, until: number, marks: RegExp): number {
  for (marks.lastIndex = from; marks.test(text) && marks.lastIndex <= until;)
    if (isEnd(text, marks.lastIndex - 1)) return marks.lastIndex - 1;
  return until;
}

/** Whether a mark ends anything; a point or comma inside a number or a word ends nothing. */
function isEnd(text: string, at: number): boolean {
  const mark = text[at];
  if (mark === '.')
    return /^(?:$|[\s”"’')])/.test(text.slice(at + 1, at + 2)) && /[\p{L}\d)]/u.test(text[at - 1] ?? '');
  return !((mark === ',' || mark === ':') && /\d/.test(text[at + 1] ?? '') && /\d/.test(text[at - 1] ?? ''));
}

const QUOTATION_MARK = /[“”「」『』]/g;

/** Where a quotation that was opened before `start` is closed behind `from`: the words end there. Else the text's length. */
function closedAt(text: string, start: number, from: number): number {
  let open = 0;
  for (QUOTATION_MARK.lastIndex = start; QUOTATION_MARK.test(text);) {
    const i = QUOTATION_MARK.lastIndex - 1;
    if (!(text[i] in CLOSING)) open++;
    else if (open > 0) open--;
    else if (i >= from) return i;
  }
  return text.length;
}

function opensWithin(text: string, start: number, end: number, mark: string): boolean {
  const opening = CLOSING[mark];
  if (!opening) return false;
  let open = 0;
  for (let i = start; i < end; i++) {
    if (text[i] === opening) open++;
    else if (text[i] === mark && open > 0) open--;
  }
  return open > 0;
}

/** The sentences of a text, as spans with their closing marks. */
export function sentencesOf(text: string, most: number): Span[] {
  const spans: Span[] = [];
  for (let at = 0; nextLetter(text, at) < text.length && spans.length < most;) {
    while (/[\s”」』’》）)。，、；]/.test(text[at])) at++;
    const end = readReaches(text, at, at).sentence;
    spans.push({ start: at, end });
    at = Math.max(end, at + 1);
  }
  return spans;
}

/**
 * How many units of the source's signs after a word stand already: the typed signs are their beginning. Null where they
 * are others.
 */
export function signsTyped(typed: string, source: string): number | null {
  let at = 0;
  for (const character of typed) {
    while (at < source.length && /\s/.test(source[at])) at++;
    if (at >= source.length || sameMark(character) !== sameMark(source[at])) return null;
    at++;
  }
  return at;
}

function sameMark(character: string): string {
  return SAME_MARK[character] ?? character;
}

/** `continuation` without the marks at its end that stand behind the cursor already. */
export function withoutMarksAhead(continuation: string, ahead: string): string {
  let end = continuation.length;
  const mark = ahead[0];
  if (mark === undefined || foldUnit(mark.charCodeAt(0)) !== NO_LETTER || /\s/.test(mark))
    return continuation;
  while (end > 0 && sameMark(continuation[end - 1]) === sameMark(mark)) end--;
  return continuation.slice(0, end);
}
