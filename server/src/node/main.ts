import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../server.ts';
import { BUILD_LIBRARY, nodeRuntime } from './runtime.ts';
import { withClientFiles } from './virtual.ts';

// Started by the editor (`--node-ipc`, `--socket=…`, `--pipe=…`) or by hand; without a flag it speaks on stdio.
const TRANSPORTS = /^--(node-ipc|stdio|socket|pipe)(=|$)/;

let announce: () => void = () => {};
/** Resolves when the first hover is answered: what a start runs has run. */
export const answered = new Promise<void>((resolve) => (announce = resolve));

if (process.argv.includes(BUILD_LIBRARY)) void import('./library-builder.ts');
else serve();

function serve(): void {
  const connection = process.argv.some((argument) => TRANSPORTS.test(argument))
    ? createConnection()
    : createConnection(process.stdin, process.stdout);
  const machine = nodeRuntime((level, message) =>
    level === 'error' ? connection.console.error(message) : connection.console.info(message),
  );
  startServer(connection, { ...withClientFiles(machine, connection), answered: announce });
  // Loaded no earlier: what it needs of Node takes a while to load, too.
  void answered.then(async () => (await import('./idle-memory.ts')).giveMemoryBackWhenIdle());
}
