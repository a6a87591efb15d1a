// Documents that are written for reading: explanations, collations, the two sides of a comparison.
import { commands, EventEmitter, languages, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';

const SCHEME = 'verbatim';

export interface VirtualDocuments extends Disposable {
  /** Writes a document of this name, in the place of the last one of the name. */
  write(name: string, content: string): Uri;
  /** Shows a Markdown document beside the editor, as it reads. */
  preview(uri: Uri): Promise<void>;
}

/** Documents kept at once; the oldest go first. */
const MOST = 40;

export function virtualDocuments(): VirtualDocuments {
  const contents = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const registered = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => contents.get(uri.path) ?? '',
  });
  return {
    write(name, content) {
      const path = `/${name.replace(/[\\/:*?"<>|#\n]+/g, ' ').trim()}`;
      contents.delete(path);
      contents.set(path, content);
      for (const old of contents.keys()) if (contents.size > MOST) contents.delete(old);
      const uri = Uri.from({ scheme: SCHEME, path });
      changed.fire(uri);
      return uri;
    },
    async preview(uri) {
      try {
        await commands.executeCommand('markdown.showLockedPreviewToSide', uri);
      } catch {
        // the built-in Markdown extension may be switched off
        const plain = await workspace.openTextDocument(uri);
        const document = await languages.setTextDocumentLanguage(plain, 'markdown');
        await window.showTextDocument(document, {
          viewColumn: ViewColumn.Beside,
          preview: true,
          preserveFocus: true,
        });
      }
    },
    dispose() {
      registered.dispose();
      changed.dispose();
    },
  };
}
