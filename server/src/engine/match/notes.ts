// Notes in round brackets that say of themselves that they are none of the words: whose note it is, what was heard, where
// something is to be found, what a word means or is called elsewhere.

/** Whose note it is, in front or behind: 译注：…, 编者按, …——引者注, 着重号为引者所加. */
const EDITOR = '(?:编者|編者|笔者|筆者|引者|译者|譯者|校者|整理者)';
const WRITER = `(?:${EDITOR}|作者|记者|記者|本报|本報|本刊|编辑部|編輯部)`;
const NOTE = new RegExp(
  `^(?:${EDITOR}|${WRITER}[\\p{Script=Han}]{0,3}[注註按问問：:]|[编編译譯引原校脚腳夹夾附旁眉][注註按](?:$|[：:，,\\s])|[注註按][：:])|${WRITER}[\\p{Script=Han}]{0,3}[注註按加改补補译譯]$|(?:——|--|—)\\s?[\\p{Script=Han}]{0,6}[注註按]$`,
  'u',
);

/** What is heard or seen while somebody speaks. */
const SOUND =
  '掌声|掌聲|鼓掌|笑声|笑聲|笑场|欢呼声?|歡呼聲?|起立|停顿|停頓|沉默|哽咽|插话|插話|喝彩|叹气|嘆氣|点头|點頭|摇头|搖頭|挥手|揮手|鞠躬|流泪|落泪|咳嗽|敬礼|敬禮';
const HEARD = new RegExp(
  `^(?:[\\p{Script=Han}、，]{0,10}(?:${SOUND})(?:雷动|雷動|不断|不斷|不息|经久不息|經久不息|四起|热烈|熱烈)?|(?:众|眾|全场|全場|台下|会场|會場|听众|聽眾|观众|觀眾|哄堂|哄|微|大|苦)?笑|(?:[a-z]+ ){0,2}(?:applause|laughter|cheers|laughs|laughing|pause))[!！.。]?$`,
  'iu',
);
const JUDGED = /^(?:sic|(?:原文|原话|原話|原作|原件)?如此|原文)[!！?？.。]?$/iu;

/** Where something is to be found: 见图1, 第5页, 同上, 习近平，2020：5, 《论语·学而》. */
const NUMBER =
  '[\\d０-９一二三四五六七八九十百零〇ivxlc]+(?:\\s?[-–—~～、,，至.．]\\s?[\\d０-９一二三四五六七八九十百零〇ivxlc]+)*';
const PART = '[页頁章节節条條款卷期版册冊段行回篇集幕辑輯部讲講]';
const PLACE = `(?:第${NUMBER}${PART}|(?:附?[图圖表注註]|附录|附錄|文献|文獻|脚注|腳註|尾注|尾註|插图|插圖)\\s?${NUMBER}|pp?\\.\\s?${NUMBER})`;
const REFERENCE = new RegExp(
  `^(?:(?:${PLACE}[、，,\\s]?)+|(?:参见|參見|参阅|參閱|参看|參看|详见|詳見|另见|另見|转引自|轉引自|引自|摘自|语出|語出|语见|語見|出自|载于?《|載於?《|又?见(?:《|${PLACE}|[上下前后後]|注|附))[^\\n]{0,60}|(?:[下上]同|同[上下前]|[下上]文?同)|《[^《》]{1,30}》(?:${PLACE}|[，,·\\s])*|cf\\.[^\\n]{1,40}|see [^\\n]{1,40})[。.]?$`,
  'iu',
);
const YEAR = '(?:18|19|20)\\d{2}[a-z]?';
const PAGE = `\\s?[：:，,]\\s?(?:${PLACE}|${NUMBER}[页頁]?)`;
const CITATION = new RegExp(`^[^，,：:。；]{1,24}?(?:[，,]\\s?${YEAR}(?:${PAGE})?|\\s${YEAR}${PAGE})$`, 'iu');
/** On what occasion words were said: 2020年3月12日同古特雷斯通话, 习近平致米歇尔慰问电. */
const OCCASION =
  /^(?=.*(?:[同与與和给給在就对對向]|致(?![辞辭谢謝意])|\d年))[^，。；！？]{2,60}(?:通话|通話|通电话|通電話|慰问电|慰問電|[贺賀唁]电|[复復回贺賀]信|讲话|講話|演讲|演講|发言|發言|致辞|致辭|会谈|會談|会见|會見|谈话|談話|答记者问|答記者問|一文)(?:时|時|中|上|节选|節選|摘录|摘錄)?$/u;
/** The number or sign of a note: (1), （*）, （a）. */
const SIGN = /^(?:(?:注|註)?\s?(?:[\d０-９]{1,3}|[^\p{L}\p{N}]*[\u2460-\u2473]?)|[a-z]|注|註)$/iu;

/** What a word means or is called elsewhere. */
const MEANING =
  /^(?:(?:这里|這裡|这裏|此处|此處|主要|特|专|專|泛|意|均|皆|都|系|係)?指(?![出示明导導点點挥揮数數标標针針定责責望南战戰]).|即(?![刻将將使便可日时時])|(?:意即|亦即|意为|意為|意思是|也就是|就是说|就是說)|(?:以下|下文|下)?(?:简称|簡稱)|(?:以下|下文|下)(?:称|稱)|(?:又|也|亦|或|旧|舊|俗|通|全|原|曾|现|現|今)(?:称|稱|名|译|譯|作(?![出了]))|(?:英文|英语|英語|法文|法语|法語|德文|俄文|日文|拉丁文)(?:名|为|為|作|是|[：:]|\s?[\p{Script=Latin}\p{Script=Cyrillic}])|(?:音|读|讀|读作|讀作|读音|讀音|拼音)\s?[：:]?\s?[\p{Script=Latin}\u3100-\u312f])/u;

const HAN = /\p{Script=Han}/u;
const ALPHABET =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hangul}\u3100-\u312f]/u;

/** Whether words are put beside others as what those are called in another script: 马克龙（Emmanuel Macron）, 买（mǎi）. */
function isInOtherScript(words: string, before: string): boolean {
  const around = before.replace(/[\s”’」』》"']+$/u, '').slice(-1);
  return (
    (HAN.test(around) && ALPHABET.test(words) && !HAN.test(words)) ||
    (ALPHABET.test(around) && HAN.test(words) && !ALPHABET.test(words))
  );
}

/** Whether words in brackets are a remark that stands for no words of a source. */
export function isRemark(words: string): boolean {
  return [NOTE, HEARD, JUDGED, REFERENCE, CITATION, OCCASION, SIGN].some((kind) => kind.test(words.trim()));
}

/** Whether words in round brackets are a note. `before`: some of what stands in front of the bracket. */
export function isNote(words: string, before: string): boolean {
  return isRemark(words) || MEANING.test(words.trim()) || isInOtherScript(words, before);
}
