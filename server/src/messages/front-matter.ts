/** What the fields of an article's front matter mean, and the values that some of them take. */
import { t } from './language.ts';

/** What a field is for; null for a field that there is none of. `path` is `title`, `emendations.found`, … */
export function fieldText(path: string): string | null {
  switch (path) {
    case 'id':
      return t('Short name of the article, unique in the corpus and never changed: reports refer to it');
    case 'title':
      return t('The title as printed; null when the article has none');
    case 'subtitle':
      return t('The subtitle as printed');
    case 'author':
      return t('Who speaks in the author’s own paragraphs, and in every passage of a compilation');
    case 'publication':
      return t('Journal and issue, paper, agency, publisher');
    case 'date':
    case 'passages.date':
    case 'quotations.date':
      return t('A date: 2020-04-16, 2020-04 or 2020; only what is certain');
    case 'kind':
      return t('What kind of text this is; it decides how passages are found');
    case 'language':
      return t('Language of the text: zh-Hans, zh-Hant, lzh, en, …');
    case 'status':
      return t('Whether the whole article stands here');
    case 'statusNote':
      return t('What is there, what is missing, what is not known; shown to readers');
    case 'authority':
      return t('Whether this is the place of record, or quotes others');
    case 'counts':
      return t('How many sections and passages stand here, and how many the whole has');
    case 'counts.sections':
    case 'counts.passages':
      return t('present: how many stand here; stated: how many the whole has');
    case 'source':
      return t('Where this copy comes from');
    case 'original':
      return t('The file that the article was read from; written by the import');
    case 'original.file':
      return t('Its name');
    case 'original.format':
      return t('Its format');
    case 'original.sha256':
      return t('Its SHA-256 hash, by which it is known again');
    case 'rights':
      return t('Whose the text is');
    case 'emendations':
      return t('Corrections of slips of copying; the text below stays as it came');
    case 'joins':
      return t('Sentences that a page break has torn into two paragraphs');
    case 'moves':
      return t('Paragraphs that a column has put somewhere else');
    case 'quotations':
      return t('Who spoke, when and where, for quotations that the rules misread');
    case 'tags':
    case 'sections.tags':
    case 'passages.tags':
      return t('Words that say what it is about');
    case 'quotes':
      return t('Ids of the articles that this one quotes');
    case 'speakers':
      return t('For a dialogue: who is meant by what stands before a colon');
    case 'sections':
      return t('What is said of sections: a short name, tags');
    case 'passages':
      return t('What is said of single passages: a name, tags, a note, who spoke and when');
    case 'variants':
      return t('Decisions about readings of other articles that differ');
    case 'checked':
      return t('Places that look odd, were looked at, and stand as they are');
    case 'emendations.found':
    case 'variants.found':
    case 'checked.found':
      return t('The words exactly as they stand in the text');
    case 'emendations.before':
    case 'variants.before':
    case 'checked.before':
    case 'quotations.before':
      return t('Words right before, to make the place unique');
    case 'emendations.after':
    case 'variants.after':
    case 'checked.after':
      return t('Words right after, to make the place unique');
    case 'emendations.reads':
      return t('What it reads instead; empty: the words are left out');
    case 'variants.reads':
      return t('What the other article reads; empty: it has nothing here');
    case 'variants.in':
      return t('Id of the other article');
    case 'variants.decision':
      return t('What was decided between the two readings');
    case 'emendations.certainty':
      return t('How sure the correction is; what is uncertain is not applied');
    case 'emendations.applied':
      return t('false: the text stays, and the passage is marked doubtful');
    case 'checked.rule':
      return t('The rule that this is an exception to');
    case 'sections.starts':
    case 'passages.starts':
    case 'quotations.starts':
      return t('Its first words');
    case 'sections.theme':
    case 'passages.theme':
      return t('A short name for what it is about');
    case 'passages.id':
      return t('A name of its own, that stays when the words are corrected');
    case 'passages.note':
      return t('A remark for readers');
    case 'passages.speaker':
    case 'quotations.speaker':
      return t('Who spoke');
    case 'passages.occasion':
    case 'quotations.occasion':
      return t('The occasion, in the article’s own words');
    case 'quotations.passage':
      return t('false: the marks do not mark a quotation');
    case 'joins.before':
      return t('The last words before the tear');
    case 'joins.after':
      return t('The first words after the tear');
    case 'moves.from':
      return t('The first words of what is moved');
    case 'moves.to':
      return t('The last words of what is moved');
    case 'moves.before':
      return t('It belongs before these words');
    case 'moves.after':
      return t('It belongs after these words');
    default:
      return path.endsWith('.why') ? t('The reason, for whoever reads this later') : null;
  }
}

/** What a value of a field means; null where nothing need be said. */
export function valueText(path: string, value: string): string | null {
  switch (`${path}: ${value}`) {
    case 'kind: compilation':
      return t('passages, each followed by a line that says where it is from');
    case 'kind: speech':
      return t('every paragraph is the speaker’s');
    case 'kind: letter':
      return t('every paragraph is the writer’s');
    case 'kind: report':
      return t('news: the paper’s paragraphs, and the quotations in them');
    case 'kind: essay':
      return t('the author’s paragraphs, and the quotations in them');
    case 'kind: commentary':
      return t('a comment on another text, and the quotations in it');
    case 'kind: verse':
      return t('verses and classical texts: chapter and number in place of date and occasion');
    case 'kind: dialogue':
      return t('an interview or talk: paragraphs that begin with their speaker');
    case 'kind: text':
      return t('anything else: every paragraph is a passage');
    case 'authority: primary':
      return t('the place of record');
    case 'authority: secondary':
      return t('quotes others');
    case 'status: complete':
      return t('the whole article');
    case 'status: partial':
      return t('a part of it');
    case 'variants.decision: slip-here':
      return t('a slip of copying here');
    case 'variants.decision: slip-there':
      return t('a slip of copying in the other article');
    case 'variants.decision: wording':
      return t('other words, and both are right');
    case 'variants.decision: shortening':
      return t('one leaves out what the other has');
    case 'variants.decision: punctuation':
      return t('only the punctuation is another');
    case 'variants.decision: script':
      return t('only the script is another');
    case 'emendations.certainty: certain':
      return t('beyond doubt; it is applied');
    case 'emendations.certainty: probable':
      return t('very likely; it is applied');
    case 'emendations.certainty: uncertain':
      return t('a guess; it is not applied');
    case 'language: zh-Hans':
      return t('Chinese, simplified');
    case 'language: zh-Hant':
      return t('Chinese, traditional');
    case 'language: lzh':
      return t('classical Chinese');
    case 'language: en':
      return t('English');
    case 'language: ja':
      return t('Japanese');
    default:
      return null;
  }
}
