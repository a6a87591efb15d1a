import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/src/engine/index.ts';
import { brief, check, LIBRARY, libraryOf } from './corpus.ts';

const quoted = (text: string, library = LIBRARY) =>
  check(text, library)
    .filter((f) => f.quoted)
    .map(brief);

describe('words from elsewhere', () => {
  it('of a work that the corpus lacks are no misquotation of what is like them', () => {
    expect(quoted('他引了《诗经》的“病毒没有国境，疫情不分种族。”')).toEqual([]);
    // But where the source is the one that is named, or its speaker, they are.
    expect(quoted('他引了《汇编0》里的“病毒没有国境，疫情不分种族。”')[0]).toContain('境→界');
    expect(quoted('习近平在《诗经》座谈会上指出：“病毒没有国境，疫情不分种族。”')[0]).toContain('境→界');
  });

  it('of people without a name are not, where another matter is spoken of', () => {
    const words = '中方将在巩固小区整治成果基础上，严格质量监管措施，为全球抗疫提供尽可能多的物资保障';
    for (const who of ['业主群里有人说', '街道办主任强调：', '物业经理表示：', '一位网友说：', '老陈常说，'])
      expect(quoted(`${who}“${words}。”`), who).toEqual([]);
    for (const who of ['', '习近平说：', '中国领导人强调：', '他说：', '会议强调，'])
      expect(quoted(`${who}“${words}。”`)[0], who).toMatch(/^misquote.*小区整治→疫情防控/);
  });

  it('are still misquoted by anybody where nearly all words are the same', () => {
    expect(
      quoted('有人说：“病毒没有国境，疫情不分种族。唯有团结协作、携手应对，国际社会才能战胜疫情。”')[0],
    ).toContain('境→界');
    expect(
      quoted('默克尔说：“病毒没有国境，疫情不分种族。唯有团结协作、携手应对，国际社会才能战胜疫情。”')[0],
    ).toContain('境→界');
  });
});

describe('a few words of another speaker', () => {
  const HELP = '(2020年3月21日同德国总理默克尔通话)\n\n';
  const library = libraryOf(
    `中国人民感同身受。中方将继续提供力所能及的援助。\n\n${HELP}中方愿同法方加强卫生领域务实合作。\n\n${HELP}` +
      `共同维护全球公共卫生安全。\n\n(2020年3月23日同法国总统马克龙通话)`,
  );
  it('are no misquotation of what is like them', () => {
    expect(quoted('默克尔说，“德国人民感同身受”。', library)).toEqual([]);
    expect(quoted('王毅强调，“中方愿继续提供力所能及的援助”。', library)).toEqual([]);
    expect(
      quoted('马克龙表示：“法方愿同中方加强卫生领域务实合作，共同维护全球公共卫生安全。”', library),
    ).toEqual([]);
  });

  it('are, where the day or the occasion is the source’s, or nobody else is said to have said them', () => {
    expect(quoted('习近平强调，“中方愿继续提供力所能及的援助”。', library)[0]).toContain('愿→将');
    expect(quoted('他强调，“中方愿继续提供力所能及的援助”。', library)[0]).toContain('愿→将');
    expect(quoted('王毅3月21日同默克尔通话时强调，“中方愿继续提供力所能及的援助”。', library)[0]).toContain(
      '愿→将',
    );
  });
});

describe('the sentences of a writer who tells what others said', () => {
  const narrative = (body: string) =>
    buildLibrary([
      {
        file: 'a.md',
        text: `---\nid: a\ntitle: 述评\ndate: 2020-04-05\nkind: commentary\nlanguage: zh-Hans\n---\n\n${body}\n`,
      },
    ]);
  const words = '推动中国疫情防控形势持续向好。';
  it('are nobody’s misquoted words', () => {
    const library = narrative(`${words}\n\n习近平指出：“病毒没有国界，疫情不分种族。”`);
    expect(quoted('钟南山表示：“全国疫情防控形势持续向好。”', library)).toEqual([]);
    expect(quoted('文章写道：“推动我国疫情防控形势持续向好。”', library)[0]).toContain('我→中');
  });
  it('unless of nothing it is said whose it is', () => {
    expect(quoted('钟南山表示：“推动全国疫情防控形势持续向好。”', narrative(words))[0]).toContain('全→中');
  });
});

describe('a source that the text claims', () => {
  const library = libraryOf(
    '病毒没有国界，疫情不分种族。在应对这场全球危机的过程中，构建共同体的重要性凸显。唯有团结协作、携手应对，才能战胜疫情。\n\n' +
      '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)\n\n' +
      '病毒没有国界，疫情不分种族，人类休戚与共，唯有团结协作、携手应对，才能战胜疫情。\n\n(2020年3月25日同德国总理默克尔通话)',
  );
  const words = '病毒没有国界，疫情不分种族。唯有团结协作、携手应对，才能战胜疫情。';
  it('comes before one that is a little nearer', () => {
    const claimed = check(`3月24日同托卡耶夫通话时，习近平说：“${words}”`, library)[0];
    expect(claimed.attribution.status).toBe('consistent');
    expect(claimed.canonical).toContain('在应对这场全球危机');
    const other = check(`3月25日同默克尔通话时，习近平说：“${words}”`, library)[0];
    expect(other.attribution.status).toBe('consistent');
    expect(other.canonical).toContain('人类休戚与共');
  });
});

describe('headings and titles', () => {
  const library = libraryOf(
    '## 一、坚持把人民生命安全放在第一位，毫无保留同世界卫生组织分享经验\n\n病毒没有国界，疫情不分种族。\n\n(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
    '把人民生命安全放在第一位，毫无保留同世卫组织分享经验，得到好评。\n\n(2020年3月25日同德国总理默克尔通话)',
  );

  it('are no misquotation of a passage that is like them', () => {
    const heading = '坚持把人民生命安全放在第一位，毫无保留同世界卫生组织分享经验';
    expect(quoted(`文章指出，“${heading}”。`, library)).toEqual([]);
    expect(quoted(`习近平指出，“${heading}”。`, library)).toEqual([]);
  });

  it('leave what is like them, and is no heading, to the passages', () => {
    expect(
      quoted('文章指出，“把人民生命安全放在第一位，毫无保留同世卫组织分享体验”。', library)[0],
    ).toContain('体→经');
  });
});
