// Looks up how exactly some words of the corpus are translated, and what some words of a translation translate.
import type { SourcePlace } from '../match/finding.ts';
import { normalize } from '../text/normalize.ts';
import type { Span } from '../text/span.ts';
import { alignParts, anchorsOf, lengthModel, type LengthModel, type Measured } from './align.ts';
import { clausesIn, sentencesIn } from './sentences.ts';
import type { Rendering, TranslatedPair, Translations } from './translations.ts';
import { primaryLanguage } from './unit.ts';
import { outerPlace, placesOfWords } from './words-in-library.ts';

/** The translation of some words of the corpus. */
export interface Established {
  readonly rendering: Rendering;
  /** In the library of translations. */
  readonly place: SourcePlace;
  readonly text: string;
  /** What of the passage it translates. */
  readonly source: SourcePlace;
  /** The sentences of the translation that it stands in, in the same text as `place`. */
  readonly context: Span;
  /** It translates just the words that were asked for; else the smallest stretch around them whose translation is sure. */
  readonly exact: boolean;
  /** 1-based line of the file of translations. */
  readonly line: number;
}

/** A border between clauses counts where it is so sure … */
const SURE = 0.8;
/** … and stands at nearly the same share of both texts; one clause for one, less near is near enough. */
const NEAR = 0.1;
const NEAR_ONE_TO_ONE = 0.25;
/** Where words that were translated somewhere are looked for elsewhere. */
const MOST_PLACES = 32;

/**
 * The translations of a place of the corpus, the firmest first; into one language where one is given. Words that stand
 * in several passages have the translations of each.
 */
export function establishedFor(
  translations: Translations,
  asked: SourcePlace,
  language: string | null = null,
): Established[] {
  const { corpus } = translations;
  const place = outerPlace(corpus, asked);
  const own = inPassage(translations, place, language);
  if (own.length > 0) return own;
  const words = corpus.passages[place.passage].text.slice(place.start, place.end);
  for (const other of placesOfWords(corpus, words, MOST_PLACES)) {
    if (other.passage === place.passage) continue;
    const found = inPassage(translations, other, language);
    if (found.length > 0) return found;
  }
  return [];
}

function inPassage(translations: Translations, place: SourcePlace, language: string | null): Established[] {
  const { corpus, library, renderings, ofPassage } = translations;
  const source = corpus.passages[place.passage].text;
  const wanted = language === null ? null : primaryLanguage(language);
  const found: Established[] = [];
  for (const { rendering: number, pairs } of ofPassage.get(place.passage) ?? []) {
    const rendering = renderings[number];
    if (wanted !== null && primaryLanguage(rendering.language) !== wanted) continue;
    const target = library.passages[number].text;
    const touched = pairs.filter((pair) => hasLetters(source, overlap(pair.source, place)));
    if (touched.length === 0) continue;
    const [first, last] = [touched[0], touched[touched.length - 1]];
    const head = narrowed(translations, number, first, place, source, target);
    const tail = first === last ? head : narrowed(translations, number, last, place, source, target);
    const covered = { start: head.source.start, end: tail.source.end };
    const span = withoutEdges(target, { start: head.target.start, end: tail.target.end });
    found.push({
      rendering,
      place: { passage: number, ...span },
      text: target.slice(span.start, span.end),
      source: { passage: place.passage, ...covered },
      context: { start: first.target.start, end: last.target.end },
      exact:
        !hasLetters(source, { start: covered.start, end: place.start }) &&
        !hasLetters(source, { start: place.end, end: covered.end }) &&
        // The asked words may begin or end where nothing is translated.
        !hasLetters(source, { start: place.start, end: covered.start }) &&
        !hasLetters(source, { start: covered.end, end: place.end }),
      line: first.line,
    });
  }
  return found;
}

/** What some words of a translation translate: places of the corpus, one for each pair they touch, joined where they run on. */
export function translatedBy(translations: Translations, place: SourcePlace): SourcePlace {
  const { passage, pairs } = translations.renderings[place.passage];
  const touched = pairs.filter(({ target }) => target.start < place.end && place.start < target.end);
  const own = touched.length === 0 ? pairs : touched;
  return { passage, start: own[0].source.start, end: own[own.length - 1].source.end };
}

/** The smallest part of a pair that holds the asked words and whose borders are sure on both sides: by sentences, then by clauses. */
function narrowed(
  translations: Translations,
  rendering: number,
  pair: TranslatedPair,
  asked: Span,
  source: string,
  target: string,
): { source: Span; target: Span } {
  let now: { source: Span; target: Span } = pair;
  for (const parts of [sentencesIn, clausesIn]) {
    const a = parts(source, now.source);
    const b = parts(target, now.target);
    if (a.length < 2 || b.length < 2) continue;
    const own = overlap(now.source, asked);
    const [partsA, partsB] = [measured(source, a), measured(target, b)];
    const beads = alignParts(partsA, partsB, modelFor(translations, rendering, partsA, partsB));
    const [shareA, shareB] = [sharesOf(partsA).before, sharesOf(partsB).before];
    const near = beads.every(({ a0, a1, b0, b1 }) => a1 - a0 === 1 && b1 - b0 === 1) ? NEAR_ONE_TO_ONE : NEAR;
    // From the last sure border at or before the asked words to the first sure one behind them.
    let [from, to] = [0, beads.length];
    for (let i = 1; i < beads.length; i++) {
      const { a0, b0, sureStart } = beads[i];
      if (sureStart < SURE || a0 >= a.length || a0 === 0) continue;
      if (Math.abs(shareA[a0] - shareB[b0]) > near) continue;
      const at = a[beads[i].a0].start;
      if (!hasLetters(source, { start: own.start, end: at })) from = i;
      else if (to === beads.length && !hasLetters(source, { start: at, end: own.end })) to = i;
    }
    const kept = beads.slice(from, to);
    const [a0, a1] = [kept[0].a0, kept[kept.length - 1].a1];
    const [b0, b1] = [kept[0].b0, kept[kept.length - 1].b1];
    if (a1 <= a0 || b1 <= b0) continue;
    now = {
      source: { start: a[a0].start, end: a[a1 - 1].end },
      target: { start: b[b0].start, end: b[b1 - 1].end },
    };
  }
  return now;
}

/** How long the parts of a translation are where all of the one list translates all of the other: that tells more than other sentences. */
export function modelFor(
  { models, renderings }: Translations,
  rendering: number,
  a: readonly Measured[],
  b: readonly Measured[],
): LengthModel {
  const usual = models.get(primaryLanguage(renderings[rendering].language)) ?? lengthModel([]);
  const ratio = sharesOf(b).total / Math.max(1, sharesOf(a).total);
  return { ratio, variance: Math.max(usual.variance, ratio * ratio) };
}

/** Letters of all parts, and for each part the share of them that stands before it. */
function sharesOf(parts: readonly Measured[]): { total: number; before: number[] } {
  const total = parts.reduce((sum, { length }) => sum + length, 0);
  let sum = 0;
  const before = parts.map(({ length }) => {
    const share = sum / Math.max(1, total);
    sum += length;
    return share;
  });
  return { total, before: [...before, 1] };
}

/** Texts' parts as aligning wants them. */
export function measured(text: string, parts: readonly Span[]): Measured[] {
  return parts.map((part) => ({
    length: normalize(text, part).length,
    anchors: anchorsOf(text.slice(part.start, part.end)),
  }));
}

/** A clause without the comma it ends with: it may stand anywhere. */
function withoutEdges(text: string, { start, end }: Span): Span {
  const own = text.slice(start, end);
  const edge = /(?:[,;:，；：、]|\s|——?|–)+$/.exec(own);
  return { start, end: edge === null ? end : start + edge.index };
}

function overlap(a: Span, b: Span): Span {
  const start = Math.max(a.start, b.start);
  return { start, end: Math.max(start, Math.min(a.end, b.end)) };
}

function hasLetters(text: string, { start, end }: Span): boolean {
  return end > start && /[\p{L}\p{N}]/u.test(text.slice(start, end));
}

/** A translation as it fits in the place of other words: the mark at its end is theirs, where they are cut off before one. */
export function fittedTranslation(text: string, instead: string): string {
  const mark = /[.!?,;:]$/.exec(instead.trimEnd())?.[0] ?? '';
  return mark === '' ? text.replace(/\.$/, '') : /[,;:]/.test(mark) ? text.replace(/\.$/, mark) : text;
}
