import { factColumnsOf } from '../corpus/fact-columns.ts';
import { unitAt, unitOf } from '../corpus/index.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Library } from '../library.ts';
import { factsOf, latestOuter, occasionsOfPair } from './facts.ts';
import { beginningsWith, LATEST_OFFERED } from './openings.ts';
import { placesOfPair } from './places.ts';
import { suggest } from './suggest.ts';

/**
 * Makes the tables out of which {@link suggest} answers, a step at a time: in a corpus of 25 million characters the first
 * suggestion would wait a quarter of a second for them. None is needed for an answer; what is not made yet is made then.
 */
export function* prepareSuggestions(library: Library): Generator<void> {
  factColumnsOf(library.passages);
  yield;
  occasionsOfPair(factsOf(library), '', 0);
  yield;
  latestOuter(library, LATEST_OFFERED);
  yield;
  beginningsWith(library, 0);
  yield;
  placesOfPair(new Uint16Array(2), 0, library.index);
  yield;
  unitAt(library.index, 0);
  unitOf(library.index, 0);
}

/** Passages whose first letters are typed for rehearsal. */
const REHEARSED = 40;
const LETTERS = 8;

/** Asks for suggestions as a writer would, a step at a time: then the machine has compiled what they are made with. */
export function* rehearseSuggestions(library: Library): Generator<void> {
  const { passages } = library;
  const step = Math.max(1, Math.floor(passages.length / REHEARSED));
  for (let i = 0; i < passages.length; i += step) {
    rehearse(library, passages[i]);
    yield;
  }
}

function rehearse(library: Library, { text, speaker, date }: Passage): void {
  const before = `${date?.slice(0, 4) ?? ''}年，${speaker ?? ''}指出，“`;
  for (let end = 0; end < LETTERS; end++) {
    const typed = before + text.slice(0, end);
    suggest(library, typed, typed.length);
  }
}
