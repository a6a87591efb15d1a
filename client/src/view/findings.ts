// What the server found in the documents that are in sight: asked once, shown by decorations, tree and badge alike.
import { Disposable, EventEmitter, languages, window, workspace } from 'vscode';
import type { Event, TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FINDINGS, FINDINGS_CHANGED } from '../../../server/src/protocol.ts';
import type { FindingsParams, FindingsResult } from '../../../server/src/protocol.ts';
import { SELECTOR } from '../selector.ts';

export interface Findings extends Disposable {
  /** What was found last; places are those of `version`. */
  of(document: TextDocument): FindingsResult | undefined;
  /** What is found now; null where the document is not due. */
  ask(document: TextDocument): Promise<FindingsResult | null>;
  /** Something was found, or is no longer known, in this document. */
  readonly onDidChange: Event<TextDocument>;
  /** The server says that something has changed: a setting, the corpus. */
  readonly onNews: Event<void>;
}

/** Typing goes on: wait for a pause. */
const TYPING_MS = 250;
/** News come in bunches: a change of a setting, of the corpus, of several documents. */
const NEWS_MS = 30;

export function watchFindings(client: BaseLanguageClient): Findings {
  const known = new Map<string, FindingsResult>();
  const waiting = new Map<string, NodeJS.Timeout>();
  const changed = new EventEmitter<TextDocument>();
  const news = new EventEmitter<void>();

  const ask = async (document: TextDocument): Promise<FindingsResult | null> => {
    if (!client.isRunning()) return null;
    const params: FindingsParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    return client.sendRequest<FindingsResult | null>(FINDINGS, params);
  };
  const update = async (document: TextDocument): Promise<void> => {
    try {
      const result = await ask(document);
      // not due: what is shown stays
      if (document.isClosed || result === null) return;
      known.set(document.uri.toString(), result);
      changed.fire(document);
    } catch (error) {
      // A newer version has taken its place, and is asked about; a server that restarts tells when it is back.
      client.debug('findings', error, false);
    }
  };
  const soon = (document: TextDocument, milliseconds: number): void => {
    if (document.isClosed || languages.match(SELECTOR, document) === 0) return;
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        void update(document);
      }, milliseconds),
    );
  };
  const inSight = (): void => {
    for (const document of new Set(window.visibleTextEditors.map((editor) => editor.document)))
      soon(document, NEWS_MS);
  };
  const forget = (document: TextDocument): void => {
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.delete(key);
    if (known.delete(key)) changed.fire(document);
  };

  const parts = Disposable.from(
    changed,
    window.onDidChangeVisibleTextEditors(inSight),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) soon(document, TYPING_MS);
    }),
    workspace.onDidSaveTextDocument((document) => soon(document, NEWS_MS)),
    workspace.onDidCloseTextDocument(forget),
    news,
    client.onNotification(FINDINGS_CHANGED, () => {
      inSight();
      news.fire();
    }),
    client.onDidChangeState(inSight),
  );
  return {
    of: (document) => known.get(document.uri.toString()),
    ask,
    onDidChange: changed.event,
    onNews: news.event,
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer);
      parts.dispose();
    },
  };
}
