import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, openDraft, rangeOf } from './workspace.ts';

suite('definition', () => {
  teardown(closeAll);

  test('leads from a quotation to its passage', async () => {
    const document = await openDraft();
    const links = await eventually(async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        rangeOf(document, '携手应对风险挑战').start,
      );
      assert.ok(found.length > 0, 'a definition');
      return found;
    });
    const first = links[0];
    const [uri, range] =
      'targetUri' in first ? [first.targetUri, first.targetRange] : [first.uri, first.range];
    const article = await vscode.workspace.openTextDocument(uri);
    assert.match(article.getText(range), /携手应对风险挑战，共建美好地球家园/);
  });

  test('the command opens the article there', async () => {
    const document = await openDraft();
    const editor = vscode.window.activeTextEditor!;
    const at = rangeOf(document, '携手应对风险挑战').start;
    editor.selection = new vscode.Selection(at, at);
    await eventually(async () => {
      await vscode.commands.executeCommand('verbatim.openSource');
      const opened = vscode.window.activeTextEditor!;
      assert.notEqual(opened.document.uri.toString(), document.uri.toString());
      assert.match(opened.document.getText(opened.selection), /携手应对风险挑战/);
    });
  });

  test('references: every quotation of the passage', async () => {
    const document = await openDraft();
    await eventually(async () => {
      const places = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        rangeOf(document, '携手应对风险挑战').start,
      );
      assert.ok(
        places.some(({ uri }) => uri.toString() === document.uri.toString()),
        JSON.stringify(places),
      );
    });
  });
});
