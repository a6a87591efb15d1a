import type { CorpusIndex } from '../corpus/index.ts';
import type { Library } from '../library.ts';
import type { SourcePlace } from '../match/finding.ts';
import { placeOf } from '../match/source-text.ts';
import { normalize } from '../text/normalize.ts';
import { factsOf, latestOf, latestOuter, rankOf } from './facts.ts';
import { MEANT, passagesNamed, type Named } from './named.ts';
import { findPlaces } from './places.ts';
import { sentencesOf } from './reaches.ts';

/** A sentence that may be quoted where nothing of it is typed yet. */
export interface Opening extends SourcePlace {
  /** It ends its passage. */
  readonly last: boolean;
}

/** Passages that are offered where the sentence names them, and where nothing better is known. */
const MOST_NAMED = 8;
const A_FEW = 5;
/** The latest passages that are offered where nothing is typed yet. */
export const LATEST_OFFERED = A_FEW;
/** Sentences of one passage. */
const MOST_SENTENCES = 6;
const MOST_OF_SPEAKER = 200;

/**
 * Sentences that may stand in a quotation just opened, best first: of passages that the text before names; else what is
 * near the last quotation of the paragraph; else the latest of the speaker, or of the place of record.
 */
export function openings(
  library: Library,
  before: string,
  named: Named | null,
  begin: ArrayLike<number> = [],
  anyway = true,
): Opening[] {
  const meant = named ? passagesNamed(named, library).filter((p) => p.points >= MEANT - 1) : [];
  const best = meant[0]?.points ?? 0;
  const chosen = meant
    .filter((p) => p.points > best - MEANT)
    .slice(0, MOST_NAMED)
    .map((p) => p.passage);
  let found = sentences(library, chosen, MOST_SENTENCES);
  if (!found.length) found = neighbours(library, before);
  if (named?.statement.speaker) {
    const { speakers } = factsOf(library);
    const speaker = speakers.numbers.get(named.statement.speaker.value);
    if (!found.length && speaker !== undefined) {
      const own = speakers.passagesOf(speaker).slice(-MOST_OF_SPEAKER);
      found = sentences(library, latestOf(library, own, A_FEW), 1);
    }
  }
  if (!found.length && anyway) found = sentences(library, latestOuter(library, LATEST_OFFERED), 1);
  return distinct(library, found).filter((o) => startsWith(library.passages[o.passage].text, o, begin));
}

/** First the first sentences of the passages, in turn, then what follows in each. */
function sentences(library: Library, passages: readonly number[], most: number): Opening[] {
  const all = passages.map((passage) => {
    const { text } = library.passages[passage];
    const spans = sentencesOf(text, most + 1);
    return spans.slice(0, most).map((span, i) => ({ passage, ...span, last: i + 1 === spans.length }));
  });
  return [...all.flatMap((own) => own.slice(0, 1)), ...all.flatMap((own) => own.slice(1))];
}

function distinct(library: Library, found: readonly Opening[]): Opening[] {
  const seen = new Set<string>();
  return found.filter(({ passage, start, end }) => {
    const words = library.passages[passage].text.slice(start, end);
    return !seen.has(words) && seen.add(words);
  });
}

function startsWith(text: string, { start, end }: Opening, begin: ArrayLike<number>): boolean {
  if (!begin.length) return true;
  const { codes } = normalize(text, { start, end: Math.min(end, start + 2 * begin.length + 16) });
  if (codes.length < begin.length) return false;
  for (let i = 0; i < begin.length; i++) if (codes[i] !== begin[i]) return false;
  return true;
}

/** Shortest quotation, in letters, that tells which passage is being quoted, and places of it that are looked at. */
const SHORTEST_QUOTED = 5;
const MOST_PLACES = 12;
const LAST_QUOTATION = /[“「『"]([^“”「」『』"]{4,400})[”」』"][^“”「」『』"]*$/;

/** What follows the last quotation of the paragraph in its passage, then the passages beside that. */
function neighbours(library: Library, before: string): Opening[] {
  const quoted = LAST_QUOTATION.exec(before);
  if (!quoted) return [];
  const { codes } = normalize(quoted[1]);
  const { places } = findPlaces(codes, 0, codes.length, library.index);
  const most = places.reduce((n, p) => Math.max(n, p.equal), 0);
  if (most < SHORTEST_QUOTED) return [];
  const longest = places.filter((p) => p.equal === most).slice(0, MOST_PLACES);
  const { passage, end } = longest
    .map((p) => placeOf(library, p.start, p.end))
    .sort((a, b) => rankOf(library, a.passage) - rankOf(library, b.passage))[0];
  const article = library.articleOf[passage];
  const follows = sentences(library, [passage], 40).filter((o) => o.start >= end);
  const beside: number[] = [];
  for (const step of [1, -1]) {
    for (let i = passage + step, n = 0; n < 2 && library.articleOf[i] === article; i += step) {
      if (library.passages[i].within !== null && library.passages[passage].within === null) continue;
      beside.push(i);
      n++;
    }
  }
  return [...follows.slice(0, A_FEW), ...sentences(library, beside, 1)];
}

const beginningsKnown = new WeakMap<CorpusIndex, Map<number, number[]>>();

/** Where passages stand that begin with a letter, a few of them, the first in the corpus. */
export function beginningsWith({ index }: Library, code: number): readonly number[] {
  let beginnings = beginningsKnown.get(index);
  if (beginnings === undefined) beginningsKnown.set(index, (beginnings = beginningsOf(index)));
  return beginnings.get(code) ?? [];
}

function beginningsOf({ unitStarts, units, letters }: CorpusIndex): Map<number, number[]> {
  const beginnings = new Map<number, number[]>();
  for (let u = 0; u < units.length; u++) {
    const start = unitStarts[u];
    if (units[u] < 0 || unitStarts[u + 1] === start) continue;
    const own = beginnings.get(letters[start]);
    if (own === undefined) beginnings.set(letters[start], [start]);
    else if (own.length < 4 * A_FEW) own.push(start);
  }
  return beginnings;
}
