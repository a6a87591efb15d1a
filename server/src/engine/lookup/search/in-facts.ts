// What the corpus says of its passages: speakers, occasions and their kinds, dates, titles.
import type { Library } from '../../library.ts';
import { normalize } from '../../text/normalize.ts';
import { factsOf } from '../facts.ts';
import type { Word } from './query.ts';

/** What a word is worth by where it is found. */
const IN_SPEAKER = 1;
const IN_DATE = 1;
/** As the one spoken with, or as what kind of occasion it was; elsewhere in the occasion's words it is worth less. */
const IN_OCCASION = 1;
const ABOUT_OCCASION = 0.85;
const IN_TITLE = 0.8;

/** Names that passages go by, folded; each with its passages and what a word in it is worth. */
export interface Name {
  readonly folded: string;
  readonly passages: readonly number[];
  readonly worth: number;
}

const namesKnown = new WeakMap<Library, Name[]>();

/** All names that passages go by; gathered when first asked for. */
export function namesOf(library: Library): Name[] {
  let names = namesKnown.get(library);
  if (names) return names;
  const { ofSpeaker, occasions } = factsOf(library);
  const ofTitle = new Map<string, number[]>();
  const ofKind = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string | null, i: number) => {
    if (key === null) return;
    const list = map.get(key);
    if (list) list.push(i);
    else map.set(key, [i]);
  };
  library.passages.forEach((passage, i) => {
    add(ofKind, passage.occasionKind, i);
    add(ofTitle, passage.section, i);
    add(ofTitle, library.articles[library.articleOf[i]].title, i);
  });
  const named =
    (worth: number) =>
    ([words, passages]: readonly [string, readonly number[]]): Name => ({
      folded: String.fromCharCode(...normalize(words.slice(0, 1000)).codes),
      passages,
      worth,
    });
  names = [
    ...[...ofSpeaker].map(named(IN_SPEAKER)),
    // An author's own article is its own occasion: that is a title.
    ...occasions.map(({ words, passages }) =>
      named(/^《[^》]*》$/.test(words) ? IN_TITLE : IN_OCCASION)([words, passages]),
    ),
    ...[...ofKind].map(named(IN_OCCASION)),
    ...[...ofTitle].map(named(IN_TITLE)),
  ];
  namesKnown.set(library, names);
  return names;
}

// What follows the name of a partner, or a word for the kind of occasion: 古特雷斯|通话, 德国|总理, 慰问电|.
const NAMED_IN_OCCASION =
  /^(?:$|的|时|中|通话|通电话|会谈|会见|会晤|复信|回信|致|讲话|总统|总理|首相|国王|秘书长|主席|总干事|大臣|with|to)/;

/** Passages whose provenance has the word; null where none has. */
export function inFacts(library: Library, word: Word): Float32Array | null {
  let facts: Float32Array | null = null;
  const mark = (passages: readonly number[], worth: number) => {
    facts ??= new Float32Array(library.passages.length);
    for (const i of passages) if (facts[i] < worth) facts[i] = worth;
  };
  for (const name of namesOf(library)) {
    const at = name.folded.indexOf(word.folded);
    if (at < 0) continue;
    const isAbout =
      name.worth === IN_OCCASION && !NAMED_IN_OCCASION.test(name.folded.slice(at + word.folded.length));
    mark(name.passages, isAbout ? ABOUT_OCCASION : name.worth);
  }
  if (word.date) {
    const { year, month, day } = word.date;
    for (const { date, passages } of factsOf(library).dates) {
      if (
        (year === null || date.year === year) &&
        (month === null || date.month === month) &&
        (day === null || date.day === day)
      )
        mark(passages, IN_DATE);
    }
  }
  return facts;
}
