import { CodeActionKind } from 'vscode-languageserver-types';
import type { CodeAction, CodeActionContext, Range, TextEdit } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import type { Finding, IgnoreComment, Rule, Span } from '../engine/index.ts';
import { entryFor } from '../ignored.ts';
import { t } from '../messages/language.ts';
import { ruleText } from '../messages/wording.ts';
import { IGNORE_COMMAND } from '../protocol.ts';
import type { IgnoreArgument, IgnoreScope } from '../protocol.ts';
import { flagsIn, raisedIn } from '../rules.ts';
import type { Flag } from '../rules.ts';
import { ignoreHere, ignoreInFile, ignoreRegion, withoutComment } from './ignore-comment.ts';
import { isSameRange, rangeOf, spanOf } from './ranges.ts';

/** Where a list's entry for this document goes; null where there is no such place. */
export interface IgnorePlaces {
  /** The list of the folder or workspace, and the document's path from there. */
  readonly folder: { readonly list: string; readonly path: string } | null;
  /** The user's own list. */
  readonly user: string | null;
}

/**
 * What can be done to have something left alone: by a comment in the text, or by an entry in a list. Entries are written
 * by the client's command (null: the client has none), which gets all it needs as its argument.
 */
export function ignoreActions(
  checked: CheckedDocument,
  range: Range,
  context: CodeActionContext,
  places: IgnorePlaces | null,
  versioned: boolean,
): CodeAction[] {
  const { document } = checked;
  const only = context.only;
  if (only !== undefined && !only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix)) return [];
  const span = spanOf(document, range);
  // At the quotation, too, what is stated of it can be left alone: that may stand far from it.
  const isHere = (at: Span, finding: Finding): boolean => touches(at, span) || touches(finding, span);
  const shown = flagsIn(checked).filter(({ finding, flag }) => isHere(flag.span, finding));
  const action = (title: string, flags: readonly Flag[], edits: TextEdit[] | null): CodeAction[] => {
    if (edits === null) return [];
    const { uri, version } = document;
    const edit = versioned
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } };
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics: answered(checked, context, flags), edit }];
  };
  if (range.end.line > range.start.line && shown.length > 1) {
    const flags = shown.map(({ flag }) => flag);
    const edits = ignoreRegion(document, span, rulesOf(flags));
    return action(t('Ignore in the selected paragraphs (comments in the text)'), flags, edits);
  }
  const back = new Map<string, CodeAction>();
  const comments = new Set<IgnoreComment>();
  for (const { finding, raised } of raisedIn(checked)) {
    const by = isHere(raised.span, finding) ? checked.ignored.by(finding, raised) : null;
    if (by === null) continue;
    if ('comment' in by) {
      if (comments.has(by.comment)) continue;
      comments.add(by.comment);
      const line = rangeOf(document, by.comment).start.line + 1;
      const title = t('Stop ignoring (delete the comment in line {0})', line);
      const [one] = action(title, [], withoutComment(document, by.comment, checked.ignored.comments));
      back.set(title, one);
    } else if (places !== null) {
      const { list, text, rule, file, before, after, stated } = by.entry;
      const scope = list.uri === places.user ? 'user' : file === null ? 'workspace' : 'file';
      const title = backTitle(scope);
      const argument: IgnoreArgument = {
        list: list.uri,
        scope,
        entry: { text, rule, file, before, after, stated },
        remove: true,
      };
      back.set(`${title} ${JSON.stringify(argument)}`, {
        title,
        kind: CodeActionKind.QuickFix,
        command: { title, command: IGNORE_COMMAND, arguments: [argument] },
      });
    }
  }
  const ignoring = shown.flatMap(({ finding, flag }) => {
    const name = ruleText(flag.rule);
    const listed = (
      title: string,
      scope: IgnoreScope,
      list: string | null,
      file: string | null,
    ): CodeAction[] => {
      if (list === null) return [];
      const argument: IgnoreArgument = {
        list,
        scope,
        entry: entryFor(document.getText(), finding, flag, file),
      };
      return [
        {
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: answered(checked, context, [flag]),
          command: { title, command: IGNORE_COMMAND, arguments: [argument] },
        },
      ];
    };
    const { folder = null, user = null } = places ?? {};
    return [
      ...action(
        t('Ignore “{0}” here (comment in the text)', name),
        [flag],
        ignoreHere(document, finding.start, [flag.rule]),
      ),
      ...listed(t('Ignore this text in this file'), 'file', folder?.list ?? null, folder?.path ?? null),
      ...listed(t('Ignore this text in the workspace'), 'workspace', folder?.list ?? null, null),
      ...listed(t('Always ignore this text'), 'user', user, null),
      ...action(t('Ignore “{0}” in this file', name), [flag], ignoreInFile(document, [flag.rule])),
    ];
  });
  return [...ignoring, ...back.values()];
}

function backTitle(scope: IgnoreScope): string {
  switch (scope) {
    case 'file':
      return t('Stop ignoring this text in this file');
    case 'workspace':
      return t('Stop ignoring this text in the workspace');
    case 'user':
      return t('Stop ignoring this text in every workspace');
  }
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function rulesOf(flags: readonly Flag[]): Rule[] {
  return [...new Set(flags.map(({ rule }) => rule))];
}

/** The diagnostics of the request that an action answers. */
function answered(
  checked: CheckedDocument,
  context: CodeActionContext,
  flags: readonly Flag[],
): CodeAction['diagnostics'] {
  const found = context.diagnostics.filter(({ range, code }) =>
    flags.some(({ rule, span }) => rule === code && isSameRange(range, rangeOf(checked.document, span))),
  );
  return found.length > 0 ? found : undefined;
}
