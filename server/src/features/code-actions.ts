import { CodeActionKind } from 'vscode-languageserver-types';
import type {
  CodeAction,
  CodeActionContext,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import type { Edit, Finding, Span } from '../engine/index.ts';
import { t } from '../messages/language.ts';
import { inWholeWords } from '../messages/whole-words.ts';
import { statedName, words } from '../messages/wording.ts';
import { besideMarkup } from '../edits-beside-markup.ts';
import { plainEdits } from '../plain-edits.ts';
import { isWordingIgnored } from '../rules.ts';
import { rangeOf, spanOf } from './ranges.ts';

/** Mends everything that needs no choice. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.verbatim`;

/** The mark of an omission: six dots, GB/T 15834—2011. */
const ELLIPSIS = '……';
/** Left-out words of this many letters, or with a mark among them, are a clause: marked before anything shorter is. */
const CLAUSE_LETTERS = 5;

/** Whether any action of this feature could be asked for: other `source.*` requests are answered at once. */
export function offersAny(only: readonly string[] | undefined): boolean {
  return (
    only === undefined ||
    only.some((kind) => includes(kind, CodeActionKind.QuickFix) || includes(kind, FIX_ALL))
  );
}

/**
 * What can be done about the quotations in a range. Each action carries its whole edit, tied to the version that
 * was checked (`versioned`), so nothing has to be remembered between offering and doing.
 */
export function codeActions(
  checked: CheckedDocument,
  range: Range,
  context: CodeActionContext,
  versioned: boolean,
): CodeAction[] {
  const wanted = (kind: string): boolean =>
    context.only === undefined || context.only.some((asked) => includes(asked, kind));
  const edit = (edits: TextEdit[]): WorkspaceEdit => {
    const { uri, version } = checked.document;
    return versioned
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } };
  };
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    const span = spanOf(checked.document, range);
    for (const finding of checked.findings) {
      if (touches(finding, span)) actions.push(...wordingActions(checked, finding, context, edit));
      for (const conflict of finding.attribution.status === 'contradicted'
        ? finding.attribution.conflicts
        : []) {
        if (conflict.expected === null || !(touches(finding, span) || touches(conflict.span, span))) continue;
        if (conflict.what === 'date' && !NAMES_DATE.test(conflict.stated)) continue;
        actions.push({
          title: t('Change the {0} to {1}', statedName(conflict.what), words(conflict.expected)),
          kind: CodeActionKind.QuickFix,
          diagnostics: matching(checked, context, conflict.span, ['contradicted']),
          edit: edit([{ range: rangeOf(checked.document, conflict.span), newText: conflict.expected }]),
        });
      }
    }
  }
  // Asked for by name or by saving; in a plain list of fixes it would stand in the way.
  if (context.only !== undefined && wanted(FIX_ALL)) {
    const edits = fixAllEdits(checked);
    const made = edits.flatMap((one) => textEdits(checked, [one]) ?? []);
    if (made.length > 0)
      actions.push({
        title: t('Restore the canonical wording of all clear cases'),
        kind: FIX_ALL,
        edit: edit(made),
      });
  }
  return actions;
}

/** A date is put in a date's place; where 那天 points to a wrong one, that is what the writer must mend. */
const NAMES_DATE = /[0-9０-９]|[〇一二三四五六七八九十]\s*[年月日号號]/;

function wordingActions(
  checked: CheckedDocument,
  finding: Finding,
  context: CodeActionContext,
  edit: (edits: TextEdit[]) => WorkspaceEdit,
): CodeAction[] {
  if (finding.source === null || finding.verdict === 'spliced' || !separate(finding.edits)) return [];
  const actions: CodeAction[] = [];
  const diagnostics = matching(checked, context, finding, [
    'misquote',
    'variant',
    'equivalent',
    'near-verbatim',
  ]);
  const restored = textEdits(checked, finding.edits);
  if (restored !== null && restored.length > 0)
    actions.push({
      title: restoreTitle(finding),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      isPreferred: finding.verdict === 'misquote' && finding.quoted,
      edit: edit(restored),
    });
  const leftOut = finding.verdict === 'misquote' ? omissions(finding.edits) : [];
  if (leftOut.length > 0) {
    const marked = finding.edits.map((one) => (leftOut.includes(one) ? { ...one, expected: ELLIPSIS } : one));
    const made = textEdits(checked, marked);
    if (made === null) return actions;
    actions.push({
      title: marked.every(isMark)
        ? t('Mark the omission with {0}', ELLIPSIS)
        : t('Mark the omission with {0} and restore the rest', ELLIPSIS),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: edit(made),
    });
  }
  return actions;
}

function restoreTitle(finding: Finding): string {
  const [edit, ...more] = finding.edits;
  if (more.length > 0) return t('Restore the canonical wording ({0} places)', finding.edits.length);
  if (edit.expected === '') return t('Restore the canonical wording: delete {0}', words(edit.found));
  if (edit.found === '') return t('Restore the canonical wording: insert {0}', words(edit.expected));
  return t(
    'Restore the canonical wording: {0}',
    words(inWholeWords(edit, finding.text, edit.start - finding.start).expected),
  );
}

/** Left-out words that can be marked: whole clauses where there are any (what is shorter is a slip then), else all. */
function omissions(edits: readonly Edit[]): readonly Edit[] {
  const all = edits.filter(({ op, kind }) => op === 'omission' && kind === 'wording');
  const clauses = all.filter(isClauseLeftOut);
  return clauses.length > 0 ? clauses : all;
}

function isClauseLeftOut(edit: Edit): boolean {
  return (
    letters(edit.expected) >= CLAUSE_LETTERS ||
    /\p{L}.*[，。；：！？、]|[，。；：！？、].*\p{L}/su.test(edit.expected)
  );
}

function isMark(edit: Edit): boolean {
  return edit.expected === ELLIPSIS;
}

/** Edits that need no choice, and do not touch one another. */
function fixAllEdits(checked: CheckedDocument): Edit[] {
  const chosen = checked.findings.flatMap((finding) =>
    isWordingIgnored(finding, checked.settings, checked.ignored)
      ? []
      : plainEdits(finding, checked.corpus.library),
  );
  const kept: Edit[] = [];
  for (const one of [...chosen].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept[kept.length - 1];
    if (last === undefined || one.start > last.end || (one.start === last.end && one.end > one.start))
      kept.push(one);
  }
  return kept;
}

/** Whether edits can be applied together. */
function separate(edits: readonly Edit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.every((one, i) => i === 0 || sorted[i - 1].end <= one.start);
}

/** The edits as the document takes them; null where one of them cannot be made without touching markup. */
function textEdits(checked: CheckedDocument, edits: readonly Edit[]): TextEdit[] | null {
  const text = checked.document.getText();
  const made = edits.map((edit) => besideMarkup(text, edit));
  if (!made.every((edit) => edit !== null)) return null;
  return made.map((edit) => ({ range: rangeOf(checked.document, edit), newText: edit.expected }));
}

/** The diagnostics of the request that an action answers: the editor ties the light bulb to them. */
function matching(
  checked: CheckedDocument,
  context: CodeActionContext,
  span: Span,
  codes: readonly string[],
): CodeAction['diagnostics'] {
  const { start, end } = rangeOf(checked.document, span);
  const found = context.diagnostics.filter(
    ({ range, code }) =>
      codes.includes(String(code)) &&
      range.start.line === start.line &&
      range.start.character === start.character &&
      range.end.line === end.line &&
      range.end.character === end.character,
  );
  return found.length > 0 ? found : undefined;
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Whether a kind that was asked for covers another: `source` covers `source.fixAll.verbatim`. */
function includes(asked: string, kind: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}
