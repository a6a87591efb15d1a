import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { STATUS } from '../../../server/src/protocol.ts';
import type { Status } from '../../../server/src/protocol.ts';
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

  test('into a folder that is no folder of the disk, too', async () => {
    const { client } = await running();
    const shelf = new Map<string, Uint8Array>();
    const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const at = (uri: vscode.Uri): Uint8Array => {
      const bytes = shelf.get(uri.path);
      if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return bytes;
    };
    const provider = vscode.workspace.registerFileSystemProvider('shelf', {
      onDidChangeFile: changed.event,
      watch: () => ({ dispose: () => {} }),
      stat: (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: at(uri).length }),
      readDirectory: () => [...shelf.keys()].map((path) => [path.slice(path.lastIndexOf('/') + 1), 1]),
      readFile: at,
      writeFile: (uri, bytes) => void shelf.set(uri.path, bytes),
      createDirectory: () => {},
      delete: (uri) => void shelf.delete(uri.path),
      rename: () => {},
    });
    const settings = vscode.workspace.getConfiguration('verbatim.corpus');
    await settings.update('folders', ['shelf://library/articles'], vscode.ConfigurationTarget.Global);
    try {
      await eventually(async () => {
        const { folders } = await client.sendRequest<Status>(STATUS, {});
        assert.ok(folders.includes('shelf://library/articles'), folders.join());
      });
      await vscode.workspace.fs.writeFile(file(), encode(`打铁记\n林一帆\n${words}\n`));
      await vscode.commands.executeCommand('verbatim.addArticle', file());
      assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^title: 打铁记$/m);
      assert.equal(shelf.size, 0, 'nothing is written yet');
      await vscode.commands.executeCommand('verbatim.saveArticle');
      await eventually(() => {
        const shown = vscode.window.activeTextEditor?.document;
        assert.match(shown?.uri.toString() ?? '', /^shelf:\/\/library\/articles\/bellows\.md$/);
        assert.match(shown?.getText() ?? '', /^title: 打铁记$/m);
      });
      assert.deepEqual([...shelf.keys()], ['/articles/bellows.md']);
      assert.equal(vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled).length, 0);
    } finally {
      await settings.update('folders', undefined, vscode.ConfigurationTarget.Global);
      await closeAll();
      provider.dispose();
    }
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
