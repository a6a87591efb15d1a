import type { Span } from '../text/span.ts';
import { simplified, simplifiedCodePoint } from '../text/script.ts';
import { foreignNames, GIVEN_NAMES, knownNames, SAME_PERSON } from './known-people.ts';
import { remembered, rememberedPair } from './remembered.ts';
import { indexWords, wordAt, type WordIndex } from './scan.ts';

/** A person (or body) that a text names. */
export interface Person extends Span {
  /** The name without title and country; null where only an office is named (法国总统). */
  readonly name: string | null;
  /** The office beside the name, as written: 联合国秘书长, 总统. */
  readonly title: string | null;
  /** Known by a list, a title or a form of name that leaves no doubt that a person is meant. */
  readonly sure: boolean;
}

/** Offices and callings that stand before or after a name; longest first, so that 副总理 is not 总理. */
const TITLES = [
  '国务委员兼外交部长', '国务委员兼外长', '外交部发言人', '高级顾问', '首席执行官', '联席主席', '总书记', '副总书记', '委员长', '副委员长',
  '国家主席', '副主席', '主席', '副总统', '总统', '副总理', '总理', '副首相', '首相', '国王', '女王', '王后', '天皇', '皇帝', '教皇', '教宗', '王储',
  '亲王', '酋长', '埃米尔', '苏丹', '大公', '副秘书长', '秘书长', '副总干事', '总干事', '总监', '总裁', '董事长', '创始人', '理事长', '会长', '议长',
  '外交部长', '外交部部长', '国防部长', '副部长', '部长', '外长', '防长', '财长', '国务卿', '大臣', '总督', '省长', '市长', '县长', '区长', '州长', '书记',
  '大使', '公使', '参赞', '特使', '代表', '发言人', '负责人', '主任', '局长', '司长', '处长', '院长', '校长', '所长', '馆长', '社长', '台长', '主编',
  '总编辑', '编辑', '记者', '评论员', '教授', '副教授', '讲师', '研究员', '副研究员', '院士', '博士', '专家', '学者', '顾问', '律师', '医生', '护士',
  '作家', '诗人', '思想家', '哲学家', '历史学家', '经济学家', '科学家', '政治家', '文学家', '教育家', '军事家', '革命家', '物理学家', '化学家',
  '元帅', '将军', '上将', '同志', '先生', '女士', '夫人', '老师', '导师', '领袖', '常委', '委员', '议员', '参议员', '众议员', '专员', '执委', '高级代表',
].sort((a, b) => b.length - a.length); // prettier-ignore

/** Titles that need a name beside them: alone they name nobody. */
const COMMON_TITLE =
  /^(?:代表|负责人|专家|学者|教授|记者|医生|护士|先生|女士|夫人|同志|老师|导师|领袖|委员|议员|编辑|律师|作家|诗人|顾问|博士|院士|研究员|专员|常委|.{1,3}家|评论员|将军|发言人)$/;

const COUNTRIES =
  '中国|美国|俄罗斯|英国|法国|德国|意大利|西班牙|葡萄牙|比利时|荷兰|瑞士|瑞典|挪威|芬兰|丹麦|冰岛|爱尔兰|奥地利|希腊|波兰|捷克|匈牙利|罗马尼亚|保加利亚|塞尔维亚|克罗地亚|乌克兰|白俄罗斯|日本|韩国|朝鲜|蒙古国|蒙古|越南|老挝|柬埔寨|泰国|缅甸|马来西亚|新加坡|印度尼西亚|印尼|菲律宾|文莱|印度|巴基斯坦|孟加拉国|斯里兰卡|尼泊尔|马尔代夫|阿富汗|伊朗|伊拉克|沙特阿拉伯|沙特|阿联酋|卡塔尔|科威特|巴林|阿曼|也门|约旦|以色列|巴勒斯坦|叙利亚|黎巴嫩|土耳其|哈萨克斯坦|乌兹别克斯坦|吉尔吉斯斯坦|塔吉克斯坦|土库曼斯坦|埃及|南非|埃塞俄比亚|肯尼亚|尼日利亚|纳米比亚|刚果|安哥拉|坦桑尼亚|津巴布韦|赞比亚|塞内加尔|阿尔及利亚|摩洛哥|突尼斯|苏丹|卢旺达|乌干达|加拿大|墨西哥|巴西|阿根廷|智利|秘鲁|古巴|委内瑞拉|哥伦比亚|厄瓜多尔|玻利维亚|乌拉圭|巴拿马|澳大利亚|新西兰|巴布亚新几内亚|斐济|联合国|欧盟|欧洲理事会|欧盟委员会|欧委会|非盟|东盟|阿盟|世界卫生组织|世卫组织|世界银行|国际货币基金组织|世界贸易组织|世贸组织|国际奥委会|盖茨基金会';
export const COUNTRY_NAMES: ReadonlySet<string> = new Set(COUNTRIES.split('|'));
export const COUNTRY = new RegExp(`(?:${COUNTRIES})`, 'g');
const BODY_AT_END =
  /(?:国|组织|部|委|会|局|省|市|县|州|大学|学院|研究所|研究院|基金会|公司|集团|联盟|银行|议会|党|军|社|院|中心|协会|联合会|理事会|杂志|期刊|报|署|处|厅)$/;

/** Different names of one place or body, for comparison: left is read as right. */
const SAME_BODY: readonly (readonly [RegExp, string])[] = [
  [/世界卫生组织/g, '世卫组织'],
  [/印度尼西亚/g, '印尼'],
  [/沙特阿拉伯/g, '沙特'],
  [/蒙古国/g, '蒙古'],
  [/世界贸易组织/g, '世贸组织'],
  [/欧盟委员会|欧洲委员会/g, '欧委会'],
  [/二十国集团/g, 'G20'],
  [/常务委员会/g, '常委会'],
  [/中国共产党中央委员会|中共中央/g, '中央'],
  [/人民民主共和国|人民共和国|联邦共和国|共和国/g, ''],
];

/** One spelling for bodies and countries that go by several names, in simplified script. */
export function plainBody(words: string): string {
  let plain = toSimplified(words).replace(/ｇ20|g20/g, 'G20');
  for (const [pattern, name] of SAME_BODY) plain = plain.replace(pattern, name);
  return plain;
}

const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳唐费薛雷贺倪汤滕殷罗毕郝安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄臧戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫丁邓洪包石崔龚程邢裴陆翁荀惠封储靳段焦侯全班仇宫宁栾甘厉祖武刘景龙叶司黎薄白蒲从鄂赖卓蔺屠蒙池乔阎习艾容古易廖耿匡寇广聂巩沙曾游竺楚闫汝涂岳谭车牛',
);
const TRANSLITERATION = new Set(
  '阿埃艾爱安奥巴拜班邦鲍贝本比彼毕宾波伯博布查茨达戴黛丹当德登邓迪蒂丁东杜顿多厄恩尔法凡范菲费芬丰冯佛弗福盖甘冈戈哥格根古瓜圭哈海汉豪赫黑亨洪胡华怀霍基吉加贾简杰金卡凯坎康考科克肯孔寇库夸拉莱兰朗劳勒雷里利莉列林琳隆卢鲁伦罗洛吕马玛麦曼芒毛梅门蒙米密明莫姆穆纳娜奈南内尼涅纽农努诺欧帕潘庞佩彭皮平珀蒲普奇契恰乔切琼丘热茹若萨塞赛桑沙绍申什圣施史舒司斯丝苏索塔泰坦汤唐特腾提托图瓦万旺威韦维魏温沃乌武西希锡夏香肖谢辛休许雅亚延扬耶叶伊因尹英于约泽扎詹珍治朱兹佐措妮嘎',
);

/** Characters that seldom stand inside a name: what follows a name. */
const AFTER_NAME =
  /^(?:$|[，。；：、！？…—\n（）“”\uE000-\uE0FF0-9《》]|对|向|同|与|和|跟|在|就|给|致|于|以|将|把|被|已|也|还|又|再|曾|都|则|亲|来|赴|出|主|抵|表|说|指|强|认|呼|评|写|称|提|发|的|是|时|一|今|日前|近|昨|会|通|等|举|宣|重|作|回|介|阐|明|深|郑|多次|接|应|进|从|到|为|不|没|有|要|率|特|专|通|并|而|却|讲|谈|道|告|感|希|建|倡|两|因|随|收|所)/;

/** What no name of a surname and one or two characters ends with: 王毅|在, 张三|还. */
const NOT_AT_END = /[在还也又曾再对向同与跟给致于将把被已都则说称是的今昨近日前当就便即亦均正等这那其并]$/;
const SURELY_ENDED = /^(?:$|[，：。、）\d]|今天|昨天|日前|近日|当天|表示|说|指出|强调|认为|也|还|再次|曾)/;
/** What shows that the words of a title are part of another: 记者会, 代表团, 主席团, 委员会. */
const NOT_A_TITLE_BEFORE =
  /^(?:会(?!见|谈|晤|同|客|心|议时)|招待会|团|大会|们|组|站|节|府|宫|杯|选举|大选|竞选|任期|候选人|级别?会)/;

let wellKnown: WordIndex | undefined;
let titles: WordIndex | undefined;
const indexes = new WeakMap<readonly string[], WordIndex>();

/** Simplified script, one form of the dot and the hyphen in names, no spaces around them. */
export const plainName = remembered((name: string): string =>
  toSimplified(name)
    .replace(/[•‧・∙⋅]/g, '·')
    .replace(/[—―–－‐-]+/g, '-')
    .replace(/[.．]$/, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '')
    .trim(),
);

export function toSimplified(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x3400 && ((code >= 0xd800 && code < 0xe000) || simplifiedCodePoint(code) !== code)) {
      let out = text.slice(0, i);
      for (const c of text.slice(i)) out += c >= '\u3400' ? simplified(c) : c;
      return out;
    }
  }
  return text;
}

const TITLE = new RegExp(TITLES.join('|'), 'g');
// A name in parts: 特鲁迪·朗, 迪亚斯-卡内尔, 法比奥·马西莫·帕伦蒂. The parts' own edges are found afterwards.
const PARTED_NAME = /[\u4e00-\u9fff]{1,8}(?:[·-][\u4e00-\u9fff]{1,8}){1,4}/y;
const BODY_AFTER = /^(?:国际|大学|研究|学院|基金|机场|医院|公司|报|奖|广场|大厦|湾|号)/;
const NOT_A_PERSON_AFTER = /^(?:新时代|外交思想|思想|主义|同志为核心|经济学|号召|谈治国理政)/;

/**
 * The people a text names, in its order. `text` is in simplified script with one form of dots and hyphens
 * ({@link plainName}); `known` are names that the corpus knows as speakers.
 */
export function findPeople(text: string, known?: readonly string[]): Person[] {
  const names: Person[] = [];
  let index: WordIndex | undefined;
  if (known && known.length > 0) {
    index = indexes.get(known);
    if (!index) indexes.set(known, (index = indexWords(known.map(plainName))));
  }
  // Not before it is needed: nothing of it is for the start of a program.
  wellKnown ??= indexWords(knownNames());
  for (let i = 0; i + 1 < text.length; i++) {
    const name = (index && wordAt(text, i, index)) ?? wordAt(text, i, wellKnown);
    if (name === null) continue;
    if (/^.?[\u4e00-\u9fff]/.test(name) || !/[A-Za-z]/.test(text[i - 1] ?? ' ')) {
      const end = i + name.length;
      const rest = text.slice(end, end + 6);
      if (!NOT_A_PERSON_AFTER.test(rest) && !(BODY_AFTER.test(rest) && !/^(?:号召|研究员)/.test(rest))) {
        names.push({ start: i, end, name, title: null, sure: true });
      }
      i = end - 1;
    }
  }
  for (const match of partedNames(text)) {
    const person = partedName(text, match);
    if (person && !names.some((other) => other.start < person.end && person.start < other.end))
      names.push(person);
  }
  names.sort((a, b) => a.start - b.start);
  return withTitles(text, names);
}

/** What {@link PARTED_NAME} matches, found by the dot or hyphen that every match has. */
function partedNames(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0xb7 && code !== 0x2d) continue;
    let start = i;
    while (start > from && i - start < 8 && isHan(text.charCodeAt(start - 1))) start--;
    if (start === i) continue;
    PARTED_NAME.lastIndex = start;
    const match = PARTED_NAME.exec(text);
    if (!match) continue;
    found.push(match);
    from = start + match[0].length;
    i = from - 1;
  }
  return found;
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** 教授皮埃尔·皮卡尔认为: the first part runs back to a title or as far as sounds foreign, the last forward so. */
function partedName(text: string, match: RegExpMatchArray): Person | null {
  const whole = match[0];
  const base = match.index as number;
  const first = whole.search(/[·-]/);
  const last = Math.max(whole.lastIndexOf('·'), whole.lastIndexOf('-'));
  let start = first;
  while (start > 0 && first - start < 8 && TRANSLITERATION.has(whole[start - 1])) start--;
  const head = whole.slice(0, first);
  const title = [...head.matchAll(TITLE)].pop();
  if (title) start = Math.max(start, title.index + title[0].length);
  const country = [...head.matchAll(COUNTRY)].pop();
  if (country) start = Math.max(start, country.index + country[0].length);
  if (start === first) return null;
  let end = last + 1;
  while (end < whole.length && (TRANSLITERATION.has(whole[end]) || end === last + 1)) {
    if (end > last + 1 && AFTER_NAME.test(whole.slice(end)) && !TRANSLITERATION.has(whole[end])) break;
    end++;
  }
  if (/[-]/.test(whole) && !whole.includes('·') && end - start < 4) return null;
  const rest = text.slice(base + end, base + end + 4);
  if (BODY_AFTER.test(rest)) return null;
  return { start: base + start, end: base + end, name: whole.slice(start, end), title: null, sure: true };
}

/** 学习, 研习: no surname. */
const NO_SURNAME = /[学练复温研实见演自讲传补修]习$/;

/** Joins names with the titles beside them, and finds the names that only a title beside them shows to be names. */
function withTitles(text: string, names: readonly Person[]): Person[] {
  const people: Person[] = [];
  const used = new Set<Person>();
  const byStart = new Map(names.map((name) => [name.start, name]));
  const byEnd = new Map(names.map((name) => [name.end, name]));
  let to = 0;
  titles ??= indexWords(TITLES);
  let next = 0;
  for (let start = 0; start + 1 < text.length; start++) {
    if (start < next) continue;
    const found = wordAt(text, start, titles);
    if (found === null) continue;
    const end = start + found.length;
    next = end;
    if (start < to || NOT_A_TITLE_BEFORE.test(text.slice(end, end + 4))) continue;
    let title = found;
    let titleStart = start;
    const prefix = titlePrefix(text, start);
    const before = byEnd.get(start);
    const after = byStart.get(end);
    if (after && !used.has(after)) {
      used.add(after);
      titleStart = start - prefix.length;
      title = prefix + title;
      to = after.end;
      const tail = trailingTitle(text, to);
      people.push({ ...after, start: titleStart, end: to + tail.length, title: title + tail });
      to += tail.length;
      continue;
    }
    if (before && !used.has(before)) {
      used.add(before);
      to = end;
      people.push({ ...before, end, title });
      continue;
    }
    if (before) {
      // 习近平总书记 took its title already with the first match (中共中央总书记习近平同志).
      continue;
    }
    const name = nameAfter(
      text,
      end,
      prefix !== '' || !/^(?:总书记|国家主席|主席|总统|总理|先生|女士|同志)$/.test(title),
    );
    if (name) {
      titleStart = start - prefix.length;
      to = end + name.length;
      const tail = trailingTitle(text, to);
      people.push({
        start: titleStart,
        end: to + tail.length,
        name,
        title: prefix + title + tail,
        sure: true,
      });
      to += tail.length;
      continue;
    }
    // 习主席: a surname and an office that are known for one person; 学习主席 is another word.
    const short = text.slice(start - 1, end);
    const known =
      start > 0 && !NO_SURNAME.test(text.slice(Math.max(0, start - 2), start)) ? canonicalName(short) : short;
    if (known !== short && SURNAMES.has(short[0])) {
      to = end;
      people.push({ start: start - 1, end, name: known, title, sure: true });
      continue;
    }
    const leading = prefix === '' ? nameBefore(text, start) : null;
    if (leading) {
      to = end;
      people.push({ start: start - leading.length, end, name: leading, title, sure: true });
      continue;
    }
    to = end;
    if (COMMON_TITLE.test(title) && prefix === '') continue;
    people.push({ start: start - prefix.length, end, name: null, title: prefix + title, sure: false });
  }
  for (const name of names) if (!used.has(name)) people.push(name);
  return people.sort((a, b) => a.start - b.start);
}

function trailingTitle(text: string, at: number): string {
  return /^(?:总书记|主席|同志|先生|女士|总统|总理|博士|教授)/.exec(text.slice(at, at + 3))?.[0] ?? '';
}

/** The country or body before a title: 联合国|秘书长, 纳米比亚|总统. */
function titlePrefix(text: string, at: number): string {
  for (let start = Math.max(0, at - 10); start < at - 1; start++) {
    const words = text.slice(start, at);
    if (COUNTRY_NAMES.has(words)) return words;
  }
  return '';
}

/** 评论员|文章, 主编|寄语, 作家|协会: what stands behind a calling and is a work or a body. */
const NO_NAME =
  /^(?:文章|社论|评论|时评|短评|述评|点评|快评|综述|特稿|专栏|报道|通讯|消息|观察|手记|札记|笔记|按语|后记|前言|寄语|来信|来函|署名|撰文|协会|学会|联合会|联盟|团队|队伍|之[家声]|论坛)/;

/** 总统|普京, 首相|洪森: what follows a title and looks like a name. */
function nameAfter(text: string, at: number, any: boolean): string | null {
  const rest = text.slice(at, at + 10);
  let foreign = 0;
  while (foreign < rest.length && foreign < 8 && TRANSLITERATION.has(rest[foreign])) foreign++;
  for (let length = foreign; length >= 2; length--) {
    if (AFTER_NAME.test(rest.slice(length))) return rest.slice(0, length);
  }
  if (SURNAMES.has(rest[0])) {
    for (const length of [3, 2]) {
      if (/^[\u4e00-\u9fff]+$/.test(rest.slice(0, length)) && AFTER_NAME.test(rest.slice(length))) {
        const name = rest.slice(0, length);
        if (name.length < length || NOT_AT_END.test(name)) continue;
        // 李向东, 王和平: what seldom stands in a name does where the name surely ends behind it.
        const isInside = length === 3 && /^.[向和同在]/.test(name) && SURELY_ENDED.test(rest.slice(length));
        if (isInside || !AFTER_NAME.test(name.slice(1))) return name;
      }
    }
  }
  if (!any || AFTER_NAME.test(rest)) return null;
  // Two to four characters that end where a sentence's subject ends; a Japanese or transliterated name.
  for (let length = 2; length <= 4; length++) {
    const name = rest.slice(0, length);
    if (!/^[\u4e00-\u9fff]+$/.test(name) || NO_NAME.test(name)) return null;
    if (
      /^(?:对|向|同|与|和|跟|在|就|给|致|于|以|用|将|把|被|已|也|还|又|再|曾|都|则|亲|来|赴|出|主|抵|表示|说|指出|强调|认为|呼吁|的|是|等|时|们|级|团|会|办|兼|及|访|专|们|一|不|之|要|中)/.test(
        name,
      )
    )
      return null;
    if (
      /^(?:表示|说|指出|强调|认为|呼吁|评价|写道|称|提出|曾说|对|向|通话|通电话|会谈|会见|时|，|：|（|\n|的慰问电|的回信|的复信)/.test(
        rest.slice(length),
      )
    )
      return name;
  }
  return null;
}

/** 马塔雷拉|总统, 李克强|总理. */
function nameBefore(text: string, at: number): string | null {
  const head = text.slice(Math.max(0, at - 8), at);
  let foreign = head.length;
  while (foreign > 0 && TRANSLITERATION.has(head[foreign - 1])) foreign--;
  const name = head.slice(foreign);
  if (name.length >= 3) return name;
  if (
    name.length === 2 &&
    !COUNTRY_NAMES.has(name) &&
    (foreign === 0 || AFTER_NAME.test(head[foreign - 1] + head.slice(foreign)))
  )
    return name;
  for (const length of [3, 2]) {
    const chinese = head.slice(-length);
    if (
      chinese.length === length &&
      SURNAMES.has(chinese[0]) &&
      !BODY_AT_END.test(chinese) &&
      /^[\u4e00-\u9fff]+$/.test(chinese)
    ) {
      if (NOT_AT_END.test(chinese)) continue;
      const before = head[head.length - length - 1];
      if (before === undefined || before === '的' || !/[\u4e00-\u9fff]/.test(before)) return chinese;
    }
  }
  return null;
}

/** Words that can stand where a speaker stands and are none. */
const NOT_A_SPEAKER =
  /^(?:文章|一文|报告|会议|社论|评论|文件|公报|声明|决议|消息|通报|通知|本报|本刊|我们|你们|他们|她们|人们|有人|大家|中方|双方|各方|对方|外界|代表|舆论|媒体|专家|学者|分析|研究|数据|调查|事实|实践|历史|古人|古语|俗话|谚语|成语|常言|诗|歌|信|信中|回信|讲话|演讲|这|那|其|我|你|您|谁|又|也|还|就|正如|可以|应该|不能|当然|因此|所以|但|而|如果|虽然|于是|换言|总之|中国|国家|政府|人民|世界|社会|群众|党)/;

/** The person that a few words name as a whole: a subject before its verb, an entry in brackets. Null where none is. */
export function readPerson(words: string, known?: readonly string[]): Person | null {
  const text = plainName(words);
  if (text === '') return null;
  const people = findPeople(text, known);
  const named = people.filter((person) => person.name !== null);
  if (named.length > 0) return named[named.length - 1];
  if (/^[\u4e00-\u9fff]{2,6}$/.test(text) && !NOT_A_SPEAKER.test(text)) {
    const foreign = [...text].every((c) => TRANSLITERATION.has(c));
    if (foreign && text.length >= 3)
      return { start: 0, end: text.length, name: text, title: null, sure: true };
    if (SURNAMES.has(text[0]) && text.length <= 3)
      return { start: 0, end: text.length, name: text, title: null, sure: true };
  }
  return people[0] ?? null;
}

const GROUP = new Map(
  SAME_PERSON.flatMap((names, i) => names.map((name) => [name.toLowerCase(), i] as const)),
);

/** The name that stands for all names of a person. */
export const canonicalName = remembered((name: string): string => {
  const group = GROUP.get(plainName(name).toLowerCase());
  return group === undefined ? plainName(name) : SAME_PERSON[group][0];
});

/** The names by which a text can call someone, the parts of a foreign name among them. */
export function namesOf(name: string): readonly string[] {
  const bare = bareName(name);
  const group = GROUP.get(plainName(bare).toLowerCase());
  if (group !== undefined) return SAME_PERSON[group];
  const plain = plainName(bare);
  return [plain, ...plain.split(/[·\s-]/).filter((part) => part !== plain)];
}

/**
 * Whether two names mean one person: `same`, `different`, or `unknown` where that cannot be said
 * (names in different scripts, an office without a name).
 */
export function comparePeople(a: string, b: string): 'same' | 'different' | 'unknown' {
  return a === b ? 'same' : compared(a, b);
}

const compared = rememberedPair((a: string, b: string): 'same' | 'different' | 'unknown' => {
  const x = canonicalName(bareName(a));
  const y = canonicalName(bareName(b));
  if (x.toLowerCase() === y.toLowerCase()) return 'same';
  const latinX = /[A-Za-z]/.test(x);
  if (latinX !== /[A-Za-z]/.test(y)) return latinX ? isAnother(x, y) : isAnother(y, x);
  if (latinX) {
    const parts = y.toLowerCase().split(' ');
    const own = x.toLowerCase().split(' ');
    return own[own.length - 1] === parts[parts.length - 1] ||
      own.every((part) => parts.includes(part)) ||
      parts.every((part) => own.includes(part))
      ? 'same'
      : 'different';
  }
  const short = x.length <= y.length ? x : y;
  const long = short === x ? y : x;
  const parts = long.split(/[·-]/);
  if (parts.includes(short) || (short.length >= 3 && long.includes(short))) return 'same';
  if (!short.includes('·') && parts.some((part) => canonicalName(part) === short)) return 'same';
  // 漱石 for 夏目漱石, 太宰 for 太宰治, 小平: a part of a name that is written without a dot.
  if (short.length === 2 && long.length <= 5 && (long.startsWith(short) || long.endsWith(short)))
    return 'unknown';
  if (short.length >= 4 && Math.abs(x.length - y.length) <= 1 && oneApart(x, y)) return 'same';
  return mayBeAnotherForm(x, y) ? 'unknown' : 'different';
});

/** John Smith is not 习近平, whose name in English is known; of most names in two scripts nothing can be said. */
function isAnother(latin: string, han: string): 'different' | 'unknown' {
  const group = GROUP.get(han);
  if (group === undefined) return 'unknown';
  const [given, ...rest] = latin.split(' ');
  if (!GIVEN_NAMES.has(given) || rest.length === 0 || rest.length > 2) return 'unknown';
  const own = SAME_PERSON[group].filter((name) => /[A-Za-z]/.test(name)).flatMap((name) => name.split(' '));
  return own.length > 0 && !rest.some((word) => own.includes(word)) ? 'different' : 'unknown';
}

let foreign: ReadonlySet<string> | undefined;

/** 马克宏 beside 马克龙: a name that no list has, one character away from a foreigner's, may be his as others write it. */
function mayBeAnotherForm(a: string, b: string): boolean {
  foreign ??= new Set(foreignNames());
  if (foreign.has(a) === foreign.has(b) || isListed(foreign.has(a) ? b : a)) return false;
  return Math.min(a.length, b.length) >= 3 && oneApart(a, b);
}

/** Whether a list has the name: it is surely not another's. */
function isListed(name: string): boolean {
  wellKnown ??= indexWords(knownNames());
  return GROUP.has(name.toLowerCase()) || wordAt(name, 0, wellKnown) === name;
}

/** The name without titles and countries; the words themselves where no name is found in them. */
export const bareName = remembered((words: string): string => {
  const plain = plainName(words).replace(
    /^(?:President|Premier|Prime Minister|Chairman|Secretary-General|Dr|Mr|Mrs|Ms|Sir|King|Queen|Pope)\.? (?=[A-Z]\w+ )/,
    '',
  );
  if (GROUP.has(plain.toLowerCase())) return plain;
  return readPerson(plain)?.name ?? plain;
});

/** One character changed, lost or put in: two transliterations of a name, or a slip. */
export function oneApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}

/** Whether the words are, as a whole, one that can speak; for a subject that no list knows. */
export function mayBeSpeaker(words: string): boolean {
  return words.length >= 2 && words.length <= 24 && !NOT_A_SPEAKER.test(words);
}
