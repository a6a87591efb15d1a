import type { Library, ReadFile } from '../library.ts';
import { normalizeBriefly } from '../text/normalize.ts';
import type { Article, Emendation, Problem } from './article.ts';
import { newByteWriter, readNumber, readSigned, type ByteWriter, type Cursor } from './bytes.ts';
import type { CorpusIndex } from './index.ts';
import { passageId, type Passage, type Piece } from './passages.ts';
import { readText, stringOf, writeText, type Variants } from './saved-text.ts';

// A library as one stretch of memory: a header, a table of sections, the sections, each at a multiple of eight. What is
// searched (the index) is used where it lies; what is shown (passages) is decoded when it is asked for. So a library
// of 25 million characters opens as fast as its bytes can be added up.

/** Change this with whatever changes the bytes, or the way letters, grams and passages are made. */
const VERSION = 2;
/** `VbL1` in the byte order of the machine: what another kind of machine has written is foreign. */
const MAGIC = 0x314c6256;
const HEADER_WORDS = 8;

/** What stands where in the table of sections. */
const META = 0;
const UNIT_STARTS = 1;
const UNITS = 2;
const RUN_STARTS = 3;
const HEADS = 4;
const POSTINGS = 5;
const ARTICLE_OF = 6;
const RECORD_STARTS = 7;
const RECORDS = 8;
const STRING_STARTS = 9;
const STRINGS = 10;
const VARIANTS = 11;
const LINES = 12;
/** The last, so that letters may be added behind them. */
const LETTERS = 13;
const SECTIONS = 14;

/** What there are few of. */
interface Meta {
  readonly revision: string;
  readonly gramBits: number;
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
  readonly characters: number;
  readonly speakers: readonly string[];
  readonly files: readonly SavedFile[];
}

interface SavedFile {
  readonly file: string;
  readonly hash: string;
  /** Differs when the file's content may differ. */
  readonly stamp?: string;
  /** Index of its article; null where it has none. */
  readonly article: number | null;
  /** Its article is left out of the library: whether it should be is seen when the file is read again. */
  readonly leftOut: boolean;
  /** Its passages, [first, end). */
  readonly passages: readonly [number, number];
  /** Where its line starts are written, and how many. */
  readonly lines: readonly [number, number];
  readonly characters: number;
  readonly speakers: readonly string[];
}

/** What is known of the bytes of a saved library. */
export interface SavedBytes {
  /** How many they are, where the buffer has room behind them. */
  readonly length?: number;
  /** They are as they were written: {@link checkSaved} said so. */
  readonly isSound?: boolean;
}

/** A library as it was opened. */
export interface OpenedLibrary {
  readonly library: Library;
  /** Marks of the state in which its files were read, where they were saved with it. */
  readonly stamps: ReadonlyMap<string, string>;
}

/**
 * A library with an index of its own as bytes. `nameOf` gives the name under which a file is to be found later, `stampOf` a mark of the state in
 * which it was read.
 */
export function saveLibrary(
  library: Library,
  nameOf: (file: string) => string = (file) => file,
  stampOf: (file: string) => string | undefined = () => undefined,
): ArrayBuffer {
  const { passages, articles, articleOf, index } = library;
  const out = newByteWriter();
  const strings = newStrings();
  const variants: Variants = new Map();
  const recordStarts = new Uint32Array(passages.length + 1);
  const seen = new Map<string, number>();
  passages.forEach((passage, i) => {
    recordStarts[i] = out.length;
    writePassage(out, passage, i, { articles, articleOf, passages, strings, variants, seen });
  });
  recordStarts[passages.length] = out.length;

  const lines = newByteWriter();
  const firstOf = new Map<number, [number, number]>();
  for (let i = 0; i < passages.length; i++) {
    const range = firstOf.get(articleOf[i]);
    if (range === undefined) firstOf.set(articleOf[i], [i, i + 1]);
    else range[1] = i + 1;
  }
  const articleNumbers = new Map(articles.map((article, i) => [article, i]));
  const files = [...library.files].map(([file, read]): SavedFile => {
    const at = lines.length;
    read.lineStarts.forEach((start, i) => lines.number(i === 0 ? start : start - read.lineStarts[i - 1]));
    const article = read.article === null ? null : (articleNumbers.get(read.article) ?? null);
    return {
      file: nameOf(file),
      hash: read.hash,
      stamp: stampOf(file),
      article,
      leftOut: read.leftOut === true || (read.article !== null && article === null),
      passages: (article === null ? undefined : firstOf.get(article)) ?? [0, 0],
      lines: [at, read.lineStarts.length],
      characters: read.characters,
      speakers: read.speakers,
    };
  });
  const meta: Meta = {
    revision: library.revision,
    gramBits: index.gramBits,
    articles: articles.map((article) => ({ ...article, file: nameOf(article.file) })),
    problems: library.problems.map((problem) => ({ ...problem, file: nameOf(problem.file) })),
    characters: library.characters,
    speakers: library.speakers,
    files,
  };
  const sections: ArrayBufferView[] = [];
  sections[META] = unitsOf(JSON.stringify(meta));
  sections[LETTERS] = index.letters;
  sections[UNIT_STARTS] = index.unitStarts;
  sections[UNITS] = index.units;
  sections[RUN_STARTS] = index.runStarts;
  sections[HEADS] = index.heads;
  sections[POSTINGS] = index.postings;
  sections[ARTICLE_OF] = Int32Array.from(articleOf);
  sections[RECORD_STARTS] = recordStarts;
  sections[RECORDS] = out.written();
  sections[STRING_STARTS] = strings.starts();
  sections[STRINGS] = strings.units();
  sections[VARIANTS] = Uint16Array.from(
    [...variants].flatMap(([code, units]) => units.flatMap((unit) => [code, unit])),
  );
  sections[LINES] = lines.written();
  return assembled(sections);
}

/**
 * Opens what {@link saveLibrary} made; `nameOf` gives the files their names. Null for anything else: bytes that are
 * damaged, of another version, or no library at all. Whether its files are still the same is for the caller to see.
 */
export function openLibrary(
  buffer: ArrayBuffer,
  nameOf: (name: string) => string = (name) => name,
  { length = buffer.byteLength, isSound = false }: SavedBytes = {},
): OpenedLibrary | null {
  const table = tableOf(buffer, length);
  if (table === null || !(isSound || soundness(buffer, length))) return null;
  const { section } = table;
  const meta = parseMeta(stringOf(section(META, Uint16Array)));
  if (meta === null) return null;
  const index: CorpusIndex = {
    letters: section(LETTERS, Uint16Array),
    unitStarts: section(UNIT_STARTS, Int32Array),
    units: section(UNITS, Int32Array),
    runStarts: section(RUN_STARTS, Int32Array),
    heads: section(HEADS, Uint32Array),
    postings: section(POSTINGS, Uint32Array),
    gramBits: meta.gramBits,
    changes: null,
  };
  const articles = meta.articles.map((article) => ({ ...article, file: nameOf(article.file) }));
  const problems = meta.problems.map((problem) => ({ ...problem, file: nameOf(problem.file) }));
  const articleOf = section(ARTICLE_OF, Int32Array);
  const passages = openPassages({
    articles,
    articleOf,
    index,
    recordStarts: section(RECORD_STARTS, Uint32Array),
    records: section(RECORDS, Uint8Array),
    stringAt: openStrings(section(STRING_STARTS, Uint32Array), section(STRINGS, Uint16Array)),
    variants: () => variantsOf(section(VARIANTS, Uint16Array)),
  });
  const lines = section(LINES, Uint8Array);
  const problemsOf = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.code === 'duplicate-id') continue;
    const own = problemsOf.get(problem.file);
    if (own) own.push(problem);
    else problemsOf.set(problem.file, [problem]);
  }
  const files = new Map(
    meta.files.map((saved) => {
      const file = nameOf(saved.file);
      return [
        file,
        openFile(saved, { articles, passages, problems: problemsOf.get(file) ?? [], lines }),
      ] as const;
    }),
  );
  const { revision, characters, speakers } = meta;
  return {
    library: {
      revision,
      articles,
      passages,
      articleOf,
      index,
      problems,
      characters,
      speakers,
      files,
      base: null,
    },
    stamps: new Map(
      meta.files.flatMap(({ file, stamp }) => (stamp === undefined ? [] : [[nameOf(file), stamp]])),
    ),
  };
}

// —— The whole ——

function assembled(sections: readonly ArrayBufferView[]): ArrayBuffer {
  const starts: number[] = [];
  let length = aligned(4 * (HEADER_WORDS + 2 * SECTIONS));
  for (const { byteLength } of sections) {
    starts.push(length);
    length = aligned(length + byteLength);
  }
  const buffer = new ArrayBuffer(length);
  const header = new Uint32Array(buffer, 0, HEADER_WORDS + 2 * SECTIONS);
  sections.forEach(({ buffer: from, byteOffset, byteLength }, i) => {
    header[HEADER_WORDS + 2 * i] = starts[i];
    header[HEADER_WORDS + 2 * i + 1] = byteLength;
    new Uint8Array(buffer, starts[i], byteLength).set(new Uint8Array(from, byteOffset, byteLength));
  });
  header[0] = MAGIC;
  header[1] = VERSION;
  header[2] = length;
  header[3] = checksumOf(buffer);
  return buffer;
}

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

type View<T> = new (buffer: ArrayBuffer, start: number, length: number) => T;

function tableOf(
  buffer: ArrayBuffer,
  length: number,
): { section: <T>(number: number, view: View<T> & { BYTES_PER_ELEMENT: number }) => T } | null {
  const words = HEADER_WORDS + 2 * SECTIONS;
  if (buffer.byteLength < length || length < 4 * words || length % 8 !== 0) return null;
  const header = new Uint32Array(buffer, 0, words);
  if (header[0] !== MAGIC || header[1] !== VERSION || header[2] !== length) return null;
  return {
    section: (number, view) =>
      new view(
        buffer,
        header[HEADER_WORDS + 2 * number],
        header[HEADER_WORDS + 2 * number + 1] / view.BYTES_PER_ELEMENT,
      ),
  };
}

/** Of all words after the header's. */
function checksumOf(buffer: ArrayBuffer): number {
  const words = new Uint32Array(buffer);
  return combined(addSums(newSums(), words, HEADER_WORDS, words.length));
}

const combined = ([a, b, c, d]: Sums): number =>
  (mixed(a) + 3 * mixed(b) + 5 * mixed(c) + 7 * mixed(d)) >>> 0;

/** How many bytes a saved library has, by its first bytes; null where they are not the first of one. */
export function savedLength(head: ArrayBuffer): number | null {
  if (head.byteLength < SAVED_HEAD) return null;
  const header = new Uint32Array(head, 0, HEADER_WORDS);
  return header[0] === MAGIC && header[1] === VERSION ? header[2] : null;
}

/** So many bytes tell how long a saved library is. */
export const SAVED_HEAD = 4 * HEADER_WORDS;

/** Words that are added up at once: some milliseconds. */
const STEP_WORDS = 2 ** 21;

/** Whether bytes are a library as it was written; yields now and then, because adding up a large one takes a while. */
export function* checkSaved(buffer: ArrayBuffer, length = buffer.byteLength): Generator<void, boolean> {
  if (tableOf(buffer, length) === null) return false;
  const words = new Uint32Array(buffer, 0, length / 4);
  const sums = newSums();
  for (let from = HEADER_WORDS; from < words.length; from += STEP_WORDS) {
    addSums(sums, words, from, Math.min(from + STEP_WORDS, words.length));
    yield;
  }
  return words[3] === combined(sums);
}

function soundness(buffer: ArrayBuffer, length: number): boolean {
  for (const steps = checkSaved(buffer, length); ;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Tells the bytes of files apart, as 32 hexadecimal digits; not made to keep secrets. */
export function bytesHash(buffer: ArrayBuffer): string {
  const whole = buffer.byteLength >> 2;
  const last = new Uint8Array(4);
  last.set(new Uint8Array(buffer, 4 * whole));
  const sums = addSums(newSums(), new Uint32Array(buffer, 0, whole), 0, whole).map(mixed);
  sums[0] ^= Math.imul(buffer.byteLength, 0x9e3779b1);
  sums[1] = Math.imul(sums[1] ^ new Uint32Array(last.buffer)[0], 0x85ebca77);
  return sums.map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Four sums that do not wait for each other. A single changed word always changes one. */
type Sums = [number, number, number, number];

const newSums = (): Sums => [1, 2, 3, 4];

/** Adds up words [from, to); all but the last stretch of them is a multiple of four. */
function addSums(sums: Sums, words: Uint32Array, from: number, to: number): Sums {
  let [a, b, c, d] = sums;
  let i = from;
  for (const last = to - 3; i < last; i += 4) {
    a = Math.imul(a ^ words[i], 0x9e3779b1);
    b = Math.imul(b ^ words[i + 1], 0x85ebca77);
    c = Math.imul(c ^ words[i + 2], 0xc2b2ae3d);
    d = Math.imul(d ^ words[i + 3], 0x27d4eb2f);
  }
  for (; i < to; i++) a = Math.imul(a ^ words[i], 0x9e3779b1);
  sums[0] = a;
  sums[1] = b;
  sums[2] = c;
  sums[3] = d;
  return sums;
}

/** The highest bits of a sum move nothing but themselves: fold them in. */
const mixed = (sum: number): number => Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);

function parseMeta(text: string): Meta | null {
  try {
    return JSON.parse(text) as Meta;
  } catch {
    return null;
  }
}

// —— Strings ——

/** Strings by number, from 1: 0 is null. */
function newStrings() {
  const numbers = new Map<string, number>();
  return {
    number(text: string | null): number {
      if (text === null) return 0;
      let number = numbers.get(text);
      if (number === undefined) numbers.set(text, (number = numbers.size + 1));
      return number;
    },
    starts(): Uint32Array {
      let at = 0;
      return Uint32Array.from([0, ...[...numbers.keys()].map((text) => (at += text.length))]);
    },
    units: () => unitsOf([...numbers.keys()].join('')),
  };
}

type StringAt = (number: number) => string | null;

function openStrings(starts: Uint32Array, units: Uint16Array): StringAt {
  const known = new Map<number, string>();
  return (number) => {
    if (number === 0) return null;
    let text = known.get(number);
    if (text === undefined)
      known.set(number, (text = stringOf(units.subarray(starts[number - 1], starts[number]))));
    return text;
  };
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

function variantsOf(pairs: Uint16Array): Variants {
  const variants: Variants = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const known = variants.get(pairs[i]);
    if (known === undefined) variants.set(pairs[i], [pairs[i + 1]]);
    else known.push(pairs[i + 1]);
  }
  return variants;
}

// —— Passages ——

/** How a passage's text is written. */
const OUTER = 0; // as what it adds to its letters
const INNER = 1; // as a stretch of the passage it stands in
const SPELT = 2; // as a string
const CONTINUES = 4;
/** The id is the usual one, with a count. */
const NAMED = 8;

interface Writing {
  readonly articles: readonly Article[];
  readonly articleOf: ArrayLike<number>;
  readonly passages: readonly Passage[];
  readonly strings: ReturnType<typeof newStrings>;
  readonly variants: Variants;
  readonly seen: Map<string, number>;
}

function writePassage(out: ByteWriter, passage: Passage, at: number, writing: Writing): void {
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
  for (const words of [
    passage.section,
    passage.speaker,
    passage.date,
    passage.occasion,
    passage.occasionKind,
  ])
    out.number(strings.number(words));
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
  readonly stringAt: StringAt;
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
function openPassages(opening: Opening): Passage[] {
  const { articles, articleOf, index, recordStarts, records, stringAt } = opening;
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
    const words = () => stringAt(readNumber(cursor));
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
    else if (how === SPELT) text = stringAt(readNumber(cursor)) ?? '';
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
      return named ? passageId(articles[articleOf[at]].id, textOf(at), count) : (stringAt(count) ?? '');
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

// —— Files ——

function openFile(
  saved: SavedFile,
  whole: Pick<Library, 'articles' | 'passages' | 'problems'> & { lines: Uint8Array },
): ReadFile {
  let lineStarts: Int32Array | undefined;
  let passages: readonly Passage[] | undefined;
  return {
    hash: saved.hash,
    article: saved.article === null ? null : whole.articles[saved.article],
    leftOut: saved.leftOut,
    problems: whole.problems,
    characters: saved.characters,
    speakers: saved.speakers,
    get lineStarts() {
      return (lineStarts ??= readLineStarts(whole.lines, saved.lines));
    },
    get passages() {
      return (passages ??= ofOneFile(whole.passages, saved.passages));
    },
  };
}

function readLineStarts(bytes: Uint8Array, [at, count]: readonly [number, number]): Int32Array {
  const cursor: Cursor = { bytes, at };
  const starts = new Int32Array(count);
  for (let i = 0, start = 0; i < count; i++) starts[i] = start += readNumber(cursor);
  return starts;
}

/** Passages as their file alone has them: to build a library from. */
function ofOneFile(passages: readonly Passage[], [first, end]: readonly [number, number]): Passage[] {
  return passages.slice(first, end).map((passage) => ({
    id: passage.id,
    articleId: passage.articleId,
    text: passage.text,
    pieces: passage.pieces,
    line: passage.line,
    section: passage.section,
    speaker: passage.speaker,
    date: passage.date,
    occasion: passage.occasion,
    occasionKind: passage.occasionKind,
    within:
      passage.within === null
        ? null
        : { passage: passage.within.passage - first, start: passage.within.start },
    continues: passage.continues,
    emendations: passage.emendations,
    notes: passage.notes,
  }));
}
