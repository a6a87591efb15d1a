import { datesConflict, parseEdtf, type DateParts } from '../corpus/dates.ts';
import { isAddress } from '../corpus/occasion-kinds.ts';
import { compareOccasions } from '../corpus/occasions.ts';
import { comparePeople } from '../corpus/speakers.ts';
import { readStatement, type Statement } from '../corpus/statement.ts';
import type { Library } from '../library.ts';
import { addressedPoints, readAddressee, type Addressee } from './addressee.ts';
import { factsOf, occasionsOfPair, pairsOf, type Facts } from './facts.ts';

/** What the sentence before a quotation says of speaker, date, occasion and addressee, ready to be held against passages. */
export interface Named {
  readonly statement: Statement;
  readonly date: DateParts | null;
  readonly addressee: Addressee | null;
}

/** How far before the quotation the text is read, in UTF-16 units. */
const REACH = 300;
/** A quotation put in place of the one that is being written, so that the sentence reads as a whole. */
const QUOTATION = '“……”';

/** Points of a passage that fits in its date or its occasion: it is meant, more than any other of its speaker. */
export const MEANT = 3;

/** What was read lately: while words are typed letter by letter, what stands before them stays. Same input, same output. */
let read: { library: Library; ofText: Map<string, Named | null> } | undefined;
const MOST_READ = 256;

/** What is stated before `at`, where the quoted words begin (their opening mark is `at - 1`, if there is one). */
export function readNamed(text: string, at: number, isMarked: boolean, library: Library): Named | null {
  const end = isMarked ? at - 1 : at;
  const before = text.slice(Math.max(0, end - REACH), Math.max(0, end));
  if (read?.library !== library) read = { library, ofText: new Map() };
  const known = read.ofText.get(before);
  if (known !== undefined) return known;
  const statement = readStatement(
    before + QUOTATION,
    { start: before.length + 1, end: before.length + QUOTATION.length - 1 },
    { start: 0, end: before.length + QUOTATION.length, referenceDate: null, speakers: library.speakers },
  );
  const { speaker, date, occasion, article } = statement;
  const addressee = readAddressee(before);
  const named =
    speaker || date || occasion || article || addressee
      ? { statement, date: parseEdtf(date?.value ?? null), addressee }
      : null;
  if (read.ofText.size >= MOST_READ) read.ofText.clear();
  read.ofText.set(before, named);
  return named;
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
  if (passage.occasion !== null && points > -4) {
    // To whom alone it is said is weighed below.
    const stated =
      statement.occasion && !isAddress(statement.occasion.value) ? statement.occasion.value : null;
    const occasions = stated === null ? 'unknown' : fit(stated, passage.occasion, passage.speaker);
    if (occasions === 'same') points += MEANT;
    else if (occasions === 'different') points -= MEANT;
    else if (named.addressee)
      points += addressedPoints(named.addressee, passage.occasion, passage.occasionKind);
  }
  return points;
}

/** Entries of the index of occasions, and of the lists of passages, that are looked at; passages that are compared in full. */
const MOST_ENTRIES = 1200;
const MOST_WALKED = 4000;
const MOST_COMPARED = 16;

export interface NamedPassage {
  readonly passage: number;
  readonly points: number;
}

const passagesKnown = new WeakMap<Named, readonly NamedPassage[]>();

/** Passages whose date, occasion or addressee is stated, best first, then in the order of the corpus. */
export function passagesNamed(named: Named, library: Library): readonly NamedPassage[] {
  let passages = passagesKnown.get(named);
  if (!passages) passagesKnown.set(named, (passages = findPassages(named, library)));
  return passages;
}

function findPassages(named: Named, library: Library): NamedPassage[] {
  return atFirstSight(named, factsOf(library))
    .map((passage) => ({ passage, points: pointsOf(named, passage, library) }))
    .filter(({ points }) => points >= MEANT - 1)
    .sort((a, b) => b.points - a.points || a.passage - b.passage);
}

/** The passages for which most speaks at first sight: the date, the pairs of letters the occasions share, the speaker. */
function atFirstSight({ statement, date, addressee }: Named, facts: Facts): readonly number[] {
  const { dates, occasions, speakers } = facts;
  const words = [statement.occasion?.value ?? '', ...(addressee?.people ?? [])].join('，');
  const shared = words === '' ? new Map<number, number>() : occasionsSharing(words, facts);
  const days: number[] = [];
  if (date !== null && date.month !== null)
    for (const value of facts.datesOfMonth.get(date.month) ?? [])
      if (!datesConflict(date, facts.read[value]!)) days.push(value);
  const speaker = speakers.numbers.get(statement.speaker?.value ?? '') ?? -1;
  // By value, the last for what is not known: a walk asks thousands of times.
  const ofDay = new Uint8Array(dates.values.length + 1);
  for (const value of days) ofDay[value] = MEANT;
  const ofOccasion = new Uint16Array(occasions.values.length + 1);
  for (const [value, pairs] of shared) ofOccasion[value] = pairs;
  const noDay = dates.values.length;
  const noOccasion = occasions.values.length;
  const byFacts = (i: number) =>
    ofDay[dates.of[i] < 0 ? noDay : dates.of[i]] +
    ofOccasion[occasions.of[i] < 0 ? noOccasion : occasions.of[i]];

  const best: { passage: number; sight: number }[] = [];
  let walked = 0;
  const walk = (list: Int32Array) => {
    for (let k = 0; k < list.length && walked < MOST_WALKED; k++, walked++) {
      const passage = list[k];
      const facts = byFacts(passage);
      if (facts === 0) continue;
      const sight = facts + (speakers.of[passage] === speaker ? 1 : 0);
      let at = best.length;
      while (
        at > 0 &&
        (best[at - 1].sight < sight || (best[at - 1].sight === sight && best[at - 1].passage > passage))
      )
        at--;
      if (at === MOST_COMPARED || best[at - 1]?.passage === passage) continue;
      best.splice(at, 0, { passage, sight });
      if (best.length > MOST_COMPARED) best.pop();
    }
  };
  const lists = [
    ...days.map((value) => dates.passagesOf(value)),
    ...[...shared.keys()].map((value) => occasions.passagesOf(value)),
  ].sort((a, b) => a.length - b.length);
  const entries = lists.reduce((sum, { length }) => sum + length, 0);
  // Of very many the speaker's are those that may be meant.
  if (entries > MOST_WALKED && speaker >= 0) lists.unshift(speakers.passagesOf(speaker));
  for (const list of lists) walk(list);
  return best.map(({ passage }) => passage);
}

/** Occasions (values) by how many pairs of letters they share with some words, common pairs (总统, 通话) left out. */
function occasionsSharing(words: string, facts: Facts): Map<number, number> {
  const most = Math.max(16, facts.occasions.values.length / 4);
  const rare = [...pairsOf(words)]
    .map((pair) => occasionsOfPair(facts, pair, most))
    .filter((own) => own.length > 0)
    .sort((a, b) => a.length - b.length);
  const shared = new Map<number, number>();
  let entries = 0;
  for (const own of rare) {
    entries += own.length;
    if (entries > MOST_ENTRIES) break;
    for (const i of own) shared.set(i, (shared.get(i) ?? 0) + 1);
  }
  return shared;
}
