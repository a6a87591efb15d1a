import SIMPLIFIED_OF_TRADITIONAL from 'opencc-js/dict/TSCharacters';
import HONG_KONG_VARIANTS from 'opencc-js/dict/HKVariants';
import TRADITIONAL_OF_SIMPLIFIED from 'opencc-js/dict/STCharacters';
import TAIWAN_VARIANTS from 'opencc-js/dict/TWVariants';

/**
 * Traditional → simplified, one character for one character, so that offsets stay.
 * Data: OpenCC (Apache-2.0) through the package opencc-js; where a character has several, the first is the usual one.
 * What begins and ends in the basic plane stands in `units`, by UTF-16 unit (0: itself); the rest in `others`.
 */
let units: Uint16Array | undefined;
const others = new Map<number, number>();

/** Reads the tables where they stand: to cut them into strings first would be the larger part of the work. */
function load(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const known = (from: number) => (from < 0x10000 && table[from]) || others.get(from);
  const set = (from: number, to: number) => {
    if (from < 0x10000 && to < 0x10000) table[from] = to;
    else others.set(from, to);
  };
  const data = SIMPLIFIED_OF_TRADITIONAL;
  for (let i = 0; i < data.length;) {
    // Nearly all entries are of one unit each, `裏 里|`: this comes before the first answer, and a call for each is felt.
    if (data.charCodeAt(i + 1) === SPACE && data.charCodeAt(i + 3) === BAR) {
      table[data.charCodeAt(i)] = data.charCodeAt(i + 2);
      i += 4;
      continue;
    }
    const bar = data.indexOf('|', i);
    const end = bar < 0 ? data.length : bar + 1;
    readEntries(data.slice(i, end), (from, to, nth) => {
      if (nth === 1) set(from, to);
    });
    i = end;
  }
  // Regional forms (裏/裡, 爲/為, 羣/群, 台/臺) are led through the standard traditional form.
  for (const data of [HONG_KONG_VARIANTS, TAIWAN_VARIANTS])
    readEntries(data, (standard, variant) => {
      if (!known(variant) && !SIMPLIFIED_ALSO.includes(String.fromCodePoint(variant)))
        set(variant, known(standard) ?? standard);
    });
  readEntries(EXTRA, (from, to) => set(from, to));
  return table;
}

const SPACE = 0x20;
const BAR = 0x7c;

/** Calls `each` for every `a b c|d e` with a and b, a and c, d and e; `nth` counts from 1 in each entry. */
function readEntries(data: string, each: (first: number, other: number, nth: number) => void): void {
  let first = 0;
  let nth = 0;
  for (let i = 0; i < data.length;) {
    const codePoint = data.codePointAt(i)!;
    i += codePoint > 0xffff ? 2 : 1;
    if (codePoint === SPACE) continue;
    if (codePoint === BAR) first = nth = 0;
    else if (first === 0) first = codePoint;
    else each(first, codePoint, ++nth);
  }
}

/** Regional variants that are ordinary simplified characters of their own. */
const SIMPLIFIED_ALSO = '着床峰痴群洁线踊周台吃污檐启';

/** What the OpenCC tables leave out; and 么, which they take for the traditional form of 幺. */
const EXTRA =
  '么 么|麼 么|麽 么|嚒 么|裡 里|羣 群|峯 峰|衆 众|畧 略|蹟 迹|週 周|啓 启|恆 恒|緻 致|臺 台|颱 台|檯 台|擧 举|衞 卫|' +
  '説 说|鷄 鸡|産 产|綫 线|僞 伪|眞 真|喫 吃|尅 克|煙 烟|菸 烟|牀 床|敎 教|內 内|強 强|隷 隶|顔 颜|濶 阔|兎 兔|' +
  '冊 册|沖 冲|況 况|涼 凉|減 减|決 决|淨 净|査 查|戸 户|戶 户|黃 黄|鄕 乡|歴 历|淸 清|靑 青|敍 叙|敘 叙|旣 既|' +
  '卽 即|鎭 镇|飮 饮|緖 绪|戱 戏|爲 为|郞 郎|録 录|歩 步|稅 税|閲 阅|鬪 斗|鬭 斗|箇 个|牆 墙|墻 墙|粧 妆|妝 妆|' +
  '繡 绣|吿 告|吳 吴|呉 吴|嵗 岁|嶽 岳|廈 厦|厠 厕|滙 汇|彙 汇|溼 湿|濕 湿|甯 宁|癡 痴|皁 皂|盃 杯|祕 秘|稺 稚|' +
  '竪 竖|薴 苎|暱 昵|谘 咨|馀 余|迳 径|钜 巨|镟 旋|锺 钟|祇 只|衹 只';

/** The simplified form of a character, by code point; itself where there is none. */
export function simplifiedCodePoint(codePoint: number): number {
  units ??= load();
  return (codePoint < 0x10000 && units[codePoint]) || (others.get(codePoint) ?? codePoint);
}

/** The simplified form of one character (a string of one code point); itself where there is none. */
export function simplified(character: string): string {
  const codePoint = character.codePointAt(0);
  if (codePoint === undefined) return character;
  const found = simplifiedCodePoint(codePoint);
  return found === codePoint ? character : String.fromCodePoint(found);
}

/** Simplified characters of which one form stands for several words, or that are traditional ones besides. */
const OF_SEVERAL =
  '摆板辟表别卜布才冲丑出当党淀冬斗恶发范丰谷刮广柜合后胡画划回汇饥伙获机几迹家价荐姜借尽据卷克夸困蜡腊累漓里历帘' +
  '了隶卤蒙弥面蔑么宁苹仆朴签纤千秋曲确洒涩舍沈胜适术松苏台坛涂团万系咸向鲜凶须旋烟叶异佣涌余吁郁御欲愿岳云脏折征' +
  '只志制致钟种周朱注准庄占赞症筑彩杯采岩厂杆干巨雇刹升拖尸吊局托挽吃仇唇雕峰秘游姊于并幸群复';

let traditionalForms: Map<string, string | null> | undefined;

/** The traditional form of a simplified character, itself where it has no other; null where it may be one of several. */
export function traditional(character: string): string | null {
  if (!traditionalForms) {
    const known = (traditionalForms = new Map<string, string | null>());
    readEntries(TRADITIONAL_OF_SIMPLIFIED, (from, to, nth) => {
      if (nth === 1) known.set(String.fromCodePoint(from), String.fromCodePoint(to));
    });
    for (const simple of OF_SEVERAL) known.set(simple, null);
  }
  const form = traditionalForms.get(character);
  return form === undefined ? character : form;
}
