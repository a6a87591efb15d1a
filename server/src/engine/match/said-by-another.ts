// Words that are told as those of somebody without a name, of whom the corpus knows nothing: “…”导游说, the driver said.
import type { Span } from '../text/span.ts';
import type { Extract } from './extract.ts';

const VERB =
  '(?:说|說|表示|强调|強調|指出|称|稱|写道|寫道|回答|告诉记者|认为|認為|提出|喊|喊道|感慨|坦言|介绍|要求|提醒|呼吁|留言|念叨|嘀咕|笑)';
const MANNER =
  '(?:都|也|还|則|则|又|常|总|总是|笑着|大声|高兴地|激动地|当场|表态|回应|动情地|(?:对|跟|告诉)[^，]{1,8}|在[^，]{1,8})';
/** Before the marks: who says so, and the verb. */
const BEFORE = new RegExp(
  `(?:^|[。！？；，、：\\n”」』\\s])([^。！？；，、：\\n“”「」『』《》（）()]{2,20}?)${MANNER}?${VERB}(?:道|过)?[：:，,]?\\s*[“「『‘"]?\\s*$`,
  'u',
);
/** The same behind them. */
const BEHIND = new RegExp(
  `^[。！？…，,]{0,2}[”」』’"][。，！？]?\\s*([^。！？；，、：\\n“”「」『』《》（）()]{2,20}?)${MANNER}?${VERB}(?:道|过)?(?=[。！，,：\\s]|$)`,
  'u',
);
/** Somebody of no name: 有人, 业主, 街道办主任, 老陈, 王老师, 网友. Statesmen and their offices are not meant. */
const ANYBODY =
  /(?:人|者|友|民|员|師|师|生|主|客|家长|学长|校长|院长|店长|站长|队长|班长|组长|村长|镇长|所长|科长|处长|厂长|馆长|社长|主任|经理|老板|女士|先生|小姐|师傅|大爷|大妈|阿姨|叔叔|爷爷|奶奶|爸爸|妈妈|父亲|母亲|同学|同事|朋友|群众|观众|律师|教授|博士|专家|大家|书记|导游|司机|护士|大夫|警察|保安|同行|孩子|女儿|儿子|妻子|丈夫|姐姐|妹妹|哥哥|弟弟|外婆|外公|[老小阿][\p{Script=Han}])$/u;
const STATESMAN =
  /(?:领导人|領導人|发言人|發言人|负责人|負責人|总书记|總書記|主持人|夫人|国人|國人|本人|代表人)$|主席|总统|總統|总理|總理|首相|部长|部長|外长|外長|国王|國王|大使|总干事|秘书长|祕書長/u;
const FAR = 60;

const ENGLISH_VERB =
  '(?:said|says|told \\w+|declared|remarked|observed|replied|answered|announced|warned|added|explained|insisted|promised|joked|laughed|shouted|cried|whispered|muttered|complained|sighed|wrote|recalled|argued|stated)';
/** In small letters: whoever has a name, and whatever is a work, is written with a capital. */
const SOMEBODY =
  "(?:[Tt]he|[Aa]n?|[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Oo]ne|[Aa]nother|[Ss]ome)( [a-z][a-z'’ -]{1,40}?)";
/** He and she may be whoever was named before. */
const PRONOUN = '(?:I|[Ww]e)';
const ENGLISH_BEFORE = new RegExp(
  `(?:^|[.!?;,”"\\s])(?:${SOMEBODY}|${PRONOUN}) ${ENGLISH_VERB}[,:]?\\s*[“"‘']?\\s*$`,
  'u',
);
const ENGLISH_BEHIND = new RegExp(
  `^[,.!?…]{0,2}[”"’']\\s*(?:(?:${SOMEBODY}|${PRONOUN}) ${ENGLISH_VERB}|${ENGLISH_VERB} (?:${SOMEBODY}(?=[.,;:!?\\n]|$)|${PRONOUN}))(?![A-Za-z])`,
  'u',
);
/** Who may well be one of the corpus, without his name; and what speaks without being a person. */
const OF_CORPUS =
  / (?:.* )?(?:president|premier|(?:prime|foreign) minister|chancellor|chairman|king|queen|emperor|pope|leader|senator|secretary|psalmist|poet|author|writer|apostle|prophet|evangelist|bard|founders?|framers?|fathers?|philosopher|master|sage|preamble|document|text|poem|speech|address|book|letter|declaration|constitution|articles?|amendments?|psalm|verses?|lines?|saying|proverb|essay|scriptures?|inscription)$/;

/** Whether the sentence says that the words are somebody's of whom the corpus knows nothing. */
export function isSaidByAnother({ text, segment, library }: Extract, { start, end }: Span): boolean {
  const before = text.slice(Math.max(segment.start, start - FAR), start);
  const behind = text.slice(end, Math.min(segment.end, end + FAR));
  const subject = BEFORE.exec(before)?.[1] ?? BEHIND.exec(behind)?.[1];
  if (subject !== undefined) {
    if (!ANYBODY.test(subject) || STATESMAN.test(subject)) return false;
    return !library.speakers.some((speaker) => subject.includes(speaker));
  }
  const english = ENGLISH_BEFORE.exec(before) ?? ENGLISH_BEHIND.exec(behind);
  return english !== null && !english.slice(1).some((name) => name !== undefined && OF_CORPUS.test(name));
}
