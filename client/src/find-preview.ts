import { Range, TabInputText, TextEditorRevealType, ThemeColor, ViewColumn, window } from 'vscode';
import type { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ProtocolRange, SearchItem } from '../../server/src/protocol.ts';

/** Shows the passage that is chosen in a list, in its article beside the document. */
export interface Preview {
  show(found: SearchItem | undefined): void;
  /** Closes what was opened, and nothing else. */
  dispose(): void;
}

/** Moving quickly through a list opens nothing. */
const DELAY_MS = 150;

export function newPreview(client: BaseLanguageClient): Preview {
  const passage = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
  });
  const words = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
  });
  const there = new Set(openFiles().map(({ uri }) => uri.toString()));
  const opened = new Set<string>();
  let column = ViewColumn.Beside;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;

  const open = async (found: SearchItem): Promise<void> => {
    const uri = client.protocol2CodeConverter.asUri(found.uri);
    const range = rangeOf(found.range);
    // not as the editor's own preview: that would take the place of one the user has open
    const editor = await window.showTextDocument(uri, {
      viewColumn: column,
      preserveFocus: true,
      preview: false,
      selection: new Range(range.start, range.start),
    });
    column = editor.viewColumn ?? column;
    if (!there.has(uri.toString())) opened.add(uri.toString());
    if (disposed) return close([...opened]);
    editor.setDecorations(passage, [range]);
    editor.setDecorations(words, found.matches.map(rangeOf));
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    await close([...opened].filter((other) => other !== uri.toString()));
  };
  const close = async (names: readonly string[]): Promise<void> => {
    const tabs = openFiles().filter(({ uri, column: at }) => at === column && names.includes(uri.toString()));
    for (const name of names) opened.delete(name);
    if (tabs.length > 0)
      await window.tabGroups.close(
        tabs.map(({ tab }) => tab),
        true,
      );
  };
  return {
    show(found) {
      clearTimeout(timer);
      if (found !== undefined && !disposed)
        timer = setTimeout(
          () => void open(found).catch((error: unknown) => client.debug('preview', error, false)),
          DELAY_MS,
        );
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      passage.dispose();
      words.dispose();
      void close([...opened]);
    },
  };
}

interface OpenFile {
  readonly uri: Uri;
  readonly column: ViewColumn;
  readonly tab: (typeof window.tabGroups.all)[number]['tabs'][number];
}

function openFiles(): OpenFile[] {
  return window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs.flatMap((tab) =>
      tab.input instanceof TabInputText ? [{ uri: tab.input.uri, column: viewColumn, tab }] : [],
    ),
  );
}

const rangeOf = ({ start, end }: ProtocolRange): Range =>
  new Range(start.line, start.character, end.line, end.character);
