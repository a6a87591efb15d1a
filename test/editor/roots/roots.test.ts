import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page } from '../../../client/src/report-tab.ts';
import { CHECK_WORKSPACE, STATUS } from '../../../server/src/protocol.ts';
import type { Status, WorkspaceReport } from '../../../server/src/protocol.ts';
import { closeAll, diagnosticsOf, eventually, ruleOf, running } from '../suite/workspace.ts';

/** The speaker in the line of each flagged quotation. */
async function flaggedIn(folder: string): Promise<string[]> {
  const document = await openDraft(folder);
  return flagged(document);
}

async function openDraft(folder: string): Promise<vscode.TextDocument> {
  const root = vscode.workspace.workspaceFolders?.find(({ name }) => name === folder);
  assert.ok(root, `the folder ${folder} is open`);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root.uri, 'draft.md'));
  await vscode.window.showTextDocument(document);
  return document;
}

const flagged = (document: vscode.TextDocument): string[] =>
  diagnosticsOf(document.uri)
    .filter((diagnostic) => ruleOf(diagnostic) === 'misquote')
    .map(({ range }) => document.lineAt(range.start).text.slice(0, 3));

suite('a workspace of two folders', () => {
  suiteSetup(running);
  teardown(closeAll);

  test('each has its own corpus, one by its folder’s own settings', async () => {
    await eventually(async () => assert.deepEqual(await flaggedIn('甲'), ['林一帆']), 20);
    await eventually(async () => assert.deepEqual(await flaggedIn('乙'), ['周以南']));
    const { client } = await running();
    const { folders, problems } = await client.sendRequest<Status>(STATUS, {});
    assert.deepEqual(problems, []);
    const named = folders.map((uri) => decodeURIComponent(uri).split('/').slice(-2).join('/'));
    assert.deepEqual(named.slice(0, 2), ['甲/corpus', '乙/文库']);
  });

  test('an untitled document has both', async () => {
    const { uri } = await openDraft('甲');
    const content = (await vscode.workspace.openTextDocument(uri)).getText();
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
    await eventually(() => assert.deepEqual(flagged(document), ['林一帆', '周以南']));
  });

  test('a new article is begun in the corpus of the document’s folder', async () => {
    for (const [folder, corpus] of [
      ['甲', '甲/corpus/'],
      ['乙', '乙/文库/'],
    ]) {
      await openDraft(folder);
      await vscode.commands.executeCommand('verbatim.newArticle');
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document?.uri.scheme === 'untitled', 'an article that is not saved yet is shown');
      assert.ok(document.uri.path.includes(`/${corpus}`), document.uri.path);
      assert.match(document.getText(), /^kind: essay$/m);
    }
  });

  test('the report tells files of one name apart', async () => {
    const { client } = await running();
    const report = await client.sendRequest<WorkspaceReport>(CHECK_WORKSPACE);
    const names = [...page(report).matchAll(/<th scope="row"><a [^>]*>([^<]*)</g)].map(([, name]) => name);
    assert.deepEqual(names.sort(), ['乙/draft.md', '甲/draft.md'].sort());
  });

  test('a folder’s setting that changes changes its own documents only', async () => {
    await eventually(async () => assert.deepEqual(await flaggedIn('甲'), ['林一帆']));
    const [, root] = vscode.workspace.workspaceFolders ?? [];
    const settings = vscode.workspace.getConfiguration('verbatim.corpus', root.uri);
    const set = (folders: string[]): Thenable<void> =>
      settings.update('folders', folders, vscode.ConfigurationTarget.WorkspaceFolder);
    await set(['${workspaceFolder}/文库', '../甲/corpus']);
    try {
      await eventually(async () => assert.deepEqual(await flaggedIn('乙'), ['林一帆', '周以南']));
      await eventually(async () => assert.deepEqual(await flaggedIn('甲'), ['林一帆']));
    } finally {
      await set(['${workspaceFolder}/文库']);
    }
    await eventually(async () => assert.deepEqual(await flaggedIn('乙'), ['周以南']));
  });
});
