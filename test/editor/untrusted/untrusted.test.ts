import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { STATUS } from '../../../server/src/protocol.ts';
import type { Status } from '../../../server/src/protocol.ts';
import { closeAll, diagnosticsOf, eventually, folder, ruleOf, running } from '../suite/workspace.ts';

suite('a folder that is not trusted', () => {
  teardown(closeAll);

  test('what its settings name as a corpus is not read; the rest works', async () => {
    assert.equal(vscode.workspace.isTrusted, false, 'the window is not trusted');
    const written = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(folder(), '.vscode/settings.json'),
    );
    assert.match(Buffer.from(written).toString('utf8'), /verbatim\.corpus\.folders.*文库/);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'draft.md'));
    await vscode.window.showTextDocument(document);
    const { client } = await running();
    const status = await eventually(async () => {
      const now = await client.sendRequest<Status>(STATUS, {});
      assert.equal(now.state, 'ready');
      return now;
    }, 20);
    assert.deepEqual(
      status.folders.filter((uri) => decodeURIComponent(uri).includes('文库')),
      [],
    );
    assert.ok(status.articles >= 5, 'the corpus that comes along is read');

    const sample = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”\n',
    });
    await vscode.window.showTextDocument(sample);
    await eventually(() =>
      assert.deepEqual(diagnosticsOf(sample.uri).map(ruleOf), ['misquote'], 'documents are checked'),
    );
    assert.deepEqual(
      diagnosticsOf(document.uri).filter((one) => ruleOf(one) === 'misquote'),
      [],
    );
  });
});
