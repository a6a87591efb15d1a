import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { CheckedDocument } from './document-checker.ts';
import { diagnostics } from './features/diagnostics.ts';
import { clauseAt } from './features/typing.ts';

export interface DiagnosticsPull {
  /** The document's diagnostics; free of charge where they are what the client has. */
  report(
    checked: CheckedDocument,
    typing: readonly number[],
    previous: string | undefined,
  ): DocumentDiagnosticReport;
  /** What was reported last, for a document that is not due. */
  last(uri: string, previous: string | undefined): DocumentDiagnosticReport;
  /** Notes that the user asked for this document, and says how much is flagged in it. */
  askFor(checked: CheckedDocument): number;
  asked(uri: string): boolean;
  /** Whether something was held back when the document was last reported. */
  heldBack(uri: string): boolean;
  forget(uri: string): void;
}

interface Reported {
  readonly resultId: string;
  readonly items: Diagnostic[];
  /** The items as text, to see whether anything changed. */
  readonly text: string;
  readonly heldBack: boolean;
}

/** Remembers what each document was told, so that an unchanged answer need not be sent again. */
export function newDiagnosticsPull(rulesPage: string | null): DiagnosticsPull {
  const reported = new Map<string, Reported>();
  const askedFor = new Set<string>();
  let count = 0;

  const answer = ({ resultId, items }: Reported, previous: string | undefined): DocumentDiagnosticReport =>
    resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };

  return {
    report(checked, typing, previous) {
      const { uri } = checked.document;
      const text = checked.document.getText();
      const { items, heldBack } = diagnostics(
        checked,
        typing.map((offset) => clauseAt(text, offset)),
        rulesPage,
      );
      const written = JSON.stringify(items);
      const before = reported.get(uri);
      const same = before !== undefined && before.text === written;
      const now: Reported = {
        resultId: same ? before.resultId : String(++count),
        items,
        text: written,
        heldBack: heldBack > 0,
      };
      reported.set(uri, now);
      return answer(now, previous);
    },
    last(uri, previous) {
      const before = reported.get(uri);
      return before === undefined ? { kind: 'full', items: [] } : answer(before, previous);
    },
    askFor(checked) {
      askedFor.add(checked.document.uri);
      return diagnostics(checked, [], rulesPage).items.length;
    },
    asked: (uri) => askedFor.has(uri),
    heldBack: (uri) => reported.get(uri)?.heldBack ?? false,
    forget(uri) {
      reported.delete(uri);
      askedFor.delete(uri);
    },
  };
}
