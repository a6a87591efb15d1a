import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  buildLibrary,
  checkText,
  DEFAULT_SETTINGS,
  newSegmentCache,
  openLibrary,
  type CorpusFile,
} from '../../server/src/engine/index.ts';
import { makeDocuments } from '../accuracy/documents.ts';
import { newCorpus } from '../accuracy/corpus.ts';
import { newRandom } from '../accuracy/random.ts';
import { median, p95, timed, took, type Figure, type Section } from './figures.ts';
import { startServer, type Server } from './lsp.ts';

/** Issue 2, section 7: the corpus that comes with Verbatim, and the server as it ships. */
export async function measureBundled(root: string): Promise<Section[]> {
  return [
    { title: 'Engine on the bundled corpus (in process)', figures: engineFigures(root) },
    {
      title: 'Server on the bundled corpus (its own process, over the protocol)',
      figures: await serverFigures(root),
    },
  ];
}

function bundledFiles(root: string): CorpusFile[] {
  const folder = path.join(root, 'corpus');
  return fs
    .readdirSync(folder)
    .filter((f) => f.endsWith('.md') && f !== 'README.md')
    .map((f) => ({ file: f, text: fs.readFileSync(path.join(folder, f), 'utf8') }));
}

/** Twenty thousand characters of real reports and essays. */
function report(root: string): string {
  const folder = path.join(root, 'test/golden/documents');
  const all = fs.readdirSync(folder).map((f) => fs.readFileSync(path.join(folder, f), 'utf8'));
  return all.join('\n\n').slice(0, 20_000);
}

function engineFigures(root: string): Figure[] {
  const files = bundledFiles(root);
  const saved = fs.readFileSync(path.join(root, 'dist/corpus/library.bin'));
  const buffer = saved.buffer.slice(saved.byteOffset, saved.byteOffset + saved.byteLength);
  const opened = took(() => {
    if (openLibrary(buffer) === null) throw new Error('dist/corpus/library.bin cannot be opened');
  });
  let library = buildLibrary([]);
  const cold = took(() => (library = buildLibrary(files)));
  const warm = timed(20, () => buildLibrary(files));
  const document = { text: report(root), languageId: 'plaintext' };
  const first = timed(1, () => checkText(document, library, DEFAULT_SETTINGS, newSegmentCache()), 0);
  // V8 needs some thirty passes before it compiles nothing more.
  const check = timed(40, () => checkText(document, library, DEFAULT_SETTINGS, newSegmentCache()), 40);
  return [
    {
      name: 'index of the bundled corpus there, from the saved library (what a start does)',
      value: opened,
      unit: 'ms',
      wanted: { most: 60 },
    },
    {
      name: 'articles read and index built anew, first time in the process',
      value: cold,
      unit: 'ms',
      wanted: { most: 60 },
    },
    { name: 'articles read and index built anew, warm (median)', value: median(warm), unit: 'ms' },
    { name: 'whole check of a 20,000-character report, first time', value: median(first), unit: 'ms' },
    {
      name: 'whole check of a 20,000-character report, warm (median)',
      value: median(check),
      unit: 'ms',
      wanted: { most: 30 },
    },
  ];
}

/** A long draft with hundreds of quotations, right and wrong ones. */
function longDraft(root: string, length: number): string {
  const corpus = newCorpus('draft', 'statesman', bundledFiles(root));
  let text = '';
  for (const document of makeDocuments(corpus, 1000, newRandom('bench'))) {
    text += document.text.replace(/\r\n/g, '\n').replace('\ufeff', '');
    if (text.length >= length) break;
  }
  return text.slice(0, length);
}

const URI = 'file:///tmp/verbatim-bench/draft.md';
/** V8 compiles the last of the code after so many keystrokes; they are told apart. */
const FIRST_KEYSTROKES = 20;

async function opened(root: string, text: string): Promise<Server> {
  const server = startServer(process.execPath, [path.join(root, 'dist/server.cjs'), '--stdio']);
  await server.request('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { diagnostic: {}, hover: {}, completion: {}, inlineCompletion: {} } },
    initializationOptions: {
      bundledCorpus: pathToFileURL(path.join(root, 'dist/corpus')).href,
      settings: {},
    },
  });
  server.notify('initialized', {});
  server.notify('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'markdown', version: 1, text },
  });
  return server;
}

export function positionAt(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}

async function serverFigures(root: string): Promise<Figure[]> {
  const sample = fs.readFileSync(path.join(root, 'samples/draft.md'), 'utf8');
  const inQuotation = positionAt(sample, sample.indexOf('新冠肺炎疫情的发生再次表明') + 3);
  const plain: number[] = [];
  const server: number[] = [];
  for (let i = 0; i < 15; i++) {
    let start = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    plain.push(performance.now() - start);
    start = performance.now();
    const one = await opened(root, sample);
    for (let answer: unknown = null; answer === null;) {
      answer = await one.request('textDocument/hover', { textDocument: { uri: URI }, position: inQuotation });
      if (performance.now() - start > 10_000) throw new Error('no hover in ten seconds');
    }
    server.push(performance.now() - start);
    await one.end();
  }

  const text = longDraft(root, 100_000);
  const one = await opened(root, text);
  const textDocument = { uri: URI };
  let previousResultId: string | undefined;
  const pull = async () => {
    for (;;) {
      try {
        const answer = (await one.request('textDocument/diagnostic', { textDocument, previousResultId })) as {
          resultId?: string;
        };
        previousResultId = answer.resultId;
        return;
      } catch {
        // The server asks to be asked again.
      }
    }
  };
  await pull();
  const random = newRandom('bench');
  const quotes = [...text.matchAll(/[“「『]([^“”「」『』\n]{8,})/g)].map((m) => m.index);
  const hover: number[] = [];
  const completion: number[] = [];
  const inline: number[] = [];
  const timing = async (to: number[], method: string, params: object) => {
    const start = performance.now();
    await one.request(method, { textDocument, ...params });
    to.push(performance.now() - start);
  };
  for (let i = 0; i < 300; i++) {
    const at = random.pick(quotes);
    const position = positionAt(text, at + 1 + random.int(4, 7));
    await timing(hover, 'textDocument/hover', { position });
    await timing(completion, 'textDocument/completion', { position, context: { triggerKind: 1 } });
    await timing(inline, 'textDocument/inlineCompletion', { position, context: { triggerKind: 1 } });
  }
  const keystroke: number[] = [];
  let version = 1;
  for (let i = 0; i < FIRST_KEYSTROKES + 200; i++) {
    const at = positionAt(text, random.int(0, text.length - 1));
    const range = { start: at, end: at };
    const start = performance.now();
    one.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: ++version },
      contentChanges: [{ range, text: '的' }],
    });
    await pull();
    keystroke.push(performance.now() - start);
    const after = { line: at.line, character: at.character + 1 };
    one.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: ++version },
      contentChanges: [{ range: { start: at, end: after }, text: '' }],
    });
    await pull();
  }
  const busy = residentMegabytes(one.pid);
  // What stays once the typing stops: the server gives back what it no longer uses.
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  const memory = residentMegabytes(one.pid);
  await one.end();
  return [
    { name: 'node -e 0 (median of 15, between the server’s starts)', value: median(plain), unit: 'ms' },
    { name: 'server process start to first answered hover (median)', value: median(server), unit: 'ms' },
    {
      name: 'the same, times node -e 0',
      value: median(server) / median(plain),
      unit: '×',
      wanted: { most: 2.2 },
    },
    {
      name: 'hover p95',
      value: p95(hover),
      unit: 'ms',
      wanted: { most: 3 },
      note: `median ${median(hover).toFixed(2)}`,
    },
    {
      name: 'completion p95',
      value: p95(completion),
      unit: 'ms',
      wanted: { most: 3 },
      note: `median ${median(completion).toFixed(2)}`,
    },
    {
      name: 'inline completion p95',
      value: p95(inline),
      unit: 'ms',
      wanted: { most: 3 },
      note: `median ${median(inline).toFixed(2)}`,
    },
    {
      name: 'keystroke in a 100,000-character document to fresh diagnostics p95',
      value: p95(keystroke.slice(FIRST_KEYSTROKES)),
      unit: 'ms',
      wanted: { most: 15 },
      note: `median ${median(keystroke).toFixed(2)}, of the first ${FIRST_KEYSTROKES} ${median(keystroke.slice(0, FIRST_KEYSTROKES)).toFixed(1)}`,
    },
    { name: 'memory of the server while 200 keystrokes are checked (resident)', value: busy, unit: 'MB' },
    {
      name: 'memory of the server, idle afterwards (resident)',
      value: memory,
      unit: 'MB',
      wanted: { most: 120 },
    },
    { name: '.vsix', value: packageMegabytes(root), unit: 'MB', wanted: { most: 3 } },
  ];
}

/** Memory of a process that is in use, shared libraries too. */
export function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    // No /proc: macOS and the BSDs have ps.
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  }
}

/** What `npm run package` makes of dist/ as it stands. */
function packageMegabytes(root: string): number {
  const file = path.join(root, 'out/bench.vsix');
  try {
    execFileSync(
      process.execPath,
      [
        path.join(root, 'node_modules/@vscode/vsce/vsce'),
        'package',
        '--no-dependencies',
        '--allow-missing-repository',
        '--no-rewrite-relative-links',
        '--out',
        file,
      ],
      { cwd: root, stdio: 'ignore' },
    );
    return fs.statSync(file).size / 1024 / 1024;
  } catch {
    return NaN;
  } finally {
    fs.rmSync(file, { force: true });
  }
}
