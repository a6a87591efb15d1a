// Over each passage of an article: where the workspace quotes it.
import type { CodeLens } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { passagesOf } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { t, tn } from '../messages/language.ts';
import { fileSpan, rangeOf } from './ranges.ts';

/** The client's command that shows where a passage (its id is the argument) is used. */
const COMMAND = 'verbatim.findUses';

/** One lens for each passage that is used; above all how many are. `uses` counts the places that quote a passage. */
export function codeLenses(
  document: TextDocument,
  { library, article }: CorpusView,
  uses: (id: string) => number,
): CodeLens[] {
  const file = article(document.uri)?.uri;
  if (file === undefined) return [];
  const lenses: CodeLens[] = [];
  const passages = passagesOf(library, file);
  for (const index of passages) {
    const { id, text } = library.passages[index];
    const count = uses(id);
    if (count === 0) continue;
    const { start } = rangeOf(document, fileSpan(library, { passage: index, start: 0, end: text.length }));
    lenses.push({
      range: { start, end: start },
      command: {
        title: tn(count, 'Used in {0} place of the workspace', 'Used in {0} places of the workspace'),
        command: COMMAND,
        arguments: [id],
      },
    });
  }
  const top = { line: 0, character: 0 };
  return [
    {
      range: { start: top, end: top },
      command: {
        title:
          lenses.length === 0
            ? t('None of the {0} passages is quoted in the workspace', passages.length)
            : t('{0} of {1} passages are quoted in the workspace', lenses.length, passages.length),
        command: '',
      },
    },
    ...lenses,
  ];
}
