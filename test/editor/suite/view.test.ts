import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CORPUS_TREE } from '../../../server/src/protocol.ts';
import type { CorpusTreeNode, CorpusTreeResult } from '../../../server/src/protocol.ts';
import {
  chinese,
  closeAll,
  diagnosticOf,
  eventually,
  folder,
  openDraft,
  openUntitled,
  rangeOf,
  running,
} from './workspace.ts';

const WRONG = '人类是一个命运共同体，唯有团结合作';
const setting = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('verbatim').update(name, value, vscode.ConfigurationTarget.Workspace);
const whole = (document: vscode.TextDocument): vscode.Range =>
  document.validateRange(new vscode.Range(0, 0, 1000, 0));

/** The text of the document that Verbatim wrote last under a name. */
function written(name: RegExp): string {
  const document = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.scheme === 'verbatim' && name.test(uri.path),
  );
  assert.ok(document, `a document ${String(name)}`);
  return document.getText();
}

suite('quotations at a glance', () => {
  teardown(closeAll);

  test('the keyboard goes from one flagged quotation to the next, and around', async () => {
    const document = await openDraft();
    await diagnosticOf(document, 'contradicted');
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const first = rangeOf(document, WRONG).start;
    const second = rangeOf(document, '病毒不分国界').start;
    for (const expected of [first, second, first]) {
      await vscode.commands.executeCommand('verbatim.nextFinding');
      assert.deepEqual(editor.selection.active, expected);
    }
    await vscode.commands.executeCommand('verbatim.previousFinding');
    assert.deepEqual(editor.selection.active, second);
  });

  test('a finding is explained in a document of its own', async () => {
    const document = await openDraft();
    const { start } = rangeOf(document, '团结合作');
    vscode.window.activeTextEditor!.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('verbatim.explainFinding');
    const text = await eventually(() => written(/核对说明|Explanation/));
    assert.match(text, chinese ? /判定理由/ : /## Why/);
    assert.match(text, /<ins>协<\/ins>|<ins>协作<\/ins>/);
  });

  test('the difference opens beside the source, in the diff editor', async () => {
    const document = await openDraft();
    const { start } = rangeOf(document, '团结合作');
    vscode.window.activeTextEditor!.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('verbatim.showDifference');
    const input = await eventually(() => {
      const open = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(open instanceof vscode.TabInputTextDiff);
      return open;
    });
    const read = async (uri: vscode.Uri): Promise<string> =>
      (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(await read(input.original), /团结协作才能/);
    assert.match(await read(input.modified), /团结合作才能/);
  });

  test('a passage is compared with all who have it', async () => {
    const document = await openDraft();
    const { start } = rangeOf(document, '守望相助');
    vscode.window.activeTextEditor!.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('verbatim.collatePassage');
    const text = await eventually(() => written(/异文对照|Collation/));
    assert.match(text, chinese ? /各本出处/ : /Where they stand/);
  });

  test('a passage of the corpus goes into the document, with its source', async () => {
    const { client } = await running();
    const document = await openUntitled('他说：|\n');
    const path: string[] = [];
    let node: CorpusTreeNode | undefined;
    do {
      const params = { order: 'article', path, filter: '铁杆情谊' };
      [node] = (await client.sendRequest<CorpusTreeResult>(CORPUS_TREE, params)).nodes;
      assert.ok(node, 'something is found');
      path.push(node.key);
    } while (node.passage === null);
    await vscode.commands.executeCommand('verbatim.insertPassageWithSource', node.passage);
    await eventually(() => assert.match(document.getText(), /他说：“.*铁杆情谊.*”[（(].*武契奇.*[）)]/s));
  });

  test('hints behind the quotations, when that is the setting', async () => {
    const document = await openDraft();
    const hints = (): Thenable<vscode.InlayHint[]> =>
      vscode.commands.executeCommand('vscode.executeInlayHintProvider', document.uri, whole(document));
    assert.deepEqual(await hints(), []);
    try {
      await setting('show.inlayHints', true);
      await eventually(async () => {
        const labels = (await hints()).map(({ label }) =>
          typeof label === 'string' ? label : label[0].value,
        );
        assert.ok(
          labels.some((label) => label.includes('同联合国秘书长古特雷斯通话')),
          labels.join(),
        );
      });
    } finally {
      await setting('show.inlayHints', undefined);
    }
  });

  test('the outline lists the quotations', async () => {
    const document = await openDraft();
    const symbols = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.ok(found.some(({ name }) => name.includes('守望相助')));
      return found;
    });
    for (const words of ['国际社会必须树立', '人类是一个命运共同体', '病毒不分国界'])
      assert.ok(
        symbols.some(({ name }) => name.startsWith(`“${words}`)),
        words,
      );
  });

  test('a stated source in brackets is a link to the article', async () => {
    const document = await openUntitled(
      '“人类是一个命运共同体，唯有团结协作才能应对各种全球性风险挑战。”（2020年3月致意大利总统马塔雷拉的慰问电）\n',
    );
    const links = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
      );
      assert.ok(found.length > 0);
      return found;
    });
    assert.match(links[0].target!.toString(), /\.md#L\d+$/);
  });

  test('an article shows its uses, and its provenance lines are coloured', async () => {
    const article = vscode.Uri.joinPath(folder(), 'corpus', '给青年校对员的回信.md');
    const document = await vscode.workspace.openTextDocument(article);
    await vscode.window.showTextDocument(document);
    const lenses = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        article,
      );
      assert.ok(found.length > 0, 'a lens');
      return found;
    });
    assert.match(lenses[0].command!.title, chinese ? /个条目/ : /passages/);
    const bundled = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(
        vscode.extensions.getExtension('verbatim.verbatim')!.extensionUri,
        'dist/corpus/tuanjie-hezuo.md',
      ),
    );
    await vscode.window.showTextDocument(bundled);
    await eventually(async () => {
      const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        bundled.uri,
      );
      assert.ok(tokens !== undefined && tokens.data.length > 50, 'colours');
    });
  });
});
