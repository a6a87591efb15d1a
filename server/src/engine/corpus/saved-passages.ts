// The passages of a saved library: written one after another, decoded when something of them is asked for.

import { normalizeBriefly } from '../text/normalize.ts';
import type { Article, Emendation } from './article.ts';
import { newByteWriter, readNumber, readSigned, skipNumbers, type ByteWriter, type Cursor } from './bytes.ts';
import type { CorpusIndex } from './index.ts';
import { passageId, type Passage, type Piece } from './passages.ts';
import type { newStrings, SavedStrings } from './saved-strings.ts';
import { readText, writeText, type Variants } from './saved-text.ts';

/** How a passage's text is written. */
const OUTER = 0; // as what it adds to its letters
const INNER = 1; // as a stretch of the passage it stands in
const SPELT = 2; // as a string
const CONTINUES = 4;
/** The id is the usual one, with a count. */
const NAMED = 8;

/** What is written of a passage as numbers of strings, in this order. */
export const NUMBERED = ['section', 'speaker', 'date', 'occasion', 'occasionKind'] as const;

interface Writing {
  readonly articles: readonly Article[];
  readonly articleOf: ArrayLike<number>;
  readonly passages: readonly Passage[];
  readonly strings: Pick<ReturnType<typeof newStrings>, 'number'>;
  readonly variants: Variants;
  readonly seen: Map<string, number>;
}

/** Writes what is known of a passage; its letters stand in the index. */
export function writePassage(out: ByteWriter, passage: Passage, at: number, writing: Writing): void {
  const { strings, passages, articles, articleOf, seen } = writing;
  const { text, within } = passage;
  const outer = within === null ? null : passages[within.passage];
  const asInner =
    outer !== null &&
    outer.within === null &&
    outer.text.slice(within!.start, within!.start + text.length) === text;
  const how = within === null ? OUTER : asInner ? INNER : SPELT;
  const usual = passageId(passage.articleId, text, 1);
  const count = (seen.get(usual) ?? 0) + 1;
  seen.set(usual, count);
  const named = passage.id === (count === 1 ? usual : passageId(passage.articleId, text, count));
  out.number(how | (passage.continues ? CONTINUES : 0) | (named ? NAMED : 0));
  out.number(named ? count : strings.number(passage.id));
  out.number(within === null ? 0 : at - within.passage);
  if (within !== null) out.number(within.start);
  out.number(passage.line);
  for (const name of NUMBERED) out.number(strings.number(passage[name]));
  out.number(passage.notes.length);
  for (const note of passage.notes) out.number(strings.number(note));
  const { emendations } = articles[articleOf[at]];
  out.number(passage.emendations.length);
  for (const one of passage.emendations) {
    const number = emendations.findIndex(
      ({ span }) => span.start === one.span.start && span.end === one.span.end,
    );
    // One that the article does not list is written out.
    out.number(number + 1);
    if (number < 0) out.number(strings.number(JSON.stringify(one)));
  }
  const pieces = newByteWriter(8 * passage.pieces.length);
  let before: Piece = { start: 0, at: 0, length: 0 };
  for (const piece of passage.pieces) {
    pieces.signed(piece.start - before.start - before.length);
    pieces.signed(piece.at - before.at - before.length);
    pieces.number(piece.length);
    before = piece;
  }
  // Who wants the text leaps over them.
  out.number(pieces.length);
  for (const byte of pieces.written()) out.byte(byte);
  out.number(text.length);
  if (how === OUTER) writeText(out, text, normalizeBriefly(text), writing.variants);
  else if (how === SPELT) out.number(strings.number(text));
}

interface Opening {
  readonly articles: readonly Article[];
  readonly articleOf: Int32Array;
  readonly index: CorpusIndex;
  readonly recordStarts: Uint32Array;
  readonly records: Uint8Array;
  readonly strings: SavedStrings;
  readonly variants: () => Variants;
}

/** What is written of a passage before its pieces. */
interface Facts {
  readonly how: number;
  readonly count: number;
  readonly named: boolean;
  readonly within: Passage['within'];
  readonly continues: boolean;
  readonly line: number;
  readonly section: string | null;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly occasion: string | null;
  readonly occasionKind: string | null;
  readonly notes: readonly string[];
  readonly emendations: readonly Emendation[];
  readonly piecesAt: number;
}

/** Passages looked at lately are kept decoded. */
const MOST_KEPT = 4096;
const NONE: readonly never[] = [];

/** Passages that are decoded when something of them is asked for. */
export function openPassages(opening: Opening): Passage[] {
  const { articles, articleOf, index, recordStarts, records, strings } = opening;
  let variants: Variants | undefined;
  const factsKept = new Map<number, Facts>();
  const textsKept = new Map<number, string>();

  const factsOf = (at: number): Facts => {
    const known = factsKept.get(at);
    if (known !== undefined) return known;
    const cursor: Cursor = { bytes: records, at: recordStarts[at] };
    const flags = readNumber(cursor);
    const count = readNumber(cursor);
    const back = readNumber(cursor);
    const within = back === 0 ? null : { passage: at - back, start: readNumber(cursor) };
    const line = readNumber(cursor);
    const words = () => strings.at(readNumber(cursor));
    const list = <T>(read: () => T): readonly T[] => {
      const length = readNumber(cursor);
      return length === 0 ? NONE : Array.from({ length }, read);
    };
    const facts: Facts = {
      how: flags & 3,
      count,
      named: (flags & NAMED) !== 0,
      within,
      continues: (flags & CONTINUES) !== 0,
      line,
      section: words(),
      speaker: words(),
      date: words(),
      occasion: words(),
      occasionKind: words(),
      notes: list(() => words() ?? ''),
      emendations: list(() => {
        const number = readNumber(cursor);
        return number > 0
          ? articles[articleOf[at]].emendations[number - 1]
          : (JSON.parse(words() ?? 'null') as Emendation);
      }),
      piecesAt: cursor.at,
    };
    if (factsKept.size >= MOST_KEPT) factsKept.clear();
    factsKept.set(at, facts);
    return facts;
  };

  const piecesOf = (at: number): Piece[] => {
    const cursor: Cursor = { bytes: records, at: factsOf(at).piecesAt };
    const pieces: Piece[] = [];
    let before: Piece = { start: 0, at: 0, length: 0 };
    for (const end = readNumber(cursor) + cursor.at; cursor.at < end;) {
      const start = before.start + before.length + readSigned(cursor);
      const place = before.at + before.length + readSigned(cursor);
      pieces.push((before = { start, at: place, length: readNumber(cursor) }));
    }
    return pieces;
  };

  const textOf = (at: number): string => {
    const known = textsKept.get(at);
    if (known !== undefined) return known;
    const { how, within, piecesAt } = factsOf(at);
    const cursor: Cursor = { bytes: records, at: piecesAt };
    const pieces = readNumber(cursor);
    cursor.at += pieces;
    const length = readNumber(cursor);
    let text: string;
    if (how === INNER && within !== null)
      text = textOf(within.passage).slice(within.start, within.start + length);
    else if (how === SPELT) text = strings.at(readNumber(cursor)) ?? '';
    else {
      const unit = unitOf(index.units, at);
      text = readText(
        cursor,
        length,
        index.letters,
        index.unitStarts[unit],
        (variants ??= opening.variants()),
      );
    }
    if (textsKept.size >= MOST_KEPT) textsKept.clear();
    textsKept.set(at, text);
    return text;
  };

  // One object a passage is all that opening makes of it; they share these.
  const shared: { [K in Exclude<keyof Passage, 'within'>]: (at: number) => Passage[K] } = {
    id(at) {
      const { named, count } = factsOf(at);
      return named ? passageId(articles[articleOf[at]].id, textOf(at), count) : (strings.at(count) ?? '');
    },
    articleId: (at) => articles[articleOf[at]].id,
    text: textOf,
    pieces: piecesOf,
    line: (at) => factsOf(at).line,
    section: (at) => factsOf(at).section,
    speaker: (at) => factsOf(at).speaker,
    date: (at) => factsOf(at).date,
    occasion: (at) => factsOf(at).occasion,
    occasionKind: (at) => factsOf(at).occasionKind,
    continues: (at) => factsOf(at).continues,
    emendations: (at) => factsOf(at).emendations,
    notes: (at) => factsOf(at).notes,
  };
  const shape: object = {};
  for (const [name, get] of Object.entries(shared))
    Object.defineProperty(shape, name, {
      get(this: SavedPassage) {
        return get(this.at);
      },
    });
  Object.defineProperty(shape, 'within', {
    get(this: SavedPassage) {
      const { within } = factsOf(this.at);
      return within === null || this.by === 0
        ? within
        : { passage: within.passage + this.by, start: within.start };
    },
  });
  // A constructor, because V8 makes half a million objects ten times faster with one than with Object.create.
  const Saved = function (this: { at: number; by: number }, at: number, by: number) {
    this.at = at;
    this.by = by;
  } as unknown as new (at: number, by: number) => Passage;
  Saved.prototype = shape;
  Object.defineProperty(shape, MOVED, {
    value(this: SavedPassage, by: number) {
      return new Saved(this.at, this.by + by);
    },
  });
  const cursor: Cursor = { bytes: records, at: 0 };
  Object.defineProperty(shape, NUMBERS, {
    value({ at }: SavedPassage, into: Uint32Array) {
      cursor.at = recordStarts[at];
      skipNumbers(cursor, 2); // how it is written; its count, or its id
      const isInner = readNumber(cursor) !== 0;
      skipNumbers(cursor, isInner ? 2 : 1); // where it begins in the other; its line
      for (let k = 0; k < NUMBERED.length; k++) into[k] = readNumber(cursor);
      into[NUMBERED.length] = isInner ? 1 : 0;
      return strings;
    },
  });
  const passages = new Array<Passage>(articleOf.length);
  for (let at = 0; at < passages.length; at++) passages[at] = new Saved(at, 0);
  return passages;
}

interface SavedPassage {
  readonly at: number;
  /** How far the list has moved that `within` points into. */
  readonly by: number;
}

const MOVED = Symbol('moved');

const NUMBERS = Symbol('numbers');

interface Numbered {
  [NUMBERS](passage: Passage, into: Uint32Array): SavedStrings;
}

/**
 * Reads {@link NUMBERED} as numbers of the strings that are returned, then 1 where the passage stands in another, without
 * decoding the passage; null for one that is not saved.
 */
export function numbersOf(passage: Passage, into: Uint32Array): SavedStrings | null {
  const read = (passage as Partial<Numbered>)[NUMBERS];
  return read === undefined ? null : read(passage, into);
}

/** A passage whose list has moved: what it stands in is so many passages farther on. */
export function movedBy(passage: Passage, by: number): Passage {
  if (by === 0) return passage;
  if (MOVED in passage) return (passage[MOVED] as (by: number) => Passage)(by);
  const { within } = passage;
  return within === null ? passage : { ...passage, within: { ...within, passage: within.passage + by } };
}

/** Index of an outer passage in `units`, which ascends. */
function unitOf(units: Int32Array, passage: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle] < passage) low = middle + 1;
    else high = middle;
  }
  return low;
}
