import type { Article } from '../corpus/article.ts';
import { dateLike, datesConflict, formatEdtf, parseEdtf, readDate, type DateParts } from '../corpus/dates.ts';
import { compareOccasions, occasionLike, parseOccasion } from '../corpus/occasions.ts';
import { partnerSlip } from '../corpus/partner-slips.ts';
import { remembered } from '../corpus/remembered.ts';
import type { Passage } from '../corpus/passages.ts';
import {
  comparePeople,
  findPeople,
  namesOf,
  plainBody,
  plainName,
  readPerson,
  toSimplified,
} from '../corpus/speakers.ts';
import type { Stated, Statement } from '../corpus/statement.ts';
import type { Span } from '../text/span.ts';
import type { Attribution } from './finding.ts';

/** What the corpus says of one source. */
export interface SourceFacts {
  readonly speaker: string | null;
  /** EDTF. */
  readonly date: string | null;
  readonly occasion: string | null;
  readonly occasionKind: string | null;
  readonly articleTitle: string | null;
  readonly articleDate: string | null;
  readonly articleAuthor: string | null;
  /** The article is where the words stand first, and does not repeat what was said or written elsewhere. */
  readonly isRecord: boolean;
  /** Heading of the section it stands in. */
  readonly section: string | null;
  /** The passage's words: someone whom it quotes may be meant. */
  readonly text: () => string;
  /** Whether the passage itself has the words in quotation marks: another's, whose source the corpus does not tell. */
  readonly isQuoting: () => boolean;
  /** Whether an article of the corpus, or a section of this one, is called so (letters and digits alone). */
  readonly isTitle: (title: string) => boolean;
}

interface TitledLibrary {
  readonly articles: readonly Article[];
  readonly articleOf: ArrayLike<number>;
  readonly passages: ArrayLike<Pick<Passage, 'section'>>;
}

/** Titles of a corpus's articles, and of the sections of those that were asked about. */
interface Titles {
  readonly articles: ReadonlySet<string>;
  readonly sections: Map<number, ReadonlySet<string>>;
}

const titlesOf = new WeakMap<readonly Article[], Titles>();

/** Whether an article, or a section of the article that a passage stands in, has this title ({@link SourceFacts.isTitle}). */
export function isTitleNear(library: TitledLibrary, passage: number, title: string): boolean {
  let known = titlesOf.get(library.articles);
  if (!known) {
    known = { articles: new Set(library.articles.map((a) => plainTitle(a.title))), sections: new Map() };
    titlesOf.set(library.articles, known);
  }
  if (known.articles.has(title)) return true;
  const article = library.articleOf[passage];
  let sections = known.sections.get(article);
  if (!sections) known.sections.set(article, (sections = sectionsOf(library, passage)));
  return sections.has(title);
}

function sectionsOf({ articleOf, passages }: TitledLibrary, passage: number): ReadonlySet<string> {
  const article = articleOf[passage];
  const sections = new Set<string>();
  let first = passage;
  while (first > 0 && articleOf[first - 1] === article) first--;
  for (let i = first; i < passages.length && articleOf[i] === article; i++) {
    const { section } = passages[i];
    if (section !== null) sections.add(plainTitle(section));
  }
  return sections;
}

/**
 * Whether a stretch of a text stands within quotation marks that open and close in its paragraph, and it is not a
 * person of the tale who says so there (曰：“…”).
 */
export function isInMarks(text: string, span: Span): boolean {
  let depth = 0;
  let at = span.start - 1;
  for (; at >= 0 && text[at] !== '\n' && depth >= 0; at--) {
    if (/[”」』»]/.test(text[at])) depth++;
    else if (/[“「『«]/.test(text[at])) depth--;
  }
  if (depth >= 0 || /[曰云谓謂问問对對告][：:，,]?$/.test(text.slice(Math.max(0, at - 1), at + 1)))
    return false;
  for (let i = span.start; i < text.length && text[i] !== '\n'; i++) {
    if (/[“「『«]/.test(text[i])) depth--;
    else if (/[”」』»]/.test(text[i]) && ++depth === 0) return i >= span.end - 1;
  }
  return false;
}

type Conflict = Attribution['conflicts'][number];
type Judged = 'fits' | 'differs' | 'open';

/** How one source stands to what is stated. */
interface Fit {
  readonly conflicts: readonly Conflict[];
  /** Conflicts with what was taken from another quotation's sentence: they choose, but do not contradict. */
  readonly doubts: number;
  readonly agreements: number;
}

/**
 * Judges what a text states against sources that fit its wording equally well. `best` is the source that the statement
 * claims: fewest conflicts, then most agreements, then the first. A statement is contradicted where it conflicts with
 * every source.
 */
export function judgeAttribution(
  statement: Statement,
  sources: readonly SourceFacts[],
): { best: number; attribution: Attribution } {
  const all = [statement.speaker, statement.date, statement.occasion, statement.article].filter(
    (s) => s !== null,
  );
  if (all.length === 0) return { best: 0, attribution: UNSTATED };
  const known = sources.length === 1 ? sources : pooled(sources, statement);
  let best = -1;
  let bestFit: Fit | null = null;
  known.forEach((source, i) => {
    if (source === null) return;
    const fit = fitOf(statement, source);
    if (bestFit === null || better(fit, bestFit)) {
      best = i;
      bestFit = fit;
    }
  });
  if (bestFit === null) return { best: 0, attribution: reported(statement, null, []) };
  const source = known[best] as SourceFacts;
  const { conflicts } = bestFit as Fit;
  // What was taken from another quotation's sentence and does not fit here belonged to that quotation.
  const held = conflicts.length > 0 ? statement : withoutDoubts(statement, source);
  return { best, attribution: reported(held, source, conflicts) };
}

export const UNSTATED: Attribution = {
  status: 'unstated',
  stated: { speaker: null, date: null, occasion: null },
  span: null,
  conflicts: [],
};

function reported(
  statement: Statement,
  source: SourceFacts | null,
  conflicts: readonly Conflict[],
): Attribution {
  const { speaker, date, occasion, article } = statement;
  const all = [speaker, date, occasion, article].filter((s) => s !== null);
  if (all.length === 0) return UNSTATED;
  return {
    status: conflicts.length > 0 ? 'contradicted' : 'consistent',
    stated: {
      speaker: speaker?.value ?? null,
      date: date && reportedDate(date, parseEdtf(source?.date ?? null)),
      occasion: statedOccasion(occasion, article, conflicts),
    },
    span: covering(all),
    conflicts,
  };
}

/** Where the words are said to be from: the occasion, or the work; of both the one that differs from the source. */
function statedOccasion(
  occasion: Stated | null,
  article: Stated | null,
  conflicts: readonly Conflict[],
): string | null {
  const differs = (what: Conflict['what']) => conflicts.some((conflict) => conflict.what === what);
  const isWork = occasion === null || (differs('article') && !differs('occasion'));
  return (isWork ? article?.words : occasion?.value) ?? null;
}

/** A stated date in ISO 8601: what the text leaves open (3月12日) is the source's, and null where nobody says the year. */
function reportedDate(stated: Stated, source: DateParts | null): string | null {
  const own = written(stated);
  const read = parseEdtf(stated.value);
  const year = own?.year ?? source?.year ?? read?.year ?? null;
  if (own === null || year === null) return null;
  const { day } = own;
  const month = own.month ?? (day === null ? null : (source?.month ?? read?.month ?? null));
  return formatEdtf({ year, month, day: month === null ? null : day });
}

/**
 * Witnesses of one utterance know of it together: one that does not know the date has it from another with the same
 * occasion, and one that knows neither who spoke nor where (null in the result) excuses nothing beside one that does.
 */
function pooled(sources: readonly SourceFacts[], statement: Statement): (SourceFacts | null)[] {
  const { speaker, article } = statement;
  // A set phrase has hundreds of sources: those that know most about themselves come from few occasions.
  const dated = sources
    .filter((source) => source.date !== null && source.occasion !== null)
    .slice(0, MOST_POOLED);
  // A commentary without a title has its kind for an occasion: 评论.
  const knows = (source: SourceFacts) =>
    (source.occasion !== null && source.occasion !== source.occasionKind) ||
    (source.date !== null && source.speaker !== null);
  const speakers = new Set(sources.filter(knows).map((source) => source.speaker));
  const isOwn = (one: string | null) =>
    one !== null && speaker !== null && comparePeople(speaker.value, one) === 'same';
  const hasOwn = [...speakers].some(isOwn);
  const hasRecord = article !== null && sources.some(isOfRecord);
  return sources.map((source) => {
    // Beside a place of record, whose title can be told from another, one that repeats it excuses no other title.
    if (hasRecord && !isOfRecord(source)) return null;
    if (!knows(source)) {
      if (source.speaker === null ? speakers.size === 0 : !speakers.has(source.speaker)) return source;
      // Another than those who are known to have said it: the one whom this text quotes.
      const other =
        source.speaker === null && speaker !== null && isNamedIn(speaker.value, source.text()) && !hasOwn;
      return other ? source : null;
    }
    // A report that repeats the speaker's words tells of one occasion; it excuses no other.
    if (hasOwn && source.speaker !== null && !isOwn(source.speaker) && !tellsOf(statement, source.text())) {
      return null;
    }
    if (source.date !== null) return source;
    const own = source.occasion ?? '';
    const twin = dated.find(
      (other) => compareOccasions(own, other.occasion as string, source.speaker) === 'same',
    );
    return twin ? { ...source, date: twin.date } : source;
  });
}

/** Whether it is known which work the words are from. */
function isOfRecord({ isRecord, occasion }: SourceFacts): boolean {
  return isRecord || (occasion?.includes('《') ?? false);
}

const MOST_POOLED = 40;

/** Whether a text names the date that is stated, or someone who took part in the occasion. */
function tellsOf({ date, occasion }: Statement, text: string): boolean {
  const day = date && parseEdtf(date.value);
  if (day?.month && day.day && text.includes(`${day.month}月${day.day}日`)) return true;
  if (!occasion) return false;
  return findPeople(plainName(occasion.value)).some(({ name }) => name !== null && isNamedIn(name, text));
}

function better(a: Fit, b: Fit): boolean {
  if (a.conflicts.length !== b.conflicts.length) return a.conflicts.length < b.conflicts.length;
  if (a.doubts !== b.doubts) return a.doubts < b.doubts;
  return a.agreements > b.agreements;
}

function covering(stated: readonly Stated[]): Span {
  return {
    start: Math.min(...stated.map((s) => s.span.start)),
    end: Math.max(...stated.map((s) => s.span.end)),
  };
}

function fitOf(statement: Statement, source: SourceFacts): Fit {
  const conflicts: Conflict[] = [];
  let doubts = 0;
  let agreements = 0;
  const weigh = (
    what: Conflict['what'],
    stated: Stated | null,
    judged: Judged,
    expected: () => string | null,
  ) => {
    if (stated === null || judged === 'open') return;
    if (judged === 'fits') agreements++;
    else if (stated.carried) doubts++;
    else conflicts.push({ what, span: stated.span, stated: stated.words, expected: expected() });
  };
  const { speaker, date, occasion, article } = statement;
  const judged = judgeAll(statement, source);
  weigh('speaker', speaker, judged.speaker, () => source.speaker);
  weigh('date', date, judged.date, () => expectedDate(date as Stated, source));
  weigh('occasion', occasion, judged.occasion, () => expectedOccasion(occasion as Stated, source));
  weigh('article', article, judged.article, () => expectedWork(article as Stated, source));
  return { conflicts, doubts, agreements };
}

function withoutDoubts(statement: Statement, source: SourceFacts): Statement {
  const judged = judgeAll(statement, source);
  const hold = (stated: Stated | null, how: Judged) => (stated?.carried && how === 'differs' ? null : stated);
  return {
    speaker: hold(statement.speaker, judged.speaker),
    date: hold(statement.date, judged.date),
    occasion: hold(statement.occasion, judged.occasion),
    // In London we read …: no work after all.
    article:
      statement.article?.sure === false && judged.article !== 'fits'
        ? null
        : hold(statement.article, judged.article),
  };
}

function judgeAll(
  statement: Statement,
  source: SourceFacts,
): Record<'speaker' | 'date' | 'occasion' | 'article', Judged> {
  const { speaker } = statement;
  // What the passage repeats of another was said at another time and place.
  if (speaker !== null && isRepeating(speaker, source)) {
    return { speaker: 'open', date: 'open', occasion: 'open', article: 'open' };
  }
  return {
    speaker: judgeSpeaker(speaker, source),
    date: judgeDate(statement, source),
    occasion: judgeOccasion(statement.occasion, source),
    article: judgeWork(statement.article, source),
  };
}

/** Whether the words may be those of the stated speaker, whom the passage quotes. */
function isRepeating(stated: Stated, source: SourceFacts): boolean {
  // A book without an author tells what people say: those are its own words.
  if (source.speaker === null || comparePeople(stated.value, source.speaker) === 'same') return false;
  return source.isQuoting() || isNamedIn(stated.value, source.text());
}

/** Whether what is stated of day and occasion ties the words to a source: one of them is the source's, and nothing differs. */
export function isTied(statement: Statement, source: SourceFacts): boolean {
  const { date, occasion, article } = judgeAll({ ...statement, speaker: null }, source);
  const isDay = date === 'fits' && (parseEdtf(source.date)?.day ?? null) !== null;
  return (
    (occasion === 'fits' || isDay) && date !== 'differs' && occasion !== 'differs' && article !== 'differs'
  );
}

function judgeSpeaker(stated: Stated | null, source: SourceFacts): Judged {
  const { speaker } = source;
  if (stated === null || speaker === null) return 'open';
  const compared = comparePeople(stated.value, speaker);
  if (compared === 'same') return 'fits';
  // Only what is surely a person's name can be the wrong person: 社论, 联合考察组, 法国总统 are not.
  if (compared === 'unknown' || !stated.sure) return 'open';
  if (!isPerson(speaker) && (source.text() === null || REPORTS.test(source.text()))) return 'open';
  return 'differs';
}

/** Words that tell what others say: whoever they are, a news agency's text is not all its own. */
const REPORTS = /指出|强调|表示|说|认为|称|要求|呼吁|提出|评价|写道|[他她]|said|says/;

function isNamedIn(name: string, text: string | null): boolean {
  if (text === null) return false;
  const plain = toSimplified(text);
  return namesOf(name).some((one) => one.length >= (/[A-Za-z]/.test(one) ? 4 : 2) && plain.includes(one));
}

function isPerson(name: string): boolean {
  if (/^[A-Z][\w.'’-]*(?: [\w.'’-]+){0,5}$/.test(name)) return true;
  const person = readPerson(name);
  return (person !== null && person.name !== null && person.sure) || !BODY.test(name);
}

const BODY =
  /(?:社|报|刊|杂志|网|台|组|会|部|委|局|署|院|厅|大学|组织|机构|政府|中心|办公室|编辑部|评论|评论员|社论|国)$/;

/** 2020 年 3 月 15 日 without its spaces. */
const unspaced = (words: string): string =>
  words.replace(/(?<=[\u4e00-\u9fff\d])\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+(?=\d)/g, '');

/** The parts of a date that the text itself writes: a year that only the context gives is no claim. */
function written(stated: Stated): DateParts | null {
  const date = parseEdtf(stated.value);
  const mention = readDate(unspaced(stated.words));
  if (!date || !mention) return date;
  const { relative } = mention;
  // 当天, 那一天: of the day named before, whose year may itself be taken from farther off.
  if (relative?.days !== undefined) return relative.to === 'earlier' ? { ...date, year: null } : date;
  return {
    year: mention.year !== null || relative?.years !== undefined ? date.year : null,
    month: mention.month !== null || relative?.months !== undefined ? date.month : null,
    day: mention.day === null ? null : date.day,
  };
}

function judgeDate(statement: Statement, source: SourceFacts): Judged {
  const stated = statement.date;
  if (stated === null) return 'open';
  const claimed = written(stated);
  if (claimed === null) return 'open';
  const published = parseEdtf(source.articleDate);
  const own = parseEdtf(source.date);
  if (own === null) return published !== null && !datesConflict(claimed, published) ? 'fits' : 'open';
  if (!datesConflict(claimed, own)) return 'fits';
  // 4月16日出版的《求是》发表《…》: the work's own date, where the work is named as the source.
  const byWork = statement.article !== null && judgeWork(statement.article, source) === 'fits';
  return byWork && published !== null && !datesConflict(claimed, published) ? 'fits' : 'differs';
}

function expectedDate(stated: Stated, source: SourceFacts): string | null {
  const date = parseEdtf(source.date);
  if (date === null) return null;
  const claimed = parseEdtf(stated.value);
  const words = unspaced(stated.words);
  const bareDay = readDate(words)?.month === null;
  return dateLike(words, date, bareDay && claimed !== null && claimed.month !== date.month);
}

function judgeOccasion(stated: Stated | null, source: SourceFacts): Judged {
  if (stated === null || source.occasion === null) return 'open';
  const compared = compareOccasions(stated.value, source.occasion, source.speaker);
  if (compared !== 'different' && partnerSlip(stated.value, source.occasion) !== null) return 'differs';
  return compared === 'same' ? 'fits' : compared === 'different' ? 'differs' : 'open';
}

function expectedOccasion({ value, words }: Stated, source: SourceFacts): string | null {
  if (source.occasion === null) return null;
  // 德国总理默克尔 in a cell of its own.
  const { counterpart } = parseOccasion(source.occasion);
  if (value === `对${words}` && counterpart.length > 0) return counterpart.join('、');
  const slip =
    compareOccasions(value, source.occasion, source.speaker) === 'different'
      ? null
      : partnerSlip(value, source.occasion);
  return slip !== null && words.includes(slip.found)
    ? words.replace(slip.found, slip.expected)
    : occasionLike(words, source.occasion);
}

function judgeWork(stated: Stated | null, source: SourceFacts): Judged {
  if (stated === null) return 'open';
  const inOccasion = source.occasion === null ? null : (/《([^》]+)》/.exec(source.occasion)?.[1] ?? null);
  const own = [source.articleTitle, inOccasion, source.occasion, source.section].filter((t) => t !== null);
  if (own.length === 0) return 'open';
  const verse = compareVerses(stated.value, source.occasion);
  if (verse !== null) return verse;
  const claimed = plainTitle(stated.value);
  const titles = own.map(plainTitle);
  // 《论语·学而篇》, 《史记·管晏列传》, 《论语》: a book's name, a chapter's, or both.
  const parts = partsOf(stated.value);
  const ownParts = own.flatMap(partsOf);
  if (titles.includes(claimed) || (parts.length === 1 && ownParts.includes(parts[0]))) return 'fits';
  if (parts.length > 1 && parts.every((part) => ownParts.includes(part))) return 'fits';
  if (own.some((title) => isShortTitle(stated.value, title))) return 'fits';
  // Who repeats another's words has a title of his own: it says nothing of the work they are from.
  if (!isOfRecord(source)) return titles.some((title) => sameTitle(claimed, title)) ? 'fits' : 'open';
  if (source.isTitle(claimed)) return 'differs';
  if (source.isQuoting() && source.speaker !== null) return 'open';
  if (titles.some((title) => sameTitle(claimed, title)) || ownParts.includes(parts[parts.length - 1]))
    return 'fits';
  const isBook = parts.length > 1 && ownParts.includes(parts[0]);
  if (isBook) return source.section === null && ownParts.length === 1 ? 'fits' : 'differs';
  // A short title may be a chapter's or a book's, and a book holds many works: only the corpus can tell.
  return stated.sure && claimed.length >= SHORTEST_TITLE && !BOOK.test(claimed) ? 'differs' : 'open';
}

/** the Bible for the King James Bible, Gettysburg Address for the Gettysburg Address. */
function isShortTitle(short: string, title: string): boolean {
  const words = (of: string): readonly string[] => of.toLowerCase().match(/[a-z]{2,}|\d+/g) ?? [];
  const whole = words(title);
  const own = words(short).filter((word) => word !== 'the');
  return own.length > 0 && own.every((word) => whole.includes(word));
}

/** A title's parts, each without what numbers it: 学而第一, 学而篇 → 学而. */
const partsOf = remembered((title: string): readonly string[] =>
  title
    .split(/[·・•:：—]/)
    .map((part) =>
      plainTitle(part).replace(/第[一二三四五六七八九十百\d]+[章节回卷篇]?$|章句(?=.?$)|[篇章卷]$/g, ''),
    )
    .filter((part) => part !== ''),
);

/** Genesis 1:3 beside the place of a verse, Genesis 1 3: null where the two are not of this form. */
function compareVerses(claimed: string, place: string | null): Judged | null {
  const stated = /\d$/.test(claimed) ? /^(.*\p{L})\.? (\d+)[:.](\d+)(?:[-–—](\d+))?$/u.exec(claimed) : null;
  if (stated === null) return null;
  const own = place === null ? null : /^(.*\p{L})\.? (\d+)[ :.](\d+)$/u.exec(place);
  if (own === null) return null;
  const from = Number(stated[3]);
  const to = Number(stated[4] ?? from);
  const verse = Number(own[3]);
  return isShortFor(stated[1], own[1]) && stated[2] === own[2] && from <= verse && verse <= to
    ? 'fits'
    : 'differs';
}

/** Gen., Gn for Genesis; 1 Cor for 1 Corinthians. */
function isShortFor(short: string, name: string): boolean {
  const letters = [...short.toLowerCase().replace(/[^\p{L}\d]/gu, '')];
  const whole = name.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  let at = 0;
  for (const letter of letters) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return letters[0] === whole[0];
}

function expectedWork(stated: Stated, source: SourceFacts): string | null {
  const inOccasion = source.occasion === null ? null : (/《[^》]+》/.exec(source.occasion)?.[0] ?? null);
  if (inOccasion !== null) return inOccasion;
  if (source.articleTitle === null || !source.isRecord) return null;
  const mark = /^[《『]/.exec(stated.words)?.[0];
  return mark ? `${mark}${source.articleTitle}${mark === '《' ? '》' : '』'}` : source.articleTitle;
}

/** Shorter titles may name a chapter or a periodical. */
const SHORTEST_TITLE = 4;
/**
 * Books that hold the works of many, or many works of one, and the classics that everybody quotes: who names them as the
 * source of words that a later text repeats is not wrong.
 */
const BOOK = new RegExp(
  '古文观止|古文辞类纂|唐宋八大家|唐诗三百首|宋词三百首|全唐诗|全宋词|全唐文|千家诗|乐府诗集|玉台新咏|花间集|昭明文选|世说新语|资治通鉴|' +
    '^诗经|^尚书|^周易|^易经|^易传|^周礼|^仪礼|^礼记|^大戴礼记|^春秋|^左传|^公羊传|^谷梁传|^国语|^战国策|^论语|^孟子|^大学|^中庸|^孝经|^尔雅|' +
    '^老子|^道德经|^庄子|^列子|^荀子|^墨子|^管子|^晏子春秋|^商君书|^韩非子|^孙子兵法|^吴子|^吕氏春秋|^淮南子|^山海经|^楚辞|^黄帝内经|^说苑|^新序|' +
    '^史记|^汉书|^后汉书|^三国志|^晋书|^宋史|^明史|^旧唐书|^新唐书|^贞观政要|^盐铁论|^论衡|^孔子家语|^颜氏家训|^朱子语类|^近思录|^传习录|^菜根谭|' +
    '春秋左传|左氏春秋|四书|五经|十三经|二十四史|百家|论丛|丛书|大系|大全|选$|集$|钞$|稿$|乐府$|全编$|文库$|教材$|课本$|词典$|辞典$|外传$|列传$|本纪$|世家$',
);

/** A title's letters alone: marks and spaces differ from print to print. */
const plainTitle = remembered((title: string): string =>
  plainBody(title)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase(),
);

/** A title is also cited by its beginning, without its subtitle, or with a slip. */
function sameTitle(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 3 && (long.startsWith(short) || long.endsWith(short))) return true;
  if (short.length >= 4 && long.includes(short)) return true;
  if (short.length < 6 || long.length - short.length > short.length || areNumbered(short, long)) return false;
  let shared = 0;
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < long.length; i++) pairs.add(long.slice(i, i + 2));
  for (let i = 0; i + 1 < short.length; i++) if (pairs.has(short.slice(i, i + 2))) shared++;
  return shared / (short.length - 1) >= 0.7;
}

/** 梁惠王上 and 梁惠王下, 前出师表 and 后出师表: titles that a number or the like tells apart. */
function areNumbered(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const rest = a.slice(start, a.length - end) + b.slice(start, b.length - end);
  return /^[上中下前后左右其一二三四五六七八九十百\d]+$/.test(rest);
}
