import { unitAt } from '../corpus/index.ts';
import type { Library } from '../library.ts';
import type { SourcePlace } from '../match/finding.ts';
import { sourceText } from '../match/source-text.ts';
import { normalize } from '../text/normalize.ts';
import type { Span } from '../text/span.ts';
import { bestPlaces, better, NEXT, nextKeys, readPlace, type Continued } from './continued.ts';
import { MEANT, passagesNamed, readNamed, type Named } from './named.ts';
import { beginningsWith, openings } from './openings.ts';
import { findPlaces, placesIn, placesOfPair, scoreOf, type Place, type Places } from './places.ts';
import { nextLetter, withoutMarksAhead, type Reach } from './reaches.ts';
import type { PinyinReadings } from './pinyin.ts';
import { beginsWith, spelledBefore, spelledPlaces } from './spelled.ts';
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
  /** The mark that opens the quotation the words stand in; null outside quotation marks. */
  readonly mark: string | null;
}

const DEFAULT_LIMIT = 12;
/** Letters by which two suggestions are compared. */
const LONGEST_COMPARED = 400;
/** Shortest match, in letters: of a whole clause, or in its middle, unless the words are rare. */
const SHORTEST = 3;
const SHORTEST_IN_CLAUSE = 4;
const RARE = 4;
/** Behind a clause's end nothing is sure to go on before so many letters of it. */
const SHORTEST_BEHIND_SIGNS = 4;
/**
 * When a continuation is sure enough to be shown unasked, in letters; measured by typing articles against a corpus of
 * the others. A match so long is sure if most places agree, a shorter one if all do; in running text, where a writer's
 * own words begin like the corpus by chance, it must be longer than behind an opening mark.
 */
const LONG = 12;
const LEAST_AGREEING = 0.5;
const SURE = { marked: 6, running: 8 } as const;
/** Enough where a sentence begins so, or where the text names the passage. */
const SURE_AT_BEGINNING = { marked: 4, running: 6 } as const;

/**
 * How what stands before `offset` goes on in the canonical wording, best first: the longest match, then what the
 * sentence names, then the place of record, then the more frequent continuation. After an opening mark alone: what may
 * begin there. With `readings`, what is typed as pinyin is understood, too. Never throws; reads a bounded part of the corpus, whatever its size.
 */
export function suggest(
  library: Library,
  text: string,
  offset: number,
  options: { limit?: number; readings?: PinyinReadings | null } = {},
): Suggestion[] {
  const limit = options.limit ?? DEFAULT_LIMIT;
  if (!(offset >= 0 && offset <= text.length) || !(limit > 0)) return [];
  const typed = readTyped(text, offset);
  const spelled = options.readings
    ? suggestSpelled(library, text, offset, typed, limit, options.readings)
    : [];
  if (spelled.length) return spelled;
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

/** What the pinyin before the cursor may mean. */
function suggestSpelled(
  library: Library,
  text: string,
  offset: number,
  typed: Typed,
  limit: number,
  readings: PinyinReadings,
): Suggestion[] {
  const pinyin = spelledBefore(text, offset);
  if (pinyin === null) return [];
  if (pinyin.length > 1) {
    const places = spelledPlaces(library, typed, pinyin, readings);
    return continuations(library, text, offset, typed, limit, { places, all: false });
  }
  // One letter says little: what may begin here, that with this initial first; the editor's list stays open for more.
  if (typed.mark === null || typed.mark.at !== offset - 2) return [];
  const mark = text.slice(0, offset - 1);
  const open = openingsAt(library, mark, offset - 1, readTyped(mark, offset - 1), 2 * limit);
  const fits = ({ text: words }: Suggestion) =>
    beginsWith(pinyin, normalize(words.slice(0, 2)).codes, readings);
  return [...open.filter(fits), ...open.filter((one) => !fits(one))]
    .slice(0, limit)
    .map((one) => ({ ...one, replace: { start: offset - 1, end: offset }, exact: false }));
}

function continuations(
  library: Library,
  text: string,
  offset: number,
  typed: Typed,
  limit: number,
  found: Places = placesFor(library, typed),
): Suggestion[] {
  if (!found.places.length) return [];
  const longest = found.places.reduce((a, p) => (scoreOf(p) > scoreOf(a) ? p : a));
  const best = scoreOf(longest);
  const ahead = lettersAfter(text, offset).codes;
  // Inside text that goes on like the source already there is nothing to add.
  if (found.places.some((p) => scoreOf(p) === best && goesOn(ahead, library.index.letters, p.end))) return [];
  const named = isAmbiguous(library, found.places) ? namedBefore(library, text, typed, longest.from) : null;
  const meant = named ? passagesNamed(named, library).map((p) => p.passage) : [];
  const places = [...found.places];
  if (typed.letters.length - typed.opened <= 2) {
    const known = new Set(places.map((p) => p.end));
    places.push(...placesIn(library, meant, typed).filter((p) => !known.has(p.end)));
  }
  const keys = nextKeys(places, library);
  const outer = new Set(meant.map((i) => library.passages[i].within?.passage ?? i));
  const read = bestPlaces(places, keys, library, outer).flatMap(
    (c) => readPlace(library, typed, c.place, c.frequency, named) ?? [],
  );
  if (!read.length) return [];
  read.sort(better);
  const top = places.reduce((n, p) => n + (scoreOf(p) === read[0].score ? 1 : 0), 0);
  return compose({ library, text, offset, typed, keys, places, all: found.all, top }, read, limit);
}

function isAmbiguous({ index }: Library, places: readonly Place[]): boolean {
  const unit = unitAt(index, places[0].end - 1);
  return places.some((p) => p.end <= index.unitStarts[unit] || p.end > index.unitStarts[unit + 1]);
}

/** What the text says of the words that begin at typed letter `from`. */
function namedBefore(library: Library, text: string, typed: Typed, from: number): Named | null {
  const { mark, opened, letters } = typed;
  return mark !== null && from === opened
    ? readNamed(text, mark.at + 1, true, library)
    : readNamed(text, letters.starts[from], false, library);
}

/** Places for what is typed, or none where it is too short to mean anything. */
function placesFor(library: Library, typed: Typed): Places {
  const { letters, opened, clause } = typed;
  const { codes, length } = letters;
  const none: Places = { places: [], all: true };
  const marked = length - opened;
  if (typed.mark !== null && marked === 1) {
    const starts = beginningsWith(library, codes[opened]);
    return {
      places: starts.map((start) => ({ from: opened, start, end: start + 1, equal: 1, errorAt: -1 })),
      all: false,
    };
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

function goesOn(ahead: Uint16Array, letters: Uint16Array, at: number): boolean {
  let n = 0;
  while (n < ahead.length && at + n < letters.length && ahead[n] === letters[at + n]) n++;
  return n >= 2 || (n === 1 && ahead.length === 1);
}

/** What suggestions are made from. */
interface Found extends Places {
  readonly library: Library;
  readonly text: string;
  readonly offset: number;
  readonly typed: Typed;
  /** For each place the letters that come next. */
  readonly keys: Float64Array;
  /** How many places match as well as the best. */
  readonly top: number;
}

/** Suggestions of the continuations read: those of the best one to all its ends, then the others. */
function compose(found: Found, read: readonly Continued[], limit: number): Suggestion[] {
  const best = read[0];
  const { library } = found;
  const lead: Suggestion[] = [];
  const clauses: Suggestion[] = [];
  const farther: Suggestion[] = [];
  const offered = new Set<number>();
  const add = (list: Suggestion[], c: Continued, reach: Reach) => {
    // What differs in nothing but punctuation is offered once.
    const key = keyOf(library, c, c.ends[reach].position);
    if (offered.has(key)) return;
    offered.add(key);
    const suggestion = suggestionOf(found, c, reach, best);
    if (suggestion) list.push(suggestion);
  };
  const clause = best.ends.clause.position - best.place.end;
  const leads = (c: Continued) =>
    c.score === best.score &&
    c.ends.clause.position - c.place.end === clause &&
    isAlike(library, best, c, best.ends.clause.position);
  for (const reach of ['clause', 'sentence', 'passage'] as const) {
    for (const c of read) {
      if (lead.length + clauses.length + farther.length >= 2 * limit) break;
      // A clause that ends its sentence is offered with its full stop.
      const isWhole = reach === 'clause' && c.ends.clause.position === c.ends.sentence.position;
      add(leads(c) ? lead : reach === 'clause' ? clauses : farther, c, isWhole ? 'sentence' : reach);
    }
  }
  return [...lead, ...clauses, ...farther].slice(0, limit);
}

function suggestionOf(found: Found, c: Continued, reach: Reach, best: Continued): Suggestion | null {
  const { library, text, offset, typed } = found;
  const { text: source } = library.passages[c.passage];
  const { clause, sentence, passage } = c.ends;
  const end = c.ends[reach];
  const continuation = withoutMarksAhead(source.slice(c.from, end.offset), text.slice(offset, offset + 2));
  if (nextLetter(continuation, 0) >= continuation.length) return null;
  const { units, agreeing } = countAlike(found, c, end.position, best.score);
  return {
    replace: { start: typed.letters.starts[c.place.from], end: offset },
    text: source.slice(c.start, c.from) + continuation,
    continuation,
    upTo:
      end.position === passage.position
        ? 'passage'
        : end.position === sentence.position && reach !== 'clause'
          ? 'sentence'
          : end.position === clause.position
            ? 'clause'
            : reach,
    exact: c.place.errorAt < 0,
    source: { passage: c.passage, start: c.start, end: c.from + continuation.length },
    others: Math.max(0, units - 1),
    confident: isCertain(found, c, best, agreeing / found.top),
    mark: typed.mark?.character ?? null,
  };
}

/** How many places go on as one does, up to a position: in how many units, and how many of those that match as well. */
function countAlike(
  { places, keys, library }: Found,
  c: Continued,
  end: number,
  score: number,
): { units: number; agreeing: number } {
  const { letters, unitStarts } = library.index;
  const { end: at } = c.place;
  const length = end - at;
  let key = 0;
  for (let k = 0; k < NEXT; k++) key = key * 65536 + (letters[at + k] ?? 0);
  let agreeing = 0;
  let units = 0;
  let unit = -1;
  for (let i = 0; i < places.length; i++) {
    if (length >= NEXT && keys[i] !== key) continue;
    const p = places[i].end;
    let n = 0;
    while (n < length && letters[p + n] === letters[at + n]) n++;
    if (n < length) continue;
    if (scoreOf(places[i]) === score) agreeing++;
    // Places come in the order of the corpus: those of one unit side by side.
    if (unit >= 0 && p > unitStarts[unit] && p <= unitStarts[unit + 1]) continue;
    unit = unitAt(library.index, p - 1);
    units++;
  }
  return { units, agreeing };
}

function isAlike(library: Library, a: Continued, b: Continued, end: number): boolean {
  const { letters } = library.index;
  for (let k = a.place.end; k < end; k++)
    if (letters[k] !== letters[b.place.end + k - a.place.end]) return false;
  return true;
}

/** The letters of a stretch of the index as one number, to tell whether two are the same. */
function keyOf({ index }: Library, c: Continued, end: number): number {
  const last = Math.min(end, c.place.start + LONGEST_COMPARED);
  let a = c.place.from + 1;
  let b = last - c.place.start;
  for (let i = c.place.start; i < last; i++) {
    a = Math.imul(a ^ index.letters[i], 0x9e3779b1);
    b = Math.imul(b ^ (a >>> 15) ^ index.letters[i], 0x85ebca6b);
  }
  return (a & 0x1fffff) * 2 ** 32 + (b >>> 0);
}

/** Whether a continuation is sure enough to be shown unasked. */
function isCertain(found: Found, c: Continued, best: Continued, share: number): boolean {
  const { library, all, text, offset, typed } = found;
  if (c.place.errorAt >= 0 || c.score < best.score || !c.signs || !all || isInWord(text, offset))
    return false;
  const isMarked = typed.mark !== null || typed.opened > 0;
  // All that is quoted so far, or at least the whole clause, must be the source's.
  if (
    isMarked ? c.place.from > typed.opened && c.score < LONG : c.place.from > typed.clause || c.begins === 2
  )
    return false;
  const manner = isMarked ? 'marked' : 'running';
  const isSure =
    c.score >= LONG
      ? share >= LEAST_AGREEING
      : share === 1 && c.score >= (isMarked && c.begins === 0 ? SURE_AT_BEGINNING : SURE)[manner];
  const isMeant = c.points >= MEANT && c.score >= SURE_AT_BEGINNING[manner];
  return (isSure || isMeant) && isTypedAlike(library, text, typed, c);
}

/** Whether the typed words are the source's character by character, not only in another script or width. */
function isTypedAlike(library: Library, text: string, typed: Typed, c: Continued): boolean {
  const { letters } = typed;
  const source = sourceText(library, c.place.end - 1, c.place.end);
  for (let i = c.place.from, k = c.place.start - source.base; i < letters.length; i++, k++) {
    if (
      text.slice(letters.starts[i], letters.ends[i]) !==
      source.text.slice(source.letters.starts[k], source.letters.ends[k])
    )
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
          mark: typed.mark?.character ?? null,
        },
      ];
    });
}
