import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCorpusFile } from '../../../server/src/engine/corpus/read-corpus-file.ts';
import type { Passage } from '../../../server/src/engine/corpus/passages.ts';
import { misplaced } from './read.ts';

const folder = new URL('../../../corpus/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && !name.startsWith('README'))
  .sort();
const texts = new Map(files.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
const read = new Map(files.map((name) => [name, readCorpusFile(`corpus/${name}`, texts.get(name)!)]));
const all = [...read.values()];

/** Groups in order of first appearance, with their sizes. */
function sizes<T>(items: readonly T[], of: (item: T) => string | null): [string | null, number][] {
  const counts = new Map<string | null, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return [...counts];
}

describe('the bundled corpus', () => {
  it('has five articles, and no problem in any', () => {
    expect(all.flatMap(({ problems }) => problems)).toEqual([]);
    expect(all.map(({ article }) => [article?.id, article?.kind, article?.authority, article?.date])).toEqual(
      [
        ['daying-zujizhan', 'essay', 'primary', '2020'],
        ['gongtong-diren', 'commentary', 'secondary', '2020'],
        ['quanqiu-kangyi-hezuo', 'essay', 'primary', '2020'],
        ['tuanjie-hezuo', 'compilation', 'primary', '2020-04-16'],
        ['zhanyi-pianzhang', 'report', 'secondary', '2020-04-05'],
      ],
    );
  });

  it('has unique names, and words that stand where they say', () => {
    const passages = all.flatMap((one) => one.passages);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    for (const [name, { passages: own }] of read) {
      for (const passage of own) expect(misplaced(texts.get(name)!, passage)).toEqual([]);
    }
  });

  it('has no trace of damage left in a canonical reading', () => {
    const damage =
      /bookmark:|_GoBack| and |力所能及及|阿齐兹|巴特图嘎嘎|纳比尤|下转|对蒙关系|和其有需要|支，|健康和安。|中方便理解|^[”，。；！？、]|[“‘《（]$/m;
    for (const { passages } of all) {
      for (const { text } of passages) {
        expect(damage.exec(text)?.[0] ?? null).toBeNull();
        // Every quotation that opens closes in its paragraph.
        expect([text, (text.match(/“/g) ?? []).length]).toEqual([text, (text.match(/”/g) ?? []).length]);
      }
    }
  });

  it('keeps the documents as they came', () => {
    // SHA-256 of each document's characters, white space and heading marks aside, as it reached us.
    const came: Record<string, string> = {
      'daying-zujizhan.md': '45c3f229b239201810d26b45384756626ad713ff0d8aefc021f278552dc1f3a6',
      'gongtong-diren.md': 'b1d858c9388d15fe3b780b3a979abacfc77acaf9ac5e986642b24c3e124f351b',
      'quanqiu-kangyi-hezuo.md': 'bba8e36176bbe3f2acef1478f9bdd805ac7e7d8fd9f124c8a8ea4cbd50894f45',
      'tuanjie-hezuo.md': '56cccda02def6039f21c59a5b1188bca72359c2f3bba9dafcba98706cd4ab9b5',
      'zhanyi-pianzhang.md': 'e4cb4170aad1b2a358d9b0366d689cedfa0939a46d1622e3c9028a5ece3d4cac',
    };
    for (const [name, text] of texts) {
      const body = text.slice(text.indexOf('\n---\n', 4) + 5);
      const characters = body.replace(/^#+ /gm, '').replace(/\s+/g, '');
      expect([name, createHash('sha256').update(characters).digest('hex')]).toEqual([name, came[name]]);
    }
  });
});

describe('团结合作是国际社会战胜疫情最有力武器', () => {
  const { article, passages } = read.get('tuanjie-hezuo.md')!;

  it('has 51 passages in four sections, all but the last with provenance', () => {
    expect(sizes(passages, ({ section }) => section!.slice(0, 6))).toEqual([
      ['一、病毒没有', 10],
      ['二、中国秉持', 16],
      ['三、患难见真', 17],
      ['四、公共卫生', 8],
    ]);
    expect(passages.filter(({ date, occasion }) => date && occasion)).toHaveLength(50);
    expect(passages.at(-1)).toMatchObject({
      date: null,
      occasion: null,
      notes: ['broken-off'],
      speaker: '习近平',
    });
    expect(sizes(passages, ({ speaker }) => speaker)).toEqual([['习近平', 51]]);
    expect(passages.filter(({ date }) => date === '2020-03').map(({ occasionKind }) => occasionKind)).toEqual(
      Array(5).fill('慰问电'),
    );
    expect(article).toMatchObject({
      status: 'partial',
      counts: { sections: { present: 4, stated: 5 }, passages: { present: 51, stated: 59 } },
    });
  });

  it('joins its tears', () => {
    const joined = passages.map(({ text }) => text).join('\n');
    for (const words of [
      '同世界卫生组织、有关国家',
      '负责任态度，及时发布疫情信息，毫无保留',
      '表达慰问和支持，充分体现',
      '我们对此铭记在心。',
    ]) {
      expect(joined).toContain(words);
    }
    expect(passages.every(({ text }) => !text.includes('\n'))).toBe(true);
  });
});

describe('the quotations in the other articles', () => {
  const inner = (name: string) => read.get(name)!.passages.filter(({ within }) => within);

  it('are counted by speaker', () => {
    expect(inner('daying-zujizhan.md')).toEqual([]);
    expect(sizes(inner('quanqiu-kangyi-hezuo.md'), ({ speaker }) => speaker)).toEqual([['恩格斯', 1]]);
    expect(Object.fromEntries(sizes(inner('gongtong-diren.md'), ({ speaker }) => String(speaker)))).toEqual({
      习近平: 26,
      null: 5,
      武契奇: 1,
      谭德塞: 1,
      普京: 1,
      马克龙: 1,
      根哥布: 1,
      '医学期刊《柳叶刀》的社论': 1,
      特朗普: 1,
      '特鲁迪·朗': 1,
      古特雷斯: 1,
      艾尔沃德: 2,
    });
    expect(Object.fromEntries(sizes(inner('zhanyi-pianzhang.md'), ({ speaker }) => String(speaker)))).toEqual(
      {
        习近平: 42,
        马塔雷拉: 1,
        文在寅: 1,
        '伊姆兰·汗': 1,
        约翰逊: 1,
        谭德塞: 1,
        普京: 1,
        '皮埃尔·皮卡尔': 1,
        '罗伯特·劳伦斯·库恩': 1,
        null: 3,
      },
    );
  });

  it('have only what the article states', () => {
    for (const name of ['gongtong-diren.md', 'zhanyi-pianzhang.md']) {
      const { passages, article } = read.get(name)!;
      const text = passages
        .filter(({ within }) => within === null)
        .map((passage) => passage.text)
        .join('\n');
      for (const { speaker, date, occasion } of passages.filter(({ within }) => within)) {
        if (speaker) expect(text).toContain(speaker);
        if (occasion) expect(text).toContain(occasion);
        const [year, month, day] = (date ?? '').split('-');
        if (date) {
          expect(year).toBe(article?.date?.slice(0, 4));
          expect(text).toContain(`${Number(month)}月${Number(day)}日`);
        }
      }
    }
  });

  it('of the interleaved columns stand in their paragraphs', () => {
    const outer = read.get('zhanyi-pianzhang.md')!.passages.filter(({ within }) => within === null);
    expect(outer[0].text).toMatch(/^全球确诊病例突破100万例/);
    const joined = outer.map(({ text }) => text).join('\n');
    for (const words of [
      '，“中方愿同埃及及时分享',
      '构建人类命运共同体高度，本着公开',
      '感谢中方为当前处境困难',
    ])
      expect(joined).toContain(words);
    expect(outer.findIndex(({ text }) => text.startsWith('这是中国的理念与主张'))).toBeLessThan(
      outer.findIndex(({ text }) => text.startsWith('“相互支持、合作共赢')),
    );
  });
});

it('reads, passage by passage', async () => {
  const row = (passage: Passage) =>
    [
      passage.within ? '    “' : passage.continues ? '  +' : '',
      `${passage.text.replaceAll('\n', '⏎').slice(0, 20)}`,
      `| ${passage.speaker ?? '—'}`,
      `| ${passage.date ?? '—'}`,
      // The outer paragraphs of an article all have the article's own title.
      `| ${!passage.within && passage.occasion?.startsWith('《') && passage.date !== null && passage.continues ? '同上' : (passage.occasion ?? '—')}`,
      passage.notes.length ? `| ${passage.notes.join(' ')}` : '',
      passage.emendations.length
        ? `| ${passage.emendations.map(({ found, reads, applied }) => `${found}${applied ? '→' : '?→'}${reads}`).join(' ')}`
        : '',
      passage.within ? '' : `#${passage.id.split('#')[1]}`,
    ]
      .filter(Boolean)
      .join(' ');
  const listing = [...read].map(([name, { article, passages }]) => {
    let section: string | null = null;
    const rows = passages.flatMap((passage) => {
      const heading = passage.section === section || passage.within ? [] : [`-- ${passage.section ?? ''}`];
      section = passage.within ? section : passage.section;
      return [...heading, row(passage)];
    });
    return [`== ${name}: ${article?.title} (${passages.length})`, ...rows].join('\n');
  });
  await expect(`${listing.join('\n\n')}\n`).toMatchFileSnapshot('bundled-corpus.passages.txt');
});
