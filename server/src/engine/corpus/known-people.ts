// Well-known people, and the names that mean one person. Data: widen freely, one name is one entry.

/** Chinese statesmen and others whose names carry no mark of being names. */
const CHINESE_NAMES =
  '习近平 李克强 栗战书 汪洋 王沪宁 赵乐际 韩正 王岐山 杨洁篪 王毅 孙春兰 刘鹤 李强 蔡奇 丁薛祥 李希 秦刚 胡锦涛 温家宝 江泽民 朱镕基 李鹏 邓小平 毛泽东 周恩来 刘少奇 朱德 陈云 叶剑英 彭德怀 胡耀邦 孙中山 蒋介石 李大钊 陈独秀 瞿秋白 耿爽 赵立坚 华春莹 汪文斌 彭丽媛 钟南山 张文宏 李兰娟 张伯礼 陈薇'; // prettier-ignore

/** Others in office. */
const FOREIGN_NAMES =
  '普京 梅德韦杰夫 拉夫罗夫 特朗普 拜登 奥巴马 克林顿 布什 里根 尼克松 基辛格 蓬佩奥 布林肯 马克龙 奥朗德 默克尔 朔尔茨 约翰逊 苏纳克 特雷莎·梅 卡梅伦 伊丽莎白二世 菲利普 孔特 马塔雷拉 桑切斯 费利佩六世 武契奇 托卡耶夫 纳扎尔巴耶夫 米尔济约耶夫 拉赫蒙 杜达 莫迪 安倍晋三 安倍 菅义伟 岸田文雄 文在寅 尹锡悦 朴槿惠 金正恩 佐科 杜特尔特 马科斯 洪森 西哈莫尼 莫尼列 巴育 本扬 通伦 阮富仲 马哈蒂尔 穆希丁 李显龙 李光耀 巴特图勒嘎 伊姆兰·汗 阿尔维 鲁哈尼 莱希 萨勒曼 塔米姆 穆罕默德 塞西 拉马福萨 根哥布 阿比 卢拉 博索纳罗 皮涅拉 马杜罗 迪亚斯-卡内尔 卡斯特罗 费尔南德斯 特鲁多 莫里森 阿德恩 埃尔多安 内塔尼亚胡 阿巴斯 阿萨德 泽连斯基 卢卡申科 古特雷斯 潘基文 安南 谭德塞 艾尔沃德 陈冯富珍 米歇尔 冯德莱恩 容克 图斯克 格奥尔基耶娃 拉加德 巴赫 比尔·盖茨 班迪 曼德拉 甘地 丘吉尔 罗斯福 斯大林 列宁 戴高乐'; // prettier-ignore

/** Thinkers and writers. */
const AUTHORS =
  '马克思 恩格斯 黑格尔 康德 尼采 卢梭 伏尔泰 孟德斯鸠 柏拉图 亚里士多德 苏格拉底 莎士比亚 歌德 雨果 托尔斯泰 泰戈尔 爱因斯坦 牛顿 达尔文 林肯 华盛顿 富兰克林 杰斐逊 孔子 孟子 老子 庄子 荀子 墨子 韩非子 孙子 管子 朱子 朱熹 王阳明 司马迁 司马光 班固 屈原 诸葛亮 曹操 陶渊明 李白 杜甫 白居易 王维 孟浩然 韩愈 柳宗元 刘禹锡 李商隐 杜牧 苏轼 苏东坡 欧阳修 王安石 范仲淹 李清照 辛弃疾 陆游 文天祥 郑板桥 顾炎武 黄宗羲 王夫之 林则徐 曾国藩 梁启超 康有为 谭嗣同 鲁迅 胡适 郭沫若 茅盾 巴金 老舍 钱钟书 沈从文'; // prettier-ignore

/**
 * Names of one person, the reported one first: what he is called in Taiwan and Hong Kong, in English, in papers of
 * former years, at home. `?` before a form that is a name only beside an office or a verb of saying (强生 is a firm).
 */
const OF_ONE: readonly string[] = [
  '习近平|习大大|习爷爷|习伯伯|?习主席|?习总书记|?总书记|?中共中央总书记|?中国国家主席|?国家主席|Xi Jinping|President Xi|Xi',
  '李克强|Li Keqiang',
  '王毅|Wang Yi',
  '毛泽东|?毛主席|Mao Zedong',
  '邓小平|Deng Xiaoping',
  '孔子|?孔丘|?仲尼|?夫子|Confucius',
  '老子|?老聃|?李耳|Laozi|Lao Tzu',
  '苏轼|苏东坡|?东坡',
  '古特雷斯|古特瑞斯|古铁雷斯|Guterres|António Guterres|Antonio Guterres',
  '谭德塞|Tedros|Tedros Adhanom Ghebreyesus|Tedros Adhanom',
  '潘基文|Ban Ki-moon',
  '安南|Kofi Annan',
  '普京|普丁|普亭|Putin|Vladimir Putin',
  '梅德韦杰夫|梅德维杰夫|麦维德夫|Dmitry Medvedev',
  '拉夫罗夫|拉夫洛夫|Sergey Lavrov|Sergei Lavrov',
  '戈尔巴乔夫|戈巴契夫|Mikhail Gorbachev',
  '叶利钦|叶尔辛|叶尔钦|Boris Yeltsin',
  '斯大林|史达林|史太林',
  '赫鲁晓夫|赫鲁雪夫',
  '特朗普|川普|Trump|Donald Trump',
  '拜登|Biden|Joe Biden',
  '奥巴马|欧巴马|Obama|Barack Obama',
  '布什|?布希|George W. Bush|George Bush',
  '克林顿|柯林顿|Bill Clinton',
  '里根|雷根|列根',
  '尼克松|尼克森',
  '肯尼迪|甘迺迪|甘乃迪',
  '艾森豪威尔|艾森豪',
  '基辛格|季辛吉|Henry Kissinger',
  '蓬佩奥|庞培欧|蓬佩欧|Mike Pompeo|Pompeo',
  '布林肯|Antony Blinken|Blinken',
  '彭斯|Mike Pence',
  '马克龙|马克宏|马克洪|Macron|Emmanuel Macron',
  '奥朗德|欧兰德|欧朗德|Francois Hollande|François Hollande',
  '萨科齐|萨科吉|萨尔科齐|Nicolas Sarkozy',
  '希拉克|席哈克|Jacques Chirac',
  '默克尔|梅克尔|Merkel|Angela Merkel',
  '朔尔茨|萧兹|肖尔茨|Olaf Scholz',
  '施罗德|施洛德|Gerhard Schröder',
  '约翰逊|?强生|?庄汉生|鲍里斯·强生|鲍里斯·约翰逊|Boris Johnson',
  '苏纳克|?辛伟诚|Rishi Sunak',
  '特雷莎·梅|?梅伊|?文翠珊|特蕾莎·梅|德蕾莎·梅伊|Theresa May',
  '卡梅伦|卡麦隆|?甘民乐|David Cameron',
  '布莱尔|?贝理雅|Tony Blair',
  '撒切尔|柴契尔|戴卓尔',
  '丘吉尔|邱吉尔',
  '伊丽莎白二世|伊莉莎白二世',
  '孔特|?孔蒂|Giuseppe Conte',
  '马塔雷拉|马达雷拉|马塔瑞拉|Sergio Mattarella',
  '桑切斯|桑杰士|桑杰斯|桑齐士|Pedro Sánchez|Pedro Sanchez',
  '费利佩六世|菲利普六世|菲利佩六世|Felipe VI|King Felipe VI',
  '武契奇|武齐契|武契契|Aleksandar Vucic|Aleksandar Vučić',
  '杜达|Andrzej Duda',
  '泽连斯基|泽伦斯基|Volodymyr Zelensky|Volodymyr Zelenskyy|Zelensky',
  '卢卡申科|卢卡申柯|鲁卡申科|Alexander Lukashenko',
  '托卡耶夫|托卡叶夫|Kassym-Jomart Tokayev|Tokayev',
  '米歇尔|?米榭尔|Charles Michel',
  '冯德莱恩|范德赖恩|冯德莱茵|冯德赖恩|Ursula von der Leyen|von der Leyen',
  '容克|Jean-Claude Juncker',
  '博雷利|波瑞尔|Josep Borrell',
  '安倍晋三|安倍|Shinzo Abe|Abe Shinzo',
  '文在寅|Moon Jae-in',
  '金正恩|金正银|Kim Jong-un|Kim Jong Un',
  '佐科|佐科威|维多多|佐科·维多多|Joko Widodo|Jokowi',
  '杜特尔特|杜特蒂|杜特地|杜泰尔特|Rodrigo Duterte',
  '马科斯|小马可仕|?马可仕|小马科斯|Ferdinand Marcos',
  '马哈蒂尔|马哈迪|马哈地|Mahathir Mohamad',
  '穆希丁|慕尤丁|Muhyiddin Yassin',
  '洪森|Hun Sen',
  '巴育|帕拉育|Prayut Chan-o-cha',
  '莫迪|Narendra Modi|Modi',
  '伊姆兰·汗|伊姆兰汗|伊姆兰·罕|Imran Khan',
  '阿尔维|阿尔韦|Arif Alvi',
  '巴特图勒嘎|巴图勒嘎|巴图勒格|巴特图尔嘎|Battulga Khaltmaa|Khaltmaagiin Battulga',
  '鲁哈尼|罗哈尼|Hassan Rouhani',
  '萨勒曼|沙尔曼|萨尔曼',
  '塔米姆|塔米姆·本·哈马德|Tamim bin Hamad Al Thani',
  '塞西|Abdel Fattah al-Sisi|Abdel Fattah el-Sisi',
  '拉马福萨|拉玛佛沙|拉马福沙|Cyril Ramaphosa|Ramaphosa',
  '根哥布|Hage Geingob',
  '曼德拉',
  '卢拉|鲁拉|Lula da Silva',
  '博索纳罗|波索纳洛|博尔索纳罗|波索纳罗|Jair Bolsonaro|Bolsonaro',
  '皮涅拉|皮尼耶拉|Sebastián Piñera|Sebastian Pinera',
  '马杜罗|马度洛|Nicolás Maduro|Nicolas Maduro',
  '迪亚斯-卡内尔|狄亚士-卡奈|迪亚斯-卡内|Miguel Díaz-Canel|Miguel Diaz-Canel',
  '卡斯特罗|卡斯楚',
  '特鲁多|杜鲁道|杜鲁多|Justin Trudeau|Trudeau',
  '莫里森|莫理森|Scott Morrison',
  '阿德恩|阿尔登|Jacinda Ardern',
  '埃尔多安|艾尔段|艾尔多安|厄多安|Recep Tayyip Erdogan|Erdogan',
  '内塔尼亚胡|尼坦雅胡|纳坦雅胡|内坦亚胡|Benjamin Netanyahu|Netanyahu',
  '阿萨德|阿塞德|Bashar al-Assad',
  '卡扎菲|格达费|卡达菲',
  '萨达姆|?海珊|萨达姆·侯赛因',
  '比尔·盖茨|比尔·盖兹|比尔盖兹|比尔盖茨|?盖茨|?盖兹|Bill Gates',
  '格奥尔基耶娃|乔治艾娃|Kristalina Georgieva',
  '拉加德|拉加尔德|Christine Lagarde',
  '巴赫|Thomas Bach',
]; // prettier-ignore

const GROUPS = OF_ONE.map((names) => names.split('|'));

/** Names that mean one person; the first is the one that is reported. */
export const SAME_PERSON: readonly (readonly string[])[] = GROUPS.map((names) =>
  names.map((name) => name.replace('?', '')),
);

/** Foreigners by the names by which texts in simplified characters call them. */
export const foreignNames = (): string[] => FOREIGN_NAMES.split(' ');

/** English given names: with a surname behind it, one of these is surely a person's. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  'Abraham Barack Donald Joe Bill Emmanuel Vladimir Winston Nelson Franklin Theodore Woodrow James Robert John Michael David William Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Frank Alexander Raymond Patrick Jack Dennis Jerry Tyler Aaron Henry Peter Adam Nathan Boris Tony Martin Simon Philip Oliver Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa Margaret Betty Sandra Ashley Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Amy Kathleen Angela Anna Ruth Brenda Pamela Nicole Katherine Helen Christine Emma Rachel Janet Maria Diana Julia Alice Jane'.split(' '),
); // prettier-ignore

/** Chinese names that need nothing beside them to be known. */
export function knownNames(): string[] {
  return [
    ...new Set([
      ...`${CHINESE_NAMES} ${FOREIGN_NAMES} ${AUTHORS}`.split(' '),
      ...GROUPS.flat().filter((name) => !/[?A-Za-z]/.test(name)),
    ]),
  ];
}
