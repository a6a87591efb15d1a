// Who said words, to whom and when, in the forms in which newsrooms say it of several people at once.
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../../server/src/engine/corpus/statement.ts';
import { judgeAttribution, type SourceFacts } from '../../../server/src/engine/match/attribution.ts';

function source(
  date: string | null,
  occasion: string | null,
  speaker: string | null = '习近平',
): SourceFacts {
  return {
    speaker,
    date,
    occasion,
    occasionKind: null,
    articleTitle: '团结合作是国际社会战胜疫情最有力武器',
    articleDate: '2020-04-16',
    articleAuthor: '习近平',
    isRecord: true,
    section: null,
    text: null,
    isQuoting: false,
    isTitle: () => false,
  };
}

const GUTERRES = source('2020-03-12', '同联合国秘书长古特雷斯通话');
const JOHNSON = source('2020-02-18', '同英国首相约翰逊通话');
const MERKEL = source('2020-03-25', '同德国总理默克尔通话');
const WIDODO = source('2020-02-11', '同印尼总统佐科通话');
const MACRON_SAYS = source(null, null, '马克龙');

const Q = '“⟦病毒没有国界，疫情不分种族⟧”';

type Row = readonly [text: string, facts: SourceFacts];

function judge([marked, facts]: Row) {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const statement = readStatement(text, { start, end }, { start: 0, end: text.length, referenceDate: null });
  return judgeAttribution(statement, [facts]).attribution;
}

function agrees(rows: readonly Row[]) {
  it.each(rows)('%s', (...row) => {
    expect(judge(row).conflicts).toEqual([]);
  });
}

function differs(rows: readonly (readonly [...Row, what: string, stated: string])[]) {
  it.each(rows)('differs: %s', (text, facts, what, stated) => {
    expect(judge([text, facts]).conflicts).toMatchObject([{ what, stated }]);
  });
}

describe('names of one person', () => {
  agrees([
    [`馬克宏說：${Q}`, MACRON_SAYS],
    [`马克弘说：${Q}`, MACRON_SAYS],
    [`Emmanuel Macron said: ${Q}`, MACRON_SAYS],
    [`習近平同德國總理梅克爾通話時說：${Q}`, MERKEL],
    [`習近平同英國首相強生通話時說：${Q}`, JOHNSON],
    [`习近平同英国首相鲍里斯·强生通话时说：${Q}`, JOHNSON],
    [`习近平同印度尼西亚总统维多多通话时说：${Q}`, WIDODO],
    [`习近平对佐科·维多多总统说：${Q}`, WIDODO],
    [`習近平同聯合國秘書長古特瑞斯通話時說：${Q}`, GUTERRES],
    [`习大大说：${Q}`, GUTERRES],
    [`习爷爷说过，${Q}`, GUTERRES],
    [`White House said: ${Q}`, GUTERRES],
  ]);
  differs([
    [`川普說：${Q}`, MACRON_SAYS, 'speaker', '川普'],
    [`習近平同美國總統川普通話時說：${Q}`, MERKEL, 'occasion', '同美國總統川普通話時'],
    [`習近平同德國總理蕭茲通話時說：${Q}`, MERKEL, 'occasion', '同德國總理蕭茲通話時'],
    [`习近平同德国总理布朗通话时说：${Q}`, MERKEL, 'occasion', '同德国总理布朗通话时'],
    [`习近平同法国总统维多多通话时说：${Q}`, MERKEL, 'occasion', '同法国总统维多多通话时'],
    [`马克宏说：${Q}`, GUTERRES, 'speaker', '马克宏'],
    [`Boris Johnson said: ${Q}`, GUTERRES, 'speaker', 'Boris Johnson'],
    [`John Smith said: ${Q}`, GUTERRES, 'speaker', 'John Smith'],
  ]);
});
