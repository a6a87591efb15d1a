import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COLLATE } from '../../../server/src/protocol.ts';
import type { CollateResult } from '../../../server/src/protocol.ts';
import {
  chinese,
  closeAll,
  diagnosticOf,
  diagnosticsOf,
  eventually,
  folder,
  ruleOf,
  running,
} from './workspace.ts';

suite('looking after the corpus', () => {
  const file = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'corpus', '转引.md');
  const text =
    '---\nid: quoting\ntitle: 转引\nauthor: 丁\ndate: 2019-07-01\nkind: report\nlanguage: zh-Hans\n---\n\n' +
    '林一帆说：“校对一事，贵在耐心。读过一遍，自以为无误，再读一遍，往往又见出两三处来，可知眼睛是会偷懒的。”此言不虚,可以为训。\n';

  teardown(async () => {
    await closeAll();
    await Promise.resolve(vscode.workspace.fs.delete(file())).catch(() => {});
  });

  test('an open article is looked over; a quick fix records an emendation, and the text stays', async () => {
    const { client } = await running();
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(file());
    await vscode.window.showTextDocument(document);
    const found = await diagnosticOf(document, 'punctuation-halfwidth');
    await diagnosticOf(document, 'variant-undecided');
    assert.equal(document.getText(found.range), ',');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ isPreferred, edit }) => isPreferred && edit !== undefined);
    assert.ok(fix?.edit, `a preferred fix among ${actions.map(({ title }) => title).join(', ')}`);
    await vscode.workspace.applyEdit(fix.edit);
    const body = (whole: string): string => whole.slice(whole.indexOf('\n---\n'));
    assert.equal(body(document.getText()), body(text));
    assert.match(document.getText(), /^emendations:$/m);
    await eventually(() => assert.deepEqual(diagnosticsOf(document.uri).map(ruleOf), ['variant-undecided']));
    const page = await client.sendRequest<CollateResult | null>(COLLATE, {
      uri: client.code2ProtocolConverter.asUri(document.uri),
    });
    assert.match(page?.markdown ?? '', /三两.*‖.*两三/);
    await document.save();
  });

  test('its front matter is completed', async () => {
    await running();
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(file());
    await vscode.window.showTextDocument(document);
    const kind = document.positionAt(text.indexOf('report'));
    const list = await eventually(async () => {
      const answer = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        kind,
      );
      assert.ok(answer.items.some(({ label }) => label === 'dialogue'));
      return answer;
    });
    const compilation = list.items.find(({ label }) => label === 'compilation');
    const told = compilation?.documentation;
    assert.match(typeof told === 'string' ? told : (told?.value ?? ''), chinese ? /汇编/ : /passages/);
  });
});
