import type { CodeAction, CodeActionContext, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { citationFor } from '../citation/citation.ts';
import type { CheckedDocument } from '../document-checker.ts';
import type { Finding } from '../engine/index.ts';
import { t } from '../messages/language.ts';
import { rangeOf, spanOf } from './ranges.ts';

/** Puts the source behind a quotation. */
export const INSERT_SOURCE = 'refactor.insert.verbatim';

/** The reader has asked by hand, not the editor for its light bulb. */
const INVOKED = 1;
/** Behind a quotation: its point, its closing mark. */
const CLOSING = /^[。，；！？…⋯、.,;!?]{0,2}[”」』’"]/;
/** A source, or the mark of a note, stands there already. */
const CITED = /^\s?(?:（|\(|〔|［|\[|①|\\footnote|\\cite|<sup|footnote:|\\ \[)/;

/** Whether the source could be asked for: not for the light bulb, which would shine on every quotation. */
export function offersSource({
  only,
  triggerKind,
}: Pick<CodeActionContext, 'only' | 'triggerKind'>): boolean {
  return only === undefined
    ? triggerKind === INVOKED
    : only.some((kind) => kind === '' || `${INSERT_SOURCE}.`.startsWith(`${kind}.`));
}

/**
 * What can be put behind the quotations in a range whose words agree with the source: the source in brackets, or as a
 * footnote. Nothing where something of that kind stands already.
 */
export function sourceActions(
  checked: CheckedDocument,
  range: Range,
  context: CodeActionContext,
  versioned: boolean,
): CodeAction[] {
  if (!offersSource(context)) return [];
  const span = spanOf(checked.document, range);
  const { document, corpus, settings } = checked;
  const text = document.getText();
  return checked.findings.flatMap((finding): CodeAction[] => {
    if (!isCitable(finding) || finding.start > span.end || span.start > finding.end) return [];
    const closing = CLOSING.exec(text.slice(finding.end, finding.end + 4));
    if (closing === null) return [];
    const offset = finding.end + closing[0].length;
    if (CITED.test(text.slice(offset, offset + 12))) return [];
    const into = { text, languageId: document.languageId, offset };
    return (['inText', 'footnote'] as const).map((place): CodeAction => {
      const citation = citationFor(
        corpus.library,
        finding.source!.passage,
        place,
        settings.citation.style,
        into,
      );
      const edits = [{ range: rangeOf(document, { start: offset, end: offset }), newText: citation.text }];
      if (citation.note !== null) {
        const { offset: at, text: newText } = citation.note;
        edits.push({ range: rangeOf(document, { start: at, end: at }), newText });
      }
      const { uri, version } = document;
      const edit: WorkspaceEdit = versioned
        ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
        : { changes: { [uri]: edits } };
      const title =
        place === 'inText'
          ? t('Insert the source: {0}', citation.text.trim())
          : t('Insert the source as a footnote');
      return { title, kind: INSERT_SOURCE, edit };
    });
  });
}

function isCitable({ verdict, quoted, open, source, attribution }: Finding): boolean {
  if (!quoted || open || source === null || attribution.status === 'contradicted') return false;
  return verdict === 'exact' || verdict === 'equivalent' || verdict === 'elided';
}
