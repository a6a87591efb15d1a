import { afterEach, expect, test } from 'vitest';
import { TOOLS } from '../../server/src/node/read-source.ts';
import { readSource } from '../../server/src/read-source.ts';
import type { ImportResult } from '../../server/src/protocol.ts';
import type { Runtime } from '../../server/src/runtime.ts';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, startSession, textIn } from './session.ts';
import type { Session } from './session.ts';

const URI = 'file:///w/来稿.txt';
const FIRST = '风箱拉得均匀，炉火才旺得长久，打铁的人从来不和火候赌气，这是他在铁匠铺里学到的第一件事。';
let session: Session;
/** What the file that is read is called. */
let readAs = '来稿.txt';
afterEach(() => session.dispose());

const start = async (content: Uint8Array | null): Promise<void> => {
  const memory = memoryRuntime({ [SPEECHES_URI]: SPEECHES });
  const readers: Pick<Runtime, 'readSource'> =
    content === null ? {} : { readSource: () => readSource(readAs, new Uint8Array(content), TOOLS) };
  session = await startSession({ ...memory, ...readers });
};
const ask = (uri = URI) => session.request<ImportResult>('verbatim/import', { uri });

test('a file becomes a proposal, with its doubts at their places', async () => {
  await start(
    new TextEncoder().encode(`打铁记\n林一帆\n${FIRST}\n有人说：“炉火才旺得长久。”，这话他记了一辈子，\n`),
  );
  const result = await ask();
  if ('problem' in result) throw new Error(result.problem);
  expect(result.name).toBe('来稿.md');
  expect(result.text).toMatch(/^id: article-[0-9a-f]{8}$/m);
  expect(result.text).toContain(FIRST);
  expect(result.summary).toContain('打铁记');
  expect(result.doubts.length).toBeGreaterThan(1);
  for (const { range, message } of result.doubts) {
    expect(message).not.toMatch(/^[a-z-]+ \{/);
    expect(textIn(result.text, range), message).not.toBe('');
  }
});

test('its file has the id for a name where that says something', async () => {
  await start(new TextEncoder().encode(`打铁记\n林一帆\n${FIRST}\n`));
  const nameFor = async (file: string) => {
    readAs = file;
    const result = await ask(`file:///w/${encodeURIComponent(file)}`);
    return 'problem' in result ? result.problem : result.name;
  };
  expect(await nameFor('The Bellows (final).txt')).toBe('the-bellows-final.md');
  expect(await nameFor('2020年的信.v2.txt')).toBe('2020年的信.v2.md');
});

test('what cannot be read says why', async () => {
  await start(new Uint8Array());
  expect(await ask()).toEqual({ problem: '文件是空的。' });
});

test('a host without readers says so', async () => {
  await start(null);
  expect(await ask()).toEqual({ problem: '此处无法读取文件。' });
});
