import { Disposable, languages, window } from 'vscode';
import type { TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CURSOR } from '../../server/src/protocol.ts';
import type { CursorParams } from '../../server/src/protocol.ts';
import { SELECTOR } from './selector.ts';

/** Tells the server where the cursor is, so that what is being typed is not judged. */
export function reportCursor(client: BaseLanguageClient): Disposable {
  let last = '';
  const report = (editor: TextEditor | undefined): void => {
    if (editor === undefined || !client.isRunning() || languages.match(SELECTOR, editor.document) === 0)
      return;
    const { line, character } = editor.selection.active;
    const params: CursorParams = {
      uri: client.code2ProtocolConverter.asUri(editor.document.uri),
      position: { line, character },
    };
    const now = `${params.uri} ${line}:${character}`;
    if (now === last) return;
    last = now;
    void client.sendNotification(CURSOR, params);
  };
  return Disposable.from(
    window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor === window.activeTextEditor) report(event.textEditor);
    }),
    window.onDidChangeActiveTextEditor(report),
    client.onDidChangeState(() => {
      last = '';
      report(window.activeTextEditor);
    }),
  );
}
