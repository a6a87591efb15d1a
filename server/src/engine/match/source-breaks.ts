// Where clauses and words end in the sources.
import { runAt, unitAt, type CorpusIndex } from '../corpus/index.ts';
import { breakAt, type Break } from './clauses.ts';
import { sourceText, type SourceLibrary } from './source-text.ts';

/** Breaks of the sources as last asked for, per index: the same places are met again and again. */
interface KnownBreaks {
  /** By the low bits of a position: the position (one more, as 0 is none) whose break is known. */
  readonly positions: Int32Array;
  readonly breaks: Uint8Array;
}
const breaksOf = new WeakMap<CorpusIndex, KnownBreaks>();
const KNOWN_BREAKS = 1 << 15;
const BREAKS: readonly Break[] = ['none', 'word', 'clause'];

/** As {@link sourceBreak}, remembered. */
export function sourceBreaks(library: SourceLibrary): (position: number) => Break {
  let known = breaksOf.get(library.index);
  if (!known) {
    known = { positions: new Int32Array(KNOWN_BREAKS), breaks: new Uint8Array(KNOWN_BREAKS) };
    breaksOf.set(library.index, known);
  }
  const { positions, breaks } = known;
  return (position) => {
    const slot = position & (KNOWN_BREAKS - 1);
    if (positions[slot] !== position + 1) {
      positions[slot] = position + 1;
      breaks[slot] = BREAKS.indexOf(sourceBreak(library, position));
    }
    return BREAKS[breaks[slot]];
  };
}

/** What parts the letter before a position of the index from the letter at it, in the source. */
export function sourceBreak(library: SourceLibrary, position: number): Break {
  const run = runAt(library.index, position);
  if (position <= run.start || position >= run.end) return 'clause';
  // Where one paragraph ends and the next begins.
  if (library.index.unitStarts[unitAt(library.index, position)] === position) return 'clause';
  const source = sourceText(library, position - 1, position + 1);
  return breakAt(source.text, source.letters, position - source.base, []);
}
