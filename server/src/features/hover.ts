import { MarkupKind } from 'vscode-languageserver-types';
import type { Hover, Position } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import { establishedFor, lookupAt, remarkOn } from '../engine/index.ts';
import type { Edit, Finding, SourcePlace, Translations } from '../engine/index.ts';
import { t, tn } from '../messages/language.ts';
import { escaped, linkTarget } from '../messages/markdown.ts';
import { translationsSection } from '../messages/translation.ts';
import { inWholeWords } from '../messages/whole-words.ts';
import {
  clip,
  dateText,
  joined,
  ruleText,
  statedName,
  stateOf,
  verdictText,
  words,
} from '../messages/wording.ts';
import { quotedParts } from '../quoted-parts.ts';
import { raisedBy } from '../rules.ts';
import { displayName } from '../uris.ts';

import { articlePlace, offsetOf, rangeOf } from './ranges.ts';

/** Characters of a passage shown on each side of the quoted words. */
const CONTEXT = 160;
/** Characters of quoted words shown in one piece. */
const LONGEST_QUOTED = 600;
const MOST_OTHERS = 3;
const MOST_EDITS = 12;

/** What is known about the quotation at a position; null where there is none. */
export function hover(
  checked: CheckedDocument,
  position: Position,
  translations: Translations | null = null,
): Hover | null {
  const finding = findingAt(checked, offsetOf(checked.document, position));
  if (finding === null) return null;
  return {
    range: rangeOf(checked.document, finding),
    contents: { kind: MarkupKind.Markdown, value: describe(checked, finding, translations).join('\n\n') },
  };
}

/** The finding at an offset: the innermost one of the check, else what a closer look at this place finds. */
function findingAt(checked: CheckedDocument, offset: number): Finding | null {
  let best: Finding | null = null;
  for (const finding of checked.findings) {
    if (finding.start > offset) break;
    // The end belongs to it: the pointer rests between two characters.
    if (offset <= finding.end && (best === null || finding.end - finding.start <= best.end - best.start))
      best = finding;
  }
  if (best !== null && best.verdict !== 'unsourced') return best;
  const { document, corpus } = checked;
  const text = { text: document.getText(), languageId: document.languageId };
  return lookupAt(corpus.library, text, offset) ?? best;
}

/** What is wrong with it comes first: what stands below the context is not seen without scrolling. */
function describe(checked: CheckedDocument, finding: Finding, translations: Translations | null): string[] {
  const first = [headline(finding), ignoring(checked, finding)];
  if (finding.source === null)
    return [...first, escaped(t('Nothing like these words stands in the corpus'))].filter(isSaid);
  const told = [...first, [conflicts(finding), differences(finding)].filter(isSaid).join('\n')];
  if (finding.verdict === 'spliced') return [...told, ...spliced(checked, finding)].filter(isSaid);
  return [
    ...told,
    heading(checked, finding.source),
    quotedPassage(checked, finding.source, finding),
    notes(checked, finding.source),
    remarks(checked, finding.source),
    translations === null
      ? ''
      : translationsSection(translations, establishedFor(translations, finding.source)),
    witnesses(checked, finding),
  ].filter(isSaid);
}

const isSaid = (part: string): boolean => part !== '';

/** What the wording is, and before or behind it that another source is stated. */
function headline(finding: Finding): string {
  const verdict = verdictText(finding);
  if (finding.attribution.status !== 'contradicted') return `**${escaped(verdict)}**`;
  const contradicted = `**${escaped(ruleText('contradicted'))}**`;
  return stateOf(finding) === 'contradicted'
    ? `${contradicted} · ${escaped(t('wording: {0}', verdict))}`
    : `**${escaped(verdict)}** · ${contradicted}`;
}

/** What of it is left alone, by what, and that this can be taken back. */
function ignoring({ document, settings, ignored }: CheckedDocument, finding: Finding): string {
  const lines = raisedBy(finding, settings).flatMap((raised) => {
    const by = ignored.by(finding, raised);
    if (by === null) return [];
    const rule = ruleText(raised.rule);
    if ('comment' in by) {
      const { line } = rangeOf(document, by.comment).start;
      return [t('“{0}” is ignored here, by the comment in line {1}', rule, line + 1), by.comment.reason];
    }
    return [
      t('“{0}” is ignored here, by the list {1}', rule, displayName(by.entry.list.uri)),
      by.entry.reason,
    ];
  });
  const said = [...new Set(lines.filter(isSaid))];
  if (said.length === 0) return '';
  return `*${[...said, t('A quick fix (Ctrl+.) takes it back.')].map(escaped).join('*  \n*')}*`;
}

function spliced(checked: CheckedDocument, finding: Finding): string[] {
  const places = finding.alternatives.length > 0 ? finding.alternatives : [finding.source!];
  return places
    .slice(0, 6)
    .flatMap((place, i) => [`${i + 1}\\. ${heading(checked, place)}`, quotedPassage(checked, place, null)]);
}

/** Speaker, date and occasion; the article as a link that opens it at the words. */
function heading(checked: CheckedDocument, place: SourcePlace): string {
  const { library } = checked.corpus;
  const passage = library.passages[place.passage];
  const { kind, title } = library.articles[library.articleOf[place.passage]];
  // A classical text has a chapter and a verse, and no day on which it was said.
  const isVerse = kind === 'verse';
  const orUnknown = (fact: string | null, unknown: string): string | null =>
    fact ?? (isVerse ? null : unknown);
  const said = [
    orUnknown(passage.speaker, t('Speaker unknown')),
    orUnknown(passage.date === null ? null : dateText(passage.date), t('Date unknown')),
    isTitle(passage.occasion, title) ? null : orUnknown(passage.occasion, t('Occasion unknown')),
  ].filter((fact) => fact !== null);
  return `${escaped(joined(said))}  \n${articleLink(checked, place)}`;
}

/** Whether the occasion is the article itself, which is named beside it anyway. */
function isTitle(occasion: string | null, title: string): boolean {
  return occasion === `《${title}》`;
}

function articleLink(checked: CheckedDocument, place: SourcePlace): string {
  const { library } = checked.corpus;
  const article = library.articles[library.articleOf[place.passage]];
  const published = [
    article.author,
    article.publication,
    article.date === null ? null : dateText(article.date),
  ];
  const rest = joined(published.filter((part) => part !== null));
  const title = escaped(`《${article.title}》`);
  const at = articlePlace(library, checked.corpus.article, place);
  return `${at === null ? title : `[${title}](${linkTarget(at.link)})`}${rest === '' ? '' : ` ${escaped(rest)}`}`;
}

/** The passage around the quoted words, these in bold; `finding` may have left out some of them. */
function quotedPassage(checked: CheckedDocument, place: SourcePlace, finding: Finding | null): string {
  const { text } = checked.corpus.library.passages[place.passage];
  const from = wholeCharacters(text, Math.max(0, place.start - CONTEXT));
  const to = wholeCharacters(text, Math.min(text.length, place.end + CONTEXT));
  const parts = finding === null ? [place] : quotedParts(finding, text, place);
  const longest = Math.ceil(LONGEST_QUOTED / parts.length);
  let at = from;
  let written = from > 0 ? '…' : '';
  for (const { start, end } of parts) {
    const between = text.slice(at, start);
    written += paragraphs(at === from ? between : clip(between, 2 * CONTEXT));
    written += bold(clip(text.slice(start, end), longest));
    at = end;
  }
  written += `${paragraphs(text.slice(at, Math.max(at, to)))}${to < text.length ? '…' : ''}`;
  return written
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
}

/** Bold needs a letter at either end: next to Chinese punctuation, `**` is no emphasis in Markdown. */
function bold(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const characters = [...line];
      const first = characters.findIndex(isLetter);
      if (first === -1) return escaped(line);
      const last = characters.findLastIndex(isLetter) + 1;
      const part = (from: number, to: number): string => escaped(characters.slice(from, to).join(''));
      return `${part(0, first)}**${part(first, last)}**${part(last, characters.length)}`;
    })
    .join('\n');
}

function isLetter(character: string): boolean {
  // The class of all letters takes V8 a millisecond to compile: most are Chinese.
  return (character >= '\u4e00' && character <= '\u9fff') || /[\p{L}\p{N}]/u.test(character);
}

/** Escapes each paragraph on its own, so that the borders between them stay. */
function paragraphs(text: string): string {
  return text.split('\n').map(escaped).join('\n');
}

function differences(finding: Finding): string {
  const { edits } = finding;
  const lines = edits
    .slice(0, MOST_EDITS)
    .map((edit) => `- ${mark(edit)}${escaped(changeText(edit, finding))}`);
  if (edits.length > MOST_EDITS)
    lines.push(`- ${escaped(tn(edits.length - MOST_EDITS, '{0} more difference', '{0} more differences'))}`);
  return lines.join('\n');
}

/** The difference itself; what kind it is stands before it. */
function changeText(edit: Edit, finding: Finding): string {
  if (edit.found === '') return words(edit.expected);
  if (edit.expected === '') return words(edit.found);
  const { found, expected } = inWholeWords(edit, finding.text, edit.start - finding.start);
  return t('{0} reads {1} in the source', words(found), words(expected));
}

/** The proofreader's word for a difference. */
function mark(edit: Edit): string {
  const name =
    edit.kind === 'punctuation'
      ? t('Punctuation')
      : edit.kind === 'script'
        ? t('Script')
        : edit.kind === 'width'
          ? t('Width')
          : edit.op === 'omission'
            ? t('Omission')
            : edit.op === 'addition'
              ? t('Addition')
              : edit.op === 'transposition'
                ? t('Order')
                : t('Wording');
  return `**${escaped(name)}** `;
}

function conflicts(finding: Finding): string {
  if (finding.attribution.status !== 'contradicted') return '';
  return finding.attribution.conflicts
    .map(({ what, stated, expected }) =>
      expected === null
        ? t('{0}: {1} is stated here', statedName(what), words(stated))
        : t('{0}: {1} is stated here, the corpus has {2}', statedName(what), words(stated), words(expected)),
    )
    .map((line) => `- **${escaped(t('Source'))}** ${escaped(line)}`)
    .join('\n');
}

function witnesses(checked: CheckedDocument, finding: Finding): string {
  if (finding.alternativesTotal === 0 || finding.alternatives.length === 0) return '';
  const { library } = checked.corpus;
  const shown = finding.alternatives.slice(0, MOST_OTHERS);
  const lines = shown.map((place) => {
    const at = articlePlace(library, checked.corpus.article, place);
    const { title } = library.articles[library.articleOf[place.passage]];
    const { speaker, date, occasion } = library.passages[place.passage];
    const about = [
      speaker,
      date === null ? null : dateText(date),
      isTitle(occasion, title) ? null : occasion,
    ];
    const said = joined(about.filter((part) => part !== null));
    const name = escaped(`《${title}》`);
    const article = at === null ? name : `[${name}](${linkTarget(at.link)})`;
    return `- ${[escaped(said), article].filter((part) => part !== '').join(' ')}`;
  });
  const head =
    finding.verdict === 'variant'
      ? t('As quoted by:')
      : tn(
          finding.alternativesTotal,
          '{0} other source with these words:',
          '{0} other sources with these words:',
        );
  const more = finding.alternativesTotal - shown.length;
  if (more > 0) lines.push(`- ${escaped(t('and {0} more', more))}`);
  return `${escaped(head)}\n\n${lines.join('\n')}`;
}

/** What a reader must know about the text: emendations, a partial article, a passage broken off. */
function notes(checked: CheckedDocument, place: SourcePlace): string {
  const { library } = checked.corpus;
  const passage = library.passages[place.passage];
  const article = library.articles[library.articleOf[place.passage]];
  const document = checked.corpus.article(article.file);
  const lines = passage.emendations.map(({ span, found, reads, why, applied }) => {
    const line = document === null ? passage.line : rangeOf(document, span).start.line + 1;
    return applied
      ? t('Emended at line {0}: the file has {1}, read as {2}. {3}', line, words(found), words(reads), why)
      : t('Doubtful at line {0}: the file has {1}, perhaps {2}. {3}', line, words(found), words(reads), why);
  });
  if (passage.notes.includes('broken-off'))
    lines.push(t('The passage breaks off here in the source at hand.'));
  if (passage.notes.includes('no-provenance'))
    lines.push(t('The source at hand states neither date nor occasion.'));
  if (article.status === 'partial')
    lines.push(
      article.statusNote === null
        ? t('Only a part of the article is in the corpus.')
        : t('Only a part of the article is in the corpus: {0}', article.statusNote),
    );
  return lines.map((line) => `**${escaped(t('Note'))}** ${escaped(line)}`).join('  \n');
}

/** The nearest place at or before `offset` that does not cut a character in two. */
function wholeCharacters(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff && offset > 0 ? offset - 1 : offset;
}

/** What the corpus says of the passage beyond its words: what it is about, a remark. */
function remarks(checked: CheckedDocument, { passage }: SourcePlace): string {
  const { library } = checked.corpus;
  const { theme, tags, note } = remarkOn(
    library.articles[library.articleOf[passage]],
    library.passages[passage],
  );
  const about = [
    ...(theme === undefined ? [] : [t('Theme: {0}', theme)]),
    ...(tags ?? []).map((tag) => `#${tag}`),
  ];
  return [about.join(' · '), note ?? '']
    .filter((line) => line !== '')
    .map(escaped)
    .join('  \n');
}
