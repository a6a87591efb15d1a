import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, hoverAt, openUntitled, running } from './workspace.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

suite('adding an article to the corpus', () => {
  const file = () => vscode.Uri.joinPath(folder(), 'bellows.txt');
  const target = () => vscode.Uri.joinPath(folder(), 'corpus', 'bellows.md');
  const exists = (uri: vscode.Uri) =>
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
  const words =
    '风箱拉得均匀，炉火才旺得长久，打铁的人从来不和火候赌气，这是他在铁匠铺里学到的第一件事，也是最后一件事。';

  teardown(async () => {
    await closeAll();
    for (const uri of [file(), target()]) await vscode.workspace.fs.delete(uri).then(undefined, () => {});
  });

  test('what a file would be is shown with what is uncertain; only saving writes it, into the corpus', async () => {
    await running();
    await vscode.workspace.fs.writeFile(
      file(),
      encode(`打铁记\n林一帆\n${words}\n${words.replace('风箱', '铁锤')}\n`),
    );
    await vscode.commands.executeCommand('verbatim.addArticle', file());

    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document, 'the proposal is shown');
    assert.equal(document.uri.scheme, 'untitled');
    assert.equal(document.uri.path, target().path);
    assert.equal(document.languageId, 'markdown');
    assert.match(document.getText(), /^title: 打铁记$/m);
    assert.match(document.getText(), /^author: 林一帆$/m);
    assert.match(document.getText(), /sha256: [0-9a-f]{64}/);
    const doubts = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'Verbatim');
    assert.ok(doubts.length >= 2, 'publication and date are not in the text');
    assert.equal(await exists(target()), false, 'nothing is written yet');

    await vscode.commands.executeCommand('verbatim.saveArticle');
    await eventually(async () => assert.ok(await exists(target()), 'the article is written'));
    await eventually(() => assert.equal(vscode.window.activeTextEditor?.document.uri.path, target().path));
    assert.notEqual(
      vscode.window.activeTextEditor?.document.uri.scheme,
      'untitled',
      'it stands there, saved',
    );
    const draft = await openUntitled(`“${words.slice(0, 20)}”\n`);
    await eventually(async () => assert.match((await hoverAt(draft, '炉火才旺')).text, /打铁记/));
  });

  test('a file that is no text says why, and nothing opens', async () => {
    await running();
    await closeAll();
    await vscode.workspace.fs.writeFile(
      file(),
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    );
    await vscode.commands.executeCommand('verbatim.addArticle', file());
    assert.equal(vscode.window.activeTextEditor, undefined);
    assert.equal(await exists(target()), false);
  });
});
