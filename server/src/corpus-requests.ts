// Answers what is asked about the corpus itself: its tree, and where the workspace quotes it.
import type { Connection } from 'vscode-languageserver';
import { newCorpusTree } from './corpus-tree.ts';
import type { CorpusTree } from './corpus-tree.ts';
import { newOwners } from './corpus-owners.ts';
import type { FolderCorpus } from './corpus-owners.ts';
import { collatePassage } from './engine/index.ts';
import type { Library } from './engine/index.ts';
import { collationText } from './features/collation.ts';
import { treeNodes } from './features/corpus-tree.ts';
import { articlePlace } from './features/ranges.ts';
import { references } from './features/references.ts';
import { guarded, refuse } from './guard.ts';
import { readingsFor } from './pinyin-readings.ts';
import { COLLATE_PASSAGE, CORPUS_TREE, TREE_ORDERS, USES } from './protocol.ts';
import type {
  CollatePassageParams,
  CollatePassageResult,
  CorpusTreeParams,
  CorpusTreeResult,
  UsesParams,
  UsesResult,
} from './protocol.ts';
import type { ViewPorts } from './view-requests.ts';

/** Longest filter that is looked for. */
const LONGEST_FILTER = 200;
const EMPTY: CorpusTreeResult = { nodes: [], more: 0, total: 0, cut: false };

export interface CorpusPorts extends Pick<ViewPorts, 'corpora' | 'workspace' | 'log'> {
  /** What the editor calls a workspace folder. */
  readonly folderName: (uri: string) => string;
}

export function registerCorpusRequests(
  connection: Connection,
  { corpora, folderName, workspace, log }: CorpusPorts,
): void {
  let known: { library: Library; folders: readonly FolderCorpus[]; tree: CorpusTree } | null = null;
  const treeOf = (library: Library): CorpusTree => {
    const folders = corpora()
      .roots()
      .map(({ root, corpus }) => ({ uri: root, name: folderName(root), library: corpus.library }));
    const isSame =
      known?.library === library &&
      known.folders.length === folders.length &&
      known.folders.every(({ uri, library: own }, i) => uri === folders[i].uri && own === folders[i].library);
    if (known === null || !isSame)
      known = { library, folders, tree: newCorpusTree(library, newOwners(folders)) };
    return known.tree;
  };

  connection.onRequest(
    CORPUS_TREE,
    guarded<Partial<CorpusTreeParams>, CorpusTreeResult>('corpusTree', EMPTY, log, async (params) => {
      const order = TREE_ORDERS.find((one) => one === params?.order) ?? refuse('order');
      const path = params.path ?? [];
      if (!Array.isArray(path) || !path.every((key) => typeof key === 'string')) refuse('path');
      const filter = typeof params.filter === 'string' ? params.filter.trim().slice(0, LONGEST_FILTER) : '';
      const offset = Number.isInteger(params.offset) ? Math.max(0, params.offset!) : 0;
      const corpus = await corpora().all().ready();
      const readings = filter === '' ? null : await readingsFor(filter);
      const tree = treeOf(corpus.library);
      const level = tree.level(order, path, filter, readings);
      const size = tree.size(filter, readings);
      return level === null
        ? { nodes: [], more: 0, ...size }
        : { ...treeNodes(corpus, tree.owners, order, level, offset), ...size };
    }),
  );
  connection.onRequest(
    USES,
    guarded<Partial<UsesParams>, UsesResult>(
      'uses',
      { passage: null, uses: [] },
      log,
      async (params, token) => {
        const id = typeof params?.id === 'string' ? params.id : refuse('id');
        const corpus = await corpora().having(id);
        const index = corpus.passageIndex(id);
        if (index === null) return { passage: null, uses: [] };
        const { library } = corpus;
        const place = { passage: index, start: 0, end: library.passages[index].text.length };
        const at = articlePlace(library, corpus.article, place);
        const all = await workspace(at?.uri ?? '', token);
        return {
          passage: at === null ? null : { uri: at.uri, range: at.range },
          uses: references([id], all, corpus, false),
        };
      },
    ),
  );
  connection.onRequest(
    COLLATE_PASSAGE,
    guarded<Partial<CollatePassageParams>, CollatePassageResult | null>(
      'collate',
      null,
      log,
      async (params) => {
        const id = typeof params?.id === 'string' ? params.id : refuse('id');
        const corpus = await corpora().having(id);
        const index = corpus.passageIndex(id);
        const collation = index === null ? null : collatePassage(corpus.library, index);
        return collation === null ? null : collationText(corpus, collation);
      },
    ),
  );
}
