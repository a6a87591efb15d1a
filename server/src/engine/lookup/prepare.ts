import { factColumnsOf } from '../corpus/fact-columns.ts';
import { unitAt, unitOf } from '../corpus/index.ts';
import type { Library } from '../library.ts';
import { factsOf, latestOuter, occasionsOfPair } from './facts.ts';
import { beginningsWith, LATEST_OFFERED } from './openings.ts';
import { placesOfPair } from './places.ts';

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
