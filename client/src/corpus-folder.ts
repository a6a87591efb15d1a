// Where an article of one's own is kept: the folder that the settings of the document's workspace folder name.
import { l10n, window, workspace } from 'vscode';
import type { QuickPickItem, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ARTICLE_FOLDERS } from '../../server/src/protocol.ts';
import type { ArticleFoldersParams, ArticleFoldersResult } from '../../server/src/protocol.ts';

/** The folder, or `null` where the settings name none; the user is asked where they name several, and may give up. */
export async function corpusFolder(client: BaseLanguageClient): Promise<Uri | null | undefined> {
  const active = window.activeTextEditor?.document.uri;
  const params: ArticleFoldersParams = {
    uri: active === undefined ? null : client.code2ProtocolConverter.asUri(active),
  };
  const found = await client.sendRequest<ArticleFoldersResult>(ARTICLE_FOLDERS, params);
  const folders = found.map((uri) => client.protocol2CodeConverter.asUri(uri));
  if (folders.length <= 1) return folders[0] ?? null;
  const rows = folders.map((uri): QuickPickItem & { readonly uri: Uri } => ({
    label: workspace.asRelativePath(uri),
    uri,
  }));
  const title = l10n.t('The Corpus That the Article Goes Into');
  return (await window.showQuickPick(rows, { title }))?.uri;
}

/** Asks for a folder where no setting names one. */
export async function chosenFolder(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Folder of Your Corpus'),
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Keep Articles Here'),
  });
  return chosen?.[0];
}
