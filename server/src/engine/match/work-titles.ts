// Whether the work that a text names as the source is the one that the corpus has the words from.

import type { Article } from '../corpus/article.ts';
import type { Passage } from '../corpus/passages.ts';
import { remembered } from '../corpus/remembered.ts';
import { plainBody } from '../corpus/speakers.ts';
import type { Stated } from '../corpus/stated.ts';
import type { Judged, SourceFacts } from './attribution.ts';
import { chapterOf, isOtherChapter } from './chapter-numbers.ts';

interface TitledLibrary {
  readonly articles: readonly Article[];
  readonly articleOf: ArrayLike<number>;
  readonly passages: ArrayLike<Pick<Passage, 'section' | 'occasion'>>;
}

/** Titles of a corpus's articles, and of the sections and pieces of those that were asked about. */
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

const PIECE = /^《([^》]+)》/;

function sectionsOf({ articleOf, passages }: TitledLibrary, passage: number): ReadonlySet<string> {
  const article = articleOf[passage];
  const sections = new Set<string>();
  let first = passage;
  while (first > 0 && articleOf[first - 1] === article) first--;
  for (let i = first; i < passages.length && articleOf[i] === article; i++) {
    const { section, occasion } = passages[i];
    if (section !== null) sections.add(plainTitle(section));
    // A collection names each of its pieces: 《登鹳雀楼》.
    const piece = occasion === null ? null : PIECE.exec(occasion)?.[1];
    if (piece) sections.add(plainTitle(piece));
  }
  return sections;
}

/** Whether it is known which work the words are from. */
export function isOfRecord({ isRecord, occasion }: SourceFacts): boolean {
  return isRecord || (occasion?.includes('《') ?? false);
}

/** How the work that a text names stands to a source. */
export function judgeWork(stated: Stated | null, source: SourceFacts): Judged {
  if (stated === null) return 'open';
  const inOccasion = source.occasion === null ? null : (/《([^》]+)》/.exec(source.occasion)?.[1] ?? null);
  const own = [source.articleTitle, inOccasion, source.occasion, source.section].filter((t) => t !== null);
  if (own.length === 0) return 'open';
  const verse = compareVerses(stated.value, source.occasion);
  if (verse !== null) return verse;
  // 《道德经》第六十三章, of words that stand in the sixty-fourth.
  const chapter = chapterOf(stated.value);
  if (chapter && own.some((title) => isOtherChapter(chapter, chapterOf(title)))) return 'differs';
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

/** In the Gettysburg Address, At the First Inaugural: what an English text calls the occasion. */
const ENGLISH_OCCASION = /^(?:(?:in|at|during|from|of) )?(?:(?:the|his|her|their|lincoln['’]s) )?(?=[A-Z])/i;

/** How the English title of a speech, named as the occasion, stands to a source. */
export function judgeTitledOccasion(words: string, source: SourceFacts): Judged {
  const title = words.replace(ENGLISH_OCCASION, '');
  if (!/^[A-Z][\w’' -]{5,60}$/.test(title) || !source.isRecord) return 'open';
  const own = [source.occasion, source.articleTitle, source.section].filter((t) => t !== null);
  if (own.length === 0) return 'open';
  const claimed = plainTitle(title);
  if (own.some((t) => plainTitle(t) === claimed || isShortTitle(title, t) || isShortTitle(t, title)))
    return 'fits';
  return source.isTitle(claimed) ? 'differs' : 'open';
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

/** Gen., Gn for Genesis; 1 Cor for 1 Corinthians; Psalms for Psalm. */
function isShortFor(short: string, name: string): boolean {
  const letters = [...short.toLowerCase().replace(/s$|[^\p{L}\d]/gu, '')];
  const whole = name.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  let at = 0;
  for (const letter of letters) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return letters[0] === whole[0];
}

/** The source's own work, in the marks of the one that is named; null where there is none to name. */
export function expectedWork(stated: Stated, source: SourceFacts): string | null {
  const inOccasion = source.occasion === null ? null : (/《[^》]+》/.exec(source.occasion)?.[0] ?? null);
  if (inOccasion !== null) return inOccasion;
  const isChapter = chapterOf(stated.value) !== null && source.occasion !== null;
  if (isChapter && chapterOf(source.occasion)) return source.occasion;
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
