import { describe, expect, it } from 'vitest';
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
