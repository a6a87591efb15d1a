import type { Span } from '../text/span.ts';
import { simplifiedCodePoint } from '../text/script.ts';
import { findDates, type DateMention } from './dates.ts';
import { datesEdition } from './editions.ts';
import { isItem, lineHead } from './line-head.ts';
import { datesLookUp, datesReport, findDatelines, type Dateline } from './reports.ts';
import { unitsOf } from './scan.ts';
import { blockQuotation, CLOSING, closesOnly, plainQuotationEnd, withMarks } from './scene-marks.ts';
import { findWorks, outside, titlesIn, type WorkMention } from './scene-works.ts';
import { findOccasions, type OccasionMention } from './occasion-mentions.ts';
import { findPeople, type Person } from './speakers.ts';

/** Stands for a quotation in a scene's text. */
export const QUOTATION = '\uE000';
/** Stands for words in quotation marks that are a name or a turn of phrase: “一带一路”. */
export const PHRASE = '\uE001';

/** A quotation in a scene: its place in the scene's text, and in the source with its marks. */
export interface SceneQuotation extends Span {
  readonly source: Span;
  /** Its last words end a sentence (。”). */
  readonly ends: boolean;
  /** Characters inside the marks. */
  readonly length: number;
  /** A block quotation rather than marks. */
  readonly block: boolean;
}

/**
 * A stretch of a text made ready for reading attributions: every quotation is one character, so that nothing inside
 * it is taken for a statement about it; markup is left out, width, script and marks have one form.
 */
export interface Scene {
  readonly text: string;
  /** For each character of `text` where it starts and ends in the source. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly quotations: readonly SceneQuotation[];
  /** Ends of the sentences in `text`, ascending; the last is its length. */
  readonly sentences: readonly number[];
  readonly dates: readonly DateMention[];
  readonly occasions: readonly OccasionMention[];
  readonly people: readonly Person[];
  readonly works: readonly WorkMention[];
}

const FORM: Readonly<Record<string, string>> = {
  ',': '，', ':': '：', ';': '；', '?': '？', '!': '！', '(': '（', ')': '）', '﹐': '，', '｡': '。',
  '[': '（', ']': '）', '【': '（', '】': '）', '〔': '（', '〕': '）', '•': '·', '‧': '·', '・': '·', '∙': '·', '⋅': '·', '‐': '-', '－': '-',
  '〈': '《', '〉': '》', '﹏': '',
}; // prettier-ignore
const LETTER = /[\p{L}\p{N}]/u;
const LATIN = /[A-Za-z]/;
const PHRASE_LENGTH = 14;
/** What a paragraph ends with that does not lead into the block quotation below it. */
const COMPLETE = /[。！？；…）.!?\uE000\uE001]/;
/** Behind words that end, <cite> says whose they are, as <footer> does. */
const ENDS_BEFORE = /(?:[。！？.!?”」』]|<\/p>)\s*$/i;
const BLOCK_TAG = /^<\/?(?:p|div|li|ul|ol|br|h[1-6]|blockquote|tr|td|table|section|article|header|footer)\b/i;

/**
 * Reads source[start, end). `given`: words that are a quotation though their marks do not say so (one is missing or of
 * another form, the words lie inside another quotation, a page breaks inside them).
 */
export function readScene(
  source: string,
  start: number,
  end: number,
  speakers?: readonly string[],
  given?: Span,
): Scene {
  const whole = given && withMarks(source, given, start, end);
  // One character of the scene for one or more of the source, and a few more where a mark is put in.
  const room = end - start + 8;
  const out = new Uint16Array(room);
  const from = new Int32Array(room);
  const to = new Int32Array(room);
  let count = 0;
  const quotations: SceneQuotation[] = [];
  let open: {
    mark: string;
    at: number;
    source: number;
    depth: number;
    inner: number;
    nested: string;
  } | null = null;
  const emit = (c: string, a: number, b: number) => put(c.charCodeAt(0), a, b);
  const put = (code: number, a: number, b: number) => {
    if (count === room) return;
    out[count] = code;
    from[count] = a;
    to[count] = b;
    count++;
  };
  const last = () => (count === 0 ? '' : String.fromCharCode(out[count - 1]));
  const collapse = (
    at: number,
    sourceStart: number,
    inner: number,
    sourceEnd: number,
    innerEnd: number,
    block = false,
  ) => {
    const words = source.slice(inner, innerEnd);
    const length = innerEnd - inner;
    const phrase = length <= PHRASE_LENGTH && !/[，。！？；：,!?;:…]/.test(words);
    count = at;
    while (quotations.length > 0 && quotations[quotations.length - 1].start >= at) quotations.pop();
    quotations.push({
      start: at,
      end: at + 1,
      source: { start: sourceStart, end: sourceEnd },
      ends: /[。！？…!?.]["”’』」]?\s*$/.test(words.slice(-4)),
      length,
      block,
    });
    emit(phrase && !block ? PHRASE : QUOTATION, sourceStart, sourceEnd);
  };

  // Nothing outside the stretch is looked at: the same stretch reads the same wherever it stands.
  const at = (k: number) => (k >= start && k < end ? source[k] : '');
  let i = start + lineHead(source, start, end);
  const sign = /^[ \t]{0,3}>[ \t>]*/.exec(source.slice(start, Math.min(end, start + 12)));
  if (sign) {
    const block =
      whole?.block && whole.start === start + sign[0].length
        ? null
        : blockQuotation(source, start, end, given);
    if (block) collapse(count, block.start, block.start, block.end, block.end, true);
    i = block ? block.next : start + sign[0].length;
  }
  while (i < end) {
    if (whole && given && i >= whole.start && i < whole.end) {
      open = null;
      collapse(count, whole.start, given.start, whole.end, given.end, whole.block);
      i = whole.end;
      continue;
    }
    const code = source.charCodeAt(i);
    const plain = plainForms[code] || plainForm(code);
    if (plain !== NOT_PLAIN) {
      put(plain, i, i + 1);
      i++;
      continue;
    }
    const c = source[i];
    if (c === '\n' || c === '\r') {
      let j = i;
      let lines = 0;
      while (j < end && /[\s>]/.test(at(j))) {
        if (at(j) === '\n') lines++;
        if (at(j) === '>' && at(j - 1) !== '>' && lines === 0) break;
        j++;
      }
      const quoted = source.slice(i, j).includes('>');
      const next = at(j);
      const before = last();
      const listed =
        /^(?:[-*+#•●]\s|\d+[.、)]|[—–-]{2}|\|)/.test(source.slice(j, j + 3)) || isItem(source, j, end);
      const hard = lines > 1 || quoted || listed || /[。！？；…）.!?]/.test(before) || before === QUOTATION;
      if (open && hard && lines > 0 && next !== open.mark && !quoted) open = null;
      const leadsIn = before === '' || before === '\n' || !COMPLETE.test(before);
      const ahead = whole?.block === true && i <= whole.start && whole.start <= j;
      if (quoted && !open && !ahead) {
        const block = blockQuotation(source, i, end, given);
        if (block) {
          if (!leadsIn) emit('\n', i, i + 1);
          collapse(count, block.start, block.start, block.end, block.end, true);
          i = block.next;
          continue;
        }
      }
      if (before === '' || before === '：' || before === '\n' || (ahead && leadsIn)) {
        // A lead-in runs on into the quotation below it.
      } else if (hard) emit('\n', i, j);
      else if (/[A-Za-z0-9,.，]/.test(before) && /[A-Za-z0-9“"‘]/.test(next)) emit(' ', i, j);
      i = Math.max(j, i + 1);
      if (!ahead && lines > 0 && hard) i += lineHead(source, i, end);
      continue;
    }
    if (code === 0x20 || code === 0x3000 || code === 0xa0 || code === 0x09) {
      if (/[A-Za-z0-9,.，”’\uE000\uE001]/.test(last()) && /[A-Za-z0-9“"‘—–(]/.test(at(i + 1)))
        emit(' ', i, i + 1);
      i++;
      continue;
    }
    // Markup that is looked through; more than this is not needed to read a sentence.
    if (c === '*' || c === '`' || (code >= 0x200b && code <= 0x200f) || code === 0xfeff || code === 0x2060) {
      if (c === '`' && at(i + 1) === '`' && !open) {
        open = { mark: '``', at: count, source: i, depth: 1, inner: i + 2, nested: '' };
        i += 2;
        continue;
      }
      i++;
      continue;
    }
    if (c === '_' && !(LETTER.test(at(i - 1)) && LETTER.test(at(i + 1)))) {
      i++;
      continue;
    }
    if (c === '<' && /[A-Za-z/!]/.test(at(i + 1))) {
      const close = source.slice(i, Math.min(end, i + 300)).indexOf('>');
      if (close > 0) {
        const saysWhose =
          /^<footer\b/i.test(source.slice(i, i + 8)) ||
          (/^<cite\b/i.test(source.slice(i, i + 6)) &&
            ENDS_BEFORE.test(source.slice(Math.max(start, i - 60), i)));
        if (BLOCK_TAG.test(source.slice(i, i + 14)) && last() !== '\n' && last() !== '：' && last() !== '')
          emit('\n', i, i + close + 1);
        i += close + 1;
        if (saysWhose) {
          while (/[\s—―–-]/.test(at(i))) i++;
          emit('—', i, i);
        }
        continue;
      }
    }
    if (c === '[') {
      const close = source.slice(i, Math.min(end, i + 200)).indexOf(']');
      const after = close < 0 ? '' : at(i + close + 1);
      if (at(i + 1) === '^' && close > 0) {
        i += close + 1;
        continue;
      }
      if (after === '(' || after === '[') {
        i++;
        continue;
      }
    }
    if (c === ']' && (at(i + 1) === '(' || at(i + 1) === '[')) {
      const close = source.slice(i, Math.min(end, i + 600)).search(/[)\]](?!\()/);
      const stop = source.slice(i + 1, Math.min(end, i + 600)).search(at(i + 1) === '(' ? /\)/ : /\]/);
      i += stop > 0 ? stop + 2 : Math.max(1, close);
      continue;
    }
    if (c === '\\' && at(i + 1) === '\\') {
      // A line break in LaTeX.
      if (last() !== '\n' && last() !== '：' && last() !== '') emit('\n', i, i + 2);
      i += 2;
      continue;
    }
    if (c === '\\' && /[a-zA-Z]/.test(at(i + 1))) {
      const environment = /^\\(?:begin|end)\{[a-zA-Z]{1,20}\*?\}/.exec(
        source.slice(i, Math.min(end, i + 40)),
      );
      if (environment) {
        if (last() !== '\n' && last() !== '：' && last() !== '') emit('\n', i, i + environment[0].length);
        i += environment[0].length;
        continue;
      }
      const command = /^\\[a-zA-Z]{1,20}\*?(?:\[[^\]\n]{0,60}\])?\{?/.exec(source.slice(i, i + 90));
      if (command) {
        if (/^\\footnote/.test(command[0])) emit('（', i, i + command[0].length);
        i += command[0].length;
        continue;
      }
    }
    if (c === '{' || c === '}') {
      i++;
      continue;
    }
    if (c === "'" && !open && at(i + 1) === "'" && LETTER.test(at(i + 2)) && !LETTER.test(at(i - 1) || ' ')) {
      open = { mark: "''", at: count, source: i, depth: 1, inner: i + 2, nested: '' };
      i += 2;
      continue;
    }
    const closer: string = open ? (/['`]/.test(open.mark) ? "'" : CLOSING[open.mark]) : '';
    const isApostrophe = c === '’' && LATIN.test(at(i + 1)) && LATIN.test(at(i - 1));
    if (open && c === closer && !isApostrophe && !(c === "'" && at(i + 1) !== "'")) {
      open.depth--;
      if (open.depth === 0) {
        const width = c === "'" ? 2 : 1;
        collapse(open.at, open.source, open.inner, i + width, i);
        open = null;
        i += width;
        continue;
      }
    } else if ((c === '"' || c === '＂') && closesOnly(at(i - 1), at(i + 1)) && !open?.nested.includes(c)) {
      // Ends what was opened by another mark, or before the stretch.
      if (open) {
        collapse(open.at, open.source, open.inner, i + 1, i);
        open = null;
        i++;
        continue;
      }
    } else if (
      CLOSING[c] !== undefined &&
      !(c === '‘' && LETTER.test(at(i - 1)) && /[A-Za-z]/.test(at(i - 1)))
    ) {
      if (!open) {
        const plainEnd = plainQuotationEnd(source, i, end);
        if (plainEnd !== -1) {
          collapse(count, i, i + 1, plainEnd + 1, plainEnd);
          i = plainEnd + 1;
          continue;
        }
        open = { mark: c, at: count, source: i, depth: 1, inner: i + 1, nested: '' };
        emit(c, i, i + 1);
        i++;
        continue;
      }
      if (c === open.mark && c !== '"' && last() !== '\n') open.depth++;
      else if (c !== open.mark)
        open.nested =
          open.nested.includes(c) && CLOSING[c] === c ? open.nested.replace(c, '') : open.nested + CLOSING[c];
    } else if (open && /[”」』»〞]/.test(c)) {
      // Of another form: it closes what was opened in that form, or else the quotation, by a slip.
      const nested = open.nested.lastIndexOf(c);
      if (nested === -1) {
        collapse(open.at, open.source, open.inner, i + 1, i);
        open = null;
        i++;
        continue;
      }
      open.nested = open.nested.slice(0, nested);
    } else if (!open && c === '”' && quotations.length === 0) {
      // The stretch begins inside a quotation.
      collapse(0, start, start, i + 1, i);
      i++;
      continue;
    }
    if (c === '—' || c === '–' || c === '―' || (c === '-' && at(i + 1) === '-') || code === 0x2500) {
      let j = i;
      while (j < end && /[—–―\-─]/.test(at(j))) j++;
      // A dash between two parts of a name reads as a hyphen.
      emit(j - i === 1 && isHan(at(i - 1)) && isHan(at(i + 1)) ? '-' : '—', i, j);
      i = j;
      continue;
    }
    if (c === '…' || (c === '.' && at(i + 1) === '.' && at(i + 2) === '.')) {
      let j = i;
      while (j < end && (at(j) === '…' || at(j) === '.')) j++;
      emit('…', i, j);
      i = j;
      continue;
    }
    if (c === '.') {
      const nextIsSpace = /[\s”"’')）]|^$/.test(at(i + 1));
      const word = /[A-Za-z]+$/.exec(source.slice(Math.max(start, i - 10), i))?.[0] ?? '';
      const short =
        word.length === 1 ||
        /^(?:Mr|Mrs|Ms|Dr|St|Sr|Jr|Prof|Gen|Gov|Sen|Rep|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|No|vol|p|pp|cf|vs|etc)$/.test(
          word,
        );
      const ends = nextIsSpace && !short && !/^\d$/.test(at(i + 1)) && /[A-Za-z0-9)\]”"’]/.test(at(i - 1));
      emit(ends ? '。' : '.', i, i + 1);
      i++;
      continue;
    }
    if (code >= 0xff01 && code <= 0xff5e) {
      const ascii = String.fromCharCode(code - 0xfee0);
      emit(LETTER.test(ascii) ? ascii : (FORM[ascii] ?? ascii), i, i + 1);
      i++;
      continue;
    }
    if ((c === ',' || c === ':') && /\d/.test(at(i - 1)) && /\d/.test(at(i + 1))) {
      emit(c, i, i + 1);
      i++;
      continue;
    }
    if (code < 0x80 || FORM[c] !== undefined) {
      emit(FORM[c] ?? c, i, i + 1);
      i++;
      continue;
    }
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < source.length) {
      emit('〓', i, i + 2);
      i += 2;
      continue;
    }
    emit(c, i, i + 1);
    i++;
  }

  const text = textOf(out.subarray(0, count));
  const titles = titlesIn(text);
  const isBracketed = ({ start: a, end: b }: Span) => source[from[a - 1]] === '[' && source[from[b]] === ']';
  // When a page was looked up, or a book was printed, dates nothing that is told.
  const dates = outside(titles, findDates(text)).filter(
    (mention) => !datesLookUp(text, mention, isBracketed) && !datesEdition(text, mention),
  );
  const datelines = findDatelines(text, dates);
  const people = outside(datelines, outside(titles, findPeople(text, speakers)));
  return {
    text,
    from: from.subarray(0, count),
    to: to.subarray(0, count),
    quotations,
    sentences: splitBehind(datelines, sentenceEnds(text, quotations, people)),
    dates: dates.map((mention) =>
      isReported(text, mention, datelines) ? { ...mention, ofReport: true } : mention,
    ),
    occasions: outside(titles, findOccasions(text)),
    people,
    works: findWorks(text),
  };
}

function textOf(codes: Uint16Array): string {
  let text = '';
  for (let i = 0; i < codes.length; i += 8192) {
    text += String.fromCharCode.apply(null, codes.subarray(i, i + 8192) as unknown as number[]);
  }
  return text;
}

/** By UTF-16 unit what it is in a scene, where that depends on nothing beside it; 0: not looked up yet. */
const plainForms = new Uint16Array(0x10000);
const NOT_PLAIN = 0xffff;

function plainForm(code: number): number {
  let form = NOT_PLAIN;
  if (code >= 0x3400 && code <= 0x9fff) {
    const simple = simplifiedCodePoint(code);
    form = simple < 0x10000 ? simple : code;
  } else if (
    code < 0x80
      ? /[0-9A-Za-z]/.test(String.fromCharCode(code))
      : '，。、：；？！（）《》'.includes(String.fromCharCode(code))
  ) {
    form = code;
  }
  return (plainForms[code] = form);
}

function isHan(c: string | undefined): boolean {
  return c !== undefined && c >= '\u4e00' && c <= '\u9fff';
}

/** The code units that can end a sentence: 。！？； a line break, …, and the signs for quotations. */
const SENTENCE_ENDS = unitsOf('。！？；\n…\uE000\uE001');

/** Between the “……” that ends a sentence and the one of whom the next speaks: 菲利普谈了疫情……会后习近平表示： */
const NAMES_NEXT = /^[\u4e00-\u9fff]{0,6}$/;

function sentenceEnds(
  text: string,
  quotations: readonly SceneQuotation[],
  people: readonly Person[],
): number[] {
  const ends: number[] = [];
  let q = 0;
  let p = 0;
  for (let i = 0; i < text.length; i++) {
    if (SENTENCE_ENDS[text.charCodeAt(i)] === 0) continue;
    const c = text[i];
    const next = text[i + 1] ?? '';
    if (c === QUOTATION || c === PHRASE) {
      while (q < quotations.length && quotations[q].end <= i) q++;
      if (!quotations[q]?.ends) continue;
      // “…。”的, “….” said X, 「…。」と: the sentence goes on behind the quotation.
      const goesOn = /^(?:[，、。；：！？）…的—\n\u3041-\u309f\uE000]| ?[a-z])/.test(
        text.slice(i + 1, i + 3),
      );
      if (!goesOn) ends.push(i + 1);
      continue;
    }
    if (c === '\n' || (c !== '…' && !/[）。！？]/.test(next))) ends.push(i + 1);
    else if (c === '…') {
      while (p < people.length && people[p].start <= i) p++;
      const isOthers = p < people.length && NAMES_NEXT.test(text.slice(i + 1, people[p].start));
      if (isOthers || (/[\uE000\uE001]/.test(text[i - 1] ?? '') && !/[，。；：]/.test(next)))
        ends.push(i + 1);
    }
  }
  if (ends[ends.length - 1] !== text.length) ends.push(text.length);
  return ends;
}

/** A dateline that opens a sentence is one by itself. */
function splitBehind(datelines: readonly Dateline[], ends: readonly number[]): readonly number[] {
  const more = datelines.filter(({ opens, end }) => opens && !ends.includes(end)).map(({ end }) => end);
  return more.length === 0 ? ends : [...ends, ...more].sort((a, b) => a - b);
}

function isReported(text: string, mention: DateMention, datelines: readonly Span[]): boolean {
  if (mention.vague || mention.range) return false;
  return (
    datelines.some(({ start, end }) => start <= mention.start && mention.end <= end) ||
    datesReport(text, mention)
  );
}
