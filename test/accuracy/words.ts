/** Data for the changes: characters and words that writers and typists take for one another. */

const LOOKALIKES =
  '做作 的地 的得 地得 己已 帐账 在再 象像 即既 历厉 份分 记纪 度渡 密蜜 辨辩 权全 立利 供共 各个 定订 必毕 需须 以已 和合 防妨 坚艰 情清 际继 ' +
  '境镜 竟竞 侯候 末未 士土 日曰 拨拔 由有 是事 为维 复覆 构购 助住 疫役 治制 贡供 献现 携协 望忘 漫蔓 延沿 急及 援缓 谊宜 克刻 难南 国过 ' +
  '同统 力利 加家 信性 生升 命名 民明 康抗 健建 公工 责则 任认 尽近 快块 提题 出初 强墙 紧谨 采彩 取去 措错 施失 支只 持池 世事 界届 战站 胜圣 ' +
  '病并 毒独 经精 济挤 发法 展站 合河 作坐 团员 结节 与于 应因 对队 重众 大太 天夫 人入 风凤 云运 山仙 水永 江姜 月阅 明名 夜业 花话 春椿 秋愁 ' +
  '心新 无毋 不布 君均 长常 清青 酒洒 白百 日目 金今 玉王 何河 思恩 相想 见现 来莱 年念 声生 高膏 流留 落洛 深申 空恐 行形 归规 故古 乡香';

/** For a character those that are written for it by mistake. */
export const LOOKALIKE: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>();
  for (const [a, b] of LOOKALIKES.split(' ').map((pair) => [...pair])) {
    map.set(a, [...(map.get(a) ?? []), b]);
    map.set(b, [...(map.get(b) ?? []), a]);
  }
  return map;
})();

/** The source's word, and the word a writer puts in its place. */
export const SYNONYMS: readonly (readonly [string, string])[] = (
  '同|和 到达|抵达 监督|监管 中方|我们 我们|中方 我们|我方 共同|一起 加强|增强 维护|保护 保护|维护 支持|帮助 帮助|支持 提供|给予 给予|提供 应对|面对 ' +
  '开展|进行 进行|开展 推动|促进 促进|推动 世界|全球 全球|世界 各国|世界各国 国家|地区 人民|民众 努力|力量 困难|艰难 重要|关键 关键|重要 疫情|疫病 ' +
  '病毒|疾病 战胜|打败 战胜|抗击 抗击|战胜 挑战|威胁 威胁|挑战 合作|协作 协作|合作 分享|共享 经验|做法 及时|尽快 尽快|及时 坚决|坚定 坚定|坚决 ' +
  '积极|主动 主动|积极 继续|持续 愿|将 将|会 已经|已 必须|应该 应该|必须 应当|应该 唯有|只有 只有|唯有 需要|必须 认为|觉得 表示|表达 感谢|致谢 ' +
  '希望|期待 期待|希望 相信|坚信 坚信|相信 赞赏|赞扬 高度|十分 十分|非常 非常|十分 更加|越来越 采取|实施 措施|举措 举措|措施 取得|获得 成效|成果 ' +
  '成果|成绩 作出|做出 贡献|努力 发挥|起到 作用|影响 影响|作用 传播|蔓延 蔓延|扩散 扩散|传播 防控|防治 救治|治疗 治疗|救治 携手|共同 团结|联合 ' +
  '迎难而上|知难而进 毫无保留|毫不保留 同舟共济|风雨同舟 守望相助|患难与共 齐心协力|同心协力 不仅|不但 而且|并且 因为|由于 所以|因此 但是|然而 ' +
  '虽然|尽管 以及|及 当前|目前 目前|当前 立即|马上 早日|尽早 尽早|早日 始终|一直 一直|始终 宝贵|珍贵 真诚|诚挚 友好|友谊 稳定|安定 安全|平安 ' +
  '何|安 岂|宁 未|不 无|没 乎|哉 曰|云 乃|遂 遂|乃 皆|俱 吾|我 汝|尔 此|斯 斯|此 亦|也 足|可 悲|哀 喜|乐 天下|四海 君|王 视|看 归|还 思|念 愁|忧 望|看'
)
  .split(' ')
  .map((pair) => pair.split('|') as [string, string]);

/** Small words that slip in. */
export const FUNCTION_WORDS = [
  '的',
  '了',
  '和',
  '也',
  '都',
  '就',
  '要',
  '地',
  '在',
  '与',
  '而',
  '着',
  '又',
  '更',
  '还',
];

export const ENGLISH_SYNONYMS: readonly (readonly [string, string])[] = (
  'new|fresh people|men men|people shall|will will|shall great|grand proper|right earth|world world|earth nation|country ' +
  'brought|carried created|made long|far little|hardly never|not here|there before|ere among|amid spirit|ghost darkness|dark light|brightness ' +
  'valley|vale fear|dread house|home good|kind everything|all purpose|reason heaven|sky broken|torn gather|collect cast|throw'
)
  .split(' ')
  .map((pair) => pair.split('|') as [string, string]);

export const ENGLISH_FUNCTION_WORDS = ['the', 'a', 'and', 'of', 'so', 'very', 'also', 'that', 'then', 'now'];

/** Regional and older forms of traditional characters (as opencc's s2t writes → another form in use). */
export const REGIONAL: readonly (readonly [string, string])[] = (
  '裏裡 裡裏 爲為 為爲 羣群 群羣 衆眾 眾衆 臺台 台臺 峯峰 啓啟 綫線 線綫 牀床 麪麵 僞偽 媯嬀 祕秘 秘祕 污汙 着著 喫吃 鷄雞 雞鷄 嘆歎 歎嘆 蹟跡 并並 ' +
  '脣唇 勳勛 燻薰 粧妝 汎泛 勐猛 擡抬 羨羡 説說 說説 戶户 户戶 産產 產産 強强 却卻 卻却 鬥鬪 敎教 內内 内內 黃黄 錄録 綠緑 顏顔 隸隷 溫温 舉擧 ' +
  '恆恒 淨凈 決决 況况 減减 沖冲 涼凉'
)
  .split(' ')
  .map((pair) => [...pair] as [string, string]);
