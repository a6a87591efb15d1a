import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, openUntitled } from './workspace.ts';

async function itemsAtCursor(document: vscode.TextDocument, wanted: string): Promise<vscode.CompletionItem> {
  const at = vscode.window.activeTextEditor!.selection.active;
  return eventually(async () => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const texts = items.map(({ insertText }) =>
      typeof insertText === 'string' ? insertText : (insertText?.value ?? ''),
    );
    const index = texts.findIndex((text) => text.includes(wanted));
    assert.ok(index >= 0, `“${wanted}” among ${JSON.stringify(texts.slice(0, 8))}`);
    return items[index];
  });
}

suite('completion', () => {
  teardown(closeAll);

  test('goes on in the canonical wording, from the first matched character', async () => {
    const document = await openUntitled('他说：“在经济全球化时代，这样的重大|');
    const item = await itemsAtCursor(document, '突发事件不会是最后一次');
    const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
    assert.ok(range);
    assert.ok('在经济全球化时代，这样的重大'.endsWith(document.getText(range)), document.getText(range));
  });

  test('survives a wrong character before the cursor and mends it', async () => {
    const document = await openUntitled('他说：“在经济全球化时期，这样的重大|');
    const item = await itemsAtCursor(document, '在经济全球化时代，这样的重大突发事件');
    const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
    assert.equal(range && document.getText(range), '在经济全球化时期，这样的重大');
  });

  test('plain text too', async () => {
    const document = await openUntitled('病毒没有国界，疫情|', 'plaintext');
    await itemsAtCursor(document, '不分种族');
  });
});
