// Words of a title or of a section's heading: canonical as they stand, though nobody's utterance.
import type { Article } from '../corpus/article.ts';
import { normalizeBriefly } from '../text/normalize.ts';
import type { JudgeLibrary } from './judge-library.ts';
import type { Words } from './sources.ts';

/** Fewer letters of a heading are anybody's words. */
const SHORTEST = 6;

interface Headings {
  /** All of them, as folded letters, parted by line breaks. */
  readonly letters: string;
  readonly titles: ReadonlySet<string>;
}

const headingsOf = new WeakMap<readonly Article[], Headings>();

/** Whether words stand in a title or a heading of the corpus as they are. */
export function isInHeading(library: JudgeLibrary, { codes, from, to }: Words): boolean {
  return to - from >= SHORTEST && headings(library).letters.includes(lettersOf(codes, from, to));
}

/** Whether words are the whole title of an article. */
export function isTitle(library: JudgeLibrary, { codes, from, to }: Words): boolean {
  return headings(library).titles.has(lettersOf(codes, from, to));
}

function headings(library: JudgeLibrary): Headings {
  let known = headingsOf.get(library.articles);
  if (!known) {
    const titles = library.articles.flatMap(({ title, subtitle }) =>
      subtitle ? [title, subtitle] : [title],
    );
    const sections = new Set<string>();
    for (let i = 0; i < library.passages.length; i++) {
      const { section } = library.passages[i];
      if (section !== null) sections.add(section);
    }
    known = { letters: [...titles, ...sections].map(folded).join('\n'), titles: new Set(titles.map(folded)) };
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
