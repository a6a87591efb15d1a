// A library as one stretch of memory (saved-bytes.ts). What is searched (the index) is used where it lies; what is shown
// (passages) is decoded when it is asked for. So a library of 25 million characters opens as fast as its bytes can be
// added up.

import type { Library, ReadFile } from '../library.ts';
import type { Article, Problem } from './article.ts';
import { newByteWriter, readNumber, type Cursor } from './bytes.ts';
import type { CorpusIndex } from './index.ts';
import type { Passage } from './passages.ts';
import { assembled, soundness, tableOf } from './saved-bytes.ts';
import { openPassages, writePassage } from './saved-passages.ts';
import { newStrings, openStrings, unitsOf, variantsOf } from './saved-strings.ts';
import { stringOf, type Variants } from './saved-text.ts';

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
    strings: openStrings(section(STRING_STARTS, Uint32Array), section(STRINGS, Uint16Array)),
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

function parseMeta(text: string): Meta | null {
  try {
    return JSON.parse(text) as Meta;
  } catch {
    return null;
  }
}

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
