import { CancellationTokenSource, l10n, Position, Range, ThemeIcon, window } from 'vscode';
import type { QuickInputButton, QuickPickItem, TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { SEARCH } from '../../server/src/protocol.ts';
import type { SearchItem, SearchParams, SearchResult } from '../../server/src/protocol.ts';
import { openAt } from './open-source.ts';
import { quotationOf } from './quotation.ts';

interface Row extends QuickPickItem {
  readonly found: SearchItem;
}

/** Search-as-you-type over the corpus; Enter inserts the quotation, the buttons add the source or open it. */
export function findQuotation(client: BaseLanguageClient): void {
  const editor = window.activeTextEditor;
  const withSource: QuickInputButton = {
    iconPath: new ThemeIcon('references'),
    tooltip: l10n.t('Insert with its source'),
  };
  const open: QuickInputButton = {
    iconPath: new ThemeIcon('go-to-file'),
    tooltip: l10n.t('Open the source'),
  };

  const pick = window.createQuickPick<Row>();
  pick.title = l10n.t('Find a Quotation');
  pick.placeholder = l10n.t('Words, speaker, occasion, date or article');
  // The server has found and ranked: the list must not filter or sort again.
  Object.assign(pick, { sortByLabel: false });
  pick.value = editor === undefined ? '' : selectedWords(editor);

  let searching: CancellationTokenSource | undefined;
  const search = async (): Promise<void> => {
    searching?.cancel();
    const mine = (searching = new CancellationTokenSource());
    pick.busy = true;
    try {
      const params: SearchParams = { query: pick.value, limit: 50 };
      const found = await client.sendRequest<SearchResult>(SEARCH, params, mine.token);
      if (mine.token.isCancellationRequested) return;
      pick.items = found.map((item) => rowOf(item, [withSource, open]));
    } catch (error) {
      if (mine.token.isCancellationRequested) return;
      client.error('search', error, false);
      pick.items = [];
    } finally {
      if (searching === mine) pick.busy = false;
      mine.dispose();
    }
  };

  pick.onDidChangeValue(() => void search());
  pick.onDidAccept(() => {
    const row = pick.activeItems[0];
    pick.hide();
    if (row === undefined) return;
    if (editor === undefined) void openAt(client, row.found);
    else void insert(editor, row.found, false);
  });
  pick.onDidTriggerItemButton(({ button, item }) => {
    pick.hide();
    if (button === open || editor === undefined) void openAt(client, item.found);
    else void insert(editor, item.found, true);
  });
  pick.onDidHide(() => {
    searching?.cancel();
    pick.dispose();
  });
  pick.show();
  void search();
}

function rowOf(found: SearchItem, buttons: readonly QuickInputButton[]): Row {
  const article = `《${found.articleTitle}》`;
  // an author's own article is its own occasion
  const occasion = found.occasion === article ? null : found.occasion;
  return {
    label: found.snippet,
    detail: [found.speaker, found.dateText, occasion, article].filter(Boolean).join(' · '),
    alwaysShow: true,
    buttons: [...buttons],
    found,
  };
}

/** A short selection is what the user is looking for. */
function selectedWords(editor: TextEditor): string {
  const words = editor.document.getText(editor.selection).trim();
  return words.includes('\n') || words.length > 60 ? '' : words;
}

async function insert(editor: TextEditor, found: SearchItem, withSource: boolean): Promise<void> {
  const { document } = editor;
  const here = (line: number, from: number, to: number): string =>
    document.getText(new Range(new Position(line, from), new Position(line, to)));
  await editor.edit((edit) => {
    for (const { start, end } of editor.selections) {
      const { text, replaces } = quotationOf(found.text, withSource ? found.citation : '', {
        before: here(start.line, 0, start.character),
        after: here(end.line, end.character, end.character + 1),
      });
      edit.replace(new Range(start, end.translate(0, replaces)), text);
    }
  });
  await window.showTextDocument(document, { viewColumn: editor.viewColumn });
}
