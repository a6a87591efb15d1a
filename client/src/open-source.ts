import { l10n, Range, window } from 'vscode';
import { DefinitionRequest } from 'vscode-languageclient';
import type { BaseLanguageClient, Location, LocationLink } from 'vscode-languageclient';
import type { ProtocolRange } from '../../server/src/protocol.ts';

/** A place in an article. */
export interface SourceLocation {
  readonly uri: string;
  readonly range: ProtocolRange;
}

/** Opens an article at a passage. */
export async function openAt(client: BaseLanguageClient, { uri, range }: SourceLocation): Promise<void> {
  const { start, end } = range;
  await window.showTextDocument(client.protocol2CodeConverter.asUri(uri), {
    selection: new Range(start.line, start.character, end.line, end.character),
    preview: true,
  });
}

/** Opens the source of the quotation under the cursor. */
export async function openSourceAtCursor(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const answer: Location | readonly (Location | LocationLink)[] | null = await client.sendRequest(
    DefinitionRequest.type,
    client.code2ProtocolConverter.asTextDocumentPositionParams(editor.document, editor.selection.active),
  );
  const first = [answer ?? []].flat()[0] as Location | LocationLink | undefined;
  if (first === undefined)
    void window.showInformationMessage(l10n.t('There is no quotation from the corpus at the cursor.'));
  else if ('targetUri' in first)
    await openAt(client, { uri: first.targetUri, range: first.targetSelectionRange });
  else await openAt(client, first);
}
