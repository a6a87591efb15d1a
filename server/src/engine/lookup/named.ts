import { datesConflict, parseEdtf, type DateParts } from '../corpus/dates.ts';
import { compareOccasions } from '../corpus/occasions.ts';
import { comparePeople } from '../corpus/speakers.ts';
import { readStatement, type Statement } from '../corpus/statement.ts';
import type { Library } from '../library.ts';
import { factsOf, occasionsOfPair, pairsOf } from './facts.ts';

/** What the sentence before a quotation says of speaker, date and occasion, ready to be held against passages. */
export interface Named {
  readonly statement: Statement;
  readonly date: DateParts | null;
}

/** How far before the quotation the text is read, in UTF-16 units. */
const REACH = 300;
/** A quotation put in place of the one that is being written, so that the sentence reads as a whole. */
const QUOTATION = '“……”';

/** Points of a passage that fits in its date or its occasion: it is meant, more than any other of its speaker. */
export const MEANT = 3;

/** What is stated before `at`, where the quoted words begin (their opening mark is `at - 1`, if there is one). */
export function readNamed(text: string, at: number, isMarked: boolean, library: Library): Named | null {
  const end = isMarked ? at - 1 : at;
  const before = text.slice(Math.max(0, end - REACH), Math.max(0, end));
  const statement = readStatement(
    before + QUOTATION,
    { start: before.length + 1, end: before.length + QUOTATION.length - 1 },
    { start: 0, end: before.length + QUOTATION.length, referenceDate: null, speakers: library.speakers },
  );
  const { speaker, date, occasion, article } = statement;
  return speaker || date || occasion || article ? { statement, date: parseEdtf(date?.value ?? null) } : null;
}

/** Comparing two occasions means parsing both: what was compared is kept, since a sentence is typed letter by letter. */
let compared: { stated: string; known: Map<string, ReturnType<typeof compareOccasions>> } | undefined;

function fit(stated: string, source: string, speaker: string | null): ReturnType<typeof compareOccasions> {
  if (compared?.stated !== stated || compared.known.size > 2000) compared = { stated, known: new Map() };
  const key = `${speaker ?? ''}\0${source}`;
  let result = compared.known.get(key);
  if (!result) compared.known.set(key, (result = compareOccasions(stated, source, speaker)));
  return result;
}

/** How well a passage fits what is stated: above 0 where something agrees, below where something conflicts. */
export function pointsOf(named: Named, index: number, library: Library): number {
  const { statement, date } = named;
  const passage = library.passages[index];
  let points = 0;
  const own = date && parseEdtf(passage.date);
  if (date && own) {
    if (datesConflict(date, own)) points -= 4;
    else if (date.day !== null && own.day !== null) points += MEANT;
    else if (date.month !== null && own.month !== null) points += 2;
    else if (date.year !== null) points += 1;
  }
  if (statement.speaker && passage.speaker !== null) {
    const people = comparePeople(statement.speaker.value, passage.speaker);
    points += people === 'same' ? 1 : people === 'different' ? -4 : 0;
  }
  if (statement.article) {
    const { title } = library.articles[library.articleOf[index]];
    const stated = statement.article.value.replace(/[《》]/g, '');
    if (stated.length > 1 && title.includes(stated)) points += 2;
  }
  if (statement.occasion && passage.occasion !== null && points > -4) {
    const occasions = fit(statement.occasion.value, passage.occasion, passage.speaker);
    points += occasions === 'same' ? MEANT : occasions === 'different' ? -MEANT : 0;
  }
  return points;
}

const MOST_OCCASIONS = 24;
const MOST_PASSAGES = 400;

/** Passages whose date or occasion is stated, best first, then in the order of the corpus. */
export function passagesNamed(named: Named, library: Library): { passage: number; points: number }[] {
  const facts = factsOf(library);
  const found = new Set<number>();
  const take = (passages: readonly number[]) => {
    for (let i = 0; i < passages.length && found.size < MOST_PASSAGES; i++) found.add(passages[i]);
  };
  const { date } = named;
  if (date !== null && date.month !== null) {
    for (const i of facts.datesOfMonth.get(date.month) ?? []) {
      if (!datesConflict(date, facts.dates[i].date)) take(facts.dates[i].passages);
    }
  }
  if (named.statement.occasion) {
    const byPair = occasionsOfPair(facts);
    const shared = new Map<number, number>();
    const most = Math.max(16, facts.occasions.length / 4);
    for (const pair of pairsOf(named.statement.occasion.value)) {
      const own = byPair.get(pair);
      // A pair that stands in very many occasions (总统, 通话) tells nothing.
      if (!own || own.length > most) continue;
      for (const i of own) shared.set(i, (shared.get(i) ?? 0) + 1);
    }
    const nearest = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_OCCASIONS);
    for (const [i] of nearest) take(facts.occasions[i].passages);
  }
  return [...found]
    .map((passage) => ({ passage, points: pointsOf(named, passage, library) }))
    .filter(({ points }) => points >= MEANT - 1)
    .sort((a, b) => b.points - a.points || a.passage - b.passage);
}
