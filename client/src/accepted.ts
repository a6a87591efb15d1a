// What follows when something of ours was accepted: the walkthrough ticks the step that asks for it (package.json,
// onContext), and grey text goes on.
import { CodeAction, CodeActionKind, commands } from 'vscode';
import type { Command, Disposable } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

export type Step = 'hover' | 'complete' | 'fix' | 'article';

/** Runs after something of ours was accepted in the editor: nothing else tells of that. */
const ACCEPTED = '_verbatim.accepted';
const accepted = (step: Step, next?: string): Command => ({
  title: '',
  command: ACCEPTED,
  arguments: [step, next],
});
/** Grey text was taken: how it likeliest goes on is shown, though it may go on otherwise. */
const GO_ON = 'editor.action.inlineSuggest.trigger';

/**
 * Sets a context key for a moment: `verbatim.did.hover` and so on. VS Code ticks a step when its key becomes true while the
 * page of the first steps is known to it; a key that is true before that would keep the step open for good.
 */
export function didStep(step: Step): void {
  const key = `verbatim.did.${step}`;
  const set = (value: boolean): Thenable<unknown> => commands.executeCommand('setContext', key, value);
  void set(true).then(() => set(false));
}

export function watchAccepted(): Disposable {
  return commands.registerCommand(ACCEPTED, (step: Step, next?: string) => {
    didStep(step);
    return next === undefined ? undefined : commands.executeCommand(next);
  });
}

export const ACCEPTED_MIDDLEWARE: Middleware = {
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token);
    if (hover) didStep('hover');
    return hover;
  },
  async provideCompletionItem(document, position, context, token, next) {
    const found = await next(document, position, context, token);
    for (const item of Array.isArray(found) ? found : (found?.items ?? []))
      item.command ??= accepted('complete');
    return found;
  },
  async provideInlineCompletionItems(document, position, context, token, next) {
    const found = await next(document, position, context, token);
    for (const item of Array.isArray(found) ? found : (found?.items ?? []))
      item.command ??= accepted('complete', GO_ON);
    return found;
  },
  async provideCodeActions(document, range, context, token, next) {
    const found = await next(document, range, context, token);
    for (const action of found ?? []) if (mends(action)) action.command ??= accepted('fix');
    return found;
  },
};

/** Whether an action changes the words; a comment that leaves them alone does not. */
function mends(action: Command | CodeAction): action is CodeAction {
  return (
    action instanceof CodeAction &&
    action.edit !== undefined &&
    action.kind !== undefined &&
    CodeActionKind.QuickFix.contains(action.kind) &&
    !action.edit
      .entries()
      .some(([, edits]) => edits.some(({ newText }) => newText.includes('verbatim-ignore-')))
  );
}
