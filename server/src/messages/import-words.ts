import type { ArticleKind, ImportWords, Proposal } from '../engine/index.ts';
import { t } from './language.ts';
import { problemText } from './problems.ts';
import { clip, oneLine } from './wording.ts';

/** What an import says to people: its doubts, and why it changed what. */
export function importWords(): ImportWords {
  return {
    heading: t('To be looked at before this is used (delete these lines then):'),
    doubt: doubtText,
    why: (reason) =>
      reason === 'leftover'
        ? t('left behind by a word processor')
        : t('half-width punctuation in a text that has full-width punctuation'),
    brokenOff: (words) => t('The text at hand breaks off at {0}.', quoted(words)),
  };
}

const quoted = (words: string): string => t('“{0}”', clip(oneLine(words), 40));

/** Something a person has to decide about an import. */
export function doubtText({
  code,
  values,
}: {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}): string {
  const v = (name: string): string => oneLine(values[name] ?? '');
  const q = (name: string): string => quoted(values[name] ?? '');
  if (code.startsWith('read:')) return problemText({ code: code.slice('read:'.length), values });
  switch (code) {
    case 'no-title':
      return t('No title was found; the article is named by its first words.');
    case 'title-from-file':
      return t('The title {0} does not stand in the text; it comes from the file’s own fields.', q('title'));
    case 'no-author':
      return t('No author was found: add “author: …”, or who speaks stays unknown.');
    case 'no-publication':
      return t('No place of publication was found.');
    case 'no-date':
      return t('No date was found: dates without a year in the text stay without one.');
    case 'no-year':
      return t('The text is dated {0} without a year: add “date: …”.', v('day'));
    case 'year-from-publication':
    case 'year-from-provenance':
      return t('The year {0} is taken from {1}.', v('year'), q('evidence'));
    case 'year-from-corpus':
      return t('The year {0} is taken from words that the corpus has too: {1}.', v('year'), q('evidence'));
    case 'year-from-text':
      return t('The year {0} is the latest that the text names ({1}).', v('year'), v('evidence'));
    case 'kind-guessed':
      return t(
        'Whether this is of the kind “{0}” is a guess.',
        values.kind in KINDS ? KINDS[values.kind as ArticleKind]() : v('kind'),
      );
    case 'headings-guessed':
      return t('{0} lines were taken for headings: {1}.', v('n'), v('words'));
    case 'join-guessed':
      return t('Joined where a sentence seemed torn: {0} + {1}.', q('before'), q('after'));
    case 'torn':
      return t('A paragraph stops in the middle of a sentence, and its rest was not found: {0}.', q('words'));
    case 'moved':
      return t(
        '{0} paragraphs stood in the middle of a sentence ({1} to {2}); where they belong is a guess: at {3}.',
        v('n'),
        q('from'),
        q('to'),
        q('place'),
      );
    case 'not-applied':
      return t('{0} proposed joins, moves or emendations could not be placed and were left out.', v('n'));
    case 'half-width':
      return t(
        '{0} half-width punctuation marks stand between Chinese words; they were left as they are.',
        v('n'),
      );
    case 'no-provenance':
      return t('It is not said where these words come from: {0}.', q('words'));
    case 'no-speaker':
      return t('Who says this was not made out: {0}.', q('words'));
    case 'already-there':
      return t(
        '{2} of {3} passages stand in the corpus already, in {0} ({1}).',
        q('title'),
        v('file'),
        v('n'),
        v('of'),
      );
    case 'page-numbers':
      return t('{0} page numbers were left out: {1}.', v('n'), v('words'));
    case 'page-lines':
      return t('{0} lines that stand on every page were left out: {1}.', v('n'), v('words'));
    case 'page-left-out':
      return t('{0} characters of the page around the article were left out.', v('n'));
    case 'note-marks':
      return t('{0} marks of notes were left out.', v('n'));
    case 'notes-left-out':
      return t('{0} notes were left out.', v('n'));
    case 'tracked-changes':
      return t('The document has tracked changes: they were read as accepted.');
    case 'chapters-missing':
      return t('{0} chapters that the book names are not in the file.', v('n'));
    case 'pages-without-text':
      return t('{0} pages are pictures without text: {1}.', v('n'), v('pages'));
    case 'radicals':
      return t(
        '{0} characters were given as radicals of a font (⼈ for 人) and were read as characters.',
        v('n'),
      );
    case 'divided-words':
      return t('{0} words divided at the end of a line were put together.', v('n'));
    case 'private-use':
      return t('{0} characters cannot be told: the file’s fonts do not say what they are.', v('n'));
    case 'more':
      return t('… and {0} more like the last of “{1}”.', v('n'), v('code'));
    default:
      return `${code} ${JSON.stringify(values)}`;
  }
}

const KINDS: Readonly<Record<ArticleKind, () => string>> = {
  compilation: () => t('compilation'),
  speech: () => t('speech'),
  letter: () => t('letter'),
  report: () => t('report'),
  essay: () => t('essay'),
  commentary: () => t('commentary'),
  verse: () => t('verse or chapters'),
  dialogue: () => t('dialogue'),
  text: () => t('text'),
};

/** A proposal in one line: what it is, and how much is to be looked at. */
export function importSummary({ article, passages, doubts }: Proposal): string {
  const outer = passages.filter((passage) => passage.within === null).length;
  const title = clip(oneLine(article.title), 40);
  return t(
    '“{0}”: {1}, {2} passages, {3} points to look at. Nothing is written yet.',
    title,
    KINDS[article.kind](),
    outer,
    doubts.length,
  );
}

/** Why a file cannot be imported: what is the matter, and what to do. */
export function sourceTroubleText({
  code,
  values,
}: {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}): string {
  const v = (name: string): string => oneLine(values[name] ?? '');
  switch (code) {
    case 'missing':
      return t('There is no such file.');
    case 'folder':
      return t('This is a folder; name the files in it.');
    case 'no-file':
      return t('This is not a file.');
    case 'unreadable':
      return t('It cannot be read ({0}).', v('reason'));
    case 'too-large':
      return t('It has {0} MB; at most {1} MB are read. Divide it into articles.', v('size'), v('limit'));
    case 'unpacks-too-large':
      return t('It unpacks to more than {0} MB; it was not unpacked.', v('limit'));
    case 'empty':
      return t('It is empty.');
    case 'no-text':
      return t('There is no text in it.');
    case 'not-its-name':
      return t(
        'Its name ends in {0}, but it is something else inside ({1}). Give it the ending of what it is.',
        v('name'),
        v('found'),
      );
    case 'is-word':
      return t('It is a document of an old Word (.doc). Save it as .docx.');
    case 'is-rtf':
      return t('It is an RTF document. Save it as .docx.');
    case 'is-image':
      return t('It is a picture. Have its text recognised first.');
    case 'is-archive':
      return t('It is a packed archive. Unpack it first.');
    case 'is-zip':
      return t('It is a packed archive. Unpack it first.');
    case 'too-many-pages':
      return t('It has {0} pages; at most {1} are read. Divide it.', v('n'), v('limit'));
    case 'scanned':
      return t('Its pages are pictures without text. Have the text recognised first.');
    case 'no-files-here':
      return t('Files cannot be read here.');
    case 'encrypted':
      return t('It is locked with a password or a licence.');
    case 'binary':
      return t('It is not a text file.');
    case 'damaged':
      return t('It is damaged at line {0}: these bytes are not UTF-8. Save it again as UTF-8.', v('line'));
    case 'unknown':
      return t('Its encoding is not known (UTF-8, UTF-16, GB18030 and Big5 are read). Save it as UTF-8.');
    case 'damaged-file':
      return t('It cannot be read as {0}: {1}', v('format'), v('reason') || t('it is damaged'));
    default:
      return code;
  }
}
