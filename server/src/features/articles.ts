import { CodeActionKind, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { CodeAction, CodeActionContext, Diagnostic, Range, TextEdit } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { bytesHash, lintArticle } from '../engine/index.ts';
import type { LintFinding } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { fixText, lintText } from '../messages/curate.ts';
import { lintLink } from '../rule-link.ts';
import { rangeOf, spanOf } from './ranges.ts';

/** Records everything in the front matter that is certain. */
export const FIX_ALL_ARTICLE = `${CodeActionKind.SourceFixAll}.verbatim`;

const SEVERITY: Readonly<Record<LintFinding['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** What lint found in one version of an article beside one corpus: asked for by marks and by actions alike. */
let latest: { text: string; corpus: CorpusView; findings: LintFinding[] } | null = null;

/** In a larger corpus what other articles tell is left to the command line: it would keep a writer waiting. */
const MOST_CHARACTERS = 2_000_000;

function findingsIn(document: TextDocument, corpus: CorpusView): LintFinding[] {
  const text = document.getText();
  if (latest?.text !== text || latest.corpus !== corpus) {
    const library = corpus.library.characters <= MOST_CHARACTERS ? corpus.library : null;
    latest = { text, corpus, findings: lintArticle(document.uri, text, library) };
  }
  return latest.findings;
}

/** Whether the corpus has read the document as it stands: places in it are those of the text that was read. */
export function isCurrent(document: TextDocument, corpus: CorpusView): boolean {
  const file = corpus.article(document.uri)?.uri;
  const read = file === undefined ? undefined : corpus.library.files.get(file);
  return (
    read !== undefined && read.hash === bytesHash(new TextEncoder().encode(document.getText()).slice().buffer)
  );
}

/** What should be looked at in an article of the corpus. */
export function articleDiagnostics(
  document: TextDocument,
  corpus: CorpusView,
  rulesPage: string | null,
): Diagnostic[] {
  return findingsIn(document, corpus).map((found) => ({
    range: rangeOf(document, found.span),
    severity: SEVERITY[found.severity],
    code: found.rule,
    codeDescription: lintLink(rulesPage, found.rule),
    source: 'Verbatim',
    message: lintText(found),
  }));
}

/** What can be recorded in the front matter about the places in a range. */
export function articleActions(
  document: TextDocument,
  corpus: CorpusView,
  range: Range,
  context: CodeActionContext,
  versioned: boolean,
): CodeAction[] {
  const { uri, version } = document;
  const edit = (edits: TextEdit[]): CodeAction['edit'] =>
    versioned
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } };
  const wanted = (kind: string) =>
    context.only === undefined ||
    context.only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const actions: CodeAction[] = [];
  const span = spanOf(document, range);
  if (wanted(CodeActionKind.QuickFix)) {
    for (const found of findingsIn(document, corpus)) {
      if (found.span.start > span.end || found.span.end < span.start) continue;
      for (const fix of found.fixes)
        actions.push({
          title: fixText(fix),
          kind: CodeActionKind.QuickFix,
          diagnostics: context.diagnostics.filter((d) => d.code === found.rule),
          isPreferred: fix.certain,
          edit: edit([{ range: rangeOf(document, fix.edit.span), newText: fix.edit.text }]),
        });
    }
  }
  return actions;
}
