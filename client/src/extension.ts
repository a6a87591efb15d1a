// What ships as dist/client.js: one program for every host, since nearly all of it is the same on each.
import type { ExtensionContext } from 'vscode';
import type { Running } from './client.ts';

const isBrowser = 'WorkerGlobalScope' in globalThis;
let running: Running | undefined;

export async function activate(context: ExtensionContext): Promise<Running> {
  const { start } = isBrowser ? await import('./extension.browser.ts') : await import('./extension.node.ts');
  running = await start(context);
  return running;
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
