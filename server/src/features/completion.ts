import { CompletionItemKind, MarkupKind } from 'vscode-languageserver-types';
import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { suggest } from '../engine/index.ts';
import type { Library, Suggestion } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { t } from '../messages/language.ts';
import { clipEnd, dateText, oneLine, sourceText } from '../messages/wording.ts';
import { lineStart, offsetOf, rangeOf } from './ranges.ts';

/** Characters after which the editor asks by itself. 汉字 cannot be among them: a run of them is one word. */
export const TRIGGER_CHARACTERS = ['“', '「', '『', '《', '：', '，', '。', '；', '、'];

const MOST_ITEMS = 20;
const LONGEST_LABEL = 40;
/** Characters of what is typed that a label repeats. */
const LABEL_TYPED = 8;
/** How far before the cursor a name counts as said of the quotation that begins there. */
const NEARBY = 120;
const OPENING_MARK = /[“「『《"]$/;

interface ItemData {
  /** Stable id of the passage: the list holds nothing that a later request would need. */
  readonly passage: string;
}

/** What stands before the cursor, going on in the canonical wording. */
export function completion(document: TextDocument, corpus: CorpusView, position: Position): CompletionList {
  const offset = offsetOf(document, position);
  const text = document.getText();
  const found = suggest(corpus.library, text, offset, { limit: MOST_ITEMS });
  const items = found.flatMap(
    (suggestion, i) => itemOf(document, corpus.library, offset, suggestion, i) ?? [],
  );
  if (items.length === 0 && OPENING_MARK.test(text.slice(Math.max(0, offset - 1), offset)))
    items.push(...openings(document, corpus.library, offset));
  return { isIncomplete: true, items };
}

function itemOf(
  document: TextDocument,
  library: Library,
  offset: number,
  suggestion: Suggestion,
  rank: number,
): CompletionItem | null {
  const text = document.getText();
  let start = Math.min(suggestion.replace.start, offset);
  let newText = suggestion.text;
  const line = lineStart(document, offset);
  if (start < line) {
    // An item's range must stay on the cursor's line: what stands before it can be kept, not mended.
    if (!suggestion.exact) return null;
    start = line;
    newText = text.slice(line, offset) + suggestion.continuation;
  }
  const typed = text.slice(start, offset);
  const shown = [...oneLine(typed)];
  const lead = shown.length > LABEL_TYPED ? `…${shown.slice(1 - LABEL_TYPED).join('')}` : shown.join('');
  const passage = library.passages[suggestion.source.passage];
  return {
    label: clipEnd(lead + oneLine(suggestion.continuation), LONGEST_LABEL),
    labelDetails: { description: clipEnd(sourceText(library, suggestion.source), LONGEST_LABEL) },
    detail: reachText(suggestion),
    kind: CompletionItemKind.Reference,
    sortText: String(rank).padStart(4, '0'),
    // The editor compares this with the text in the range: it must begin with exactly that.
    filterText: typed + suggestion.continuation,
    textEdit: { range: rangeOf(document, { start, end: offset }), newText },
    data: { passage: passage.id } satisfies ItemData,
  };
}

function reachText({ upTo, others }: Suggestion): string {
  const reach =
    upTo === 'clause'
      ? t('to the end of the clause')
      : upTo === 'sentence'
        ? t('to the end of the sentence')
        : t('to the end of the passage');
  return others > 0 ? t('{0} (also in {1} other passages)', reach, others) : reach;
}

/** After an opening mark alone: passages of a speaker or occasion named just before, else the latest. */
function openings(document: TextDocument, library: Library, offset: number): CompletionItem[] {
  const nearby = document.getText().slice(Math.max(0, offset - NEARBY), offset);
  const named = (value: string | null): boolean =>
    value !== null && value.length > 1 && nearby.includes(value);
  const ranked = library.passages
    .map((passage, index) => ({
      passage,
      index,
      claim: (named(passage.occasion) ? 2 : 0) + (named(passage.speaker) ? 1 : 0),
    }))
    .filter(({ passage }) => passage.within === null || passage.speaker !== null)
    .sort(
      (a, b) =>
        b.claim - a.claim || (b.passage.date ?? '').localeCompare(a.passage.date ?? '') || a.index - b.index,
    )
    .slice(0, MOST_ITEMS);
  return ranked.map(({ passage, index }, rank) => {
    const sentence = /^[^。！？\n]*[。！？]?/.exec(passage.text)?.[0] ?? passage.text;
    return {
      label: clipEnd(oneLine(sentence), LONGEST_LABEL),
      labelDetails: {
        description: clipEnd(sourceText(library, { passage: index, start: 0, end: 0 }), LONGEST_LABEL),
      },
      kind: CompletionItemKind.Reference,
      sortText: String(rank).padStart(4, '0'),
      filterText: sentence,
      textEdit: { range: rangeOf(document, { start: offset, end: offset }), newText: sentence },
      data: { passage: passage.id } satisfies ItemData,
    };
  });
}

/** Adds the whole passage and its source to an item; an item of a passage that is gone stays as it is. */
export function resolveCompletion(corpus: CorpusView, item: CompletionItem): CompletionItem {
  const id = (item.data as Partial<ItemData> | null | undefined)?.passage;
  const index = typeof id === 'string' ? corpus.passageIndex(id) : null;
  if (index === null) return item;
  const { library } = corpus;
  const passage = library.passages[index];
  const article = library.articles[library.articleOf[index]];
  const source = sourceText(library, { passage: index, start: 0, end: 0 }, dateText);
  return {
    ...item,
    documentation: {
      // Plain text: nothing in a passage is markup.
      kind: MarkupKind.PlainText,
      value: `${passage.text}\n\n${source}\n《${oneLine(article.title)}》`,
    },
  };
}
