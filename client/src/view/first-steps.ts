// The sample, the first steps, and the beginning of an article of one's own.
import { commands, l10n, SnippetString, Uri, ViewColumn, window, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { chosenFolder, corpusFolder } from '../corpus-folder.ts';
import type { Proposals } from '../proposals.ts';

/** The sample as a document of the user's own: whatever is done to it, the next one is whole again. */
export async function openSample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'samples', 'draft.md'));
  const document = await workspace.openTextDocument({
    language: 'markdown',
    content: new TextDecoder().decode(bytes),
  });
  await window.showTextDocument(document, { viewColumn: besideTheSteps() });
}

/** The first steps are read while they are tried: what they open stands beside them. */
function besideTheSteps(): ViewColumn {
  const { activeTabGroup } = window.tabGroups;
  // a page that is no document has no input that the API tells of
  const isPage = activeTabGroup.activeTab !== undefined && activeTabGroup.activeTab.input === undefined;
  return isPage ? ViewColumn.Beside : ViewColumn.Active;
}

export function openWalkthrough({ extension }: ExtensionContext): Thenable<unknown> {
  return commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#start`, false);
}

/** A new article in the document's own corpus, with its particulars to be filled in; it is there once it is saved. */
export async function newArticle(client: BaseLanguageClient, proposals: Proposals): Promise<void> {
  const named = await corpusFolder(client);
  if (named === null && workspace.workspaceFolders === undefined)
    return void window.showInformationMessage(
      l10n.t('Open a folder first: articles of your own are kept in its folder “corpus”.'),
    );
  const corpus = named === null ? await chosenFolder() : named;
  if (corpus === undefined) return;
  const taken = await workspace.fs.readDirectory(corpus).then(
    (entries) => new Set(entries.map(([name]) => name)),
    () => new Set<string>(),
  );
  const open = new Set(workspace.textDocuments.map(({ uri }) => uri.path));
  let name = '';
  let uri = corpus;
  for (let i = 1; name === '' || taken.has(name) || open.has(uri.path); i++) {
    name = `${l10n.t('New article')}${i === 1 ? '' : ` ${i}`}.md`;
    uri = Uri.joinPath(corpus, name);
  }
  const editor = await window.showTextDocument(await proposals.open(uri), {
    viewColumn: besideTheSteps(),
  });
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
  const id = `article-${day}-${String(today.getTime() % 100_000)}`;
  await editor.insertSnippet(
    new SnippetString(
      [
        '---',
        `id: ${id}`,
        `title: \${1:${l10n.t('Title')}}`,
        `author: \${2:${l10n.t('Author')}}`,
        `publication: \${3:${l10n.t('Publication')}}`,
        // a day that nobody has looked up is not to slip in: this one is flagged until it is filled in
        `date: \${4:${l10n.t('YYYY-MM-DD')}}`,
        'kind: ${5|essay,speech,letter,report,compilation,commentary,text|}',
        'language: ${6|zh-Hans,zh-Hant|}',
        'status: complete',
        '---',
        '',
        `\${0:${l10n.t('The text of the article.')}}`,
        '',
      ].join('\n'),
    ),
  );
  window.setStatusBarMessage(l10n.t('Save it (Ctrl+S), and its passages are in the corpus.'), 8000);
}
