import { describe, expect, it } from 'vitest';
import {
  findDate,
  occasionKindOf,
  pageNote,
  provenanceWords,
  readDate,
  readProvenance,
} from '../../../server/src/engine/corpus/provenance.ts';

describe('the words of a provenance line', () => {
  it.each([
    ['(2020年3月12日同联合国秘书长古特雷斯通话)', '2020年3月12日同联合国秘书长古特雷斯通话'],
    ['（2020年3月12日同联合国秘书长古特雷斯通话）', '2020年3月12日同联合国秘书长古特雷斯通话'],
    ['  (2020年（庚子）3月)  ', '2020年（庚子）3月'],
    ['——2020年3月27日在中央政治局会议上的讲话', '2020年3月27日在中央政治局会议上的讲话'],
    ['《在政治局会议上的讲话》（2020年3月27日）', '《在政治局会议上的讲话》（2020年3月27日）'],
  ])('%s', (line, words) => expect(provenanceWords(line)).toBe(words));

  it.each([
    '他说（见上文）并说（见下文）',
    '(甲)乙(丙)',
    '（未完',
    '人类是一个命运共同体。',
    '()',
    '《论语》',
    '',
  ])('are not there: %s', (line) => expect(provenanceWords(line)).toBeNull());
});

describe('a provenance', () => {
  it.each([
    ['2020年3月12日同联合国秘书长古特雷斯通话', '2020-03-12', '同联合国秘书长古特雷斯通话', '通话'],
    [
      '2020年3月就意大利发生新冠肺炎疫情致意大利总统马塔雷拉的慰问电',
      '2020-03',
      '就意大利发生新冠肺炎疫情致意大利总统马塔雷拉的慰问电',
      '慰问电',
    ],
    ['2020年2月5日会见柬埔寨首相洪森时的讲话', '2020-02-05', '会见柬埔寨首相洪森时的讲话', '会见'],
    ['2020年2月20日给比尔·盖茨的回信', '2020-02-20', '给比尔·盖茨的回信', '回信'],
    [
      '2020年3月26日《携手抗疫 共克时艰——在二十国集团领导人特别峰会上的发言》',
      '2020-03-26',
      '《携手抗疫 共克时艰——在二十国集团领导人特别峰会上的发言》',
      '峰会发言',
    ],
    [
      '2020年3月2日《为打赢疫情防控阻击战提供强大科技支撑》',
      '2020-03-02',
      '《为打赢疫情防控阻击战提供强大科技支撑》',
      '文章',
    ],
    ['2020年3月12日，同某人通话', '2020-03-12', '同某人通话', '通话'],
    [
      '《在全国宣传思想工作会议上的讲话》（2013年8月19日）',
      '2013-08-19',
      '《在全国宣传思想工作会议上的讲话》',
      '讲话',
    ],
    ['在中央政治局会议上的讲话，2020年3月27日', '2020-03-27', '在中央政治局会议上的讲话', '讲话'],
    ['二〇二〇年三月十二日同某人通话', '2020-03-12', '同某人通话', '通话'],
    ['一九五六年四月二十五日《论十大关系》', '1956-04-25', '《论十大关系》', '文章'],
    ['２０２０年３月１２日同某人通话', '2020-03-12', '同某人通话', '通话'],
    ['2020-03-12 phone call with António Guterres', '2020-03-12', 'phone call with António Guterres', '通话'],
    ['March 12, 2020, speech at the summit', '2020-03-12', 'speech at the summit', '演讲'],
    ['12 March 2020, letter to Bill Gates', '2020-03-12', 'letter to Bill Gates', '信'],
    ['2020年3月上旬在某地考察时的讲话', '2020-03', '在某地考察时的讲话', '讲话'],
    ['2020年3月12日至15日在某地考察', '2020-03', '在某地考察', '考察'],
    ['2020年3月30日至4月2日在某地考察', '2020', '在某地考察', '考察'],
    ['2020年3月12日、13日在某地考察', '2020-03', '在某地考察', '考察'],
    ['2020年3月12日', '2020-03-12', null, null],
    ['给比尔·盖茨的回信', null, '给比尔·盖茨的回信', '回信'],
    ['《论语·学而》', null, '《论语·学而》', '文章'],
    ['鲁迅《故乡》', null, '鲁迅《故乡》', null],
  ])('%s', (words, date, occasion, occasionKind) => {
    expect(readProvenance(words)).toEqual({ date, occasion, occasionKind });
  });

  it.each(['2020年13月5日同某人通话', '2020年2月30日同某人通话', '同上', '见图3', '笑声', ''])(
    'cannot be read: %s',
    (words) => expect(readProvenance(words)).toBeNull(),
  );
});

it.each(['学而第一', '论语·学而', '卷三', 'Matthew 5:3', 'Seneca, Epistulae 1.1', 'البقرة ٢٥٥'])(
  'a place in a work is one where asked for: %s',
  (words) => {
    expect(readProvenance(words)).toBeNull();
    expect(readProvenance(words, true)).toEqual({ date: null, occasion: words, occasionKind: null });
  },
);

it.each(['某年某月同某人', '日期不详', '同上', '2020年13月5日第一次'])('nor is this one: %s', (words) => {
  expect(readProvenance(words, true)).toBeNull();
});

describe('a date', () => {
  it.each([
    ['2020-04-16', '2020-04-16'],
    ['2020-04', '2020-04'],
    ['2020', '2020'],
    ['2020年4月16日', '2020-04-16'],
    ['2020.4.16', '2020-04-16'],
    ['2020/4', '2020-04'],
    ['-0551', '-0551'],
    ['1920~', '1920~'],
    ['2020-04-16T08:00:00Z', '2020-04-16'],
    ['16 April 2020', '2020-04-16'],
  ])('%s', (text, date) => expect(readDate(text)).toBe(date));

  it.each(['2020-13', '2020-02-30', '春天', '2020年4月16日左右', 'yesterday', ''])('is none: %s', (text) =>
    expect(readDate(text)).toBeNull(),
  );

  it('is found where it stands', () => {
    expect(findDate('讲话（2013年8月19日）')).toEqual({ date: '2013-08-19', start: 3, end: 13 });
    expect(findDate('1.2.3 版 19201 号')).toBeNull();
  });
});

it('page notes are not provenance', () => {
  expect(pageNote('下转第4版')).toBe('broken-off');
  expect(pageNote('未完待续')).toBe('broken-off');
  expect(pageNote('上接第一版')).toBe('other');
  expect(pageNote('完')).toBe('other');
  expect(pageNote('2020年3月12日同某人通话')).toBeNull();
});

it('the kind of an occasion is its most telling word', () => {
  expect(occasionKindOf('同巴基斯坦总统阿尔维会谈时的讲话')).toBe('会谈');
  expect(occasionKindOf('給世衛組織總幹事的復信')).toBe('复信');
  expect(occasionKindOf('两国元首再次通电话')).toBe('通话');
  expect(occasionKindOf('在社交媒体发文')).toBeNull();
  expect(occasionKindOf(null)).toBeNull();
});
