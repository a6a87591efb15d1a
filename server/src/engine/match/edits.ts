import { letterAt, type Letters } from '../text/normalize.ts';
import type { Span } from '../text/span.ts';
import { visible, visibleText } from '../text/visible.ts';
import type { Run } from './align.ts';
import { withFarEdges, withoutRunningOn, withoutSwappedEdges } from './edges.ts';
import type { Edit, EditKind, EditOperation } from './finding.ts';
import { joinMoves, type Region } from './moves.ts';
import { toItems, withItemsWhole } from './moved-items.ts';
import { wholeNumeralFrom } from './numerals.ts';
import { joinedMarks, keptBefore, pairedMarks } from './paired-marks.ts';
import {
  outerBounds,
  regionsBetween,
  slide,
  splitWords,
  withoutLoneLetters,
  withoutOtherSentences,
} from './regions.ts';
import { endOf, startOf, type Setting } from './setting.ts';
import type { SourceText } from './source-text.ts';
import { toWords } from './word-edits.ts';

/** How the words differ from the source. */
export interface Difference {
  readonly edits: readonly Edit[];
  /** Words are left out and the document says so. */
  readonly elided: boolean;
  /** The source's own words for the stretch; stated omissions and the punctuation at the edges stay as they are. */
  readonly canonical: string;
  /** Positions of the index that the words stand for. */
  readonly corpusStart: number;
  readonly corpusEnd: number;
}

/**
 * Describes the differences from the document towards the source, as the fewest edits that turn one into the other.
 * `runs` are the equal letters: a in `letters`, b in positions of the index.
 */
export function describe(setting: Setting, runs: readonly Run[]): Difference {
  const { source, letters } = setting;
  const placed = runs.map((run) => ({ a: run.a, b: run.b - source.base, length: run.length }));
  const equal = isAbridged(setting, placed) ? placed : withoutChance(setting, placed);
  const outer = outerBounds(setting, equal);
  const bounds = { ...outer, start: wholeNumeralFrom(setting, equal[0], outer.start) };
  const stated: { b0: number; b1: number; mark: Span }[] = [];
  const regions: Region[] = [];
  const slid = swappedBesideElisions(
    setting,
    regionsBetween(setting, equal, bounds).map((r) => slide(setting, r)),
  );
  for (const joined of joinMoves(slid, letters.codes, source.letters.codes)) {
    const region = joined.moved ? withItemsWhole(setting, joined) : joined;
    const parts = splitAtElision(setting, region);
    for (const part of parts.regions) regions.push(...splitWords(setting, part));
    if (parts.stated) stated.push(parts.stated);
  }
  const edits = regions.flatMap((region) => editsOf(setting, region, stated));
  compareRuns(setting, regions, stated, bounds, edits);
  edits.sort((x, y) => x.start - y.start || x.end - y.end);
  const { span } = setting;
  const inWords = toWords(setting, edits);
  // What stands before the first letter and behind the last stays, unless it goes with an edit.
  const wordsStart = Math.min(startOf(letters, setting.from), inWords[0]?.start ?? span.end);
  const wordsEnd = Math.max(endOf(letters, setting.to), inWords.at(-1)?.end ?? span.start);
  const marks = pairedMarks(setting, inWords, wordsStart, wordsEnd);
  const whole = joinedMarks(inWords, marks);
  // A bracket that goes leaves the mark that ends the words: 甲。（立即）.
  const last = whole.at(-1);
  const kept = last && last.end >= wordsEnd ? keptBefore(setting, last) : '';
  if (last && kept !== '')
    whole[whole.length - 1] = {
      ...last,
      start: last.start + kept.length,
      found: last.found.slice(kept.length),
    };
  let canonical = withMarks(setting, span.start, wordsStart, marks);
  let b = bounds.start;
  for (const cut of stated) {
    canonical += wordsOf(source, b, cut.b0) + markAsWritten(setting, cut.mark);
    b = cut.b1;
  }
  canonical += wordsOf(source, b, bounds.end);
  canonical += kept + withMarks(setting, wordsEnd, span.end, marks);
  return {
    edits: whole,
    elided: stated.length > 0,
    canonical,
    corpusStart: source.base + bounds.start,
    corpusEnd: source.base + bounds.end,
  };
}

/** Whether all the words are the source's, and whatever they leave out is stated: no part stands there by chance. */
function isAbridged({ letters, from, to, elisions }: Setting, runs: readonly Run[]): boolean {
  let a = from;
  for (const run of runs) {
    const isJoined = a === from || elisions.some((e) => letterAt(letters, e.start) === a);
    if (run.a !== a || !isJoined) return false;
    a += run.length;
  }
  return runs.length > 1 && a === to;
}

/** Equal letters without those that match by chance. */
function withoutChance(setting: Setting, runs: readonly Run[]): readonly Run[] {
  const near = withoutOtherSentences(setting, withoutRunningOn(setting, runs));
  return withFarEdges(setting, withoutSwappedEdges(setting, withoutLoneLetters(setting, near)));
}

/** The visible text [start, end) of the document, outside its words, with the edits of marks made. */
function withMarks({ text, hidden }: Setting, start: number, end: number, marks: readonly Edit[]): string {
  let result = '';
  let at = start;
  for (const e of marks) {
    if (e.start < start || e.end > end) continue;
    result += visibleText(text, at, e.start, hidden) + e.expected;
    at = e.end;
  }
  return result + visibleText(text, at, end, hidden);
}

/** An omission mark with the punctuation beside it, as the document has it. */
function markAsWritten(setting: Setting, mark: Span): string {
  const { text, letters, hidden } = setting;
  const next = letterAt(letters, mark.end);
  return (
    visibleText(text, endOf(letters, letterAt(letters, mark.start)), mark.start, hidden) +
    text.slice(mark.start, mark.end) +
    visibleText(text, mark.end, startOf(letters, next), hidden)
  );
}

/** The source's words from letter b0 to letter b1, as they are written. */
function wordsOf(source: SourceText, b0: number, b1: number): string {
  return b1 > b0 ? source.text.slice(source.letters.starts[b0], source.letters.ends[b1 - 1]) : '';
}

/** Parts a region at an omission mark: what is left out there is stated; letters beside the mark are compared. */
function splitAtElision(
  setting: Setting,
  region: Region,
): { regions: Region[]; stated?: { b0: number; b1: number; mark: Span } } {
  const { letters } = setting;
  const start = endOf(letters, region.a0);
  const end = startOf(letters, region.a1);
  // A mark before the first or behind the last word states no omission between words.
  const first = startOf(letters, setting.from);
  const last = endOf(letters, setting.to);
  const mark = setting.elisions.find(
    (e) => e.start >= Math.max(start, first) && e.end <= Math.min(end, last),
  );
  const docLetters = region.a1 - region.a0;
  const sourceLetters = region.b1 - region.b0;
  if (!mark || sourceLetters <= docLetters || region.moved) return { regions: [region] };
  let cut = region.a0;
  while (cut < region.a1 && letters.starts[cut] < mark.start) cut++;
  const before = cut - region.a0;
  const behind = region.a1 - cut;
  const b0 = region.b0 + before;
  const b1 = region.b1 - behind;
  const regions: Region[] = [];
  if (before) regions.push({ a0: region.a0, a1: cut, b0: region.b0, b1: b0 });
  if (behind) regions.push({ a0: cut, a1: region.a1, b0: b1, b1: region.b1 });
  return { regions, stated: { b0, b1, mark } };
}

/** Words that changed places right beside a stated omission are at most so long, in letters. */
const LONGEST_SWAPPED = 8;

/**
 * Regions in which words that changed places beside an omission mark are one: 交流沟通…… for 沟通交流，…, where what was
 * left out would otherwise swallow one of the two.
 */
function swappedBesideElisions(setting: Setting, regions: readonly Region[]): Region[] {
  const { letters, source } = setting;
  const isStated = ({ a0, a1 }: Region): boolean =>
    a0 === a1 && setting.elisions.some((e) => e.start >= endOf(letters, a0) && e.end <= startOf(letters, a0));
  const isAdded = ({ a0, a1, b0, b1 }: Region): boolean => a1 > a0 && b0 === b1 && a1 - a0 <= LONGEST_SWAPPED;
  const standsAt = ({ a0, a1 }: Region, b: number): boolean => {
    for (let k = 0; k < a1 - a0; k++) if (letters.codes[a0 + k] !== source.letters.codes[b + k]) return false;
    return true;
  };
  const result = [...regions];
  for (let i = 0; i + 1 < result.length; i++) {
    const [x, y] = [result[i], result[i + 1]];
    if (y.a0 === x.a1 || y.a0 - x.a1 > LONGEST_SWAPPED) continue;
    if (isAdded(x) && isStated(y) && y.b0 + x.a1 - x.a0 <= y.b1 && standsAt(x, y.b0)) {
      const b = y.b0 + x.a1 - x.a0;
      result.splice(i, 2, { ...x, a1: y.a0, b1: b }, { ...y, b0: b });
    } else if (
      isAdded(y) &&
      isStated(x) &&
      x.b1 - (y.a1 - y.a0) >= x.b0 &&
      standsAt(y, x.b1 - (y.a1 - y.a0))
    ) {
      const b = x.b1 - (y.a1 - y.a0);
      result.splice(i, 2, { ...x, b1: b }, { ...y, a0: x.a1, b0: b });
    }
  }
  return result;
}

/**
 * The edits of one region: one, but where words take the place of others, marks beside them that differ too are edits of
 * their own: in ‘共同体观念’ for 共同体意识 the marks can go or stay together.
 */
function editsOf(
  setting: Setting,
  region: Region,
  stated: readonly { b0: number; b1: number }[],
): readonly Edit[] {
  const { text, letters, source, from, to } = setting;
  const { a0, a1, b0, b1 } = region;
  // Beside the outer edges and beside a stated omission punctuation is not compared.
  const openStart = a0 === from || stated.some((s) => s.b1 === b0);
  const openEnd = a1 === to || stated.some((s) => s.b0 === b1);
  const marks = (a: number, b: number): Edit | undefined => {
    const [start, end] = [endOf(letters, a), startOf(letters, a)];
    const [sourceStart, sourceEnd] = [endOf(source.letters, b), startOf(source.letters, b)];
    // Blanks part words, and go with them.
    const isParting = /\s/.test(text.slice(start, end) + source.text.slice(sourceStart, sourceEnd));
    return isParting ? undefined : edit(setting, start, end, sourceStart, sourceEnd);
  };
  const isReplaced = a1 > a0 && b1 > b0 && !region.moved;
  const before = isReplaced && !openStart ? marks(a0, b0) : undefined;
  const behind = isReplaced && !openEnd ? marks(a1, b1) : undefined;
  const words = editOf(setting, region, openStart || before !== undefined, openEnd || behind !== undefined);
  return [before, words, behind].filter((e) => e !== undefined);
}

/** One region as one edit: the visible characters between the equal letters on both sides, without what they share. */
function editOf(setting: Setting, region: Region, openStart: boolean, openEnd: boolean): Edit | undefined {
  const { letters, source } = setting;
  const docStart = openStart ? startOf(letters, region.a0) : endOf(letters, region.a0);
  const docEnd = openEnd ? Math.max(docStart, endOf(letters, region.a1)) : startOf(letters, region.a1);
  const sourceStart = openStart ? startOf(source.letters, region.b0) : endOf(source.letters, region.b0);
  const sourceEnd = openEnd
    ? Math.max(sourceStart, endOf(source.letters, region.b1))
    : startOf(source.letters, region.b1);
  return edit(setting, docStart, docEnd, sourceStart, sourceEnd, region);
}

function edit(
  setting: Setting,
  docStart: number,
  docEnd: number,
  sourceStart: number,
  sourceEnd: number,
  region?: Region,
): Edit | undefined {
  const { source } = setting;
  const doc = visible(setting.text, docStart, Math.max(docStart, docEnd), setting.hidden);
  const src = visible(source.text, sourceStart, Math.max(sourceStart, sourceEnd));
  const shortest = Math.min(doc.characters.length, src.characters.length);
  let prefix = 0;
  while (prefix < shortest && doc.characters[prefix] === src.characters[prefix]) prefix++;
  let suffix = 0;
  while (
    suffix < shortest - prefix &&
    doc.characters[doc.characters.length - 1 - suffix] === src.characters[src.characters.length - 1 - suffix]
  ) {
    suffix++;
  }
  if (region?.moved) {
    [prefix, suffix] = toItems(doc.characters, prefix, suffix);
  }
  const found = doc.characters.slice(prefix, doc.characters.length - suffix);
  const expected = src.characters.slice(prefix, src.characters.length - suffix).join('');
  if (!found.length && !expected) return undefined;
  // A space before a comma and the like is nobody's wording.
  const next = doc.characters[prefix + found.length];
  if ((found.join('') + expected).trim() === '' && next !== undefined && /\p{Po}/u.test(next))
    return undefined;
  const last = prefix + found.length - 1;
  // A character that is spelled out (&hellip;) fills its place: the edit takes all of it.
  const behind = (at: number): number => {
    while (setting.text[at] === '\u2060') at++;
    return at;
  };
  const start = found.length
    ? doc.at[prefix]
    : prefix > 0
      ? behind(doc.at[prefix - 1] + doc.characters[prefix - 1].length)
      : docStart;
  const op: EditOperation = region?.moved
    ? 'transposition'
    : !found.length
      ? 'omission'
      : !expected
        ? 'addition'
        : 'substitution';
  const foundText = found.join('');
  return {
    start,
    end: found.length ? behind(doc.at[last] + doc.characters[last].length) : start,
    op,
    found: foundText,
    expected,
    kind: kindOf(foundText, expected, !!region && (region.a1 > region.a0 || region.b1 > region.b0)),
  };
}

const HAS_LETTER = /[\p{L}\p{N}%‰℃]/u;

function kindOf(found: string, expected: string, lettersDiffer: boolean): EditKind {
  if (lettersDiffer) return 'wording';
  if (!HAS_LETTER.test(found + expected)) {
    return found !== '' && found.normalize('NFKC') === expected.normalize('NFKC')
      ? 'width'
      : /^\s*$/.test(found + expected)
        ? 'wording'
        : 'punctuation';
  }
  return found.normalize('NFKC').toLowerCase() === expected.normalize('NFKC').toLowerCase()
    ? 'width'
    : 'script';
}

/** Differences inside the equal runs: script, width, and the punctuation between the letters. */
function compareRuns(
  setting: Setting,
  regions: readonly Region[],
  stated: readonly { b0: number; b1: number; mark: Span }[],
  bounds: { start: number; end: number },
  edits: Edit[],
): void {
  const { text, letters, source } = setting;
  const stops = [
    ...regions,
    ...stated.map((s) => {
      let a = setting.from;
      while (a < setting.to && letters.starts[a] < s.mark.start) a++;
      return { a0: a, a1: a, b0: s.b0, b1: s.b1 };
    }),
    { a0: setting.to, a1: setting.to, b0: bounds.end, b1: bounds.end },
  ].sort((x, y) => x.a0 - y.a0 || x.b0 - y.b0);
  let a = setting.from;
  let b = bounds.start;
  for (const stop of stops) {
    const length = stop.a0 - a;
    if (length > 0) {
      const docEnd = letters.ends[stop.a0 - 1];
      const sourceEnd = source.letters.ends[b + length - 1];
      if (text.slice(letters.starts[a], docEnd) !== source.text.slice(source.letters.starts[b], sourceEnd)) {
        compareLetters(setting, a, b, length, edits);
      }
    }
    a = Math.max(a, stop.a1);
    b = Math.max(b, stop.b1);
  }
}

/** Whether a letter ends within a ligature. */
function endsWithin({ starts, ends }: Letters, i: number): boolean {
  return starts[i] === ends[i];
}

function compareLetters(setting: Setting, a: number, b: number, length: number, edits: Edit[]): void {
  const { text, letters, source } = setting;
  for (let i = 0; i < length; i++) {
    const start = letters.starts[a + i];
    const sourceStart = source.letters.starts[b + i];
    // The letters of a ligature are one character.
    while (i + 1 < length && (endsWithin(letters, a + i) || endsWithin(source.letters, b + i))) i++;
    const end = letters.ends[a + i];
    const sourceEnd = source.letters.ends[b + i];
    if (text.slice(start, end) !== source.text.slice(sourceStart, sourceEnd)) {
      const last = edits[edits.length - 1];
      const change = edit(setting, start, end, sourceStart, sourceEnd);
      // Neighbouring letters of one kind are one edit.
      if (
        change &&
        last &&
        last.end === change.start &&
        last.kind === change.kind &&
        last.op === 'substitution'
      ) {
        edits[edits.length - 1] = {
          ...last,
          end: change.end,
          found: last.found + change.found,
          expected: last.expected + change.expected,
        };
      } else if (change) {
        edits.push(change);
      }
    }
    if (i + 1 < length) {
      const gapEnd = letters.starts[a + i + 1];
      const sourceGapEnd = source.letters.starts[b + i + 1];
      if (gapEnd !== end || sourceGapEnd !== sourceEnd) {
        const change = edit(setting, end, gapEnd, sourceEnd, sourceGapEnd);
        if (change) edits.push(change);
      }
    }
  }
}
