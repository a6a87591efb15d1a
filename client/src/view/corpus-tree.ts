// The view "Corpus": articles, sections and passages, or the same by date, speaker or occasion. Each level is asked of
// the server when it is opened.
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  Range,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { Event, Memento, TreeView } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CORPUS_TREE, STATUS, TREE_ORDERS } from '../../../server/src/protocol.ts';
import type {
  CorpusTreeNode,
  CorpusTreeParams,
  CorpusTreeResult,
  Status,
  TreeOrder,
} from '../../../server/src/protocol.ts';

/** A node of the tree; `more` stands for the children that have not been asked for yet. */
export interface CorpusNode {
  readonly path: readonly string[];
  readonly found: CorpusTreeNode | null;
  readonly parent: CorpusNode | undefined;
  /** For `more`: how many there are, and how many are shown. */
  readonly more: number;
  readonly shown: number;
}

export interface CorpusTreeView extends Disposable {
  filter(): Promise<void>;
  clearFilter(): void;
  order(order: TreeOrder): void;
  more(node: CorpusNode): void;
}

const ICONS: Readonly<Record<CorpusTreeNode['kind'], string>> = {
  folder: 'root-folder',
  article: 'book',
  section: 'list-tree',
  year: 'calendar',
  month: 'calendar',
  speaker: 'person',
  occasion: 'comment-discussion',
  passage: 'quote',
};
/** So few passages are shown with everything open. */
const FEW = 60;
const ORDER_KEY = 'verbatim.corpusTree.order';

export function showCorpusTree(
  client: BaseLanguageClient,
  memory: Memento,
  news: Event<void>,
): CorpusTreeView {
  const changed = new EventEmitter<CorpusNode | undefined>();
  /** How many pages of a node's children are wanted, by its path; one where nothing is said. */
  const wanted = new Map<string, number>();
  const remembered = memory.get<string>(ORDER_KEY);
  let order: TreeOrder = TREE_ORDERS.find((one) => one === remembered) ?? 'article';
  let filter = '';
  let total = 0;
  let status = '';
  let revision = '';

  const childrenOf = async (parent: CorpusNode | undefined): Promise<CorpusNode[]> => {
    const path = parent?.path ?? [];
    const nodes: CorpusNode[] = [];
    for (let left = wanted.get(JSON.stringify(path)) ?? 1, more = 1; left > 0 && more > 0; left--) {
      const params: CorpusTreeParams = { order, path, filter, offset: nodes.length };
      const result = await client.sendRequest<CorpusTreeResult>(CORPUS_TREE, params);
      nodes.push(
        ...result.nodes.map((found) => ({ path: [...path, found.key], found, parent, more: 0, shown: 0 })),
      );
      ({ more } = result);
      if (left === 1 && more > 0) nodes.push({ path, found: null, parent, more, shown: nodes.length });
      if (parent === undefined) {
        ({ total } = result);
        explain(result);
      }
    }
    return nodes;
  };
  const tree: TreeView<CorpusNode> = window.createTreeView('verbatim.corpus', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getParent: ({ parent }) => parent,
      async getChildren(node) {
        if (!client.isRunning() || node?.found === null) return [];
        try {
          return await childrenOf(node);
        } catch (error) {
          client.debug('corpusTree', error, false);
          return [];
        }
      },
      getTreeItem: (node) => (node.found === null ? moreItem(node) : itemOf(node, node.found)),
    },
  });
  const refresh = (): void => {
    wanted.clear();
    changed.fire(undefined);
  };
  const explain = ({ total: passages, cut }: CorpusTreeResult): void => {
    tree.message =
      filter === ''
        ? undefined
        : passages === 0
          ? l10n.t('Nothing in the corpus fits “{0}”.', filter)
          : cut
            ? l10n.t('“{0}”: the {1} passages that fit best', filter, passages)
            : l10n.t('“{0}”: {1} passage(s)', filter, passages);
  };
  const describe = (): void => {
    const name = {
      article: l10n.t('by article'),
      date: l10n.t('by date'),
      speaker: l10n.t('by speaker'),
      kind: l10n.t('by occasion'),
    }[order];
    tree.description = status === '' ? name : `${name} · ${status}`;
    void commands.executeCommand('setContext', 'verbatim.corpus.order', order);
    void commands.executeCommand('setContext', 'verbatim.corpus.filtered', filter !== '');
  };
  const itemOf = (node: CorpusNode, found: CorpusTreeNode): TreeItem => {
    const item = new TreeItem(
      found.label,
      found.count === 0
        ? TreeItemCollapsibleState.None
        : found.kind === 'folder' || (filter !== '' && total <= FEW && found.passage === null)
          ? TreeItemCollapsibleState.Expanded
          : TreeItemCollapsibleState.Collapsed,
    );
    // what is open stays open while the same tree is shown
    item.id = JSON.stringify([order, filter, ...node.path]);
    item.iconPath = new ThemeIcon(ICONS[found.kind]);
    const count = found.passage === null ? String(found.count) : '';
    item.description = [count, found.description].filter((part) => part !== '').join(' · ');
    // nothing new would be said of a group, and its neighbour covered
    item.tooltip = found.tooltip;
    item.contextValue = found.passage === null ? found.kind : 'passage';
    item.accessibilityInformation = {
      label: [
        found.label,
        found.description,
        found.passage === null ? l10n.t('{0} passage(s)', found.count) : '',
      ]
        .filter((part) => part !== '')
        .join('. '),
    };
    if (found.passage !== null && found.uri !== null && found.range !== null) {
      const { start, end } = found.range;
      item.command = {
        command: 'vscode.open',
        title: l10n.t('Open the source'),
        arguments: [
          Uri.parse(found.uri),
          {
            selection: new Range(start.line, start.character, end.line, end.character),
            preview: true,
            preserveFocus: true,
          },
        ],
      };
    }
    return item;
  };

  /** The corpus may have changed: what is shown is asked for again. */
  const compare = async (): Promise<void> => {
    if (!client.isRunning()) return;
    const now = await client.sendRequest<Status>(STATUS, {});
    status = now.summary;
    describe();
    await commands.executeCommand('setContext', 'verbatim.corpus.state', now.state);
    if (now.revision === revision) return;
    revision = now.revision;
    changed.fire(undefined);
  };
  const update = (): void =>
    void compare().catch((error: unknown) => client.debug('corpusTree', error, false));
  const listening = Disposable.from(news(update), client.onDidChangeState(update));

  describe();
  update();
  return {
    async filter() {
      const words = await window.showInputBox({
        title: l10n.t('Filter the corpus'),
        prompt: l10n.t('Words, speaker, occasion, date, article or pinyin (rlmygtt)'),
        value: filter,
      });
      if (words === undefined) return;
      filter = words.trim();
      describe();
      if (filter === '') tree.message = undefined;
      refresh();
    },
    clearFilter() {
      filter = '';
      tree.message = undefined;
      describe();
      refresh();
    },
    order(next) {
      order = next;
      void memory.update(ORDER_KEY, next);
      describe();
      refresh();
    },
    more(node) {
      const key = JSON.stringify(node.path);
      wanted.set(key, (wanted.get(key) ?? 1) + 1);
      changed.fire(node.parent);
    },
    dispose() {
      for (const part of [tree, changed, listening]) part.dispose();
    },
  };
}

function moreItem(node: CorpusNode): TreeItem {
  const { more, shown } = node;
  const item = new TreeItem(l10n.t('Show more ({0} of {1} are shown)', shown, shown + more));
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: 'verbatim.showMorePassages', title: item.label as string, arguments: [node] };
  return item;
}
