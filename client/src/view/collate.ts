import { l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COLLATE } from '../../../server/src/protocol.ts';
import type { CollateParams, CollateResult } from '../../../server/src/protocol.ts';
import type { VirtualDocuments } from './virtual-documents.ts';

/** Shows the article at hand beside the others that have its words; the whole corpus where no article is at hand. */
export async function collate(client: BaseLanguageClient, documents: VirtualDocuments): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  const params: CollateParams = {
    uri: uri === undefined ? null : client.code2ProtocolConverter.asUri(uri),
  };
  const found = await client.sendRequest<CollateResult | null>(COLLATE, params);
  if (found === null)
    return void window.showInformationMessage(
      l10n.t('No article differs from another in words that both have.'),
    );
  await documents.preview(documents.write(found.title, found.markdown));
}
