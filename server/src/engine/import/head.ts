import { findDate, readDate } from '../corpus/provenance.ts';
import { readPerson, toSimplified } from '../corpus/speakers.ts';
import { isDateLine, isHeadingLike, numberedLevel } from './headings.ts';
import { asHeading } from './parts.ts';
import { LEFTOVERS } from './slips.ts';
import type { Part } from './source.ts';

/** What the first and last lines of a text say of it. */
export interface Head {
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly publication: string | null;
  /** EDTF; `--04-05` where a day is stated without its year. */
  readonly date: string | null;
  /** Lines about the page (source, editor, time of posting): left out of the text, kept in `source`. */
  readonly furniture: readonly string[];
  /** Whether an agency's or a paper's dateline shows it to be a report. */
  readonly credit: boolean;
  readonly parts: readonly Part[];
  /** How many of the parts are title, byline and the like; below them the text begins. */
  readonly length: number;
}

const LABEL =
  /^[[【（(]?(来源|稿源|来自|作者|撰文|文|撰稿|编辑|责任编辑|责编|校对|审核|监制|发布时间|发布日期|更新时间|时间|日期|字号|浏览次数|点击|打印|分享(?:到)?|扫一扫.*|返回(?:首页|顶部)|关闭窗口|纠错|来源|發布時間|來源|責任編輯|編輯|Source|Published|By|Author|Date)[\]】）)]?\s*[:：｜|/\u3000]\s*(.*)$/i;
const BARE_FURNITURE =
  /^(?:[【[]?(?:纠错|打印|关闭|打印本页|关闭窗口|返回顶部|返回首页|分享到.*|扫一扫.{0,20}|更多精彩.{0,20}|点击.{0,12}查看.*)[】\]]?\s*)+$/;
const AGENCY =
  '新华社|中新社|中国新闻社|新华网|央视网|人民网|中国日报|人民日报|光明日报|经济日报|解放军报|路透社|法新社|美联社|塔斯社|共同社|本报|本刊|本社|新華社|中央社|人民日報';
const DATELINE = new RegExp(
  `^[（(【]?\\s*(?:据\\s*)?(${AGENCY})[^，。；：]{0,20}?(?:(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日)?\\s*(?:电|讯|訊|電)`,
);
const ISSUE =
  /(《[^《》]{2,20}》)\s*(?:杂志)?\s*(?:(\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*第?\s*[\d一二三四五六七八九十]+\s*[期号卷]|[（(]?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^》]{0,16}版?\s*[）)]?)/;
const OFFICES =
  /(?:部长|主席|总理|总统|书记|总书记|委员|局长|司长|院长|校长|会长|主任|教授|研究员|院士|博士|记者|评论员|特约评论员|大使|外长|秘书长|部長|總理|總統|書記|委員|記者|評論員)/;

/** Reads title, byline, dateline and the lines around them off a text. */
export function readHead(parts: readonly Part[], known: { readonly title?: string }): Head {
  const kept: Part[] = [];
  const furniture: string[] = [];
  let title: string[] = [];
  let subtitle: string | null = null;
  let author: string | null = null;
  let publication: string | null = null;
  let date: string | null = null;
  let i = 0;
  for (; i < parts.length && i < 16; i++) {
    const part = parts[i];
    const words = part.words;
    const line = !words.includes('\n') && words.length <= 120;
    const stated = line ? readLabels(words) : null;
    if (stated !== null && part.type === 'paragraph') {
      furniture.push(words);
      author ??= stated.author;
      publication ??= stated.publication;
      date ??= stated.date;
      continue;
    }
    if (
      line &&
      title.length > 0 &&
      subtitle === null &&
      /^(?:——|--|—|――)\s*\S/.test(words) &&
      words.length <= 70 &&
      !/[。！]$/.test(words)
    ) {
      subtitle = words.replace(/^[—–―-]+\s*/, '');
      kept.push(part.type === 'heading' ? part : asHeading(part, 2));
      continue;
    }
    if (part.type === 'heading') {
      if (title.length > 0) break;
      if (numberedLevel(words) !== null && part.level > 1) break;
      title = [words];
      kept.push(part);
      continue;
    }
    if (part.type === 'break') {
      kept.push(part);
      continue;
    }
    const by = line ? bylineOf(words) : null;
    if (by !== null && (title.length > 0 || kept.length === 0)) {
      author ??= by;
      kept.push(part);
      continue;
    }
    if (line && title.length > 0 && (isDateLine(words) || ISSUE.test(words)) && words.length <= 60) {
      date ??= findDate(words)?.date ?? null;
      const issue = ISSUE.exec(words);
      publication ??= issue === null ? null : issue[0].trim();
      if (/^[（(〔]/.test(words)) kept.push(part);
      else furniture.push(words);
      continue;
    }
    const sameAsKnown =
      known.title !== undefined && squeezed(known.title).includes(squeezed(words)) && words.length >= 2;
    const first = title.length === 0 && kept.every((one) => one.type === 'break');
    // A title may take two lines; one that is followed by its like is a list, not a title.
    const second =
      title.length === 1 &&
      words.length <= 40 &&
      !/[，,]/.test(words) &&
      kept[kept.length - 1]?.words === title[0] &&
      parts[i - 1].type === 'paragraph';
    const plain = words.replace(LEFTOVERS, '').trim();
    const free =
      numberedLevel(words) === null &&
      (isHeadingLike(plain, 60) || /^[^。；]{2,40}[？！]$/.test(words) || /^《[^《》]+》$/.test(words));
    if (sameAsKnown || ((first || second) && free && followedByText(parts, i))) {
      title.push(words);
      kept.push(asHeading(part, 1));
      continue;
    }
    break;
  }
  const rest = parts.slice(i);
  const foot = readFoot(rest);
  furniture.push(...foot.furniture);
  author ??= foot.author;
  publication ??= foot.publication;
  date ??= foot.date;
  const opening = [...rest.slice(0, 1), ...foot.parts.slice(-2)]
    .map((part) => datelineOf(part.words))
    .find((found) => found !== null);
  if (opening) {
    publication ??= /^本/.test(opening.agency) ? null : opening.agency;
    author ??= /^本/.test(opening.agency) ? null : opening.agency;
    date ??= opening.day;
  }
  return {
    title:
      title.length === 0
        ? null
        : title.map((line) => line.replace(/^《([^《》]+)》$/, '$1').trim()).join(' '),
    subtitle,
    author,
    publication,
    date,
    furniture,
    credit: Boolean(opening),
    parts: [...kept, ...foot.parts],
    length: kept.length,
  };
}

function squeezed(words: string): string {
  return words.replace(/[\s\u3000]+/g, '');
}

/** A title stands over text: one of the next lines is a paragraph of some length. */
function followedByText(parts: readonly Part[], at: number): boolean {
  const words = parts[at].words.length;
  return parts
    .slice(at + 1, at + 8)
    .some((part) => part.type === 'paragraph' && part.words.length > Math.max(20, words));
}

/** A line that only says who wrote a text; null where it says more. */
function bylineOf(words: string): string | null {
  if (words.length > 40 || /[。！？；，,：:]/.test(words)) return null;
  const marked = /^[●■▲◆○]\s*(.{2,30})$/.exec(words);
  if (marked) return nameIn(marked[1]) ?? marked[1].trim();
  const bracketed = /^[（(]([\u4e00-\u9fff·\s\u3000]{2,12})[）)]$/.exec(words);
  if (bracketed && nameIn(bracketed[1])) return nameIn(bracketed[1]);
  const reporters =
    /^(?:本报|本刊|新华社)?(?:特约)?(?:记者|评论员)[\s\u3000]*((?:[\u4e00-\u9fff·]{1,4}[\s\u3000]*){1,6})$/.exec(
      words,
    );
  if (reporters && reporters[1].trim() !== '') return spaced(reporters[1]).join('、');
  if (/^(?:本报|人民日报|新华社|本刊)?(?:特约)?评论员$/.test(words)) return words;
  // 国务委员兼外交部长 王毅, 王　毅, 习近平
  const split =
    /^(.*?)[\s\u3000]+([\u4e00-\u9fff]{1,4}(?:[\s\u3000][\u4e00-\u9fff]{1,2})?|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,10})$/.exec(
      words,
    );
  if (split && OFFICES.test(split[1])) return nameIn(split[2].replace(/[\s\u3000]/g, ''));
  const alone = words.replace(/[\s\u3000]/g, '');
  return /^[\u4e00-\u9fff]{2,4}$/.test(alone) && words.length <= 6 ? nameIn(alone, true) : null;
}

function spaced(words: string): string[] {
  return words
    .trim()
    .replace(/(?<=(?:^|[\s\u3000])[\u4e00-\u9fff])[\s\u3000](?=[\u4e00-\u9fff](?:[\s\u3000]|$))/g, '')
    .split(/[\s\u3000]+/);
}

function nameIn(words: string, strict = false): string | null {
  const plain = words.replace(/[\s\u3000]/g, '');
  const name = readPerson(plain)?.name ?? null;
  if (name === null || (strict && name.length !== plain.length)) return null;
  // As it is printed: the reader of names knows simplified script only.
  const at = toSimplified(plain).indexOf(name);
  return at < 0 ? name : plain.slice(at, at + name.length);
}

/** `来源：人民网 2020年04月06日05:13` and its like. */
function readLabels(
  words: string,
): { author: string | null; publication: string | null; date: string | null } | null {
  if (BARE_FURNITURE.test(words)) return { author: null, publication: null, date: null };
  // 2020-04-05 21:30:12　来源：新华网: the time of posting may stand first.
  const time =
    /^\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?(?=[\s\u3000|｜]|$)/.exec(words);
  const labelled = time ? words.slice(time[0].length).replace(/^[\s\u3000|｜]+/, '') : words;
  const label = LABEL.exec(labelled);
  if (label === null) {
    const clock = time !== null && /:\d{2}/.test(time[0]);
    return clock && labelled.length <= 30
      ? { author: null, publication: labelled || null, date: findDate(time[0])?.date ?? null }
      : null;
  }
  if (label[2].length > 80 || /[。！？]$/.test(label[2])) return null;
  const date = findDate(words)?.date ?? null;
  const pieces = labelled.split(/[\s\u3000|｜]+(?=\S{1,6}[:：])/);
  let author: string | null = null;
  let publication: string | null = null;
  for (const piece of pieces) {
    const one = LABEL.exec(piece);
    if (one === null) continue;
    const value = one[2]
      .replace(/\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?.*$/, '')
      .replace(/[\s\u3000|｜]+$/, '')
      .trim();
    if (/^(?:作者|撰文|撰稿|文|By|Author)$/i.test(one[1])) author ??= value || null;
    else if (/^(?:来源|稿源|来自|來源|Source)$/i.test(one[1])) publication ??= value || null;
  }
  return { author, publication, date };
}

function datelineOf(words: string): { agency: string; day: string | null } | null {
  const found = DATELINE.exec(words);
  if (found === null) return null;
  const [, agency, month, day] = found;
  const full = findDate(found[0])?.date ?? null;
  const days = month === undefined ? null : `--${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { agency, day: full ?? days };
}

/** Signature, date and page furniture at the end. Signature and date stay in the text. */
function readFoot(
  parts: readonly Part[],
): Pick<Head, 'author' | 'publication' | 'date' | 'furniture'> & { parts: Part[] } {
  const kept = [...parts];
  const furniture: string[] = [];
  let author: string | null = null;
  let publication: string | null = null;
  let date: string | null = null;
  for (let i = kept.length - 1; i > 0 && i >= parts.length - 8; i--) {
    const { words, type } = kept[i];
    if (type === 'break') continue;
    if (type !== 'paragraph' || words.includes('\n') || words.length > 100) break;
    const bracketed = /^[（(]([^（）()]*)[）)]$/.exec(words);
    const inner = bracketed ? bracketed[1] : words;
    const stated = readLabels(inner);
    if (stated !== null) {
      author ??= stated.author;
      publication ??= stated.publication;
      date ??= stated.date;
      if (!bracketed) furniture.unshift(...kept.splice(i, 1).map((part) => part.words));
      continue;
    }
    const about = /^作者(?:系|为|是|：|:)\s*(.+)$/.exec(inner);
    const issue = ISSUE.exec(inner);
    if (bracketed && (about || issue)) {
      publication ??= issue ? issue[0].trim() : null;
      date ??= readDate(inner) ?? findDate(inner)?.date ?? null;
      continue;
    }
    if (isDateLine(words) && words.length <= 24) {
      date ??= findDate(words)?.date ?? null;
      continue;
    }
    const by = bylineOf(words);
    if (by === null) break;
    author ??= by;
  }
  return { parts: kept, author, publication, date, furniture };
}
