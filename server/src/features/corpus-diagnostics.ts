import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CorpusView } from '../library-host.ts';
import { problemText } from '../messages/problems.ts';
import { rangeOf } from './ranges.ts';

/** What is wrong in the corpus's own files, by file. */
export function corpusDiagnostics(corpus: CorpusView): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  for (const problem of corpus.library.problems) {
    const document = corpus.article(problem.file);
    const items = byFile.get(problem.file) ?? [];
    byFile.set(problem.file, items);
    items.push({
      range:
        document === null
          ? { start: { line: problem.line - 1, character: 0 }, end: { line: problem.line - 1, character: 0 } }
          : rangeOf(document, problem.span),
      severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      code: problem.code,
      source: 'Verbatim',
      message: problemText(problem),
    });
  }
  return byFile;
}
