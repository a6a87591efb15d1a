// Notes and cells of tables in the form of a citation: what they say of the words, and whom they do not accuse.
import { describe, expect, it } from 'vitest';
import { buildLibrary, checkText, DEFAULT_SETTINGS } from '../../../server/src/engine/index.ts';

const article = (id: string, title: string, author: string, date: string, body: string) => ({
  file: `${id}.md`,
  text: `---\nid: ${id}\ntitle: ${title}\nauthor: ${author}\ndate: ${date}\nkind: essay\nlanguage: zh-Hans\n---\n\n${body}\n`,
});
const LIBRARY = buildLibrary([
  article('a', '故乡', '鲁迅', '1921-01-05', '其实地上本没有路，走的人多了，也便成了路。'),
  article('b', '背影', '朱自清', '1925-10-20', '我与父亲不相见已二年余了，我最不能忘记的是他的背影。'),
  article(
    'c',
    '在陆军军官学校开学典礼的演说',
    '孙中山',
    '1924-06-16',
    '要从今天起，把革命的事业重新来创造，要用这个学校内的学生做根本，成立革命军。',
  ),
]);

const ROAD = '“其实地上本没有路，走的人多了，也便成了路。”';
const ARMY = '“要从今天起，把革命的事业重新来创造，要用这个学校内的学生做根本，成立革命军。”';

/** How the first quotation of a text is attributed, and what differs. */
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

describe('a note in the form of a citation', () => {
  check([
    [`${ROAD}[^1]\n\n[^1]: 鲁迅：《故乡》。\n`, 'consistent'],
    [`${ROAD}[^1]\n\n[^1]: 鲁迅：《故乡》，人民文学出版社2005年版，第510页。\n`, 'consistent'],
    [`${ROAD}[^1]\n\n[^1]: 朱自清：《背影》。\n`, 'contradicted article'],
    [`${ROAD}[^1]\n\n[^1]: 见朱自清《背影》。\n`, 'contradicted article'],
    [`${ROAD}[^1]\n\n[^1]: 《背影》，1925年10月。\n`, 'contradicted article'],
    [`鲁迅写道：${ROAD}①\n\n① 鲁迅：《背影》，《朱自清全集》第1卷，第3页。\n`, 'contradicted article'],
    [
      `孙中山说：${ARMY}[1]\n\n[1] 孙中山：《在陆军军官学校开学典礼的演说》，1924年1月16日。\n`,
      'contradicted date',
    ],
    [`孙中山说：${ARMY}①\n\n① 《在岭南大学欢迎会的演说》（1923年12月21日）。\n`, 'contradicted date'],
    [`孙中山说：${ARMY}①\n\n① 孙中山：《在陆军军官学校开学典礼的演说》（1924年6月16日）。\n`, 'consistent'],
  ]);
});

describe('a book that repeats the words accuses nobody', () => {
  check([
    [`${ROAD}[^1]\n\n[^1]: 钱理群：《心灵的探寻》，北京大学出版社1999年版，第21页。\n`, 'unstated'],
    [`鲁迅写道：${ROAD}[^1]\n\n[^1]: 钱理群：《心灵的探寻》，2001年9月25日。\n`, 'consistent'],
    [`${ROAD}[^1]\n\n[^1]: 参见朱自清：《背影》。\n`, 'unstated'],
    [`${ROAD}[^1]\n\n[^1]: 转引自朱自清：《背影》。\n`, 'unstated'],
    [`孙中山说：${ARMY}①\n\n① 《一周要闻》，2020年4月1日。\n`, 'consistent'],
    [`${ROAD}[^1]\n\n[^1]: 《朝花夕拾》，第3页。\n`, 'unstated'],
    [`${ROAD}[^1]\n\n[^1]: 关于朱自清的《背影》，学界多有讨论。\n`, 'unstated'],
  ]);
});

describe('columns for the author and the work', () => {
  check([
    [`| 诗人 | 诗句 |\n|---|---|\n| 鲁迅 | ${ROAD} |\n`, 'consistent'],
    [`| 诗人 | 诗句 |\n|---|---|\n| 李白 | ${ROAD} |\n`, 'contradicted speaker'],
    [`| 句子 | 作家 |\n|---|---|\n| ${ROAD} | 李白 |\n`, 'contradicted speaker'],
    [`| 句子 | 出处 |\n|---|---|\n| ${ROAD} | 《背影》 |\n`, 'contradicted article'],
    [`| 句子 | 出处 |\n|---|---|\n| ${ROAD} | 鲁迅《故乡》 |\n`, 'consistent'],
    [`| 句子 | 摘抄人 |\n|---|---|\n| ${ROAD} | 李白 |\n`, 'unstated'],
  ]);
});
