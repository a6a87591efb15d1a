import { isSpaced, visible, visibleText } from '../text/visible.ts';
import { letterAt, type Letters } from '../text/normalize.ts';
import type { Span } from '../text/span.ts';
import type { Run } from './align.ts';
import type { Edit, EditKind, EditOperation } from './finding.ts';
import { joinMoves, type Region } from './moves.ts';
import type { SourceText } from './source-text.ts';

/** Words of a document set beside a source. */
export interface Setting {
  readonly text: string;
  readonly letters: Letters;
  /** Letters [from, to) are compared. */
  readonly from: number;
  readonly to: number;
  /** The words' own stretch of the text: the letters and the punctuation at their edges. */
  readonly span: Span;
  /** Looked through in the document; ascending. */
  readonly hidden: readonly Span[];
  /** Omission marks within the words. */
  readonly elisions: readonly Span[];
  readonly source: SourceText;
}

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
  const equal = withoutLoneLetters(
    setting,
    runs.map((run) => ({ a: run.a, b: run.b - source.base, length: run.length })),
  );
  const bounds = outerBounds(setting, equal);
  const stated: { b0: number; b1: number; mark: Span }[] = [];
  const regions: Region[] = [];
  const slid = regionsBetween(setting, equal, bounds).map((r) => slide(setting, r));
  for (const region of joinMoves(slid, letters.codes, source.letters.codes)) {
    const parts = splitAtElision(setting, region);
    regions.push(...parts.regions);
    if (parts.stated) stated.push(parts.stated);
  }
  const edits = regions.flatMap((region) => editOf(setting, region, stated) ?? []);
  compareRuns(setting, regions, stated, bounds, edits);
  edits.sort((x, y) => x.start - y.start || x.end - y.end);
  const whole = toWords(setting, edits);

  let canonical = visibleText(
    setting.text,
    setting.span.start,
    startOf(letters, setting.from),
    setting.hidden,
  );
  let b = bounds.start;
  for (const cut of stated) {
    canonical += wordsOf(source, b, cut.b0) + markAsWritten(setting, cut.mark);
    b = cut.b1;
  }
  canonical += wordsOf(source, b, bounds.end);
  canonical += visibleText(setting.text, endOf(letters, setting.to), setting.span.end, setting.hidden);
  return {
    edits: whole,
    elided: stated.length > 0,
    canonical,
    corpusStart: source.base + bounds.start,
    corpusEnd: source.base + bounds.end,
  };
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

/** Where letter i begins; after the last letter, where that one ends. */
function startOf(letters: Letters, i: number): number {
  return i < letters.length ? letters.starts[i] : endOf(letters, letters.length);
}

/** Where the letter before i ends. */
function endOf(letters: Letters, i: number): number {
  return i > 0 ? letters.ends[i - 1] : 0;
}

/** The visible characters between letter i - 1 and letter i of the source. */
function sourceGap(source: SourceText, i: number): string {
  if (i <= 0 || i >= source.letters.length) return '\n';
  const start = source.letters.ends[i - 1];
  const end = source.letters.starts[i];
  return start === end ? '' : visibleText(source.text, start, end);
}

/**
 * Which letters of the source the words stand for, where their first or last letters match nothing: as many as there
 * are, or the rest of the clause if that is about as long; none where the clause begins or ends just there.
 */
function outerBounds(setting: Setting, equal: readonly Run[]): { start: number; end: number } {
  const { source, from, to } = setting;
  const first = equal[0];
  const last = equal[equal.length - 1];
  const restOfClause = (b: number, step: 1 | -1, wanted: number): number => {
    let count = 0;
    while (count <= wanted + 2) {
      const gapAt = step < 0 ? b - count : b + count;
      if (gapAt <= 0 || gapAt >= source.letters.length || sourceGap(source, gapAt) !== '') break;
      count++;
    }
    return count <= wanted + 2 ? count : wanted;
  };
  const before = first.a - from;
  const behind = to - (last.a + last.length);
  let start = before ? first.b - restOfClause(first.b, -1, before) : first.b;
  let end = last.b + last.length + (behind ? restOfClause(last.b + last.length, 1, behind) : 0);
  // Where words are parted by spaces the source is never cut in the middle of one.
  const isInWord = (b: number): boolean =>
    b > 0 &&
    b < source.letters.length &&
    sourceGap(source, b) === '' &&
    isWordLetter(source.text[source.letters.starts[b]]) &&
    isWordLetter(source.text[source.letters.starts[b - 1]]);
  for (let n = 0; n < LONGEST_WORD && isInWord(start); n++) start--;
  for (let n = 0; n < LONGEST_WORD && isInWord(end); n++) end++;
  return { start, end };
}

/** A changed word may keep a letter in its middle (世卫, 世界卫生): so many letters beside it at the most. */
const LONGEST_WORD_PART = 3;

/** Equal letters without those that stand alone inside one changed word. */
function withoutLoneLetters(setting: Setting, equal: readonly Run[]): Run[] {
  return equal.filter((run, i) => {
    const [before, behind] = [equal[i - 1], equal[i + 1]];
    if (run.length !== 1 || !before || !behind) return true;
    const [a0, b0] = [run.a - before.a - before.length, run.b - before.b - before.length];
    const [a1, b1] = [behind.a - run.a - 1, behind.b - run.b - 1];
    const isOneSlip = (a0 === 0 && a1 === 0) || (b0 === 0 && b1 === 0);
    const punctuation =
      documentGap(setting, run.a) +
      documentGap(setting, run.a + 1) +
      sourceGap(setting.source, run.b) +
      sourceGap(setting.source, run.b + 1);
    return !isOneSlip || Math.max(a0, b0, a1, b1) > LONGEST_WORD_PART || punctuation !== '';
  });
}

/** A word of an alphabet is at most so long. */
const LONGEST_WORD = 24;

function regionsBetween(
  setting: Setting,
  equal: readonly Run[],
  bounds: { start: number; end: number },
): Region[] {
  const regions: Region[] = [];
  let a = setting.from;
  let b = bounds.start;
  for (const run of [...equal, { a: setting.to, b: bounds.end, length: 0 }]) {
    if (run.a > a || run.b > b) regions.push({ a0: a, a1: run.a, b0: b, b1: run.b });
    a = run.a + run.length;
    b = run.b + run.length;
  }
  return regions;
}

/** How far a pure omission or addition is moved to find its best place, in letters. */
const FARTHEST_SLIDE = 40;

/**
 * A pure omission or addition may stand in several places (AB|AB): it is set where the punctuation around agrees best,
 * and among equals where a clause begins or ends.
 */
function slide(setting: Setting, region: Region): Region {
  const { letters, source, from, to } = setting;
  const omission = region.a0 === region.a1;
  if (omission === (region.b0 === region.b1)) return region;
  // The text that has the letters, and the other: s0 … s1 are too many in `long`, and stand at t in `short`.
  const [long, short] = omission
    ? [source.letters.codes, letters.codes]
    : [letters.codes, source.letters.codes];
  const [longGap, shortGap] = omission
    ? [(i: number) => sourceGap(source, i), (i: number) => documentGap(setting, i)]
    : [(i: number) => documentGap(setting, i), (i: number) => sourceGap(source, i)];
  const [s0, s1, t] = omission ? [region.b0, region.b1, region.a0] : [region.a0, region.a1, region.b0];
  const [longFrom, longTo, shortFrom, shortTo] = omission
    ? [0, long.length, from, to]
    : [from, to, 0, short.length];
  let least = 0;
  while (
    least > -FARTHEST_SLIDE && s0 + least > longFrom && t + least > shortFrom &&
    long[s0 + least - 1] === long[s1 + least - 1] && short[t + least - 1] === long[s0 + least - 1]
  ) least--; // prettier-ignore
  let most = 0;
  while (
    most < FARTHEST_SLIDE && s1 + most < longTo && t + most < shortTo &&
    long[s0 + most] === long[s1 + most] && short[t + most] === long[s1 + most]
  ) most++; // prettier-ignore
  if (least === most) return region;
  let best = 0;
  let bestCost = Infinity;
  for (let k = least; k <= most; k++) {
    let cost = 0;
    for (let x = least; x <= most; x++) {
      if (x === k) continue;
      if (shortGap(t + x) !== longGap((x < k ? s0 : s1) + x)) cost += 4;
    }
    const [own, left, right] = [shortGap(t + k), longGap(s0 + k), longGap(s1 + k)];
    if (own !== left && own !== right) cost += 4;
    cost -= (left ? 1 : 0) + (right ? 1 : 0);
    // Among equals the last: what was left out begins with a word of its own more often than it ends with one.
    if (cost <= bestCost) {
      bestCost = cost;
      best = k;
    }
  }
  return omission
    ? { a0: region.a0 + best, a1: region.a1 + best, b0: s0 + best, b1: s1 + best }
    : { a0: s0 + best, a1: s1 + best, b0: region.b0 + best, b1: region.b1 + best };
}

function documentGap(setting: Setting, i: number): string {
  const { letters } = setting;
  if (i <= setting.from || i >= setting.to) return '\n';
  const start = letters.ends[i - 1];
  const end = letters.starts[i];
  return start === end ? '' : visibleText(setting.text, start, end, setting.hidden);
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

/** One region as one edit: the visible characters between the equal letters on both sides, without what they share. */
function editOf(
  setting: Setting,
  region: Region,
  stated: readonly { b0: number; b1: number }[],
): Edit | undefined {
  const { letters, source, from, to } = setting;
  // Beside the outer edges and beside a stated omission punctuation is not compared.
  const openStart = region.a0 === from || stated.some((s) => s.b1 === region.b0);
  const openEnd = region.a1 === to || stated.some((s) => s.b0 === region.b1);
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
  const found = doc.characters.slice(prefix, doc.characters.length - suffix);
  const expected = src.characters.slice(prefix, src.characters.length - suffix).join('');
  if (!found.length && !expected) return undefined;
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

const WORD_LETTER = /[\p{L}\p{M}'’]/u;

/** Whether a unit is a letter of a script that parts words by spaces. */
function isWordLetter(unit: string | undefined): boolean {
  return unit !== undefined && WORD_LETTER.test(unit) && isSpaced(unit.charCodeAt(0));
}

/** Where words are parted by spaces an edit is one of whole words: `dark` for `darkness`, not `ness` left out. */
function toWords(setting: Setting, edits: readonly Edit[]): Edit[] {
  const { text, span } = setting;
  const result: Edit[] = [];
  for (const e of edits) {
    const first = e.found[0] ?? e.expected[0];
    const last = e.found.at(-1) ?? e.expected.at(-1);
    if (e.kind !== 'wording' || e.op === 'transposition' || (!isWordLetter(first) && !isWordLetter(last))) {
      result.push(e);
      continue;
    }
    const previous = result[result.length - 1];
    let { start, end } = e;
    if (isWordLetter(e.found[0] ?? first) && isWordLetter(e.expected[0] ?? first)) {
      while (start > Math.max(span.start, previous?.end ?? 0) && isWordLetter(text[start - 1])) start--;
    }
    if (isWordLetter(e.found.at(-1) ?? last) && isWordLetter(e.expected.at(-1) ?? last)) {
      while (end < span.end && isWordLetter(text[end])) end++;
    }
    const before = text.slice(start, e.start);
    const behind = text.slice(e.end, end);
    const joins =
      previous !== undefined &&
      previous.kind === 'wording' &&
      previous.end >= start &&
      previous.op !== 'transposition';
    if (joins && previous.end > e.start) {
      // The word was taken in whole with its earlier difference: this one changes what that one expects.
      const overlap = previous.end - e.start;
      const kept = previous.expected.slice(0, previous.expected.length - overlap);
      const rest = text.slice(e.end, Math.max(end, previous.end));
      result[result.length - 1] = {
        ...previous,
        end: Math.max(end, previous.end),
        found: text.slice(previous.start, Math.max(end, previous.end)),
        expected: kept + e.expected + rest,
        op: 'substitution',
      };
    } else if (
      joins &&
      (start < e.start || previous.end === e.start) &&
      isWordLetter(text[previous.end - 1])
    ) {
      result[result.length - 1] = {
        ...previous,
        end,
        found: previous.found + before + e.found + behind,
        expected: previous.expected + before + e.expected + behind,
        op: 'substitution',
      };
    } else {
      const found = before + e.found + behind;
      const expected = before + e.expected + behind;
      result.push({
        ...e,
        start,
        end,
        found,
        expected,
        op: !found ? 'omission' : !expected ? 'addition' : 'substitution',
      });
    }
  }
  return result;
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

function compareLetters(setting: Setting, a: number, b: number, length: number, edits: Edit[]): void {
  const { text, letters, source } = setting;
  for (let i = 0; i < length; i++) {
    const start = letters.starts[a + i];
    const end = letters.ends[a + i];
    const sourceStart = source.letters.starts[b + i];
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
