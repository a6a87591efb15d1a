import type { Article } from '../corpus/article.ts';
import { dateLike, datesConflict, formatEdtf, parseEdtf, readDate, type DateParts } from '../corpus/dates.ts';
import { compareOccasions, occasionLike } from '../corpus/occasions.ts';
import type { Passage } from '../corpus/passages.ts';
import { comparePeople, namesOf, plainBody, readPerson, toSimplified } from '../corpus/speakers.ts';
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
  /** Heading of the section it stands in. */
  readonly section: string | null;
  /** The passage's words: someone whom it quotes may be meant. */
  readonly text: string | null;
  /** What the corpus's articles and sections are called ({@link titlesOf}). */
  readonly titles: ReadonlySet<string>;
}

const titles = new WeakMap<readonly Article[], ReadonlySet<string>>();
const LONGEST_SECTION = 20;

/** What a corpus's articles and their sections are called, for {@link SourceFacts.titles}. */
export function titlesOf(articles: readonly Article[], passages: readonly Passage[]): ReadonlySet<string> {
  let known = titles.get(articles);
  if (!known) {
    const all = new Set(articles.map((article) => plainTitle(article.title)));
    let section: string | null = null;
    for (const passage of passages) {
      if (passage.section === section) continue;
      section = passage.section;
      if (section !== null && section.length <= LONGEST_SECTION) all.add(plainTitle(section));
    }
    all.delete('');
    titles.set(articles, (known = all));
  }
  return known;
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
  const stated = {
    speaker: statement.speaker?.value ?? null,
    date: statement.date?.value ?? null,
    occasion: statement.occasion?.value ?? null,
  };
  const all = [statement.speaker, statement.date, statement.occasion, statement.article].filter(
    (s) => s !== null,
  );
  if (all.length === 0)
    return { best: 0, attribution: { status: 'unstated', stated, span: null, conflicts: [] } };
  if (sources.length === 0)
    return { best: 0, attribution: { status: 'consistent', stated, span: covering(all), conflicts: [] } };
  const known = sources.length === 1 ? sources : pooled(sources);
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
  if (bestFit === null)
    return { best: 0, attribution: { status: 'consistent', stated, span: covering(all), conflicts: [] } };
  return { best, attribution: attributionOf(statement, known[best] as SourceFacts, bestFit, stated, all) };
}

function attributionOf(
  statement: Statement,
  source: SourceFacts,
  bestFit: Fit,
  stated: Attribution['stated'],
  all: readonly Stated[],
): Attribution {
  const { conflicts } = bestFit;
  if (conflicts.length > 0) return { status: 'contradicted', stated, span: covering(all), conflicts };
  // What was taken from another quotation's sentence and does not fit here belonged to that quotation.
  const held = bestFit.doubts === 0 ? statement : withoutDoubts(statement, source);
  const kept = [held.speaker, held.date, held.occasion, held.article].filter((s) => s !== null);
  return {
    status: kept.length === 0 ? 'unstated' : 'consistent',
    stated: {
      speaker: held.speaker?.value ?? null,
      date: held.date?.value ?? null,
      occasion: held.occasion?.value ?? null,
    },
    span: kept.length === 0 ? null : covering(kept),
    conflicts: [],
  };
}

/**
 * Witnesses of one utterance know of it together: one that does not know the date has it from another with the same
 * occasion, and one that knows neither date nor occasion (null in the result) excuses nothing beside one that does.
 */
function pooled(sources: readonly SourceFacts[]): (SourceFacts | null)[] {
  // A set phrase has hundreds of sources: those that know most about themselves come from few occasions.
  const dated = sources
    .filter((source) => source.date !== null && source.occasion !== null)
    .slice(0, MOST_POOLED);
  const speakers = new Set(
    sources
      .filter((source) => source.date !== null || source.occasion !== null)
      .map((source) => source.speaker),
  );
  return sources.map((source) => {
    if (source.date !== null) return source;
    if (source.occasion === null) {
      return speakers.has(source.speaker) || (source.speaker === null && speakers.size > 0) ? null : source;
    }
    const own = source.occasion;
    const twin = dated.find(
      (other) => compareOccasions(own, other.occasion as string, source.speaker) === 'same',
    );
    return twin ? { ...source, date: twin.date } : source;
  });
}

const MOST_POOLED = 40;

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
  weigh('speaker', speaker, judgeSpeaker(speaker, source), () => source.speaker);
  weigh('date', date, judgeDate(statement, source), () => expectedDate(date as Stated, source));
  weigh('occasion', occasion, judgeOccasion(occasion, source), () =>
    source.occasion === null ? null : occasionLike((occasion as Stated).words, source.occasion),
  );
  weigh('article', article, judgeWork(article, source), () => expectedWork(article as Stated, source));
  return { conflicts, doubts, agreements };
}

function withoutDoubts(statement: Statement, source: SourceFacts): Statement {
  const hold = (stated: Stated | null, judged: Judged) =>
    stated?.carried && judged === 'differs' ? null : stated;
  return {
    speaker: hold(statement.speaker, judgeSpeaker(statement.speaker, source)),
    date: hold(statement.date, judgeDate(statement, source)),
    occasion: hold(statement.occasion, judgeOccasion(statement.occasion, source)),
    article: hold(statement.article, judgeWork(statement.article, source)),
  };
}

function judgeSpeaker(stated: Stated | null, source: SourceFacts): Judged {
  const speaker = source.speaker ?? null;
  if (stated === null || speaker === null) return 'open';
  const compared = comparePeople(stated.value, speaker);
  if (compared === 'same') return 'fits';
  if (compared === 'unknown') return 'open';
  // Only what is surely a person's name can be the wrong person: 社论, 联合考察组, 法国总统 are not.
  return isPerson(stated.value) && isPerson(speaker) ? 'differs' : 'open';
}

function isPerson(name: string): boolean {
  if (/^[A-Z][\w.'’-]*(?: [\w.'’-]+){0,5}$/.test(name)) return true;
  const person = readPerson(name);
  return person !== null && person.name !== null && person.sure;
}

/** The parts of a date that the text itself writes: a year that only the context gives is no claim. */
function written(stated: Stated): DateParts | null {
  const date = parseEdtf(stated.value);
  const mention = readDate(stated.words);
  if (!date || !mention) return date;
  const { relative } = mention;
  if (relative?.days !== undefined) return date;
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
  const bareDay = readDate(stated.words)?.month === null;
  return dateLike(stated.words, date, bareDay && claimed !== null && claimed.month !== date.month);
}

function judgeOccasion(stated: Stated | null, source: SourceFacts): Judged {
  if (stated === null || source.occasion === null) return 'open';
  const compared = compareOccasions(stated.value, source.occasion, source.speaker);
  return compared === 'same' ? 'fits' : compared === 'different' ? 'differs' : 'open';
}

function judgeWork(stated: Stated | null, source: SourceFacts): Judged {
  if (stated === null) return 'open';
  const inOccasion = source.occasion === null ? null : (/《([^》]+)》/.exec(source.occasion)?.[1] ?? null);
  const titles = [source.articleTitle, inOccasion, source.occasion].filter((title) => title !== null);
  if (titles.length === 0) return 'open';
  const claimed = plainTitle(stated.value);
  if (titles.some((title) => sameTitle(claimed, plainTitle(title)))) return 'fits';
  // 《学而》, 《论语·学而》: a chapter's name, or a book's and a chapter's, is not what an article is called.
  const parts = stated.value.split(/[·・•:：]/).map(plainTitle);
  if (parts.length > 1 && titles.some((title) => parts.includes(plainTitle(title)))) return 'fits';
  return claimed.length < SHORTEST_TITLE ? 'open' : 'differs';
}

function expectedWork(stated: Stated, source: SourceFacts): string | null {
  const inOccasion = source.occasion === null ? null : (/《[^》]+》/.exec(source.occasion)?.[0] ?? null);
  if (inOccasion !== null) return inOccasion;
  if (source.articleTitle === null) return null;
  return stated.words.startsWith('《') ? `《${source.articleTitle}》` : source.articleTitle;
}

/** Shorter titles may name a chapter or a periodical. */
const SHORTEST_TITLE = 4;

/** A title's letters alone: marks and spaces differ from print to print. */
function plainTitle(title: string): string {
  return plainBody(title)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** A title is also cited by its beginning, without its subtitle, or with a slip. */
function sameTitle(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.includes(short)) return true;
  if (short.length < 6 || long.length - short.length > short.length) return false;
  let shared = 0;
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < long.length; i++) pairs.add(long.slice(i, i + 2));
  for (let i = 0; i + 1 < short.length; i++) if (pairs.has(short.slice(i, i + 2))) shared++;
  return shared / (short.length - 1) >= 0.7;
}
