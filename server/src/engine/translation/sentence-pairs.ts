// A rendering sentence by sentence, for programs that keep translations so.
import type { Span } from '../text/span.ts';
import { alignParts } from './align.ts';
import { measured, modelFor } from './established.ts';
import { sentencesIn } from './sentences.ts';
import type { RenderingOf, Translations } from './translations.ts';

/** Some sentences of a passage and their translation: as few as are sure to belong together. */
export interface SentencePair {
  /** In the text of the passage. */
  readonly source: Span;
  /** In the text of the translation. */
  readonly target: Span;
}

/** A border between sentences counts where it is so sure. */
const SURE = 0.8;

/** The pairs of a rendering, those of several sentences cut where it is sure which translates which. */
export function sentencePairs(
  translations: Translations,
  { rendering, pairs }: RenderingOf,
): readonly SentencePair[] {
  const { passage } = translations.renderings[rendering];
  const source = translations.corpus.passages[passage].text;
  const target = translations.library.passages[rendering].text;
  return pairs.flatMap((pair): SentencePair[] => {
    const a = sentencesIn(source, pair.source);
    const b = sentencesIn(target, pair.target);
    if (a.length < 2 || b.length < 2) return [{ source: pair.source, target: pair.target }];
    const [partsA, partsB] = [measured(source, a), measured(target, b)];
    const beads = alignParts(partsA, partsB, modelFor(translations, rendering, partsA, partsB));
    const found: SentencePair[] = [];
    let [a0, b0] = [0, 0];
    for (const { a1, b1, sureEnd } of beads) {
      const isLast = a1 === a.length && b1 === b.length;
      if (!isLast && (sureEnd < SURE || a1 === a0 || b1 === b0 || a1 === a.length || b1 === b.length))
        continue;
      found.push({
        source: { start: a[a0].start, end: a[a1 - 1].end },
        target: { start: b[b0].start, end: b[b1 - 1].end },
      });
      [a0, b0] = [a1, b1];
    }
    return found;
  });
}
