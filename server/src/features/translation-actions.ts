import { CodeActionKind } from 'vscode-languageserver-types';
import type { CodeAction, CodeActionContext, Range, TextEdit } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import { establishedFor, fittedTranslation, placesOfWords, primaryLanguage } from '../engine/index.ts';
import type { Established } from '../engine/index.ts';
import { t } from '../messages/language.ts';
import { useTitle } from '../messages/translation.ts';
import type { TranslationFlag } from '../translated-document.ts';
import { isSameRange, rangeOf, spanOf } from './ranges.ts';

const MOST_OFFERED = 3;
const LONGEST_PHRASE = 2000;

/**
 * Puts the established translation where a quotation has other words, or in the place of the selected Chinese words.
 * Each action carries its whole edit, tied to the version that was checked.
 */
export function translationActions(
  checked: CheckedDocument,
  range: Range,
  context: CodeActionContext,
  versioned: boolean,
  language: string | null,
): CodeAction[] {
  const { translated, document } = checked;
  if (translated === null) return [];
  if (
    context.only !== undefined &&
    !context.only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix)
  )
    return [];
  const span = spanOf(document, range);
  const action = (title: string, edits: TextEdit[], flag: TranslationFlag | null): CodeAction => {
    const { uri, version } = document;
    const diagnostics =
      flag === null
        ? []
        : context.diagnostics.filter(
            (one) => one.code === flag.rule && isSameRange(one.range, rangeOf(document, flag.finding)),
          );
    return {
      title,
      kind: CodeActionKind.QuickFix,
      ...(diagnostics.length === 0 ? {} : { diagnostics }),
      isPreferred: flag?.rule === 'translation-altered',
      edit: versioned
        ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
        : { changes: { [uri]: edits } },
    };
  };
  const fixes = translated.flags.flatMap((flag): CodeAction[] => {
    const { finding } = flag;
    if (finding.start > span.end || span.start > finding.end) return [];
    if (flag.rule === 'translation-altered') {
      const edits = finding.edits.map((edit) => ({
        range: rangeOf(document, edit),
        newText: edit.expected,
      }));
      const title =
        edits.length === 1
          ? useTitle(finding.canonical)
          : t('Use the established translation ({0} places)', edits.length);
      return edits.length === 0 ? [] : [action(title, edits, flag)];
    }
    if (flag.newText === null) return [];
    return [
      action(useTitle(flag.newText), [{ range: rangeOf(document, finding), newText: flag.newText }], flag),
    ];
  });
  if (span.end <= span.start || span.end - span.start > LONGEST_PHRASE) return fixes;
  const selected = document.getText().slice(span.start, span.end);
  if (!/\p{Script=Han}/u.test(selected)) return fixes;
  const [place] = placesOfWords(translated.translations.corpus, selected, 1);
  const wanted = language !== null && primaryLanguage(language) !== 'zh' ? language : null;
  const found: Established[] =
    place === undefined ? [] : establishedFor(translated.translations, place, wanted);
  return [
    ...fixes,
    ...found.slice(0, MOST_OFFERED).map(({ text }) => {
      // A Chinese phrase that is cut off before its full stop leaves the translation's out, too.
      const newText = /[。！？]$/.test(selected.trimEnd()) ? text : fittedTranslation(text, '');
      return action(useTitle(newText), [{ range, newText }], null);
    }),
  ];
}
