import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLibrary, suggest, type Library, type Suggestion } from '../../../server/src/engine/index.ts';
import { normalize } from '../../../server/src/engine/text/normalize.ts';
import { libraryOf } from '../match/corpus.ts';

const COMPILATION = [
  '新冠肺炎疫情的发生再次表明，人类是一个休戚与共的命运共同体。在经济全球化时代，这样的重大突发事件不会是最后一次，各种传统安全和非传统安全问题还会不断带来新的考验。国际社会必须树立人类命运共同体意识，守望相助，共建美好地球家园。',
  '(2020年3月12日同联合国秘书长古特雷斯通话)',
  '病毒没有国界，疫情不分种族。在应对这场全球公共卫生危机的过程中，构建人类命运共同体的迫切性更加凸显。维护全球公共卫生安全。',
  '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
  '我一直讲，人类是一个命运共同体。战胜疫病，团结合作是最有力的武器。',
  '(2020年2月20日给比尔·盖茨的回信)',
  '中国愿同各国一道，维护全球公共卫生安全，维护人类健康福祉。全国开工率达到98.6%，复岗率达到89.9%。',
  '(2020年4月2日同比利时国王菲利普通话)',
].join('\n\n');

const REPORT = {
  file: 'report.md',
  text: [
    '---\nid: report\ntitle: 命运与共\nauthor: 新华社\ndate: 2020-04-05\nkind: report\nlanguage: zh-Hans\nauthority: secondary\n---',
    '3月12日，习近平同联合国秘书长古特雷斯通电话。古特雷斯表示：“中国人民作出了巨大牺牲，正在为全人类作贡献。”习近平感谢他的理解。',
    '病毒没有国界，人心却有温度。这是记者在前线看到的。',
  ].join('\n\n'),
};

const LIBRARY = libraryOf(COMPILATION);
const WITH_REPORT = buildLibrary(
  [...[...LIBRARY.files].map(([file, { hash }]) => ({ file, text: null, hash })), REPORT],
  LIBRARY,
);

/** What is suggested at the place of `|`. */
function at(marked: string, library: Library = LIBRARY, limit?: number): Suggestion[] {
  const offset = marked.indexOf('|');
  return suggest(library, marked.replace('|', ''), offset, { limit });
}
const continuations = (marked: string, library?: Library) => at(marked, library).map((s) => s.continuation);
const first = (marked: string, library?: Library) => at(marked, library)[0];
/** The document after the first suggestion is taken. */
function taken(marked: string, library?: Library): string | undefined {
  const suggestion = first(marked, library);
  const text = marked.replace('|', '');
  return (
    suggestion &&
    text.slice(0, suggestion.replace.start) + suggestion.text + text.slice(suggestion.replace.end)
  );
}
const letters = (text: string) => String.fromCharCode(...normalize(text).codes);

describe('continuations', () => {
  it('go to the end of the clause, of the sentence, of the passage', () => {
    expect(at('他说：“在经济全球化时代|').map((s) => [s.upTo, s.continuation])).toEqual([
      ['clause', '，这样的重大突发事件不会是最后一次'],
      ['sentence', '，这样的重大突发事件不会是最后一次，各种传统安全和非传统安全问题还会不断带来新的考验。'],
      [
        'passage',
        '，这样的重大突发事件不会是最后一次，各种传统安全和非传统安全问题还会不断带来新的考验。国际社会必须树立人类命运共同体意识，守望相助，共建美好地球家园。',
      ],
    ]);
  });

  it('name the farther of two ends that are one', () => {
    expect(at('“团结合作是|').map((s) => [s.upTo, s.continuation])).toEqual([['passage', '最有力的武器。']]);
    expect(at('“守望相助，共建|').map((s) => [s.upTo, s.continuation])).toEqual([
      ['passage', '美好地球家园。'],
    ]);
    expect(first('“病毒没有国界，疫情|')).toMatchObject({ upTo: 'sentence', continuation: '不分种族。' });
  });

  it('replace from the first letter in common, and say so in full', () => {
    const text = '他说，在经济全球化时代，这样';
    const [suggestion] = suggest(LIBRARY, text, text.length);
    expect(suggestion).toMatchObject({
      replace: { start: 3, end: text.length },
      text: '在经济全球化时代，这样的重大突发事件不会是最后一次',
      continuation: '的重大突发事件不会是最后一次',
      exact: true,
      others: 0,
      confident: true,
    });
    const { passage, start, end } = suggestion.source;
    expect(LIBRARY.passages[passage].text.slice(start, end)).toBe(suggestion.text);
    expect(LIBRARY.passages[passage].date).toBe('2020-03-12');
  });

  it('stop before a point in no number', () => {
    expect(continuations('“全国开工率|')[0]).toBe('达到98.6%');
  });

  it('begin behind a mark that is typed already', () => {
    expect(continuations('“病毒没有国界，|')[0]).toBe('疫情不分种族。');
    expect(continuations('“病毒没有国界,|')[0]).toBe('疫情不分种族。');
    expect(first('“病毒没有国界。|')).toMatchObject({
      text: '病毒没有国界，疫情不分种族。',
      continuation: '疫情不分种族。',
      confident: false,
    });
  });

  it('leave out a mark that stands behind the cursor', () => {
    expect(taken('“病毒没有国界，疫情|。”')).toBe('“病毒没有国界，疫情不分种族。”');
    expect(first('“病毒没有国界，疫情|”').continuation).toBe('不分种族。');
  });

  it('end with the quotation inside a report', () => {
    const found = at('古特雷斯表示：“中国人民作出了|', WITH_REPORT);
    expect(found.map((s) => s.continuation)).toEqual(['巨大牺牲', '巨大牺牲，正在为全人类作贡献。']);
    expect(WITH_REPORT.passages[found[0].source.passage].speaker).toBe('古特雷斯');
    expect(at('“正在为全人类作贡献|', WITH_REPORT)).toEqual([]);
  });
});

describe('what is typed', () => {
  it('needs three letters, two behind an opening mark', () => {
    expect(at('病毒|')).not.toEqual([]); // rare
    expect(at('人类|')).toEqual([]);
    expect(at('人类是|')).not.toEqual([]);
    expect(continuations('他说：“人类|')).toContain('是一个命运共同体。');
    expect(continuations('他说：“病|')[0]).toBe('毒没有国界');
  });

  it('is not carried over an opening mark, a lead-in, a paragraph', () => {
    expect(first('病毒没有国界，“疫情不分|').replace.start).toBe(8);
    expect(first('习近平指出，疫情不分|').replace.start).toBe(6);
    expect(first('病毒没有国界。\n\n疫情不分|').replace.start).toBe(9);
    expect(first('病毒没有国界。\n疫情不分|').replace.start).toBe(8);
    // a wrapped line is no paragraph
    expect(first('他说：“病毒没有国界，\n疫情|').replace.start).toBe(4);
  });

  it('stretches back as far as it matches, over marks and markup', () => {
    expect(first('“病毒没有国界，**疫情**不分|')).toMatchObject({ replace: { start: 1 }, exact: true });
    expect(first('他说人类是一个休戚|').replace.start).toBe(2);
  });

  it('is nothing behind a closed quotation', () => {
    expect(at('“病毒没有国界”|')).toEqual([]);
    expect(at('“病毒没有国界……|')).toEqual([]);
  });

  it('in the middle of a clause needs more letters, unless it is rare', () => {
    const common = libraryOf(
      Array.from(
        { length: 6 },
        (_, i) => `维护全球公共卫生安全${'一二三四五六'[i]}。\n\n(2020年3月${i + 1}日同本扬通话)`,
      ).join('\n\n'),
    );
    expect(at('今天的天气非常好，大家都维护全|', common)).toEqual([]);
    expect(at('今天的天气非常好，维护全|', common)).not.toEqual([]);
    expect(at('今天的天气非常好，大家都维护全球|', common)).not.toEqual([]);
    expect(at('今天的天气非常好，大家都维护全|')).not.toEqual([]);
  });

  it('in another script is found, put right, and never prolonged unasked', () => {
    expect(first('“病毒沒有國界，疫情|')).toMatchObject({
      text: '病毒没有国界，疫情不分种族。',
      exact: true,
      confident: false,
    });
  });

  it.each([
    ['wrong', '“在经济全球化时期，这样的重大|', '“在经济全球化时代，这样的重大突发事件不会是最后一次'],
    ['missing', '“在经济全球时代，这样的重大|', '“在经济全球化时代，这样的重大突发事件不会是最后一次'],
    ['extra', '“在经济全球化的时代，这样的重大|', '“在经济全球化时代，这样的重大突发事件不会是最后一次'],
    [
      'wrong, right before the cursor',
      '“在经济全球化时期|',
      '“在经济全球化时代，这样的重大突发事件不会是最后一次',
    ],
    ['wrong, one letter before the cursor', '“病毒没有边界|', '“病毒没有国界，疫情不分种族。'],
    [
      'missing, one letter before the cursor',
      '“在经济全球时|',
      '“在经济全球化时代，这样的重大突发事件不会是最后一次',
    ],
    [
      'extra, two letters before the cursor',
      '“在经济全球化的时代|',
      '“在经济全球化时代，这样的重大突发事件不会是最后一次',
    ],
  ])('may have one letter %s', (_, marked, mended) => {
    const found = at(marked);
    const text = marked.replace('|', '');
    const all = found.map((s) => text.slice(0, s.replace.start) + s.text);
    expect(all.some((result) => result.startsWith(mended) || mended.startsWith(result))).toBe(true);
    expect(found[0]).toMatchObject({ exact: false, confident: false });
  });
});

describe('the order', () => {
  const named = (lead: string) => LIBRARY.passages[first(`${lead}“人类是一个|`).source.passage].date;

  it('puts first what the sentence names: date, occasion', () => {
    expect(named('3月12日，他指出：')).toBe('2020-03-12');
    expect(named('在同古特雷斯通话时他指出：')).toBe('2020-03-12');
    expect(named('2月20日，他写道：')).toBe('2020-02-20');
    expect(named('在给比尔·盖茨的回信中，他写道：')).toBe('2020-02-20');
  });

  it('puts the longer match before all else', () => {
    expect(first('3月12日他指出：“人类是一个命运|').source.passage).toBe(2);
  });

  it('puts the place of record before a report', () => {
    expect(continuations('“病毒没有国界|', WITH_REPORT).slice(0, 1)).toEqual(['，疫情不分种族。']);
    expect(continuations('“病毒没有国界|', WITH_REPORT)).toContain('，人心却有温度。');
  });

  it('offers the same words once, and counts the places', () => {
    const found = at('“维护全球|');
    expect(found[0]).toMatchObject({ continuation: '公共卫生安全。', others: 1 });
    expect(new Set(found.map((s) => letters(s.text))).size).toBe(found.length);
  });

  it('keeps to the limit', () => {
    expect(at('“人类|', LIBRARY, 2)).toHaveLength(2);
    expect(at('“人类|', LIBRARY, 0)).toEqual([]);
  });
});

describe('ghost text', () => {
  const sure = (marked: string, library?: Library) => at(marked, library).some((s) => s.confident);

  it('only where all places agree, or a long match is known', () => {
    expect(sure('“在经济|')).toBe(false);
    expect(sure('“在经济全|')).toBe(true);
    expect(sure('“人类是一个|')).toBe(false);
    expect(sure('3月12日他指出：“人类是一个|')).toBe(true);
    expect(sure('“病毒没有国界|', WITH_REPORT)).toBe(false);
  });

  it('in running text later than behind an opening mark', () => {
    expect(sure('“国际社会必须|')).toBe(true);
    expect(sure('国际社会|')).toBe(false);
    expect(sure('国际社会必须树立|')).toBe(true);
    // the clause began in other words
    expect(sure('我们认为国际社会必须树立|')).toBe(false);
  });

  it('never inside a word', () => {
    expect(sure('“在经济全球化|新闻')).toBe(false);
  });

  it('nothing at all where the text goes on like the source', () => {
    expect(at('“在经济全球化|时代，这样的')).toEqual([]);
    expect(at('“在经济全球化|，时代')).toEqual([]);
    expect(at('“在经济全球化时|代”')).toEqual([]);
  });
});

describe('right behind an opening mark', () => {
  it('offers the words that the sentence names, first those that begin a passage', () => {
    for (const lead of [
      '3月12日，习近平同古特雷斯通电话时指出：',
      '在同联合国秘书长古特雷斯通话时，习近平指出：',
    ]) {
      const found = at(`${lead}“|`);
      expect(found.map((s) => [s.replace, s.upTo])[0]).toEqual([
        { start: lead.length + 1, end: lead.length + 1 },
        'sentence',
      ]);
      expect(found.map((s) => s.text)).toEqual([
        '新冠肺炎疫情的发生再次表明，人类是一个休戚与共的命运共同体。',
        '在经济全球化时代，这样的重大突发事件不会是最后一次，各种传统安全和非传统安全问题还会不断带来新的考验。',
        '国际社会必须树立人类命运共同体意识，守望相助，共建美好地球家园。',
      ]);
      expect(found.every((s) => !s.confident && s.text === s.continuation)).toBe(true);
    }
  });

  it('with any mark, and behind a colon where something is named', () => {
    for (const mark of ['“', '「', '『', '"']) {
      expect(first(`3月24日他说：${mark}|`).text).toBe('病毒没有国界，疫情不分种族。');
    }
    expect(first('3月24日习近平说：|').text).toBe('病毒没有国界，疫情不分种族。');
    expect(at('注意：|')).toEqual([]);
  });

  it('offers what follows the last quotation of the paragraph', () => {
    expect(continuations('他说：“病毒没有国界，疫情不分种族。”他又说：“|').slice(0, 2)).toEqual([
      '在应对这场全球公共卫生危机的过程中，构建人类命运共同体的迫切性更加凸显。',
      '维护全球公共卫生安全。',
    ]);
  });

  it('else the latest passages', () => {
    expect(continuations('“|')[0]).toBe('中国愿同各国一道，维护全球公共卫生安全，维护人类健康福祉。');
    expect(continuations('“|').length).toBeLessThanOrEqual(5);
  });

  it('narrows them down by the first letters', () => {
    const lead = '3月12日，习近平同古特雷斯通电话时指出：“';
    expect(first(`${lead}国|`)).toMatchObject({
      text: '国际社会必须树立人类命运共同体意识，守望相助，共建美好地球家园。',
      continuation: '际社会必须树立人类命运共同体意识，守望相助，共建美好地球家园。',
      replace: { start: lead.length, end: lead.length + 1 },
    });
  });

  it('leaves out the full stop that stands there', () => {
    expect(taken('3月24日他说：“|。”')).toBe('3月24日他说：“病毒没有国界，疫情不分种族。”');
  });
});

describe('on any input', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '病毒没有国界',
      '，',
      '。',
      '“',
      '”',
      '疫情',
      '人类是一个',
      '\n',
      '\n\n',
      '：',
      '3月12日',
      '他指出',
    ),
    fc.constantFrom('𠮷', '\ud842', '\udfb7', ' ', '…', '"', '**', '> ', '維護全球公共衛生'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

  it('never throws; the text is the typed words and the continuation; the source has it', () => {
    fc.assert(
      fc.property(text, fc.nat(80), (words, offset) => {
        for (const s of suggest(WITH_REPORT, words, offset)) {
          expect(s.replace.end).toBe(offset);
          expect(s.replace.start).toBeLessThanOrEqual(offset);
          expect(s.text.endsWith(s.continuation)).toBe(true);
          expect(letters(s.continuation)).not.toBe('');
          const typed = letters(words.slice(s.replace.start, s.replace.end));
          if (s.exact) expect(letters(s.text)).toBe(typed + letters(s.continuation));
          if (s.confident) expect(s.exact).toBe(true);
          const { passage, start, end } = s.source;
          expect(WITH_REPORT.passages[passage].text.slice(start, end)).toBe(s.text);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives nothing outside the text and for an empty corpus', () => {
    for (const offset of [-1, 3, NaN, Infinity, -Infinity])
      expect(suggest(LIBRARY, '病毒', offset)).toEqual([]);
    expect(suggest(buildLibrary([]), '“病毒没有', 5)).toEqual([]);
    expect(suggest(buildLibrary([]), '“', 1)).toEqual([]);
    expect(suggest(LIBRARY, '', 0)).toEqual([]);
  });

  it('goes on with any passage from any place in it', () => {
    const all = LIBRARY.passages;
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.nat(200), fc.integer({ min: 6, max: 30 }), (i, from, length) => {
        const source = all[i].text;
        const start = Math.min(from, source.length - 8);
        const typed = source.slice(start, Math.min(start + length, source.length - 2));
        if (letters(typed).length < 4 || /[，。]$/.test(typed) || !/^[\p{L}\p{N}]/u.test(typed)) return;
        const rest = letters(source.slice(start + typed.length));
        if (rest === '') return;
        const found = suggest(LIBRARY, `他说：“${typed}`, 4 + typed.length);
        expect(found.some((s) => letters(source.slice(start)).startsWith(letters(s.text)))).toBe(true);
        expect(found[0].exact).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('in a corpus with very many passages of one speaker and one occasion', () => {
  const PARAGRAPHS = 3000;
  const paragraph = (i: number) =>
    `第${[...String(i)].map((d) => '零一二三四五六七八九'[Number(d)]).join('')}次讲话说的是这件事。`;
  const day = (i: number) =>
    `${2000 + Math.floor(i / 336)}年${1 + (Math.floor(i / 28) % 12)}月${1 + (i % 28)}日`;
  const many = libraryOf(
    Array.from({ length: PARAGRAPHS }, (_, i) => `${paragraph(i)}\n\n(${day(i)}同法国总统马克龙通话)`).join(
      '\n\n',
    ),
  );

  it('offers the passage of the day that is named, wherever it stands', () => {
    const last = PARAGRAPHS - 1;
    const offered = at(`${day(last)}，习近平同法国总统马克龙通话时指出，“|`, many).map((s) => s.text);
    expect(offered).toContain(paragraph(last));
  });
});
