// Why a quotation was judged as it was, in plain words: what it was compared with, how they differ, which rule it meets.
import type { CheckedDocument } from '../document-checker.ts';
import type { Considered, ConsideredSource, Finding } from '../engine/index.ts';
import { considered } from '../engine/index.ts';
import { inChinese, t } from '../messages/language.ts';
import { escaped } from '../messages/markdown.ts';
import {
  clip,
  dateText,
  differenceText,
  oneLine,
  ruleText,
  severityText,
  sourceText,
  statedName,
  stateText,
  words,
} from '../messages/wording.ts';
import type { ExplainResult } from '../protocol.ts';
import { flagsOf } from '../rules.ts';
import { alignedClauses } from '../alignment.ts';
import type { AlignedClause } from '../alignment.ts';
import { articlePlace } from './ranges.ts';

/** Clauses of the alignment that are shown; where there are more, those that differ. */
const MOST_CLAUSES = 60;

/** The explanation of one finding as a Markdown document. */
export function explainFinding(checked: CheckedDocument, finding: Finding): ExplainResult {
  const { document, corpus } = checked;
  const text = { text: document.getText(), languageId: document.languageId };
  const compared = considered(corpus.library, text, finding);
  const state = stateText(finding);
  const title = `${state}: ${clip(oneLine(finding.text), 16)}`;
  return {
    title,
    markdown: `${[
      `# ${escaped(state)}`,
      quote(clip(finding.text, 400)),
      heading(t('Why')),
      list(reasons(checked, finding, compared)),
      ...alignment(finding),
      ...comparison(checked, finding, compared),
      heading(t('What is pointed out')),
      list(pointedOut(checked, finding)),
    ]
      .filter((part) => part !== '')
      .join('\n\n')}\n`,
  };
}

function reasons(checked: CheckedDocument, finding: Finding, compared: Considered | null): string[] {
  const lines = [
    finding.quoted
      ? t('The words stand in quotation marks, so they are taken as a quotation.')
      : t('The words stand without quotation marks; they were recognised because the corpus has them.'),
  ];
  const { quoted } = checked.settings.minimumLength;
  if (compared !== null && finding.quoted && compared.size < quoted)
    lines.push(
      t(
        'They count as {0} characters, fewer than {1}: short words are not judged in a check, only looked up here.',
        Math.round(compared.size),
        quoted,
      ),
    );
  lines.push(...wordingReasons(finding, compared));
  lines.push(sourceReason(finding, compared));
  lines.push(...attributionReasons(finding));
  return lines.filter((line) => line !== '');
}

function wordingReasons(finding: Finding, compared: Considered | null): string[] {
  const { edits } = finding;
  const wording = edits.filter(({ kind }) => kind === 'wording').length;
  switch (finding.verdict) {
    case 'exact':
      return [
        t('Every word and mark is as in the source. Line breaks and the document’s markup do not count.'),
      ];
    case 'equivalent':
      return [t('The words are those of the source; only punctuation, character width or script differ.')];
    case 'elided':
      return [
        t(
          'Words are left out and the omission is marked; every part is word for word, in the order of the source.',
        ),
      ];
    case 'misquote': {
      const best = compared?.sources[0];
      const share =
        compared === null || best === undefined
          ? []
          : [
              t(
                'Of {0} characters, {1} are those of the source: near enough to be a quotation of it.',
                compared.letters,
                best.same,
              ),
            ];
      return [
        ...share,
        t('Differences in the words: {0}. So the quotation differs from the source.', wording),
      ];
    }
    case 'variant':
      return [
        t(
          'The words agree with a later reprint, while the place of record reads otherwise. Which one to follow is for you to say.',
        ),
      ];
    case 'spliced':
      return [
        t(
          'No single passage has all these words; {0} passages, one after the other, have them.',
          finding.alternatives.length,
        ),
      ];
    case 'unsourced':
      return [
        t(
          'They are given as the words of {0}, who speaks in the corpus, and no passage comes near enough.',
          finding.attribution.stated.speaker ?? '',
        ),
      ];
  }
}

function sourceReason(finding: Finding, compared: Considered | null): string {
  if (finding.source === null || finding.verdict === 'spliced') return '';
  if (compared === null || compared.total <= 1) return t('Only one passage comes into question.');
  return t(
    '{0} passages come into question. The source is the one nearest in wording; among equals the one the text names, then that of the neighbouring quotations, then the place of record, then the earliest.',
    compared.total,
  );
}

function attributionReasons({ attribution }: Finding): string[] {
  const { status, stated, conflicts } = attribution;
  if (status === 'unstated') return [t('The text states no source for these words.')];
  if (status === 'contradicted')
    return conflicts.map(({ what, stated: said, expected }) =>
      expected === null
        ? t('{0}: {1} is stated here', statedName(what), words(said))
        : t('{0}: {1} is stated here, the corpus has {2}', statedName(what), words(said), words(expected)),
    );
  const said = [stated.speaker, stated.date === null ? null : dateText(stated.date), stated.occasion];
  return [
    t(
      'What the text states of the source agrees with it: {0}',
      said.filter((one) => one !== null).join(' · '),
    ),
  ];
}

function alignment(finding: Finding): string[] {
  if (finding.edits.length === 0 || finding.source === null) return [];
  const all = alignedClauses(finding);
  const shown = all.length <= MOST_CLAUSES ? all : all.filter((one) => one.some(({ edit }) => edit !== null));
  const rows = shown
    .slice(0, MOST_CLAUSES)
    .map((clause) => row([side(clause, 'found'), side(clause, 'expected'), remarks(clause, finding)]));
  return [heading(t('Clause by clause')), table([t('The document'), t('The source'), t('Difference')], rows)];
}

function side(clause: AlignedClause, which: 'found' | 'expected'): string {
  const text = clause
    .map((part) => {
      const own = part[which];
      if (part.edit === null) return escaped(own);
      // Struck through and underlined: not told apart by colour.
      const tag = which === 'found' ? 'del' : 'ins';
      return own.trim() === '' ? '' : `<${tag}>${escaped(own)}</${tag}>`;
    })
    .join('');
  return text.replace(/\n/g, ' ');
}

function remarks(clause: AlignedClause, finding: Finding): string {
  return clause
    .flatMap(({ edit }) => (edit === null ? [] : [escaped(differenceText(edit, finding))]))
    .join('<br>');
}

function comparison(checked: CheckedDocument, finding: Finding, compared: Considered | null): string[] {
  const chosen = finding.source?.passage;
  const listed = [...(compared?.sources ?? [])];
  if (listed.length === 0) return [];
  const isChosen = ({ place }: ConsideredSource): boolean =>
    finding.verdict === 'spliced'
      ? finding.alternatives.some(({ passage }) => passage === place.passage)
      : place.passage === chosen;
  const entries = listed.map((one, i) => {
    const facts = [
      one.same === compared!.letters && one.cost === 0
        ? t('all characters the same')
        : t('{0} of {1} characters the same', one.same, compared!.letters),
      one.primary ? t('place of record') : t('reprint'),
      statusText(one),
      ...(isChosen(one) ? [t('chosen')] : []),
    ];
    const name = escaped(sourceText(checked.corpus.library, one.place));
    // Two spaces end a line inside an entry of a list.
    return [
      `${i + 1}. ${isChosen(one) ? `<strong>${name}</strong>` : name}`,
      escaped(articleText(checked, one)),
      escaped(words(wordsOf(checked, one), 60)),
      escaped(facts.join(inChinese() ? '；' : '; ')),
    ].join('  \n   ');
  });
  const more = compared!.total - listed.length;
  return [
    heading(
      finding.source === null ? t('The nearest passages, none near enough') : t('What it was compared with'),
    ),
    entries.join('\n'),
    more > 0 ? escaped(t('and {0} more', more)) : '',
  ];
}

function wordsOf({ corpus: { library } }: CheckedDocument, { place }: ConsideredSource): string {
  return library.passages[place.passage].text.slice(place.start, place.end);
}

/** The article and the line in it; a preview follows no links to files. */
function articleText({ corpus: { library, article } }: CheckedDocument, { place }: ConsideredSource): string {
  const { title } = library.articles[library.articleOf[place.passage]];
  const at = articlePlace(library, article, place);
  return at === null ? `《${title}》` : t('《{0}》 line {1}', title, at.range.start.line + 1);
}

function statusText({ attribution }: ConsideredSource): string {
  switch (attribution) {
    case 'consistent':
      return t('the stated source agrees');
    case 'contradicted':
      return t('the stated source does not agree');
    case 'unstated':
      return t('no source is stated');
  }
}

function pointedOut(checked: CheckedDocument, finding: Finding): string[] {
  const flags = flagsOf(finding, checked.settings, checked.ignored);
  const rules = [...new Set(flags.map(({ rule }) => rule))];
  if (rules.length === 0) return [t('Nothing: the quotation is only marked quietly.')];
  return rules.map((rule) =>
    t(
      'The rule “{0}” ({1}), shown as {2}: see the setting {3}.',
      ruleText(rule),
      rule,
      severityText(checked.settings.severity[rule]),
      `verbatim.severity.${rule}`,
    ),
  );
}

const heading = (text: string): string => `## ${escaped(text)}`;
const list = (lines: readonly string[]): string => lines.map((line) => `- ${escaped(line)}`).join('\n');
const quote = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${escaped(line)}`)
    .join('\n>\n');
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(heads.map(escaped)), row(heads.map(() => '---')), ...rows].join('\n');
