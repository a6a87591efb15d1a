// Words that somebody repeats and did not find: X引用“…”, 老师朗读《…》：“…”, X said that Y said, “…”.

const MARK = '[“「『"‘«]?$';
const PIECE =
  '(?:名句|诗句|词句|句子|原句|诗词|名言|格言|箴言|古训|古语|俗语|谚语|成语|典故|诗|词|话|原话|片段|选段|段落|开头|结尾)';
const REPEATS =
  '(?:引用|引述|援引|转引|引证|引以|借用|化用|套用|活用|(?<![吸指牵勾招索导接征援荐])引(?![发起导领进言人以擎爆])|朗读|宣读|诵读|朗诵|背诵|吟诵|默诵|念诵|传诵|吟咏|抄录|抄写|默写|手书|题写|临写|诵)';
/** 温家宝在记者会上引用“…”, 习近平多次引用了这样一句诗：“…” */
const REPEATED = new RegExp(
  `${REPEATS}(?:了|过|着|起|到|出|的)?(?:是|这样|那样|的|这|那|此|一|两|几|四|句|段|番|首|篇|古代|古人|中国|先贤)*${PIECE}?(?:说|道|：|，)?${MARK}`,
);
/** “…”，康有为在《大同书》里多次引用。 */
const REPEATED_BEHIND = new RegExp(
  `^[，。；\\s]*(?:(?![说写讲道称]|指出|强调|表示|认为|的(?:[这那此话诗词]|名))[^。；：\\uE000]){0,40}?${REPEATS}(?:了|过|着|的)?(?:这|那|此|该|它|其|一|两|几|四|句|段|番|首|篇)*${PIECE}?(?:[，。！；\\n]|$)`,
);
/** 一位老师在课堂上朗读|《记念刘和珍君》：“…”, 要像|《论语》讲的那样，“…” */
const FROM_WORK = new RegExp(
  `(?:${REPEATS}|研读|阅读|重读|细读|品读|读到|读起|(?<![朗诵宣研阅重细品解导])读|背|(?<![怀纪想思观概信理留])念|抄|讲解|讲授|讲起|讲到|翻开|翻到|翻阅|重温|学习|学到|摘录|(?:正|诚|恰|有|就)如|(?<![好想图录不])像|好比|按照?|依照?|遵照|套用|借用|想起|记起|提到|谈到|记得)(?:了|过|着|起|到)?(?=[^，。；：《》]{0,10}《[^《》]{1,40}》(?:一[文书诗词]|全文)?(?:中|里|上)?(?:的|里的|中的|所|里头|曾|早就)*(?:[这那]?[一几两]?[句段])?${PIECE}?(?:中|里)?(?:说|写|讲|云|言|载|记载|写道|说道|有云|教导|告诉我们|提醒我们)?(?:过|到)?(?:的|道)?(?:那样|一样|话)?[：，]?${MARK})`,
);
/** 正如|孔子讲的那样，“…” */
const AS_SAID = new RegExp(
  `(?:(?:正|诚|恰|就)如|(?<![好想图录])像|(?:按照?|用|照|借用|套用))(?=[^，。；：“《》]{2,16}(?:所)?(?:说|写|讲|言|教导|主张|提倡)过?的?(?:那样|一样)[：，]?${MARK})`,
);

const NAME = "[A-Z][\\w.'’-]*(?: (?:[A-Z][\\w.'’-]*|de|van|von|of|the)){0,5}";
const SAYS =
  '(?:said|says|wrote|writes|stated|declared|told|argued|remarked|observed|asked|explained|recalled|remembered|reminded|noted|pointed out|announced|added|insisted|warned|proclaimed|stressed|mentioned|knew)';
const ENGLISH_REPEATS =
  '(?:quot(?:ing|ed|es|e)|cit(?:ing|ed|es|e)|paraphras(?:ing|ed|es)|echo(?:ing|ed|es)|invok(?:ing|ed|es)|recit(?:ing|ed|es)|repeat(?:ing|ed|s)|borrow(?:ing|ed|s)|read(?:ing)? aloud|misquot(?:ing|ed))';
/** Roosevelt, quoting |Lincoln, told Congress that “…” */
const ENGLISH_OF = new RegExp(`(?<![A-Za-z])${ENGLISH_REPEATS}(?: from)? (?=(?:the )?[A-Z])`, 'g');
/** Churchill recalled that |Lincoln said, “…” */
const ENGLISH_THAT = new RegExp(
  `(?<![A-Za-z])${NAME} (?:[a-z]+ly |once |also |had |has |later ){0,2}${SAYS}(?: [A-Za-z]+){0,4}? (?:that|how|what|when|as) (?=(?:[^，。：;]{0,30}[， ]{1,2})?(?!He\\b|She\\b|It\\b)${NAME} (?:[a-z]+ly |once |also |had |has |later ){0,2}${SAYS}\\b)`,
);
/** Roosevelt quoted “…”; asked what the words “…” could mean */
const ENGLISH_REPEATED = new RegExp(
  `(?:(?<![A-Za-z])${ENGLISH_REPEATS}(?: (?:the|his|her|that|this|those|these|famous|old|line|lines|words?|phrase|passage|saying|verse|maxim|proverb))*|(?<![A-Za-z])(?:asked|asks|wondered|questioned|doubted|debated|considered|discussed|explained|knew|argued)(?: [a-z]+){0,6}? (?:the|those|these|that) (?:famous )?(?:words?|phrase|lines?|sentence|statement|clause|slogan|maxim|proposition|principle|passage)(?: that)?)[，：]? ?[“"‘]?$`,
);
const ENGLISH_REPEATED_BEHIND = new RegExp(
  `^[^。]{0,60}?(?<![A-Za-z])${ENGLISH_REPEATS} (?:the |his |her )?(?:${NAME}|old|words?|lines?)`,
);

const JAPANESE_BEHIND =
  /^(?:の[^。]{1,8})?を[^。]{0,10}(?:引い|引き|引く|引用|朗[读読]|暗唱|暗[诵誦]|[读読]み上|[读読]んで聞|唱え|口ずさ|書き写|书き写|色紙に書|紹介|绍介)/;

/**
 * Where in the piece [start, end) of a scene's text, which leads to a quotation, begins what is said of the words
 * themselves, where somebody repeats them from a work or a person that is named: what stands before is his. -1 where
 * nobody does.
 */
export function repeatedFrom(text: string, start: number, end: number): number {
  const piece = text.slice(start, end);
  if (/[A-Za-z]{2}/.test(piece)) {
    const of = [...piece.matchAll(ENGLISH_OF)].pop();
    if (of && of.index > 0) return start + of.index + of[0].length;
    const that = ENGLISH_THAT.exec(piece);
    if (that) return start + that.index + that[0].length;
  }
  for (const pattern of [FROM_WORK, AS_SAID]) {
    const match = pattern.exec(piece);
    // 正如《论语》所说 at the head of a sentence: nobody repeats it but the text.
    if (match && match.index > 0) return start + match.index + match[0].length;
  }
  return -1;
}

/** Whether the words that lead to a quotation (`before`) say that somebody repeats it: it need not be his own. */
export function isRepeated(before: string): boolean {
  return REPEATED.test(before) || (/[A-Za-z]{2}/.test(before) && ENGLISH_REPEATED.test(before));
}

/** Whether the words behind a Japanese quotation say that somebody repeats it: 「…」を引いた. `behind` in simplified script. */
export function isRepeatedInJapanese(behind: string): boolean {
  return JAPANESE_BEHIND.test(behind);
}

/** Whether the words behind a quotation say so: “…”，X多次引用。 */
export function isRepeatedBehind(behind: string): boolean {
  return REPEATED_BEHIND.test(behind) || (/[A-Za-z]{2}/.test(behind) && ENGLISH_REPEATED_BEHIND.test(behind));
}
