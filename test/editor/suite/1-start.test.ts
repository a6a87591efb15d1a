import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { STATUS } from '../../../server/src/protocol.ts';
import type { Status } from '../../../server/src/protocol.ts';
import { chinese, closeAll, diagnosticOf, eventually, openDraft, running } from './workspace.ts';

suite('start', () => {
  teardown(closeAll);

  test('a Markdown document starts the extension', async () => {
    const extension = vscode.extensions.getExtension('verbatim.verbatim');
    assert.ok(extension);
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '# 样例' });
    await vscode.window.showTextDocument(document);
    await eventually(() => assert.ok(extension.isActive, 'it has been activated'));
  });

  test('its commands are there', async () => {
    await running();
    const all = await vscode.commands.getCommands(true);
    for (const name of [
      'findQuotation',
      'openSource',
      'completeQuotation',
      'checkDocument',
      'whyNotChecked',
      'showState',
      'restartServer',
      'openSample',
    ])
      assert.ok(all.includes(`verbatim.${name}`), name);
  });

  test('the corpus is the bundled one and the folder’s own', async () => {
    const { client } = await running();
    await openDraft();
    await eventually(async () => {
      const status = await client.sendRequest<Status>(STATUS, {});
      assert.equal(status.state, 'ready');
      assert.ok(status.articles >= 6, `${status.articles} articles`);
      assert.ok(status.passages > 100, `${status.passages} passages`);
      assert.deepEqual(status.problems, []);
      assert.match(status.summary, chinese ? /\d+ ?篇文章/ : /\d+ articles/);
    });
  });

  test('the sample opens and shows what there is to see', async () => {
    await running();
    await vscode.commands.executeCommand('verbatim.openSample');
    const document = vscode.window.activeTextEditor!.document;
    assert.ok(document.isUntitled);
    await diagnosticOf(document, 'misquote');
    await diagnosticOf(document, 'spliced');
  });

  test('it can be started anew', async () => {
    const { client } = await running();
    await openDraft();
    await vscode.commands.executeCommand('verbatim.restartServer');
    await eventually(async () => assert.equal((await client.sendRequest<Status>(STATUS, {})).state, 'ready'));
  });

  test('its words are in the language of the window', async () => {
    const extension = vscode.extensions.getExtension<unknown>('verbatim.verbatim');
    const { contributes } = extension?.packageJSON as {
      contributes: { commands: { command: string; title: string | { value: string } }[] };
    };
    const title = contributes.commands.find(({ command }) => command === 'verbatim.findQuotation')?.title;
    // where the window is not English VS Code keeps the English words beside the others
    assert.equal(
      typeof title === 'object' ? title.value : title,
      chinese ? '查找引文…' : 'Find a Quotation…',
    );
    if (process.env.VERBATIM_TEST_LANGUAGE)
      assert.equal(vscode.env.language, process.env.VERBATIM_TEST_LANGUAGE);
  });
});
