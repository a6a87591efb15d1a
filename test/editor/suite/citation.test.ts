import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CITE, SEARCH } from '../../../server/src/protocol.ts';
import type { CiteParams, CiteResult, SearchResult } from '../../../server/src/protocol.ts';
import { closeAll, eventually, openUntitled, rangeOf, running } from './workspace.ts';

suite('citations', () => {
  teardown(closeAll);

  test('the source goes behind a quotation, in brackets or as a footnote', async () => {
    const document = await openUntitled('他说：“病毒没有国界，疫情不分种族。”此后无话。|\n');
    const at = rangeOf(document, '疫情不分种族');
    const actions = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        at,
        'refactor.insert',
      );
      assert.equal(found.length, 2, JSON.stringify(found.map(({ title }) => title)));
      return found;
    });
    assert.ok(actions[1].edit);
    await vscode.workspace.applyEdit(actions[1].edit);
    assert.match(
      document.getText(),
      /种族。”\[\^1\]此后无话。\n\n\[\^1\]: 2020年3月24日同.*托卡耶夫通话。见：习近平\. 团结/,
    );
  });

  test('in each form, by the language of the text', async () => {
    const { client } = await running();
    const [found] = await eventually(async () => {
      const hits = await client.sendRequest<SearchResult>(SEARCH, { query: '不分种族 托卡耶夫', limit: 1 });
      assert.equal(hits.length, 1);
      return hits;
    });
    const cite = async (params: CiteParams): Promise<string> =>
      (await client.sendRequest<CiteResult | null>(CITE, { id: found.id, ...params }))?.text ?? '';
    assert.equal(await cite({ form: 'inText' }), '（2020年3月24日同哈萨克斯坦总统托卡耶夫通话）');
    assert.match(await cite({ form: 'reference' }), /^习近平\. .*\[J\]\. 求是，2020（8）\.$/);
    assert.match(await cite({ form: 'reference', style: 'apa' }), /^习近平\. \(2020\)\. /);
    assert.match(await cite({ form: 'bibtex' }), /^@article\{[^]*journal = \{求是\}/);
    assert.match(await cite({ form: 'csl-json' }), /"container-title": "求是"/);
  });

  test('pinyin finds passages and is completed', async () => {
    const { client } = await running();
    await eventually(async () => {
      const [first] = await client.sendRequest<SearchResult>(SEARCH, { query: 'rlmygt gtls', limit: 3 });
      assert.match(first.text, /人类命运共同体/);
      assert.match(first.occasion ?? '', /古特雷斯/);
    });
    const document = await openUntitled('习近平同古特雷斯通电话时指出：“rlmy|');
    await eventually(async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        vscode.window.activeTextEditor!.selection.active,
      );
      assert.ok(
        items.some(({ label }) =>
          String(typeof label === 'string' ? label : label.label).startsWith('人类命运共同体'),
        ),
      );
    });
  });
});
