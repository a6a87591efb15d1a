// One level of the corpus's tree, as the client shows it.
import { EVERY } from '../corpus-owners.ts';
import type { Owners } from '../corpus-owners.ts';
import type { TreeGroup, TreeLevel } from '../corpus-tree.ts';
import type { Library } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { t } from '../messages/language.ts';
import {
  clip,
  clipEnd,
  dateText,
  listed,
  occasionKindText,
  oneLine,
  sourceText,
} from '../messages/wording.ts';
import type { CorpusTreeNode, TreeOrder } from '../protocol.ts';
import { articlePlace } from './ranges.ts';

/** Children sent at once. */
export const PAGE = 200;
const LONGEST_LABEL = 48;
const LONGEST_TOOLTIP = 600;

/** The children of a node from `offset` on, and how many follow. */
export function treeNodes(
  corpus: CorpusView,
  owners: Owners,
  order: TreeOrder,
  level: TreeLevel,
  offset: number,
): { nodes: CorpusTreeNode[]; more: number } {
  // a quotation stands under the passage it is part of, where that is listed too
  const passages = order === 'article' ? notNested(corpus.library, level.passages) : level.passages;
  const total = level.groups.length + passages.length;
  const groups = level.groups.slice(offset, offset + PAGE);
  const rest = passages.slice(
    Math.max(0, offset - level.groups.length),
    Math.max(0, offset + PAGE - level.groups.length),
  );
  const nodes = [
    ...groups.map((group) => groupNode(corpus, owners, order, group)),
    ...rest.map((index) => passageNode(corpus, owners, order, index)),
  ];
  return { nodes, more: Math.max(0, total - offset - nodes.length) };
}

function notNested(library: Library, listed: readonly number[]): number[] {
  const isListed = new Set(listed);
  return listed.filter((index) => {
    const { within } = library.passages[index];
    return within === null || !isListed.has(within.passage);
  });
}

/** Whose corpus an article is of; null where all workspace folders have it. */
function ownersText(owners: Owners, file: string): string | null {
  const key = owners.keyOf(file);
  return key === EVERY ? null : t('In the corpus of {0}', listed(owners.namesOf(key)));
}

function groupNode(
  corpus: CorpusView,
  owners: Owners,
  order: TreeOrder,
  { key, kind, passages }: TreeGroup,
): CorpusTreeNode {
  const { library } = corpus;
  const node = { key, kind, count: passages.length, tooltip: '', passage: null, uri: null, range: null };
  if (kind === 'folder')
    return {
      ...node,
      label: key === EVERY ? t('In the corpora of all folders') : oneLine(listed(owners.namesOf(key))),
      description: '',
    };
  if (kind !== 'article') return { ...node, label: labelOf(kind, key), description: '' };
  const { title, author, date, file } = library.articles[library.articleOf[passages[0]]];
  const owner = ownersText(owners, file);
  const facts = [author, date === null ? null : dateText(date), order === 'article' ? null : owner];
  return {
    ...node,
    label: oneLine(title) || key,
    description: oneLine(facts.filter((part) => part !== null).join(' · ')),
    tooltip: owner === null ? '' : `${oneLine(title) || key}\n\n${owner}`,
    uri: corpus.article(file)?.uri ?? null,
  };
}

function labelOf(kind: CorpusTreeNode['kind'], key: string): string {
  if (key !== '' && kind === 'occasion') return occasionKindText(key);
  if (key !== '') return kind === 'year' || kind === 'month' ? dateText(key) : oneLine(key);
  switch (kind) {
    case 'year':
      return t('Date unknown');
    case 'month':
      return t('Month unknown');
    case 'speaker':
      return t('Speaker unknown');
    case 'section':
      return t('Before the first section');
    default:
      return t('Other occasions');
  }
}

function passageNode(
  { library, article }: CorpusView,
  owners: Owners,
  order: TreeOrder,
  index: number,
): CorpusTreeNode {
  const { id, text, speaker, date, occasion } = library.passages[index];
  const place = { passage: index, start: 0, end: text.length };
  const at = articlePlace(library, article, place);
  const facts = [
    order === 'speaker' || order === 'article' ? null : speaker,
    date === null ? null : dateText(date),
    occasion,
  ].filter((part) => part !== null);
  const owner = ownersText(owners, library.articles[library.articleOf[index]].file);
  let inner = 0;
  for (let i = index + 1; library.passages[i]?.within?.passage === index; i++) inner++;
  return {
    key: id,
    kind: 'passage',
    label: clipEnd(oneLine(text).trim(), LONGEST_LABEL),
    description: oneLine(facts.join(' · ')),
    tooltip: `${clip(oneLine(text), LONGEST_TOOLTIP)}\n\n${sourceText(library, place)}${owner === null ? '' : `\n\n${owner}`}`,
    count: order === 'article' ? inner : 0,
    passage: id,
    uri: at?.uri ?? null,
    range: at?.range ?? null,
  };
}
