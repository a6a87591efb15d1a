import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, running } from './workspace.ts';

async function invoke<T>(name: string, input: object): Promise<T> {
  const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = result.content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value) as T;
}

suite('language-model tools', () => {
  suiteSetup(async function () {
    await running();
    // Without any model: the tools are there all the same.
    await eventually(() =>
      assert.deepEqual(
        vscode.lm.tools
          .map(({ name }) => name)
          .filter((name) => name.startsWith('verbatim_'))
          .sort(),
        ['verbatim_findQuotation', 'verbatim_verifyQuotation'],
      ),
    );
  });

  test('find the canonical words with their source', async () => {
    const { found } = await invoke<{ found: { text: string; speaker: string; date: string; uri: string }[] }>(
      'verbatim_findQuotation',
      { query: '铁杆情谊', limit: 3 },
    );
    assert.ok(found.length >= 1 && found.length <= 3);
    assert.match(found[0].text, /‘铁杆情谊’|“铁杆情谊”/);
    assert.equal(found[0].speaker, '习近平');
    assert.match(found[0].date, /^2020-03/);
  });

  test('verify words and what is said of their source', async () => {
    const wrong = await invoke<{
      verdict: string;
      canonical: string;
      differences: string[];
      attribution: string;
    }>('verbatim_verifyQuotation', {
      text: '“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”',
      speaker: '习近平',
    });
    assert.equal(wrong.verdict, 'misquote');
    assert.match(wrong.canonical, /团结协作/);
    assert.equal(wrong.differences.length, 1);
    const right = await invoke<{ verdict: string; sources: { occasion: string }[]; attribution: string }>(
      'verbatim_verifyQuotation',
      { text: wrong.canonical, speaker: '习近平', date: '2019-01-01' },
    );
    assert.equal(right.verdict, 'exact');
    assert.equal(right.attribution, 'contradicted');
    assert.ok(right.sources.length >= 1);
  });

  test('say what they need when it is missing', async () => {
    await assert.rejects(() => Promise.resolve(invoke('verbatim_findQuotation', { query: '' })));
  });
});
