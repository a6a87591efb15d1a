import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { STATUS } from '../../../server/src/protocol.ts';
import type { Status } from '../../../server/src/protocol.ts';
import { closeAll, diagnosticsOf, eventually, folder, hoverAt, openUntitled, running } from './workspace.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

suite('the corpus while running', () => {
  const file = () => vscode.Uri.joinPath(folder(), 'corpus', '新到的文章.md');
  const article = (title: string): string =>
    `---\nid: newly-arrived\ntitle: ${title}\nauthor: 林一帆\ndate: 2019-06-01\nkind: essay\n` +
    `language: zh-Hans\nstatus: complete\nauthority: primary\n---\n\n` +
    `油墨未干的清样摊在桌上，窗外的槐花正落得满地都是，没有人舍得先去扫它。\n`;

  teardown(async () => {
    await closeAll();
    await Promise.resolve(vscode.workspace.fs.delete(file())).catch(() => {});
  });

  test('a new article is found, a changed one is read again, a deleted one is gone', async () => {
    const { client } = await running();
    const before = await client.sendRequest<Status>(STATUS, {});
    const document = await openUntitled('“油墨未干的清样摊在桌上，窗外的槐花正落得满地都是”\n');

    await vscode.workspace.fs.writeFile(file(), encode(article('槐花')));
    await eventually(async () => assert.match((await hoverAt(document, '窗外的槐花')).text, /槐花[》"”*]/));

    await vscode.workspace.fs.writeFile(file(), encode(article('落花时节')));
    await eventually(async () => assert.match((await hoverAt(document, '窗外的槐花')).text, /落花时节/));

    await vscode.workspace.fs.delete(file());
    await eventually(async () =>
      assert.equal((await client.sendRequest<Status>(STATUS, {})).articles, before.articles),
    );
  });

  test('a broken file says so itself, and the rest goes on', async () => {
    const { client } = await running();
    await vscode.workspace.fs.writeFile(file(), encode('---\nid: [unclosed\n---\n\n一段文字。\n'));
    await eventually(() => assert.ok(diagnosticsOf(file()).length > 0, 'a diagnostic in the broken file'));
    const status = await client.sendRequest<Status>(STATUS, {});
    assert.ok(status.problems.length > 0);
    assert.ok(status.articles >= 6);
  });
});
