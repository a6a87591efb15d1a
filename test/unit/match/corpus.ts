import {
  buildLibrary,
  checkText,
  DEFAULT_SETTINGS,
  type Finding,
  type Library,
} from '../../../server/src/engine/index.ts';

/** A compilation with the given passages, each `words (provenance)`; as many files as there are arguments. */
export function libraryOf(...files: string[]): Library {
  return buildLibrary(
    files.map((body, i) => ({
      file: `${i}.md`,
      text: `---\nid: a${i}\ntitle: 汇编${i}\nauthor: 习近平\ndate: 2020-04-16\nkind: compilation\nlanguage: zh-Hans\n---\n\n${body}\n`,
    })),
  );
}

export const LIBRARY = libraryOf(
  [
    '国际社会应当加紧行动起来，有效开展联防联控国际合作，凝聚起战胜疫情的强大合力。中方愿同有关国家分享防控经验，开展药物和疫苗联合研发。',
    '(2020年3月12日同联合国秘书长古特雷斯通话)',
    '病毒没有国界，疫情不分种族。唯有团结协作、携手应对，国际社会才能战胜疫情，维护人类共同家园。',
    '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
    '患难见真情。中巴是全天候战略合作伙伴，素有互帮互助的优良传统。新冠肺炎疫情发生后，巴方第一时间发声向中方表达支持，克服困难提供宝贵物资捐助。',
    '(2020年2月20日同巴基斯坦总理伊姆兰·汗通话)',
    '中方将在巩固疫情防控成果基础上，严格质量监管措施，为全球抗疫提供尽可能多的物资保障。全国开工率达到98.6%，复岗率达到89.9%。',
    '(2020年4月2日同比利时国王菲利普通话)',
    '患难见真情。我们将继续像对待本国公民一样，照顾好印尼和其他国家在华人员。',
    '(2020年2月11日同印尼总统佐科通话)',
  ].join('\n\n'),
);

export const check = (text: string, library: Library = LIBRARY, languageId = 'plaintext'): Finding[] =>
  checkText({ text, languageId }, library, DEFAULT_SETTINGS);

/** A finding in one line: verdict, words, and its edits as `found→expected`. */
export const brief = (f: Finding): string =>
  `${f.verdict}: ${f.text}` +
  (f.edits.length ? ` [${f.edits.map((e) => `${e.op} ${e.found}→${e.expected}`).join('; ')}]` : '');
