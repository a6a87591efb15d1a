// A chapter's number, or a speech's title, that is not the one the corpus has the words in.
import { describe, expect, it } from 'vitest';
import { buildLibrary, checkText, DEFAULT_SETTINGS } from '../../../server/src/engine/index.ts';
import { chapterOf } from '../../../server/src/engine/match/chapter-numbers.ts';

const LIBRARY = buildLibrary([
  {
    file: 'l.md',
    text: '---\nid: l\ntitle: 道德经\nauthor: 老子\nkind: classic\nlanguage: zh-Hans\n---\n\n## 第八章\n\n上善若水。水善利万物而不争。\n\n## 第六十四章\n\n合抱之木，生于毫末；九层之台，起于累土；千里之行，始于足下。\n',
  },
  {
    file: 'g.md',
    text: '---\nid: g\ntitle: Gettysburg Address\nauthor: Abraham Lincoln\ndate: 1863-11-19\nkind: speech\nlanguage: en\n---\n\nThe world will little note, nor long remember what we say here, but it can never forget what they did here.\n',
  },
  {
    file: 's.md',
    text: '---\nid: s\ntitle: Second Inaugural Address\nauthor: Abraham Lincoln\ndate: 1865-03-04\nkind: speech\nlanguage: en\n---\n\nWith malice toward none, with charity for all, with firmness in the right as God gives us to see the right.\n',
  },
]);

const TREE = '“合抱之木，生于毫末；九层之台，起于累土”';
const MALICE = '"With malice toward none, with charity for all, with firmness in the right"';

function judge(text: string): string {
  const [finding] = checkText({ text, languageId: 'markdown' }, LIBRARY, DEFAULT_SETTINGS);
  const { status, conflicts } = finding.attribution;
  return [status, ...conflicts.map(({ what }) => what)].join(' ');
}

function check(rows: readonly (readonly [text: string, judged: string])[]) {
  it.each(rows)('%s', (text, judged) => {
    expect(judge(text)).toBe(judged);
  });
}

describe('another chapter', () => {
  check([
    [`《道德经》第六十三章云：${TREE}`, 'contradicted article'],
    [`《道德经·第六十三章》云：${TREE}`, 'contradicted article'],
    [`老子《道德经》第63章：${TREE}`, 'contradicted article'],
    [`${TREE}（《老子》六十三章）`, 'contradicted article'],
    [`${TREE}（《道德经》第八章）`, 'contradicted article'],
  ]);
});

describe('another speech', () => {
  check([
    [`In the Gettysburg Address, Lincoln said, ${MALICE}`, 'contradicted occasion'],
    [`In his Gettysburg Address Lincoln said that ${MALICE}`, 'contradicted occasion'],
  ]);
});

describe('the same, or what cannot be told', () => {
  check([
    [`《道德经》第六十四章云：${TREE}`, 'consistent'],
    [`老子《道德经》第64章：${TREE}`, 'consistent'],
    [`《道德经》第六十三、六十四章云：${TREE}`, 'unstated'],
    [`《道德经》下篇云：${TREE}`, 'unstated'],
    [`《道德经》第六十三节云：${TREE}`, 'consistent'],
    [`In his Second Inaugural Address, Lincoln said, ${MALICE}`, 'consistent'],
    [`In his Second Inaugural, Lincoln said, ${MALICE}`, 'consistent'],
    [`In an Address at the Capitol, Lincoln said, ${MALICE}`, 'consistent'],
  ]);
});

it('reads the number of a chapter', () => {
  const numbers = [
    '第六十三章',
    '道德经·第十章',
    '第一百二十回',
    '第一百零八回',
    '第63章',
    '第六三章',
    '第二节',
    '六章',
  ];
  expect(numbers.map((title) => chapterOf(title)?.number ?? null)).toEqual([
    63,
    10,
    120,
    108,
    63,
    63,
    null,
    null,
  ]);
});
