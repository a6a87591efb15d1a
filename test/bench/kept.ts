import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CorpusFile } from '../../server/src/engine/index.ts';
import { STATUS, type Status } from '../../server/src/protocol.ts';
import { newRandom } from '../accuracy/random.ts';
import { positionAt, residentMegabytes } from './bundled.ts';
import { median, p95, type Figure, type Section } from './figures.ts';
import { startServer, type Server } from './lsp.ts';

/** So many of the corpus' sentences stand in the document that is asked about. */
const QUOTED = 200;
/** V8 compiles the last of the code after so many requests of each kind. */
const WARM_UP = 100;

interface Started {
  readonly server: Server;
  /** From the start of the process to the first hover out of the large folder, in milliseconds. */
  readonly toHover: number;
}

/**
 * The server with a large folder of articles, in its own process: the index is built beside it at the first start, kept,
 * and opened at the second.
 */
export async function measureKept(root: string, files: readonly CorpusFile[]): Promise<Section> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verbatim-bench-'));
  try {
    const corpus = path.join(folder, 'workspace/corpus');
    fs.mkdirSync(corpus, { recursive: true });
    for (const { file, text } of files) fs.writeFileSync(path.join(corpus, path.basename(file)), text);
    const { text, places } = documentOf(files);
    const start = () => started(root, folder, text, places[0]);

    const first = await start();
    await first.server.end();
    const size = fs
      .readdirSync(path.join(folder, 'storage'))
      .reduce((sum, name) => sum + fs.statSync(path.join(folder, 'storage', name)).size, 0);

    const starts: number[] = [];
    for (let i = 0; i < 4; i++) {
      const again = await start();
      starts.push(again.toHover);
      await again.server.end();
    }
    const { server, toHover } = await start();
    starts.push(toHover);
    const opened = residentMegabytes(server.pid);
    await checked(server);
    const random = newRandom('kept');
    const times = { hover: [] as number[], completion: [] as number[], inlineCompletion: [] as number[] };
    const cold: Record<string, number> = {};
    for (let i = 0; i < WARM_UP + 500; i++) {
      const position = random.pick(places);
      for (const [name, list] of Object.entries(times)) {
        const before = performance.now();
        const context = name === 'hover' ? undefined : { triggerKind: 1 };
        await server.request(`textDocument/${name}`, { textDocument: { uri: URI }, position, context });
        list.push(performance.now() - before);
        if (i === WARM_UP - 1) cold[name] = p95(list.splice(0));
      }
    }
    const used = residentMegabytes(server.pid);
    await server.end();

    const characters = files.reduce((sum, file) => sum + file.text.length, 0);
    const isLarge = characters > 20e6;
    const answers = Object.entries(times).map(([name, list]): Figure => ({
      name: `${name} p95, over the protocol`,
      value: p95(list),
      unit: 'ms',
      wanted: { most: 1 },
      note: `median ${median(list).toFixed(2)}; the first ${WARM_UP} of the process p95 ${cold[name].toFixed(2)}`,
    }));
    return {
      title: 'Server with a large folder of articles (its own process, over the protocol)',
      figures: [
        { name: 'articles', value: characters / 1e6, unit: 'M characters', note: `${files.length} files` },
        {
          name: 'first start: read, indexed beside the server, kept, and the first hover answered',
          value: first.toHover / 1000,
          unit: 's',
          wanted: isLarge ? { most: 12 } : undefined,
        },
        {
          name: 'what is kept, on disk',
          value: size / characters,
          unit: 'bytes/char',
          wanted: { most: 8 },
        },
        { name: 'next starts, to the first hover answered (median)', value: median(starts), unit: 'ms' },
        {
          name: 'memory of the server, once opened (resident)',
          value: opened,
          unit: 'MB',
          wanted: isLarge ? { most: 350 } : undefined,
        },
        {
          name: 'memory of the server, after 1,800 requests (resident)',
          value: used,
          unit: 'MB',
          wanted: isLarge ? { most: 350 } : undefined,
        },
        ...answers,
      ],
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const URI = 'file:///tmp/verbatim-bench/large.md';

/** Waits for the document's diagnostics, which an editor asks for first of all. */
async function checked(server: Server): Promise<void> {
  for (;;) {
    try {
      await server.request('textDocument/diagnostic', { textDocument: { uri: URI } });
      return;
    } catch {
      // The server asks to be asked again.
    }
  }
}

/** A document that quotes sentences from everywhere in the articles, and a place in each. */
function documentOf(files: readonly CorpusFile[]): {
  text: string;
  places: readonly { line: number; character: number }[];
} {
  const random = newRandom('kept document');
  let text = '';
  const offsets: number[] = [];
  while (offsets.length < QUOTED) {
    const lines = random
      .pick([...files])
      .text.split('\n')
      .filter((line) => /^\p{Script=Han}{8}/u.test(line));
    if (lines.length === 0) continue;
    const sentence = random.pick(lines).slice(0, 40);
    offsets.push(text.length + 5);
    text += `“${sentence}”\n\n`;
  }
  return { text, places: offsets.map((offset) => positionAt(text, offset)) };
}

/** Starts the server on the folder, and waits until it answers out of it. */
async function started(
  root: string,
  folder: string,
  text: string,
  position: { line: number; character: number },
): Promise<Started> {
  const begin = performance.now();
  let passages = 0;
  const hear = (method: string, params: unknown): void => {
    if (method === STATUS && (params as Status).state === 'ready') ({ passages } = params as Status);
  };
  const server = startServer(process.execPath, [path.join(root, 'dist/server.cjs'), '--stdio'], hear);
  const workspace = pathToFileURL(path.join(folder, 'workspace')).href;
  await server.request('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: workspace, name: 'workspace' }],
    capabilities: { textDocument: { diagnostic: {}, hover: {}, completion: {}, inlineCompletion: {} } },
    initializationOptions: {
      settings: { corpus: { bundled: false } },
      storage: pathToFileURL(path.join(folder, 'storage')).href,
    },
  });
  server.notify('initialized', {});
  server.notify('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'markdown', version: 1, text },
  });
  for (;;) {
    const answer = await server.request('textDocument/hover', { textDocument: { uri: URI }, position });
    if (passages > 0 && answer !== null) return { server, toHover: performance.now() - begin };
    if (performance.now() - begin > 300_000) throw new Error('no hover in five minutes');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
