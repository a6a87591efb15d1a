import { describe, expect, it } from 'vitest';
import { isNote, isRemark } from '../../../server/src/engine/match/notes.ts';
import { brief, check, libraryOf } from './corpus.ts';

const one = (words: string) => check(`习近平说：“${words}”`).map(brief).join('\n');

describe('a note in round brackets', () => {
  it('says of itself that it is none of the words', () => {
    for (const note of [
      ...[
        '编者注：指疫情',
        '译注：语出《诗经》',
        '原注',
        '校注：疑有脱文',
        '注：见上',
        '按：此处从略',
        '引者注',
        '指各国——引者注',
      ],
      ...['着重号为引者所加', '記者注：當時', '本报注：全文另发'],
      ...[
        '掌声',
        '热烈鼓掌',
        '全体起立，长时间鼓掌',
        '掌声雷动',
        '笑',
        '众笑',
        '笑声',
        '停顿',
        '插话',
        'Applause',
        'prolonged applause',
      ],
      ...['原文如此', 'sic', '原话如此！'],
      ...[
        '图1',
        '见图1',
        '表 2',
        '附图3',
        '见注3',
        '注三',
        '第5页',
        '第3—5页',
        '第二章第一节',
        'p. 12',
        'pp. 3-5',
        '同上',
        '下同',
        '见上文',
        '见第12页',
      ],
      ...[
        '参见《求是》2020年第8期',
        '《论语·学而》',
        '语出《诗经·秦风》',
        '转引自人民网',
        '习近平，2020：5',
        '习近平，2020',
        'Xi 2020: 5',
        '习近平，2020，第5页',
      ],
      ...['1', '12', '①', '*', 'a'],
      ...[
        '指非洲的援助',
        '这里指疫情',
        '即新冠肺炎',
        '以下简称世卫组织',
        '下称“公约”',
        '又称武汉肺炎',
        '也就是各国',
        '意为团结',
        '音 mái',
        '英文：solidarity',
      ],
      ...[
        '2020年3月12日同古特雷斯通话',
        '习近平致米歇尔慰问电',
        '在中央政治局会议上的讲话',
        '给比尔·盖茨的回信',
      ],
    ])
      expect([note, isNote(note, '国际社会')]).toEqual([note, true]);
  });

  it('is no addition that might be meant as the words', () => {
    for (const words of [
      ...[
        '立即',
        '各国',
        '无一例外',
        '指出',
        '指导',
        '即将',
        '即日起',
        '同志们',
        '2020年3月',
        '98.6%',
        '微笑着说',
        '笑对困难',
        '图强',
        '表示',
        '注意',
      ],
      ...[
        '第一时间',
        '第一位',
        '参与',
        '见真情',
        '详细',
        '称赞',
        '名义',
        '作出努力',
        '下一步',
        '按照部署',
        '记者会上',
        '译本',
        '原则上',
        '重要讲话',
        '通话',
        '相互致辞',
        '同舟共济',
      ],
    ])
      expect([words, isNote(words, '国际社会')]).toEqual([words, false]);
  });

  it('gives what words are called in another script', () => {
    expect(isNote('a community with a shared future', '命运共同体')).toBe(true);
    expect(isNote('mái', '人类')).toBe(true);
    expect(isNote('COVID-19', '肺炎”')).toBe(true);
    expect(isNote('团结', 'solidarity ')).toBe(true);
    expect(isNote('of the nation', 'the people ')).toBe(false);
    expect(isNote('G20 各国', '国际社会')).toBe(false);
    expect(isRemark('COVID-19')).toBe(false);
  });
});

describe('quoted words with a note', () => {
  it('do not differ from the source by it, wherever it stands', () => {
    for (const words of [
      '国际社会应当加紧行动起来（见图1），有效开展联防联控国际合作',
      '国际社会应当加紧行动起来，有效开展联防联控国际合作，凝聚起战胜疫情的强大合力。（掌声）',
      '国际社会应当加紧行动起来，有效开展联防联控国际合作，凝聚起战胜疫情的强大合力。(热烈鼓掌)',
      '（鼓掌）国际社会应当加紧行动起来，有效开展联防联控国际合作',
      '国际社会（指世卫组织(WHO)——译注）应当加紧行动起来，有效开展联防联控国际合作',
      '病毒没有国界（virus knows no borders），疫情不分种族（第12页）。',
    ]) {
      expect(one(words)).toBe(`exact: ${words}`);
    }
  });

  it('are found though the note is longer than they are', () => {
    for (const words of [
      '患难（编者注：指当时的疫情）见真情',
      '病毒（此处指新型冠状病毒，下同）没有国界',
      '病毒没有国界（viruses do not respect borders）',
    ])
      expect(one(words)).toBe(`exact: ${words}`);
  });

  it('have their slips and what is added to them told all the same', () => {
    expect(one('国际社会应该加紧行动起来（掌声），有效开展联防联控国际合作')).toContain(
      '[substitution 该→当]',
    );
    expect(one('国际社会应当加紧行动起来（立即），有效开展联防联控国际合作')).toContain(
      '[addition （立即）→]',
    );
    expect(one('病毒（甲乙丙丁戊己庚辛壬癸子丑）没有国界')).not.toContain('exact');
  });

  it('keep what the source has in brackets itself', () => {
    const library = libraryOf(
      '国际社会应当加紧行动起来。（掌声）我们要有效开展联防联控国际合作（即群防群治），凝聚起战胜疫情的强大合力。\n\n(2020年3月12日同联合国秘书长古特雷斯通话)',
    );
    const words =
      '国际社会应当加紧行动起来。（掌声）我们要有效开展联防联控国际合作（即群防群治），凝聚起战胜疫情的强大合力。';
    expect(check(`“${words}”`, library).map(brief)).toEqual([`exact: ${words}`]);
    expect(
      check(`“${words.replace('应当', '应该')}”`, library)[0].edits.map((e) => e.found + e.expected),
    ).toEqual(['该当']);
    expect(check(`“${words.replace('（即群防群治）', '')}”`, library)[0].edits.map((e) => e.op)).toEqual([
      'omission',
    ]);
  });

  it('have a slip in a bracket of the source told as one', () => {
    const library = libraryOf(
      '制造业采购经理指数（PMI）重新回到荣枯线以上，复工复产正在逐步恢复。\n\n(2020年3月12日同联合国秘书长古特雷斯通话)',
    );
    const words = '制造业采购经理指数（PMI）重新回到荣枯线以上，复工复产正在逐步恢复';
    expect(check(`“${words}”`, library).map(brief)).toEqual([`exact: ${words}`]);
    expect(check(`“${words.replace('PMI', 'PNI')}”`, library)[0].edits).toMatchObject([
      { found: 'PNI', expected: 'PMI' },
    ]);
    expect(check(`“${words.replace('（PMI）', '')}”`, library)[0].edits).toMatchObject([{ op: 'omission' }]);
  });
});
