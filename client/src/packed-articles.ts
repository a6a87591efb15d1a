import { l10n, window, workspace } from 'vscode';
import type { Disposable, TextDocumentContentProvider } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PACK_SCHEME, PACKED_TEXT } from '../../server/src/protocol.ts';
import type { PackedTextParams, PackedTextResult } from '../../server/src/protocol.ts';

/** Articles inside packs open like any other, to be read only: the server has their text. */
export function showPackedArticles(client: BaseLanguageClient): Disposable {
  const provider: TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const params: PackedTextParams = { uri: client.code2ProtocolConverter.asUri(uri) };
      const { text, message } = await client.sendRequest<PackedTextResult>(PACKED_TEXT, params);
      if (text === null)
        void window.showWarningMessage(message ?? l10n.t('This article of a pack cannot be read.'));
      return text ?? '';
    },
  };
  return workspace.registerTextDocumentContentProvider(PACK_SCHEME, provider);
}
