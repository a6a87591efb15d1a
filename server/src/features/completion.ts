import { CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver-types';
import type { CompletionItem, CompletionList, Position, Range } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { citationFor } from '../citation/citation.ts';
import { suggest } from '../engine/index.ts';
import type { Library, PinyinReadings, Settings, Suggestion } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { t, tn } from '../messages/language.ts';
import { clip, clipEnd, joined, oneLine, sourceText } from '../messages/wording.ts';
import { lineStart, offsetOf, rangeOf } from './ranges.ts';

/** Characters after which the editor asks by itself. 汉字 cannot be among them: a run of them is one word. */
export const TRIGGER_CHARACTERS = ['“', '「', '『', '《', '：', '，', '。', '；', '、'];

const MOST_ITEMS = 20;
const LONGEST_LABEL = 40;
/** Characters of a title that stands where no speaker is known. */
const LONGEST_TITLE = 8;
/** Characters of what is typed that a label repeats, and the most where the item mends them. */
const LABEL_TYPED = 6;
const LABEL_MENDED = 10;
/** Characters to come that an item is found by, until the list is asked for anew. */
const FILTERED = 24;
/** As many 汉字 as the list shows in a row beside the source. */
const LABEL = 18;

interface ItemData {
  /** Stable id of the passage: the list holds nothing that a later request would need. */
  readonly passage: string;
  /** The document it is for. */
  readonly uri: string;
}

/** What stands before the cursor, going on in the canonical wording. */
export function completion(
  document: TextDocument,
  corpus: CorpusView,
  position: Position,
  settings: Settings,
  { readings, snippets }: { readonly readings: PinyinReadings | null; readonly snippets: boolean },
): CompletionList {
  const offset = offsetOf(document, position);
  const text = document.getText();
  const titled = titles(document, corpus.library, offset);
  if (titled !== null) return { isIncomplete: true, items: titled };
  const found = suggest(corpus.library, text, offset, { limit: MOST_ITEMS, readings });
  const items = found.flatMap(
    (suggestion, i) => itemOf(document, corpus.library, offset, suggestion, i, settings, snippets) ?? [],
  );
  return { isIncomplete: true, items };
}

function itemOf(
  document: TextDocument,
  library: Library,
  offset: number,
  suggestion: Suggestion,
  rank: number,
  settings: Settings,
  snippets: boolean,
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
  // The label shows what will stand there, also where that mends what is typed: from there on, else the last few.
  const shown = [...oneLine(newText.slice(0, newText.length - suggestion.continuation.length))];
  // The sign for what is left out takes a place itself: it never stands for a character or two.
  const last = shown.length - LABEL_TYPED <= 2 ? 0 : shown.length - LABEL_TYPED;
  const changed = commonStart(shown, [...oneLine(typed)]);
  const from = suggestion.exact ? last : changed <= 2 ? 0 : Math.min(last, changed);
  const lead = (from > 0 ? '…' : '') + clip(shown.slice(from).join(''), LABEL_MENDED);
  const passage = library.passages[suggestion.source.passage];
  const { title } = library.articles[library.articleOf[suggestion.source.passage]];
  const range = rangeOf(document, { start, end: offset });
  return {
    // Cut in the middle: where an item ends is what tells it from the others.
    label: lead + clip(oneLine(suggestion.continuation), LABEL - [...lead].length),
    // Short: the editor takes from the label what this needs.
    labelDetails: {
      // no comma: the list cuts what is too long
      description: [passage.speaker ?? clipEnd(`《${title}》`, LONGEST_TITLE), passage.date]
        .filter((part) => part !== null)
        .join(' '),
    },
    detail: reachText(suggestion),
    kind: CompletionItemKind.Reference,
    sortText: String(rank).padStart(4, '0'),
    // The editor compares this with the text in the range: it must begin with exactly that. It asks again at each letter.
    filterText: typed + suggestion.continuation.slice(0, FILTERED),
    ...accepted(document, library, offset, suggestion, settings, snippets, range, newText),
    data: { passage: passage.id, uri: document.uri } satisfies ItemData,
  };
}

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '‘': '’',
  '«': '»',
  '"': '"',
};

/** What taking a suggestion does: its words, and as the settings say the closing mark and the source behind it. */
function accepted(
  document: TextDocument,
  library: Library,
  offset: number,
  { upTo, mark, source }: Suggestion,
  { completion: { closingMark, source: wanted }, citation: { style } }: Settings,
  snippets: boolean,
  range: Range,
  words: string,
): Pick<CompletionItem, 'textEdit' | 'insertTextFormat' | 'additionalTextEdits'> {
  const text = document.getText();
  const closing = CLOSING[mark ?? ''];
  const isClosed = closing !== undefined && text.startsWith(closing, offset);
  if (closing === undefined || upTo === 'clause' || !(isClosed || closingMark))
    return { textEdit: { range, newText: words } };
  const closed = isClosed ? words : words + closing;
  if (wanted === 'none') return { textEdit: { range, newText: closed } };
  const into = { text, languageId: document.languageId, offset };
  const behind = isClosed ? offset + closing.length : offset;
  // A note at the document's end goes in where the cursor is, which must stay before it: that takes a snippet.
  const isLast = text.slice(behind).trim() === '';
  const place = isLast && !snippets ? 'inText' : wanted;
  const { text: cited, note } = citationFor(library, source.passage, place, style, into);
  const at = (one: number): Range => rangeOf(document, { start: one, end: one });
  if (note !== null && isLast) {
    const plain = (part: string): string => part.replace(/[\\$}]/g, '\\$&');
    const rest = isClosed ? rangeOf(document, { start: offset, end: behind }) : null;
    return {
      textEdit: {
        range,
        newText: `${plain((isClosed ? words + closing : closed) + cited)}$0${plain(note.text)}`,
      },
      insertTextFormat: InsertTextFormat.Snippet,
      ...(rest === null ? {} : { additionalTextEdits: [{ range: rest, newText: '' }] }),
    };
  }
  const elsewhere = [
    ...(isClosed ? [{ range: at(behind), newText: cited }] : []),
    ...(note === null ? [] : [{ range: at(note.offset), newText: note.text }]),
  ];
  return {
    textEdit: { range, newText: isClosed ? closed : closed + cited },
    ...(elsewhere.length === 0 ? {} : { additionalTextEdits: elsewhere }),
  };
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

function reachText({ upTo, others }: Suggestion): string {
  const reach =
    upTo === 'clause'
      ? t('to the end of the clause')
      : upTo === 'sentence'
        ? t('to the end of the sentence')
        : t('to the end of the passage');
  return others > 0
    ? tn(others, '{1} (also in {0} other passage)', '{1} (also in {0} other passages)', reach)
    : reach;
}

/** Inside 《》 a work is named, not quoted: the articles' titles. Null elsewhere. */
function titles(document: TextDocument, library: Library, offset: number): CompletionItem[] | null {
  const text = document.getText();
  const opened = /《([^《》\n]{0,60})$/.exec(text.slice(Math.max(0, offset - 61), offset));
  if (opened === null) return null;
  const [, typed] = opened;
  const range = rangeOf(document, { start: offset - typed.length, end: offset });
  const closing = text[offset] === '》' ? '' : '》';
  return library.articles
    .filter(({ title }) => title.startsWith(typed))
    .slice(0, MOST_ITEMS)
    .map(({ title, author, date }, rank) => ({
      label: clipEnd(oneLine(title), LONGEST_LABEL),
      labelDetails: { description: joined([author, date].filter((part) => part !== null)) },
      kind: CompletionItemKind.Reference,
      sortText: String(rank).padStart(4, '0'),
      filterText: title,
      textEdit: { range, newText: `${title}${closing}` },
    }));
}

/** Adds the whole passage and its source to an item; an item of a passage that is gone stays as it is. */
export function resolveCompletion(
  corpusOf: (uri: string) => CorpusView,
  item: CompletionItem,
): CompletionItem {
  const { passage: id, uri } = (item.data ?? {}) as Partial<ItemData>;
  if (typeof id !== 'string' || typeof uri !== 'string') return item;
  const corpus = corpusOf(uri);
  const index = corpus.passageIndex(id);
  if (index === null) return item;
  const { library } = corpus;
  const passage = library.passages[index];
  const article = library.articles[library.articleOf[index]];
  const source = sourceText(library, { passage: index, start: 0, end: 0 });
  return {
    ...item,
    documentation: {
      // Plain text: nothing in a passage is markup.
      kind: MarkupKind.PlainText,
      value: `${passage.text}\n\n${source}\n《${oneLine(article.title)}》`,
    },
  };
}
