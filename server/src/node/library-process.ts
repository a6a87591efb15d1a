import { fork } from 'node:child_process';
import type { Build, BuildJob } from '../runtime.ts';
import type { BuilderMessage } from './library-builder.ts';

/** Has a library built by a program, given with its argument: its memory goes when it is done, and a crash is its own. */
export function buildLibraryApart(
  [program, argument]: readonly [string, string],
  job: BuildJob,
  onProgress: (done: number) => void,
  log: (message: string) => void,
): Build {
  // Flags for debugging the editor's server are not for this one.
  const child = fork(program, [argument], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'json',
  });
  let given: boolean | null = false;
  const done = new Promise<boolean | null>((resolve) => {
    child.on('message', (message: BuilderMessage) => {
      if ('done' in message) return onProgress(message.done);
      given = message.built;
      if (message.reason !== undefined) log(`corpus: not indexed: ${message.reason}`);
    });
    child.on('error', (error) => log(`corpus: not indexed: ${error.message}`));
    child.on('close', () => resolve(given));
  });
  child.send(job);
  return {
    done,
    cancel: () => {
      given = null;
      child.kill();
    },
  };
}
