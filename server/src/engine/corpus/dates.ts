import type { Span } from '../text/span.ts';
import { remembered } from './remembered.ts';
import { matchesOf, patternsOf } from './scan.ts';

/** A date as a text writes it: what it names, and what must be taken from elsewhere. */
export interface DateMention extends Span {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Taken from another date: 去年, 今年 (of the reference), 同年, 本月, 同日, 次日, 昨天 … */
  readonly relative: null | {
    readonly to: 'reference' | 'earlier';
    readonly years?: number;
    readonly months?: number;
    readonly days?: number;
  };
  /** 日前, 近日, 不久前: says that there is no date to be had. */
  readonly vague: boolean;
  /** One end of a stretch of time (3月26日至27日), which dates no single utterance. */
  readonly range: boolean;
  /** Dates the report, the issue of a paper or a message in which something is told, not what is told there. */
  readonly ofReport?: boolean;
}

/** The parts of an EDTF date; null where the digits are unspecified (`XXXX-03-12`) or left out (`2020-03`). */
export interface DateParts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

const CHINESE_DIGITS = '〇一二三四五六七八九';
const NUMBER = '(?:\\d{1,2}|[〇○零一二三四五六七八九十廿卅]{1,3})';
const YEAR = '(?:\\d{4}|[〇○零一二三四五六七八九]{4})';
const MONTHS = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const ENGLISH_MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)';

// Every alternative begins with a digit, a numeral or a fixed word and has bounded repeats: linear on any input.
const CHINESE_DATES = [
  // 2020年3月12日, 去年3月, 二〇二〇年
  `(?<![\\d〇一二三四五六七八九])(?:(${YEAR})年|(今年|去年|前年|明年|同年|当年|次年))的?(?:(${NUMBER})月份?(?:(${NUMBER})[日号]|(?:上旬|中旬|下旬|初|底|末))?)?`,
  // 2020-03-12, 2020/3/12, 2020.3.12
  '(?<![\\d.／/-])(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?![\\d/-])',
  // 3月12日, 本月12日
  `(?<![\\d〇一二三四五六七八九十])(?:(${NUMBER})月份?|(本月|上月|上个月|当月|同月))(?:(${NUMBER})[日号]|(?:上旬|中旬|下旬|初|底|末))?`,
  // 12日
  '(?<![\\d.:：])(\\d{1,2})日(?!本|报|程|常|益|夜|元|前|均|内|游|龄)',
  '(?<![〇一二三四五六七八九十百千万第年月])((?:十|二十|三十)[一二三四五六七八九]|[二三]十|廿[一二三四五六七八九]|十)日(?!本|报|程|常|益|夜|元|前|均|内|游|龄)',
  '(同日(?!本)|当日|当天|当晚|那一?天|同一天|次日|翌日|第二天|隔天|昨天|昨日|昨晚|昨夜|前天|(?<![的在如])今[天日](?![的])|今晨|今晚|日前|近日|近期|近来|最近|不久前|前不久|早些时候|[一二两三四五六七八九十几数\\d]{1,3}(?:天|日|周|个月|年)(?:多)?(?:之后|以后|后|之前|以前|前))',
];
const ENGLISH_DATES = [
  // March 12, 2020; 12 March 2020; March 2020; March 12
  `\\b(${ENGLISH_MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?:[,，]? ?(\\d{4})\\b|(?!\\d))`,
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${ENGLISH_MONTH})\\b(?:[,，]? ?(\\d{4})\\b)?`,
  `\\b(${ENGLISH_MONTH}),? (\\d{4})\\b`,
  '\\b[Ii]n (\\d{4})\\b(?! [a-z]+s\\b)',
];
/** Every character that a date can begin with: digits, numerals, and the fixed words' first. */
const CHINESE_FIRSTS = '0123456789〇○零一二三四五六七八九十廿卅两几数今去前明同当那次本上翌第隔昨日近最不早';
export const DATE = patternsOf({
  sticky: new RegExp(CHINESE_DATES.join('|'), 'y'),
  firsts: CHINESE_FIRSTS,
});
/** The same groups, and more: English text is rarer, and the longer pattern slower. */
export const ANY_DATE = patternsOf({
  sticky: new RegExp([...CHINESE_DATES, ...ENGLISH_DATES].join('|'), 'y'),
  firsts: `${CHINESE_FIRSTS}JFMASONDIi`,
});

/** The dates a text writes, in its order. Full-width digits must have been folded to ASCII. */
export function findDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  for (const match of matchesOf(text, /[A-Za-z]{2}/.test(text) ? ANY_DATE : DATE)[0]) {
    const mention = readMatch(match);
    if (mention) found.push(mention);
  }
  for (let i = 0; i < found.length; i++) {
    const mention = found[i];
    if (mention.vague) continue;
    const after = text.slice(mention.end, mention.end + 2);
    const next = found[i + 1];
    if (/^(?:[至到—~～-]|\bto\b)/.test(after) && next && next.start - mention.end <= 2 && !next.vague) {
      found[i] = { ...mention, range: true };
      found[i + 1] = { ...next, range: true };
    } else if (/^[至到—~～-]\d/.test(after)) {
      found[i] = { ...mention, range: true };
    }
  }
  return found;
}

function readMatch(match: RegExpMatchArray): DateMention | null {
  const g = match;
  const span = { start: match.index as number, end: (match.index as number) + match[0].length };
  const plain = { relative: null, vague: false, range: false } as const;
  const valid = (year: number | null, month: number | null, day: number | null) =>
    (month === null || (month >= 1 && month <= 12)) &&
    (day === null || (day >= 1 && day <= 31)) &&
    year !== 0;
  const make = (year: number | null, month: number | null, day: number | null): DateMention | null =>
    valid(year, month, day) ? { ...span, ...plain, year, month, day } : null;
  if (g[1] !== undefined || g[2] !== undefined) {
    const month = g[3] === undefined ? null : numeral(g[3]);
    const day = g[4] === undefined ? null : numeral(g[4]);
    if (g[1] !== undefined) return make(yearNumeral(g[1]), month, day);
    if (!valid(null, month, day)) return null;
    const years = g[2] === '去年' ? -1 : g[2] === '前年' ? -2 : g[2] === '明年' || g[2] === '次年' ? 1 : 0;
    const to = g[2] === '同年' || g[2] === '当年' || g[2] === '次年' ? 'earlier' : 'reference';
    return { ...span, ...plain, year: null, month, day, relative: { to, years } };
  }
  if (g[5] !== undefined) return make(Number(g[5]), Number(g[6]), g[7] === undefined ? null : Number(g[7]));
  if (g[8] !== undefined) return make(null, numeral(g[8]), g[10] === undefined ? null : numeral(g[10]));
  if (g[9] !== undefined) {
    const day = g[10] === undefined ? null : numeral(g[10]);
    if (!valid(null, null, day)) return null;
    const to = g[9] === '当月' || g[9] === '同月' ? 'earlier' : 'reference';
    return {
      ...span,
      ...plain,
      year: null,
      month: null,
      day,
      relative: { to, months: g[9].startsWith('上') ? -1 : 0 },
    };
  }
  if (g[11] !== undefined) return make(null, null, Number(g[11]));
  if (g[12] !== undefined) return make(null, null, numeral(g[12]));
  if (g[13] !== undefined) {
    const base = { ...span, ...plain, year: null, month: null, day: null };
    switch (g[13]) {
      case '同日':
      case '当日':
      case '当天':
      case '当晚':
      case '那天':
      case '那一天':
      case '同一天':
        return { ...base, relative: { to: 'earlier', days: 0 } };
      case '次日':
      case '翌日':
      case '第二天':
      case '隔天':
        return { ...base, relative: { to: 'earlier', days: 1 } };
      case '昨天':
      case '昨日':
      case '昨晚':
      case '昨夜':
        return { ...base, relative: { to: 'reference', days: -1 } };
      case '前天':
        return { ...base, relative: { to: 'reference', days: -2 } };
      case '今天':
      case '今日':
      case '今晨':
      case '今晚':
        return { ...base, relative: { to: 'reference', days: 0 } };
      default:
        return { ...base, vague: true };
    }
  }
  if (g[14] !== undefined)
    return make(g[16] === undefined ? null : Number(g[16]), monthNumber(g[14]), Number(g[15]));
  if (g[17] !== undefined)
    return make(g[19] === undefined ? null : Number(g[19]), monthNumber(g[18]), Number(g[17]));
  if (g[20] !== undefined) return make(Number(g[21]), monthNumber(g[20]), null);
  if (g[22] !== undefined) {
    const mention = make(Number(g[22]), null, null);
    return mention && { ...mention, start: mention.end - 4 };
  }
  return null;
}

/** What a date without its year or month is read against. */
export interface DateContext {
  /** The day the document itself is dated; EDTF. */
  readonly reference: DateParts | null;
  /** The nearest earlier date of the same thread. */
  readonly earlier: DateParts | null;
}

/**
 * The date a mention means. What neither the mention nor its context says stays null: nothing is invented.
 * Null where there is no date at all (日前; 同日 with no earlier date).
 */
export function resolveDate(mention: DateMention, context: DateContext): DateParts | null {
  const { reference, earlier } = context;
  if (mention.vague) return null;
  const { relative } = mention;
  if (relative) {
    const base = relative.to === 'reference' ? reference : earlier;
    if (relative.days !== undefined) {
      if (!base || base.month === null || base.day === null) return relative.days === 0 ? base : null;
      return addDays(base, relative.days);
    }
    if (relative.months !== undefined) {
      if (!base || base.month === null)
        return mention.day === null ? null : { year: null, month: null, day: mention.day };
      const back = base.month + relative.months < 1;
      return {
        year: base.year === null ? null : base.year - (back ? 1 : 0),
        month: back ? 12 : base.month + relative.months,
        day: mention.day,
      };
    }
    const year = base && base.year !== null ? base.year + (relative.years ?? 0) : null;
    if (year === null && mention.month === null) return null;
    return { year, month: mention.month, day: mention.day };
  }
  if (mention.year !== null) return { year: mention.year, month: mention.month, day: mention.day };
  if (mention.month !== null) {
    if (earlier && earlier.year !== null)
      return { year: earlier.year, month: mention.month, day: mention.day };
    return {
      year: yearBefore(reference, mention.month, mention.day),
      month: mention.month,
      day: mention.day,
    };
  }
  if (earlier && earlier.month !== null)
    return { year: earlier.year, month: earlier.month, day: mention.day };
  if (reference && reference.month !== null && reference.day !== null) {
    // A bare day is of the report's own month, or of the month before where that day has not come yet.
    if ((mention.day as number) <= reference.day) return { ...reference, day: mention.day };
    const january = reference.month === 1;
    return {
      year: reference.year === null ? null : reference.year - (january ? 1 : 0),
      month: january ? 12 : reference.month - 1,
      day: mention.day,
    };
  }
  return { year: null, month: null, day: mention.day };
}

/** A month and day without a year lie in the year before the reference where they would lie after it. */
function yearBefore(reference: DateParts | null, month: number, day: number | null): number | null {
  if (!reference || reference.year === null) return null;
  if (reference.month === null) return reference.year;
  const later =
    month > reference.month ||
    (month === reference.month && day !== null && reference.day !== null && day > reference.day);
  return later ? reference.year - 1 : reference.year;
}

function addDays(date: DateParts, days: number): DateParts {
  const { year } = date;
  let month = date.month as number;
  let day = (date.day as number) + days;
  let years = 0;
  while (day < 1) {
    month--;
    if (month < 1) {
      month = 12;
      years--;
    }
    day += daysIn(year === null ? null : year + years, month);
  }
  while (day > daysIn(year === null ? null : year + years, month)) {
    day -= daysIn(year === null ? null : year + years, month);
    month++;
    if (month > 12) {
      month = 1;
      years++;
    }
  }
  return { year: year === null ? null : year + years, month, day };
}

function daysIn(year: number | null, month: number): number {
  if (month === 2)
    return year !== null && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** EDTF with reduced precision: `2020-03-12`, `2020-03`, `2020`; unspecified digits as `XXXX-03-12`. */
export function formatEdtf(date: DateParts): string {
  const year = date.year === null ? 'XXXX' : String(date.year).padStart(4, '0');
  if (date.month === null && date.day === null) return year;
  const month = date.month === null ? 'XX' : String(date.month).padStart(2, '0');
  return date.day === null ? `${year}-${month}` : `${year}-${month}-${String(date.day).padStart(2, '0')}`;
}

/** The parts of an EDTF date; null where the text is none. */
export function parseEdtf(text: string | null): DateParts | null {
  const match = text === null ? null : /^(\d{4}|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?$/.exec(text);
  if (!match) return null;
  const part = (digits: string | undefined) =>
    digits === undefined || digits.startsWith('X') ? null : Number(digits);
  return { year: part(match[1]), month: part(match[2]), day: part(match[3]) };
}

/** Whether two dates differ in a part that both state. */
export function datesConflict(a: DateParts, b: DateParts): boolean {
  const differ = (x: number | null, y: number | null) => x !== null && y !== null && x !== y;
  return differ(a.year, b.year) || differ(a.month, b.month) || differ(a.day, b.day);
}

/** The one date that a few words state (a stated date, a provenance line); null where they state none. */
export const readDate = remembered(
  (words: string): DateMention | null =>
    findDates(foldDigits(words)).find((mention) => !mention.vague) ?? null,
);

/** Full-width digits and signs as ASCII, one code unit each, so that offsets stay. */
export function foldDigits(text: string): string {
  return text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/**
 * `date` in the form in which `words` write theirs, so that it can stand in their place.
 * `otherMonth`: a bare day (12日) is read in another month there, so that the month must be said.
 */
export function dateLike(words: string, date: DateParts, otherMonth = false): string {
  const { year, month, day } = date;
  const mention = readDate(words);
  const english = /[A-Za-z]{3}/.test(words);
  if (english && month !== null) {
    const name = MONTHS[month - 1][0];
    const title = name[0].toUpperCase() + name.slice(1);
    const withYear = year !== null && (!mention || mention.year !== null);
    if (day === null) return withYear ? `${title} ${year}` : title;
    if (/^\d{1,2}/.test(words)) return `${day} ${title}${withYear ? ` ${year}` : ''}`;
    return `${title} ${day}${withYear ? `, ${year}` : ''}`;
  }
  const separator = /^[\d０-９]{4}([-/.])/.exec(words)?.[1];
  if (separator && year !== null) {
    const padded = !/[-/.]\d(?!\d)/.test(words);
    const two = (n: number) => (padded ? String(n).padStart(2, '0') : String(n));
    return [
      String(year),
      ...(month === null ? [] : [two(month)]),
      ...(month === null || day === null ? [] : [two(day)]),
    ].join(separator);
  }
  const chinese = /[〇○零一二三四五六七八九十廿卅]/.test(words.replace(/[同那]一天/, ''));
  const wide = /[０-９]/.test(words);
  const write = (n: number) => (chinese ? chineseNumber(n) : wide ? widen(String(n)) : String(n));
  const writeYear = (n: number) =>
    chinese
      ? String(n).replace(/\d/g, (d) => CHINESE_DIGITS[Number(d)])
      : wide
        ? widen(String(n))
        : String(n);
  const sameDay = mention?.relative?.days !== undefined;
  const hasYear = !mention || mention.year !== null || mention.relative?.years !== undefined;
  const hasMonth = !mention || mention.month !== null || mention.relative?.months !== undefined || sameDay;
  const hasDay = !mention || mention.day !== null || sameDay;
  const dayMark = /号/.test(words) ? '号' : '日';
  const parts = [
    hasYear && year !== null ? `${writeYear(year)}年` : '',
    (hasMonth || otherMonth) && month !== null ? `${write(month)}月` : '',
    hasDay && day !== null ? `${write(day)}${dayMark}` : '',
  ].join('');
  return (
    parts || [year === null ? '' : `${writeYear(year)}年`, month === null ? '' : `${write(month)}月`].join('')
  );
}

function widen(digits: string): string {
  return digits.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
}

function numeral(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  let value = 0;
  let digit = 0;
  for (const c of text) {
    if (c === '十') {
      value += (digit || 1) * 10;
      digit = 0;
    } else if (c === '廿' || c === '卅') {
      value += c === '廿' ? 20 : 30;
    } else {
      digit = digit * 10 + digitValue(c);
    }
  }
  return value + digit;
}

function yearNumeral(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return [...text].reduce((year, c) => year * 10 + digitValue(c), 0);
}

function digitValue(c: string): number {
  return c === '○' || c === '零' ? 0 : CHINESE_DIGITS.indexOf(c);
}

function chineseNumber(n: number): string {
  if (n < 10) return CHINESE_DIGITS[n];
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? CHINESE_DIGITS[tens] : ''}十${n % 10 ? CHINESE_DIGITS[n % 10] : ''}`;
}

function monthNumber(name: string): number {
  const key = name.toLowerCase().replace('.', '');
  return MONTHS.findIndex((names) => names.includes(key)) + 1;
}
