// What the corpus says of its passages: speakers, occasions and their kinds, dates, titles.
import { factColumnsOf, type FactColumn } from '../../corpus/fact-columns.ts';
import type { Library } from '../../library.ts';
import { normalize } from '../../text/normalize.ts';
import { factsOf, listsOf, type FactLists } from '../facts.ts';
import type { Word } from './query.ts';

/** What a word is worth by where it is found. */
const IN_SPEAKER = 1;
const IN_DATE = 1;
/** As the one spoken with, or as what kind of occasion it was; elsewhere in the occasion's words it is worth less. */
const IN_OCCASION = 1;
const ABOUT_OCCASION = 0.85;
const IN_TITLE = 0.8;

/** A name that passages go by, folded, with its passages and what a word in it is worth. */
export interface Name {
  readonly folded: string;
  readonly passages: Int32Array;
  readonly worth: number;
}

const namesKnown = new WeakMap<Library, Name[]>();

/** All names that passages go by; gathered when first asked for. */
export function namesOf(library: Library): Name[] {
  let names = namesKnown.get(library);
  if (names) return names;
  const { speakers, occasions } = factsOf(library);
  const { section, occasionKind } = factColumnsOf(library.passages);
  const named = ({ values, passagesOf }: FactLists, worthOf: (words: string) => number): Name[] =>
    values.map((words, value) => ({
      folded: String.fromCharCode(...normalize(words.slice(0, 1000)).codes),
      passages: passagesOf(value),
      worth: worthOf(words),
    }));
  names = [
    ...named(speakers, () => IN_SPEAKER),
    // An author's own article is its own occasion: that is a title.
    ...named(occasions, (words) => (/^《[^》]*》$/.test(words) ? IN_TITLE : IN_OCCASION)),
    ...named(listsOf(occasionKind), () => IN_OCCASION),
    ...named(listsOf(section), () => IN_TITLE),
    ...named(listsOf(titlesOf(library)), () => IN_TITLE),
  ];
  namesKnown.set(library, names);
  return names;
}

/** For each passage the title of its article. */
function titlesOf({ articles, articleOf, passages }: Library): FactColumn {
  return {
    values: articles.map(({ title }) => title),
    of: Int32Array.from({ length: passages.length }, (_, i) => articleOf[i]),
  };
}

// What follows the name of a partner, or a word for the kind of occasion: 古特雷斯|通话, 德国|总理, 慰问电|.
const NAMED_IN_OCCASION =
  /^(?:$|的|时|中|通话|通电话|会谈|会见|会晤|复信|回信|致|讲话|总统|总理|首相|国王|秘书长|主席|总干事|大臣|with|to)/;

/** Passages whose provenance has the word; null where none has. */
export function inFacts(library: Library, word: Word): Float32Array | null {
  let facts: Float32Array | null = null;
  const mark = (passages: Int32Array, worth: number) => {
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
    const { dates, read } = factsOf(library);
    for (const [value, date] of read.entries()) {
      if (
        date !== null &&
        (year === null || date.year === year) &&
        (month === null || date.month === month) &&
        (day === null || date.day === day)
      )
        mark(dates.passagesOf(value), IN_DATE);
    }
  }
  return facts;
}
