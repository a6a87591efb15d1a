import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildLibrary,
  lintArticle,
  readCorpusFile,
  type LintFinding,
  type LintFix,
} from '../../../server/src/engine/index.ts';
import { entryEdit, scalar, uniqueWords } from '../../../server/src/engine/curate/front-edits.ts';

const article = (body: string, front = 'kind: essay\nauthor: 王毅', id = 'one') =>
  `---\nid: ${id}\ntitle: 一篇文章\nlanguage: zh-Hans\n${front}\n---\n\n${body}\n`;

/** `rule 「words」`, in order. */
const shown = (text: string, found: readonly LintFinding[]) =>
  found.map(({ rule, span }) => `${rule} 「${text.slice(span.start, span.end)}」`);

const lint = (text: string, ...others: string[]) => {
  const files = [text, ...others].map((t, i) => ({ file: `${i}.md`, text: t }));
  return lintArticle('0.md', text, buildLibrary(files));
};
const rules = (text: string, ...others: string[]) => shown(text, lint(text, ...others));
const applied = (text: string, { edit }: LintFix) =>
  text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
const fixOf = (found: readonly LintFinding[], what: LintFix['what']) =>
  found.flatMap(({ fixes }) => fixes).find((fix) => fix.what === what)!;

describe('characters that do not belong', () => {
  it.each([
    ['分享我国在疫情防控 and 救治方面的做法。', 'latin-in-chinese 「 and 」'],
    ['坚持多边主义原则,促进全球公共卫生治理。', 'punctuation-halfwidth 「,」'],
    ['一定能战胜疫情!', 'punctuation-halfwidth 「!」'],
    ['在全球抗疫合作中[bookmark: _GoBack]推动构建。', 'markup-left 「[bookmark: _GoBack]」'],
    ['团结\u200b合作是武器。', 'character-invisible 「\u200b」'],
    ['团结\ue012合作是武器。', 'character-private 「\ue012」'],
    ['⻓江大桥通⻋。', 'character-compatibility 「⻓」'],
    ['中方始终在力所能及及范围内提供支持。', 'words-doubled 「及」'],
    ['体现了邻里之间的同舟共济、同舟共济、守望相助。', 'words-doubled 「、同舟共济」'],
    ['“中方愿提供帮助。', 'marks-unbalanced 「“」'],
    ['中方愿提供帮助”。', 'marks-unbalanced 「”」'],
  ])('%s', (body, found) => {
    expect(rules(article(body))[0]).toBe(found);
  });

  it.each([
    '出席G20峰会，N95口罩359万件，采购经理指数（PMI）回升16.3个百分点。',
    '中央政治局常委会会议、美国国会、卫生部部长、一项项倡议、实实在在的行动、绿油油的田野。',
    '他说：“第一段。\n\n“第二段。”',
    '（一）坚持原则；1）加强合作。',
    '“战‘疫’时期，中方愿提供帮助。”',
    'It is 3 km, and the rest is English; so “quote” it.',
    '讨论讨论，研究研究，来来往往。',
  ])('says nothing of %s', (body) => {
    expect(rules(article(body))).toEqual([]);
  });

  it('takes what an article does again and again for its manner, not for slips', () => {
    const line = (c: string) => `山色${c}${c}起，江声夜夜寒。`;
    expect(rules(article(line('澹'), 'kind: text'))).toEqual(['words-doubled 「澹」']);
    const verses = [...'澹岌屹營疏雄役塵'].map(line).join('\n\n');
    expect(rules(article(verses, 'kind: text'))).toEqual([]);
  });

  it('leaves Japanese and English alone', () => {
    expect(
      rules(
        article('これは、テスト,です。and', 'kind: text\nlanguage: ja').replace('language: zh-Hans\n', ''),
      ),
    ).toEqual([]);
  });
});

describe('the article as a whole', () => {
  const compilation = (...parts: string[]) =>
    article(parts.join('\n\n'), 'kind: compilation\nauthor: 习近平\ndate: 2020-04-16');

  it('finds a torn sentence and joins it', () => {
    const text = article('要全力做好外交工作，继续做好同世界\n\n卫生组织、有关国家和地区的沟通协调。');
    const found = lint(text);
    expect(shown(text, found)).toEqual(['sentence-torn 「界」']);
    const fixed = applied(text, fixOf(found, 'join'));
    expect(readCorpusFile('0.md', fixed).passages.map((p) => p.text)).toEqual([
      '要全力做好外交工作，继续做好同世界卫生组织、有关国家和地区的沟通协调。',
    ]);
    expect(lint(fixed)).toEqual([]);
  });

  it('does not take an enumeration for a torn sentence', () => {
    expect(rules(article('第一专题着重强调：团结协作，携手应对；\n\n第二专题着重强调：公开透明。'))).toEqual(
      [],
    );
  });

  it('finds dates that cannot be, and words that are later than their article', () => {
    const text = compilation(
      '病毒没有国界。',
      '(2020年3月12日同古特雷斯通话)',
      '患难见真情。',
      '(2020年2月30日同佐科通话)',
      '团结就是力量。',
      '(2020年5月1日同文在寅通话)',
    );
    expect(rules(text)).toEqual([
      'date-impossible 「2020年2月30日」',
      'date-after-article 「团结就是力量。」',
    ]);
    expect(rules(article('他于13月5日到访。'))).toEqual(['date-impossible 「13月5日」']);
  });

  it('finds occasions of one day that are written in different ways', () => {
    const text = compilation(
      '病毒没有国界，疫情不分种族。',
      '(2020年3月12日同联合国秘书长古特雷斯通话)',
      '国际社会应当加紧行动起来。',
      '(2020年3月12日同联合国秘书长古特雷斯通电话)',
      '患难见真情。',
      '(2020年3月12日同联合国秘书长古特雷斯通话)',
    );
    const found = lint(text);
    expect(shown(text, found)).toEqual(['occasion-differs 「国际社会应当加紧行动起来。」']);
    expect(found[0].values).toEqual({
      occasion: '同联合国秘书长古特雷斯通电话',
      other: '同联合国秘书长古特雷斯通话',
    });
  });

  it('finds passages without provenance and passages that stand twice', () => {
    const words = '国际社会应当加紧行动起来，凝聚起强大合力。';
    const text = compilation(
      words,
      '(2020年3月12日同古特雷斯通话)',
      words,
      '(2020年3月13日同米歇尔通话)',
      '没有出处的话。',
    );
    expect(rules(text)).toEqual([
      `passage-repeated 「${words.slice(0, 20)}」`,
      'provenance-missing 「没有出处的话。」',
    ]);
  });

  it('holds the counts against what another article says of them', () => {
    const text = compilation(
      '## 一、团结',
      '病毒没有国界。',
      '(2020年3月12日同古特雷斯通话)',
      '## 二、合作',
      '患难见真情。',
      '(2020年2月11日同佐科通话)',
    );
    const other = article(
      '《一篇文章》一文，是有关论述的节录，共两个专题，3条重要论述。',
      'kind: commentary',
      'two',
    );
    expect(rules(text, other.replace('两', '二'))).toEqual(['counts-contradicted 「## 一、团结」']);
    expect(rules(text, other.replace('两', '二').replace('3条', '2条'))).toEqual([]);
  });

  it('names an article that is quoted and is not there', () => {
    expect(
      rules(
        article('正文。', 'kind: essay\nquotes: [two, three]'),
        article('又一篇。', 'kind: essay', 'two'),
      ),
    ).toEqual(['quotes-unknown 「three」']);
  });
});

describe('what other articles tell', () => {
  const record = article(
    '帮助发展中国家和其有需要的国家加强能力建设，严格质量监管措施，抵御疫情给世界经济带来的冲击。\n\n(2020年3月23日同法国总统马克龙通话)',
    'kind: compilation\nauthor: 习近平\ndate: 2020-04-16',
  );
  const report = article(
    '3月23日，同法国总统马克龙通电话时，习近平指出：“帮助发展中国家和其他有需要的国家加强能力建设，严格质量监督措施，抵御疫情给世界经济带来的冲击。”',
    'kind: report\nauthor: 新华社\ndate: 2020-04-05',
    'two',
  );

  it('finds a likely slip, and emends it', () => {
    const found = lint(record, report);
    expect(
      found.map(({ rule, values }) => `${rule} ${values.here}|${values.there} ${values.reason}`),
    ).toEqual(['reading-doubtful |他 torn-word']);
    const fixed = applied(record, fixOf(found, 'emend'));
    const { passages, problems } = readCorpusFile('0.md', fixed);
    expect(problems).toEqual([]);
    expect(passages[0].text).toContain('和其他有需要的国家');
    expect(lint(fixed, report)).toEqual([]);
  });

  it('asks for a decision where the witness stands, until one is recorded', () => {
    const found = lint(report, record);
    expect(shown(report, found)).toEqual(['variant-undecided 「督」']);
    const fixed = applied(report, fixOf(found, 'decide'));
    expect(readCorpusFile('0.md', fixed).problems).toEqual([]);
    expect(lint(fixed, record)).toEqual([]);
    expect(rules(fixed, record.replace('监管', '监督'))).toEqual(['variant-stale 「督」']);
  });
});

describe('what is recorded', () => {
  it('says nothing more of a place that was checked', () => {
    const text = article('成功分离病毒毒株并研制出试剂。');
    const found = lint(text);
    expect(shown(text, found)).toEqual(['words-doubled 「毒」']);
    expect(lint(applied(text, fixOf(found, 'keep')))).toEqual([]);
  });

  it('reports a checked place that is no longer there', () => {
    const text = article('正文。', 'kind: essay\nchecked:\n  - found: 病毒毒株');
    expect(readCorpusFile('0.md', text).problems.map(({ code, line }) => `${code} ${line}`)).toEqual([
      'checked-not-found 7',
    ]);
  });

  it('the bundled corpus is clean', () => {
    const folder = path.resolve(import.meta.dirname, '../../../corpus');
    const files = fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .map((file) => ({ file, text: fs.readFileSync(path.join(folder, file), 'utf8') }));
    expect(files.length).toBeGreaterThanOrEqual(5);
    const library = buildLibrary(files);
    expect(library.problems).toEqual([]);
    for (const { file, text } of files)
      expect([file, ...shown(text, lintArticle(file, text, library))]).toEqual([file]);
  });
});

describe('writing into a front matter', () => {
  const list = (text: string) => {
    const edit = entryEdit(text, 'emendations', [
      ['found', 'a: b'],
      ['reads', ''],
    ]);
    return edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  };

  it.each([
    ['---\nid: a\n---\n正文', "---\nid: a\nemendations:\n  - found: 'a: b'\n    reads: ''\n---\n正文"],
    ['---\n---\n正文', "---\nemendations:\n  - found: 'a: b'\n    reads: ''\n---\n正文"],
    [
      '---\nemendations:\n- found: x\n  reads: y\n\nid: a\n---\n',
      "---\nemendations:\n- found: x\n  reads: y\n- found: 'a: b'\n  reads: ''\n\nid: a\n---\n",
    ],
    [
      '---\nemendations: []\nid: a\n---\n',
      "---\nemendations:\n  - found: 'a: b'\n    reads: ''\nid: a\n---\n",
    ],
    [
      '---\r\nid: a\r\n---\r\n',
      "---\r\nid: a\r\nemendations:\r\n  - found: 'a: b'\r\n    reads: ''\r\n---\r\n",
    ],
  ])('%j', (before, after) => {
    expect(list(before)).toBe(after);
  });

  it('leaves alone what it cannot add to', () => {
    expect(list('no front matter')).toBeNull();
    expect(list('---\nemendations: [{ found: x, reads: y }]\n---\n')).toBeNull();
  });

  it('every emendation of any words of any text is found again', () => {
    const words = fc.array(
      fc.constantFrom(
        '中',
        '方',
        '：',
        ' ',
        '#',
        "'",
        '"',
        '-',
        ',',
        '[',
        '\\',
        '𠮷',
        '&',
        '!',
        '“',
        '1',
        'x',
        '？',
        '|',
      ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(words, words, words, (before, found, after) => {
        const line = `句首${before.join('')}${found.join('')}${after.join('')}句尾`;
        const start = 2 + before.join('').length;
        const place = uniqueWords(line, { start, end: start + found.join('').length });
        if (!place) return;
        const text = `---\nid: a\n---\n\n${line}\n`;
        const edit = entryEdit(text, 'emendations', [
          ['before', place.before || null],
          ['found', place.found],
          ['after', place.after || null],
          ['reads', '改'],
        ])!;
        const fixed = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
        const { article: read, problems } = readCorpusFile('a.md', fixed);
        expect(problems.filter(({ code }) => !code.startsWith('no-passage'))).toEqual([]);
        expect(read!.emendations.map((one) => [one.found, one.reads])).toEqual([[place.found, '改']]);
      }),
    );
  });

  it('writes scalars that YAML reads back as words', () => {
    expect(['中方', '2020', 'null', 'a: b', '- x', "it's", 'a #b', ' x', '行\n行'].map(scalar)).toEqual([
      '中方', "'2020'", "'null'", "'a: b'", "'- x'", "it's", "'a #b'", "' x'", '"行\\n行"',
    ]); // prettier-ignore
  });
});
