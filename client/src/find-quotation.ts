import {
  CancellationTokenSource,
  l10n,
  languages,
  QuickPickItemKind,
  ThemeIcon,
  window,
  workspace,
} from 'vscode';
import type { QuickInputButton, QuickPickItem, TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { SEARCH } from '../../server/src/protocol.ts';
import type { SearchItem, SearchParams, SearchResult } from '../../server/src/protocol.ts';
import { copyCitation, insertQuotation } from './cite.ts';
import type { FindMemory } from './find-memory.ts';
import { newPreview } from './find-preview.ts';
import { openAt } from './open-source.ts';
import { SELECTOR } from './selector.ts';

interface Row extends QuickPickItem {
  /** A passage; none in headings and words searched for. */
  readonly found?: SearchItem;
  readonly query?: string;
}

/** While letters follow each other more quickly, the search waits. */
const PAUSE_MS = 30;

/**
 * Search-as-you-type over the corpus, by words, speaker, occasion, date or pinyin. Enter inserts the quotation, the
 * buttons insert it with its source, copy that, open it or pin it; the passage is shown beside while one moves through
 * the list. With nothing typed: what is pinned, what was used last, what is new.
 */
export function findQuotation(client: BaseLanguageClient, memory: FindMemory): void {
  // from the first steps, the sample beside them is meant
  const editor =
    window.activeTextEditor ??
    window.visibleTextEditors.find(({ document }) => languages.match(SELECTOR, document) > 0);
  const wasActive = editor === window.activeTextEditor;
  const pick = window.createQuickPick<Row>();
  pick.title = l10n.t('Find a Quotation');
  pick.placeholder = l10n.t('Words, speaker, occasion, date, article or pinyin (rlmygtt)');
  // The server has found and ranked: the list must not filter or sort again.
  Object.assign(pick, { sortByLabel: false });
  pick.value = editor === undefined ? '' : selectedWords(editor);
  const wantsPreview = workspace.getConfiguration('verbatim.find').get<boolean>('preview') !== false;
  const preview = wantsPreview ? newPreview(client) : undefined;
  // the article that opens beside must not close the list
  pick.ignoreFocusOut = wantsPreview;

  const place = editor === undefined ? {} : { uri: client.code2ProtocolConverter.asUri(editor.document.uri) };
  let searching: CancellationTokenSource | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const ask = (params: SearchParams, mine: CancellationTokenSource): Promise<SearchResult> =>
    client.sendRequest<SearchResult>(SEARCH, { ...params, ...place }, mine.token);
  const search = async (): Promise<void> => {
    searching?.cancel();
    const mine = (searching = new CancellationTokenSource());
    pick.busy = true;
    try {
      const query = pick.value;
      const rows =
        query.trim() === ''
          ? await remembered((params) => ask(params, mine), memory)
          : (await ask({ query, limit: 50 }, mine)).map((found) => rowOf(found, memory));
      if (!mine.token.isCancellationRequested) pick.items = rows;
    } catch (error) {
      if (mine.token.isCancellationRequested) return;
      client.error('search', error, false);
      pick.items = [];
    } finally {
      if (searching === mine) pick.busy = false;
      mine.dispose();
    }
  };
  const insert = async (into: TextEditor, found: SearchItem, withSource: boolean): Promise<void> => {
    // the passage may have been shown in its place: it is another editor then
    const now = wasActive
      ? into
      : await window.showTextDocument(into.document, { viewColumn: into.viewColumn });
    await insertQuotation(client, now, found, withSource);
  };
  const use = (found: SearchItem, withSource: boolean): void => {
    if (editor === undefined) return void openAt(client, found);
    memory.used(found.id, pick.value);
    void insert(editor, found, withSource);
  };

  pick.onDidChangeValue(() => {
    clearTimeout(pause);
    pause = setTimeout(() => void search(), PAUSE_MS);
  });
  pick.onDidChangeActive(([row]) => preview?.show(row?.found));
  pick.onDidAccept(() => {
    const row = pick.activeItems[0];
    if (row?.query !== undefined) {
      pick.value = row.query;
      return void search();
    }
    pick.hide();
    if (row?.found !== undefined) use(row.found, false);
  });
  pick.onDidTriggerItemButton(({ button, item: { found } }) => {
    if (found === undefined) return;
    const { kind } = button as Button;
    if (kind === 'pin') {
      memory.pin(found.id);
      return void search();
    }
    pick.hide();
    if (kind === 'copy') void copyCitation(client, found.id);
    else if (kind === 'open') void openAt(client, found);
    else use(found, true);
  });
  pick.onDidHide(() => {
    searching?.cancel();
    clearTimeout(pause);
    preview?.dispose();
    pick.dispose();
  });
  pick.show();
  void search();
}

/** What is offered before anything is typed. */
async function remembered(
  ask: (params: SearchParams) => Promise<SearchResult>,
  memory: FindMemory,
): Promise<Row[]> {
  const ofIds = (ids: readonly string[]): Promise<SearchResult> =>
    ids.length === 0 ? Promise.resolve([]) : ask({ query: '', ids, limit: ids.length });
  const pinned = memory.pinned();
  const [pins, used, latest] = await Promise.all([
    ofIds(pinned),
    ofIds(memory.inserted().filter((id) => !pinned.includes(id))),
    ask({ query: '', limit: 30 }),
  ]);
  const known = new Set([...pins, ...used].map(({ id }) => id));
  const section = (label: string, rows: readonly Row[]): Row[] =>
    rows.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...rows];
  const rows = (found: readonly SearchItem[]): Row[] => found.map((item) => rowOf(item, memory));
  return [
    ...section(l10n.t('Pinned'), rows(pins)),
    ...section(l10n.t('Inserted lately'), rows(used)),
    ...section(
      l10n.t('Searched lately'),
      memory.queries().map((query) => ({ label: `$(history) ${query}`, alwaysShow: true, query })),
    ),
    ...section(l10n.t('Latest in the corpus'), rows(latest.filter(({ id }) => !known.has(id)))),
  ];
}

interface Button extends QuickInputButton {
  readonly kind: 'source' | 'copy' | 'open' | 'pin';
}

function rowOf(found: SearchItem, memory: FindMemory): Row {
  const article = `《${found.articleTitle}》`;
  // an author's own article is its own occasion
  const occasion = found.occasion === article ? null : found.occasion;
  const isPinned = memory.pinned().includes(found.id);
  const button = (kind: Button['kind'], icon: string, tooltip: string): Button => ({
    kind,
    iconPath: new ThemeIcon(icon),
    tooltip,
  });
  return {
    label: found.snippet,
    detail: [found.speaker, found.dateText, occasion, article].filter(Boolean).join(' · '),
    alwaysShow: true,
    buttons: [
      button('source', 'references', l10n.t('Insert with its source')),
      button('copy', 'copy', l10n.t('Copy the citation')),
      button('open', 'go-to-file', l10n.t('Open the source')),
      button('pin', isPinned ? 'pinned' : 'pin', isPinned ? l10n.t('Unpin') : l10n.t('Pin')),
    ],
    found,
  };
}

/** A short selection is what the user is looking for. */
function selectedWords(editor: TextEditor): string {
  const words = editor.document.getText(editor.selection).trim();
  return words.includes('\n') || words.length > 60 ? '' : words;
}
