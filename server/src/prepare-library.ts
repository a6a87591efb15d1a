// Readies large corpora for suggestions while nobody waits.
import { prepareSuggestions, rehearseSuggestions } from './engine/index.ts';
import type { Library } from './engine/index.ts';
import type { Runtime } from './runtime.ts';

/** Letters from which on the first suggestion would be seen to wait. */
const LARGE = 1_000_000;
/** Between two steps whatever is asked is answered. */
const PAUSE_MS = 30;
/** So long nothing must have been asked: who types waits for the answer, not for what may be asked later. */
const QUIET_MS = 400;

export interface Preparation {
  /** A library that is there now. */
  ready(library: Library): void;
  /** Somebody has asked for something. */
  asked(): void;
}

export function newPreparation(timer: Runtime['timer']): Preparation {
  let latest: Library | null = null;
  let rehearsed = false;
  let lastAsked = -Infinity;
  const stepsFor = function* (library: Library): Generator<void> {
    yield* prepareSuggestions(library);
    if (rehearsed) return;
    yield* rehearseSuggestions(library);
    rehearsed = true;
  };
  return {
    ready(library) {
      if (library === latest || library.index.letters.length < LARGE) return;
      latest = library;
      const steps = stepsFor(library);
      const next = (): void => {
        if (latest !== library) return;
        const quiet = timer.now() - lastAsked;
        if (quiet < QUIET_MS) timer.after(QUIET_MS - quiet, next);
        else if (steps.next().done !== true) timer.after(PAUSE_MS, next);
      };
      timer.after(PAUSE_MS, next);
    },
    asked() {
      lastAsked = timer.now();
    },
  };
}
