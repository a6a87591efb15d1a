import { foldUnit, NO_LETTER } from '../text/fold.ts';
import { normalize, type Letters } from '../text/normalize.ts';

/** What a writer has typed before the cursor, as far as it can bear on what comes next. */
export interface Typed {
  /** The paragraph's letters before the cursor; no more than {@link LONGEST} units of text. */
  readonly letters: Letters;
  /** First letter of the words that may be quoted: behind an opening mark, behind 指出，; else 0. */
  readonly opened: number;
  /** The opening mark and its place; null outside quotation marks. */
  readonly mark: { readonly character: string; readonly at: number } | null;
  /** First letter of the clause before the cursor. */
  readonly clause: number;
  /** Signs between the last letter and the cursor, without white space and markup. */
  readonly signs: string;
  /** Where the paragraph (or what is looked at of it) begins. */
  readonly start: number;
}

/** UTF-16 units before the cursor that are looked at. */
const LONGEST = 240;
// 《》 are none of them: between them stands a title, and in the middle of a quotation as well.
const CLOSING: Readonly<Record<string, string>> = {
  '”': '“',
  '」': '「',
  '』': '『',
  '’': '‘',
  '»': '«',
  '〞': '〝',
};
const OPENING = new Set(Object.values(CLOSING));
const SENTENCE_END = /[。！？!?.：:…”」』"’]$/;
/** A line that begins a block of its own: heading, list item. */
const BLOCK_START = /^[ \t]*(?:#|[-*+] |\d{1,3}[.)、] )/;
const CLAUSE_MARK = /[，。；：！？…—,.;:!?“”「」『』《》（）()"\n،؛؟۔།॥]/;
const NO_SIGN = /[\s*_`~\\>\u200b-\u200f\u2060\ufeff\u00ad]/g;

/** Reads what stands before `offset`, back to the paragraph's beginning. */
export function readTyped(text: string, offset: number): Typed {
  const start = paragraphStart(text, offset);
  const letters = normalize(text, { start, end: offset });
  const mark = openMark(text, start, offset);
  const last = letters.length ? letters.ends[letters.length - 1] : start;
  return {
    letters,
    mark,
    opened: firstAfter(letters, mark ? mark.at : leadEnd(text, start, offset)),
    clause: clauseStart(text, letters),
    signs: text.slice(last, offset).replace(NO_SIGN, ''),
    start,
  };
}

function paragraphStart(text: string, offset: number): number {
  const floor = Math.max(0, offset - LONGEST);
  for (let at = offset; ;) {
    const newline = at > 0 ? text.lastIndexOf('\n', at - 1) : -1;
    if (newline < floor) return floor;
    const line = text.slice(Math.max(floor, newline - 80), newline).trimEnd();
    const before = line.slice(line.lastIndexOf('\n') + 1);
    // A line that runs on into the next is wrapped, or torn by a page break; two line ends part paragraphs.
    const isBlank = /\n[ \t>]*\r?$/.test(text.slice(Math.max(floor, newline - 40), newline));
    if (
      before === '' ||
      isBlank ||
      SENTENCE_END.test(before) ||
      BLOCK_START.test(text.slice(newline + 1, newline + 8))
    )
      return newline + 1;
    at = newline;
  }
}

/** The mark that opens the innermost quotation still open at `offset`. */
function openMark(text: string, start: number, offset: number): Typed['mark'] {
  const closed: string[] = [];
  let straight = -1;
  let straights = 0;
  for (let at = offset - 1; at >= start; at--) {
    const character = text[at];
    if (character === '"') {
      straights++;
      if (straight < 0) straight = at;
    } else if (OPENING.has(character)) {
      const k = closed.lastIndexOf(character);
      if (k < 0) {
        // An odd straight mark behind it opens a quotation of its own.
        return straight > at && straights % 2 === 1 ? { character: '"', at: straight } : { character, at };
      }
      closed.length = k;
    } else if (character in CLOSING && !(character === '’' && /[A-Za-z]/.test(text[at - 1] ?? ''))) {
      closed.push(CLOSING[character]);
    }
  }
  return straights % 2 === 1 ? { character: '"', at: straight } : null;
}

// The writer's own lead-in; the words it leads to begin behind its comma.
const LEAD =
  /(?:指出|强调|強調|表示|说|說|认为|認為|写道|寫道|重申|提出|呼吁|呼籲|宣布|坦言|称|稱|道|said|says|wrote)\s*[，,：:]/g;

/** Where the last lead-in to a quotation ends; before the text where there is none. */
function leadEnd(text: string, start: number, offset: number): number {
  let end = -1;
  for (const match of text.slice(start, offset).matchAll(LEAD))
    end = start + match.index + match[0].length - 1;
  return end;
}

function firstAfter(letters: Letters, at: number): number {
  let i = letters.length;
  while (i > 0 && letters.starts[i - 1] > at) i--;
  return i;
}

function clauseStart(text: string, letters: Letters): number {
  for (let i = letters.length - 1; i > 0; i--) {
    const gap = letters.starts[i] - letters.ends[i - 1];
    if (gap > 0 && CLAUSE_MARK.test(text.slice(letters.ends[i - 1], letters.starts[i]))) return i;
  }
  return 0;
}

/** The letters after `offset` on the same line, up to the next quotation mark: a few. */
export function lettersAfter(text: string, offset: number): Letters {
  const line = /^[^\n“”「」『』"《》]*/.exec(text.slice(offset, offset + 24))![0];
  return normalize(text, { start: offset, end: offset + line.length });
}

/** Whether a letter stands right at `offset`: the cursor is inside a word. */
export function isInWord(text: string, offset: number): boolean {
  return offset < text.length && foldUnit(text.charCodeAt(offset)) !== NO_LETTER;
}
