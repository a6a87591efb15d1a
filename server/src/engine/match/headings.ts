// Words of a title or of a section's heading: canonical as they stand, though nobody's utterance.
import type { Article } from '../corpus/article.ts';
import { normalizeBriefly } from '../text/normalize.ts';
import type { JudgeLibrary } from './judge-library.ts';
import type { Words } from './sources.ts';

/** Fewer letters of a heading are anybody's words. */
const SHORTEST = 6;

/** Of a larger corpus the titles alone are looked at: to read all its passages for a heading would take seconds. */
const MOST_PASSAGES = 20_000;

/** All headings of a corpus, as folded letters, parted by line breaks. */
const headingsOf = new WeakMap<readonly Article[], string>();

/** Whether words stand in a title or a heading of the corpus as they are. */
export function isInHeading(library: JudgeLibrary, { codes, from, to }: Words): boolean {
  return to - from >= SHORTEST && headings(library).includes(lettersOf(codes, from, to));
}

/** Whether folded letters are a title or a heading of the corpus, or, of a title of several words, its beginning. */
export function isHeading(library: JudgeLibrary, letters: string): boolean {
  const known = headings(library);
  if (known.includes(`\n${letters}\n`)) return true;
  return letters.length >= SHORTEST && known.includes(`\n${letters}`);
}

function headings(library: JudgeLibrary): string {
  let known = headingsOf.get(library.articles);
  if (!known) {
    const titles = library.articles.flatMap(({ title, subtitle }) =>
      subtitle ? [title, subtitle] : [title],
    );
    const sections = new Set<string>();
    const most = library.passages.length > MOST_PASSAGES ? 0 : library.passages.length;
    for (let i = 0; i < most; i++) {
      const { section } = library.passages[i];
      if (section !== null) sections.add(section);
    }
    known = ['', ...[...titles, ...sections].map(folded), ''].join('\n');
    headingsOf.set(library.articles, known);
  }
  return known;
}

/** The letters of a text, folded. */
export function folded(text: string): string {
  const { codes, length } = normalizeBriefly(text);
  return lettersOf(codes, 0, length);
}

function lettersOf(codes: Uint16Array, from: number, to: number): string {
  let letters = '';
  for (let i = from; i < to; i++) letters += String.fromCharCode(codes[i]);
  return letters;
}
