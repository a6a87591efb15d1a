import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { CheckedDocument } from './document-checker.ts';
import { diagnostics } from './features/diagnostics.ts';
import { isSameRange } from './features/ranges.ts';
import { staleComments } from './features/stale-ignores.ts';
import { translationDiagnostics } from './features/translation-diagnostics.ts';
import { clauseAt } from './features/typing.ts';

export interface DiagnosticsPull {
  /** The document's diagnostics; free of charge where they are what the client has. */
  report(
    checked: CheckedDocument,
    typing: readonly number[],
    previous: string | undefined,
  ): DocumentDiagnosticReport;
  /** The same for what is known already. */
  items(uri: string, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport;
  /** What was reported last, for a document that is not due. */
  last(uri: string, previous: string | undefined): DocumentDiagnosticReport;
  /** Notes that the user asked for this document, and says how much is flagged in it. */
  askFor(checked: CheckedDocument): number;
  /** Notes that a document is to be reported though nobody asked for this one. */
  want(uri: string): void;
  asked(uri: string): boolean;
  /** Whether something was held back when the document was last reported. */
  heldBack(uri: string): boolean;
  forget(uri: string): void;
}

interface Reported {
  readonly resultId: string;
  readonly items: Diagnostic[];
  readonly heldBack: boolean;
}

const NOTHING = { items: [], heldBack: 0 };

/** Remembers what each document was told, so that an unchanged answer need not be sent again. */
export function newDiagnosticsPull(rulesPage: () => string | null): DiagnosticsPull {
  const reported = new Map<string, Reported>();
  const askedFor = new Set<string>();
  let count = 0;

  const answer = ({ resultId, items }: Reported, previous: string | undefined): DocumentDiagnosticReport =>
    resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };

  const note = (uri: string, items: Diagnostic[], heldBack: boolean): Reported => {
    const before = reported.get(uri);
    const same =
      before !== undefined &&
      before.items.length === items.length &&
      before.items.every((item, i) => isSame(item, items[i]));
    const now: Reported = { resultId: same ? before.resultId : String(++count), items, heldBack };
    reported.set(uri, now);
    return now;
  };

  return {
    report(checked, typing, previous) {
      const { uri } = checked.document;
      const text = checked.document.getText();
      const clauses = typing.map((offset) => clauseAt(text, offset));
      const { items: about, heldBack } = diagnostics(checked, clauses, rulesPage());
      const translated =
        checked.translated === null ? NOTHING : translationDiagnostics(checked, clauses, rulesPage());
      const items = [...about, ...translated.items, ...staleComments(checked, rulesPage())];
      return answer(note(uri, items, heldBack + translated.heldBack > 0), previous);
    },
    items: (uri, items, previous) => answer(note(uri, items, false), previous),
    last(uri, previous) {
      const before = reported.get(uri);
      return before === undefined ? { kind: 'full', items: [] } : answer(before, previous);
    },
    askFor(checked) {
      askedFor.add(checked.document.uri);
      const translated =
        checked.translated === null ? NOTHING : translationDiagnostics(checked, [], rulesPage());
      return diagnostics(checked, [], rulesPage()).items.length + translated.items.length;
    },
    want: (uri) => void askedFor.add(uri),
    asked: (uri) => askedFor.has(uri),
    heldBack: (uri) => reported.get(uri)?.heldBack ?? false,
    forget(uri) {
      reported.delete(uri);
      askedFor.delete(uri);
    },
  };
}

/** Whether two diagnostics say the same of the same place. */
function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return (
    isSameRange(a.range, b.range) &&
    a.severity === b.severity &&
    a.code === b.code &&
    a.message === b.message &&
    (a.relatedInformation === b.relatedInformation ||
      JSON.stringify(a.relatedInformation) === JSON.stringify(b.relatedInformation))
  );
}
