// The translations of a corpus: which stretch of which passage reads how in another language, and a library of the
// translations themselves, so that documents in that language are matched against them like any other.
import type { Article } from '../corpus/article.ts';
import { buildIndex } from '../corpus/index.ts';
import type { Passage } from '../corpus/passages.ts';
import { textHash, type Library } from '../library.ts';
import type { SourcePlace } from '../match/finding.ts';
import { normalize } from '../text/normalize.ts';
import type { Span } from '../text/span.ts';
import { isSpaced } from '../text/visible.ts';
import { lengthModel, type LengthModel } from './align.ts';
import { quotedUnits } from './quoted-units.ts';
import {
  isSameLanguage,
  primaryLanguage,
  TRANSLATION_STATUSES,
  type TranslationFile,
  type TranslationStatus,
  type TranslationUnit,
} from './unit.ts';
import { outerPlace, placesOfWords } from './words-in-library.ts';

/** Some words of a passage and their translation. */
export interface TranslatedPair {
  /** In the text of the passage. */
  readonly source: Span;
  /** In the text of the translation. */
  readonly target: Span;
  /** 1-based line of the file of translations. */
  readonly line: number;
}

/** The translation of a passage, or of some sentences of it, in one file. Has the number of its passage in the library of translations. */
export interface Rendering {
  /** The outer passage of the corpus that is translated. */
  readonly passage: number;
  /** Ascending in the source. */
  readonly pairs: readonly TranslatedPair[];
  readonly language: string;
  readonly status: TranslationStatus;
  readonly origin: string | null;
  readonly file: string;
}

/** All translations of a corpus: immutable. */
export interface Translations {
  /** Changes exactly when the translations or the corpus change. */
  readonly revision: string;
  readonly corpus: Library;
  /** What documents in other languages are matched against; `passages[i]` is the text of `renderings[i]`. */
  readonly library: Library;
  readonly renderings: readonly Rendering[];
  /** Renderings that have words of a passage, the firmest first. */
  readonly ofPassage: ReadonlyMap<number, readonly RenderingOf[]>;
  /** How long translations into a language are, by its primary tag. */
  readonly models: ReadonlyMap<string, LengthModel>;
  /** Units whose words no passage has, by file. */
  readonly unplaced: ReadonlyMap<string, readonly TranslationUnit[]>;
  readonly units: number;
}

/** A rendering as it holds for a passage: the one it was made for, or another with the same words. */
export interface RenderingOf {
  readonly rendering: number;
  readonly pairs: readonly TranslatedPair[];
}

/** The same words stand in so many passages at most. */
const MOST_PLACES = 50;

interface PlacedUnit {
  readonly unit: TranslationUnit;
  readonly place: SourcePlace;
  readonly others: readonly SourcePlace[];
}

interface Draft {
  readonly passage: number;
  readonly language: string;
  readonly status: TranslationStatus;
  readonly origin: string | null;
  readonly file: string;
  text: string;
  readonly pairs: TranslatedPair[];
  /** For each pair the other places of its words. */
  readonly others: (readonly SourcePlace[])[];
}

/** Finds the passages that the units of some files translate. What no passage has is left out, and listed. */
export function buildTranslations(files: readonly TranslationFile[], corpus: Library): Translations {
  const drafts: Draft[] = [];
  const unplaced = new Map<string, TranslationUnit[]>();
  const lengths = new Map<string, { a: number; b: number }[]>();
  const byId = passagesById(files, corpus);
  for (const { file, units } of files) {
    const without: TranslationUnit[] = [];
    const placed = placeUnits(units, corpus, byId, (unit) => without.push(unit));
    if (without.length > 0) unplaced.set(file, without);
    drafts.push(...draftsOf(file, placed));
    for (const { unit, place } of placed) {
      const language = primaryLanguage(unit.target.language);
      const pair = {
        a: normalize(corpus.passages[place.passage].text, place).length,
        b: normalize(unit.target.text).length,
      };
      if (!lengths.has(language)) lengths.set(language, []);
      if (pair.a > 0 && pair.b > 0) lengths.get(language)!.push(pair);
    }
  }
  const rank = ({ status }: Draft): number => TRANSLATION_STATUSES.indexOf(status);
  // What the library has of one file, language and status stands together.
  const order = new Map(files.map(({ file }, i) => [file, i]));
  drafts.sort(
    (x, y) =>
      rank(x) - rank(y) ||
      order.get(x.file)! - order.get(y.file)! ||
      (x.language < y.language ? -1 : x.language > y.language ? 1 : 0),
  );
  const renderings = drafts.map(({ passage, pairs, language, status, origin, file }): Rendering => ({
    passage,
    pairs,
    language,
    status,
    origin,
    file,
  }));
  const ofPassage = new Map<number, RenderingOf[]>();
  const add = (passage: number, own: RenderingOf): void => {
    ofPassage.set(passage, [...(ofPassage.get(passage) ?? []), own]);
  };
  drafts.forEach(({ passage, pairs, others }, rendering) => {
    add(passage, { rendering, pairs });
    for (const [other, own] of elsewhere(pairs, others)) add(other, { rendering, pairs: own });
  });
  for (const known of ofPassage.values()) known.sort((x, y) => x.rendering - y.rendering);
  const hashes = files.map(({ file, hash }) => `${file}\n${hash}`).join('\n');
  const revision = textHash(`${corpus.revision}\n${hashes}`);
  return {
    revision,
    corpus,
    library: libraryOf(drafts, corpus, revision),
    renderings,
    ofPassage,
    models: new Map([...lengths].map(([language, pairs]) => [language, lengthModel(pairs)])),
    unplaced,
    units: files.reduce((sum, { units }) => sum + units.length, 0),
  };
}

function passagesById(files: readonly TranslationFile[], corpus: Library): ReadonlyMap<string, number> {
  if (!files.some(({ units }) => units.some(({ passage }) => passage !== null)))
    return new Map<string, number>();
  return new Map(corpus.passages.map(({ id }, i) => [id, i]));
}

function placeUnits(
  units: readonly TranslationUnit[],
  corpus: Library,
  byId: ReadonlyMap<string, number>,
  onUnplaced: (unit: TranslationUnit) => unknown,
): PlacedUnit[] {
  const placed: PlacedUnit[] = [];
  let last: SourcePlace | null = null;
  const place = (given: TranslationUnit): boolean => {
    const named = given.passage === null ? undefined : byId.get(given.passage);
    let unit: TranslationUnit = given;
    let places: SourcePlace[] = [];
    if (given.source === null) {
      if (named !== undefined)
        places = [outerPlace(corpus, { passage: named, start: 0, end: corpus.passages[named].text.length })];
    } else {
      places = placesOfWords(corpus, given.source.text, MOST_PLACES);
      // A memory may run the other way: into the language of the corpus.
      if (places.length === 0 && !isSameLanguage(given.source.language, given.target.language)) {
        places = placesOfWords(corpus, given.target.text, MOST_PLACES);
        unit = { ...given, source: given.target, target: given.source };
      }
    }
    if (places.length === 0 || unit.target.text.trim() === '') return false;
    const outer =
      named === undefined ? null : outerPlace(corpus, { passage: named, start: 0, end: 0 }).passage;
    // Of several the passage that is named, else the one the last words are of.
    const own =
      places.find(({ passage }) => passage === outer) ??
      places.find(({ passage, start }) => passage === last?.passage && start >= last.end) ??
      places[0];
    last = own;
    placed.push({
      unit,
      place: withMarks(corpus, own, unit),
      others: places.filter((one) => one !== own).map((one) => withMarks(corpus, one, unit)),
    });
    return true;
  };
  for (const given of units) {
    const isPlaced = place(given) || quotedUnits(given).filter(place).length > 0;
    if (!isPlaced) onUnplaced(given);
  }
  return placed;
}

/** A place with the marks that open and close it, as far as the unit has some: its letters alone were looked for. */
function withMarks(
  corpus: Library,
  { passage, start, end }: SourcePlace,
  unit: TranslationUnit,
): SourcePlace {
  const words = unit.source?.text.trim() ?? '';
  const { text } = corpus.passages[passage];
  const most = (marks: RegExp): number => marks.exec(words)?.[0].length ?? 0;
  const opening = /[“‘「『（《(]+$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const closing = /^[。！？；：，、…—”’」』）》!?.,;:)]+/.exec(text.slice(end))?.[0].length ?? 0;
  return {
    passage,
    start: start - Math.min(opening, most(/^[^\p{L}\p{N}]+/u)),
    end: end + Math.min(closing, most(/[^\p{L}\p{N}]+$/u)),
  };
}

/** Joins what translates one passage after another, so that a quotation may run over several sentences of it. */
function draftsOf(file: string, placed: readonly PlacedUnit[]): Draft[] {
  const drafts: Draft[] = [];
  const open = new Map<string, Draft[]>();
  const inOrder = [...placed].sort(
    (x, y) => x.place.passage - y.place.passage || x.place.start - y.place.start || x.place.end - y.place.end,
  );
  for (const { unit, place, others } of inOrder) {
    const text = unit.target.text.trim();
    const key = `${place.passage} ${unit.target.language} ${unit.status} ${unit.origin ?? ''}`;
    const own = open.get(key) ?? [];
    open.set(key, own);
    // Said twice is said once.
    const repeats = own.some((draft) =>
      draft.pairs.some(
        ({ source, target }) =>
          source.start === place.start &&
          source.end === place.end &&
          draft.text.slice(target.start, target.end) === text,
      ),
    );
    if (repeats) continue;
    let draft = own.find(({ pairs }) => pairs[pairs.length - 1].source.end <= place.start);
    if (draft === undefined) {
      draft = {
        passage: place.passage,
        language: unit.target.language,
        status: unit.status,
        origin: unit.origin,
        file,
        text: '',
        pairs: [],
        others: [],
      };
      own.push(draft);
      drafts.push(draft);
    }
    const needsSpace =
      draft.text !== '' &&
      isSpaced(draft.text.charCodeAt(draft.text.length - 1)) &&
      isSpaced(text.charCodeAt(0));
    const start = draft.text.length + (needsSpace ? 1 : 0);
    draft.text += (needsSpace ? ' ' : '') + text;
    draft.pairs.push({
      source: { start: place.start, end: place.end },
      target: { start, end: start + text.length },
      line: unit.line,
    });
    draft.others.push(others);
  }
  return drafts;
}

/** The pairs of a rendering in the other passages that have their words. */
function elsewhere(
  pairs: readonly TranslatedPair[],
  others: readonly (readonly SourcePlace[])[],
): Map<number, TranslatedPair[]> {
  const found = new Map<number, TranslatedPair[]>();
  pairs.forEach((pair, i) => {
    for (const { passage, start, end } of others[i])
      found.set(passage, [...(found.get(passage) ?? []), { ...pair, source: { start, end } }]);
  });
  for (const own of found.values()) own.sort((x, y) => x.source.start - y.source.start);
  return found;
}

function libraryOf(drafts: readonly Draft[], corpus: Library, revision: string): Library {
  const articles: Article[] = [];
  const articleOf: number[] = [];
  const numbers = new Map<string, number>();
  const passages = drafts.map(({ passage, language, file, status, origin, text, pairs }, i): Passage => {
    const key = `${file}\n${language}\n${status}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = articles.length;
      numbers.set(key, number);
      articles.push({
        id: `translation-${number}`,
        title: origin ?? file.slice(file.lastIndexOf('/') + 1),
        author: null,
        publication: null,
        date: null,
        kind: 'text',
        language,
        status: 'complete',
        statusNote: null,
        authority: 'primary',
        emendations: [],
        file,
      });
    }
    articleOf.push(number);
    return {
      id: `${corpus.passages[passage].id}~${language}~${i}`,
      articleId: articles[number].id,
      text,
      pieces: [],
      line: pairs[0].line,
      section: null,
      speaker: null,
      date: null,
      occasion: null,
      occasionKind: null,
      within: null,
      continues: false,
      emendations: [],
      notes: [],
    };
  });
  return {
    revision,
    articles,
    passages,
    articleOf,
    index: buildIndex(passages, articleOf),
    problems: [],
    characters: drafts.reduce((sum, { text }) => sum + text.length, 0),
    speakers: [],
    files: new Map(),
    base: null,
  };
}
