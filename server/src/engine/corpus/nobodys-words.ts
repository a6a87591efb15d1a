// Words that stand beside a name and are not said to be his: an inscription, a nickname, what a paper says of his doing.

import type { Span } from '../text/span.ts';
import type { Reading } from './paragraph-reading.ts';
import { among } from './scene-places.ts';

/** 村口的标语写着“…” */
const INSCRIBED =
  /^(?!.*[他她])[^\uE000]{2,40}(?:写着|写有|印着|印有|刻着|刻有|贴着|挂着|喷着|画着|绣着|打出|亮出|拉起)(?:了)?(?:[^“]{0,8}(?:字|标语|口号|横幅|话))?[：]?[“「『]?$/;
/** 被网友称为“…” */
const CALLED =
  /被([^“\uE000]{0,16}?)(?:称|誉|赞|评|视|比|叫|称赞|赞誉|评价|形容|概括|解读)(?:之)?(?:为|作|做|成)[“「『]?$/;
const NOT_BEFORE_ROLE = '[^，着了住对向给同与跟问为把被让请望看握拉和走来入进到访慰在是]';
/** 村支书老张激动地说：, 居民王女士说，, 网友们纷纷表示： */
const ROLE = new RegExp(
  `^(?:来自|在场|在座)?${NOT_BEFORE_ROLE}{0,12}(?:支书|(?<!总)书记|主任|队长|组长|厂长|经理|院长|校长|店主|老板|负责人|村民|居民|市民|网友|群众|业主|住户|乡亲|职工|工人|员工|农民|农户|司机|快递员|医生|大夫|护士|患者|学生|同学|老师|教师|家长|记者|战士|民警|干部|党员|志愿者|网格员|社工|队员|老人|大爷|大妈|大姐|大哥|大叔|阿姨|奶奶|爷爷|女士|先生|师傅|小伙)` +
    `(?:们|(?![的家中里间时后前])[\u4e00-\u9fff]{1,5}?)??(?:也|还|都|则|便|就|纷纷|(?:在|接受)[^，]{1,12}[时中上]|[\u4e00-\u9fff]{1,4}地){0,2}(?:说|表示|感慨|感叹|坦言|直言|告诉(?:记者|我们?|大家)|介绍|回忆|写道|称)[道过]?[：，]?[“「『]?$`,
);

/** 武契奇总统收到的慰问电中写着“…”: he wrote none of it. */
const RECEIVED =
  /(?:收到|接到|读到|拿到|听到|得到|展示|晒出|出示|公布)(?:了|过)?的?[^，。；：“]{0,10}(?:信|电|函|话|回应|回复|答复|慰问)(?:[中里上])?(?:，(?:[信电函]|电文|信文|其中)(?:[中里上])?)?(?:说|写)?(?:道|着|的)?(?:就)?(?:是|有)?(?:这样)?(?:一[句段])?(?:话)?[：，]?[“「『]?$/;

/** 谈起同习近平的通话：, either side's; 诗人朗诵：, whoever wrote it. */
const SPOKEN_OF =
  /(?:谈起|说起|提起|讲起|忆起|回忆起|回顾|谈到|提到|谈及|提及)(?:了)?[^，。；：“]{0,4}(?:同|与|和|跟)[^，。；：“]{2,30}(?:通话|电话|会谈|会见|会晤|交谈)[^，。；：“]{0,4}：[“「『]?$|(?:朗诵|朗读|诵读|背诵|齐诵|领诵)(?:了|着|起|道)?：[“「『]?$/;

/** 《金字塔报》评论说，习近平主席的倡议“…”: of it, not in it. */
const TOLD = /(?:说|称|表示|指出|认为|评论|报道|评价|写道)，$/;
const DEED =
  /^的(?:这一|这番|有关|重要|这些)?(?:[\u4e00-\u9fff]{0,6})(?:倡议|主张|讲话|话|理念|行动|承诺|演讲|发言|致辞|文章|举措|领导|提议|建议|呼吁)[“「『]?$/;

/** Whether the piece that leads to a quotation says of it that it is nobody's whom the sentence names. */
export function isNobodys({ scene }: Reading, { start, end }: Span): boolean {
  const lead = scene.text.slice(start, end);
  const from = start + lead.replace(/[：，]?[“「『]?$/, '').lastIndexOf('，') + 1;
  const clause = scene.text.slice(from, end);
  const people = among(scene.people, from, end);
  if (people.length === 0 && INSCRIBED.test(clause)) return true;
  if (!people.some((one) => one.name !== null) && ROLE.test(clause)) return true;
  if (SPOKEN_OF.test(clause)) return true;
  const received = RECEIVED.exec(lead);
  if (received) {
    const behind = among(scene.people, start + received.index, end);
    return !behind.some((one) => one.name !== null || one.title === '总书记');
  }
  const called = CALLED.exec(clause);
  if (called) return !people.some((one) => one.start >= from + called.index);
  const told = from > start && TOLD.test(scene.text.slice(start, from));
  const [owner] = people;
  return (
    told &&
    owner?.start === from &&
    people.length === 1 &&
    DEED.test(scene.text.slice(owner.end, end)) &&
    !among(scene.people, start, from).some((one) => one.name !== null)
  );
}
