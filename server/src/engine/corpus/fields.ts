/** The fields of an article's front matter and the values that some take. Imports nothing: it is also what an editor completes from. */

/** What kind of document an article is; decides how passages are found in it. */
export type ArticleKind =
  | 'compilation' // passages, each followed by a provenance line
  | 'speech'
  | 'letter'
  | 'report' // news: quotations with attribution, and the reporter's paragraphs
  | 'essay'
  | 'commentary'
  | 'verse' // chapter and number instead of date and occasion
  | 'dialogue' // an interview, a talk: paragraphs that begin with their speaker's name
  | 'text'; // anything else: every paragraph is a passage

export const ARTICLE_KINDS: readonly ArticleKind[] = [
  'compilation',
  'speech',
  'letter',
  'report',
  'essay',
  'commentary',
  'verse',
  'dialogue',
  'text',
];

/** How a variant was decided: other words, fewer words, the same words; or a slip of copying, here or there. */
export const DECISIONS = [
  'wording',
  'shortening',
  'punctuation',
  'script',
  'slip-here',
  'slip-there',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** The fields at the top. */
export const KNOWN_FIELDS = [
  'id',
  'title',
  'subtitle',
  'author',
  'publication',
  'date',
  'kind',
  'language',
  'status',
  'statusNote',
  'authority',
  'counts',
  'source',
  'rights',
  'original',
  'emendations',
  'joins',
  'moves',
  'quotations',
  'tags',
  'quotes',
  'speakers',
  'sections',
  'passages',
  'variants',
  'checked',
] as const;

const VARIANT_FIELDS = ['before', 'found', 'after', 'reads', 'in', 'decision', 'why'];
const CHECKED_FIELDS = ['before', 'found', 'after', 'rule', 'why'];
const SECTION_FIELDS = ['starts', 'theme', 'tags'];
const PASSAGE_FIELDS = ['starts', 'id', 'theme', 'tags', 'note', 'speaker', 'date', 'occasion', 'why'];

/** The fields in the entries of each list. */
export const ENTRY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  counts: ['sections', 'passages'],
  original: ['file', 'format', 'sha256'],
  emendations: ['before', 'found', 'after', 'reads', 'why', 'certainty', 'applied'],
  joins: ['before', 'after', 'why'],
  moves: ['from', 'to', 'before', 'after', 'why'],
  quotations: ['starts', 'before', 'passage', 'speaker', 'date', 'occasion', 'why'],
  sections: SECTION_FIELDS,
  passages: PASSAGE_FIELDS,
  variants: VARIANT_FIELDS,
  checked: CHECKED_FIELDS,
};

/** The fields of a front matter: at the top (`''`), and in the entries of its lists. */
export const FRONT_MATTER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': KNOWN_FIELDS,
  ...ENTRY_FIELDS,
};
