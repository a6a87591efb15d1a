import {
  commands,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  ProgressLocation,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { IMPORT } from '../../server/src/protocol.ts';
import type { ImportParams, ImportResult } from '../../server/src/protocol.ts';
import { chosenFolder, corpusFolder } from './corpus-folder.ts';
import type { Proposals } from './proposals.ts';

const ENDINGS = ['txt', 'text', 'md', 'markdown', 'html', 'htm', 'xhtml', 'docx', 'epub', 'pdf'];

export interface AddArticle {
  dispose(): void;
  /** Reads a file as an article and shows it as a document that is not saved yet. */
  add(file?: Uri): Promise<TextDocument | undefined>;
}

/** “Add Article to Corpus”: what is read stands in an editor with its doubts marked; only saving writes it. */
export function newAddArticle(client: BaseLanguageClient, proposals: Proposals): AddArticle {
  const doubts = languages.createDiagnosticCollection('verbatim-import');
  const owned = Disposable.from(
    doubts,
    workspace.onDidCloseTextDocument(({ uri }) => doubts.delete(uri)),
  );

  const add = async (given?: Uri): Promise<TextDocument | undefined> => {
    const file = given ?? (await chosenFile());
    if (file === undefined) return undefined;
    const name = file.path.split('/').pop() ?? '';
    const params: ImportParams = { uri: client.code2ProtocolConverter.asUri(file) };
    const result = await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t('Reading {0}…', name) },
      () => client.sendRequest<ImportResult | null>(IMPORT, params),
    );
    if (result === null || 'problem' in result) {
      void window.showErrorMessage(`${name}: ${result?.problem ?? l10n.t('It could not be read.')}`);
      return undefined;
    }
    const named = await corpusFolder(client);
    const folder = named === null ? await chosenFolder() : named;
    if (folder === undefined) return undefined;
    const target = await freeName(folder, result.name);
    const document = await proposals.open(target);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(0), result.text);
    await workspace.applyEdit(edit);
    await languages.setTextDocumentLanguage(document, 'markdown').then(undefined, () => {});
    await window.showTextDocument(document);
    doubts.set(
      document.uri,
      result.doubts.map(({ message, range: { start, end } }) => {
        const range = new Range(start.line, start.character, end.line, end.character);
        const diagnostic = new Diagnostic(range, message, DiagnosticSeverity.Information);
        diagnostic.source = 'Verbatim';
        return diagnostic;
      }),
    );
    void offerToSave(document, result.summary, result.doubts.length);
    return document;
  };

  const offerToSave = async (document: TextDocument, summary: string, count: number): Promise<void> => {
    const save = l10n.t('Save into the Corpus');
    const show = l10n.t('Show What to Look At');
    const buttons = count > 0 ? [show, save] : [save];
    const answer = await window.showInformationMessage(summary, ...buttons);
    if (answer === show) await commands.executeCommand('workbench.actions.view.problems');
    if (answer === save) await proposals.save(document);
  };

  const chosenFile = async (): Promise<Uri | undefined> => {
    const files = await window.showOpenDialog({
      title: l10n.t('Add Article to Corpus'),
      openLabel: l10n.t('Read'),
      filters: { [l10n.t('Texts')]: ENDINGS, [l10n.t('All files')]: ['*'] },
    });
    return files?.[0];
  };

  return {
    add,
    dispose() {
      owned.dispose();
    },
  };
}

async function freeName(folder: Uri, name: string): Promise<Uri> {
  const stem = name.replace(/\.md$/, '');
  for (let n = 1; ; n++) {
    const target = Uri.joinPath(folder, n === 1 ? name : `${stem}-${n}.md`);
    const untitled = target.with({ scheme: 'untitled' }).toString();
    const isOpen = workspace.textDocuments.some(({ uri }) => uri.toString() === untitled);
    const exists = await workspace.fs.stat(target).then(
      () => true,
      () => false,
    );
    if (!isOpen && !exists) return target;
  }
}
