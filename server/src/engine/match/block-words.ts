// Which words of a block quotation are quoted as one: all of them, or each paragraph; without the name of who says them.
import type { Quotation } from '../text/quotations.ts';
import type { Span } from '../text/span.ts';
import { withoutCreditLines } from './credit-lines.ts';
import type { Extract } from './extract.ts';
import type { Finding } from './finding.ts';

type Judge = (extract: Extract, quotation: Quotation) => Finding | undefined;

/** 习近平：… and 习近平说，…: who says the words, before them. */
const LEAD =
  /^[\s\u2060]*[^，。；！？：:,.;!?“”「」\n]{1,40}?(?:[：:]|(?:说|說|指出|强调|強調|表示|认为|認為|提出|呼吁|写道|寫道|said|says|wrote),?[，,])(?:[\s\u2060]|(?<=\n[ \t]*)>)*/;

/** ——这是习近平三月说的一段话。 and （…）: a paragraph of its own that no source has says something of the words. */
const SIGNATURE = /^(?:[\s\u2060]|(?<=\n[ \t]*)>)*(?:[—–-]{1,2}|[（(])/;

/** The quotations that a block quotation is read as: itself, or its paragraphs where those are of several sources. */
export function blockWords(extract: Extract, quotation: Quotation, judge: Judge): readonly Quotation[] {
  const whole = withoutCredits(extract, withoutLead(extract, quotation, judge), judge);
  if (!whole.quotation.parts || (whole.finding && isClean(whole.finding))) return [whole.quotation];
  const { open, depth, block } = quotation;
  const read = (part: Span): Read =>
    withoutCredits(extract, withoutLead(extract, { ...part, open, depth, block }, judge), judge);
  const parts = whole.quotation.parts.map(read);
  const areParts =
    !whole.finding ||
    whole.finding.verdict === 'spliced' ||
    (parts.some(({ finding }) => finding) &&
      parts.every(({ finding, quotation: part }) =>
        finding ? finding.verdict !== 'spliced' : SIGNATURE.test(extract.text.slice(part.start, part.end)),
      ) &&
      slips(parts.map((p) => p.finding)) < slips([whole.finding]));
  return areParts ? parts.map((part) => part.quotation) : [whole.quotation];
}

interface Read {
  readonly quotation: Quotation;
  readonly finding: Finding | undefined;
}

function withoutLead(extract: Extract, quotation: Quotation, judge: Judge): Read {
  const finding = judge(extract, quotation);
  const lead = LEAD.exec(extract.text.slice(quotation.start, Math.min(quotation.end, quotation.start + 80)));
  if (!lead || (finding && isClean(finding))) return { quotation, finding };
  const start = quotation.start + lead[0].length;
  const rest = { ...quotation, start };
  const own = start < quotation.end ? judge(extract, rest) : undefined;
  const isOwn = own && (!finding || (isAdded(finding, start) && slips([own]) < slips([finding])));
  return isOwn ? { quotation: rest, finding: own } : { quotation, finding };
}

/** A quotation without the lines at its ends that say whose it is, where the source has none of those. */
function withoutCredits(extract: Extract, read: Read, judge: Judge): Read {
  const { quotation, finding } = read;
  if (finding && isClean(finding)) return read;
  const without = withoutCreditLines(extract, quotation);
  if (!without) return read;
  const { start, end } = without;
  const parts = quotation.parts
    ?.map((p) => ({ start: Math.max(p.start, start), end: Math.min(p.end, end) }))
    .filter((p) => p.end > p.start);
  const { open, depth, block } = quotation;
  const rest = { start, end, open, depth, block, ...(parts && parts.length > 1 && { parts }) };
  if (without.isCredited) extract.credited.add(end);
  const own = judge(extract, rest);
  const isOwn = own && (!finding || (slips([own]) <= slips([finding]) && isChangedOutside(finding, rest)));
  return isOwn ? { quotation: rest, finding: own } : read;
}

/** Whether words of a finding outside a span would be changed. */
function isChangedOutside(finding: Finding, { start, end }: Span): boolean {
  return (
    finding.verdict === 'spliced' ||
    finding.edits.some((e) => e.kind === 'wording' && (e.start < start || e.end > end))
  );
}

/** Whether the source has nothing of the words before `end`. */
function isAdded(finding: Finding, end: number): boolean {
  const first = finding.edits.find((e) => e.kind === 'wording');
  if (!first || first.start > finding.start || first.found.length < 2) return false;
  return /^[^\p{L}\p{N}]*$/u.test(finding.text.slice(first.end - finding.start, end - finding.start));
}

const isClean = ({ verdict }: Finding): boolean =>
  verdict === 'exact' || verdict === 'equivalent' || verdict === 'elided' || verdict === 'variant';

/** How much differs in all, in edits of wording; splices count with their joints. */
function slips(findings: readonly (Finding | undefined)[]): number {
  return findings.reduce(
    (sum, f) =>
      sum +
      (f
        ? f.edits.filter((e) => e.kind === 'wording').length +
          (f.verdict === 'spliced' ? f.alternatives.length : 0)
        : 0),
    0,
  );
}
