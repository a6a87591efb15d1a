// What is said about translations.
import type { Edit, Established, Finding, Rendering, Translations } from '../engine/index.ts';
import type { TranslationFlag } from '../translated-document.ts';
import type { TranslationProblem } from '../translation/translation-file.ts';
import { baseName } from '../uris.ts';
import { inChinese, t, tn } from './language.ts';
import { escaped, linkTarget } from './markdown.ts';
import { inWholeWords } from './whole-words.ts';
import { clip, joined, oneLine, words } from './wording.ts';

/** Characters of words in a message and in a title. */
const LONGEST = 120;
const LONGEST_TITLE = 60;
/** Characters of a translation's sentence shown on each side of the words. */
const CONTEXT = 240;
const MOST_SHOWN = 3;

/** Something in a file of translations that cannot be used. */
export function translationProblemText({ code, values }: TranslationProblem): string {
  const v = (name: string): string => clip(oneLine(values[name] ?? ''), LONGEST);
  switch (code) {
    case 'xml':
      return t('This is no XML that can be read: {0}', v('reason'));
    case 'yaml':
      return t('This is no YAML that can be read: {0}', v('reason'));
    case 'form':
      return t('This is no form of translations that is known: TMX, XLIFF, or fields such as “language: en”');
    case 'field':
      return t('The field {0} is missing here, unknown, or not of its form', v('field'));
    case 'language':
      return t('The language is missing or no language tag; write it like “en” or “zh-Hans”');
    case 'status':
      return t('Unknown value {1} of the field {0}; known are {2}', 'status', v('value'), v('known'));
    case 'too-large':
      return t('The file of translations is too large');
  }
}

export function statusText(status: Rendering['status']): string {
  switch (status) {
    case 'official':
      return t('official');
    case 'published':
      return t('published');
    case 'draft':
      return t('draft');
  }
}

/** Language, status and source of a translation. */
export function renderingText({ language, status, origin, file }: Rendering): string {
  return oneLine(joined([languageText(language), statusText(status), origin ?? baseName(file)]));
}

/** A language by its name, in the language people are spoken to. */
function languageText(tag: string): string {
  try {
    return new Intl.DisplayNames([inChinese() ? 'zh-Hans' : 'en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What is said of a quotation that is not as its established translation has it. */
export function flagText({ rule, finding, established, original }: TranslationFlag): string {
  const from = renderingText(established.rendering);
  if (rule === 'translation-altered')
    return t('Differs from the established translation: {0} ({1})', alterationsText(finding), from);
  return t(
    'The established translation of {0} is not used: {1} ({2})',
    words(original?.text ?? ''),
    words(established.text, LONGEST),
    from,
  );
}

/** How words differ from the established translation, the first few differences by name. */
export function alterationsText(finding: Finding): string {
  const { edits } = finding;
  const named = edits.slice(0, MOST_SHOWN).map((edit) => alterationText(edit, finding));
  const rest = edits.length - named.length;
  if (rest > 0) named.push(tn(rest, '{0} more difference', '{0} more differences'));
  return named.join(inChinese() ? '；' : '; ');
}

function alterationText(edit: Edit, finding: Finding): string {
  const { found, expected } = inWholeWords(edit, finding.text, edit.start - finding.start);
  if (found.trim() === '') return t('{0} is left out', words(expected.trim()));
  if (expected.trim() === '') return t('{0} is not there', words(found.trim()));
  return t('{0} reads {1} there', words(found), words(expected));
}

export function useTitle(text: string): string {
  return t('Use the established translation: {0}', words(text, LONGEST_TITLE));
}

/** The established translations of some words, for a hover; empty where there are none. */
export function translationsSection(translations: Translations, established: readonly Established[]): string {
  return established
    .slice(0, MOST_SHOWN)
    .map((one) => {
      const head = one.exact
        ? t('Established translation')
        : t('Established translation, of a longer stretch');
      return `**${escaped(head)}** ${linked(one)}\n\n${quoted(translations, one)}`;
    })
    .join('\n\n');
}

/** Where a translation is from, as a link to its place in the file. */
export function linked({ rendering, line }: Pick<Established, 'rendering' | 'line'>): string {
  return `[${escaped(renderingText(rendering))}](${linkTarget(`${rendering.file}#L${line}`)})`;
}

/** The sentence of a translation, the words that were asked for in bold. */
function quoted({ library }: Translations, { place, context }: Established): string {
  const { text } = library.passages[place.passage];
  const from = Math.max(context.start, place.start - CONTEXT);
  const to = Math.min(context.end, place.end + CONTEXT);
  const before = `${from > context.start ? '…' : ''}${text.slice(from, place.start)}`;
  const behind = `${text.slice(place.end, to)}${to < context.end ? '…' : ''}`;
  const own = escaped(clip(oneLine(text.slice(place.start, place.end)), 2 * CONTEXT));
  const isAll = before.trim() === '' && behind.trim() === '';
  return `> ${escaped(before)}${isAll ? own : `**${own}**`}${escaped(behind)}`;
}
