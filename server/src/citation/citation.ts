// One source, in the form that is wanted, for the place where it is to stand.
import type { Library, Settings } from '../engine/index.ts';
import { emphasisIn, escapedFor, footnoteIn } from './footnotes.ts';
import { inTextCitation, isChinese, provenanceText } from './in-text.ts';
import { referenceOf } from './reference.ts';
import { referenceText } from './styles.ts';

/** A text that a source goes into. */
export interface CitingText {
  readonly text: string;
  readonly languageId: string;
  /** Where the quotation stands, UTF-16. */
  readonly offset: number;
}

/** What goes in right behind the quotation, and what goes in elsewhere (`offset`: place in the document, UTF-16). */
export interface Citation {
  readonly text: string;
  readonly note: { readonly offset: number; readonly text: string } | null;
}

type Style = Settings['citation']['style'];

/** A passage's source as a bracket or a footnote in a document; for no document, as for a Markdown text in the article's language. */
export function citationFor(
  library: Library,
  passage: number,
  place: Settings['citation']['place'],
  style: Style,
  into: CitingText | null,
): Citation {
  const { language } = library.articles[library.articleOf[passage]];
  const chinese = isChinese(into?.text ?? '', into?.offset ?? 0, language);
  const languageId = into?.languageId ?? 'markdown';
  if (place === 'inText' || into === null)
    return { text: escapedFor(languageId, inTextCitation(library, passage, chinese)), note: null };
  const { mark, note } = footnoteIn(
    languageId,
    into.text,
    noteWords(library, passage, style, languageId, chinese),
  );
  return { text: mark, note };
}

/** Date and occasion, then where they are printed. */
function noteWords(
  library: Library,
  passage: number,
  style: Style,
  languageId: string,
  chinese: boolean,
): string {
  const reference = referenceOf(library, passage);
  const escaped = escapedReference(reference, languageId);
  const printed = referenceText(escaped, style, emphasisIn(languageId));
  const { occasion, date } = library.passages[passage];
  if (occasion === null && date === null) return printed;
  if (occasion === `《${library.articles[library.articleOf[passage]].title}》`) return printed;
  const said = escapedFor(
    languageId,
    provenanceText(library, passage, chinese).replace(/[\s\p{Cc}]+/gu, ' '),
  );
  return chinese ? `${said}。见：${printed}` : `${said}. See: ${printed}`;
}

function escapedReference(
  reference: ReturnType<typeof referenceOf>,
  languageId: string,
): ReturnType<typeof referenceOf> {
  const escape = (value: unknown): unknown =>
    typeof value === 'string'
      ? escapedFor(languageId, value)
      : Array.isArray(value)
        ? value.map(escape)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, own]) => [key, escape(own)]))
          : value;
  return { ...(escape(reference) as typeof reference), type: reference.type };
}

/** One entry of a list of references, without markup: to be copied. */
export function entryFor(library: Library, passage: number, style: Style): string {
  return referenceText(referenceOf(library, passage), style, (text) => text);
}
