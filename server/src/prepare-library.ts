// Readies large corpora for suggestions while nobody waits.
import { prepareSuggestions, rehearseSuggestions } from './engine/index.ts';
import type { Library } from './engine/index.ts';

/** Letters from which on the first suggestion would be seen to wait. */
const LARGE = 1_000_000;
/** Between two steps whatever is asked is answered. */
const PAUSE_MS = 30;

/** A function to be told of each library that is there now. */
export function newPreparation(): (library: Library) => void {
  let latest: Library | null = null;
  let rehearsed = false;
  const stepsFor = function* (library: Library): Generator<void> {
    yield* prepareSuggestions(library);
    if (rehearsed) return;
    yield* rehearseSuggestions(library);
    rehearsed = true;
  };
  return (library) => {
    if (library === latest || library.index.letters.length < LARGE) return;
    latest = library;
    const steps = stepsFor(library);
    const next = (): void => {
      if (latest === library && steps.next().done !== true) setTimeout(next, PAUSE_MS);
    };
    setTimeout(next, PAUSE_MS);
  };
}
