import {
  createMessageConnection,
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { MessageReader, MessageWriter } from 'vscode-jsonrpc/node';
import { startServer } from '../server.ts';
import { logTo } from '../wire.ts';
import { nodeRuntime } from './runtime.ts';

/** How to talk, as the editor says: `--node-ipc`, `--socket=…`, `--pipe=…`; by hand and without a flag, over stdio. */
function transport(argv: readonly string[]): [MessageReader, MessageWriter] {
  const valueOf = (flag: string): string | undefined => {
    const at = argv.findIndex((argument) => argument === flag || argument.startsWith(`${flag}=`));
    return at === -1 ? undefined : argv[at] === flag ? argv[at + 1] : argv[at].slice(flag.length + 1);
  };
  if (argv.includes('--node-ipc')) {
    process.once('disconnect', gone);
    return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  }
  const socket = valueOf('--socket');
  if (socket !== undefined) return createServerSocketTransport(Number(socket));
  const pipe = valueOf('--pipe');
  if (pipe !== undefined) return createServerPipeTransport(pipe);
  // Standard output belongs to the protocol.
  process.stdin.once('end', gone);
  const said = globalThis.console;
  for (const name of ['log', 'info', 'debug', 'dir', 'trace'] as const) said[name] = said.error;
  return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
}

/** The editor has gone without a word. */
function gone(): void {
  process.exit(server.isShutDown() ? 0 : 1);
}

let announce: () => void = () => {};
/** Resolves when the first hover is answered: what a start runs has run. */
export const answered = new Promise<void>((resolve) => (announce = resolve));

const [reader, writer] = transport(process.argv.slice(2));
const wire = createMessageConnection(reader, writer);
const server = startServer(wire, { ...nodeRuntime(logTo(wire)), answered: announce });
reader.onClose(gone);
