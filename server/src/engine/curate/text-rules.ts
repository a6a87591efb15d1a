/** What can be seen in one paragraph by itself: characters that do not belong there, words twice, marks without a partner. */
import type { Span } from '../text/span.ts';
import type { LintRule } from './rules.ts';

/** Something that looks odd in a text, and what it would read instead where that is known. */
export interface Oddity extends Span {
  readonly rule: LintRule;
  readonly found: string;
  /** What it reads instead; null where that is not known. */
  readonly reads: string | null;
  /** Nothing else can be meant: the change needs no look at the source. */
  readonly certain: boolean;
  /** Further values of the message. */
  readonly more?: Readonly<Record<string, string>>;
}

/** What a paragraph is looked at for. */
export interface TextContext {
  /** The article's language is Chinese, or not stated. */
  readonly chinese: boolean;
  /** The paragraph before this one left a quotation open: it goes on here. */
  readonly heading: boolean;
  readonly verse: boolean;
}

const HAN = '[\\p{Script=Han}]';

/** All oddities of a paragraph or heading, in order. */
export function oddities(text: string, context: TextContext): Oddity[] {
  const found = [...invisible(text), ...foreign(text), ...markup(text)];
  if (context.chinese && /\p{Script=Han}/u.test(text)) {
    found.push(...latin(text), ...halfWidth(text));
    if (!context.verse) found.push(...doubled(text));
  }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one, i, all) => i === 0 || one.start >= all[i - 1].end);
}

function* matches(text: string, pattern: RegExp): Generator<RegExpMatchArray & { index: number }> {
  for (const match of text.matchAll(pattern)) yield match;
}

function oddity(
  rule: LintRule,
  match: { index: number; 0: string },
  reads: string | null,
  certain: boolean,
): Oddity {
  return { rule, start: match.index, end: match.index + match[0].length, found: match[0], reads, certain };
}

const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]+/gu;
/** Zero-width joiners are letters of other scripts; between Chinese characters they are nothing. */
const JOINER = /(?<=\p{Script=Han})[\u200C\u200D]+(?=\p{Script=Han})/gu;

function* invisible(text: string): Generator<Oddity> {
  for (const pattern of [INVISIBLE, JOINER])
    for (const match of matches(text, pattern)) {
      const codes = [...match[0]]
        .map((c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
        .join(' ');
      yield { ...oddity('character-invisible', match, '', true), more: { codes } };
    }
}

const PRIVATE = /[\uE000-\uF8FF\uFFFD\u{F0000}-\u{10FFFF}]/gu;
/** Radicals and compatibility forms look like ordinary characters and are others. */
const COMPATIBILITY = /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;
/** Radicals that normalisation leaves alone. */
const RADICALS: Readonly<Record<string, string>> = {
  '⺀': '冫', '⺅': '亻', '⺉': '刂', '⺊': '卜', '⺌': '小', '⺍': '小', '⺒': '巳', '⺗': '心', '⺘': '扌', '⺙': '攵', '⺜': '日', '⺝': '月',
  '⺟': '母', '⺠': '民', '⺡': '氵', '⺢': '水', '⺣': '灬', '⺩': '王', '⺪': '疋', '⺬': '示', '⺭': '礻', '⺮': '竹', '⺯': '糸',
  '⺼': '肉', '⺾': '艹', '⻁': '虎', '⻂': '衤', '⻄': '西', '⻅': '见', '⻆': '角', '⻈': '讠', '⻉': '贝', '⻋': '车', '⻌': '辶',
  '⻐': '钅', '⻓': '长', '⻔': '门', '⻖': '阝', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻢': '马',
  '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤', '⻨': '麦', '⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟',
}; // prettier-ignore

function* foreign(text: string): Generator<Oddity> {
  for (const match of matches(text, PRIVATE)) {
    const codes = `U+${match[0].codePointAt(0)!.toString(16).toUpperCase()}`;
    yield { ...oddity('character-private', match, null, false), more: { codes } };
  }
  for (const match of matches(text, COMPATIBILITY)) {
    const plain = match[0].normalize('NFKC');
    const reads = plain !== match[0] ? plain : (RADICALS[match[0]] ?? null);
    yield oddity('character-compatibility', match, reads, reads !== null);
  }
}

/** What word processors and web pages leave behind. */
const MARKUP =
  /\[(?:bookmark|书签)[:：][^\]\n]{0,40}\]|\{\s*(?:PAGE|NUMPAGES|HYPERLINK|PAGEREF|TOC|REF)\b[^}\n]{0,80}\}|HYPERLINK\s+"[^"\n]*"|(?:Error! |错误!)(?:Reference source not found|Bookmark not defined|未找到引用源|未定义书签)[.。]?|&(?:nbsp|ensp|emsp|zwnj|#\d{2,6}|#x[0-9a-f]{2,5});|_GoBack\b/giu;

function* markup(text: string): Generator<Oddity> {
  for (const match of matches(text, MARKUP))
    yield oddity('markup-left', match, '', !match[0].startsWith('&'));
}

/** English words that stand for a Chinese one in the midst of a clause. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  and: '和',
  or: '或',
  of: '的',
  the: '',
  to: '到',
  in: '在',
};
const LATIN = new RegExp(`(?<=${HAN})[ \\t]*([a-z]{1,15})[ \\t]*(?=${HAN})`, 'gu');
/** Units, and names that are written small. */
const USUAL_LATIN = /^(?:km|cm|mm|kg|mg|ml|kw|kwh|ppm|pm|nm|iphone|ipad|app|x|a|b|c|e|d|i|n|p|r|s|t|v)$/;

function* latin(text: string): Generator<Oddity> {
  for (const match of matches(text, LATIN)) {
    const word = match[1];
    if (USUAL_LATIN.test(word)) continue;
    const reads = FUNCTION_WORDS[word] ?? null;
    yield oddity('latin-in-chinese', match, reads, word === 'and' || word === 'or');
  }
}

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '.': '。',
};
const HALF = new RegExp(`(?<=${HAN}|[”’》）])([,;:!?]|\\.(?!\\.))(?=${HAN}|[“‘《（”’]|[ \\t]*$)`, 'gu');

function* halfWidth(text: string): Generator<Oddity> {
  for (const match of matches(text, HALF)) yield oddity('punctuation-halfwidth', match, FULL[match[1]], true);
}

/** The same words twice, with a comma between: 同舟共济、同舟共济. A short word said twice so must stand by itself. */
const PHRASE_TWICE =
  /(?:([\p{Script=Han}]{4,16})|(?<![\p{L}\p{N}])([\p{Script=Han}\p{N}]{2,3}))[、，,](?:\1\2)(?![\p{L}\p{N}])/gu;
/** Three to eight characters twice in a row; two said twice are a way to speak (讨论讨论). */
const WORDS_TWICE = /([\p{Script=Han}]{3,8})\1/gu;
const CHARACTER_TWICE = /(\p{Script=Han})\1/gu;

let segmenter: Intl.Segmenter | null = null;

function* doubled(text: string): Generator<Oddity> {
  const odd = (start: number, end: number, reads: string | null, words: string): Oddity => ({
    rule: 'words-doubled', start, end, found: text.slice(start, end), reads, certain: false, more: { words },
  }); // prettier-ignore
  for (const match of matches(text, PHRASE_TWICE)) {
    const words = match[1] ?? match[2];
    yield odd(match.index + words.length, match.index + match[0].length, null, words);
  }
  for (const match of matches(text, WORDS_TWICE)) {
    const half = match[1];
    yield odd(match.index + half.length, match.index + 2 * half.length, '', half);
  }
  for (const match of matches(text, CHARACTER_TWICE)) {
    if (isTwice(text, match.index)) yield odd(match.index + 1, match.index + 2, '', match[1]);
  }
}

/**
 * Whether one of two equal characters is too many: the second begins no word of the dictionary (as in 委员会会议, 美国国会),
 * and the pair is none of the ways in which Chinese says a character twice (一项项, 实实在在, 绿油油的, 郝薇薇).
 */
function isTwice(text: string, at: number): boolean {
  const [before, character, behind] = [text[at - 1] ?? '', text[at], text[at + 2] ?? ''];
  if (/[一几每]/.test(before) || !/\p{Script=Han}/u.test(behind) || /[的地得不没了着看儿]/.test(behind))
    return false;
  if (behind === text[at + 3] || (before !== '' && before === text[at - 2]) || behind === character)
    return false;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const [first] = segmenter.segment(text.slice(at + 1, at + 12));
  const words = [...segmenter.segment(text.slice(Math.max(0, at - 8), at + 10))];
  const from = Math.max(0, at - 8);
  const isWord = words.some((w) => from + w.index <= at && from + w.index + w.segment.length >= at + 2);
  return !isWord && first.segment.length === 1;
}

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '【': '】',
  '〔': '〕',
};
const CLOSING = new Map(Object.entries(PAIRS).map(([open, close]) => [close, open]));

/**
 * Marks of a paragraph without their partner. A quotation of several paragraphs opens each with its mark and closes the
 * last only: `open` is what the paragraph before left open, `goesOn` whether the next one begins with an opening mark.
 */
export function unbalanced(
  text: string,
  open: readonly string[],
  goesOn: (mark: string) => boolean,
): { oddities: Oddity[]; open: string[] } {
  const stack: { mark: string; at: number }[] = [];
  const found: Oddity[] = [];
  const carried = [...open];
  const add = (at: number, mark: string) =>
    found.push({
      rule: 'marks-unbalanced',
      start: at,
      end: at + 1,
      found: mark,
      reads: null,
      certain: false,
      more: { partner: PAIRS[mark] ?? CLOSING.get(mark) ?? '' },
    });
  for (let i = 0; i < text.length; i++) {
    const mark = text[i];
    // ASCII brackets and a full-width one may be partners.
    if (mark === '(' || mark in PAIRS) stack.push({ mark: mark === '(' ? '（' : mark, at: i });
    else if (mark === ')' || CLOSING.has(mark)) {
      if (mark === '’' && /[\p{Script=Latin}]/u.test(text[i - 1] ?? '')) continue;
      // 1）, （一） and 1): a number with a bracket behind it is a list's.
      if (
        (mark === '）' || mark === ')') &&
        /(?:^|[\s\u3000；，。、：;,])[\d一二三四五六七八九十a-z]{1,3}$/u.test(text.slice(0, i)) &&
        stack.at(-1)?.mark !== '（'
      )
        continue;
      const wanted = mark === ')' ? '（' : CLOSING.get(mark)!;
      const index = stack.findLastIndex((one) => one.mark === wanted);
      if (index >= 0) {
        for (const lost of stack.splice(index + 1)) add(lost.at, lost.mark);
        stack.pop();
      } else if (carried.includes(wanted)) carried.splice(carried.lastIndexOf(wanted), 1);
      else add(i, mark);
    }
  }
  const left: string[] = [];
  for (const { mark, at } of stack) {
    if ('“‘「『'.includes(mark) && goesOn(mark)) left.push(mark);
    else add(at, text[at]);
  }
  // What opened again here is the quotation that was carried over.
  return {
    oddities: found.sort((a, b) => a.start - b.start),
    open: left.length > 0 ? left : carried.filter(goesOn),
  };
}
