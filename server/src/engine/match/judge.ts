import type { Quotation } from '../text/quotations.ts';
import { overlaps } from '../text/span.ts';
import type { Extract } from './extract.ts';
import type { Finding } from './finding.ts';
import { blockWords } from './block-words.ts';
import { judgeQuotation, judgeUnsourced } from './quoted.ts';
import { withoutDeclared, withoutVerseNumbers } from './declared.ts';
import { isMentionedAsWrong } from './mentioned.ts';
import { judgeRunningText } from './running.ts';

/** All findings in a segment, by start. Overlaps are settled here: quotations first, outer before inner. */
export function judgeSegment(extract: Extract): Finding[] {
  const { segment } = extract;
  const findings: Finding[] = [];
  const quotations: Quotation[] = [];
  const unexplained: Quotation[] = [];
  const isFree = (quotation: Quotation): boolean => !findings.some((f) => overlaps(f, quotation));
  const judge = (own: Extract, quotation: Quotation) => judgeWords(own, quotation, []);
  const read = segment.quotations.flatMap((q) => (q.block ? blockWords(extract, q, judge) : [q]));
  for (const quotation of read) {
    if (!isFree(quotation) || isMentionedAsWrong(extract.text, segment, quotation)) continue;
    const finding = judgeWords(extract, quotation, []);
    if (finding) {
      findings.push(finding);
      quotations.push(quotation);
    } else if (!quotation.open) {
      unexplained.push(quotation);
    }
  }
  // Words that several sources have are rather of the one that the quotations next to them are of.
  const sources = findings.map((f) => (f.source && f.alternativesTotal === 0 ? f.source.passage : undefined));
  findings.forEach((finding, i) => {
    if (finding.alternativesTotal === 0 || finding.verdict === 'spliced') return;
    const neighbours = [
      sources.slice(0, i).findLast((s) => s !== undefined),
      sources.slice(i + 1).find((s) => s !== undefined),
    ].filter((s) => s !== undefined);
    if (neighbours.length) findings[i] = judgeWords(extract, quotations[i], neighbours) ?? finding;
  });
  for (const quotation of unexplained) {
    if (!isFree(quotation)) continue;
    const finding = judgeAsHalf(extract, quotation, findings) ?? judgeUnsourced(extract, quotation);
    if (finding) findings.push(finding);
  }
  if (!segment.heading) findings.push(...judgeRunningText(extract, findings));
  return findings.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Between the halves of a quotation that is broken off for the speaker's name stand at most so many units. */
const LONGEST_BREAK = 16;

/** “病毒没有国界，”习近平说，“疫情不分民族。”: a few words with a slip are the other half's source's. */
function judgeAsHalf(
  extract: Extract,
  quotation: Quotation,
  findings: readonly Finding[],
): Finding | undefined {
  const half = findings.find(({ start, end, source }) => {
    const [from, to] = end <= quotation.start ? [end, quotation.start] : [quotation.end, start];
    return (
      source !== null && to - from <= LONGEST_BREAK && !/[。！？!?\n]/.test(extract.text.slice(from, to))
    );
  });
  return half?.source ? judgeWords(extract, quotation, [half.source.passage]) : undefined;
}

/** Judges a quotation: as it stands, or, where that differs from the source, without what is declared not to be of it. */
function judgeWords(
  extract: Extract,
  quotation: Quotation,
  neighbours: readonly number[],
): Finding | undefined {
  const finding = judgeQuotation(extract, quotation, neighbours);
  if (finding?.verdict === 'exact' || finding?.verdict === 'equivalent') return finding;
  const without = withoutDeclared(extract, quotation);
  const own = without && judgeQuotation(without, quotation, neighbours);
  // The source may have a bracket like a note itself.
  const isDeclared = own && (!finding || finding.verdict === 'spliced' || isAsNear(own, finding));
  return withoutNumbers(without ?? extract, quotation, neighbours, isDeclared ? own : finding);
}

/** What is found in a quotation without the numbers of its verses, where less of it differs then. */
function withoutNumbers(
  extract: Extract,
  quotation: Quotation,
  neighbours: readonly number[],
  finding: Finding | undefined,
): Finding | undefined {
  if (finding && slips(finding) === 0 && finding.verdict !== 'spliced') return finding;
  const without = withoutVerseNumbers(extract, quotation);
  const own = without && judgeQuotation(without.extract, without.quotation, neighbours);
  if (!own) return finding;
  return !finding || finding.verdict === 'spliced' || slips(own) < slips(finding) ? own : finding;
}

function slips({ edits }: Finding): number {
  return edits.filter(({ kind }) => kind === 'wording').length;
}

/** Whether one finding tells of no more edits of wording than another, and of none that are longer. */
function isAsNear(one: Finding, other: Finding): boolean {
  const letters = ({ edits }: Finding): number =>
    edits
      .filter(({ kind }) => kind === 'wording')
      .reduce((sum, { found, expected }) => sum + Math.max(found.length, expected.length), 0);
  const fewer = slips(other) - slips(one);
  return fewer > 0 || (fewer === 0 && letters(one) <= letters(other));
}
