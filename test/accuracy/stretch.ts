import type { Passage } from '../../server/src/engine/index.ts';
import { lettersOf, type Corpus } from './corpus.ts';
import type { Random } from './random.ts';

/** Words taken from a passage, from one clause border to another. */
export interface Stretch {
  readonly passage: number;
  /** The source's own words, closing mark included. */
  readonly words: string;
  /** Offsets of the clauses in `words`, each with its closing mark. */
  readonly clauses: readonly { readonly start: number; readonly end: number }[];
  /** Passages that have these words, this one among them. */
  readonly sources: readonly number[];
}

/** Where a clause ends: its closing marks, and the white space after them. */
const BORDER = /(?:[，。；：！？;:!?།\n،؛؟]+|,(?!\d)|\.(?=[\s”’"]|$))[’”」』]*\s*/gu;
const MARKS = /[“”‘’「」『』"〝〞《》]/;

export interface Wanted {
  readonly least: number;
  readonly most: number;
  readonly clauses?: number;
  /** Words the stretch must have. */
  readonly with?: RegExp;
  readonly marks?: boolean;
  readonly paragraphs?: boolean;
}

/** Passages that quotations are taken from: those with words of their own. */
export function usable(corpus: Corpus): number[] {
  return corpus.letters.flatMap((l, i) => (l.length >= 10 ? [i] : []));
}

/** Some words of some passage; null where chance finds none in a fair number of tries. */
export function takeStretch(
  corpus: Corpus,
  random: Random,
  wanted: Wanted,
  from?: readonly number[],
): Stretch | null {
  const passages = from ?? usable(corpus);
  for (let i = 0; i < 60; i++) {
    const stretch = stretchOf(corpus, random.pick(passages), random, wanted);
    if (stretch) return stretch;
  }
  return null;
}

export function stretchOf(corpus: Corpus, passage: number, random: Random, wanted: Wanted): Stretch | null {
  const { text } = corpus.library.passages[passage];
  const clauses = clausesOf(text);
  const first = random.int(0, clauses.length - 1);
  const start = clauses[first].start;
  const fits: number[] = [];
  for (let last = first; last < clauses.length; last++) {
    const words = text.slice(start, clauses[last].end);
    const length = lettersOf(words).length;
    if (length > wanted.most * (corpus.voice === 'english' ? 2 : 1)) break;
    if (
      length < wanted.least * (corpus.voice === 'english' ? 2 : 1) ||
      last - first + 1 < (wanted.clauses ?? 1)
    )
      continue;
    if (!wanted.paragraphs && words.trimEnd().includes('\n')) break;
    if (wanted.marks !== true && MARKS.test(words)) break;
    if (wanted.with && !wanted.with.test(words)) continue;
    if (wanted.paragraphs && !words.trimEnd().includes('\n')) continue;
    fits.push(last);
  }
  if (fits.length === 0) return null;
  const last = random.pick(fits);
  return finished(corpus, passage, start, clauses.slice(first, last + 1));
}

function finished(
  corpus: Corpus,
  passage: number,
  start: number,
  clauses: readonly { start: number; end: number }[],
): Stretch | null {
  const { passages, articles, articleOf } = corpus.library;
  const raw = passages[passage].text.slice(start, clauses[clauses.length - 1].end);
  const words = raw.trimEnd();
  const lead = words.length - words.trimStart().length;
  if (lead > 0) return null;
  const plain = withoutEdges(squeezed(words));
  const letters = lettersOf(words);
  // Words that the passage itself quotes belong to the quoted one: they are taken from there.
  if (passages.some((p, i) => p.within?.passage === passage && corpus.letters[i].includes(letters)))
    return null;
  const sameLetters = corpus.letters.flatMap((l, i) => (l.includes(letters) ? [i] : []));
  const same = sameLetters.filter((i) => squeezed(passages[i].text).includes(plain));
  const authority = (i: number) => articles[articleOf[i]].authority;
  if (!same.some((i) => authority(i) === 'primary')) {
    // A witness whose words the place of record has a little differently is a case of its own (variant).
    const most = Math.ceil([...letters].length * 0.34);
    if (corpus.near(words, most).some((n) => n.distance > 0 && authority(n.passage) === 'primary'))
      return null;
  }
  return {
    passage,
    words,
    clauses: clauses.map((c) => ({ start: c.start - start, end: Math.min(c.end - start, words.length) })),
    sources: same,
  };
}

export function clausesOf(text: string): { start: number; end: number }[] {
  const clauses: { start: number; end: number }[] = [];
  let start = 0;
  for (const border of text.matchAll(BORDER)) {
    const end = border.index + border[0].length;
    if (end > start) clauses.push({ start, end });
    start = end;
  }
  if (start < text.length) clauses.push({ start, end: text.length });
  return clauses;
}

export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/(?<=[^\x21-\x7e]) | (?=[^\x21-\x7e])/gu, '');
}

const EDGE =
  /^[\s，。；：！？、,.;:!?…—–་།،؛؟“”‘’「」『』"'《》（）()]+|[\s，。；：！？、,.;:!?…—–་།،؛؟“”‘’「」『』"'《》（）()]+$/gu;

/** Without the punctuation at its very edges, which is no difference. */
export function withoutEdges(text: string): string {
  return text.replace(EDGE, '');
}

export function speakerOf(corpus: Corpus, passage: number): Passage['speaker'] {
  return corpus.library.passages[passage].speaker;
}
