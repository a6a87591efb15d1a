// Words that somebody speaks of: 古特雷斯认为“…”这一判断十分及时 says that of them, and not that they are his.

/** The clause says what somebody thinks or says. */
const OPINES =
  /(?:认为|以为|觉得|指出|表示|说|称|强调|评价|评论|写道|相信|坚信|深信|坦言|直言|感慨|感叹|看来|断言|解释|分析|表明|补充|解读|透露|介绍|回应|回答|问)(?:道)?[：，]?(?:中国|中方|我国)?(?:提出|倡导|主张|倡议)?的?$/;

const NOTION =
  '(?:判断|论断|论述|观点|主张|说法|表述|表态|倡议|理念|思想|呼吁|提法|看法|认识|结论|预言|论点|命题|构想|号召|承诺|誓言|要求|方针|原则|精神|口号|概念|愿景|话语?|句子|名言|金句|箴言|警句|格言|比喻|回答)';
/** ”这一判断, ”这句话, ”的论断, ”这八个字 */
const TAKEN_UP = new RegExp(
  `^(?:(?:的|这一|这个|这种|这些|这样的|此)(?:重要|重大|著名|科学|深刻|精辟)*${NOTION}|这(?:一|几|两)?(?:番|句|段|[一二三四五六七八九十]+个)(?:字|词|${NOTION})?|这[一二两三四五六七八九十]+[句点条项](?:话|${NOTION})?)`,
);
/** What goes on so tells when it was said, or only ends. */
const NOT_A_COMMENT =
  /^(?:$|[，。；：、！？）”—…\n\uE000\uE001]|时|的|后|以来|以后|之|等|和|与|及|并|前|期间)/;

/** ”道出了全球抗疫的真谛: the words are what the clause speaks of. */
const TELLS_OF_THEM =
  /^(?:就|正|也|还|更|恰恰|生动|充分|深刻|准确|精辟|完全)*(?:道出|说出|揭示|体现|彰显|反映|概括|诠释|阐明|点明|指明|蕴含|饱含|具有|富有|充满|极具|值得|是|不仅是|不只是|既是|绝不是|并非|不是|绝非)/;

/** ”这一论断，已被事实证明: a comment behind a comma. */
const COMMENT_GOES_ON =
  /^，(?:已|早已|正|是|就是|也|不仅|不只|既|十分|非常|极为|具有|富有|充满|揭示|道出|说出|体现|彰显|展现|反映|充分|深刻|生动|值得|给|令|让|使|对)/;

/** 如何评价“…”, 谭德塞评价“…”这一主张时说: the words are what is judged. */
const ASKED = /(?:怎样|如何|怎么|怎么样)(?:评价|评论|看待?|理解|解读|回应|看)$/;
const JUDGES = /(?:评价|评论|解读|解释|阐释|讲解|分析|谈到|提到|谈及|论及|回应|看待|理解)(?:了|过)?$/;
/** ，习近平主席这句话他一直记着 */
const ANOTHERS =
  /^，[^，。；：“\uE000\uE001]{2,12}?的?[这那](?:一?[句番段]|一|个)(?:话|论断|论述|判断|主张|名言)/;

/** Whether a clause that leads to a quotation (`before`) goes on behind it (`behind`) with what is thought of the words. */
export function isCommentedOn(before: string, behind: string): boolean {
  if (ASKED.test(before) || (JUDGES.test(before) && TAKEN_UP.test(behind))) return true;
  if (!OPINES.test(before)) return false;
  if (ANOTHERS.test(behind)) return true;
  if (TELLS_OF_THEM.test(behind)) return true;
  const taken = TAKEN_UP.exec(behind);
  if (taken === null) return false;
  const rest = behind.slice(taken[0].length);
  return !NOT_A_COMMENT.test(rest) || (/[，：]$/.test(before) && COMMENT_GOES_ON.test(rest));
}
