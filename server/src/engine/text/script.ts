import SIMPLIFIED_OF_TRADITIONAL from 'opencc-js/dict/TSCharacters';
import HONG_KONG_VARIANTS from 'opencc-js/dict/HKVariants';
import TAIWAN_VARIANTS from 'opencc-js/dict/TWVariants';

/**
 * Traditional → simplified, one character for one character, so that offsets stay.
 * Data: OpenCC (Apache-2.0) through the package opencc-js; where a character has several, the first is the usual one.
 */
let table: Map<string, string> | undefined;

function load(): Map<string, string> {
  const map = new Map<string, string>();
  for (const entry of SIMPLIFIED_OF_TRADITIONAL.split('|')) {
    const space = entry.indexOf(' ');
    const from = entry.slice(0, space);
    const to = entry.slice(space + 1).split(' ')[0];
    map.set(from, to);
  }
  // Regional forms (裏/裡, 爲/為, 羣/群, 台/臺) are led through the standard traditional form.
  for (const data of [HONG_KONG_VARIANTS, TAIWAN_VARIANTS]) {
    for (const entry of data.split('|')) {
      const [standard, ...variants] = entry.split(' ');
      for (const variant of variants) {
        if (!map.has(variant) && !SIMPLIFIED_ALSO.has(variant))
          map.set(variant, map.get(standard) ?? standard);
      }
    }
  }
  for (const pair of EXTRA) map.set(pair[0], pair[1]);
  return map;
}

/** Regional variants that are ordinary simplified characters of their own. */
const SIMPLIFIED_ALSO = new Set('着床峰痴群洁线踊周台吃污檐启');

/** Variant characters that the OpenCC tables leave out. */
const EXTRA = (
  '麼么 麽么 嚒么 裡里 羣群 峯峰 衆众 畧略 蹟迹 週周 啓启 恆恒 緻致 臺台 颱台 檯台 擧举 衞卫 説说 鷄鸡 産产 綫线 僞伪 眞真 喫吃 尅克 ' +
  '煙烟 菸烟 牀床 敎教 內内 強强 隷隶 顔颜 濶阔 兎兔 冊册 沖冲 況况 涼凉 減减 決决 淨净 査查 戸户 戶户 黃黄 鄕乡 歴历 淸清 ' +
  '靑青 敍叙 敘叙 旣既 卽即 鎭镇 飮饮 緖绪 戱戏 爲为 郞郎 録录 歩步 稅税 閲阅 鬪斗 鬭斗 箇个 牆墙 墻墙 粧妆 妝妆 繡绣 吿告 ' +
  '吳吴 呉吴 嵗岁 嶽岳 廈厦 厠厕 滙汇 彙汇 溼湿 濕湿 甯宁 癡痴 皁皂 盃杯 祕秘 稺稚 竪竖'
)
  .split(' ')
  .map((pair) => [...pair]);

/** The simplified form of one character (a string of one code point); itself where there is none. */
export function simplified(character: string): string {
  table ??= load();
  return table.get(character) ?? character;
}
