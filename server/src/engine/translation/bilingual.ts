// Compares a document with its translation: for each quotation of the corpus in the one, whether the other has the
// established translation, has it altered, or has other words.
import type { DocumentText } from '../check.ts';
import type { Edit, Finding, SourcePlace } from '../match/finding.ts';
import { normalize } from '../text/normalize.ts';
import type { Quotation } from '../text/quotations.ts';
import { readSegments, type Segment } from '../text/segment.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import { alignParts, lengthModel, type Bead } from './align.ts';
import { establishedFor, measured, type Established } from './established.ts';
import type { Translations } from './translations.ts';

/** A stretch of a document and the stretch of the other that translates it. */
export interface AlignedBlock {
  readonly source: Span;
  /** Null where nothing translates it. */
  readonly target: Span | null;
}

/** A document, its translation, and what a check found in each: in the one of the corpus, in the other of the library of translations. */
export interface BilingualPair {
  readonly source: DocumentText;
  readonly target: DocumentText;
  readonly sourceFindings: readonly Finding[];
  readonly targetFindings: readonly Finding[];
  /** BCP 47 of the translation; null where it is not known: then any translation will do. */
  readonly language: string | null;
  /** Where it is known what translates what (rows of a table); else paragraphs are aligned. */
  readonly blocks?: readonly AlignedBlock[];
}

/** What became of a quotation in the translation. */
export interface TranslatedQuotation {
  /** `used`: word for word, or with an omission that is marked; `altered`: with other words; `unused`: nothing like it. */
  readonly what: 'used' | 'altered' | 'unused';
  /** The quotation in the source. */
  readonly quotation: Finding;
  /** The established translation: the one that was used, else the firmest. */
  readonly established: Established;
  /** Where the translation has it: for `unused` the quotation, or the paragraph, that stands in its place; null where nothing does. */
  readonly target: Span | null;
  /** What a check found there; null for `unused`. */
  readonly finding: Finding | null;
  /** The target is a quotation of just these words, so that the established translation can take its place. */
  readonly replaceable: boolean;
}

interface Item {
  readonly quotation: Finding;
  readonly established: readonly Established[];
}

/** The quotations of the source that have a translation, in order, with what became of them. */
export function compareBilingual(pair: BilingualPair, translations: Translations): TranslatedQuotation[] {
  const items = pair.sourceFindings.flatMap((quotation) =>
    placesOf(quotation).flatMap((place): Item[] => {
      const established = establishedFor(translations, place, pair.language);
      return established.length === 0 ? [] : [{ quotation, established }];
    }),
  );
  if (items.length === 0) return [];
  const source = segmentsOf(pair.source);
  const target = segmentsOf(pair.target);
  const links = linksOf(items, pair.targetFindings);
  const blocks = pair.blocks ?? alignedBlocks(pair, source, target, links);
  const taken = new Set<Finding>();
  const matches = new Map<Item, { finding: Finding; established: Established }>();
  // What is word for word is given out first, so that it is not taken for an alteration of something else.
  for (const wanted of [isFaithful, () => true]) {
    for (const item of items) {
      if (matches.has(item)) continue;
      const block = blockOf(blocks, item.quotation);
      const own = (links.get(item) ?? []).filter(({ finding }) => !taken.has(finding) && wanted(finding));
      const match = own.find(({ finding }) => block?.target && overlaps(block.target, finding)) ?? own[0];
      if (match === undefined) continue;
      matches.set(item, match);
      // Two quotations may have come out as one: it is left for those of other words.
      const isWanted = items.some(
        (other) =>
          !matches.has(other) &&
          (links.get(other) ?? []).some(
            (link) => link.finding === match.finding && !isSamePlace(link.established, match.established),
          ),
      );
      if (!isWanted) taken.add(match.finding);
    }
  }
  const counterparts = counterpartsOf(pair, blocks, source, target, items, matches);
  return items.map((item): TranslatedQuotation => {
    const match = matches.get(item);
    if (match !== undefined) {
      const { established } = match;
      const finding =
        shortened(match, links.get(item) ?? [], pair.target.text, translations) ?? match.finding;
      const what = isFaithful(finding) ? 'used' : 'altered';
      return { what, quotation: item.quotation, established, target: finding, finding, replaceable: false };
    }
    const [established] = item.established;
    return { what: 'unused', quotation: item.quotation, established, finding: null, ...counterparts(item) };
  });
}

/** Where the words of a quotation are from; none for running text and for what the corpus does not have. */
function placesOf(finding: Finding): readonly SourcePlace[] {
  if (!finding.quoted || finding.source === null) return [];
  return finding.verdict === 'spliced' && finding.alternatives.length > 0
    ? finding.alternatives
    : [finding.source];
}

/** Whether a finding has the words of a translation, whatever its marks. */
export function isFaithful({ verdict }: Finding): boolean {
  return verdict !== 'misquote' && verdict !== 'unsourced';
}

type Links = ReadonlyMap<Item, readonly { finding: Finding; established: Established }[]>;

/** Which findings of the translation have words of an item's translations. */
function linksOf(items: readonly Item[], findings: readonly Finding[]): Links {
  return new Map(
    items.map((item) => [
      item,
      findings.flatMap((finding) => {
        if (finding.source === null) return [];
        const places = [finding.source, ...finding.alternatives];
        const established = item.established.find(({ place }) =>
          places.some((one) => one.passage === place.passage && overlaps(one, place)),
        );
        return established === undefined ? [] : [{ finding, established }];
      }),
    ]),
  );
}

const isSamePlace = ({ place: a }: Established, { place: b }: Established): boolean =>
  a.passage === b.passage && overlaps(a, b);

/** A quotation that has less of its translation than this left the rest out. */
const LEAST_COVERED = 0.6;
/** The mark of an omission, so near the edges of a quotation. */
const OMISSION = /…|\.\s?\.\s?\./;
const EDGE = 6;

/**
 * A finding that has only a part of the translation, with what it leaves out as edits; null where it has enough of it,
 * says that it leaves something out, or where other quotations have the rest.
 */
function shortened(
  { finding, established }: { finding: Finding; established: Established },
  all: readonly { finding: Finding; established: Established }[],
  document: string,
  { library }: Translations,
): Finding | null {
  const edges =
    document.slice(Math.max(0, finding.start - EDGE), finding.start) +
    document.slice(Math.max(finding.start, finding.end - EDGE), finding.end + EDGE);
  if (OMISSION.test(edges)) return null;
  const { place, exact } = established;
  const { text } = library.passages[place.passage];
  const letters = (start: number, end: number): number => normalize(text, { start, end }).length;
  const placesIn = (one: Finding): SourcePlace[] =>
    (one.source === null ? [] : [one.source, ...one.alternatives]).filter(
      (own) => own.passage === place.passage && overlaps(own, place),
    );
  const [own] = placesIn(finding);
  if (!exact || own === undefined || !isFaithful(finding) || finding.verdict === 'elided') return null;
  const covered = all
    .flatMap((one) => placesIn(one.finding).slice(0, 1))
    .reduce(
      (sum, { start, end }) => sum + letters(Math.max(start, place.start), Math.min(end, place.end)),
      0,
    );
  if (covered >= LEAST_COVERED * letters(place.start, place.end)) return null;
  const omission = (at: number, start: number, end: number): Edit[] =>
    end > start && letters(start, end) > 0
      ? [{ op: 'omission', start: at, end: at, found: '', expected: text.slice(start, end), kind: 'wording' }]
      : [];
  return {
    ...finding,
    verdict: 'misquote',
    canonical: established.text,
    edits: [...omission(finding.start, place.start, own.start), ...omission(finding.end, own.end, place.end)],
  };
}

function segmentsOf({ text, languageId }: DocumentText): Segment[] {
  return readSegments(text, languageId).filter(
    (segment) => normalize(text, segment, segment.hidden).length > 0,
  );
}

function alignedBlocks(
  { source: { text: a }, target: { text: b } }: BilingualPair,
  source: readonly Segment[],
  target: readonly Segment[],
  links: Links,
): AlignedBlock[] {
  const [partsA, partsB] = [measured(a, source), measured(b, target)];
  const total = (parts: typeof partsA): number => parts.reduce((sum, { length }) => sum + length, 0);
  // The documents themselves tell how long a translation of this kind is.
  const model = lengthModel([{ a: total(partsA), b: total(partsB) }]);
  const linked = new Set<string>();
  const numberIn = (segments: readonly Segment[], span: Span): number =>
    segments.findIndex((segment) => overlaps(segment, span));
  for (const [{ quotation }, found] of links)
    for (const { finding } of found)
      linked.add(`${numberIn(source, quotation)} ${numberIn(target, finding)}`);
  const beads = alignParts(partsA, partsB, model, (i, j) => linked.has(`${i} ${j}`));
  return beads.flatMap(({ a0, a1, b0, b1 }: Bead): AlignedBlock[] =>
    a1 === a0
      ? []
      : [
          {
            source: { start: source[a0].start, end: source[a1 - 1].end },
            target: b1 === b0 ? null : { start: target[b0].start, end: target[b1 - 1].end },
          },
        ],
  );
}

function blockOf(blocks: readonly AlignedBlock[], span: Span): AlignedBlock | undefined {
  return blocks.find(({ source }) => overlaps(source, span));
}

/** What stands in the translation in the place of a quotation that is not in it: by the order of quotations in its block. */
function counterpartsOf(
  pair: BilingualPair,
  blocks: readonly AlignedBlock[],
  source: readonly Segment[],
  target: readonly Segment[],
  items: readonly Item[],
  matches: ReadonlyMap<Item, { finding: Finding }>,
): (item: Item) => Pick<TranslatedQuotation, 'target' | 'replaceable'> {
  const known = new Map<AlignedBlock, ReturnType<typeof alignQuotations>>();
  return (item) => {
    const block = blockOf(blocks, item.quotation);
    if (block === undefined || block.target === null) return { target: null, replaceable: false };
    let aligned = known.get(block);
    if (aligned === undefined) {
      const matched = items.flatMap((one) => {
        const finding = matches.get(one)?.finding;
        return finding === undefined ? [] : [{ quotation: one.quotation, finding }];
      });
      aligned = alignQuotations(pair, block.source, block.target, source, target, matched);
      known.set(block, aligned);
    }
    const { a, b, beads } = aligned;
    const own = a.findIndex((one) => overlaps(one, item.quotation));
    const bead = beads.find(({ a0, a1 }) => a0 <= own && own < a1);
    const quotations = bead === undefined ? [] : b.slice(bead.b0, bead.b1);
    if (quotations.length === 0)
      return { target: trimmed(pair.target.text, block.target), replaceable: false };
    const [first, last] = [quotations[0], quotations[quotations.length - 1]];
    const isWhole =
      quotations.length === 1 &&
      bead!.a1 - bead!.a0 === 1 &&
      sameLetters(pair.source.text, a[own], item.quotation) &&
      !first.open;
    return {
      target: { start: first.start, end: last.end },
      replaceable: isWhole && item.established[0].exact && item.quotation.verdict !== 'elided',
    };
  };
}

function alignQuotations(
  pair: BilingualPair,
  sourceBlock: Span,
  targetBlock: Span,
  source: readonly Segment[],
  target: readonly Segment[],
  matched: readonly { readonly quotation: Span; readonly finding: Span }[],
) {
  const a = quotationsIn(source, sourceBlock);
  const b = quotationsIn(target, targetBlock);
  const [partsA, partsB] = [measured(pair.source.text, a), measured(pair.target.text, b)];
  const pairs = partsA.map(({ length }, i) => ({ a: length, b: partsB[i]?.length ?? 0 }));
  const beads = alignParts(partsA, partsB, lengthModel(a.length === b.length ? pairs : []), (i, j) =>
    matched.some(({ quotation, finding }) => overlaps(a[i], quotation) && overlaps(b[j], finding)),
  );
  return { a, b, beads };
}

/** The outermost quotations inside a span. */
function quotationsIn(segments: readonly Segment[], span: Span): Quotation[] {
  const all = segments.flatMap(({ quotations }) => quotations).filter((one) => contains(span, one));
  return all.filter(
    (one) => !all.some((other) => other !== one && contains(other, one) && !sameSpan(other, one)),
  );
}

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

function sameLetters(text: string, a: Span, b: Span): boolean {
  return normalize(text, a).length === normalize(text, b).length;
}

function trimmed(text: string, { start, end }: Span): Span {
  const own = text.slice(start, end);
  const head = own.length - own.trimStart().length;
  return { start: start + head, end: start + own.trimEnd().length };
}
