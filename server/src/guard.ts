import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken, Position } from 'vscode-languageserver';
import { isPosition } from './features/ranges.ts';

type Stop = 'cancelled' | 'superseded';

/** What ends work nobody waits for any more; a guarded handler turns it into the answer the protocol has for it. */
export function stopped(why: Stop): Error {
  return Object.assign(new Error(why), { stop: why });
}

/** Whether work ended because a newer version of its document took its place. */
export function isSuperseded(error: unknown): boolean {
  return (error as { stop?: Stop } | null)?.stop === 'superseded';
}

/**
 * For pulled diagnostics: the client keeps what it shows and asks again. Any other answer to a superseded pull would
 * make it clear the squiggles before the new ones are known.
 */
export function askAgain(error: unknown): never {
  if (!isSuperseded(error)) throw error;
  throw new ResponseError(LSPErrorCodes.ServerCancelled, 'Superseded', { retriggerRequest: true });
}

/** Refuses a request whose parameters make no sense. `what` names the field, never its value. */
export function refuse(what: string): never {
  throw new ResponseError(ErrorCodes.InvalidParams, `Invalid parameter: ${what}`);
}

/** The position a request is about; refuses what is none. */
export function positionOf(params: { position?: unknown }): Position {
  return isPosition(params.position) ? params.position : refuse('position');
}

/** An error without its message, which may hold the user's text: its kind and where it came from. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8).map((line) => line.trim())].join(' ');
}

/**
 * Wraps a request handler: an error is logged and answered with a harmless value, so that one bad document
 * never takes a feature away; work that was called off is answered as the protocol wants it.
 */
export function guarded<P, R>(
  name: string,
  harmless: R,
  log: (message: string) => void,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
  return async (given, last?: CancellationToken) => {
    // a message without parameters brings the token alone
    const [params, token] = last === undefined ? [{} as P, given as CancellationToken] : [given, last];
    try {
      if (token.isCancellationRequested) throw stopped('cancelled');
      return await handle(params, token);
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError<never>;
      const why = (error as { stop?: Stop } | null)?.stop;
      if (why === 'cancelled' || token.isCancellationRequested)
        return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
      if (why === 'superseded') return new ResponseError(LSPErrorCodes.ContentModified, 'Content modified');
      log(`${name}: ${describeError(error)}`);
      return harmless;
    }
  };
}

/** The same for what needs no answer. */
export function guardedEvent<P>(
  name: string,
  log: (message: string) => void,
  handle: (event: P) => void | Promise<void>,
): (event: P) => Promise<void> {
  return async (event) => {
    try {
      await handle(event);
    } catch (error) {
      if ((error as { stop?: Stop } | null)?.stop === undefined) log(`${name}: ${describeError(error)}`);
    }
  };
}
