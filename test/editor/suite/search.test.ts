import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SEARCH } from '../../../server/src/protocol.ts';
import type { SearchResult } from '../../../server/src/protocol.ts';
import { eventually, running } from './workspace.ts';

suite('search', () => {
  const search = async (query: string): Promise<SearchResult> => {
    const { client } = await running();
    return client.sendRequest<SearchResult>(SEARCH, { query, limit: 10 });
  };

  test('by words', () =>
    eventually(async () => {
      const [first] = await search('铁杆情谊');
      assert.match(first.text, /“铁杆情谊”历久弥坚/);
      assert.match(first.snippet, /铁杆情谊/);
      const article = await vscode.workspace.openTextDocument(vscode.Uri.parse(first.uri));
      const { start, end } = first.range;
      assert.match(
        article.getText(new vscode.Range(start.line, start.character, end.line, end.character)),
        /铁杆情谊/,
      );
    }));

  test('by whom it was said to', () =>
    eventually(async () => {
      const found = await search('纳米比亚');
      assert.ok(found.some(({ occasion }) => occasion?.includes('纳米比亚')));
    }));
});
