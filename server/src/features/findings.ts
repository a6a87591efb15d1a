// The quotations of a document as decorations, the tree view and the way from one to the next need them.
import type { CheckedDocument } from '../document-checker.ts';
import type { Finding, Settings, Severity } from '../engine/index.ts';
import { countsText } from '../messages/counts.ts';
import { inChinese, t } from '../messages/language.ts';
import {
  clip,
  differencesText,
  oneLine,
  sourceText,
  stateOf,
  statedName,
  stateText,
  words,
} from '../messages/wording.ts';
import type { FindingItem } from '../protocol.ts';
import { flagsOf, isIgnored, raisedBy } from '../rules.ts';
import { rangeOf } from './ranges.ts';
import { isBeingTyped, type ClauseInHand } from './typing.ts';

/** Characters of the words that stand for a quotation in a list. */
const LONGEST_WORDS = 60;
/** A document with more quotations than these shows the first of them: nobody reads such a list. */
const MOST_ITEMS = 2000;
const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export interface FindingItems {
  readonly items: FindingItem[];
  /** Those of which all that could be said is ignored. */
  readonly ignored: FindingItem[];
  /** One line for people, that agrees with the items: each is counted once, by its state. */
  readonly summary: string;
  /** Something was left out because the writer is still at it. */
  readonly heldBack: boolean;
}

/** The quotations of a document in its order, without those that are being typed or to be ignored. */
export function findingItems(checked: CheckedDocument, clauses: readonly ClauseInHand[]): FindingItems {
  const ignored: Finding[] = [];
  const meant: Finding[] = [];
  for (const finding of checked.findings)
    if (!isFaint(finding, checked.settings)) (isIgnored(finding, checked) ? ignored : meant).push(finding);
  const shown = meant.filter((finding) => !isBeingTyped(finding, clauses));
  return {
    items: shown.slice(0, MOST_ITEMS).map((finding) => itemOf(checked, finding)),
    ignored: ignored.slice(0, MOST_ITEMS).map((finding) => itemOf(checked, finding)),
    summary: summaryOf(shown),
    heldBack: clauses.length > 0 && shown.length < meant.length,
  };
}

/** A few words of running text that are merely like a source: nothing is said of them, so nothing is drawn either. */
function isFaint(finding: Finding, settings: Settings): boolean {
  return finding.verdict === 'misquote' && !finding.quoted && raisedBy(finding, settings).length === 0;
}

function summaryOf(shown: readonly Finding[]): string {
  const counts: Record<string, number> = {};
  const quoted = shown.filter((finding) => finding.quoted);
  for (const finding of quoted) counts[stateOf(finding)] = (counts[stateOf(finding)] ?? 0) + 1;
  return countsText(counts, quoted.length, shown.length - quoted.length);
}

function itemOf(checked: CheckedDocument, finding: Finding): FindingItem {
  const { library } = checked.corpus;
  const { source } = finding;
  const flags = flagsOf(finding, checked.settings, checked.ignored);
  const severity = ORDER.find((one) => flags.some((flag) => flag.severity === one));
  const state = stateOf(finding);
  return {
    range: rangeOf(checked.document, finding),
    state,
    stateText: stateText(finding),
    quoted: finding.quoted,
    severity: severity === undefined || severity === 'off' ? null : severity,
    words: clip(oneLine(finding.text), LONGEST_WORDS),
    difference: differenceOf(finding),
    source: source === null ? null : sourceText(library, source),
    passage: source === null ? null : library.passages[source.passage].id,
    others: finding.verdict === 'spliced' ? 0 : finding.alternativesTotal,
    fixable: isFixable(finding),
  };
}

function differenceOf(finding: Finding): string {
  const conflicts = finding.attribution.status === 'contradicted' ? finding.attribution.conflicts : [];
  const stated = conflicts.map(({ what, stated: said, expected }) =>
    expected === null
      ? t('{0}: {1} is stated here', statedName(what), words(said))
      : t('{0}: {1} is stated here, the corpus has {2}', statedName(what), words(said), words(expected)),
  );
  const wording =
    finding.edits.length === 0 || finding.verdict === 'spliced' ? [] : [differencesText(finding)];
  return [...wording, ...stated].join(inChinese() ? '；' : '; ');
}

function isFixable(finding: Finding): boolean {
  const { verdict, source, edits, attribution } = finding;
  return (
    (source !== null && verdict !== 'spliced' && edits.length > 0) ||
    (attribution.status === 'contradicted' && attribution.conflicts.some(({ expected }) => expected !== null))
  );
}
