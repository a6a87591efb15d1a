// Comments and entries that leave nothing alone any more: what they meant has been mended, moved or taken out.
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Diagnostic } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedDocument } from '../document-checker.ts';
import { unknownRules } from '../ignored.ts';
import type { ListedEntry } from '../ignore-list.ts';
import type { FoundEntry, ReadList } from '../ignore-lists.ts';
import { RULES } from '../engine/index.ts';
import type { IgnoreComment, Severity } from '../engine/index.ts';
import { t } from '../messages/language.ts';
import { ruleLink } from '../rule-link.ts';
import { raisedIn } from '../rules.ts';
import { rangeOf } from './ranges.ts';

const SEVERITY: Readonly<Record<Exclude<Severity, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What a document's comments and entries do: which of them hold for something. */
export function inUse(checked: CheckedDocument): {
  readonly comments: ReadonlySet<IgnoreComment>;
  readonly entries: ReadonlySet<FoundEntry>;
} {
  const comments = new Set<IgnoreComment>();
  const entries = new Set<FoundEntry>();
  for (const { finding, raised } of raisedIn(checked)) {
    const by = checked.ignored.by(finding, raised);
    if (by === null) continue;
    if ('comment' in by) comments.add(by.comment);
    else entries.add(by.entry);
  }
  return { comments, entries };
}

/** What is to be said of the document's own comments. */
export function staleComments(checked: CheckedDocument, rulesPage: string | null): Diagnostic[] {
  const severity = checked.settings.severity['stale-ignore'];
  const { comments } = checked.ignored;
  if (severity === 'off' || comments.length === 0) return [];
  const { comments: used } = inUse(checked);
  return comments.flatMap((comment) => {
    const unknown = unknownRules(comment);
    const message =
      unknown.length > 0
        ? t('There is no rule {0}; the rules are {1}', unknown.join(', '), RULES.join(', '))
        : comment.scope !== null && !used.has(comment)
          ? t('There is nothing here to be ignored any more; this comment can go')
          : null;
    if (message === null) return [];
    return [
      {
        range: rangeOf(checked.document, comment),
        severity: SEVERITY[severity],
        code: 'stale-ignore',
        codeDescription: ruleLink(rulesPage, 'stale-ignore'),
        source: 'Verbatim',
        message,
        tags: unknown.length > 0 ? undefined : [DiagnosticTag.Unnecessary],
      },
    ];
  });
}

/** What is to be said of a list: what cannot be used in it, and the entries that fit nothing any more. */
export function listDiagnostics(list: ReadList, stale: readonly ListedEntry[]): Diagnostic[] {
  const lines = TextDocument.create(list.uri, 'jsonc', 0, list.text);
  return [
    ...list.problems.map(({ span, message }): Diagnostic => ({
      range: rangeOf(lines, span),
      severity: DiagnosticSeverity.Warning,
      source: 'Verbatim',
      message,
    })),
    ...stale.map(({ span, file }): Diagnostic => ({
      range: rangeOf(lines, span),
      severity: DiagnosticSeverity.Hint,
      code: 'stale-ignore',
      source: 'Verbatim',
      message:
        file === null
          ? t('Nothing in the workspace fits this entry any more; it can go')
          : t('Nothing in {0} fits this entry any more; it can go', file),
      tags: [DiagnosticTag.Unnecessary],
    })),
  ];
}
