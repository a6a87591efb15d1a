/** Where and when words were spoken or written, as a provenance line says it. */
export interface Provenance {
  /** EDTF with reduced precision; null when the line states none. */
  readonly date: string | null;
  /** The line's own words for the occasion. */
  readonly occasion: string | null;
  readonly occasionKind: string | null;
}

const CHINESE_DIGITS = '〇一二三四五六七八九';
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const NUMERAL = '[0-9０-９]{1,2}|[〇一二三四五六七八九十]{1,3}';
// Each pattern: named groups y, m, d. A range keeps what its two ends share.
const DATES = [
  new RegExp(
    `(?<y>[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\\s*年(?:\\s*(?<m>${NUMERAL})\\s*月(?:份|[上中下]旬|[初底末])?(?:\\s*(?<d>${NUMERAL})\\s*[日号](?<range>\\s*[至到—–、和与-]+\\s*(?:(?:${NUMERAL})\\s*月\\s*)?(?:${NUMERAL})\\s*[日号])?)?)?`,
  ),
  /(?<![0-9])(?<y>[0-9]{4})([-./])(?<m>[0-9]{1,2})(?:\2(?<d>[0-9]{1,2}))?(?![0-9])/,
  new RegExp(
    `(?<m>${MONTH_NAME})\\.?\\s+(?:(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\\s+)?(?<y>[0-9]{4})(?![0-9])`,
    'i',
  ),
  new RegExp(
    `(?<![0-9])(?<d>[0-9]{1,2})(?:st|nd|rd|th)?\\s+(?<m>${MONTH_NAME})\\.?,?\\s+(?<y>[0-9]{4})(?![0-9])`,
    'i',
  ),
];

/** A date as a front matter states it (`2020-04-16`, `2020年4月`, `2020`, EDTF with `~`, `?`) in EDTF; null when it is none. */
export function readDate(text: string): string | null {
  const trimmed = text.trim();
  // A date of antiquity or an interval is EDTF too: kept as written when it has that form.
  const edtf =
    /^(-?\d{4,})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?(?:\/(-?\d{4,})?(?:-\d{2}(?:-\d{2})?)?[~?%]?)?$/.exec(
      trimmed,
    );
  if (edtf) {
    const [, , month, day] = edtf;
    const ok =
      (month === undefined || (+month >= 1 && +month <= 12)) &&
      (day === undefined || isDay(+edtf[1], +month, +day));
    return ok ? trimmed : null;
  }
  const iso = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(trimmed);
  if (iso) return readDate(iso[1]);
  const found = findDate(trimmed);
  return found && found.start === 0 && found.end === trimmed.length ? found.date : null;
}

/** The first date that stands in a text; `date` is null when what looks like one cannot be (30 February). */
export function findDate(text: string): { date: string | null; start: number; end: number } | null {
  let best: RegExpExecArray | null = null;
  for (const pattern of DATES) {
    const match = pattern.exec(text);
    if (match && (best === null || match.index < best.index)) best = match;
  }
  if (!best?.groups) return null;
  const { y, m, d, range } = best.groups;
  // 3月12日至15日 share the month, 3月30日至4月2日 the year.
  return {
    date: edtf(y, range?.includes('月') ? undefined : m, range ? undefined : d),
    start: best.index,
    end: best.index + best[0].length,
  };
}

function edtf(y: string, m: string | undefined, d: string | undefined): string | null {
  const year = yearOf(y);
  if (year === null) return null;
  if (m === undefined) return year;
  const month = numberOf(m);
  if (month < 1 || month > 12) return null;
  const start = `${year}-${String(month).padStart(2, '0')}`;
  if (d === undefined) return start;
  const day = numberOf(d);
  return isDay(Number(year), month, day) ? `${start}-${String(day).padStart(2, '0')}` : null;
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

function yearOf(text: string): string | null {
  const digits = [...narrow(text)].map((c) =>
    c === '○' || c === '零' ? '0' : /[0-9]/.test(c) ? c : CHINESE_DIGITS.indexOf(c),
  );
  return digits.some((digit) => digit === -1) ? null : digits.join('');
}

function numberOf(text: string): number {
  const plain = narrow(text);
  if (/^[0-9]+$/.test(plain)) return Number(plain);
  const name = MONTHS.findIndex((month) => month.startsWith(plain.toLowerCase().slice(0, 3)));
  if (/^[a-z]/i.test(plain)) return name + 1;
  const ten = plain.indexOf('十');
  if (ten === -1) return CHINESE_DIGITS.indexOf(plain);
  const tens = ten === 0 ? 1 : CHINESE_DIGITS.indexOf(plain.slice(0, ten));
  const ones = ten === plain.length - 1 ? 0 : CHINESE_DIGITS.indexOf(plain.slice(ten + 1));
  return tens * 10 + ones;
}

function narrow(text: string): string {
  return text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

// Most telling first: 会见…时的讲话 is a 会见, 致…的慰问电 a 慰问电.
const OCCASION_KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['慰问电', /慰问电/],
  ['贺电', /贺电/],
  ['唁电', /唁电/],
  ['复信', /复信|復信/],
  ['回信', /回信/],
  ['贺信', /贺信|賀信/],
  ['慰问信', /慰问信/],
  ['通话', /通电?话|通電?話|打电话|打電話|phone call|telephone/i],
  ['会见', /会见|會見/],
  ['会谈', /会谈|會談|\btalks\b/i],
  ['会晤', /会晤|會晤/],
  ['座谈', /座谈会|座談會/],
  ['峰会发言', /峰会.*(?:发言|讲话)|峰會.*(?:發言|講話)/],
  ['批示', /批示/],
  ['指示', /指示/],
  ['演讲', /演讲|演講|演说|\bspeech\b/i],
  ['致辞', /致辞|致詞|致辭/],
  ['讲话', /讲话|講話|谈话|\bremarks\b|\baddress\b/i],
  ['发言', /发言|發言/],
  ['报告', /报告|報告/],
  ['采访', /采访|專訪|专访|訪談|访谈|答记者问|\binterview\b/i],
  ['题词', /题词|題詞/],
  ['信', /[致给給].*信$|\bletter\b/i],
  ['电', /[致给給].*电$/],
  ['文章', /^《.*》$|署名文章|文章|一文$|\barticle\b/i],
  ['峰会', /峰会|峰會|\bsummit\b/i],
  ['考察', /考察|调研|視察|视察/],
  ['会议', /会议|會議|大会|大會|全会|全會|\bmeeting\b|\bconference\b/i],
];

/** The kind of an occasion, from its own words; null when they name none. */
export function occasionKindOf(occasion: string | null): string | null {
  if (occasion === null) return null;
  return OCCASION_KINDS.find(([, pattern]) => pattern.test(occasion))?.[0] ?? null;
}

/** 《在…上的讲话》（2020年3月27日）, as a line of its own. */
const TITLE_AND_DATE = /^《[^》]{2,80}》\s*[(（][^()（）]{4,30}[)）][。.]?$/;

/** The words inside a line that stands in brackets as a whole: `(…)`, `（…）`, `〔…〕`, `[…]`; or after a dash; or a title and a date. */
export function provenanceWords(line: string): string | null {
  const text = line.trim();
  const dash = /^(?:—{1,2}|――|--)\s*(?=\S)/.exec(text);
  if (dash) return text.slice(dash[0].length);
  if (text[0] === '《') return TITLE_AND_DATE.test(text) && findDate(text)?.date ? text : null;
  const opens = '(（〔[［【';
  const closes = ')）〕]］】';
  if (text.length < 3 || !opens.includes(text[0]) || !closes.includes(text[text.length - 1])) return null;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (opens.includes(text[i])) depth++;
    else if (closes.includes(text[i]) && --depth === 0 && i < text.length - 1) return null;
  }
  return depth === 0 ? text.slice(1, -1).trim() : null;
}

/** A note of the printed page, not of the text: `(下转第4版)`, `（上接第一版）`, `（完）`. */
export function pageNote(words: string): 'broken-off' | 'other' | null {
  if (/^(?:下转|转下|未完|待续|to be continued|continued on)/i.test(words)) return 'broken-off';
  if (/^(?:上接|接上|承前|全文完|完$|续完|the end$|continued from)/i.test(words)) return 'other';
  return null;
}

// 学而第一, 卷三·二, Matthew 5:3: a place in a work, in any script.
const PLACE_IN_WORK =
  /[·•]|第[一二三四五六七八九十百零〇\d]+|[卷篇章节節回][一二三四五六七八九十上中下\d]|^[^\u3400-\u9fff]*\p{L}[^\u3400-\u9fff]*$/u;

/**
 * Reads the words of a provenance line. Null when they are none: no date that can be, and no work or occasion
 * that is named as one. `place`: a place in a work is enough, as it is in a collection of sayings.
 */
export function readProvenance(words: string, place = false): Provenance | null {
  const found = findDate(words);
  if (found && found.date === null) return null;
  if (!found) {
    const kind = occasionKindOf(words);
    // Without a date only a named work or a known kind of occasion is a provenance.
    const work = words.length <= 80 && /《[^》]+》/.test(words);
    const named = kind !== null || work || (place && words.length <= 80 && PLACE_IN_WORK.test(words));
    return named ? { date: null, occasion: tidy(words), occasionKind: kind } : null;
  }
  const before = tidy(words.slice(0, found.start));
  const after = tidy(words.slice(found.end));
  // The date leads (2020年3月12日同…通话) or follows (《在…的讲话》，2013年8月19日).
  const occasion = before !== '' && !/^(?:于|於|在|写于|作于)$/.test(before) ? before : after;
  return { date: found.date, occasion: occasion || null, occasionKind: occasionKindOf(occasion || null) };
}

/** 李白《静夜思》, （唐）王之涣《登鹳雀楼》: what a collection of many authors sets under each piece. */
const AUTHOR_AND_WORK =
  /^(?:[（(〔［[]?[\u3400-\u9fff]{1,2}[）)〕］\]·]\s*)?(?<author>[\u3400-\u9fff]{2,4})\s*[·：:]?\s*(?<work>《[^》]+》.*)$/;
const NO_NAME = /[在于於致给給同与與对對就为為从從和的及见見第]|[书書诗詩文选選编編集]$/;

/** The author and the rest of an occasion that names both; null where it names none. */
export function authorOfPiece(occasion: string): { author: string; work: string } | null {
  const { author, work } = AUTHOR_AND_WORK.exec(occasion)?.groups ?? {};
  return author === undefined || NO_NAME.test(author) ? null : { author, work };
}

function tidy(words: string): string {
  const trimmed = words.replace(/^[\s,，、:：;；.。·]+|[\s,，、:：;；.。·]+$/g, '');
  return trimmed
    .replace(/[（(〔]$/, '')
    .replace(/^[)）〕][\s,，、:：;；.。]*/, '')
    .trim();
}
