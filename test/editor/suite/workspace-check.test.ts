import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { WorkspaceReport } from '../../../server/src/protocol.ts';
import { closeAll, diagnosticsOf, eventually, folder, openDraft, ruleOf, running } from './workspace.ts';

const SLIP = '习近平主席强调：“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”\n';
const file = (name: string): string => path.join(folder().fsPath, name);

suite('the whole workspace', () => {
  const made = ['工作区/甲.md', '工作区/乙.txt', '工作区/旧稿/丙.md'];
  setup(async () => {
    await running();
    for (const name of made) {
      fs.mkdirSync(path.dirname(file(name)), { recursive: true });
      fs.writeFileSync(file(name), SLIP);
    }
  });
  teardown(async () => {
    await vscode.commands.executeCommand('verbatim.clearWorkspaceCheck');
    await vscode.workspace
      .getConfiguration('verbatim')
      .update('files.exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await closeAll();
    fs.rmSync(file('工作区'), { recursive: true, force: true });
  });
  const rules = (name: string): string[] => diagnosticsOf(vscode.Uri.file(file(name))).map(ruleOf);

  test('is checked on demand: Problems has what was found, a tab the report', async () => {
    await openDraft();
    const report = await vscode.commands.executeCommand<WorkspaceReport>('verbatim.checkWorkspace');
    assert.ok(report.documents >= 4, `${report.documents} documents`);
    const listed = report.files.map(({ path: at }) => at);
    for (const name of [...made, '抗疫文稿.md'])
      assert.ok(listed.includes(name), `${name} in ${listed.join()}`);
    await eventually(() => {
      for (const name of made) assert.deepEqual(rules(name), ['misquote'], name);
    });
    await eventually(() => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      assert.ok(tab?.input instanceof vscode.TabInputWebview, `the report is in front, not ${tab?.label}`);
    });
    await vscode.commands.executeCommand('verbatim.clearWorkspaceCheck');
    await eventually(() => {
      for (const name of made) assert.deepEqual(rules(name), [], name);
    });
  });

  test('leaves out what the settings exclude, and follows the files', async () => {
    await vscode.workspace
      .getConfiguration('verbatim')
      .update('files.exclude', ['旧稿'], vscode.ConfigurationTarget.Workspace);
    const report = await eventually(async () => {
      const told = await vscode.commands.executeCommand<WorkspaceReport>('verbatim.checkWorkspace');
      assert.ok(!told.files.some(({ path: at }) => at.includes('旧稿')));
      return told;
    });
    assert.ok(report.files.some(({ path: at }) => at === made[0]));
    await eventually(() => assert.deepEqual(rules(made[0]), ['misquote']));
    const document = await vscode.workspace.openTextDocument(file(made[0]));
    await vscode.window.showTextDocument(document);
    await eventually(() => assert.deepEqual(rules(made[0]), ['misquote'], 'once, though open'));
    fs.writeFileSync(file(made[1]), SLIP.replace('合作', '协作'));
    await eventually(() => assert.deepEqual(rules(made[1]), []));
  });
});
