import { describe, expect, test } from 'vitest';
import { check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    '各国必须团结合作，共同应对。任何国家都不能置身其外，独善其身。',
    '(2020年3月23日同埃及总统塞西通话)',
    '国际社会已经向包括世界卫生组织在内的国际社会以及80多个国家提供援助。',
    '(2020年3月20日给谭德塞的复信)',
    '中方秉持人类命运共同体理念，愿同德方继续分享信息和经验，加强疫苗研发等领域合作。',
    '(2020年3月21日致德国总理默克尔的慰问电)',
    '当前，疫情在多个国家出现，要加强同世卫组织沟通交流，同有关国家特别是疫情高发国家的合作，贡献智慧和力量。',
    '(2020年3月2日在北京考察时的讲话)',
    '患难见真情。中方不会忘记。',
    '(2020年2月20日同巴基斯坦总理伊姆兰·汗通话)',
    '波兰各界对中方表示慰问和支持，中国人民铭记在心。中方坚定支持波兰政府和波兰人民。',
    '(2020年3月24日同波兰总统杜达通话)',
  ].join('\n\n'),
);

/** Verdict and edits of the first finding in 习近平说：“…”. */
const judged = (words: string, before = '习近平说：') => {
  const [finding] = check(`${before}“${words}”`, LIBRARY);
  return finding === undefined
    ? 'nothing'
    : `${finding.verdict} ${finding.edits.map((e) => `${e.found}→${e.expected}`).join(' ')}`.trim();
};

describe('the last word of a quotation', () => {
  test('that the sentence ends in the midst of has lost its rest', () => {
    expect(judged('各国必须团结合作，共同应。')).toBe('misquote →对');
    expect(judged('任何国家都不能置身其外，独善其。')).toBe('misquote →身');
  });
  test('may be the last of the writer’s sentence, and need not be the source’s', () => {
    expect(judged('疫情在多个国家出现，要加强同世卫组织。')).toBe('exact');
    expect(judged('各国必须团结合作，共同应')).toBe('exact');
    expect(judged('各国必须团结合作。')).toBe('exact');
  });
});

describe('words at an edge that the source has farther off', () => {
  test('lack what stands between, instead of replacing or adding something', () => {
    expect(judged('向80多个国家提供援助')).toBe('misquote →包括世界卫生组织在内的国际社会以及');
    expect(judged('中方愿同德方继续分享信息和经验，加强疫苗研发等领域合作。')).toBe(
      'misquote →秉持人类命运共同体理念，',
    );
  });
  test('are a coincidence across the end of a sentence', () => {
    expect(judged('人民铭记在心中')).toBe('misquote 中→');
    expect(judged('中国人民铭记在心，中方坚定支持波兰政府和波兰人民')).toBe('equivalent ，→。');
  });
});

test('words that changed places beside an omission mark are one transposition', () => {
  expect(judged('当前，疫情在多个国家出现，要加强同世卫组织交流沟通……贡献智慧和力量。')).toBe(
    'misquote 交流沟通→沟通交流',
  );
});

test('a short sentence and one of another passage are joined words', () => {
  expect(judged('患难见真情。各国必须团结合作，共同应对。')).toBe('spliced');
});

test('parts of one passage in another order are put in its order', () => {
  const [finding] = check('习近平说：“要加强同世卫组织沟通交流……当前，疫情在多个国家出现”。', LIBRARY);
  expect(finding).toMatchObject({
    verdict: 'misquote',
    canonical: '当前，疫情在多个国家出现……要加强同世卫组织沟通交流',
    edits: [{ op: 'transposition' }],
  });
});

describe('words that a text quotes as wrong', () => {
  test.each([
    ['某公众号误引为', ''],
    ['样报错印成', ''],
    ['不可混为', ''],
    ['他写的是', '，应为“各国必须团结合作，共同应对”'],
    ['稿中', '系“各国必须团结合作，共同应对”之误'],
  ])('%s“…”%s are not held against the source', (before, behind) => {
    const findings = check(`${before}“各国必须团结合作，共同对应”${behind}。`, LIBRARY);
    expect(findings.filter(({ verdict }) => verdict !== 'exact')).toEqual([]);
  });
  test('others are', () => {
    expect(judged('各国必须团结合作，共同对应', '习近平指出：')).toBe('misquote 对应→应对');
    expect(judged('各国必须团结合作，共同对应', '他在谈到错误认识时说：')).toBe('misquote 对应→应对');
  });
});
