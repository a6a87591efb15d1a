import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  chinese,
  closeAll,
  diagnosticOf,
  diagnosticsOf,
  eventually,
  folder,
  openDraft,
  openUntitled,
  ruleOf,
} from './workspace.ts';

const list = (): vscode.Uri => vscode.Uri.joinPath(folder(), '.verbatim/ignore.json');

/** The quick fix of a title at a diagnostic, run as the editor runs it. */
async function run(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  title: RegExp,
): Promise<void> {
  const action = await eventually(async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const found = actions.find((one) => title.test(one.title));
    assert.ok(found, JSON.stringify(actions.map((one) => one.title)));
    return found;
  });
  if (action.edit !== undefined) await vscode.workspace.applyEdit(action.edit);
  if (action.command !== undefined)
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

const rules = (document: vscode.TextDocument): string[] => diagnosticsOf(document.uri).map(ruleOf);

suite('ignoring', () => {
  teardown(async () => {
    await closeAll();
    fs.rmSync(path.dirname(list().fsPath), { recursive: true, force: true });
  });

  test('by a comment: this place and no other', async () => {
    const document = await openDraft();
    const misquote = await diagnosticOf(document, 'misquote');
    await diagnosticOf(document, 'contradicted');
    await run(document, misquote, chinese ? /^忽略此处/ : /^Ignore “Differs from the source” here/);
    assert.match(document.getText(), /\n<!-- verbatim-ignore-next-line misquote -->\n在致意大利总统/);
    await eventually(() => assert.deepEqual(rules(document), ['contradicted']));
  });

  test('by the workspace’s list: on the disk, in this file and after it is opened anew', async () => {
    const document = await openDraft();
    const misquote = await diagnosticOf(document, 'misquote');
    await run(document, misquote, chinese ? /在本文件中忽略这段引文/ : /^Ignore this text in this file/);
    await eventually(() => assert.deepEqual(rules(document), ['contradicted']));
    const written = fs.readFileSync(list().fsPath, 'utf8');
    assert.match(written, /"text": "人类是一个命运共同体，唯有团结合作/);
    assert.match(written, /"file": "抗疫文稿\.md"/);
    assert.match(written, /"date": "\d{4}-\d\d-\d\d"/);
    assert.ok(!document.isDirty, 'the document itself is as it was');
    await closeAll();
    const again = await openDraft();
    await diagnosticOf(again, 'contradicted');
    await eventually(() => assert.deepEqual(rules(again), ['contradicted']));

    await vscode.commands.executeCommand('verbatim.openIgnoreList');
    const opened = vscode.window.activeTextEditor!.document;
    assert.equal(opened.uri.toString(), list().toString());
    assert.equal(opened.languageId, 'jsonc');
    const complaints = vscode.languages
      .getDiagnostics(opened.uri)
      .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(complaints, [], 'comments and trailing commas belong there');
  });

  test('an entry that fits nothing any more is pointed out in the list', async () => {
    fs.mkdirSync(path.dirname(list().fsPath), { recursive: true });
    fs.writeFileSync(
      list().fsPath,
      '{ "ignore": [\n{ "text": "文稿里没有的一句话。", "file": "抗疫文稿.md" },\n] }\n',
    );
    const document = await openDraft();
    await diagnosticOf(document, 'misquote');
    await eventually(() => {
      const [stale, ...others] = diagnosticsOf(list());
      assert.deepEqual(others, []);
      assert.equal(ruleOf(stale), 'stale-ignore');
      assert.deepEqual(stale.tags, [vscode.DiagnosticTag.Unnecessary]);
    });
  });

  test('always: in the user’s own list, whatever the document', async () => {
    const own = path.join(os.homedir(), '.verbatim/ignore.json');
    const before = fs.existsSync(own) ? fs.readFileSync(own) : null;
    try {
      const document = await openUntitled(
        '甲说：“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”\n',
      );
      const misquote = await diagnosticOf(document, 'misquote');
      await run(document, misquote, chinese ? /^始终忽略这段引文/ : /^Always ignore this text/);
      await eventually(() => assert.ok(!rules(document).includes('misquote')));
      assert.match(fs.readFileSync(own, 'utf8'), /唯有团结合作/);
    } finally {
      if (before === null) fs.rmSync(own, { force: true });
      else fs.writeFileSync(own, before);
      // It lies outside the workspace, and is watched all the same.
      const document = await openDraft();
      await diagnosticOf(document, 'misquote');
    }
  });
});
