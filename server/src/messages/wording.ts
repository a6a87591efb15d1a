import type { Edit, Finding, Library, Rule, Severity, SourcePlace } from '../engine/index.ts';
import { inChinese, t, tn } from './language.ts';
import { inWholeWords } from './whole-words.ts';

/** Longest stretch of somebody's words inside a message. */
const LONGEST_WORDS = 30;
/** Differences named in one message; the rest are counted. */
const MOST_DIFFERENCES = 3;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A text as one line without control characters, which could forge or hide parts of a message. */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}

/** At most `longest` characters of a text, the middle left out. */
export function clip(text: string, longest = LONGEST_WORDS): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const head = Math.ceil((longest - 1) / 2);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (longest - 1 - head)).join('')}`;
}

/** At most `longest` characters of a text, the end left out. */
export function clipEnd(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** Somebody's words inside a message, in quotation marks, short. */
export function words(text: string, longest = LONGEST_WORDS): string {
  const short = clip(oneLine(text), longest);
  return inChinese() ? `「${short}」` : `“${short}”`;
}

/** An EDTF date as people write it; unknown forms stay as they are. */
export function dateText(date: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (parts === null) return date;
  const [, year, month, day] = parts;
  if (inChinese())
    return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** Parts of a list inside a sentence. */
export function joined(parts: readonly string[]): string {
  return parts.join(inChinese() ? '，' : ', ');
}

/** Names one after another. */
export function listed(names: readonly string[]): string {
  return names.join(inChinese() ? '、' : ', ');
}

/** Speaker, date and occasion of a passage on one line; the article's title where the occasion is unknown. */
export function sourceText(library: Library, place: SourcePlace): string {
  const passage = library.passages[place.passage];
  const { title } = library.articles[library.articleOf[place.passage]];
  const parts = [
    passage.speaker,
    passage.date === null ? null : dateText(passage.date),
    passage.occasion ?? `《${title}》`,
  ];
  return oneLine(joined(parts.filter((part) => part !== null)));
}

/** One difference as a short sentence. 脱 is left out, 衍 is put in, 倒 is put in another order, 异 is another word. */
export function differenceText(edit: Edit, finding: Finding): string {
  const shown = inWholeWords(edit, finding.text, edit.start - finding.start);
  const found = words(shown.found);
  const expected = words(shown.expected);
  if (edit.kind === 'punctuation') {
    if (edit.op === 'omission') return t('the punctuation {0} is left out', expected);
    if (edit.op === 'addition') return t('the punctuation {0} is not in the source', found);
    return t('the punctuation {0} is {1} in the source', found, expected);
  }
  if (edit.kind === 'script') return t('{0} is written {1} in the source', found, expected);
  if (edit.kind === 'width') return t('{0} is {1} in the source (character width)', found, expected);
  switch (edit.op) {
    case 'omission':
      return t('{0} is left out', expected);
    case 'addition':
      return t('{0} is not in the source', found);
    case 'transposition':
      return t('{0} stands in another order, {1}, in the source', found, expected);
    case 'substitution':
      return t('{0} reads {1} in the source', found, expected);
  }
}

/** The differences of a finding on one line, the first few by name. */
export function differencesText(finding: Finding): string {
  // A slip is not to be hidden behind characters of the other script.
  const isWording = ({ kind }: Edit) => kind === 'wording';
  const edits = [...finding.edits.filter(isWording), ...finding.edits.filter((e) => !isWording(e))];
  const named = edits.slice(0, MOST_DIFFERENCES).map((edit) => differenceText(edit, finding));
  const rest = edits.length - named.length;
  if (rest > 0) named.push(tn(rest, '{0} more difference', '{0} more differences'));
  return named.join(inChinese() ? '；' : '; ');
}

/** What the wording of a finding is, in a few words. */
export function verdictText(finding: Finding): string {
  switch (finding.verdict) {
    case 'exact':
      return t('Agrees with the source');
    case 'equivalent':
      return t('Differs in punctuation or script only');
    case 'elided':
      return t('Shortened, with the omission marked');
    case 'variant':
      return t('Variant');
    case 'misquote':
      return t('Differs from the source');
    case 'spliced':
      return t('Joined from different passages');
    case 'unsourced':
      return t('Not found in the corpus');
  }
}

/** The verdict; what is stated of it where the wording is no concern. */
export function stateOf(finding: Finding): Finding['verdict'] | 'contradicted' {
  const { verdict, attribution } = finding;
  const isSettled = verdict === 'exact' || verdict === 'equivalent' || verdict === 'elided';
  return isSettled && attribution.status === 'contradicted' ? 'contradicted' : verdict;
}

/** What is to be known first about a finding, in a few words. */
export function stateText(finding: Finding): string {
  return stateOf(finding) === 'contradicted' ? t('Another source is stated') : verdictText(finding);
}

/** What falls under a rule, in a few words. */
export function ruleText(rule: Rule): string {
  switch (rule) {
    case 'misquote':
      return t('Differs from the source');
    case 'spliced':
      return t('Joined from different passages');
    case 'contradicted':
      return t('Another source is stated');
    case 'variant':
      return t('Variant');
    case 'unsourced':
      return t('Not found in the corpus');
    case 'equivalent':
      return t('Differs in punctuation or script only');
    case 'near-verbatim':
      return t('Close to a source, without quotation marks');
    case 'stale-ignore':
      return t('Nothing left to ignore');
    case 'translation-altered':
      return t('Differs from the established translation');
    case 'translation-unused':
      return t('Established translation not used');
  }
}

/** What is stated of a quotation, by its kind. */
export function statedName(what: 'speaker' | 'date' | 'occasion' | 'article'): string {
  switch (what) {
    case 'speaker':
      return t('speaker');
    case 'date':
      return t('date');
    case 'occasion':
      return t('occasion');
    case 'article':
      return t('article');
  }
}

/** Kinds of occasion in English; the library has them in Chinese. */
const OCCASION_KINDS: Readonly<Record<string, string>> = {
  慰问电: 'Message of sympathy',
  贺电: 'Message of congratulation',
  唁电: 'Message of condolence',
  复信: 'Reply',
  回信: 'Letter in reply',
  贺信: 'Letter of congratulation',
  慰问信: 'Letter of sympathy',
  通话: 'Telephone call',
  会见: 'Meeting with a visitor',
  会谈: 'Talks',
  会晤: 'Meeting',
  座谈: 'Discussion',
  峰会发言: 'Statement at a summit',
  批示: 'Written instruction',
  指示: 'Instruction',
  演讲: 'Speech',
  致辞: 'Address',
  讲话: 'Remarks',
  发言: 'Statement',
  报告: 'Report',
  采访: 'Interview',
  题词: 'Inscription',
  信: 'Letter',
  电: 'Telegram',
  文章: 'Article',
  峰会: 'Summit',
  考察: 'Inspection',
  会议: 'Conference',
};

/** A kind of occasion in the user's language; an unknown one as it is. */
export function occasionKindText(kind: string): string {
  return inChinese() ? kind : (OCCASION_KINDS[kind] ?? kind);
}

/** How severe a rule is, in a word. */
export function severityText(severity: Severity): string {
  switch (severity) {
    case 'error':
      return t('error');
    case 'warning':
      return t('warning');
    case 'information':
      return t('information');
    case 'hint':
      return t('hint');
    case 'off':
      return t('off');
  }
}
