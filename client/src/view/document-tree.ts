// The view "This document": its quotations by verdict, and how many need attention.
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  TabInputText,
  TabInputTextDiff,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import type { TextDocument, TreeView } from 'vscode';
import { STATES } from '../../../server/src/protocol.ts';
import type { FindingItem, FindingState } from '../../../server/src/protocol.ts';
import { SELECTOR } from '../selector.ts';
import { rangeOf } from './decorations.ts';
import type { FindingNode } from './finding-place.ts';
import type { Findings } from './findings.ts';

interface Group {
  readonly state: FindingState | 'ignored';
  readonly label: string;
  readonly nodes: readonly FindingNode[];
}

/** A form for each verdict, so that none depends on its colour. */
const ICONS: Readonly<Record<Group['state'], string>> = {
  misquote: 'warning',
  spliced: 'split-horizontal',
  contradicted: 'person',
  variant: 'git-compare',
  unsourced: 'question',
  equivalent: 'case-sensitive',
  elided: 'ellipsis',
  exact: 'check',
  ignored: 'eye-closed',
};

export function showDocumentTree(findings: Findings): Disposable {
  const changed = new EventEmitter<Group | FindingNode | undefined>();
  let document: TextDocument | undefined;
  let groups: Group[] = [];

  const tree: TreeView<Group | FindingNode> = window.createTreeView('verbatim.document', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => (node === undefined ? groups : 'nodes' in node ? [...node.nodes] : []),
      getTreeItem: (node) => ('nodes' in node ? groupItem(node) : findingItem(node)),
      getParent: (node) => ('nodes' in node ? undefined : groups.find(({ nodes }) => nodes.includes(node))),
    },
  });

  const update = (): void => {
    const now = document;
    const found = now === undefined ? undefined : findings.of(now);
    const items = found?.items ?? [];
    const group = (state: Group['state'], own: readonly FindingItem[], label?: string): Group[] =>
      now === undefined || own.length === 0
        ? []
        : [{ state, label: label ?? own[0].stateText, nodes: own.map((item) => ({ uri: now.uri, item })) }];
    groups = [
      ...STATES.flatMap((state) =>
        group(
          state,
          items.filter((item) => item.state === state),
        ),
      ),
      ...group('ignored', found?.ignored ?? [], l10n.t('Ignored')),
    ];
    // a hint is none of this: it may stay as it is
    const attention = items.filter(({ severity }) => severity !== null && severity !== 'hint').length;
    tree.badge =
      attention === 0
        ? undefined
        : { value: attention, tooltip: l10n.t('{0} quotation(s) need attention', attention) };
    tree.message = groups.length === 0 ? undefined : found?.summary;
    tree.description = now === undefined ? undefined : (now.uri.path.split('/').pop() ?? undefined);
    const state =
      now === undefined ? 'none' : found === undefined ? 'waiting' : (found.reason ?? 'nothing found');
    void commands.executeCommand('setContext', 'verbatim.document', state);
    changed.fire(undefined);
  };
  const follow = (): void => {
    const active = window.activeTextEditor?.document;
    const isOurs = (one: TextDocument): boolean => languages.match(SELECTOR, one) > 0;
    if (active !== undefined && isOurs(active)) document = active;
    // the focus may be in a panel, a preview or a comparison of ours: the document stays
    else if (active !== undefined && active.uri.scheme !== 'verbatim')
      document = window.visibleTextEditors.map((editor) => editor.document).find(isOurs);
    if (document !== undefined && !hasTab(document)) document = undefined;
    update();
  };

  follow();
  return Disposable.from(
    tree,
    changed,
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeVisibleTextEditors(follow),
    window.tabGroups.onDidChangeTabs(follow),
    findings.onDidChange((one) => {
      if (one === document) update();
    }),
  );
}

/** Whether a document is still open for the user; VS Code itself lets go of it later. */
function hasTab({ uri }: TextDocument): boolean {
  const isIt = (input: unknown): boolean =>
    (input instanceof TabInputText && input.uri.toString() === uri.toString()) ||
    (input instanceof TabInputTextDiff && input.modified.toString() === uri.toString());
  return window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => isIt(input)));
}

function groupItem({ state, label, nodes }: Group): TreeItem {
  const calm = state === 'exact' || state === 'elided' || state === 'equivalent' || state === 'ignored';
  const item = new TreeItem(
    label,
    calm ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded,
  );
  item.id = state;
  item.description = String(nodes.length);
  item.iconPath = new ThemeIcon(
    ICONS[state],
    new ThemeColor(state === 'ignored' ? 'disabledForeground' : `verbatim.${state}`),
  );
  item.accessibilityInformation = { label: l10n.t('{0}, {1} quotation(s)', label, nodes.length) };
  return item;
}

function findingItem({ uri, item: found }: FindingNode): TreeItem {
  const item = new TreeItem(found.words);
  const line = l10n.t('Line {0}', found.range.start.line + 1);
  item.description = found.difference === '' ? (found.source ?? '') : found.difference;
  item.tooltip = [found.words, found.stateText, found.difference, found.source ?? '', line]
    .filter((part) => part !== '')
    .join('\n\n');
  item.contextValue = [
    'finding',
    found.fixable ? 'fixable' : '',
    found.passage === null ? '' : 'sourced',
  ].join(' ');
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Go to the quotation'),
    arguments: [uri, { selection: rangeOf(found), preserveFocus: false }],
  };
  item.accessibilityInformation = {
    label: [found.stateText, found.words, found.difference, line].filter((part) => part !== '').join('. '),
  };
  return item;
}
