import type { ArticleKind } from '../corpus/article.ts';
import { simplified } from '../text/script.ts';
import type { Head } from './head.ts';
import { numberedLevel } from './headings.ts';
import type { Part } from './source.ts';

/** A kind, and whether the text leaves a doubt about it. */
export interface KindGuess {
  readonly kind: ArticleKind;
  readonly sure: boolean;
}

const SPEECH_TITLE =
  /(?:讲话|演讲|演说|致辞|致词|发言|主旨演讲|祝酒辞|开幕词|閉幕詞|闭幕词|講話|演講|致辭|發言)[）)》]?$|^(?:在|在.{2,40}上的).{0,60}(?:讲话|演讲|致辞|发言)/;
const LETTER_TITLE =
  /(?:贺信|贺电|慰问电|慰问信|复信|回信|公开信|唁电|家书|书信|賀信|覆信)[）)》]?$|^致.{2,40}(?:的信|书)$|^给.{2,40}的(?:回|复)?信$/;
const COMMENT_TITLE = /(?:评论员|社论|时评|短评|评论|任仲平|钟声|国纪平|人民论坛|本报评论)/;
/** 同志们：, 女士们，先生们，朋友们：, 尊敬的……： */
const AUDIENCE =
  /^(?:(?:尊敬的|各位|亲爱的|親愛的).{0,60}|同志们|女士们.{0,20}|朋友们.{0,10}|先生们.{0,20}|同胞们.{0,10}|.{0,12}(?:阁下|殿下|陛下).{0,30})[：:！]$/;
const DEAR =
  /^(?:(?:尊敬的|亲爱的|敬爱的|親愛的).{1,40}|.{1,20}(?:先生|女士|同志|总统|总理|首相|总干事|主席|同学们|朋友们|小朋友|老师))[：:]$/;
const CLOSE = /^(?:此致|敬礼[！!]?|此致\s*敬礼[！!]?|顺颂.{2,4}|顺致.{0,20}|祝.{1,20}[！!]|谨此|即颂.{2,4})$/;

/** Which kind of document the parts make up; a compilation is told by its provenance lines, before this. */
export function guessKind(parts: readonly Part[], head: Head, language: string): KindGuess {
  const prose = parts.filter((part) => part.type === 'paragraph');
  const titles = [head.title ?? '', head.subtitle ?? ''];
  if (titles.some((title) => SPEECH_TITLE.test(title))) return { kind: 'speech', sure: true };
  if (titles.some((title) => LETTER_TITLE.test(title))) return { kind: 'letter', sure: true };
  if (head.credit) return { kind: 'report', sure: true };
  if (COMMENT_TITLE.test(`${titles.join(' ')} ${head.author ?? ''}`))
    return { kind: 'commentary', sure: true };
  const opening = prose.slice(0, 4).map((part) => part.words);
  const closing = prose.slice(-5).map((part) => part.words);
  const dear = opening.some((words) => DEAR.test(words));
  if (dear && closing.some((words) => CLOSE.test(words))) return { kind: 'letter', sure: true };
  if (opening.some((words) => AUDIENCE.test(words))) return { kind: 'speech', sure: !dear };
  if (dear) return { kind: 'letter', sure: false };
  if (language === 'lzh' || isVerse(parts)) return { kind: 'verse', sure: language === 'lzh' };
  if (!language.startsWith('zh')) return { kind: 'text', sure: false };
  const text = prose.map((part) => part.words).join('\n');
  if (/^(?:记者|.{0,30}记者\s?[\u4e00-\u9fff]{2,4}报道)/m.test(text)) return { kind: 'report', sure: false };
  // One who keeps speaking of “this article” comments on another.
  const speaksOf = text.match(/这篇(?:重要)?文章|《[^《》]+》一文|文中(?:指出|强调|写道)/g)?.length ?? 0;
  if (head.author === null && speaksOf >= 2) return { kind: 'commentary', sure: false };
  return { kind: 'essay', sure: head.author !== null && head.title !== null };
}

/** Short lines, or numbered ones under headings that number the chapters of a work. */
function isVerse(parts: readonly Part[]): boolean {
  const prose = parts.filter((part) => part.type === 'paragraph');
  if (prose.length === 0) return false;
  const lines = prose.flatMap((part) => part.words.split('\n'));
  const short = lines.filter((line) => line.length <= 24 && /[，。！？；、]$/.test(line)).length;
  const inStanzas = prose.some((part) => part.words.includes('\n'));
  if (short >= lines.length * 0.8 && lines.length >= 4 && inStanzas) return true;
  const chapters = parts.filter(
    (part) => part.type === 'heading' && numberedLevel(part.words) !== null,
  ).length;
  const numbered = lines.filter((line) =>
    /^[\[【（(]?\d{1,3}(?:[.:：]\d{1,3})?[\]】）)]?[.．、\s]/.test(line),
  ).length;
  return chapters > 0 && numbered >= lines.length * 0.6;
}

const CLASSICAL = /[之乎者也矣焉哉曰吾汝乃其於以而]/g;
const MODERN = /[的了们這这是在和吗呢吧她它們嗎着]/g;

/** BCP 47 of a text by its letters: zh-Hans, zh-Hant, lzh, ja, ko, ar, ru, el, en …; `und` where they do not tell. */
export function guessLanguage(text: string): string {
  const some = text.slice(0, 20_000);
  const count = (pattern: RegExp) => some.match(pattern)?.length ?? 0;
  const han = count(/[\u3400-\u9fff]/g);
  const letters = count(/\p{L}/gu);
  if (letters === 0) return 'und';
  if (count(/[\u3040-\u30ff]/g) > letters * 0.1) return 'ja';
  if (count(/[\uac00-\ud7af]/g) > letters * 0.3) return 'ko';
  if (han > letters * 0.5) {
    const classical = count(CLASSICAL);
    if (han >= 30 && classical > han * 0.06 && classical > count(MODERN) * 6) return 'lzh';
    let traditional = 0;
    for (const char of new Set(some))
      if (char >= '\u3400' && char <= '\u9fff' && simplified(char) !== char) traditional++;
    return traditional > new Set(some).size * 0.1 ? 'zh-Hant' : 'zh-Hans';
  }
  if (count(/[\u0600-\u06ff]/g) > letters * 0.5) return 'ar';
  if (count(/[\u0400-\u04ff]/g) > letters * 0.5) return 'ru';
  if (count(/[\u0370-\u03ff]/g) > letters * 0.5) return 'el';
  // English by its commonest words; other languages in Latin letters are not guessed at.
  return count(/\b(?:the|and|of|to|in|is|that)\b/gi) > letters * 0.02 ? 'en' : 'und';
}
