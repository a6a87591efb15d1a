import { unitAt } from '../corpus/index.ts';
import type { Library } from '../library.ts';
import type { SourcePlace } from '../match/finding.ts';
import { placeOf } from '../match/source-text.ts';
import { NO_LETTER } from '../text/fold.ts';
import { normalize } from '../text/normalize.ts';
import type { Span } from '../text/span.ts';
import { MEANT, pointsOf, readNamed, type Named } from './named.ts';
import { openings, unitsBeginningWith } from './openings.ts';
import { findPlaces, placesOfPair, scoreOf, type Place, type Places } from './places.ts';
import { nextLetter, readReaches, signsTyped, withoutMarksAhead, type Reach } from './reaches.ts';
import { isInWord, lettersAfter, readTyped, type Typed } from './typed.ts';

/** How the words before the cursor go on in the canonical wording. */
export interface Suggestion {
  /** What stands before the cursor and belongs to it: from the first letter in common to the cursor. */
  readonly replace: Span;
  /** The whole canonical text for `replace`. */
  readonly text: string;
  /** What of it comes after the cursor. */
  readonly continuation: string;
  /** How far it goes; where two ends are one, the farther is named. */
  readonly upTo: Reach;
  /** The words before the cursor are canonical as typed, letter by letter. */
  readonly exact: boolean;
  readonly source: SourcePlace;
  /** How many other places go on in the same words. */
  readonly others: number;
  /** Certain enough for ghost text. */
  readonly confident: boolean;
}

const DEFAULT_LIMIT = 12;
/** Places that are read in full; the others are worse, or as good and later. */
const MOST_READ = 36;
/** Letters that tell whether two places go on alike. */
const NEXT = 3;
/** Shortest match, in letters: of a whole clause, or in its middle, unless the words are rare. */
const SHORTEST = 3;
const SHORTEST_IN_CLAUSE = 4;
const RARE = 4;
/** Behind a clause's end one is certain to go on only after so many letters of it. */
const SHORTEST_BEHIND_SIGNS = 4;
/** A match so long is certain by itself; a shorter one only if all places agree, or if the sentence names the passage. */
const CERTAIN = 6;
const LIKELY = 4;
/** Of the places that match as well so many must go on in the same words. */
const AGREEING = 0.5;

/**
 * How what stands before `offset` goes on in the canonical wording, best first: the longest match, then what the
 * sentence names, then the place of record, then the more frequent continuation. After an opening mark alone: what may
 * begin there. Never throws; reads a bounded part of the corpus, whatever its size.
 */
export function suggest(
  library: Library,
  text: string,
  offset: number,
  options: { limit?: number } = {},
): Suggestion[] {
  const limit = options.limit ?? DEFAULT_LIMIT;
  if (!(offset >= 0 && offset <= text.length) || !(limit > 0)) return [];
  const typed = readTyped(text, offset);
  const count = typed.letters.length - typed.opened;
  const isOpened = typed.mark !== null || /[：:]$/.test(typed.signs);
  if (count === 0 || (typed.mark === null && isOpened)) {
    const opened = isOpened ? openingsAt(library, text, offset, typed, limit) : [];
    if (opened.length || count === 0) return opened;
  }
  const continued = continuations(library, text, offset, typed, limit);
  if (continued.length || typed.mark === null || count > 2) return continued;
  return openingsAt(library, text, offset, typed, limit);
}

/** A place with its words, as it is ranked. */
interface Continued {
  readonly place: Place;
  readonly score: number;
  /** Passage of the words, offsets of the first letter in common and of what comes after the cursor. */
  readonly passage: number;
  readonly start: number;
  readonly from: number;
  readonly reaches: { readonly clause: number; readonly sentence: number; readonly passage: number };
  readonly points: number;
  /** The quotation begins where a sentence (0), a clause (1), or neither (2) begins in the source. */
  readonly begins: number;
  readonly primary: boolean;
  readonly frequency: number;
  /** The signs before the cursor are the source's. */
  readonly signs: boolean;
}

function continuations(
  library: Library,
  text: string,
  offset: number,
  typed: Typed,
  limit: number,
): Suggestion[] {
  const { places, all } = placesFor(library, typed);
  if (!places.length) return [];
  const { index } = library;
  const best = Math.max(...places.map(scoreOf));
  const frequency = frequencies(places, library);
  const ahead = lettersAfter(text, offset).codes;
  // Inside text that goes on like the source already there is nothing to add.
  if (places.some((p) => scoreOf(p) === best && goesOn(ahead, index.letters, p.end))) return [];
  const begins = (p: Place) =>
    index.letters[p.start - 1] === NO_LETTER || p.start === index.unitStarts[unitAt(index, p.start)];
  const isPrimary = (passage: number) => library.articles[library.articleOf[passage]].authority === 'primary';
  const sorted = places
    .map((place, i) => {
      const outer = index.units[unitAt(index, place.end - 1)];
      return { place, score: scoreOf(place), outer, frequency: frequency[i], begins: begins(place) };
    })
    .sort(
      (a, b) =>
        b.score - a.score ||
        Number(b.begins) - Number(a.begins) ||
        Number(isPrimary(b.outer)) - Number(isPrimary(a.outer)) ||
        b.frequency - a.frequency ||
        a.place.end - b.place.end,
    )
    .slice(0, MOST_READ);
  const isAmbiguous = new Set(sorted.map((s) => s.outer)).size > 1;
  const first = sorted[0].place.from;
  const isMarked = typed.mark !== null && first === typed.opened;
  const at = isMarked && typed.mark ? typed.mark.at + 1 : typed.letters.starts[first];
  const named = isAmbiguous ? readNamed(text, at, isMarked, library) : null;
  const read = sorted.flatMap((s) => readPlace(library, typed, s, named) ?? []);
  read.sort(
    (a, b) =>
      b.score - a.score ||
      b.points - a.points ||
      a.begins - b.begins ||
      Number(b.primary) - Number(a.primary) ||
      b.frequency - a.frequency ||
      a.place.end - b.place.end,
  );
  return compose(library, text, offset, typed, read, places, all, limit);
}

/** Places for what is typed, or none where it is too short to mean anything. */
function placesFor(library: Library, typed: Typed): Places {
  const { letters, opened, clause } = typed;
  const { codes, length } = letters;
  const none: Places = { places: [], all: true };
  const marked = length - opened;
  if (typed.mark !== null && marked === 1) {
    const units = unitsBeginningWith(library, codes[opened]);
    return { places: units.map((u) => ({ from: opened, ...u, equal: 1, errorAt: -1 })), all: false };
  }
  if (marked === 2) {
    const pair = placesOfPair(codes, opened, library.index);
    return typed.signs === '' && (typed.mark !== null || (pair.all && pair.places.length <= RARE))
      ? pair
      : none;
  }
  const found = findPlaces(codes, opened, length, library.index, clause);
  const best = found.places.reduce((most, p) => Math.max(most, scoreOf(p)), 0);
  // Places with an error have been held to a measure of their own.
  if (found.places.some((p) => p.errorAt >= 0 && scoreOf(p) === best)) return found;
  if (best < (typed.signs === '' ? SHORTEST : SHORTEST_BEHIND_SIGNS)) return none;
  const isWhole = found.places.some((p) => scoreOf(p) === best && p.from <= Math.max(opened, clause));
  if (best < SHORTEST_IN_CLAUSE && !isWhole && found.places.length > RARE) return none;
  return found;
}

/** For each place how many of those that match as well go on with the same letters. */
function frequencies(places: readonly Place[], library: Library): number[] {
  const { letters } = library.index;
  const keys = places.map((p) => {
    let key = scoreOf(p);
    for (let k = 0; k < NEXT; k++) key = key * 65536 + (letters[p.end + k] ?? 0);
    return key;
  });
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key) => counts.get(key)!);
}

function goesOn(ahead: Uint16Array, letters: Uint16Array, at: number): boolean {
  let n = 0;
  while (n < ahead.length && at + n < letters.length && ahead[n] === letters[at + n]) n++;
  return n >= 2 || (n === 1 && ahead.length === 1);
}

function readPlace(
  library: Library,
  typed: Typed,
  { place, score, frequency }: { place: Place; score: number; frequency: number },
  named: Named | null,
): Continued | null {
  const { index, passages } = library;
  const base = index.unitStarts[unitAt(index, place.end - 1)];
  let { start, from } = place;
  if (start < base) {
    // Words that began in the paragraph before are continued from where this one begins.
    if (place.errorAt >= 0) return null;
    from += base - start;
    start = base;
  }
  const own = inPassage(library, typed, start, place.end);
  if (!own) return null;
  const { passage, first, after, signs } = own;
  const { text } = passages[passage];
  const reaches = readReaches(text, first, after);
  if (nextLetter(text, after) >= reaches.passage) return null;
  return {
    place: { ...place, start, from },
    score,
    passage,
    start: first,
    from: after,
    reaches,
    points: named ? pointsOf(named, passage, library) : 0,
    begins: beginning(text, first),
    primary: library.articles[library.articleOf[passage]].authority === 'primary',
    frequency,
    signs,
  };
}

/** The passage in which the words at [start, end) go on: the innermost, or that around it where the cursor left it. */
function inPassage(
  library: Library,
  typed: Typed,
  start: number,
  end: number,
): { passage: number; first: number; after: number; signs: boolean } | null {
  const inner = placeOf(library, start, end);
  const { within } = library.passages[inner.passage];
  const places = within
    ? [inner, { passage: within.passage, start: inner.start + within.start, end: inner.end + within.start }]
    : [inner];
  for (const place of places) {
    const { text } = library.passages[place.passage];
    const next = nextLetter(text, place.end);
    if (next >= text.length) continue;
    const source = text.slice(place.end, next);
    const stand = signsTyped(typed.signs, source);
    // Words that are closed here and go on there are another quotation.
    if (stand === null && /[”」』’"…]/.test(typed.signs)) return null;
    // The quotation inside ends here: the reporter's words behind it follow only on a closing mark.
    if (place !== inner && !(stand !== null && /[”」』’"]/.test(typed.signs))) return null;
    return {
      passage: place.passage,
      first: place.start,
      after: stand === null ? next : place.end + stand,
      signs: stand !== null,
    };
  }
  return null;
}

function beginning(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 2), at).trimEnd();
  if (before === '' || /[。！？!?”」』…\n“「『]$/.test(before)) return 0;
  return /[，；：、,;:—]$/.test(before) ? 1 : 2;
}

/** Suggestions of the continuations read: those of the best one to all its ends, then the others. */
function compose(
  library: Library,
  text: string,
  offset: number,
  typed: Typed,
  read: readonly Continued[],
  places: readonly Place[],
  all: boolean,
  limit: number,
): Suggestion[] {
  const best = read[0];
  if (!best) return [];
  const rest = text.slice(offset, offset + 2);
  const inWord = isInWord(text, offset);
  const top = places.filter((p) => scoreOf(p) === best.score);
  const offered = new Set<string>();
  const suggestionFor = (c: Continued, end: number): Suggestion | null => {
    const { text: source } = library.passages[c.passage];
    const continuation = withoutMarksAhead(source.slice(c.from, end), rest);
    if (nextLetter(continuation, 0) >= continuation.length) return null;
    const { clause, sentence, passage } = c.reaches;
    const upTo: Reach =
      end === passage ? 'passage' : end === sentence ? 'sentence' : end === clause ? 'clause' : 'passage';
    const exact = c.place.errorAt < 0;
    const replace = { start: typed.letters.starts[c.place.from], end: offset };
    const codes = normalize(continuation).codes;
    const alike = places.filter((p) => follows(library, p, codes));
    return {
      replace,
      text: source.slice(c.start, c.from) + continuation,
      continuation,
      upTo,
      exact,
      source: { passage: c.passage, start: c.start, end: c.from + continuation.length },
      others: Math.max(0, new Set(alike.map((p) => unitAt(library.index, p.end - 1))).size - 1),
      confident: exact && isCertain(c, alike.filter((p) => scoreOf(p) === best.score).length),
    };
  };
  const isCertain = (c: Continued, agreeing: number): boolean => {
    if (c.score < best.score || inWord || !c.signs || !all || !isTypedAlike(library, text, typed, c))
      return false;
    const share = agreeing / top.length;
    if (c.score >= CERTAIN) return share >= AGREEING || c.points >= MEANT;
    return c.score >= LIKELY && (share === 1 || c.points >= MEANT);
  };
  const add = (list: Suggestion[], c: Continued, end: number) => {
    const suggestion = suggestionFor(c, end);
    if (!suggestion) return;
    // What differs in nothing but a mark at its end or within is offered once.
    const key = `${suggestion.replace.start} ${String.fromCharCode(...normalize(suggestion.text.slice(-300)).codes)}`;
    if (offered.has(key)) return;
    offered.add(key);
    list.push(suggestion);
  };
  const lead: Suggestion[] = [];
  const clauses: Suggestion[] = [];
  const farther: Suggestion[] = [];
  const bestClause = clauseOf(library, best);
  for (const reach of ['clause', 'sentence', 'passage'] as const) {
    for (const c of read) {
      if (lead.length + clauses.length + farther.length >= 2 * limit) break;
      // A clause that ends its sentence is offered with its full stop.
      if (reach === 'clause' && endsSentence(library, c)) continue;
      const isBest = c.score === best.score && clauseOf(library, c) === bestClause;
      add(
        isBest ? lead : reach === 'clause' || endsSentence(library, c) ? clauses : farther,
        c,
        c.reaches[reach],
      );
    }
  }
  return [...lead, ...clauses, ...farther].slice(0, limit);
}

function clauseOf(library: Library, c: Continued): string {
  return library.passages[c.passage].text.slice(c.from, c.reaches.clause);
}

function endsSentence(library: Library, c: Continued): boolean {
  const { text } = library.passages[c.passage];
  return nextLetter(text, c.reaches.clause) >= c.reaches.sentence;
}

function follows(library: Library, place: Place, codes: Uint16Array): boolean {
  const { letters } = library.index;
  for (let k = 0; k < codes.length; k++) if (letters[place.end + k] !== codes[k]) return false;
  return true;
}

/** Whether the typed words are the source's character by character, not only in another script or width. */
function isTypedAlike(library: Library, text: string, typed: Typed, c: Continued): boolean {
  const { letters } = typed;
  const source = library.passages[c.passage].text;
  const own = normalize(source, { start: c.start, end: c.from });
  for (let i = c.place.from, k = 0; i < letters.length; i++, k++) {
    if (text.slice(letters.starts[i], letters.ends[i]) !== source.slice(own.starts[k], own.ends[k]))
      return false;
  }
  return true;
}

/** What may begin right behind an opening mark; the letters typed behind it are its beginning. */
function openingsAt(
  library: Library,
  text: string,
  offset: number,
  typed: Typed,
  limit: number,
): Suggestion[] {
  const marked = typed.mark !== null;
  if (isInWord(text, offset)) return [];
  const at = typed.mark ? typed.mark.at + 1 : offset;
  const begin = marked ? typed.letters.codes.subarray(typed.opened) : [];
  const named = readNamed(text, at, marked, library);
  if (!marked && !named) return [];
  const before = text.slice(typed.start, marked ? at - 1 : at);
  const start = begin.length ? typed.letters.starts[typed.opened] : offset;
  return openings(library, before, named, begin, marked && begin.length === 0)
    .slice(0, limit)
    .flatMap((o) => {
      const { text: source } = library.passages[o.passage];
      const words = withoutMarksAhead(source.slice(o.start, o.end), text.slice(offset, offset + 2));
      const letters = normalize(words);
      const cut = begin.length ? letters.ends[begin.length - 1] : 0;
      if (cut === undefined || nextLetter(words, cut) >= words.length) return [];
      return [
        {
          replace: { start, end: offset },
          text: words,
          continuation: words.slice(cut),
          upTo: o.last && o.start === 0 ? ('passage' as const) : ('sentence' as const),
          exact: true,
          source: { passage: o.passage, start: o.start, end: o.start + words.length },
          others: 0,
          confident: false,
        },
      ];
    });
}
