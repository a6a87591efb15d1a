import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import type { Severity } from '../engine/index.ts';
import { t } from '../messages/language.ts';
import { flagText } from '../messages/translation.ts';
import { clip, oneLine } from '../messages/wording.ts';
import { ruleLink } from '../rule-link.ts';
import type { TranslationFlag } from '../translated-document.ts';
import { articleLines, rangeOf } from './ranges.ts';
import { isBeingTyped, type ClauseInHand } from './typing.ts';

const MOST = 200;
const SEVERITY: Readonly<Record<Exclude<Severity, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What a document is told about established translations; how many were held back because the writer is still there. */
export function translationDiagnostics(
  checked: CheckedDocument,
  clauses: readonly ClauseInHand[],
  rulesPage: string | null,
): { readonly items: Diagnostic[]; readonly heldBack: number } {
  const items: Diagnostic[] = [];
  let heldBack = 0;
  for (const flag of checked.translated?.flags ?? []) {
    const severity = checked.settings.severity[flag.rule];
    if (severity === 'off' || items.length >= MOST) continue;
    if (checked.ignored.by(flag.finding, { rule: flag.rule, conflict: null }) !== null) continue;
    if (isBeingTyped(flag.finding, clauses)) {
      heldBack++;
      continue;
    }
    items.push({
      range: rangeOf(checked.document, flag.finding),
      severity: SEVERITY[severity],
      code: flag.rule,
      codeDescription: ruleLink(rulesPage, flag.rule),
      source: 'Verbatim',
      message: flagText(flag),
      relatedInformation: related(flag),
    });
  }
  return { items, heldBack };
}

/** The quotation in the original, and the translation's place in its file. */
function related({ original, established }: TranslationFlag): Diagnostic['relatedInformation'] {
  const at = { line: established.line - 1, character: 0 };
  const translation = {
    location: { uri: established.rendering.file, range: { start: at, end: at } },
    message: t('The established translation: {0}', clip(oneLine(established.text), 120)),
  };
  if (original === null) return [translation];
  const lines = articleLines(original.uri, original.lineStarts);
  return [
    {
      location: { uri: original.uri, range: rangeOf(lines, original.span) },
      message: t('The original: {0}', clip(oneLine(original.text), 60)),
    },
    translation,
  ];
}
