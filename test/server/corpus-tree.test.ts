import { afterEach, describe, expect, test } from 'vitest';
import type { CorpusTreeParams, CorpusTreeResult, UsesResult } from '../../server/src/protocol.ts';
import { CORPUS, SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, positionOf, startSession, textIn } from './session.ts';
import type { Session } from './session.ts';

const REPORT = `---
id: report
title: 一线来信
author: 乙
date: 2019-11-02
kind: essay
language: zh-Hans
---

窗外的槐花落得满地都是，没有人舍得先去扫它。

清样摊在桌上，油墨还没有干透，屋里只有翻纸的声音。
`;
let session: Session;

async function start(files: Record<string, string> = {}): Promise<void> {
  session = await startSession(
    memoryRuntime({ [SPEECHES_URI]: SPEECHES, [`${CORPUS}/report.md`]: REPORT, ...files }),
  );
}
afterEach(() => session.dispose());

const ask = (params: Partial<CorpusTreeParams>): Promise<CorpusTreeResult> =>
  session.request('verbatim/corpusTree', { path: [], ...params });
const shown = ({ nodes }: CorpusTreeResult): string[] =>
  nodes.map(({ label, description, count }) => `${label} | ${description} | ${count}`);

describe('the corpus as a tree', () => {
  test('by article, down to the passages', async () => {
    const file = SPEECHES.replace('病毒没有国界', '## 二、携手\n\n病毒没有国界');
    await start({ [SPEECHES_URI]: file });
    const top = await ask({ order: 'article' });
    expect(shown(top)).toEqual(['一线来信 | 乙 · 2019年11月2日 | 2', '同舟共济 | 甲 · 2020年4月16日 | 3']);
    expect(top).toMatchObject({ total: 5, more: 0, cut: false });
    expect(top.nodes[1].uri).toBe(SPEECHES_URI);
    const sections = await ask({ order: 'article', path: ['speeches'] });
    expect(shown(sections)).toEqual(['首节之前 |  | 1', '二、携手 |  | 2']);
    const { nodes } = await ask({ order: 'article', path: ['speeches', '二、携手'] });
    expect(nodes.map(({ description }) => description)).toEqual([
      '2020年3月24日 · 同哈萨克斯坦总统托卡耶夫通话',
      '2020年3月 · 就抗疫物资致前线的慰问电',
    ]);
    expect(textIn(file, nodes[0].range!)).toMatch(/^病毒没有国界.*共同家园。$/);
    expect(nodes[0].tooltip).toContain('甲，2020年3月24日');
  });

  test('by date, speaker and kind of occasion', async () => {
    await start();
    expect(shown(await ask({ order: 'date' }))).toEqual(['2020年 |  | 3', '2019年 |  | 2']);
    expect(shown(await ask({ order: 'date', path: ['2020'] }))).toEqual(['2020年3月 |  | 3']);
    expect((await ask({ order: 'date', path: ['2020', '2020-03'] })).nodes).toHaveLength(3);
    expect(shown(await ask({ order: 'speaker' }))).toEqual(['甲 |  | 3', '乙 |  | 2']);
    expect(shown(await ask({ order: 'speaker', path: ['乙'] }))).toEqual([
      '一线来信 | 乙 · 2019年11月2日 | 2',
    ]);
    expect((await ask({ order: 'kind' })).nodes.map(({ label }) => label)).toContain('通话');
    const [call] = (await ask({ order: 'kind', path: ['通话', '2020'] })).nodes;
    expect(call.description).toContain('古特雷斯');
  });

  test('a filter leaves what a search finds', async () => {
    await start();
    const top = await ask({ order: 'article', filter: '槐花' });
    expect(shown(top)).toEqual(['一线来信 | 乙 · 2019年11月2日 | 1']);
    expect(top.total).toBe(1);
    expect(await ask({ order: 'article', filter: 'zzzzqqqq' })).toMatchObject({ nodes: [], total: 0 });
  });

  test('large levels come page by page, each passage once', async () => {
    const many = Array.from({ length: 450 }, (_, i) => `这是第${i}段，说的是第${i}件事，与别的事都不相干。`);
    await start({
      [`${CORPUS}/many.md`]: `---\nid: many\ntitle: 许多\nauthor: 丙\ndate: 2018-01-01\nkind: essay\n---\n\n${many.join('\n\n')}\n`,
    });
    const seen = new Set<string>();
    let offset = 0;
    for (let more = 1; more > 0;) {
      const page = await ask({ order: 'article', path: ['many'], offset });
      expect(page.nodes.length).toBeLessThanOrEqual(200);
      for (const { key } of page.nodes) seen.add(key);
      offset += page.nodes.length;
      more = page.more;
    }
    expect([offset, seen.size]).toEqual([450, 450]);
  });

  test('quotations inside a passage stand under it', async () => {
    await start({
      [`${CORPUS}/news.md`]: `---\nid: news\ntitle: 报道\nauthor: 丁\ndate: 2020-03-13\nkind: report\n---\n\n3月12日，甲在电话中说：“国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战。”记者随后走访了几处街市。\n`,
    });
    const [passage] = (await ask({ order: 'article', path: ['news'] })).nodes;
    expect(passage.count).toBe(1);
    const inner = await ask({ order: 'article', path: ['news', passage.key] });
    expect(inner.nodes.map(({ label }) => label)).toEqual([
      '国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战。',
    ]);
  });

  test('a path that is gone has nothing under it; nonsense is refused', async () => {
    await start();
    expect(await ask({ order: 'date', path: ['1999', '1999-01'] })).toMatchObject({ nodes: [], more: 0 });
    await expect(ask({ order: 'size' as 'date' })).rejects.toThrow(/order/);
    await expect(ask({ order: 'date', path: [1] as unknown as string[] })).rejects.toThrow(/path/);
  });
});

test('where the workspace uses a passage', async () => {
  const uri = 'file:///w/draft.md';
  const text = '甲说：“病毒没有国界，疫情不分种族。”\n';
  await start({ 'file:///w/other.md': `再引一次：${text}` });
  session.open(uri, text);
  const { nodes } = await ask({ order: 'article', path: ['speeches'] });
  const { passage, uses } = await session.request<UsesResult>('verbatim/uses', { id: nodes[1].passage });
  expect(passage?.uri).toBe(SPEECHES_URI);
  expect(uses.map((one) => one.uri).sort()).toEqual([uri, 'file:///w/other.md']);
  expect(uses[0].range.start).toEqual(positionOf(text, '病毒'));
  expect(await session.request('verbatim/uses', { id: 'gone#1' })).toEqual({ passage: null, uses: [] });
});
