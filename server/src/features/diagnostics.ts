import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import type { Finding, Rule, Settings, Severity, SourcePlace, Span } from '../engine/index.ts';
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
import { articlePlace, rangeOf } from './ranges.ts';
import { isBeingTyped } from './typing.ts';

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
  clauses: readonly Span[],
  rulesPage: string | null,
): Diagnostics {
  const { findings, settings } = checked;
  const flagged: {
    finding: Finding;
    rule: Rule;
    severity: DiagnosticSeverity;
    span: Span;
    message: () => string;
  }[] = [];
  let heldBack = 0;
  for (const finding of findings) {
    const found: [Rule, Span, () => string][] = [];
    const rule = wordingRule(finding, settings);
    if (rule !== null) found.push([rule, finding, () => wordingMessage(checked, finding, rule)]);
    if (finding.attribution.status === 'contradicted') {
      for (const conflict of finding.attribution.conflicts)
        found.push(['contradicted', conflict.span, () => conflictMessage(checked, finding, conflict)]);
    }
    for (const [name, span, message] of found) {
      const severity = settings.severity[name];
      if (severity === 'off') continue;
      if (isBeingTyped(finding, clauses) || clauses.some((c) => span.start <= c.end && c.start <= span.end))
        heldBack++;
      else flagged.push({ finding, rule: name, severity: SEVERITY[severity], span, message });
    }
  }
  const shown =
    flagged.length <= MOST_DIAGNOSTICS
      ? flagged
      : [...flagged]
          .sort((a, b) => a.severity - b.severity || a.span.start - b.span.start)
          .slice(0, MOST_DIAGNOSTICS - 1)
          .sort((a, b) => a.span.start - b.span.start);
  const items = shown.map(({ finding, rule, severity, span, message }): Diagnostic => ({
    range: rangeOf(checked.document, span),
    severity,
    code: rule,
    codeDescription: rulesPage === null ? undefined : { href: `${rulesPage}#${rule}` },
    source: 'Verbatim',
    message: message(),
    relatedInformation: related(checked, finding),
  }));
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

/** The rule a finding's wording falls under; null where nothing is to be said. */
function wordingRule(finding: Finding, settings: Settings): Rule | null {
  switch (finding.verdict) {
    case 'exact':
    case 'elided':
      return null;
    case 'misquote':
      if (finding.quoted) return 'misquote';
      return letters(finding.text) >= settings.minimumLength.hint ? 'near-verbatim' : null;
    case 'equivalent':
    case 'variant':
    case 'spliced':
    case 'unsourced':
      return finding.quoted ? finding.verdict : null;
  }
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

function conflictMessage(
  checked: CheckedDocument,
  finding: Finding,
  conflict: Finding['attribution']['conflicts'][number],
): string {
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

/** Letters and figures of a text: what the settings' lengths count. */
function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
