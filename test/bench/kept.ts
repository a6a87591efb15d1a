import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CorpusFile } from '../../server/src/engine/index.ts';
import { STATUS, type Status } from '../../server/src/protocol.ts';
import { newRandom, type Random } from '../accuracy/random.ts';
import { positionAt, residentMegabytes } from './bundled.ts';
import { median, p95, type Figure, type Section } from './figures.ts';
import { startServer, type Server } from './lsp.ts';

/** So many of the corpus' sentences stand in the document that is asked about. */
const QUOTED = 200;
/** So many more are typed at its end, so many letters of each. */
const TYPED = 60;
const LETTERS = 12;
/** Between reading and typing. */
const REST_MS = 4000;
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
    const random = newRandom('kept');
    const said = files.map(({ file, text }) => ({
      file: path.basename(file),
      ...withProvenance(text, random),
    }));
    for (const { file, text } of said) fs.writeFileSync(path.join(corpus, file), text);
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
    const times = { hover: [] as number[], completion: [] as number[], inlineCompletion: [] as number[] };
    const ask = async (name: keyof typeof times, position: Position): Promise<void> => {
      const before = performance.now();
      const context = name === 'hover' ? undefined : { triggerKind: 1 };
      await server.request(`textDocument/${name}`, { textDocument: { uri: URI }, position, context });
      times[name].push(performance.now() - before);
    };
    for (let i = 0; i < TYPED * LETTERS; i++) await ask('hover', random.pick(places));
    // A writer stops to think before the next sentence: then the server readies what suggestions are made from.
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const type = typist(server, text);
    const typed = said.flatMap(({ sentences }) => sentences);
    for (let i = 0; i < TYPED; i++) {
      const { lead, sentence } = random.pick(typed);
      type(`\n\n${lead}“`);
      for (const letter of [...sentence].slice(0, LETTERS)) {
        const position = type(letter);
        await ask('completion', position);
        await ask('inlineCompletion', position);
      }
    }
    const cold = (list: number[]): string => p95(list.splice(0, WARM_UP)).toFixed(2);
    const used = residentMegabytes(server.pid);
    await server.end();

    const characters = files.reduce((sum, file) => sum + file.text.length, 0);
    const isLarge = characters > 20e6;
    const answers = Object.entries(times).map(([name, list]): Figure => {
      const first = cold(list);
      return {
        name: `${name} p95, over the protocol`,
        value: p95(list),
        unit: 'ms',
        wanted: { most: 1 },
        note: `${name === 'hover' ? '' : 'letter by letter; '}median ${median(list).toFixed(2)}; the first ${WARM_UP} of the process p95 ${first}`,
      };
    });
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
          wanted: isLarge ? { most: 8 } : undefined,
        },
        { name: 'next starts, to the first hover answered (median)', value: median(starts), unit: 'ms' },
        {
          name: 'memory of the server, once opened (resident)',
          value: opened,
          unit: 'MB',
          wanted: isLarge ? { most: 350 } : undefined,
        },
        {
          name: `memory of the server, after ${(3 * TYPED * LETTERS).toLocaleString('en')} requests (resident)`,
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

interface Position {
  readonly line: number;
  readonly character: number;
}

const SPEAKERS = 60;
const FAMILIES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
const GIVEN = [...'建国明华志文德永春光平强军民生林海山东伟'];
const OCCASIONS = [
  '同法国总统马克龙通话时的讲话',
  '会见世界卫生组织总干事谭德塞时的讲话',
  '致韩国总统文在寅的信',
  '在二十国集团领导人特别峰会上的讲话',
  '在中央政治局会议上的讲话',
  '在统筹推进疫情防控和经济社会发展工作部署会议上的讲话',
];

interface Said {
  /** The article, each paragraph with its date and occasion behind it. */
  readonly text: string;
  /** Sentences of it, and how a report introduces them. */
  readonly sentences: readonly { readonly lead: string; readonly sentence: string }[];
}

/** The article as a collection of what one person said: what is known of its passages is what makes suggestions costly. */
function withProvenance(text: string, random: Random): Said {
  const head = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? '';
  const number = random.int(0, SPEAKERS - 1);
  const speaker =
    FAMILIES[number % FAMILIES.length] + GIVEN[number % GIVEN.length] + GIVEN[(number * 7) % GIVEN.length];
  const year = random.int(1950, 2019);
  const sentences: { lead: string; sentence: string }[] = [];
  const paragraphs = text
    .slice(head.length)
    .split(/\n\n+/)
    .filter((paragraph) => paragraph.trim() !== '');
  const said = paragraphs.map((paragraph) => {
    const date = `${year}年${random.int(1, 12)}月${random.int(1, 28)}日`;
    const occasion = random.pick(OCCASIONS);
    const sentence = paragraph.trim().slice(0, 40);
    if (/^\p{Script=Han}{12}/u.test(sentence)) {
      const at = `${date}，${speaker}${occasion.replace(/的(讲话|信)$/, '')}中指出，`;
      sentences.push({
        sentence,
        lead: random.pick([at, `${year}年，${speaker}说：`, `${speaker}强调，`, '']),
      });
    }
    return `${paragraph.trim()}\n\n（${date}${occasion}）`;
  });
  const known = head
    .replace(/^kind:.*$/m, 'kind: compilation')
    .replace(/\n---\n$/, `\nauthor: ${speaker}\n---\n`);
  return { text: `${known}\n${said.join('\n\n')}\n`, sentences };
}

/** Types at the end of the document, and says where the cursor then is. */
function typist(server: Server, text: string): (words: string) => Position {
  let version = 1;
  let { line, character } = positionAt(text, text.length);
  return (words) => {
    const start = { line, character };
    const lines = words.split('\n');
    line += lines.length - 1;
    character = lines[lines.length - 1].length + (lines.length === 1 ? character : 0);
    server.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: ++version },
      contentChanges: [{ range: { start, end: start }, text: words }],
    });
    return { line, character };
  };
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
