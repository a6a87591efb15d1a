import { commands, l10n, Uri, window } from 'vscode';
import type { Disposable, ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CHECK, WHY_NOT } from '../../server/src/protocol.ts';
import type { CheckParams, CheckResult, WhyNotParams, WhyNotResult } from '../../server/src/protocol.ts';
import { newWorkspaceCheck } from './check-workspace.ts';
import { newAddArticle } from './add-article.ts';
import { copyCitation } from './cite.ts';
import { newFindMemory } from './find-memory.ts';
import { findQuotation } from './find-quotation.ts';
import { ignoreText, openIgnoreList } from './ignore.ts';
import { newProposals } from './proposals.ts';
import { newArticle } from './view/first-steps.ts';
import { openAt, openSourceAtCursor } from './open-source.ts';
import type { SourceLocation } from './open-source.ts';
import { showState } from './status.ts';

/** Commands that a link in a hover may run. */
export const TRUSTED_COMMANDS = ['verbatim.openSource'];

export function registerCommands(
  client: BaseLanguageClient,
  { globalState }: ExtensionContext,
  bundledCorpus: Uri,
): Disposable[] {
  const register = (name: string, run: (...args: never[]) => unknown): Disposable =>
    commands.registerCommand(`verbatim.${name}`, run);
  const memory = newFindMemory(globalState);
  const proposals = newProposals();
  const adding = newAddArticle(client, proposals);
  const workspaceCheck = newWorkspaceCheck(client);
  return [
    register('findQuotation', () => findQuotation(client, memory)),
    register('copyCitation', (id?: unknown) => copyCitation(client, typeof id === 'string' ? id : undefined)),
    register('openSource', (place?: SourceLocation) =>
      isPlace(place) ? openAt(client, place) : openSourceAtCursor(client),
    ),
    register('completeQuotation', () => commands.executeCommand('editor.action.triggerSuggest')),
    register('checkDocument', () => checkDocument(client)),
    register('whyNotChecked', () => whyNotChecked(client)),
    workspaceCheck,
    register('checkWorkspace', () => workspaceCheck.run()),
    register('clearWorkspaceCheck', () => workspaceCheck.clear()),
    register('showState', () => showState(client, bundledCorpus)),
    register('restartServer', () => restart(client)),
    proposals,
    adding,
    register('addArticle', (file?: unknown) => adding.add(file instanceof Uri ? file : undefined)),
    // its message is soon gone: the button stays with the article
    register('showDoubts', () => commands.executeCommand('workbench.actions.view.problems')),
    register('newArticle', () => newArticle(client, proposals)),
    register('saveArticle', () => {
      const document = window.activeTextEditor?.document;
      return document && proposals.save(document);
    }),
    register('ignoreText', (argument: Parameters<typeof ignoreText>[1]) => ignoreText(client, argument)),
    register('openIgnoreList', () => openIgnoreList(client)),
  ];
}

function isPlace(value: unknown): value is SourceLocation {
  // a context menu passes the file it was opened on, a hover's link a place
  return typeof value === 'object' && value !== null && 'range' in value && 'uri' in value;
}

async function checkDocument(client: BaseLanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  const params: CheckParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const result = await client.sendRequest<CheckResult | null>(CHECK, params);
  if (result === null) return whyNotChecked(client);
  if (result.flagged === 0) return void window.showInformationMessage(result.summary);
  const show = l10n.t('Show Them');
  if ((await window.showInformationMessage(result.summary, show)) === show)
    await commands.executeCommand('workbench.actions.view.problems');
}

async function whyNotChecked(client: BaseLanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  const params: WhyNotParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    languageId: document.languageId,
  };
  const { message } = await client.sendRequest<WhyNotResult>(WHY_NOT, params);
  void window.showInformationMessage(message);
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop();
  await client.start();
  window.setStatusBarMessage(l10n.t('Verbatim has been restarted.'), 4000);
}
