import { describe, expect, it } from 'vitest';
import { fileOffset } from '../../../server/src/engine/corpus/passages.ts';
import { readCorpusFile } from '../../../server/src/engine/corpus/read-corpus-file.ts';
import { codes, facts, read } from './read.ts';

describe('a compilation', () => {
  const front = 'id: x\ntitle: 汇编\nauthor: 某人\ndate: 2020-04-16\nkind: compilation';

  it('takes the paragraphs before a provenance line for one passage', () => {
    const { passages, problems } = read(
      front,
      '# 汇编\n\n●某人\n\n**一、第一部分**\n\n甲。\n\n乙。\n\n(2020年3月12日同联合国秘书长古特雷斯通话)\n\n丙。\n\n（2020年3月给某人的回信）\n\n## 二\n\n丁。\n',
    );
    expect(problems).toEqual([]);
    expect(passages.map(facts)).toEqual([
      {
        text: '甲。\n乙。',
        section: '一、第一部分',
        speaker: '某人',
        date: '2020-03-12',
        occasion: '同联合国秘书长古特雷斯通话',
        occasionKind: '通话',
        continues: false,
        notes: [],
      },
      {
        text: '丙。',
        section: '一、第一部分',
        speaker: '某人',
        date: '2020-03',
        occasion: '给某人的回信',
        occasionKind: '回信',
        continues: false,
        notes: [],
      },
      {
        text: '丁。',
        section: '二',
        speaker: '某人',
        date: null,
        occasion: null,
        occasionKind: null,
        continues: false,
        notes: ['no-provenance'],
      },
    ]);
  });

  it('says where it breaks off', () => {
    const { passages } = read(front, '甲。\n\n(2020年3月12日同某人通话)\n\n乙。\n\n(下转第4版)');
    expect(passages.map(({ text, notes }) => [text, notes])).toEqual([
      ['甲。', []],
      ['乙。', ['broken-off']],
    ]);
    expect(
      read(`${front}\nstatus: partial`, '甲。\n\n(2020年3月12日同某人通话)\n\n乙。').passages[1].notes,
    ).toEqual(['broken-off']);
  });

  it('reports a provenance line that cannot be read, and keeps it out of the text', () => {
    const result = read(front, '甲。\n\n(2020年13月12日同某人通话)\n\n乙。\n\n(2020年3月12日同某人通话)');
    expect(codes(result)).toEqual(['warning provenance-unreadable 11']);
    expect(result.problems[0].values.words).toBe('(2020年13月12日同某人通话)');
    expect(result.passages.map(({ text, date, notes }) => [text, date, notes])).toEqual([
      ['甲。', null, ['provenance-unreadable']],
      ['乙。', '2020-03-12', []],
    ]);
  });

  it.each([
    ['right below the paragraph', '甲。\n(2020年3月12日同某人通话)\n乙。\n(2020年3月13日同某人通话)'],
    ['in the paragraph', '甲。（2020年3月12日同某人通话）\n\n乙。(2020年3月13日同某人通话)'],
    ['in emphasis', '甲。\n\n*(2020年3月12日同某人通话)*\n\n乙。\n\n**（2020年3月13日同某人通话）**'],
    ['in block quotations', '> 甲。\n> (2020年3月12日同某人通话)\n\n> 乙。\n> (2020年3月13日同某人通话)'],
    ['after a dash', '甲。\n\n——2020年3月12日同某人通话\n\n乙。\n\n—— 2020年3月13日同某人通话'],
    ['in CRLF', '甲。\r\n\r\n(2020年3月12日同某人通话)\r\n\r\n乙。\r\n\r\n(2020年3月13日同某人通话)\r\n'],
  ])('reads provenance %s', (_, body) => {
    expect(read(front, body).passages.map(({ text, date, occasion }) => [text, date, occasion])).toEqual([
      ['甲。', '2020-03-12', '同某人通话'],
      ['乙。', '2020-03-13', '同某人通话'],
    ]);
  });

  it('keeps paragraphs that begin with a dash or a bracket', () => {
    const body = '——一是坚持人民至上。\n\n（二）坚持科学精神。\n\n(2020年3月12日同某人通话)';
    expect(read(front, body).passages.map(({ text }) => text)).toEqual([
      '——一是坚持人民至上。\n（二）坚持科学精神。',
    ]);
  });

  it('is one whatever its kind says', () => {
    for (const kind of ['text', 'essay', 'report', 'homily']) {
      const { article, passages } = read(
        `id: x\nauthor: 某人\nkind: ${kind}`,
        '甲。\n\n(2020年3月12日同某人通话)\n\n乙。\n\n(2020年3月13日同某人通话)',
      );
      expect(article).toMatchObject({ kind: 'compilation', authority: 'primary' });
      expect(passages.map(({ date }) => date)).toEqual(['2020-03-12', '2020-03-13']);
    }
  });

  it('is none for a line that only dates or signs a text', () => {
    const { article, passages } = read(
      'id: x\nkind: speech\nauthor: 某人',
      '（2017年10月18日）\n\n甲。\n\n乙。\n\n（2017年10月18日于北京）',
    );
    expect(article?.kind).toBe('speech');
    expect(passages.map(({ text }) => text)).toEqual(['甲。', '乙。']);
  });
});

describe('prose', () => {
  it.each([
    ['speech', '《题目》', '讲话'],
    ['letter', '《题目》', '信'],
    ['essay', '《题目》', '文章'],
    ['commentary', '《题目》', '评论'],
    ['report', '《题目》', '报道'],
    ['text', null, null],
  ])('of kind %s has its author, date and title', (kind, occasion, occasionKind) => {
    const { passages } = read(
      `id: x\ntitle: 题目\nauthor: 某人\ndate: 2020-04\nkind: ${kind}`,
      '甲。\n\n乙。',
    );
    expect(passages.map(facts)).toEqual([
      {
        text: '甲。',
        section: null,
        speaker: '某人',
        date: '2020-04',
        occasion,
        occasionKind,
        continues: false,
        notes: [],
      },
      {
        text: '乙。',
        section: null,
        speaker: '某人',
        date: '2020-04',
        occasion,
        occasionKind,
        continues: true,
        notes: [],
      },
    ]);
  });

  it('without a title is named by its kind', () => {
    expect(read('title: null\nkind: commentary', '甲。').passages[0].occasion).toBe('评论');
    expect(read('title: De bello Gallico\nkind: essay', 'Gallia est.').passages[0].occasion).toBe(
      'De bello Gallico',
    );
    expect(read('title: 论《呐喊》\nkind: essay', '甲。').passages[0].occasion).toBe('《论〈呐喊〉》');
  });
});

describe('verse', () => {
  it('has chapter and number for an occasion', () => {
    const body =
      '# 道德经\n\n## 第一章\n\n道可道，非常道。\n名可名，非常名。\n\n无名天地之始。\n\n## 第二章\n\n1 天下皆知美之为美，\n斯恶已。\n2 皆知善之为善。\n';
    const { passages } = read('id: x\ntitle: 道德经\nauthor: 老子\nkind: verse', body);
    expect(
      passages.map(({ text, section, occasion, date, continues }) => [
        text,
        section,
        occasion,
        date,
        continues,
      ]),
    ).toEqual([
      ['道可道，非常道。\n名可名，非常名。', '第一章', '第一章', null, false],
      ['无名天地之始。', '第一章', '第一章', null, true],
      ['天下皆知美之为美，\n斯恶已。', '第二章', '第二章 1', null, false],
      ['皆知善之为善。', '第二章', '第二章 2', null, true],
    ]);
  });

  it.each([
    ['[1] In principio', '1'],
    ['1:1 In principio', '1:1'],
    ['（3） 起初', '3'],
    ['١. بسم الله', '١'],
  ])('numbered %s', (line, number) =>
    expect(read('kind: verse\ntitle: t', line).passages[0].occasion).toBe(number),
  );
});

describe('a report', () => {
  const front = 'id: x\ntitle: 题目\nauthor: 新华社\ndate: 2020-04-05\nkind: report';

  it('has the reporter’s paragraphs and the words of others in them', () => {
    const body =
      '3月12日，同联合国秘书长古特雷斯通电话时，习近平强调：“国际社会应当加紧行动起来。”\n\n俄罗斯总统普京说，“中国及时伸出援助之手”，“树立了良好典范”。';
    const { passages } = read(front, body);
    expect(
      passages.map(({ text, speaker, date, occasion, within }) => [
        text.slice(0, 12),
        speaker,
        date,
        occasion,
        within,
      ]),
    ).toEqual([
      ['3月12日，同联合国秘书', '新华社', '2020-04-05', '《题目》', null],
      [
        '国际社会应当加紧行动起来',
        '习近平',
        '2020-03-12',
        '同联合国秘书长古特雷斯通电话',
        { passage: 0, start: 29 },
      ],
      ['俄罗斯总统普京说，“中国', '新华社', '2020-04-05', '《题目》', null],
      ['中国及时伸出援助之手', '普京', null, null, { passage: 2, start: 10 }],
      ['树立了良好典范', '普京', null, null, { passage: 2, start: 23 }],
    ]);
  });

  it('keeps names, slogans and scare quotes out', () => {
    const body =
      '高质量共建“一带一路”，增强“四个意识”、坚定“四个自信”。被称为“黑天鹅”的事件按下了“暂停键”。提出“命运共同体”理念。坚持“早发现、早报告、早隔离、早治疗”的防控要求。发挥“集中力量办大事”的优势。';
    expect(read(front, body).passages.filter(({ within }) => within)).toEqual([]);
  });

  it('leaves unknown what it does not state', () => {
    const body = '“疫情没有国界，世界各国是休戚与共的命运共同体。”这是共同的心声。';
    expect(read(front, body).passages[1]).toMatchObject({ speaker: null, date: null, occasion: null });
  });

  it('follows the front matter where the rules misread it', () => {
    const notes =
      'quotations:\n  - { starts: 甲乙丙丁, speaker: 文在寅, date: 2020年2月20日 }\n  - { starts: 戊己庚辛, passage: false }\n  - { starts: 四字而已, occasion: 铭文 }';
    const body = '某人说：“甲乙丙丁戊。”某人说：“戊己庚辛壬。”门上是“四字而已”。';
    const { passages, problems } = read(`${front}\n${notes}`, body);
    expect(problems).toEqual([]);
    expect(
      passages.slice(1).map(({ text, speaker, date, occasion }) => [text, speaker, date, occasion]),
    ).toEqual([
      ['甲乙丙丁戊。', '文在寅', '2020-02-20', null],
      ['四字而已', null, null, '铭文'],
    ]);
  });

  it.each([
    ['{ starts: 没有 }', 'error quotation-not-found 7'],
    ['{ starts: 甲 }', 'error quotation-ambiguous 7'],
    ['{ starts: 甲, before: 又说：, speaker: 乙 }', null],
    ['{ starts: 甲, date: 春天, before: 又说： }', 'error date-unreadable 7'],
  ])('reports a note that does not fit: %s', (note, problem) => {
    expect(
      codes(read(`${front}\nquotations: [${note}]`, '他说：“甲乙丙丁戊。”又说：“甲乙丙丁己。”')),
    ).toEqual(problem ? [problem] : []);
  });

  it('reports such a note in an article without inner quotations', () => {
    expect(codes(read('id: x\nquotations: [{ starts: 甲 }]', '“甲”'))).toEqual([
      'error quotation-not-found 3',
    ]);
  });
});

describe('a passage', () => {
  it('keeps its name when the file changes elsewhere', () => {
    const names = (body: string) => read('id: x', body).passages.map((passage) => passage.id);
    const [first, second] = names('甲。\n\n乙。');
    expect(first).toMatch(/^x#[0-9a-z]{11}$/);
    expect(names('新。\n\n甲。\n\n乙。').slice(1)).toEqual([first, second]);
    expect(names('甲。\n\n甲。')).toEqual([first, `${first}-2`]);
  });

  it('knows where its words stand in the file', () => {
    const text = '---\nid: x\n---\n\n甲**乙**\\*丙𠮷丁。\n';
    const [passage] = readCorpusFile('x.md', text).passages;
    expect(passage.text).toBe('甲乙*丙𠮷丁。');
    for (const [i, char] of [...passage.text.split('')].entries())
      expect(text[fileOffset(passage, i)]).toBe(char);
    expect(fileOffset(passage, passage.text.length)).toBe(text.length - 1);
    expect(passage.line).toBe(5);
  });
});

it('an article without a passage is reported', () => {
  for (const body of ['', '# 题目\n', '<!-- 甲 -->'])
    expect(codes(read('id: x', body))).toEqual(['warning no-passage 3']);
});
