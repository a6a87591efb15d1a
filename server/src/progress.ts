import type { Connection } from 'vscode-languageserver';

/** Work that the editor shows while it goes on. */
export interface Progress {
  /** What is done, from 0 to 1. */
  report(done: number): void;
  end(): void;
}

export const SILENT: Progress = { report: () => {}, end: () => {} };

let count = 0;
/** Who is told when the user gives up a piece of work, by its token. */
const cancels = new Map<string, () => void>();
const listening = new WeakSet<Connection>();

/** Shows a piece of work in the editor (LSP work-done progress) until it ends; the user may give it up. */
export function showProgress(connection: Connection, title: string, cancel: () => void): Progress {
  if (!listening.has(connection)) {
    listening.add(connection);
    connection.onNotification('window/workDoneProgress/cancel', (params: { token?: unknown } | null) => {
      if (typeof params?.token === 'string') cancels.get(params.token)?.();
    });
  }
  const token = `verbatim-${++count}`;
  let isOver = false;
  let shown = -1;
  cancels.set(token, cancel);
  const say = (value: object): void => {
    // The connection may be closed by now.
    void Promise.resolve()
      .then(() => connection.sendNotification('$/progress', { token, value }))
      .catch(() => {});
  };
  const begun = connection.sendRequest('window/workDoneProgress/create', { token }).then(
    () => say({ kind: 'begin', title, cancellable: true, percentage: 0 }),
    () => (isOver = true),
  );
  return {
    report(done) {
      const percentage = Math.floor(100 * Math.min(1, Math.max(0, done)));
      if (isOver || percentage <= shown) return;
      shown = percentage;
      void begun.then(() => isOver || say({ kind: 'report', percentage }));
    },
    end() {
      cancels.delete(token);
      void begun.then(() => {
        if (!isOver) say({ kind: 'end' });
        isOver = true;
      });
    },
  };
}
