// Date and occasion behind each quotation, for those who want them there.
import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import type { Finding } from '../engine/index.ts';
import { clipEnd, dateText, oneLine, sourceText } from '../messages/wording.ts';
import { spanOf } from './ranges.ts';
import { isBeingTyped, type ClauseInHand } from './typing.ts';

/** Longest occasion that stands in a line of text, in characters. */
const LONGEST_OCCASION = 24;
const CLOSING = /[”’」』"'»]/;

/** The hints of the quotations that end in a range; a quotation that is being typed gets none. */
export function inlayHints(
  checked: CheckedDocument,
  range: Range,
  clauses: readonly ClauseInHand[],
): InlayHint[] {
  const wanted = spanOf(checked.document, range);
  const text = checked.document.getText();
  return checked.findings.flatMap((finding) => {
    if (finding.end < wanted.start || finding.end > wanted.end) return [];
    const label = labelOf(checked, finding);
    if (label === null || isBeingTyped(finding, clauses)) return [];
    const end = finding.end + (CLOSING.test(text[finding.end] ?? '') ? 1 : 0);
    return [
      {
        position: checked.document.positionAt(end),
        label,
        tooltip: sourceText(checked.corpus.library, finding.source!),
        paddingLeft: true,
        paddingRight: true,
      },
    ];
  });
}

/** `2020年3月12日 · 同联合国秘书长古特雷斯通话`; null where nothing, or more than one thing, is to be said. */
function labelOf({ corpus: { library } }: CheckedDocument, finding: Finding): string | null {
  if (!finding.quoted || finding.source === null || finding.verdict === 'spliced') return null;
  const { date, occasion } = library.passages[finding.source.passage];
  const { title } = library.articles[library.articleOf[finding.source.passage]];
  const parts = [
    date === null ? null : dateText(date),
    clipEnd(oneLine(occasion ?? `《${title}》`), LONGEST_OCCASION),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
