/** What lint and collation say to a person. */
import type { Decided, Judgement, LintFinding, LintFix, Variant } from '../engine/index.ts';
import { inChinese, t } from './language.ts';
import { clip, dateText, oneLine, words } from './wording.ts';

/** One finding of lint as a sentence. */
export function lintText({ rule, values }: Pick<LintFinding, 'rule' | 'values'>): string {
  const v = (name: string): string => clip(oneLine(values[name] ?? ''), 60);
  const w = (name: string): string => words(values[name] ?? '');
  switch (rule) {
    case 'character-private':
      return t('This character ({0}) is in no standard: it shows on few machines', v('codes'));
    case 'character-compatibility':
      return values.reads === undefined
        ? t('{0} is a compatibility form of another character', w('found'))
        : t('{0} is a compatibility form of {1}', w('found'), w('reads'));
    case 'character-invisible':
      return t('A character that cannot be seen stands here: {0}', v('codes'));
    case 'latin-in-chinese':
      return t('{0} in the midst of a Chinese sentence', words((values.found ?? '').trim()));
    case 'markup-left':
      return t('{0} was left behind by a word processor or a web page', w('found'));
    case 'punctuation-halfwidth':
      return t('Half-width punctuation {0} in a Chinese sentence; full-width is {1}', w('found'), w('reads'));
    case 'words-doubled':
      return t('{0} stands here twice in a row', w('words'));
    case 'marks-unbalanced':
      return t('{0} stands without its {1}', w('found'), w('partner'));
    case 'sentence-torn':
      return t('A sentence seems to be torn into two paragraphs here: {0} / {1}', v('before'), v('after'));
    case 'provenance-missing':
      return t('This passage has no line that says where it is from');
    case 'date-impossible':
      return t('There is no such date: {0}', v('date'));
    case 'date-after-article':
      return t('Dated {0}, later than its article ({1})', dateText(values.date), dateText(values.article));
    case 'occasion-differs':
      return t('The occasion is written {0}; elsewhere on the same day {1}', w('occasion'), w('other'));
    case 'passage-repeated':
      return t('The same words stand at line {0} too', v('line'));
    case 'counts-contradicted':
      return countsText(values, v);
    case 'quotes-unknown':
      return t('There is no article {0} in the corpus', v('id'));
    case 'reading-doubtful':
      return doubtText(values, w, v);
    case 'provenance-differs':
      return t(
        'Said here to be of {0}; the article {1} has the same words as of {2}',
        v('here'),
        v('in'),
        v('there'),
      );
    case 'variant-undecided':
      return t(
        'The article {0} has {1} here; nobody has decided between the two yet',
        v('in'),
        orNothing(values.there),
      );
    case 'variant-stale':
      return t('The article {0} no longer differs here: the decision can go', v('in'));
  }
}

function countsText(values: LintFinding['values'], v: (name: string) => string): string {
  const given = [v('stated'), v('here'), v('by')] as const;
  if (values.what === 'sections') return t('The article {2} counts {0} sections; here: {1}', ...given);
  if (values.what === 'passages') return t('The article {2} counts {0} passages; here: {1}', ...given);
  return t('The article {2} counts {0} passages in this section; here: {1}', ...given);
}

function doubtText(
  values: LintFinding['values'],
  w: (name: string) => string,
  v: (name: string) => string,
): string {
  if (values.here === '') return t('{0} may be left out here: the article {1} has it', w('there'), v('in'));
  if (values.there === '')
    return t('{0} may be too much here: the article {1} does not have it', w('here'), v('in'));
  return t('{0} may be a slip for {1}, as the article {2} has it', w('here'), w('there'), v('in'));
}

const orNothing = (text: string | undefined): string => (text ? words(text) : t('nothing'));

/** What a fix does, as the title of an action. */
export function fixText({ what, values }: Pick<LintFix, 'what' | 'values'>): string {
  switch (what) {
    case 'emend':
      return values.reads === ''
        ? t('Record an emendation: leave out {0}', words(values.found ?? ''))
        : values.found === ''
          ? t('Record an emendation: put in {0}', words(values.reads ?? ''))
          : t('Record an emendation: {0} reads {1}', words(values.found ?? ''), words(values.reads ?? ''));
    case 'join':
      return t('Record that the two paragraphs are one');
    case 'decide':
      return t('Record a decision: {0}', decisionText({ what: decisionOf(values.decision), side: null }));
    case 'keep':
      return t('Record that this was checked and stands');
  }
}

const decisionOf = (text: string | undefined): Decided['what'] =>
  text === 'shortening' || text === 'punctuation' || text === 'script' ? text : 'wording';

/** What a variant looks like, in a few words. */
export function judgementText({ what, side, why }: Judgement): string {
  const whose = side === 'base' ? t('in the place of record') : side === 'witness' ? t('in the witness') : '';
  const kind = {
    punctuation: t('punctuation'),
    script: t('script'),
    width: t('character width'),
    shortening: t('shortened'),
    transcription: t('likely a slip of copying'),
    wording: t('other words'),
  }[what];
  const reason =
    why === null
      ? ''
      : {
          doubled: t('words twice'),
          'torn-word': t('a word torn'),
          'look-alike': t('characters alike'),
          foreign: t('foreign letters'),
          outvoted: t('the others agree against it'),
        }[why];
  return [kind, whose, reason].filter((part) => part !== '').join(inChinese() ? '，' : ', ');
}

/** What an editor decided, in a few words. */
export function decisionText({ what, side }: Pick<Decided, 'what' | 'side'>): string {
  switch (what) {
    case 'wording':
      return t('both stand, as other words');
    case 'shortening':
      return t('one is a shortening of the other');
    case 'punctuation':
      return t('punctuation only');
    case 'script':
      return t('script only');
    case 'slip':
      return side === 'base' ? t('a slip in the place of record') : t('a slip in the witness');
  }
}

/** Both readings of a variant, in the order of the collation: the record's first. */
export function readingsText({ words: { base, witness } }: Pick<Variant, 'words'>): string {
  return `${orNothing(base)} ‖ ${orNothing(witness)}`;
}
