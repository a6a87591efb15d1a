import { dateLike, datesConflict, formatEdtf, parseEdtf, readDate, type DateParts } from '../corpus/dates.ts';
import { compareOccasions, occasionLike, parseOccasion } from '../corpus/occasions.ts';
import { partnerSlip } from '../corpus/partner-slips.ts';
import { comparePeople, findPeople, plainName, readPerson } from '../corpus/speakers.ts';
import type { Stated, Statement } from '../corpus/statement.ts';
import type { Span } from '../text/span.ts';
import type { Attribution } from './finding.ts';
import { isNamedIn, isSpokenOf, isToldOf } from './named-in.ts';
import { expectedWork, isOfRecord, judgeTitledOccasion, judgeWork } from './work-titles.ts';

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
  /** The sentence of the passage in which the words stand, and the one before it. */
  readonly sentences: () => string;
  /** Whether the passage itself has the words in quotation marks: another's, whose source the corpus does not tell. */
  readonly isQuoting: () => boolean;
  /** Whether an article of the corpus, or a section of this one, is called so (letters and digits alone). */
  readonly isTitle: (title: string) => boolean;
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

const SENTENCE_END = /[。！？!?\n]/;

/** The sentences in which a stretch of a text stands, with the one before. */
export function sentencesBefore(text: string, { start, end }: Span): string {
  let from = start;
  for (let sentences = 0; from > 0; from--) if (SENTENCE_END.test(text[from - 1]) && ++sentences === 2) break;
  let to = end;
  while (to < text.length && !SENTENCE_END.test(text[to - 1])) to++;
  return text.slice(from, to);
}

type Conflict = Attribution['conflicts'][number];
export type Judged = 'fits' | 'differs' | 'open';

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
    // Whoever wrote the book in which the words were found need not have said them.
    speaker:
      statement.speaker?.isCited && judged.speaker !== 'fits'
        ? null
        : hold(statement.speaker, judged.speaker),
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
  // 钱理群：《心灵的探寻》 in a note: a book that repeats the words, unless it is known to be another's text.
  if (speaker?.isCited && comparePeople(speaker.value, source.speaker ?? '') !== 'same') {
    return {
      speaker: 'open',
      date: 'open',
      occasion: 'open',
      article: judgeWork(statement.article, source),
    };
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
  if (source.isQuoting()) return true;
  if (!isPerson(source.speaker)) return isNamedIn(stated.value, source.text());
  // A record of what somebody said names many: those whom he speaks to, and those of whose words he tells. An essay
  // that speaks of a statesman may repeat him anywhere.
  return source.isRecord && !source.occasion?.startsWith('《')
    ? isToldOf(stated.value, source.sentences())
    : isSpokenOf(stated.value, source.text());
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
  // Only what is surely a person's name can be the wrong person: 社论, 联合考察组, 法国总统, 新华社 are not.
  if (compared === 'unknown' || !stated.sure || !isPerson(stated.value)) return 'open';
  if (!isPerson(speaker) && (source.text() === null || REPORTS.test(source.text()))) return 'open';
  return 'differs';
}

/** Words that tell what others say: whoever they are, a news agency's text is not all its own. */
const REPORTS = /指出|强调|表示|说|认为|称|要求|呼吁|提出|评价|写道|[他她]|said|says/;

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
  if (compared === 'unknown') return judgeTitledOccasion(stated.value, source);
  return compared === 'same' ? 'fits' : 'differs';
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
