import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import {
  chinese,
  closeAll,
  diagnosticOf,
  diagnosticsOf,
  eventually,
  folder,
  hoverAt,
  rangeOf,
  running,
} from './workspace.ts';

// The translation is the test's own: a draft, not anybody's official words.
const TRANSLATIONS = `language: en
status: draft
source: a test
passages:
  - zh: 校对一事，贵在耐心。
    en: In proofreading, patience is what counts.
`;
const ORIGINAL = '信里说：“校对一事，贵在耐心。”\n';
const TRANSLATION = 'The letter says: “In proofreading, patience is what matters.”\n';

const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), ...path.split('/'));

async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(at(path));
  await vscode.window.showTextDocument(document);
  return document;
}

suite('translations', () => {
  setup(async () => {
    await running();
    fs.mkdirSync(at('corpus/translations').fsPath, { recursive: true });
    fs.writeFileSync(at('corpus/translations/letter.en.translations.yaml').fsPath, TRANSLATIONS);
    fs.writeFileSync(at('letter.zh.md').fsPath, ORIGINAL);
    fs.writeFileSync(at('letter.en.md').fsPath, TRANSLATION);
  });
  teardown(async () => {
    await closeAll();
    fs.rmSync(at('corpus/translations').fsPath, { recursive: true, force: true });
    for (const name of ['letter.zh.md', 'letter.en.md']) fs.rmSync(at(name).fsPath, { force: true });
  });

  test('hover shows the established translation; the translated document is compared and mended', async () => {
    const original = await open('letter.zh.md');
    await eventually(async () => {
      const { text } = await hoverAt(original, '贵在耐心');
      assert.match(text, chinese ? /既定译文/ : /Established translation/);
      assert.match(text, /In proofreading/);
      assert.match(text, chinese ? /译文草稿/ : /draft/);
    });

    const document = await open('letter.en.md');
    const altered = await diagnosticOf(document, 'translation-altered');
    assert.equal(document.getText(altered.range), 'In proofreading, patience is what matters.');
    assert.match(altered.message, /matters.*counts/);
    const action = await eventually(async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        altered.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const found = actions.find(({ title }) =>
        title.startsWith(chinese ? '改用既定译文' : 'Use the established'),
      );
      assert.ok(found?.edit, JSON.stringify(actions.map(({ title }) => title)));
      return found;
    });
    await vscode.workspace.applyEdit(action.edit!);
    assert.equal(document.getText(), 'The letter says: “In proofreading, patience is what counts.”\n');
    await eventually(() => assert.deepEqual(diagnosticsOf(document.uri), []));

    // A Chinese phrase is completed by its translation.
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, 'In proofreading, patience is what counts.'), '校对一事');
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        rangeOf(document, '校对一事').end,
      );
      const item = list.items.find(({ sortText }) => sortText?.startsWith('!'));
      assert.ok(item, 'a completion');
      assert.match(JSON.stringify(item.label), /In proofreading/);
    });
  });
});
