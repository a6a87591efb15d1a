import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import { doubtsAt } from '../doubts.ts';
import type { Finding, Rule, Severity, SourcePlace } from '../engine/index.ts';
import { inChinese, t, tn } from '../messages/language.ts';
import {
  clip,
  differencesText,
  oneLine,
  sourceText,
  statedName,
  verdictText,
  words,
} from '../messages/wording.ts';
import { raisedBy, shownSeverity } from '../rules.ts';
import type { Conflict, Raised } from '../rules.ts';
import { ruleLink } from '../rule-link.ts';
import type { CorpusView } from '../library-host.ts';
import { articlePlace, rangeOf } from './ranges.ts';
import { isBeingTyped, type ClauseInHand } from './typing.ts';

/** VS Code draws at most 500 markers a document, all sources together. */
export const MOST_DIAGNOSTICS = 200;
const SEVERITY: Readonly<Record<Exclude<Severity, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export interface Diagnostics {
  readonly items: Diagnostic[];
  /** How many were held back because the writer is still at that place. */
  readonly heldBack: number;
}

/**
 * What the document is told about its quotations. `clauses` are where the writer is at work; `rulesPage` explains each
 * rule under a heading of its name.
 */
export function diagnostics(
  checked: CheckedDocument,
  clauses: readonly ClauseInHand[],
  rulesPage: string | null,
): Diagnostics {
  const { findings, settings, ignored } = checked;
  const flagged: Flagged[] = [];
  let heldBack = 0;
  for (const finding of findings) {
    for (const raised of raisedBy(finding, settings)) {
      const severity = shownSeverity(finding, raised, settings, ignored);
      if (severity === null) continue;
      const { span } = raised;
      if (isBeingTyped(finding, clauses) || clauses.some((c) => span.start <= c.end && c.start <= span.end))
        heldBack++;
      else flagged.push({ finding, raised, severity: SEVERITY[severity] });
    }
  }
  const shown = mostSevere(flagged);
  const items = shown.map(({ finding, raised: { rule, span, conflict }, severity }): Diagnostic => {
    const { message, relatedInformation } = phrased(checked, finding, rule, conflict);
    return {
      range: rangeOf(checked.document, span),
      severity,
      code: rule,
      codeDescription: ruleLink(rulesPage, rule),
      source: 'Verbatim',
      message,
      relatedInformation,
    };
  });
  if (shown.length < flagged.length)
    items.push({
      range: rangeOf(checked.document, { start: 0, end: 0 }),
      severity: DiagnosticSeverity.Information,
      source: 'Verbatim',
      message: tn(
        flagged.length - shown.length,
        'Only the {1} most severe places are shown; {0} more is not. Check the document in parts, or with the command line.',
        'Only the {1} most severe places are shown; {0} more are not. Check the document in parts, or with the command line.',
        shown.length,
      ),
    });
  return { items, heldBack };
}

interface Flagged {
  readonly finding: Finding;
  readonly raised: Raised;
  readonly severity: DiagnosticSeverity;
}

/** As many as can be shown, the most severe of them, in the document's order. */
function mostSevere(flagged: readonly Flagged[]): readonly Flagged[] {
  if (flagged.length <= MOST_DIAGNOSTICS) return flagged;
  const byPlace = (a: Flagged, b: Flagged): number => a.raised.span.start - b.raised.span.start;
  return [...flagged]
    .sort((a, b) => a.severity - b.severity || byPlace(a, b))
    .slice(0, MOST_DIAGNOSTICS - 1)
    .sort(byPlace);
}

type Phrased = Pick<Diagnostic, 'message' | 'relatedInformation'>;

/**
 * What was said of findings in the light of a corpus. Every copy of a finding that has moved in its document has the same
 * list of alternatives.
 */
const phrasedBefore = new WeakMap<CorpusView, WeakMap<readonly SourcePlace[], Map<string, Phrased>>>();

/** What is said of a finding under a rule: worded once, as it is wanted again at every keystroke elsewhere. */
function phrased(checked: CheckedDocument, finding: Finding, rule: Rule, conflict: Conflict | null): Phrased {
  const { corpus } = checked;
  let known = phrasedBefore.get(corpus);
  if (known === undefined)
    phrasedBefore.set(corpus, (known = new WeakMap<readonly SourcePlace[], Map<string, Phrased>>()));
  let own = known.get(finding.alternatives);
  if (own === undefined) known.set(finding.alternatives, (own = new Map<string, Phrased>()));
  const key = conflict === null ? rule : `${rule} ${conflict.what}`;
  let result = own.get(key);
  if (result === undefined) {
    const message =
      conflict === null
        ? wordingMessage(checked, finding, rule)
        : conflictMessage(checked, finding, conflict);
    const more = conflict === null ? remarks(checked, finding) : [];
    result = {
      message: [message, ...more].join(inChinese() ? '。' : '. '),
      relatedInformation: related(checked, finding),
    };
    own.set(key, result);
  }
  return result;
}

/** What should be known before anything is changed: the mark that is missing, and a source that is in doubt itself. */
function remarks({ corpus: { library } }: CheckedDocument, finding: Finding): string[] {
  const said: string[] = [];
  if (finding.open) said.push(t('The closing quotation mark is missing'));
  if (finding.verdict === 'misquote' && finding.source !== null)
    for (const why of doubtsAt(library, finding.source))
      said.push(t('The source itself is doubtful here: {0}', why));
  return said;
}

function wordingMessage(checked: CheckedDocument, finding: Finding, rule: Rule): string {
  const { library } = checked.corpus;
  const verdict = verdictText(finding);
  const source = finding.source === null ? '' : sourceText(library, finding.source);
  switch (rule) {
    case 'unsourced':
      return t('Nothing like these words stands in the corpus');
    case 'spliced':
      return t('{0}: {1}', verdict, parts(checked, finding));
    case 'near-verbatim':
      return t(
        'Nearly the words of a source, without quotation marks: {0} ({1})',
        differencesText(finding),
        source,
      );
    case 'variant': {
      const witness = finding.alternatives[0];
      return witness === undefined
        ? t('Variant; the place of record reads otherwise: {0} ({1})', differencesText(finding), source)
        : t(
            'Variant: as quoted by {0}; the place of record reads otherwise: {1} ({2})',
            `《${oneLine(library.articles[library.articleOf[witness.passage]].title)}》`,
            differencesText(finding),
            source,
          );
    }
    default:
      return t('{0}: {1} ({2})', verdict, differencesText(finding), source);
  }
}

function conflictMessage(checked: CheckedDocument, finding: Finding, conflict: Conflict): string {
  const stated = words(conflict.stated);
  const what = statedName(conflict.what);
  const source = finding.source === null ? '' : sourceText(checked.corpus.library, finding.source);
  return conflict.expected === null
    ? t('The {0} does not agree with the source: {1} is stated here ({2})', what, stated, source)
    : t(
        'The {0} does not agree with the source: {1} is stated here, the corpus has {2} ({3})',
        what,
        stated,
        words(conflict.expected),
        source,
      );
}

function parts(checked: CheckedDocument, finding: Finding): string {
  const { library } = checked.corpus;
  return splicedPlaces(finding)
    .map((place) =>
      t(
        '{0} ({1})',
        words(library.passages[place.passage].text.slice(place.start, place.end)),
        sourceText(library, place),
      ),
    )
    .join(inChinese() ? '；' : '; ');
}

function splicedPlaces(finding: Finding): readonly SourcePlace[] {
  return finding.alternatives.length > 0
    ? finding.alternatives
    : finding.source === null
      ? []
      : [finding.source];
}

/** Places in the articles that the finding is about. */
function related(checked: CheckedDocument, finding: Finding): DiagnosticRelatedInformation[] | undefined {
  const { library } = checked.corpus;
  const places =
    finding.verdict === 'spliced'
      ? splicedPlaces(finding)
      : finding.verdict === 'variant'
        ? [finding.source, finding.alternatives[0]]
        : [finding.source];
  const result = places.flatMap((place) => {
    if (place === null || place === undefined) return [];
    const at = articlePlace(library, checked.corpus.article, place);
    if (at === null) return [];
    const reads = clip(oneLine(library.passages[place.passage].text.slice(place.start, place.end)), 60);
    return [{ location: { uri: at.uri, range: at.range }, message: t('The source reads: {0}', reads) }];
  });
  return result.length > 0 ? result : undefined;
}
