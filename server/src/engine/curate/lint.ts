/** Reads an article of the corpus for what an editor should look at, and offers what can be written into its front matter. */
import { readFrontMatter, splitFrontMatter, type Article, type FrontMatter } from '../corpus/article.ts';
import { readBlocks, type Block } from '../corpus/blocks.ts';
import type { Passage } from '../corpus/passages.ts';
import { readCorpusFile, standsAlone } from '../corpus/read-corpus-file.ts';
import { offsetInFile, readBody, spanInFile, type Reading } from '../corpus/reading.ts';
import { placeOfWords } from '../corpus/remarks.ts';
import type { Library } from '../library.ts';
import { overlaps, type Span } from '../text/span.ts';
import { articleOddities } from './article-rules.ts';
import { entryEdit, uniqueWords, type TextEdit } from './front-edits.ts';
import { LINT_RULES, type LintRule, type LintSeverity } from './rules.ts';
import { oddities, unbalanced } from './text-rules.ts';
import { witnessOddities } from './witness-rules.ts';

/** Something an editor should look at, in a corpus file. Spans are UTF-16 code units of the file. */
export interface LintFinding {
  readonly rule: LintRule;
  readonly severity: LintSeverity;
  readonly span: Span;
  /** 1-based line of the span's start. */
  readonly line: number;
  /** Values of the rule's message. */
  readonly values: Readonly<Record<string, string>>;
  /** What can be done about it, the likeliest first; each writes an entry into the front matter. */
  readonly fixes: readonly LintFix[];
}

export interface LintFix {
  /** `emend`: an emendation; `join`: a torn sentence; `decide`: a variant; `keep`: it stands as it is (`checked`). */
  readonly what: 'emend' | 'join' | 'decide' | 'keep';
  /** Nothing else can be meant: may be done without asking. */
  readonly certain: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly edit: TextEdit;
}

/** What a rule has found, in offsets of the file. */
export interface Found {
  readonly rule: LintRule;
  readonly span: Span;
  readonly values: Readonly<Record<string, string>>;
  /** What the span reads instead, and how sure that is. */
  readonly emend?: { readonly reads: string; readonly why: string; readonly certain: boolean };
  readonly join?: { readonly before: string; readonly after: string };
  readonly decide?: { readonly reads: string; readonly in: string; readonly decision: string };
  /** It can be noted as right. */
  readonly keepable?: boolean;
}

/** An article as the rules see it. */
export interface LintArticle {
  readonly article: Article;
  readonly front: FrontMatter;
  readonly passages: readonly Passage[];
  /** The body as its front matter says it is to be read. */
  readonly reading: Reading;
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly chinese: boolean;
}

/**
 * All that should be looked at in a corpus file, in order. `library` is the corpus it belongs to, for what only other
 * articles can tell; null to read it alone. What its front matter records as checked is left out. The problems of
 * reading it (`readCorpusFile`) are not repeated.
 */
export function lintArticle(file: string, text: string, library: Library | null): LintFinding[] {
  const { article, passages } = readCorpusFile(file, text);
  const split = splitFrontMatter(text);
  if (article === null || split === null || split === 'unclosed') return [];
  const silent = () => {};
  const front = readFrontMatter(text, split.yaml, silent);
  if (front === null) return [];
  const { reading, emendations } = readBody(text, split.body, front, silent);
  const kind = article.kind;
  const blocks = [
    ...readBlocks(reading, { verse: kind === 'verse', standsAlone: (line) => standsAlone(line, kind) }),
  ];
  const chinese = /^(?:zh|lzh|yue|und)/i.test(article.language);
  const whole: LintArticle = { article, front, passages, reading, blocks, text, chinese };
  const found = [
    ...blockOddities(whole),
    ...articleOddities(whole, library),
    ...(library ? witnessOddities(whole, library) : []),
  ];
  const settled = emendations.map(({ span }) => span);
  const checked = front.checked.flatMap((note) => {
    const { span } = placeOfWords(reading, note);
    return span ? [{ rule: note.rule, span: spanInFile(reading.pieces, span) }] : [];
  });
  const isSettled = ({ rule, span }: Found): boolean =>
    (rule !== 'variant-undecided' &&
      settled.some((one) => overlaps(one, span) || (one.start === span.start && one.end === span.end))) ||
    checked.some((one) => (one.rule === null || one.rule === rule) && touches(one.span, span));
  const bare = readBody(text, split.body, { ...front, emendations: [] }, silent).reading;
  const lines = lineStarts(text);
  return found
    .filter((one) => !isSettled(one))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map((one) => ({
      rule: one.rule,
      severity: LINT_RULES[one.rule],
      span: one.span,
      line: lineOf(lines, one.span.start),
      values: one.values,
      fixes: fixesFor(one, text, bare, reading),
    }));
}

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** What is odd in single paragraphs. */
function blockOddities({ blocks, reading, article, chinese }: LintArticle): Found[] {
  const found: Found[] = [];
  const inFile = (block: Block, span: Span): Span =>
    spanInFile(reading.pieces, {
      start: offsetInFile(block.runs, span.start),
      end:
        span.end > span.start
          ? offsetInFile(block.runs, span.end - 1) + 1
          : offsetInFile(block.runs, span.start),
    });
  let open: readonly string[] = [];
  blocks.forEach((block, i) => {
    if (block.type === 'break') {
      open = [];
      return;
    }
    const heading = block.type === 'heading';
    const verse = article.kind === 'verse';
    const own = oddities(block.text, { chinese, heading, verse });
    const next = blocks.slice(i + 1).find((b) => b.type === 'paragraph');
    const marks = unbalanced(
      block.text,
      heading ? [] : open,
      (mark) => !heading && (next?.text.startsWith(mark) ?? false),
    );
    if (!heading) ({ open } = marks);
    for (const one of [...own, ...(verse ? [] : marks.oddities)]) {
      found.push({
        rule: one.rule,
        span: inFile(block, one),
        values: { found: one.found, ...(one.reads === null ? {} : { reads: one.reads }), ...one.more },
        emend: one.reads === null ? undefined : { reads: one.reads, why: one.rule, certain: one.certain },
        keepable: true,
      });
    }
  });
  return withoutHabits(found, blocks);
}

/** A slip is rare: a text that says single characters twice again and again (年年, 營營) is meant to, as verse is. */
const MOST_DOUBLED = 6;
const CHARACTERS_PER_DOUBLED = 3000;

function withoutHabits(found: Found[], blocks: LintArticle['blocks']): Found[] {
  const isDoubled = ({ rule, values }: Found): boolean =>
    rule === 'words-doubled' && String(values.words).length === 1;
  const size = blocks.reduce((sum, block) => sum + (block.type === 'break' ? 0 : block.text.length), 0);
  const most = Math.max(MOST_DOUBLED, size / CHARACTERS_PER_DOUBLED);
  return found.filter(isDoubled).length > most ? found.filter((one) => !isDoubled(one)) : found;
}

/** Where a place of the file stands in a reading; null where it does not, or not in one piece. */
function inReading({ pieces }: Reading, { start, end }: Span): Span | null {
  for (const piece of pieces) {
    if (start >= piece.at && end <= piece.at + piece.length)
      return { start: piece.start + start - piece.at, end: piece.start + end - piece.at };
  }
  return null;
}

function fixesFor(one: Found, text: string, bare: Reading, reading: Reading): LintFix[] {
  const fixes: LintFix[] = [];
  const add = (what: LintFix['what'], certain: boolean, values: LintFix['values'], edit: TextEdit | null) => {
    if (edit) fixes.push({ what, certain, values, edit });
  };
  if (one.emend) {
    const place = inReading(bare, one.span);
    const words = place && uniqueWords(bare.text, place);
    const { reads, why, certain } = one.emend;
    if (words) {
      const edit = entryEdit(text, 'emendations', [
        ['before', words.before || null],
        ['found', words.found],
        ['after', words.after || null],
        ['reads', reads],
        ['why', why],
        ['certainty', certain ? 'certain' : 'probable'],
      ]);
      add('emend', certain, { found: words.found, reads }, edit);
    }
  }
  if (one.join) {
    const { before, after } = one.join;
    add(
      'join',
      true,
      { before, after },
      entryEdit(text, 'joins', [
        ['before', before],
        ['after', after],
      ]),
    );
  }
  const place = inReading(reading, one.span);
  const words = place && uniqueWords(reading.text, place);
  if (one.decide && words) {
    const edit = entryEdit(text, 'variants', [
      ['before', words.before || null],
      ['found', words.found],
      ['after', words.after || null],
      ['reads', one.decide.reads],
      ['in', one.decide.in],
      ['decision', one.decide.decision],
    ]);
    add('decide', false, { decision: one.decide.decision }, edit);
  }
  if (one.keepable && words?.found) {
    const edit = entryEdit(text, 'checked', [
      ['before', words.before || null],
      ['found', words.found],
      ['after', words.after || null],
      ['rule', one.rule],
    ]);
    add('keep', false, { found: words.found }, edit);
  }
  return fixes;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
