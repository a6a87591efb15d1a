import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc';

/**
 * The connection to the editor, as far as the server uses it: messages by name. The larger vscode-languageserver is not
 * used: to load it took as long as to find the first answer.
 */
export type Wire = Pick<
  MessageConnection,
  'onRequest' | 'onNotification' | 'sendRequest' | 'sendNotification' | 'listen'
>;

/** Answers requests of a name; those without parameters come as `undefined`. */
export function answer<P, R>(
  wire: Wire,
  method: string,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): void {
  wire.onRequest<unknown, unknown>(method, (...given: unknown[]) =>
    handle((given.length > 1 ? given[0] : undefined) as P, given[given.length - 1] as CancellationToken),
  );
}

/** Levels of `window/logMessage`. */
const TYPES = { error: 1, info: 3 } as const;

/** Writes to the log that the editor keeps for the server. */
export function logTo(wire: Wire): (level: 'error' | 'info', message: string) => void {
  return (level, message) => {
    // Nobody may be listening any more.
    void wire.sendNotification('window/logMessage', { type: TYPES[level], message }).catch(() => {});
  };
}
