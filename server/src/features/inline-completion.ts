import type { InlineCompletionItem, Position, SelectedCompletionInfo } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { suggest } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { lineStart, offsetOf, rangeOf, spanOf } from './ranges.ts';

const MOST_ITEMS = 6;

/**
 * Ghost text: only where the words before the cursor are canonical as typed and their continuation is certain
 * enough, or it was asked for (`invoked`): then what is likeliest. With the list open (`selected`) it may only prolong the
 * chosen item.
 */
export function inlineCompletion(
  document: TextDocument,
  corpus: CorpusView,
  position: Position,
  selected: SelectedCompletionInfo | undefined,
  invoked = false,
): InlineCompletionItem[] {
  const offset = offsetOf(document, position);
  const text = document.getText();
  const line = lineStart(document, offset);
  const seen = new Set<string>();
  return suggest(corpus.library, text, offset, { limit: MOST_ITEMS }).flatMap((suggestion) => {
    const { continuation } = suggestion;
    if (
      !(suggestion.confident || invoked) ||
      !suggestion.exact ||
      continuation === '' ||
      seen.has(continuation)
    )
      return [];
    if (text.startsWith(continuation, offset)) return [];
    seen.add(continuation);
    const start = Math.max(line, Math.min(suggestion.replace.start, offset));
    if (selected !== undefined) {
      const chosen = spanOf(document, selected.range);
      const whole = text.slice(chosen.start, offset) + continuation;
      return whole.startsWith(selected.text) ? [{ insertText: whole, range: selected.range }] : [];
    }
    const insertText = text.slice(start, offset) + continuation;
    return [{ insertText, filterText: insertText, range: rangeOf(document, { start, end: offset }) }];
  });
}
