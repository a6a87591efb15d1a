// Starts the built server once and lets it answer a hover, so that it leaves the code V8 compiled for it beside it.
//   import { keepCompiled } from './keep-compiled.mjs'; await keepCompiled(root)
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

const MOST_MS = 20_000;
const URI = 'file:///draft.md';

/** @type {(root: string) => Promise<void>} */
export async function keepCompiled(root) {
  const dist = path.join(root, 'dist');
  const kept = () => fs.readdirSync(dist).some((name) => name.endsWith('.cache'));
  const text = fs.readFileSync(path.join(root, 'samples/draft.md'), 'utf8');
  const lines = text.slice(0, text.indexOf('“新冠肺炎') + 5).split('\n');
  const child = spawn(process.execPath, [path.join(dist, 'server.cjs'), '--stdio'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const send = (/** @type {object} */ message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  send({
    id: 1,
    method: 'initialize',
    params: { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} },
  });
  send({ method: 'initialized', params: {} });
  const textDocument = { uri: URI, languageId: 'markdown', version: 1, text };
  send({ method: 'textDocument/didOpen', params: { textDocument } });
  const position = { line: lines.length - 1, character: lines[lines.length - 1].length };
  send({ id: 2, method: 'textDocument/hover', params: { textDocument, position } });
  for (const start = Date.now(); !kept() && Date.now() - start < MOST_MS && child.exitCode === null;)
    await pass(20);
  send({ id: 3, method: 'shutdown' });
  send({ method: 'exit' });
  await ended;
  // Not needed for anything but speed: a build that cannot have it is a build all the same.
  if (!kept()) console.warn('the server left no compiled code; it will start more slowly');
}
