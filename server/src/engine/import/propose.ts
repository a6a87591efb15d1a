import { readFrontMatter, splitFrontMatter } from '../corpus/article.ts';
import type { Article } from '../corpus/article.ts';
import type { Passage } from '../corpus/passages.ts';
import { pageNote, provenanceWords } from '../corpus/provenance.ts';
import { readCorpusFile } from '../corpus/read-corpus-file.ts';
import type { Library } from '../library.ts';
import { dateOf } from './date.ts';
import { readHead } from './head.ts';
import { ENDS, withHeadings } from './headings.ts';
import { guessKind, guessLanguage } from './kind.ts';
import { partsOf } from './parts.ts';
import { findSlips } from './slips.ts';
import type { SlipNote } from './slips.ts';
import type { Doubt, ImportSource, Part } from './source.ts';
import { findTears } from './tears.ts';
import { writeDraft } from './write.ts';
import type { Draft, ImportWords } from './write.ts';

export interface ImportOptions {
  readonly words: ImportWords;
  /** What is there already: for the years of quotations, and so that nothing is added twice. */
  readonly library?: Library;
  /** Name for the article; without it one is made from the file's name. */
  readonly id?: string;
  /** Names that are taken. */
  readonly taken?: ReadonlySet<string>;
}

/** An article as it would stand in the corpus, for a person to look through. */
export interface Proposal {
  /** Name of the article; with `.md` that of its file. */
  readonly id: string;
  /** The whole file: front matter and text. */
  readonly text: string;
  /** What the corpus reads in it. */
  readonly article: Article;
  readonly passages: readonly Passage[];
  /** What a person has to decide. */
  readonly doubts: readonly PlacedDoubt[];
}

export interface PlacedDoubt extends Doubt {
  /** UTF-16 offsets in the proposal's text; both 0 where the whole is meant. */
  readonly start: number;
  readonly end: number;
  /** 1-based line of `start`. */
  readonly line: number;
}

/** Doubts of one sort that are told one by one; the others are told as a number. */
const MOST_ALIKE = 12;

/** Reads a text as an article and proposes the file it would be. Null where there is no text in it. Never throws. */
export function proposeArticle(given: ImportSource, options: ImportOptions): Proposal | null {
  const doubts: Doubt[] = given.doubts.map((doubt) => ({ ...doubt, words: '' }));
  const source = withoutFrontMatter(given);
  const { facts } = source;
  const head = readHead(partsOf(source, doubts), facts);
  const { parts, guessed } = withHeadings(head.parts, head.length);
  if (!parts.some((part) => part.type === 'paragraph')) return null;
  if (guessed.length > 0) {
    const some = guessed.slice(0, 3).map((part) => part.words);
    doubts.push({
      code: 'headings-guessed',
      values: { n: String(guessed.length), words: some.join(' / ') },
      words: guessed[0].raw,
    });
  }

  const prose = parts.map((part) => part.words).join('\n');
  const body = parts.map((part) => part.raw).join('\n\n');
  const language = facts.language ?? guessLanguage(prose);
  const compiled = readCorpusFile('', `---\nkind: text\n---\n\n${body}\n`);
  const isCompilation = compiled.article?.kind === 'compilation';
  const { kind, sure } = isCompilation
    ? { kind: 'compilation' as const, sure: true }
    : guessKind(parts, head, language);
  if (!sure) doubts.push({ code: 'kind-guessed', values: { kind }, words: '' });

  const tears = kind === 'verse' ? { joins: [], moves: [], doubts: [] } : findTears(parts, body);
  const { slips, doubts: slipDoubts } = findSlips(parts, body);
  doubts.push(...tears.doubts, ...slipDoubts);

  const title = head.title ?? facts.title ?? null;
  const author = head.author ?? facts.author ?? null;
  const publication = head.publication ?? facts.publication ?? null;
  if (title === null) doubts.push({ code: 'no-title', values: {}, words: '' });
  else if (head.title === null) doubts.push({ code: 'title-from-file', values: { title }, words: '' });
  if (author === null) doubts.push({ code: 'no-author', values: {}, words: '' });
  if (publication === null) doubts.push({ code: 'no-publication', values: {}, words: '' });
  const known = { head: head.date, stated: facts.date, publication, prose, library: options.library };
  const date = dateOf({ ...known, compiled: isCompilation ? compiled.passages : [] }, doubts);

  const wanted: Draft = {
    id: freeId(options, source),
    title: title === null ? null : withoutSlips(title, slips),
    subtitle: head.subtitle === null ? null : withoutSlips(head.subtitle, slips),
    author,
    publication,
    date,
    kind,
    language,
    brokenOff: brokenOffAt(parts),
    counts: null,
    source: head.furniture.length > 0 ? head.furniture.join(' ') : null,
    original: source,
    moves: tears.moves,
    joins: tears.joins,
    slips,
    body,
  };
  const draft = thatApplies(wanted, options.words, doubts);
  const { words } = options;
  const read = readCorpusFile(`${draft.id}.md`, writeDraft(draft, [], words));
  doubts.push(...passageDoubts(read.passages), ...duplicateDoubts(read.passages, options.library));
  for (const { code, values } of read.problems)
    doubts.push({ code: `read:${code}`, values, words: values.words ?? '' });

  const shown = withoutCrowds(doubts);
  const notes = shown.length === 0 ? [] : [words.heading, ...shown.map((doubt) => `- ${words.doubt(doubt)}`)];
  const counted = kind === 'compilation' ? { ...draft, counts: countsOf(read.passages) } : draft;
  const text = writeDraft(counted, notes, words);
  const { article, passages } = readCorpusFile(`${draft.id}.md`, text);
  if (article === null) return null;
  return {
    id: draft.id,
    text,
    article,
    passages,
    doubts: shown.map((doubt) => placed(doubt, text, passages)),
  };
}

/** A Markdown file of another tool may have a front matter of its own: its facts are facts, its form is not ours. */
function withoutFrontMatter(source: ImportSource): ImportSource {
  if (typeof source.content !== 'string' || source.format !== 'markdown') return source;
  const split = splitFrontMatter(source.content);
  if (split === null || split === 'unclosed') return source;
  const front = readFrontMatter(source.content, split.yaml, () => {});
  if (front === null) return source;
  const { title, author, date, publication, language } = front;
  const facts = { title, author, date, publication, language };
  const stated = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
  return { ...source, content: source.content.slice(split.body), facts: { ...source.facts, ...stated } };
}

/** The draft with those of its moves, joins and emendations that the corpus can apply; the others are told. */
function thatApplies(draft: Draft, words: ImportWords, doubts: Doubt[]): Draft {
  const applies = (one: Draft) =>
    !readCorpusFile('', writeDraft(one, [], words)).problems.some(({ code }) =>
      /^(?:move|join|emendation)-/.test(code),
    );
  if (applies(draft)) return draft;
  let kept: Draft = { ...draft, moves: [], joins: [], slips: [] };
  for (const move of draft.moves)
    if (applies({ ...kept, moves: [...kept.moves, move] })) kept = { ...kept, moves: [...kept.moves, move] };
  for (const join of draft.joins)
    if (applies({ ...kept, joins: [...kept.joins, join] })) kept = { ...kept, joins: [...kept.joins, join] };
  for (const slip of draft.slips)
    if (applies({ ...kept, slips: [...kept.slips, slip] })) kept = { ...kept, slips: [...kept.slips, slip] };
  const lost = (one: Draft) => one.moves.length + one.joins.length + one.slips.length;
  doubts.push({ code: 'not-applied', values: { n: String(lost(draft) - lost(kept)) }, words: '' });
  return kept;
}

/** A title is shown as it is meant: without what a word processor left in it. */
function withoutSlips(title: string, slips: readonly SlipNote[]): string {
  const plain = slips.reduce(
    (words, { found, reads, reason }) => (reason === 'leftover' ? words.replace(found, reads) : words),
    title,
  );
  return plain.replace(/[\s\u3000]+/g, ' ').trim();
}

/** The note or the words at which a text breaks off; null where it comes to its end. */
function brokenOffAt(parts: readonly Part[]): string | null {
  for (const { type, words } of parts) {
    const inner = type === 'paragraph' ? provenanceWords(words) : null;
    if (inner !== null && pageNote(inner) === 'broken-off') return words;
  }
  const last = parts[parts.length - 1];
  const torn =
    last?.type === 'paragraph' &&
    last.words.length >= 40 &&
    !ENDS.test(last.words) &&
    /[\u3400-\u9fff，、]$/.test(last.words);
  return torn ? last.words.slice(-12) : null;
}

function countsOf(passages: readonly Passage[]): Draft['counts'] {
  const sections = new Set(passages.flatMap((passage) => passage.section ?? [])).size;
  return { passages: passages.length, sections: sections === 0 ? null : sections };
}

/** A doubt about a passage: a join may run through its words, so that they do not stand together in the file. */
interface PassageDoubt extends Doubt {
  readonly passage: number;
}

function passageDoubts(passages: readonly Passage[]): PassageDoubt[] {
  return passages.flatMap((passage, index): PassageDoubt[] => {
    const words = passage.text.split('\n')[0].slice(0, 24);
    if (passage.notes.includes('no-provenance') || passage.notes.includes('broken-off'))
      return [{ code: 'no-provenance', values: { words }, words, passage: index }];
    if (passage.within !== null && passage.speaker === null)
      return [{ code: 'no-speaker', values: { words }, words, passage: index }];
    return [];
  });
}

function duplicateDoubts(passages: readonly Passage[], library: Library | undefined): Doubt[] {
  if (library === undefined || passages.length === 0) return [];
  const texts = new Map(library.passages.map((passage, i) => [passage.text, i]));
  const known = passages.flatMap((passage) => texts.get(passage.text) ?? []);
  if (known.length < passages.length * 0.5) return [];
  const { title, file } = library.articles[library.articleOf[known[0]]];
  return [
    {
      code: 'already-there',
      values: { title, file, n: String(known.length), of: String(passages.length) },
      words: '',
    },
  ];
}

function withoutCrowds(doubts: readonly Doubt[]): Doubt[] {
  const seen = new Map<string, number>();
  const shown = doubts.filter(({ code }) => {
    const n = (seen.get(code) ?? 0) + 1;
    seen.set(code, n);
    return n <= MOST_ALIKE;
  });
  for (const [code, n] of seen)
    if (n > MOST_ALIKE) shown.push({ code: 'more', values: { code, n: String(n - MOST_ALIKE) }, words: '' });
  return shown;
}

function placed(doubt: Doubt | PassageDoubt, text: string, passages: readonly Passage[]): PlacedDoubt {
  const { code, values, words } = doubt;
  const split = splitFrontMatter(text);
  const body = split === null || split === 'unclosed' ? 0 : split.body;
  const piece = 'passage' in doubt ? passages[doubt.passage]?.pieces[0] : undefined;
  const at = piece ? piece.at : words === '' ? -1 : text.indexOf(words, body);
  if (at < 0) return { code, values, words, start: 0, end: 0, line: 1 };
  const end = at + (piece ? Math.min(piece.length, words.length) : words.length);
  return {
    code,
    values,
    words: text.slice(at, end),
    start: at,
    end,
    line: text.slice(0, at).split('\n').length,
  };
}

/** A short ASCII name that nothing else has: from the caller, the file's name, or the file's own hash. */
function freeId({ id, taken }: ImportOptions, { name, sha256 }: ImportSource): string {
  const stem = (id ?? name.replace(/\.[^.]*$/, '')).toLowerCase();
  const slug = stem
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  const named = /[a-z]/.test(slug) ? slug : `article-${slug === '' ? sha256.slice(0, 8) : slug}`;
  let free = named;
  for (let n = 2; taken?.has(free); n++) free = `${named}-${n}`;
  return free;
}
