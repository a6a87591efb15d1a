import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  diagnosticOf,
  diagnosticsOf,
  eventually,
  openDraft,
  openUntitled,
  ruleOf,
} from './workspace.ts';

const actionsAt = (document: vscode.TextDocument, range: vscode.Range, kind?: vscode.CodeActionKind) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind?.value,
  );

/** Applies the first fix offered whose edit leads to the wanted words. */
async function applyFix(document: vscode.TextDocument, range: vscode.Range, wanted: string): Promise<void> {
  const fix = await eventually(async () => {
    const actions = await actionsAt(document, range, vscode.CodeActionKind.QuickFix);
    const found = actions.find(({ edit }) =>
      edit?.get(document.uri).some(({ newText }) => newText !== '' && wanted.includes(newText)),
    );
    assert.ok(found?.edit, `a fix among ${JSON.stringify(actions.map(({ title }) => title))}`);
    return found.edit;
  });
  assert.ok(await vscode.workspace.applyEdit(fix));
}

suite('fixes', () => {
  teardown(closeAll);

  test('the canonical wording is restored', async () => {
    const document = await openDraft();
    const misquote = await diagnosticOf(document, 'misquote');
    await applyFix(document, misquote.range, '人类是一个命运共同体，唯有团结协作才能应对各种全球性风险挑战');
    assert.match(document.getText(), /唯有团结协作才能应对各种全球性风险挑战。”/);
    await eventually(() => assert.ok(!diagnosticsOf(document.uri).some((d) => ruleOf(d) === 'misquote')));
  });

  test('a stated date is corrected', async () => {
    const document = await openDraft();
    const contradicted = await diagnosticOf(document, 'contradicted');
    await applyFix(document, contradicted.range, '2020年3月25日');
    assert.match(document.getText(), /2020年3月25日，习近平主席同德国总理默克尔通话时表示/);
  });

  test('an omission is marked', async () => {
    const document = await openUntitled(
      '“新冠肺炎疫情的发生再次表明，人类是一个休戚与共的命运共同体。国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战，共建美好地球家园。”\n\n|',
    );
    const misquote = await diagnosticOf(document, 'misquote');
    const titles = await eventually(async () => {
      const actions = await actionsAt(document, misquote.range, vscode.CodeActionKind.QuickFix);
      const omission = actions.find(({ edit }) =>
        edit?.get(document.uri).some(({ newText }) => newText.includes('……')),
      );
      assert.ok(omission?.edit, JSON.stringify(actions.map(({ title }) => title)));
      await vscode.workspace.applyEdit(omission.edit);
      return actions;
    });
    assert.ok(titles.length >= 2, 'the words themselves can be restored too');
    assert.match(document.getText(), /命运共同体。?……国际社会必须/);
    await eventually(() => assert.deepEqual(diagnosticsOf(document.uri), []));
  });

  test('all at once, as when saving', async () => {
    const document = await openDraft();
    await diagnosticOf(document, 'misquote');
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append('verbatim');
    const edit = await eventually(async () => {
      const actions = await actionsAt(document, all, kind);
      assert.ok(actions[0]?.edit, 'source.fixAll.verbatim has an edit');
      return actions[0].edit;
    });
    await vscode.workspace.applyEdit(edit);
    assert.match(document.getText(), /唯有团结协作才能/);
  });
});
