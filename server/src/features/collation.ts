// A passage with all its witnesses: the text of the place of record with the variants marked, and who reads what.
import type { Collation, Variant, Witness } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { decisionText, judgementText } from '../messages/curate.ts';
import { inChinese, t } from '../messages/language.ts';
import { escaped } from '../messages/markdown.ts';
import { clip, dateText, joined, oneLine } from '../messages/wording.ts';
import type { CollatePassageResult } from '../protocol.ts';
import { articlePlace } from './ranges.ts';

const CHINESE_SIGLA = '甲乙丙丁戊己庚辛壬癸';
/** What stands for words that are not there. */
const NOTHING = '—';

/** One reading that is not the record's, and the witnesses that have it. */
interface Reading {
  readonly variant: Variant;
  readonly witnesses: string[];
}

export function collationText(corpus: CorpusView, collation: Collation): CollatePassageResult {
  const { library } = corpus;
  const { passage, witnesses } = collation;
  const { text } = library.passages[passage];
  const readings = readingsOf(witnesses);
  const title = t('Collation: {0}', clip(oneLine(text), 16));
  return {
    title,
    markdown: `${[
      `# ${escaped(t('All who have the passage'))}`,
      marked(text, readings),
      `## ${escaped(t('Variants'))}`,
      readings.length === 0 ? escaped(t('All witnesses have the same words.')) : table(readings),
      `## ${escaped(t('Where they stand'))}`,
      [
        `- <strong>${escaped(t('Record'))}</strong> ${placeText(corpus, { passage, start: 0, end: text.length })}`,
        ...witnesses.map((one, i) => witnessLine(corpus, one, siglum(i))),
      ].join('\n'),
    ].join('\n\n')}\n`,
  };
}

/** 甲, 乙, 丙 …; A, B, C …: from the eleventh (twenty-seventh) on with a number. */
function siglum(index: number): string {
  const [letters, size] = inChinese() ? [CHINESE_SIGLA, 10] : ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 26];
  const round = Math.floor(index / size);
  return `${letters[index % size]}${round === 0 ? '' : round + 1}`;
}

function witnessLine(corpus: CorpusView, witness: Witness, sign: string): string {
  const facts = [
    witness.quoted ? t('in quotation marks') : t('in the writer’s own sentence'),
    witness.elided ? t('with omissions marked') : '',
    witness.tie === 'conflict' ? t('under another date or speaker') : '',
    witness.variants.length === 0 ? t('the same words') : t('variants: {0}', witness.variants.length),
  ].filter((part) => part !== '');
  return `- <strong>${escaped(sign)}</strong> ${placeText(corpus, witness.place)} ${escaped(
    inChinese() ? `（${facts.join('，')}）` : `(${facts.join(', ')})`,
  )}`;
}

function placeText({ library, article }: CorpusView, place: Witness['place']): string {
  const { title } = library.articles[library.articleOf[place.passage]];
  const at = articlePlace(library, article, place);
  const where = at === null ? `《${title}》` : t('《{0}》 line {1}', title, at.range.start.line + 1);
  const { speaker, date, occasion } = library.passages[place.passage];
  const said = [
    speaker,
    date === null ? null : dateText(date),
    occasion === `《${title}》` ? null : occasion,
  ];
  const facts = joined(said.filter((part) => part !== null));
  return [where, facts]
    .filter((part) => part !== '')
    .map(escaped)
    .join(' · ');
}

/** The readings in the order of the record's text; the same one of several witnesses once. */
function readingsOf(witnesses: readonly Witness[]): Reading[] {
  const readings = new Map<string, Reading>();
  witnesses.forEach(({ variants, quoted }, i) => {
    for (const variant of variants) {
      // A writer's own sentence puts words otherwise as it likes: only what looks like a slip is told.
      if (!quoted && variant.judgement.what !== 'transcription') continue;
      const key = `${variant.base.start} ${variant.base.end} ${variant.witnessReads}`;
      const known = readings.get(key);
      if (known === undefined) readings.set(key, { variant, witnesses: [siglum(i)] });
      else known.witnesses.push(siglum(i));
    }
  });
  return [...readings.values()].sort(
    (a, b) => a.variant.base.start - b.variant.base.start || a.variant.base.end - b.variant.base.end,
  );
}

/** The text with each place underlined that somebody reads otherwise, and the numbers of the readings behind it. */
function marked(text: string, readings: readonly Reading[]): string {
  let at = 0;
  let html = '';
  readings.forEach(({ variant: { base } }, i) => {
    const start = Math.max(at, base.start);
    const end = Math.max(start, base.end);
    html += escapedLines(text.slice(at, start));
    if (end > start) html += `<ins>${escapedLines(text.slice(start, end))}</ins>`;
    html += `<sup>${i + 1}</sup>`;
    at = end;
  });
  html += escapedLines(text.slice(at));
  return html
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
}

function escapedLines(text: string): string {
  return text.split('\n').map(escaped).join('\n');
}

/** What an editor decided, with the reason; else what it looks like. */
function opinion({ judgement, decision }: Variant): string {
  if (decision === null) return judgementText(judgement);
  const said = t('decided: {0}', decisionText(decision));
  return decision.why ? t('{0} ({1})', said, decision.why) : said;
}

function table(readings: readonly Reading[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const heads = ['', t('Record'), t('Reading'), t('Found in'), t('What it looks like')];
  return [
    row(heads.map(escaped)),
    row(heads.map(() => '---')),
    ...readings.map(({ variant, witnesses }, i) =>
      row([
        String(i + 1),
        escaped(variant.words.base) || NOTHING,
        escaped(variant.words.witness) || NOTHING,
        witnesses.map(escaped).join(inChinese() ? '、' : ', '),
        escaped(opinion(variant)),
      ]),
    ),
  ].join('\n');
}
