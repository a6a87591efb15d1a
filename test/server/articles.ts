/** Two small articles: what was said on two occasions, and a report that quotes one of them a little differently. */
export const SPEECHES = `---
id: speeches
title: 同舟共济
author: 甲
publication: 《求是》2020年第8期
date: 2020-04-16
kind: compilation
language: zh-Hans
authority: primary
---

# 同舟共济

新冠肺炎疫情的发生再次表明，人类是一个休戚与共的命运共同体。在经济全球化时代，这样的重大突发事件不会是最后一次，各种传统安全和非传统安全问题还会不断带来新的考验。国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战，共建美好地球家园。

(2020年3月12日同联合国秘书长古特雷斯通话)

病毒没有国界，疫情不分种族。在应对这场全球公共卫生危机的过程中，构建人类命运共同体的迫切性和重要性更加凸显。唯有团结协作、携手应对，国际社会才能战胜疫情，维护人类共同家园。

(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)

抗击疫情的物资已经在昨天傍晚全部到达前线。
抗疫人员也将于明日清晨启程。

(2020年3月就抗疫物资致前线的慰问电)
`;

export const CORPUS = 'file:///w/corpus';
export const SPEECHES_URI = `${CORPUS}/speeches.md`;
