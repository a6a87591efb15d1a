// Lines at the ends of a block quotation that say whose the words are, without a dash or brackets: 杜甫, 春望, Psalm 23:1,
// Abraham Lincoln, 1865, On Monday Bob wrote:
import type { Span } from '../text/span.ts';
import { firstEndingAfter } from '../text/span.ts';
import type { Extract } from './extract.ts';
import { folded, isHeading } from './headings.ts';
import type { JudgeLibrary } from './judge-library.ts';

/** Such a line is at most so long, in UTF-16 units. */
const LONGEST = 90;
/** So many of them stand together: a title, and below it its author. */
const MOST = 2;
const WHITE = /[\s\u3000\ufeff\u2060]/;
/** On Monday Bob wrote: and 某人写道：, also where nobody of the corpus is named. */
const LEADS_IN = /(?:\b(?:wrote|writes|said|says)|[写寫]道|[说說]道?|[云曰])\s?[：:]$/;
const REFERENCE =
  /^(?:[1-3]\s?)?\p{Lu}\p{L}*\.?(?: (?:of )?\p{L}+){0,3} \d{1,3}(?:[:.]\d{1,3}(?:\s?[-–,]\s?\d{1,3})*)(?: \(?[A-Z]{2,5}\)?)?$/u;
const SOURCE = /^(?:source|from|quelle|出处|出處|来源|來源|出典|选自|選自|摘自)\s?[：:]\s?\S/i;
/** What may stand beside a name or a title: a year, a day, a dynasty, who wrote it, a chapter's number. */
const BESIDE =
  /^(?:(?:c\.\s?)?\d{1,4}(?:\s?[-–—~]\s?\d{1,4})?|[\d〇一二三四五六七八九十]+年(?:[\d一二三四五六七八九十]+月)?(?:[\d一二三四五六七八九十]+[日号號])?|(?:[A-Z][a-z]+ )?\d{1,2},?|[唐宋元明清汉漢晋晉魏]|先秦|[作著]|作者|author|by|第?[\d一二三四五六七八九十百]+[章回篇节節卷]?)$/iu;
const BETWEEN = /[，,;；、·:：《》〈〉「」『』“”"（）()[\]【】—–―|/]+/u;

interface Line extends Span {
  readonly words: string;
}

/** What a block quotation has without such lines at its ends, and whether some stood below it; null where it has none. */
export function withoutCreditLines(extract: Extract, span: Span): (Span & { isCredited: boolean }) | null {
  const lines = linesOf(extract, span);
  const isCredit = (i: number): boolean => isCreditLine(extract.library, lines[i].words);
  let [first, last] = [0, lines.length - 1];
  for (let taken = 0; taken < MOST && first < last && isCredit(first); taken++) first++;
  for (let taken = 0; taken < MOST && last > first && isCredit(last); taken++) last--;
  if (first === 0 && last === lines.length - 1) return null;
  return { start: lines[first].start, end: lines[last].end, isCredited: last < lines.length - 1 };
}

/** The lines of a stretch as a reader sees them. */
function linesOf({ text, segment }: Extract, { start, end }: Span): Line[] {
  const { hidden } = segment;
  const lines: Line[] = [];
  let at: number[] = [];
  const close = (): void => {
    while (at.length > 0 && WHITE.test(text[at[at.length - 1]])) at.pop();
    if (at.length > 0)
      lines.push({ start: at[0], end: at[at.length - 1] + 1, words: at.map((i) => text[i]).join('') });
    at = [];
  };
  let h = firstEndingAfter(hidden, start);
  for (let i = start; i < end;) {
    if (h < hidden.length && i >= hidden[h].start) {
      const stop = Math.min(end, hidden[h].end);
      if (/\n|<br|<\/?(?:p|div)\b/i.test(text.slice(i, stop))) close();
      i = stop;
      h++;
    } else {
      if (text[i] === '\n' || text[i] === '\r') close();
      else if (at.length > 0 || !WHITE.test(text[i])) at.push(i);
      i++;
    }
  }
  close();
  return lines;
}

/** Whether a line that stands alone is a name or a title of the corpus, a reference, or leads in somebody's words. */
function isCreditLine(library: JudgeLibrary, line: string): boolean {
  if (line.length > LONGEST) return false;
  const words = line.replace(/^[*_#\s]+|[*_\s]+$/g, '');
  if (LEADS_IN.test(words) || REFERENCE.test(words) || SOURCE.test(words)) return true;
  let isNamed = false;
  for (const piece of words.split(BETWEEN).map((p) => p.trim())) {
    if (piece === '' || BESIDE.test(piece)) continue;
    const parts = isKnown(library, piece) ? [piece] : piece.split(/[\s\u3000]+/);
    if (!parts.every((part) => BESIDE.test(part) || isKnown(library, part))) return false;
    isNamed = true;
  }
  return isNamed;
}

const namesOf = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The folded names of everyone who speaks in a corpus. */
function namesIn({ speakers }: JudgeLibrary): ReadonlySet<string> {
  let known = namesOf.get(speakers);
  if (!known) namesOf.set(speakers, (known = new Set(speakers.map(folded))));
  return known;
}

function isKnown(library: JudgeLibrary, words: string): boolean {
  const letters = folded(words);
  return letters.length > 1 && (namesIn(library).has(letters) || isHeading(library, letters));
}
