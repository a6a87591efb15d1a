// Chinese words by their pinyin: initials (rlmygt), syllables (renleimingyun), and both mixed (rlmingyun).
import { unitAt } from '../corpus/index.ts';
import type { Library } from '../library.ts';
import type { Span } from '../text/span.ts';
import { namesOf } from './search/in-facts.ts';
import { IN_TEXT } from './search/in-texts.ts';

/**
 * The readings of a character in pinyin, without tones, ü as v (`长`: `chang`, `zhang`); none where it has none.
 * Must give the same answer whenever it is asked.
 */
export type PinyinReadings = (character: string) => readonly string[];

/** Fewer letters say too little; more are not compared, since a place in them must fit into the bits of a number. */
const SHORTEST = 2;
const LONGEST = 30;
/** Part of its worth that is left to a word that is spelled and not written. */
const SPELLED = 0.95;
const MOST_SPANS = 50;
const A = 97;

/** What is known of the letters met so far. */
interface Table {
  /** All readings, each by its number. */
  readonly readings: string[];
  readonly numbers: Map<string, number>;
  /** By letter: the numbers of its readings, and their first letters as bits. */
  readonly ofLetter: (Int16Array | undefined)[];
  readonly firsts: Int32Array;
}

const tables = new WeakMap<PinyinReadings, Table>();
/** A letter that has not been met yet. */
const UNKNOWN = -1;

function tableOf(readings: PinyinReadings): Table {
  let table = tables.get(readings);
  if (!table) {
    table = { readings: [], numbers: new Map(), ofLetter: [], firsts: new Int32Array(65536).fill(UNKNOWN) };
    tables.set(readings, table);
  }
  return table;
}

function meet(code: number, table: Table, readings: PinyinReadings): number {
  const character = String.fromCharCode(code);
  const isLatin = code >= A && code < A + 26;
  const own = isLatin ? [character] : readings(character).filter((reading) => /^[a-z]+$/.test(reading));
  let bits = 0;
  table.ofLetter[code] = Int16Array.from(own, (reading) => {
    bits |= 1 << (reading.charCodeAt(0) - A);
    const known = table.numbers.get(reading);
    if (known !== undefined) return known;
    table.numbers.set(reading, table.readings.length);
    return table.readings.push(reading) - 1;
  });
  return (table.firsts[code] = bits);
}

/** Finds pinyin in letters. */
export interface PinyinMatcher {
  /** Where the words end that begin at a position; -1 where none do. */
  endAt(letters: Uint16Array, at: number, end: number): number;
  /** Calls `found` with each place in [start, end) that begins such words; it says where to go on. */
  scan(letters: Uint16Array, start: number, end: number, found: (start: number, end: number) => number): void;
}

/** The pinyin is used up: the bit above those of its letters. */
const DONE = 1 << LONGEST;

/** Null where the letters cannot be pinyin, or are too few. */
export function newPinyinMatcher(pinyin: string, readings: PinyinReadings): PinyinMatcher | null {
  const typed = pinyin.replace(/ü/g, 'v').slice(0, LONGEST);
  if (typed.length < SHORTEST || !/^[a-z]+$/.test(typed)) return null;
  const table = tableOf(readings);
  const { firsts } = table;
  const first = 1 << (typed.charCodeAt(0) - A);
  /** By reading and place in what is typed: the places where the next reading may begin, as bits. */
  const steps: (Int32Array | undefined)[] = [];
  const stepsOf = (reading: string): Int32Array => {
    const own = new Int32Array(typed.length);
    for (let o = 0; o < typed.length; o++) {
      let same = 0;
      while (same < reading.length && typed[o + same] === reading[same]) same++;
      if (same === 0) continue;
      // The last syllable may still be typed; any may be cut down to its initial.
      own[o] = o + same === typed.length ? DONE : 1 << (o + 1);
      if (same > 1 && reading[1] === 'h') own[o] |= 1 << (o + 2);
      if (same === reading.length) own[o] |= 1 << (o + same);
    }
    return own;
  };

  const endAt = (letters: Uint16Array, at: number, end: number): number => {
    let open = 1;
    for (let p = at; p < end; p++) {
      const code = letters[p];
      if (firsts[code] === UNKNOWN) meet(code, table, readings);
      let next = 0;
      for (const number of table.ofLetter[code]!) {
        const own = (steps[number] ??= stepsOf(table.readings[number]));
        for (let bits = open; bits !== 0; bits &= bits - 1) next |= own[31 - Math.clz32(bits & -bits)];
      }
      if ((next & DONE) !== 0) return p + 1;
      if (next === 0) return -1;
      open = next;
    }
    return -1;
  };

  return {
    endAt,
    scan(letters, start, end, found) {
      const second = typed.charCodeAt(1) - A;
      // Without a vowel the second letter is the next syllable's first: that rules out most places at once.
      const next = /^[^aeiouvh][^aeiouvh]/.test(typed) ? 1 << second : -1;
      for (let p = start; p < end; p++) {
        const code = letters[p];
        const bits = firsts[code] === UNKNOWN ? meet(code, table, readings) : firsts[code];
        if ((bits & first) === 0) continue;
        if (p + 1 < end) {
          const after = firsts[letters[p + 1]];
          if (after !== UNKNOWN && (after & next) === 0) continue;
        }
        const last = endAt(letters, p, end);
        if (last > 0) p = Math.max(p, found(p, last) - 1);
      }
    },
  };
}

/** For each unit of the index what pinyin is worth in its text; null where it stands in none. */
export function pinyinInTexts(
  { index }: Library,
  pinyin: string,
  readings: PinyinReadings,
): Float32Array | null {
  const matcher = newPinyinMatcher(pinyin, readings);
  if (matcher === null) return null;
  let units: Float32Array | null = null;
  const count = index.units.length;
  matcher.scan(index.letters, 0, index.letters.length, (start) => {
    const unit = unitAt(index, start);
    units ??= new Float32Array(count);
    units[unit] = IN_TEXT * SPELLED;
    return index.unitStarts[unit + 1];
  });
  return units;
}

/** For each passage what pinyin is worth in its provenance; null where it is in none. */
export function pinyinInNames(
  library: Library,
  pinyin: string,
  readings: PinyinReadings,
): Float32Array | null {
  const matcher = newPinyinMatcher(pinyin, readings);
  if (matcher === null) return null;
  let facts: Float32Array | null = null;
  for (const name of namesOf(library)) {
    let found = false;
    matcher.scan(codesOf(name.folded), 0, name.folded.length, () => {
      found = true;
      return name.folded.length;
    });
    if (!found) continue;
    facts ??= new Float32Array(library.passages.length);
    for (const i of name.passages) facts[i] = Math.max(facts[i], name.worth * SPELLED);
  }
  return facts;
}

const codesKnown = new Map<string, Uint16Array>();

function codesOf(folded: string): Uint16Array {
  let codes = codesKnown.get(folded);
  if (codes === undefined) {
    if (codesKnown.size > 20_000) codesKnown.clear();
    codesKnown.set(folded, (codes = Uint16Array.from(folded, (c) => c.charCodeAt(0))));
  }
  return codes;
}

/** Where words with this pinyin stand in some letters. */
export function pinyinSpans(codes: Uint16Array, pinyin: string, readings: PinyinReadings): Span[] {
  const spans: Span[] = [];
  newPinyinMatcher(pinyin, readings)?.scan(codes, 0, codes.length, (start, end) => {
    spans.push({ start, end });
    return spans.length < MOST_SPANS ? end : codes.length;
  });
  return spans;
}

const SYLLABLE =
  /^(?:a|ai|an|ang|ao|e|ei|en|eng|er|o|ou|(?:[bpm](?:a|ai|an|ang|ao|ei|en|eng|i|ian|iao|ie|in|ing|o|u|ou)|miu|[fw](?:a|an|ang|ei|en|eng|o|u|ai|ou)|[dtnl](?:a|ai|an|ang|ao|e|ei|en|eng|i|ia|ian|iang|iao|ie|in|ing|iu|ong|ou|u|uan|ui|un|uo|v|ve)|[gkh](?:a|ai|an|ang|ao|e|ei|en|eng|ong|ou|u|ua|uai|uan|uang|ui|un|uo)|[jqx](?:i|ia|ian|iang|iao|ie|in|ing|iong|iu|u|uan|ue|un)|(?:[zcs]h?|r)(?:a|ai|an|ang|ao|e|ei|en|eng|i|ong|ou|u|ua|uai|uan|uang|ui|un|uo)|y(?:a|an|ang|ao|e|i|in|ing|o|ong|ou|u|uan|ue|un)))$/;

/** Whether some letters are a syllable of pinyin. */
export function isSyllable(letters: string): boolean {
  return SYLLABLE.test(letters.replace(/ü/g, 'v'));
}
