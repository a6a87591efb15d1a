// A quiet line under each recognised quotation: its form and its colour tell the verdict.
import { Disposable, OverviewRulerLane, Range, ThemeColor, window, workspace } from 'vscode';
import type { TextEditor, TextEditorDecorationType } from 'vscode';
import { STATES } from '../../../server/src/protocol.ts';
import type { FindingItem, FindingState } from '../../../server/src/protocol.ts';
import type { Findings } from './findings.ts';

/** No two verdicts share colour and line: they can be told apart without the colour. */
const LINES: Readonly<Record<FindingState, string>> = {
  exact: '1px dotted',
  equivalent: '1px dashed',
  elided: '2px dotted',
  variant: '3px double',
  misquote: '2px solid',
  contradicted: '1px solid',
  spliced: '4px double',
  unsourced: '2px dashed',
};

interface Types {
  /** Where nothing else is drawn. */
  readonly line: TextEditorDecorationType;
  /** Where a diagnostic has its own wavy line already. */
  readonly tint: TextEditorDecorationType;
}

export function decorate(findings: Findings): Disposable {
  const types = new Map<FindingState, Types>(STATES.map((state) => [state, typesOf(state)]));

  const show = (editor: TextEditor): void => {
    const { document } = editor;
    const isOn = workspace.getConfiguration('verbatim', document).get<boolean>('show.decorations', true);
    const found = findings.of(document);
    // VS Code moves what is drawn along with the text; places of an older version would be drawn beside it.
    if (isOn && found !== undefined && found.version !== document.version) return;
    const items = isOn ? (found?.items ?? []) : [];
    for (const [state, { line, tint }] of types) {
      const own = items.filter((item) => item.state === state);
      editor.setDecorations(line, own.filter((item) => !hasDiagnostic(item)).map(rangeOf));
      editor.setDecorations(tint, own.filter(hasDiagnostic).map(rangeOf));
    }
  };
  const all = (): void => window.visibleTextEditors.forEach(show);

  all();
  return Disposable.from(
    ...[...types.values()].flatMap(({ line, tint }) => [line, tint]),
    findings.onDidChange((document) => {
      for (const editor of window.visibleTextEditors) if (editor.document === document) show(editor);
    }),
    window.onDidChangeVisibleTextEditors(all),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('verbatim.show.decorations')) all();
    }),
  );
}

/** A hint has no wavy line of its own. */
function hasDiagnostic({ severity }: FindingItem): boolean {
  return severity !== null && severity !== 'hint';
}

function typesOf(state: FindingState): Types {
  const [width, style] = LINES[state].split(' ');
  const color = new ThemeColor(`verbatim.${state}`);
  const ruler = { overviewRulerColor: color, overviewRulerLane: OverviewRulerLane.Left };
  return {
    line: window.createTextEditorDecorationType({
      borderWidth: `0 0 ${width} 0`,
      borderStyle: style,
      borderColor: color,
      ...ruler,
    }),
    tint: window.createTextEditorDecorationType({
      backgroundColor: new ThemeColor('verbatim.flaggedBackground'),
      ...ruler,
    }),
  };
}

export function rangeOf({ range: { start, end } }: FindingItem): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
