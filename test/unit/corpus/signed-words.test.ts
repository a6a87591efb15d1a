// What stands behind a quotation, in its note, or in the sentence before, and says where the words are from.

import { describe } from 'vitest';
import { checkStatements } from './statements.ts';

const Q = '“⟦病毒没有国界，疫情不分种族。⟧”';
const OPEN = '“⟦病毒没有国界，疫情不分种族⟧”';

describe('a note that says where the words were printed as well', () => {
  const note = (words: string) => `${Q}[^2]\n\n[^2]: ${words}`;
  const merkel = ['习近平', '2020-03-25', '同德国总理默克尔通话'] as const;
  const talk = '习近平2020年3月25日同德国总理默克尔通话';
  checkStatements([
    [note('习近平：2020年3月25日同德国总理默克尔通话，载《求是》2020年第8期。'), ...merkel],
    [note(`${talk}。载《求是》杂志，2020年第8期，第4页。`), ...merkel],
    [note(`${talk}（《求是》2020年第8期）。`), ...merkel],
    [note(`${talk}，《人民日报》2020年3月26日第1版。`), ...merkel],
    [note(`${talk}，新华社2020年3月25日电。`), ...merkel],
    [note(`${talk}，转引自《习近平谈治国理政》第四卷，外文出版社2022年版，第5页。`), ...merkel],
    [note(`${talk}，http://www.xinhuanet.com/2020-03/26/c_1.htm`), ...merkel],
    [note('习近平同法国总统马克龙通话，见《求是》2020年第8期。'), '习近平', null, '同法国总统马克龙通话'],
    [`${Q}（${talk}，载《求是》2020年第8期）`, ...merkel],
    [`${Q}——${talk}，载《求是》2020年第8期`, ...merkel],
    // Nothing but the print, or something else.
    [note('参见习近平2020年3月24日同托卡耶夫通话，《求是》2020年第8期。'), null],
    [note('另见2020年3月24日同托卡耶夫通话。'), null],
    [note('《求是》2020年第8期。'), null],
    [note('载《人民日报》2020年3月27日。'), null],
    [`${Q}（《求是》2020年第8期）`, null],
    [`${Q}（习近平，人民日报，2020年3月27日）`, '习近平'],
  ]);
});

describe('an occasion behind a dash and nothing else', () => {
  checkStatements([
    [`${Q}——同马克龙通话`, null, null, '同马克龙通话'],
    [`- ${Q}——与法国总统马克龙通电话`, null, null, '与法国总统马克龙通电话'],
    [`${Q}\n\n——给谭德塞的复信`, null, null, '给谭德塞的复信'],
    [`${Q}——会见洪森时`, null, null, '会见洪森时'],
    [`${Q}——在二十国集团领导人特别峰会上的发言。`, null, null, '在二十国集团领导人特别峰会上的发言'],
    [`习近平同默克尔通话时说：${OPEN}——同马克龙通话。`, '习近平', null, '同马克龙通话'],
    // More is said, or nothing in particular.
    [`${OPEN}——同马克龙通话时，习近平这样说。`, '习近平', null, '同马克龙通话'],
    [`${OPEN}——通话中，双方一致同意。`, null],
    [`${OPEN}——同各国领导人通话`, null],
    [`${OPEN}——读同马克龙通话有感`, null],
    [`${OPEN}——默克尔通话要点`, null],
    [`习近平同默克尔通话时说：${OPEN}——同马克龙通话也是如此。`, '习近平', null, '同默克尔通话'],
  ]);
});

describe('whose words they are said to be, behind them', () => {
  checkStatements([
    [`答：${OPEN}，这是默克尔总理讲的。`, '默克尔'],
    [`我引用一句话，${OPEN}，这是文在寅总统讲的。`, '文在寅'],
    [`有句话讲得好：${OPEN}，这句话是默克尔总理说的。`, '默克尔'],
    [`问：${Q}这是默克尔总理说过的话。`, '默克尔'],
    [
      `大家都知道，${OPEN}，这也正是习近平主席3月12日同古特雷斯通话时强调的。`,
      '习近平',
      'XXXX-03-12',
      '同古特雷斯通话',
    ],
    [`${Q}谭德塞说，这是习近平告诉他的。`, '习近平'],
    // Not said, or denied, or asked.
    [`答：${OPEN}，这是默克尔总理讲话的主题。`, null],
    [`答：${OPEN}，这不是默克尔总理讲的。`, null],
    [`${OPEN}，这并非默克尔总理讲的。`, null],
    [`${OPEN}，这是默克尔总理讲的吗？`, null],
    [`答：${OPEN}，这是谁讲的？`, null],
    // Perhaps what another said.
    [`${OPEN}，这是马克龙引用的习近平的话。`, '马克龙~'],
    [`${OPEN}，这是马克龙听习近平讲的。`, '马克龙~'],
    [`${Q}谭德塞4月7日在记者会上读出了习近平复信中的这句话。`, '谭德塞~', 'XXXX-04-07~'],
    [`${OPEN}，这是马克龙最爱讲的一句话。`, '马克龙~'],
    // What leads to the words goes first.
    [`习近平说：${OPEN}，这是默克尔总理讲的。`, '习近平'],
  ]);
});

describe('a meeting that the sentence before tells of', () => {
  const held = '3月18日，中央政治局常委会召开会议。';
  checkStatements([
    [`${held}会上，习近平说：${Q}`, '习近平', 'XXXX-03-18'],
    [`${held}习近平在会上说：${Q}`, '习近平', 'XXXX-03-18'],
    [`${held}\n\n会上，习近平总书记强调：${Q}`, '习近平', 'XXXX-03-18'],
    [`中央政治局常委会3月18日召开会议，分析疫情形势。会上，习近平说：${Q}`, '习近平', 'XXXX-03-18'],
    [`3月26日，二十国集团举行特别峰会。峰会上，习近平主席指出，${Q}`, '习近平', 'XXXX-03-26'],
    [`3月26日，二十国集团领导人特别峰会举行。习近平主席在会上指出，${Q}`, '习近平', 'XXXX-03-26'],
    // Not said to be at that meeting, or repeated there.
    [`${held}习近平说：${Q}`, '习近平'],
    [`3月18日，意大利封城。会上，习近平说：${Q}`, '习近平'],
    [`3月18日，党支部召开学习会，传达讲话。会上，大家重温习近平说的：${Q}`, '习近平'],
    [`3月18日，学校召开班会。会上，我们学习了总书记的话，总书记强调，${Q}`, '习近平'],
    [`3月18日，县委召开会议。会上，县长说，习近平总书记强调，${Q}`, '习近平'],
    [`3月18日，公司召开大会。会上，习近平总书记的话响起：${Q}`, '习近平'],
  ]);
});
