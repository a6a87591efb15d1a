import type { Problem, SettingProblem } from '../engine/index.ts';
import type { FileTrouble } from '../runtime.ts';
import { inChinese, t } from './language.ts';
import { displayName } from '../uris.ts';
import { clip, listed, oneLine } from './wording.ts';

/** A problem in a corpus file, said to a person; an unknown code is said by its name and values. */
export function problemText(problem: Pick<Problem, 'code' | 'values'>): string {
  const v = (name: string): string => clip(oneLine(problem.values[name] ?? ''), 120);
  switch (problem.code) {
    case 'front-matter-missing':
      return t(
        'There is no front matter: an article begins with its title, author and date between two lines of ---',
      );
    case 'front-matter-unclosed':
      return t('The front matter is not closed: a line of --- is missing after it');
    case 'front-matter-too-long':
      return t('The front matter is too long (at most {0} characters)', v('limit'));
    case 'front-matter-broken':
      return t('The front matter cannot be read: {0}', brokenText(problem.values, v('reason')));
    case 'front-matter-alias':
      return t('The front matter uses a YAML alias (*name); write the value out');
    case 'front-matter-not-fields':
      return t('The front matter is not a list of fields such as “title: …”');
    case 'field-unknown':
      return t('Unknown field {0}; known are {1}', v('field'), listed(v('known').split(', ')));
    case 'field-type':
      return t('The field {0} should be: {1}', v('field'), expectedText(problem.values.expected ?? ''));
    case 'value-unknown':
    case 'kind-unknown':
      return t(
        'Unknown value {1} of the field {0}; known are {2}',
        v('field'),
        v('value'),
        listed(v('known').split(', ')),
      );
    case 'date-unreadable':
      return t(
        'The date {1} ({0}) cannot be read; write 2020-03-12, 2020-03 or 2020',
        v('field'),
        v('value'),
      );
    case 'duplicate-id':
      return t(
        'The id {0} is used by another article too: {1}',
        v('id'),
        displayName(problem.values.first ?? ''),
      );
    case 'no-passage':
      return t('No passage was found in this article');
    case 'provenance-unreadable':
      return t(
        'This line looks like a provenance line but cannot be read; it was kept as text: {0}',
        v('words'),
      );
    case 'counts-differ':
      return problem.values.what === 'sections'
        ? t('Sections stated in the front matter: {0}; found here: {1}', v('stated'), v('counted'))
        : t('Passages stated in the front matter: {0}; found here: {1}', v('stated'), v('counted'));
    case 'emendation-incomplete':
    case 'join-incomplete':
    case 'move-incomplete':
    case 'quotation-incomplete':
    case 'variant-incomplete':
    case 'checked-incomplete':
    case 'section-incomplete':
    case 'passage-incomplete':
      return t('The field {0} is missing in this entry', v('field'));
    case 'emendation-not-found':
    case 'join-not-found':
    case 'move-not-found':
    case 'quotation-not-found':
    case 'variant-not-found':
    case 'checked-not-found':
    case 'section-not-found':
    case 'passage-not-found':
      return t('The words of this entry do not stand in the article: {0}', entryWords(problem, v));
    case 'emendation-ambiguous':
    case 'join-ambiguous':
    case 'move-ambiguous':
    case 'quotation-ambiguous':
    case 'variant-ambiguous':
    case 'checked-ambiguous':
    case 'section-ambiguous':
    case 'passage-ambiguous':
      return t('The words of this entry stand in the article more than once: {0}', entryWords(problem, v));
    case 'emendation-overlaps':
      return t('Two emendations change the same words: {0}', entryWords(problem, v));
    case 'passage-id-unusable':
      return t('The name {0} of a passage should be letters, digits, hyphens, dots', v('id'));
    case 'passage-id-repeated':
      return t('The name {0} is used by another passage of this article too', v('id'));
    case 'move-into-itself':
      return t('This entry moves words into themselves: {0}', entryWords(problem, v));
    default: {
      const values = Object.entries(problem.values).map(
        ([name, value]) => `${name}: ${clip(oneLine(value), 60)}`,
      );
      return values.length === 0 ? problem.code : `${problem.code} (${values.join(', ')})`;
    }
  }
}

/** What was done amiss, in people's words, with what the parser says of it behind; the parser's words alone where it is none of these. */
function brokenText(values: Problem['values'], reason: string): string {
  const words = slipText(values.slip, clip(oneLine(values.what ?? ''), 40));
  return words === null ? reason : t('{0} ({1})', words, reason);
}

function slipText(slip: string | undefined, what: string): string | null {
  switch (slip) {
    case 'tab':
      return t('the line begins with a tab; begin it with spaces');
    case 'indent':
      return t('the line begins too far to the right or to the left; put it below those that it belongs to');
    case 'colon-missing':
      return t('a colon is missing after {0}; write “{0}: …”', what);
    case 'colon-wide':
      return t('after {0} stands a Chinese colon ：; write a plain one and a space: “{0}: …”', what);
    case 'colon-tight':
      return t('a space is missing after the colon; write “{0}: …”', what);
    case 'colon-within':
      return t('the value has a colon in it; put the whole value between double quotation marks');
    case 'quote-open':
      return t('the quotation mark {0} is not closed', what);
    case 'quote-rest':
      return t('more stands behind the closing quotation mark; put the whole value between single ones');
    case 'bracket-open':
      return t('the bracket {0} is not closed', what);
    case 'first-character':
      return t('a value cannot begin with {0}; put it between double quotation marks', what);
    case 'escape':
      return t('{0} means nothing between double quotation marks; write the backslash twice', what);
    case 'field-twice':
      return t('the field {0} stands here twice', what);
    default:
      return null;
  }
}

function entryWords(problem: Pick<Problem, 'values'>, v: (name: string) => string): string {
  const name = ['found', 'words', 'starts', 'before'].find((key) => (problem.values[key] ?? '') !== '');
  return name === undefined ? '' : v(name);
}

/** A setting with a value of the wrong type. */
export function settingText(problem: SettingProblem): string {
  return t(
    'The setting {0} should be {1}; its default is used.',
    problem.setting,
    expectedText(problem.expected),
  );
}

/** What a field or a setting should be: the engine says it in a programmer's shorthand. */
function expectedText(expected: string): string {
  switch (expected) {
    case 'object':
      return t('a group of settings in braces, as in {0}', '{ "when": "save" }');
    case 'string[]':
      return t('a list of texts, as in {0}', '["corpus", "archive"]');
    case 'true | false':
      return t('true (yes) or false (no)');
    case 'text':
      return t('words on one line');
    case 'number':
      return t('a whole number');
    case 'fields':
      return t('fields of its own, each on a line further in');
    case 'list':
      return t('a list, each entry on a line that begins with “- ”');
    case 'list of fields':
      return t('a list whose entries have fields of their own');
  }
  const bounds = /^(\d+)–(\d+)$/.exec(expected);
  if (bounds !== null) return t('a whole number from {0} to {1}', bounds[1], bounds[2]);
  return expected.includes(' | ') ? t('one of {0}', listed(expected.split(' | '))) : expected;
}

/** A folder or file of the corpus that could not be had. `name` is its path. */
export function troubleText(what: 'folder' | 'file' | 'pack', trouble: FileTrouble, name: string): string {
  if (what === 'pack')
    return trouble === 'missing'
      ? t('The corpus pack does not exist: {0}', name)
      : trouble === 'pack'
        ? t('This is no corpus pack, or it is damaged or of another version; make it anew: {0}', name)
        : t('The corpus pack cannot be read: {0}', name);
  if (what === 'folder')
    return trouble === 'missing'
      ? t('The corpus folder does not exist: {0}', name)
      : t('The corpus folder cannot be read: {0}', name);
  switch (trouble) {
    case 'missing':
      return t('The corpus file does not exist: {0}', name);
    case 'binary':
      return t('The corpus file is not a text: {0}', name);
    case 'encoding':
      return t(
        'The encoding of the corpus file is not known (UTF-8, UTF-16, GB18030 and Big5 are read): {0}',
        name,
      );
    case 'too-large':
      return t('The corpus file is too large: {0}', name);
    case 'outside':
      return t('This link leads out of the corpus folder and is not followed: {0}', name);
    case 'pack':
    case 'unreadable':
      return t('The corpus file cannot be read: {0}', name);
  }
}

/** Several messages as one. */
export function sentences(parts: readonly string[]): string {
  return parts.join(inChinese() ? '' : ' ');
}
