import { describe, expect, it } from 'vitest';
import { buildLibrary, openLibrary, remarkOn, saveLibrary } from '../../../server/src/engine/index.ts';
import { codes, misplaced, read } from './read.ts';

describe('what a front matter says of passages and sections', () => {
  const BODY =
    '## 一、团结\n\n病毒没有国界。\n\n(2020年3月12日同古特雷斯通话)\n\n## 二、合作\n\n患难见真情。\n\n(2020年2月11日同佐科通话)';

  it('gives a passage a name of its own, that stays when its words are corrected', () => {
    const front = (more = '') =>
      `id: a\nkind: compilation\nauthor: 习近平\npassages:\n  - { starts: 病毒, id: guojie }${more}`;
    const ids = (text: string) => read(front(), text).passages.map(({ id }) => id);
    expect(ids(BODY)[0]).toBe('a#guojie');
    expect(ids(BODY.replace('没有国界', '不分国界'))).toEqual(ids(BODY));
    expect(codes(read(front('\n  - { starts: 患难, id: guojie }'), BODY))).toEqual([
      'error passage-id-repeated 7',
    ]);
    expect(codes(read(front('\n  - { starts: 患难, id: a b# }'), BODY))).toEqual([
      'error passage-id-unusable 7',
    ]);
    expect(codes(read(front('\n  - { starts: 团结 }'), BODY))).toEqual(['error passage-not-found 7']);
    expect(codes(read(front('\n  - { id: x }'), BODY))).toEqual(['error passage-incomplete 7']);
  });

  it('an edit elsewhere changes no id', () => {
    const ids = (text: string) => read('id: a\nkind: compilation', text).passages.map(({ id }) => id);
    expect(ids(BODY.replace('病毒没有国界', '病毒不分国界'))[1]).toBe(ids(BODY)[1]);
  });

  it('corrects who spoke, when and where', () => {
    const { passages } = read(
      'id: a\nkind: compilation\nauthor: 习近平\npassages:\n  - { starts: 患难, speaker: 佐科, date: 2020-02-12, occasion: 会见王毅 }',
      BODY,
    );
    expect(
      passages.map(({ speaker, date, occasion, occasionKind }) => [speaker, date, occasion, occasionKind]),
    ).toEqual([
      ['习近平', '2020-03-12', '同古特雷斯通话', '通话'],
      ['佐科', '2020-02-12', '会见王毅', '会见'],
    ]);
  });

  it('tells themes, tags and notes, of the article, the section and the passage; and keeps them in a saved library', () => {
    const front = [
      'id: a', 'kind: compilation', 'tags: [抗疫]', 'quotes: b',
      'sections:', '  - { starts: 一、, theme: 命运共同体, tags: [团结] }',
      'passages:', '  - { starts: 病毒, tags: [国界, 抗疫], note: 常被引用 }', '  - { starts: 患难, theme: 友谊 }',
    ].join('\n'); // prettier-ignore
    const library = buildLibrary([{ file: 'a.md', text: `---\n${front}\n---\n\n${BODY}\n` }]);
    expect(library.problems).toEqual([]);
    const opened = openLibrary(saveLibrary(library))!.library;
    for (const { articles, passages } of [library, opened]) {
      expect(articles[0].quotes).toEqual(['b']);
      expect(passages.map((p) => remarkOn(articles[0], p))).toEqual([
        { theme: '命运共同体', tags: ['抗疫', '团结', '国界'], note: '常被引用' },
        { theme: '友谊', tags: ['抗疫'] },
      ]);
    }
  });

  it('records decisions about variants with their places', () => {
    const variant =
      'variants:\n  - { before: 病毒, found: 没有, reads: 不分, in: b, decision: wording, why: 两读都通 }';
    const result = read(`id: a\nkind: compilation\n${variant}`, BODY);
    const [one] = result.article!.variants!;
    expect([one.found, one.reads, one.in, one.decision, one.why]).toEqual([
      '没有',
      '不分',
      'b',
      'wording',
      '两读都通',
    ]);
    expect(
      codes(read(`id: a\nkind: compilation\n${variant.replace('before: 病毒', 'before: 细菌')}`, BODY)),
    ).toEqual(['error variant-not-found 5']);
    expect(codes(read(`id: a\nkind: compilation\n${variant.replace('wording', 'maybe')}`, BODY))).toEqual([
      'warning value-unknown 5',
      'error variant-incomplete 5',
    ]);
  });
});

describe('a dialogue', () => {
  const BODY =
    '导语，说明访谈的由来。\n\n**问：** 中方怎样看？\n\n**答：** 我们一贯主张团结合作。\n\n我再补充一点。\n\n问：还有呢？\n\n答：谢谢。';

  it('has several speakers', () => {
    const text = `---\nid: a\nkind: dialogue\nauthor: 新华社\ndate: 2020-04-05\ntitle: 答记者问\nspeakers:\n  答: 王毅\n---\n\n${BODY}`;
    const { passages, problems } = read(
      'id: a\nkind: dialogue\nauthor: 新华社\ndate: 2020-04-05\ntitle: 答记者问\nspeakers:\n  答: 王毅',
      BODY,
      'a.md',
    );
    expect(problems).toEqual([]);
    expect(
      passages.map(({ speaker, text: words, continues }) => `${speaker}${continues ? '+' : ''} ${words}`),
    ).toEqual([
      '新华社 导语，说明访谈的由来。',
      '问 中方怎样看？',
      '王毅 我们一贯主张团结合作。',
      '王毅+ 我再补充一点。',
      '问 还有呢？',
      '王毅 谢谢。',
    ]);
    expect(passages[0].occasion).toBe('《答记者问》');
    for (const passage of passages) expect(misplaced(text, passage)).toEqual([]);
  });

  it('takes names that come back, not every colon', () => {
    const { passages } = read(
      'id: a\nkind: dialogue',
      '甲：今天天气好。\n\n乙：是的。\n\n甲：有一点：要带伞。\n\n注意：路滑。\n\n乙：好。',
    );
    expect(passages.map(({ speaker, text }) => `${speaker}|${text}`)).toEqual([
      '甲|今天天气好。',
      '乙|是的。',
      '甲|有一点：要带伞。',
      '甲|注意：路滑。',
      '乙|好。',
    ]);
  });
});
