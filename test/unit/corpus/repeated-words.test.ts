// Words that somebody quotes, reads out or says another to have said: neither his nor of his day.
import { describe } from 'vitest';
import { checkStatements } from './statements.ts';

const Q = '“⟦病毒没有国界，疫情不分种族。⟧”';
const EN = '"⟦With malice toward none, with charity for all⟧"';

describe('who repeats words is not surely their author', () => {
  checkStatements([
    [`2008年，温家宝在记者会上引用${Q}`, '温家宝~', '2008~'],
    [`习近平多次引用${Q}。`, '习近平~'],
    [`2019年，温家宝在演讲时引用了一句古诗：${Q}`, null],
    [`温家宝引用过这样的话：${Q}`, null],
    [`温家宝套用${Q}来回答。`, null],
    [`${Q}，康有为在《大同书》里多次引用。`, '康有为~'],
    [`${Q}，温家宝曾在记者会上引用这句诗。`, '温家宝~'],
    [`2019年，一位老师在课堂上朗读《记念刘和珍君》：${Q}`, null],
    [`2019年，温家宝在学校朗诵《记念刘和珍君》中的句子：${Q}`, null],
    [`1938年，毛泽东重读《论语》：${Q}`, null],
    [`毛泽东在1938年说过要像《论语》讲的那样，${Q}。`, null],
    [`毛泽东在1938年说，正如孔子说过的那样，${Q}`, '孔子'],
    [`2019年，一位老师朗读鲁迅的《记念刘和珍君》：${Q}`, '鲁迅'],
    [`Roosevelt, quoting Lincoln, told Congress that ${EN}`, 'Lincoln'],
    [`On June 4, 1940 Churchill recalled that Lincoln said, ${EN}`, 'Lincoln'],
    [
      `In 1940 Winston Churchill reminded the House that Abraham Lincoln once wrote, ${EN}`,
      'Abraham Lincoln',
    ],
    [`Winston Churchill noted that in 1865 Abraham Lincoln said, ${EN}`, 'Abraham Lincoln', '1865'],
    [`Frederick Douglass asked what the words ${EN} could mean.`, 'Frederick Douglass~'],
    [`${EN}, as Barack Obama said quoting Lincoln.`, '奥巴马~'],
    ['1947年、太宰は漱石の『草枕』から「⟦智に働けば角が立つ。情に棹させば流される。⟧」を引いた。', '漱石'],
    ['1947年、太宰は夏目漱石の「⟦智に働けば角が立つ。情に棹させば流される。⟧」を朗読した。', '夏目漱石'],
  ]);
});

describe('who says words that are his own', () => {
  checkStatements([
    [`${Q}马克思的这句话，王毅在文章里引用过。`, '马克思'],
    [`2008年3月，温家宝在记者会上说：${Q}`, '温家宝', '2008-03'],
    [`${Q}，2008年3月温家宝说，并引用了一句古诗。`, '温家宝', '2008-03'],
    [`1921年，鲁迅在《故乡》里写道：${Q}`, '鲁迅', '1921'],
    [`正如鲁迅1921年在《故乡》里写的，${Q}`, '鲁迅', '1921'],
    [`2019年，习近平在谈到《论语》时说：${Q}`, '习近平', '2019'],
    [`In 1861 the war began, and in his address Abraham Lincoln said, ${EN}`, 'Abraham Lincoln'],
    [`In 1865 Abraham Lincoln said that ${EN}`, 'Abraham Lincoln', '1865'],
    [`Abraham Lincoln explained what he meant: ${EN}`, 'Abraham Lincoln'],
  ]);
});
