// A server on a machine of its own, with folders of a virtual workspace beside those of its disk: each file is read where
// it is, the virtual ones through the client.
import { afterEach, expect, test } from 'vitest';
import type { MessageConnection } from 'vscode-jsonrpc';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { docx } from '../article-files.mjs';
import { withClientFiles } from '../../server/src/node/virtual.ts';
import type { ImportResult, Status } from '../../server/src/protocol.ts';
import type { Runtime } from '../../server/src/runtime.ts';
import { answerFiles } from './answer-files.ts';
import { SPEECHES } from './articles.ts';
import { memoryRuntime, passed, startSession } from './session.ts';
import type { MemoryRuntime, Session } from './session.ts';

const DISK = 'file:///a';
const CLOUD = 'vscode-vfs://github/me/b';
const LETTER = `---
id: letter
title: 一封信
author: 乙
date: 2020-03-20
kind: letter
---

见字如面，这里一切都好，请诸位同仁勿挂念。
`;
/** A sentence of each folder's article, both with a slip in them. */
const DRAFT =
  '“抗击疫情的物资已经在昨天傍晚全部抵达前线。”\n\n“见字如面，这里一切安好，请诸位同仁勿挂念。”\n';

let session: Session;
afterEach(() => session.dispose());

/** What is asked of a machine, by the files and folders that are meant. */
interface Watched extends MemoryRuntime {
  readonly asked: Set<string>;
}

function machine(files: Record<string, string>): Watched {
  const runtime = memoryRuntime(files);
  const asked = new Set<string>();
  const noting =
    <P extends unknown[], R>(ask: (uri: string, ...more: P) => R) =>
    (uri: string, ...more: P): R => {
      asked.add(uri);
      return ask(uri, ...more);
    };
  const missing = () => Promise.resolve({ ok: false, trouble: 'missing' } as const);
  const own: Runtime = {
    ...runtime,
    list: noting((folder, filter) => runtime.list(folder, filter)),
    read: noting((uri) => runtime.read(uri)),
    readBytes: noting((uri) => runtime.readBytes(uri)),
    entry: noting((uri) => {
      const text = runtime.files.get(uri);
      return Promise.resolve(text === undefined ? null : { uri, stamp: text });
    }),
    readSaved: noting(missing),
    readPacked: noting(missing),
    watch(folders, onChange) {
      for (const folder of folders) asked.add(folder);
      return runtime.watch(folders, onChange);
    },
  };
  return { ...runtime, ...own, asked };
}

const folders =
  (settings: Record<string, string[]> = {}) =>
  (uri: string | undefined) => ({
    corpus: { folders: settings[uri?.startsWith(DISK) ? DISK : CLOUD] ?? ['corpus'] },
  });

/** A session with both folders; the client answers for the files of the virtual one, or knows nothing of them. */
async function start(
  disk: Watched,
  cloud: Watched | null,
  workspaceFolders = [DISK, CLOUD],
  settings: unknown = folders(),
): Promise<void> {
  session = await startSession(disk, {
    workspaceFolders,
    settings,
    around: (connection) => withClientFiles(disk, connection),
    answers: (client: MessageConnection) => cloud && answerFiles(client, cloud),
  });
  for (const folder of workspaceFolders) session.open(`${folder}/draft.md`, DRAFT);
}
const onDisk = () => machine({ [`${DISK}/corpus/speeches.md`]: SPEECHES });
const inCloud = () => machine({ [`${CLOUD}/corpus/letter.md`]: LETTER });
const status = () => session.request<Status>('verbatim/status');
const flagged = async (folder: string): Promise<string[]> => {
  const { items } = (await session.diagnostics(`${folder}/draft.md`)) as FullDocumentDiagnosticReport;
  return items
    .filter(({ code }) => code === 'misquote')
    .map(({ range }) => DRAFT.split('\n')[range.start.line].slice(1, 3));
};

test('each folder’s articles are read where they are', async () => {
  const [disk, cloud] = [onDisk(), inCloud()];
  await start(disk, cloud);
  await expect.poll(() => flagged(CLOUD)).toEqual(['见字']);
  await expect.poll(() => flagged(DISK)).toEqual(['抗击']);
  expect(disk.asked).toContain(`${DISK}/corpus/speeches.md`);
  expect([...disk.asked].filter((uri) => !uri.startsWith('file:'))).toEqual([]);
  expect(cloud.asked).toContain(`${CLOUD}/corpus/letter.md`);
  expect([...cloud.asked].filter((uri) => uri.startsWith('file:'))).toEqual([]);
  expect((await status()).problems).toEqual([]);
});

test('an article that changes is read again, in either place', async () => {
  const [disk, cloud] = [onDisk(), inCloud()];
  await start(disk, cloud);
  await expect.poll(() => flagged(CLOUD)).toEqual(['见字']);
  await expect.poll(() => flagged(DISK)).toEqual(['抗击']);
  // folders are watched a while after they were read
  await passed(session, disk);
  await expect.poll(() => cloud.watched()).toContain(`${CLOUD}/corpus`);
  expect(disk.watched()).toContain(`${DISK}/corpus`);

  cloud.files.set(`${CLOUD}/corpus/letter.md`, LETTER.replace('都好', '安好'));
  cloud.touch();
  await expect.poll(async () => (await passed(session, disk), flagged(CLOUD))).toEqual([]);
  disk.files.set(`${DISK}/corpus/speeches.md`, SPEECHES.replace('到达前线', '抵达前线'));
  disk.touch();
  await expect.poll(async () => (await passed(session, disk), flagged(DISK))).toEqual([]);
});

test('a folder that is not named any more is not watched any more', async () => {
  const [disk, cloud] = [onDisk(), inCloud()];
  await start(disk, cloud);
  await expect.poll(() => flagged(CLOUD)).toEqual(['见字']);
  await passed(session, disk);
  await expect.poll(() => cloud.watched()).toContain(`${CLOUD}/corpus`);
  session.configure(folders({ [CLOUD]: [`${DISK}/corpus`] }));
  await expect.poll(() => flagged(CLOUD)).toEqual(['抗击']);
  await expect
    .poll(async () => (await passed(session, disk), cloud.watched()))
    .not.toContain(`${CLOUD}/corpus`);
});

test('where all folders are on the disk the client is asked for no file', async () => {
  const [disk, cloud] = [onDisk(), inCloud()];
  await start(disk, cloud, [DISK]);
  await expect.poll(() => flagged(DISK)).toEqual(['抗击']);
  await passed(session, disk);
  expect([...cloud.asked]).toEqual([]);
});

test('a client that knows nothing of files leaves the rest as it is, and it is said', async () => {
  const disk = onDisk();
  await start(disk, null, [DISK, CLOUD], folders({ [CLOUD]: ['corpus', 'texts'] }));
  await expect.poll(() => flagged(DISK)).toEqual(['抗击']);
  expect(await flagged(CLOUD)).toEqual([]);
  await expect.poll(async () => (await status()).problems.map(({ uri }) => uri)).toContain(`${CLOUD}/texts`);
});

test('a file that is to become an article is read where it is', async () => {
  const [disk, cloud] = [onDisk(), inCloud()];
  const words = '风箱拉得均匀，炉火才旺得长久，打铁的人从来不和火候赌气，这是他在铁匠铺里学到的第一件事。';
  cloud.bytes.set(
    `${CLOUD}/来稿.docx`,
    docx([
      ['a', '打铁记'],
      ['', words],
    ]).slice().buffer,
  );
  cloud.files.set(`${CLOUD}/empty.txt`, '');
  await start(disk, cloud);
  const read = (uri: string) => session.request<ImportResult>('verbatim/import', { uri });
  expect(await read(`${CLOUD}/来稿.docx`)).toMatchObject({ text: expect.stringContaining(words) as string });
  expect(await read(`${CLOUD}/empty.txt`)).toEqual({ problem: '文件是空的。' });
  expect(await read(`${CLOUD}/nowhere.txt`)).toEqual({ problem: '没有这个文件。' });
  expect([...disk.asked].filter((uri) => !uri.startsWith('file:'))).toEqual([]);
});

test('a process of its own has no client: it builds only what is on the disk', async () => {
  const disk = onDisk();
  await start(disk, null, [DISK]);
  const jobs: unknown[] = [];
  const done = { done: Promise.resolve(true), cancel: () => {} };
  const runtime = withClientFiles(
    { ...disk, build: (job) => (jobs.push(job), done) },
    // nothing is asked of it
    null as never,
  );
  const job = (...uris: string[]) => ({
    target: `${DISK}/kept`,
    files: uris.map((uri) => ({ uri, stamp: '', layer: 0 })),
    packs: [],
  });
  expect(await runtime.build!(job(`${DISK}/x.md`, `${CLOUD}/y.md`), () => {}).done).toBe(false);
  expect(jobs).toEqual([]);
  expect(await runtime.build!(job(`${DISK}/x.md`), () => {}).done).toBe(true);
  expect(jobs).toHaveLength(1);
});
