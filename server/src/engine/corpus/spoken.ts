import { readQuotations } from '../text/quotations.ts';
import type { Span } from '../text/span.ts';
import type { QuotationNote, Report } from './article.ts';
import type { Passage, Quoted } from './passages.ts';
import { isAddress } from './occasion-kinds.ts';
import { readStatement } from './statement.ts';

// Verbs and turns that say: what follows was spoken or written by someone.
const VERB =
  '(?:表示|指出|强调|強調|说|說|写道|寫道|写信|提到|提及|提出|呼吁|呼籲|认为|認為|称|稱|评价|評價|申明|声明|重申|坦言|感叹|感慨|赞叹|回应|回應|答道|问道|讲过|说过|所言|所说|所讲|讲道|名言|云|曰|道|称赞|高呼|写下|宣布|主张|断言|祝愿|寄语|表态|表明|话语|谈到|直言|指示|阐明|那句|那句话|said|says|wrote|added|stressed|noted)(?:了|过|道|的)?';
const SAYS = new RegExp(`${VERB}\\s*[，,：:]?\\s*$`);
// 指出，中国“…”; 提到中蒙两个邻国“…”
const SAYS_OF = new RegExp(`${VERB}\\s*[，,：:]?[^，,。；;：:、“”！？]{1,12}$`);
const SAYS_BEFORE =
  /(?:表示|指出|强调|強調|说|說|写道|认为|認為|称|稱|评价|評價|透露|坦言|said|says|wrote)[，,：:]/;
const SAID_AFTER =
  /^[，,。]?\s*(?:[^“”，。；：]{0,24}?)(?:表示|指出|强调|强调说|说|写道|如是说|这样说|如此评价|这句|这番|如是|这一[^，。]{0,4}论断|said|says|wrote)/;
const LIST_SAID_AFTER =
  /^[，,。…]*\s*(?:[^“”。；：]{0,40}?)(?:表示|指出|强调|说|写道|提出|呼吁|倡议|的阐释|的论述)/;
const NAME_AFTER =
  /^(?:这一|这个|等|的)?[^，。；“”]{0,6}?(?:理念|概念|战略|路线图|备忘录|建设|倡议|口号|事件|要求|优势|意识|工程|计划|平台|模式|制度|原则|方针)/;
const BETWEEN_LIST = /^[，、；。,;…\s]*(?:和|以及|及|与|又|还|并|也|同时|and)?[，、,\s]*$/;
const CLAUSE = /[，。！？；：,.!?;:]/;
const SENTENCE_END = /[。！？!?]/;
const LETTERS = /[\p{L}\p{N}]/gu;

/** Shortest marked words, in letters, that can be a quotation: right after a verb of saying, in a list of quotations, … */
const AFTER_VERB = 5;
const IN_LIST = 6;
const IN_SAID_SENTENCE = 8;
const BY_ITSELF = 12;
const LONG = 20;

/**
 * The quotations in a report's or essay's paragraphs that someone is said to have spoken or written, with speaker, date
 * and occasion as the article states them; scare quotes, names and titles are left out.
 */
export function readSpoken(
  outer: readonly Passage[],
  notes: readonly QuotationNote[],
  referenceDate: string | null,
  report: Report,
): Quoted[] {
  const text = outer.map((passage) => passage.text).join('\n');
  const starts: number[] = [];
  let length = 0;
  for (const passage of outer) {
    starts.push(length);
    length += passage.text.length + 1;
  }
  const blocks = outer.map((passage, i) => ({
    kind: 'text' as const,
    start: starts[i],
    end: starts[i] + passage.text.length,
  }));
  const marked = markedIn(text, blocks);
  const claimed = claim(text, marked, notes, report);
  const quoted: Quoted[] = [];
  const spoken = areSpoken(text, marked);
  marked.forEach((mark, i) => {
    const note = claimed.get(i);
    if (note ? !note.passage : !spoken[i]) return;
    const block = blocks[mark.block];
    const last = quoted[quoted.length - 1];
    const before = last?.passage === mark.block ? last : undefined;
    const { speaker, date, occasion } = note ?? said(text, mark, block, referenceDate, before);
    quoted.push({
      passage: mark.block,
      start: mark.start - block.start,
      end: mark.end - block.start,
      speaker,
      date,
      occasion,
    });
  });
  return quoted;
}

/** What the article states of a quotation; what it states of another speaker's words is not taken for stated. */
function said(
  text: string,
  mark: Span,
  paragraph: Span,
  referenceDate: string | null,
  before: Quoted | undefined,
): Said {
  const { start, end } = paragraph;
  const { speaker, date, occasion } = readStatement(text, mark, { start, end, referenceDate });
  const name = speaker?.value ?? null;
  const foreign = before !== undefined && before.speaker !== name;
  return {
    speaker: name,
    // XXXX-03-12: a day without a year is no date that can be looked up.
    date: date && !(foreign && date.carried) && !date.value.startsWith('X') ? date.value : null,
    // To whom it was said is no occasion that can be looked up.
    occasion:
      occasion && !(foreign && occasion.carried) && !isAddress(occasion.value) ? occasion.value : null,
  };
}

type Said = Pick<Quoted, 'speaker' | 'date' | 'occasion'>;

interface Marked extends Span {
  readonly block: number;
}

/** Outermost marked words, cut at paragraph borders. */
function markedIn(text: string, blocks: readonly { kind: 'text'; start: number; end: number }[]): Marked[] {
  const { quotations, continuationMarks } = readQuotations(text, { blocks, hidden: [], comments: [] });
  const opensAnew = new Set(continuationMarks.map((mark) => mark.start));
  const marked: Marked[] = [];
  let block = 0;
  for (const quotation of quotations) {
    if (quotation.depth > 0 || quotation.block || quotation.open) continue;
    while (blocks[block].end < quotation.start) block++;
    for (let b = block; b < blocks.length && blocks[b].start < quotation.end; b++) {
      let start = Math.max(quotation.start, blocks[b].start);
      if (opensAnew.has(start)) start++;
      const end = Math.min(quotation.end, blocks[b].end);
      if (end > start) marked.push({ start, end, block: b });
    }
  }
  return marked;
}

/** Which marked words the front matter speaks of; a note that fits none or several is reported. */
function claim(
  text: string,
  marked: readonly Marked[],
  notes: readonly QuotationNote[],
  report: Report,
): Map<number, QuotationNote> {
  const claimed = new Map<number, QuotationNote>();
  for (const note of notes) {
    const fits = marked.flatMap((mark, i) => {
      const words = text.startsWith(note.starts, mark.start) && mark.start + note.starts.length <= mark.end;
      return words && text.slice(0, mark.start - 1).endsWith(note.before) ? [i] : [];
    });
    if (fits.length === 1 && !claimed.has(fits[0])) claimed.set(fits[0], note);
    else
      report('error', fits.length ? 'quotation-ambiguous' : 'quotation-not-found', note.span, {
        starts: note.before + note.starts,
      });
  }
  return claimed;
}

/** For each marked stretch whether someone is said to have spoken or written it. */
function areSpoken(text: string, marked: readonly Marked[]): boolean[] {
  const letters = marked.map((mark) => text.slice(mark.start, mark.end).match(LETTERS)?.length ?? 0);
  const spoken = marked.map((mark, i) => {
    const words = text.slice(mark.start, mark.end);
    const after = text.slice(mark.end + 1, mark.end + 60);
    // The name of a programme or a slogan, however long: “早发现、早报告、早隔离、早治疗”的防控要求.
    if (letters[i] < LONG && !SENTENCE_END.test(words) && NAME_AFTER.test(after)) return false;
    const previous = i > 0 && marked[i - 1].block === mark.block ? marked[i - 1].end + 1 : -1;
    const before =
      text
        .slice(Math.max(0, previous, mark.start - 80), mark.start - 1)
        .split('\n')
        .pop() ?? '';
    if (letters[i] >= AFTER_VERB && (SAYS.test(before) || /[：:]\s*$/.test(before))) return true;
    if (letters[i] >= IN_LIST && CLAUSE.test(words) && SAID_AFTER.test(after)) return true;
    if (letters[i] >= IN_SAID_SENTENCE && (SAID_AFTER.test(after) || SAYS_OF.test(before))) return true;
    const sentence =
      text
        .slice(Math.max(0, mark.start - 200), mark.start - 1)
        .split(/[。！？!?\n]/)
        .pop() ?? '';
    if (letters[i] >= IN_SAID_SENTENCE && SAYS_BEFORE.test(sentence)) return true;
    return letters[i] >= LONG || (letters[i] >= BY_ITSELF && CLAUSE.test(words));
  });
  // “A”，“B” after one lead-in, or before one lead-out: what is true of one is true of all.
  const listed = (i: number) =>
    marked[i].block === marked[i - 1].block &&
    BETWEEN_LIST.test(text.slice(marked[i - 1].end + 1, marked[i].start - 1));
  for (let i = 1; i < marked.length; i++) {
    if (!listed(i)) continue;
    const last = i + 1 === marked.length || !listed(i + 1);
    const both = letters[i] >= IN_SAID_SENTENCE && letters[i - 1] >= IN_SAID_SENTENCE;
    if (last && both && LIST_SAID_AFTER.test(text.slice(marked[i].end + 1, marked[i].end + 60)))
      spoken[i] = true;
    if (spoken[i - 1] && letters[i] >= IN_LIST) spoken[i] = true;
  }
  for (let i = marked.length - 1; i > 0; i--) {
    if (listed(i) && spoken[i] && letters[i - 1] >= IN_LIST) spoken[i - 1] = true;
  }
  return spoken;
}
