import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  diagnosticOf,
  diagnosticsOf,
  eventually,
  openDraft,
  openUntitled,
  rangeOf,
  ruleOf,
} from './workspace.ts';

const setting = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('verbatim').update(name, value, vscode.ConfigurationTarget.Workspace);

suite('diagnostics', () => {
  teardown(closeAll);

  test('a misquotation is pointed out, with its source beside it', async () => {
    const document = await openDraft();
    const misquote = await diagnosticOf(document, 'misquote');
    assert.ok(
      rangeOf(document, '人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。').contains(
        misquote.range,
      ),
    );
    assert.equal(misquote.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(misquote.message, /团结合作|团结协作|协作/);
    const [related] = misquote.relatedInformation ?? [];
    assert.ok(related, 'it points into the article');
    const article = await vscode.workspace.openTextDocument(related.location.uri);
    assert.match(article.getText(related.location.range), /团结协作/);
  });

  test('a date that does not agree with the source is pointed out', async () => {
    const document = await openDraft();
    const contradicted = await diagnosticOf(document, 'contradicted');
    assert.match(contradicted.message, /2020年3月25日|25 March 2020/);
  });

  test('a correct quotation and set phrases get nothing', async () => {
    const document = await openDraft();
    await diagnosticOf(document, 'misquote');
    const rules = diagnosticsOf(document.uri).map(ruleOf).sort();
    assert.deepEqual(rules, ['contradicted', 'misquote']);
  });

  test('it goes as soon as the text is mended', async () => {
    const document = await openUntitled(
      '“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”\n\n|',
    );
    await diagnosticOf(document, 'misquote');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, '团结合作'), '团结协作');
    await vscode.workspace.applyEdit(edit);
    await eventually(() => assert.deepEqual(diagnosticsOf(document.uri).map(ruleOf), []));
  });

  test('plain text and LaTeX too', async () => {
    for (const language of ['plaintext', 'latex']) {
      const document = await openUntitled(
        '“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”\n\n|',
        language,
      );
      await diagnosticOf(document, 'misquote');
      await closeAll();
    }
  });

  test('a severity is a setting, and off is off', async () => {
    const document = await openDraft();
    await diagnosticOf(document, 'misquote');
    try {
      await setting('severity.misquote', 'error');
      await eventually(async () =>
        assert.equal((await diagnosticOf(document, 'misquote')).severity, vscode.DiagnosticSeverity.Error),
      );
      await setting('severity.misquote', 'off');
      await eventually(() => assert.ok(!diagnosticsOf(document.uri).some((d) => ruleOf(d) === 'misquote')));
    } finally {
      await setting('severity.misquote', undefined);
    }
    await diagnosticOf(document, 'misquote');
  });

  test('only on demand, when that is the setting', async () => {
    try {
      await setting('check.when', 'command');
      const document = await openDraft();
      await eventually(() => assert.deepEqual(diagnosticsOf(document.uri), []));
      void vscode.commands.executeCommand('verbatim.checkDocument');
      await diagnosticOf(document, 'misquote');
    } finally {
      await setting('check.when', undefined);
    }
  });
});
