// A meeting told of in a sentence, of which the next one goes on: 3月27日，中央政治局常委会召开会议。会上，习近平说：

import type { Span } from '../text/span.ts';
import type { Reading } from './paragraph-reading.ts';
import { among } from './scene-places.ts';

const MEETING =
  '(?:会议|峰会|大会|全会|例会|年会|论坛|座谈会|部署会|推进会|研讨会|对话会|理事会|世卫大会|记者会|发布会)';
const HELD = new RegExp(
  `(?:召开|召集|举行|举办|主持|开了)[^，。；：\\n]{0,40}${MEETING}|${MEETING}[^，。；：\\n]{0,16}(?:召开|举行|举办|开幕|开始)`,
);
/** 会上, 在峰会上, 会议上 */
const AT_IT = /会议?[上中里]$|论坛[上中里]$/;
/** What is read out in a meeting was said before. */
const STUDIES =
  /学习|研读|研学|领学|传达|宣讲|收看|观看|收听|聆听|重温|宣读|朗读|诵读|播放|回放|转述|引用|引述|贯彻|精神/;
/** Where others meet, they tell of him. */
const OF_OTHERS =
  /支部|党[委组]|[省市区县乡镇村州]委|街道|社区|学校|学院|大学|公司|(?<!国)集团|医院|班会|车间|单位|机关|协会|商会|[县乡镇村校班厂]/;

/** Whether the sentence `before` tells of a meeting at which, as the words [start, end) say, something was said. */
export function isAtMeeting({ scene }: Reading, before: string, { start, end }: Span): boolean {
  const lead = scene.text.slice(start, end).replace(/[\uE000\uE001].*$/s, '');
  const points = among(scene.occasions, start, start + lead.length).some(
    (o) => o.back && AT_IT.test(scene.text.slice(o.start, o.end)),
  );
  return (
    points && HELD.test(before) && ![before, lead].some((w) => STUDIES.test(w)) && !OF_OTHERS.test(before)
  );
}
