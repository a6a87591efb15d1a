// The way from one flagged quotation to the next, by keyboard.
import { commands, l10n, Range, Selection, TextEditorRevealType, window } from 'vscode';
import { rangeOf } from './decorations.ts';
import type { Findings } from './findings.ts';

/** Goes to the next (1) or previous (-1) quotation that something is said about, around the end of the document. */
export async function goToFinding(findings: Findings, step: 1 | -1): Promise<void> {
  // from the first steps, the sample beside them is meant
  const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
  if (editor === undefined) return;
  const found = (await findings.ask(editor.document)) ?? findings.of(editor.document);
  const flagged = (found?.items ?? []).filter(({ severity }) => severity !== null).map(rangeOf);
  if (flagged.length === 0) {
    const none = l10n.t('There is no quotation in this document that needs attention.');
    void window.showInformationMessage(found === undefined || found.reason === null ? none : found.summary);
    return;
  }
  const cursor = editor.selection.active;
  const next =
    step === 1
      ? flagged.findIndex(({ start }) => start.isAfter(cursor))
      : flagged.findLastIndex(({ start }) => start.isBefore(cursor));
  const index = next >= 0 ? next : step === 1 ? 0 : flagged.length - 1;
  const { start, end } = flagged[index];
  // only now: the page of the first steps takes the focus back while the answer is waited for
  if (editor !== window.activeTextEditor)
    await window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, end), TextEditorRevealType.InCenterIfOutsideViewport);
  window.setStatusBarMessage(
    l10n.t('Quotation {0} of {1} that need attention', index + 1, flagged.length),
    4000,
  );
  // what differs is said at once, by a screen reader too
  await commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}
