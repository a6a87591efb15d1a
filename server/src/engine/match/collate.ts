/**
 * Collation (校勘): which other articles have the words of a passage, how they read there, and what the differences look
 * like. The place of record is the base; every other article that has its words is a witness of it.
 */
import { orderOf, runAt, unitAt, unitOf } from '../corpus/index.ts';
import { datesConflict, parseEdtf } from '../corpus/dates.ts';
import type { ArticleKind, Emendation } from '../corpus/article.ts';
import type { VariantDecision } from '../corpus/curation.ts';
import { fileOffset, type Passage } from '../corpus/passages.ts';
import { comparePeople } from '../corpus/speakers.ts';
import type { Library } from '../library.ts';
import { readElisions } from '../text/elisions.ts';
import { measure } from '../text/measure.ts';
import { letterAt, normalize, type Letters } from '../text/normalize.ts';
import type { Span } from '../text/span.ts';
import { findStretches, type Stretch } from './candidates.ts';
import { breakAt, toClauses, type ClauseBreaks, type ClauseStretch } from './clauses.ts';
import { describe } from './edits.ts';
import type { Edit, SourcePlace } from './finding.ts';
import { placeOf, sourceText, type SourceText } from './source-text.ts';
import { explainAmong, type Explanation, type Words } from './sources.ts';
import { inWords, judgeVariant, LONGEST_SLIP, type Judgement } from './variants.ts';

/** A place where a witness reads otherwise than the base. Spans are in the passages' own texts, in UTF-16 code units. */
export interface Variant {
  /** Where the base has it, in the text of the collated passage; empty where the base has nothing. */
  readonly base: Span;
  readonly baseReads: string;
  /** Where the witness has it, in the text of the witness's passage; empty where it has nothing. */
  readonly witness: Span;
  readonly witnessReads: string;
  /** Both readings in whole words, for people. */
  readonly words: { readonly base: string; readonly witness: string };
  readonly judgement: Judgement;
  /** What an editor decided, in the front matter of the one article or the other; null where nobody has yet. */
  readonly decision: Decided | null;
}

/** A recorded decision. `side` of a slip: whose text has it. */
export interface Decided {
  readonly what: 'wording' | 'shortening' | 'punctuation' | 'script' | 'slip';
  readonly side: 'base' | 'witness' | null;
  readonly why: string;
}

/** Another article that has words of a passage. */
export interface Witness {
  /** Where it has them: the innermost passage that holds them, and the stretch of its text. */
  readonly place: SourcePlace;
  /** The stretch of the collated passage's text that they stand for. */
  readonly base: Span;
  /** In quotation marks; else in the writer's own sentence, which may freely put them otherwise. */
  readonly quoted: boolean;
  /**
   * What ties the two: both say the same date (`dated`), the same speaker (`speaker`), or the words alone (`words`);
   * `conflict`: the same words under another date or speaker.
   */
  readonly tie: 'dated' | 'speaker' | 'words' | 'conflict';
  /** The witness leaves words out and says so (……). */
  readonly elided: boolean;
  /** How many other passages of the base's rank have the words as well: a set phrase when there are many. */
  readonly others: number;
  /** From the first to the last. */
  readonly variants: readonly Variant[];
  /** Emendations within the witness's words, which are compared as emended. */
  readonly emendations: readonly Emendation[];
}

/** A passage with its witnesses, in the order of the passage's text. */
export interface Collation {
  /** Index into `library.passages`. */
  readonly passage: number;
  readonly witnesses: readonly Witness[];
}

/** A quotation, or a stretch of a writer's own text, that may be a witness. */
interface Candidate {
  /** Its outer passage, as a number of the index's units. */
  readonly unit: number;
  /** Letters of the unit's text. */
  readonly from: number;
  readonly to: number;
  readonly span: Span;
  /** The passage that is the quotation; null for the writer's own text. */
  readonly quotation: Passage | null;
}

/** Words of fewer Chinese characters prove nothing: in quotation marks, and in a writer's own text. */
const SHORTEST_QUOTED = 6;
const SHORTEST_RUNNING = 14;
/** Quoted words may differ by this part of their letters, and the writer's own words by this. */
const MOST_COST = 0.3;
const MOST_RUNNING_COST = 0.2;
const LEAST_EQUAL = 0.5;
/** The same words under another date are worth telling from this length on; shorter ones are said again and again. */
const SHORTEST_CONFLICT = 20;

/**
 * All passages that have witnesses, in the order of the library; one yield an article, so that a caller can stop or do
 * other work.
 */
export function* collateLibrary(library: Library): Generator<void, Collation[], void> {
  const byBase = new Map<number, Witness[]>();
  let article = -1;
  for (let unit = 0; unit < library.index.units.length; unit++) {
    const passage = library.index.units[unit];
    if (passage < 0) continue;
    const own = library.articleOf[passage];
    if (own !== article) {
      if (article >= 0) yield;
      article = own;
    }
    for (const witness of witnessesIn(library, unit)) addTo(byBase, witness);
  }
  return [...byBase].sort(([a], [b]) => a - b).map(([passage, found]) => collation(library, passage, found));
}

/**
 * The witnesses of one passage. For a passage that is itself a witness, those of the place of record that it repeats;
 * null where no other article has its words.
 */
export function collatePassage(library: Library, passage: number): Collation | null {
  const outer = library.passages[passage]?.within?.passage ?? passage;
  const unit = unitOf(library.index, outer);
  if (unit < 0) return null;
  const bases = new Map<number, number>();
  for (const { base, witness } of witnessesIn(library, unit)) {
    if (passage !== outer && witness.place.passage !== passage) continue;
    bases.set(base, (bases.get(base) ?? 0) + witness.base.end - witness.base.start);
  }
  const [record] = [...bases].sort((a, b) => b[1] - a[1])[0] ?? [passage];
  const own = collated(library, [record]).get(record);
  return own ? collation(library, record, own) : null;
}

/** All collations that an article (index into `library.articles`) has part in, as record or as witness. */
export function collateArticle(library: Library, article: number): Collation[] {
  const records = new Set<number>();
  library.passages.forEach((passage, i) => {
    if (library.articleOf[i] !== article) return;
    records.add(i);
    if (passage.within !== null) return;
    for (const { base } of witnessesIn(library, unitOf(library.index, i))) records.add(base);
  });
  return [...collated(library, [...records])]
    .filter(([passage]) => records.has(passage))
    .sort(([a], [b]) => a - b)
    .map(([passage, found]) => collation(library, passage, found));
}

/** The witnesses that have anything in common with some passages, by the passage that each is a witness of. */
function collated(library: Library, passages: readonly number[]): Map<number, Witness[]> {
  const units = new Map<number, number>();
  for (const passage of new Set(passages.map((p) => library.passages[p].within?.passage ?? p)))
    for (const [unit, length] of unitsAlike(library, unitOf(library.index, passage)))
      units.set(unit, Math.max(units.get(unit) ?? 0, length));
  const byBase = new Map<number, Witness[]>();
  const longest = [...units].sort((a, b) => b[1] - a[1]).slice(0, MOST_ALIKE);
  for (const unit of longest.map(([one]) => one).sort((a, b) => a - b))
    for (const witness of witnessesIn(library, unit)) addTo(byBase, witness);
  return byBase;
}

function addTo(byBase: Map<number, Witness[]>, { base, witness }: Witnessed): void {
  const list = byBase.get(base);
  if (list) list.push(witness);
  else byBase.set(base, [witness]);
}

/** Sorts witnesses by place, and lets those that agree with one another outvote the one that stands alone. */
function collation(library: Library, passage: number, found: readonly Witness[]): Collation {
  const witnesses = [...found].sort(
    (a, b) =>
      a.base.start - b.base.start || a.place.passage - b.place.passage || a.place.start - b.place.start,
  );
  const articleOf = (w: Witness) => library.articleOf[w.place.passage];
  const outvoted = (own: Witness, variant: Variant): Judgement => {
    const { judgement, base, baseReads, witnessReads } = variant;
    if (judgement.what !== 'wording' || Math.max(baseReads.length, witnessReads.length) > LONGEST_SLIP)
      return judgement;
    const with_ = new Set<number>([articleOf(own)]);
    const against = new Set<number>();
    for (const other of witnesses) {
      // A writer's own sentence changes words freely: it votes for nothing.
      if (!other.quoted || other.base.start > base.start || other.base.end < base.end) continue;
      const reading = other.variants.find((v) => v.base.start <= base.end && base.start <= v.base.end);
      if (!reading) against.add(articleOf(other));
      else if (reading.witnessReads === witnessReads) with_.add(articleOf(other));
    }
    if (with_.size >= 2 && against.size === 0) return { ...judgement, side: 'base', why: 'outvoted' };
    if (with_.size === 1 && against.size >= 1) return { ...judgement, side: 'witness', why: 'outvoted' };
    return judgement;
  };
  return {
    passage,
    witnesses: witnesses.map((w) => ({
      ...w,
      variants: w.variants.map((v) => ({ ...v, judgement: w.quoted ? outvoted(w, v) : v.judgement })),
    })),
  };
}

/** The emendations that stand within a stretch of a passage's text. */
function emendedWithin(passage: Passage, { start, end }: Span): readonly Emendation[] {
  if (passage.emendations.length === 0) return passage.emendations;
  const [from, to] = [fileOffset(passage, start), fileOffset(passage, end)];
  return passage.emendations.filter(({ span }) => span.start < to && span.end > from);
}

/** So many units are looked at for one article: those that have the longest stretch in common with it. */
const MOST_ALIKE = 1000;

/** Units of other articles that repeat something of a unit, with the longest stretch each, in letters. */
function unitsAlike(library: Library, unit: number): Map<number, number> {
  const { index } = library;
  const [from, to] = [index.unitStarts[unit], index.unitStarts[unit + 1]];
  const letters = index.letters.subarray(from, to);
  const article = library.articleOf[index.units[unit]];
  const units = new Map<number, number>();
  const found = findStretches(letters, 0, letters.length, index, { shortest: SHORTEST_QUOTED - 1 });
  for (const { corpusStart, docStart, docEnd } of found) {
    const other = unitAt(index, corpusStart);
    if (library.articleOf[index.units[other]] === article) continue;
    units.set(other, Math.max(units.get(other) ?? 0, docEnd - docStart));
  }
  return units;
}

// What a place of record is: the words themselves before those who quote them.
const KIND_RANK: Readonly<Record<ArticleKind, number>> = {
  compilation: 0, speech: 0, letter: 0, verse: 0, dialogue: 0, text: 0, essay: 1, report: 2, commentary: 3,
}; // prettier-ignore

const ranksKnown = new WeakMap<Library, number[]>();

/** The order of articles as bases, by index: a place of record first, then the earlier. */
function ranksOf(library: Library): number[] {
  const known = ranksKnown.get(library);
  if (known) return known;
  const order = library.articles.map((_, i) => i);
  const key = (i: number) => {
    const { authority, kind, date, id } = library.articles[i];
    return [authority === 'primary' ? '0' : '1', KIND_RANK[kind], date ?? '9999', id].join(' ');
  };
  order.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const ranks: number[] = [];
  order.forEach((article, rank) => (ranks[article] = rank));
  ranksKnown.set(library, ranks);
  return ranks;
}

/** A witness, and the passage that it is a witness of. */
interface Witnessed {
  readonly base: number;
  readonly witness: Witness;
}

const witnessesKnown = new WeakMap<Library, Map<number, readonly Witnessed[]>>();

/** The witnesses that a unit's text holds; worked out once. */
function witnessesIn(library: Library, unit: number): readonly Witnessed[] {
  let known = witnessesKnown.get(library);
  if (!known) witnessesKnown.set(library, (known = new Map<number, readonly Witnessed[]>()));
  let found = known.get(unit);
  if (!found) known.set(unit, (found = findWitnesses(library, ranksOf(library), unit)));
  return found;
}

function findWitnesses(library: Library, ranks: readonly number[], unit: number): Witnessed[] {
  const { index, passages } = library;
  const outer = index.units[unit];
  const rank = ranks[library.articleOf[outer]];
  if (rank === 0) return [];
  const isWanted = (position: number) => ranks[library.articleOf[outerAt(library, position)]] < rank;
  const { text } = passages[outer];
  const letters = normalize(text);
  const found: Witnessed[] = [];
  const quotations: Candidate[] = [];
  for (let i = outer + 1; i < passages.length && passages[i].within?.passage === outer; i++) {
    const start = passages[i].within!.start;
    const span = { start, end: start + passages[i].text.length };
    const [from, to] = [letterAt(letters, span.start), letterAt(letters, span.end)];
    quotations.push({ unit, from, to, span, quotation: passages[i] });
  }
  for (const candidate of quotations) {
    if (measure(letters.codes, candidate.from, candidate.to) < SHORTEST_QUOTED) continue;
    const one = witnessOf(library, ranks, text, letters, candidate, isWanted);
    if (one) found.push(one);
  }
  for (const candidate of running(library, unit, text, letters, quotations, isWanted)) {
    const one = witnessOf(library, ranks, text, letters, candidate, isWanted);
    if (one) found.push(one);
  }
  return found;
}

/** The stretches of a writer's own text that nearly repeat another article, the longest first, none over another. */
function running(
  library: Library,
  unit: number,
  text: string,
  letters: Letters,
  quotations: readonly Candidate[],
  isWanted: (position: number) => boolean,
): Candidate[] {
  const { index } = library;
  const taken: Span[] = quotations.map(({ from, to }) => ({ start: from, end: to }));
  const breaks = {
    document: (i: number) => breakAt(text, letters, i, []),
    source: (position: number) => {
      const run = runAt(index, position);
      if (position <= run.start || position >= run.end) return 'clause' as const;
      const source = sourceText(library, position - 1, position + 1);
      return breakAt(source.text, source.letters, position - source.base, []);
    },
  };
  const score = (s: Stretch) => s.docEnd - s.docStart - 3 * s.errors;
  const stretches = findStretches(letters.codes, 0, letters.length, index, { shortest: SHORTEST_RUNNING - 3 })
    .filter((s) => isWanted(s.corpusStart) && s.errors <= (s.docEnd - s.docStart) * MOST_RUNNING_COST)
    .map((s) => withLastLetter(toClauses(s, letters.codes, index.letters, breaks), breaks))
    .filter((s) => measure(letters.codes, s.docStart, s.docEnd) >= SHORTEST_RUNNING)
    .sort(
      (a, b) =>
        score(b) - score(a) ||
        a.docStart - b.docStart ||
        orderOf(index, a.corpusStart) - orderOf(index, b.corpusStart),
    );
  const found: Candidate[] = [];
  for (const { docStart, docEnd } of stretches) {
    if (taken.some((t) => t.start < docEnd && docStart < t.end)) continue;
    taken.push({ start: docStart, end: docEnd });
    const span = { start: letters.starts[docStart], end: letters.ends[docEnd - 1] };
    found.push({ unit, from: docStart, to: docEnd, span, quotation: null });
  }
  return found;
}

/** Where the source's clause has ended and the writer's has one letter more, that letter was left out of the source. */
function withLastLetter(stretch: ClauseStretch, breaks: ClauseBreaks): ClauseStretch {
  const { docEnd, corpusEnd } = stretch;
  const isOneMore =
    breaks.source(corpusEnd) === 'clause' &&
    breaks.document(docEnd) !== 'clause' &&
    breaks.document(docEnd + 1) === 'clause';
  return isOneMore ? { ...stretch, docEnd: docEnd + 1 } : stretch;
}

/** A candidate as a witness of the passage that it repeats best; null where it repeats none well enough. */
function witnessOf(
  library: Library,
  ranks: readonly number[],
  text: string,
  letters: Letters,
  candidate: Candidate,
  isWanted: (position: number) => boolean,
): Witnessed | null {
  const { from, to, span, quotation } = candidate;
  const elisions = readElisions(text, span, []);
  const statedAt = new Set(
    elisions.map((e) => letterAt(letters, e.start)).filter((at) => at > from && at < to),
  );
  const breaks: number[] = [];
  for (let i = from + 1; i < to; i++) if (letters.starts[i] !== letters.ends[i - 1]) breaks.push(i);
  const words: Words = { codes: letters.codes, from, to, statedAt, breaks };
  const length = to - from;
  const most = Math.max(quotation ? 2 : 1, length * (quotation ? MOST_COST : MOST_RUNNING_COST));
  const ranked = explainAmong(words, library, isWanted)
    .filter((e) => e.cost <= most && e.equal >= length * LEAST_EQUAL)
    .map((explanation) => {
      const position = explanation.runs[0].b;
      const source = sourceOf(library, words, explanation);
      const difference = describe(
        { text, letters, from, to, span, hidden: [], elisions, source },
        explanation.runs,
      );
      const place = placeOf(library, difference.corpusStart, difference.corpusEnd);
      const tie = tieOf(quotation, library.passages[place.passage]);
      return {
        explanation,
        source,
        difference,
        place,
        tie,
        rank: ranks[library.articleOf[outerAt(library, position)]],
      };
    })
    .filter(({ tie }) => tie !== 'conflict' || length >= SHORTEST_CONFLICT)
    .sort(
      (a, b) =>
        TIES.indexOf(a.tie) - TIES.indexOf(b.tie) ||
        a.rank - b.rank ||
        a.explanation.cost - b.explanation.cost ||
        a.place.passage - b.place.passage,
    );
  if (ranked.length === 0) return null;
  const best = ranked[0];
  const others = ranked.filter(
    (r) =>
      r !== best &&
      r.tie === best.tie &&
      r.rank === best.rank &&
      r.explanation.cost <= best.explanation.cost + 0.05,
  ).length;
  const own = quotation ? library.passages.indexOf(quotation, library.index.units[candidate.unit]) : null;
  const passage = own ?? library.index.units[candidate.unit];
  const shift = own === null ? 0 : span.start;
  const place = { passage, start: span.start - shift, end: span.end - shift };
  const baseShift = library.passages[best.place.passage].within?.start ?? 0;
  const variants = best.difference.edits.map((edit): Variant => {
    const base = inSource(edit, letters, best.source, best.explanation);
    const reads = (at: Span, of: string) => of.slice(at.start, at.end);
    const inBase = { start: base.start - baseShift, end: base.end - baseShift };
    const inWitness = { start: edit.start - shift, end: edit.end - shift };
    return {
      base: inBase,
      baseReads: reads(base, best.source.text),
      witness: inWitness,
      witnessReads: edit.found,
      words: shownAs(best.source.text, base, edit.found),
      judgement: judgeVariant(edit, text, best.source.text, base),
      decision: decisionOn(library, { passage, ...inWitness }, { passage: best.place.passage, ...inBase }),
    };
  });
  const emendations = emendedWithin(library.passages[passage], place);
  const witness: Witness = {
    place,
    base: { start: best.place.start, end: best.place.end },
    quoted: quotation !== null,
    tie: best.tie,
    elided: best.difference.elided,
    others,
    variants,
    emendations,
  };
  return { base: best.place.passage, witness };
}

function shownAs(text: string, at: Span, other: string): Variant['words'] {
  const words = inWords(text, at, other);
  return { base: words.own, witness: words.other };
}

/** What the front matter of the one article or the other says of a variant. */
function decisionOn(library: Library, witness: SourcePlace, base: SourcePlace): Decided | null {
  const articleOf = ({ passage }: SourcePlace) => library.articles[library.articleOf[passage]];
  const find = (here: SourcePlace, there: SourcePlace): VariantDecision | undefined => {
    const { variants } = articleOf(here);
    if (variants === undefined) return undefined;
    const other = articleOf(there).id;
    const own = library.passages[here.passage];
    const [start, end] = [fileOffset(own, here.start), fileOffset(own, here.end)];
    return variants.find((v) => v.in === other && v.span.start <= end && start <= v.span.end);
  };
  const told = (decision: VariantDecision, here: 'base' | 'witness'): Decided => {
    const other = here === 'base' ? 'witness' : 'base';
    if (decision.decision === 'slip-here') return { what: 'slip', side: here, why: decision.why };
    if (decision.decision === 'slip-there') return { what: 'slip', side: other, why: decision.why };
    return { what: decision.decision, side: null, why: decision.why };
  };
  const own = find(witness, base);
  if (own) return told(own, 'witness');
  const other = find(base, witness);
  return other ? told(other, 'base') : null;
}

const TIES: readonly Witness['tie'][] = ['dated', 'speaker', 'words', 'conflict'];

/** The outer passage that holds a position of the index. */
const outerAt = ({ index }: Library, position: number): number => index.units[unitAt(index, position)];

/** The words of the source that an explanation needs, with room at either end for words that match nothing. */
function sourceOf(library: Library, words: Words, { runs }: Explanation): SourceText {
  const last = runs[runs.length - 1];
  const run = runAt(library.index, runs[0].b);
  const room = (unmatched: number): number => (unmatched > 0 ? unmatched + 4 : 0);
  const start = Math.max(run.start, runs[0].b - room(runs[0].a - words.from));
  const end = Math.min(run.end, last.b + last.length + room(words.to - last.a - last.length));
  return sourceText(library, start, end);
}

/** How a quotation and a passage that it repeats are tied by what is said of them. */
function tieOf(quotation: Passage | null, base: Passage): Witness['tie'] {
  if (!quotation) return 'words';
  const [own, other] = [parseEdtf(quotation.date), parseEdtf(base.date)];
  if (own && other && datesConflict(own, other)) return 'conflict';
  const people =
    quotation.speaker && base.speaker ? comparePeople(quotation.speaker, base.speaker) : 'unknown';
  if (people === 'different') return 'conflict';
  if (own?.day && other?.day) return 'dated';
  return people === 'same' ? 'speaker' : 'words';
}

/** Where the source has what an edit names: between the letters that are equal on its two sides. */
function inSource(edit: Edit, letters: Letters, source: SourceText, { runs }: Explanation): Span {
  const of = (i: number): number | null => {
    for (const run of runs) if (i >= run.a && i < run.a + run.length) return run.b + i - run.a - source.base;
    return null;
  };
  const first = letterAt(letters, edit.start);
  let [before, behind]: (number | null)[] = [null, null];
  for (let i = first - 1; i >= 0 && before === null; i--) before = of(i);
  for (let i = letterAt(letters, edit.end); i < letters.length && behind === null; i++) behind = of(i);
  const from = before === null ? 0 : source.letters.ends[before];
  const to = behind === null ? source.text.length : source.letters.starts[behind];
  if (edit.expected === '') return { start: Math.min(from, to), end: Math.min(from, to) };
  // The nearest to the letters before it; a lone letter in common may lie between.
  const at = source.text.indexOf(edit.expected, Math.max(0, Math.min(from, to) - edit.expected.length));
  if (at < 0 || at > Math.max(from, to)) return { start: from, end: Math.max(from, to) };
  return { start: at, end: at + edit.expected.length };
}
