import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CorpusView } from '../library-host.ts';
import { problemText } from '../messages/problems.ts';
import { rangeOf } from './ranges.ts';

/** What is wrong in the files of some corpora, by file; what several have is said once. */
export function corpusDiagnostics(corpora: readonly CorpusView[]): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  for (const { corpus, problem } of corpusProblems(corpora)) {
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

/** What is wrong in some corpora, each once. */
export function corpusProblems(
  corpora: readonly CorpusView[],
): { readonly corpus: CorpusView; readonly problem: CorpusView['library']['problems'][number] }[] {
  const seen = new Set<string>();
  return corpora.flatMap((corpus) =>
    corpus.library.problems.flatMap((problem) => {
      const key = JSON.stringify(problem);
      return seen.has(key) ? [] : seen.add(key) && [{ corpus, problem }];
    }),
  );
}

/** What is wrong in a file of which only lines are known, counted from 0. */
export function lineDiagnostics(problems: readonly { line: number; message: string }[]): Diagnostic[] {
  return problems.map(({ line, message }) => ({
    range: { start: { line, character: 0 }, end: { line, character: 0 } },
    severity: DiagnosticSeverity.Warning,
    source: 'Verbatim',
    message,
  }));
}
