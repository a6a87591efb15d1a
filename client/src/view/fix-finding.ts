// Mends one quotation from the tree view, with the same fixes as the light bulb's.
import { l10n, window, workspace } from 'vscode';
import { CodeActionRequest } from 'vscode-languageclient';
import type { BaseLanguageClient, CodeAction } from 'vscode-languageclient';
import { didStep } from '../accepted.ts';
import type { FindingNode } from './finding-place.ts';

export async function fixFinding(client: BaseLanguageClient, { uri, item }: FindingNode): Promise<void> {
  const answer = await client.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
    range: item.range,
    context: { diagnostics: [], only: ['quickfix'] },
  });
  const actions = (answer ?? []).filter((one): one is CodeAction => 'edit' in one && one.edit !== undefined);
  const chosen = actions.find(({ isPreferred }) => isPreferred === true) ?? (await choose(actions));
  if (chosen?.edit === undefined) return;
  // the edit names the version it is for: if the text has changed meanwhile, nothing is done
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(chosen.edit);
  if (await workspace.applyEdit(edit)) didStep('fix');
  else void window.showInformationMessage(l10n.t('The text has changed meanwhile. Please try again.'));
}

async function choose(actions: readonly CodeAction[]): Promise<CodeAction | undefined> {
  if (actions.length <= 1) return actions[0];
  const rows = actions.map((action) => ({ label: action.title, action }));
  return (await window.showQuickPick(rows, { title: l10n.t('What should be done?') }))?.action;
}
