// A quotation beside its canonical wording, and a passage beside all who have it.
import { commands, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COLLATE_PASSAGE, COMPARE } from '../../../server/src/protocol.ts';
import type {
  CollatePassageParams,
  CollatePassageResult,
  CompareParams,
  CompareResult,
} from '../../../server/src/protocol.ts';
import type { FindingPlace } from './finding-place.ts';
import type { VirtualDocuments } from './virtual-documents.ts';

/** Opens VS Code's diff editor: the source on the left, the quotation on the right. */
export async function showDifference(
  client: BaseLanguageClient,
  documents: VirtualDocuments,
  place: FindingPlace,
): Promise<void> {
  const found = await compared(client, place);
  if (found === null) return;
  if (found.source === null)
    return void window.showInformationMessage(l10n.t('Nothing like these words stands in the corpus.'));
  if (found.source === found.document)
    return void window.showInformationMessage(l10n.t('The quotation agrees with its source, word for word.'));
  await commands.executeCommand(
    'vscode.diff',
    documents.write(l10n.t('The source, {0}', found.sourceName), found.source),
    documents.write(l10n.t('The quotation'), found.document),
    l10n.t('The source ↔ the quotation: {0}', found.title),
    { preview: true },
  );
}

/** Shows all articles that have a passage, variants marked. */
export async function collatePassage(
  client: BaseLanguageClient,
  documents: VirtualDocuments,
  given: FindingPlace | string,
): Promise<void> {
  const id = typeof given === 'string' ? given : (await compared(client, given))?.passage;
  if (id === undefined) return;
  const params: CollatePassageParams | null = id === null ? null : { id };
  const found =
    params === null ? null : await client.sendRequest<CollatePassageResult | null>(COLLATE_PASSAGE, params);
  if (found === null)
    return void window.showInformationMessage(l10n.t('No other article has the words of this passage.'));
  await documents.preview(documents.write(l10n.t('Collation'), found.markdown));
}

async function compared(
  client: BaseLanguageClient,
  { uri, position }: FindingPlace,
): Promise<CompareResult | null> {
  const params: CompareParams = { uri: client.code2ProtocolConverter.asUri(uri), position };
  const found = await client.sendRequest<CompareResult | null>(COMPARE, params);
  if (found === null)
    void window.showInformationMessage(l10n.t('There is no quotation from the corpus at the cursor.'));
  return found;
}
