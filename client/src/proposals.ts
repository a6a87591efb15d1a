// Articles that are shown before they are written: documents that are not saved yet and know where they belong.
import { commands, env, UIKind, window, workspace } from 'vscode';
import type { Disposable, TextDocument, Uri } from 'vscode';
import { didStep } from './accepted.ts';

/** Documents that are not saved yet: the button that saves them is shown for these. */
const CONTEXT = 'verbatim.proposals';

export interface Proposals extends Disposable {
  /** A document for a file that is not there yet. */
  open(target: Uri): Promise<TextDocument>;
  /** Writes it where it belongs and leaves it shown; anything else is left alone. */
  save(document: TextDocument): Promise<void>;
}

export function newProposals(): Proposals {
  /** Where each belongs, by its URI. */
  const targets = new Map<string, Uri>();
  const tell = (): void => void commands.executeCommand('setContext', CONTEXT, [...targets.keys()]);
  /** The paths of those that were not written yet. */
  const paths = new Set<string>();
  // saved for the first time it is another document
  const written = workspace.onDidOpenTextDocument(({ uri }) => {
    if (uri.scheme !== 'untitled' && paths.delete(uri.path)) didStep('article');
  });
  const closed = workspace.onDidCloseTextDocument(({ uri }) => {
    // one that is given another language is closed and opened, as far as is told
    const isOpen = workspace.textDocuments.some((one) => one.uri.toString() === uri.toString());
    if (!isOpen && targets.delete(uri.toString())) tell();
  });
  return {
    async open(target) {
      const document = await (isKnownByPath(target)
        ? workspace.openTextDocument(target.with({ scheme: 'untitled' }))
        : workspace.openTextDocument({ language: 'markdown' }));
      targets.set(document.uri.toString(), target);
      paths.add(target.path);
      tell();
      return document;
    },
    async save(document) {
      const target = targets.get(document.uri.toString());
      if (target === undefined || document.isClosed) return;
      await window.showTextDocument(document);
      // As the key does: a document that is told to save itself would be written, and gone from the window.
      if (isKnownByPath(target)) return void (await commands.executeCommand('workbench.action.files.save'));
      await workspace.fs.writeFile(target, new TextEncoder().encode(document.getText()));
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await window.showTextDocument(target);
    },
    dispose() {
      closed.dispose();
      written.dispose();
    },
  };
}

/**
 * Whether a document that is not saved yet can be given the file's place, so that its first saving asks nothing: VS Code
 * keeps the path alone, and takes it for one on the file system that the window is on.
 */
function isKnownByPath({ scheme }: Uri): boolean {
  if (scheme === 'file' || scheme === 'vscode-remote') return true;
  const isAlone = env.uiKind === UIKind.Web && env.remoteName === undefined;
  return isAlone && scheme === workspace.workspaceFolders?.[0]?.uri.scheme;
}
