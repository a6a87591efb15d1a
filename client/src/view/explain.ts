import { l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { EXPLAIN } from '../../../server/src/protocol.ts';
import type { ExplainParams, ExplainResult } from '../../../server/src/protocol.ts';
import type { FindingPlace } from './finding-place.ts';
import type { VirtualDocuments } from './virtual-documents.ts';

/** Shows why a quotation is judged as it is, beside the editor. */
export async function explainFinding(
  client: BaseLanguageClient,
  documents: VirtualDocuments,
  { uri, position }: FindingPlace,
): Promise<void> {
  const params: ExplainParams = { uri: client.code2ProtocolConverter.asUri(uri), position };
  const found = await client.sendRequest<ExplainResult | null>(EXPLAIN, params);
  if (found === null)
    return void window.showInformationMessage(l10n.t('There is no quotation from the corpus at the cursor.'));
  await documents.preview(documents.write(l10n.t('Explanation'), found.markdown));
}
