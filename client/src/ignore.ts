// Writes and opens the lists of quotations that Verbatim leaves alone.
import { FileType, l10n, languages, Position, Range, window, workspace, WorkspaceEdit } from 'vscode';
import type { QuickPickItem, TextDocument, Uri } from 'vscode';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ADD_IGNORED, IGNORE_LISTS, REMOVE_IGNORED } from '../../server/src/protocol.ts';
import type {
  AddIgnoredParams,
  AddIgnoredResult,
  IgnoreArgument,
  IgnoreListsParams,
  IgnoreListsResult,
  RemoveIgnoredParams,
  RemoveIgnoredResult,
} from '../../server/src/protocol.ts';
import { SELECTOR } from './selector.ts';

/** Puts an entry into a list or takes it out, which is written at once; a list that cannot be read is left as it is and shown. */
export async function ignoreText(
  client: BaseLanguageClient,
  { list, scope, entry, remove }: IgnoreArgument,
): Promise<void> {
  const uri = client.protocol2CodeConverter.asUri(list);
  const open = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const before = open?.getText() ?? (await textOf(uri));
  if (remove === true && before === null) return;
  const result =
    remove === true
      ? await client.sendRequest<RemoveIgnoredResult>(REMOVE_IGNORED, {
          text: before!,
          entry,
        } satisfies RemoveIgnoredParams)
      : await client.sendRequest<AddIgnoredResult>(ADD_IGNORED, {
          text: before,
          entry,
          date: today(),
          scope,
        } satisfies AddIgnoredParams);
  if (result === null) {
    const show = l10n.t('Open the List');
    const message = l10n.t(
      'The list of ignored quotations cannot be read, so nothing was changed: {0}',
      workspace.asRelativePath(uri),
    );
    if ((await window.showErrorMessage(message, show)) === show) await window.showTextDocument(uri);
    return;
  }
  if (open === undefined) await workspace.fs.writeFile(uri, new TextEncoder().encode(result.text));
  else await rewrite(open, result.text);
  // A list outside the workspace is watched by nobody.
  await client.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: list, type: before === null ? FileChangeType.Created : FileChangeType.Changed }],
  });
  const shown = scope === 'user' ? uri.fsPath : workspace.asRelativePath(uri);
  if (remove === true)
    return void window.setStatusBarMessage(l10n.t('No longer ignored; taken out of {0}', shown), 6000);
  const said =
    scope === 'file'
      ? l10n.t('Ignored in this file: {0}', shown)
      : scope === 'workspace'
        ? l10n.t('Ignored in the workspace: {0}', shown)
        : l10n.t('Always ignored: {0}', shown);
  window.setStatusBarMessage(said, 6000);
}

/** Opens the list that holds for the active document; where there are several, the user chooses. */
export async function openIgnoreList(client: BaseLanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  const isChecked = document !== undefined && languages.match(SELECTOR, document) > 0;
  const params: IgnoreListsParams = {
    uri: isChecked ? client.code2ProtocolConverter.asUri(document.uri) : null,
  };
  const lists = await client.sendRequest<IgnoreListsResult>(IGNORE_LISTS, params);
  const there = lists.filter(({ exists }) => exists);
  if (there.length === 0)
    return void window.showInformationMessage(
      l10n.t('Nothing is ignored by a list yet. A quick fix (Ctrl+.) on a quotation adds to one.'),
    );
  const rows = there.map(({ uri, scope, entries }): QuickPickItem & { uri: Uri } => {
    const at = client.protocol2CodeConverter.asUri(uri);
    return {
      label: scope === 'user' ? at.fsPath : workspace.asRelativePath(at),
      description: `${
        scope === 'user' ? l10n.t('every workspace') : l10n.t('this workspace')
      } · ${l10n.t('{0} entries', entries)}`,
      uri: at,
    };
  });
  const chosen =
    rows.length === 1 ? rows[0] : await window.showQuickPick(rows, { title: l10n.t('Ignored Quotations') });
  if (chosen !== undefined) await window.showTextDocument(chosen.uri);
}

/** A file's text; null where there is none. */
async function textOf(uri: Uri): Promise<string | null> {
  try {
    const { type } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) return null;
  } catch {
    return null;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(uri));
}

async function rewrite(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  const end = document.positionAt(document.getText().length);
  edit.replace(document.uri, new Range(new Position(0, 0), end), text);
  await workspace.applyEdit(edit);
  await document.save();
}

/** Today where the user is, ISO 8601. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
