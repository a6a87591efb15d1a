import { placeOfWords, placeVariants, readRemarks } from './remarks.ts';
import { readFrontMatter, splitFrontMatter } from './article.ts';
import type { Article, ArticleKind, Problem, Report } from './article.ts';
import { readBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';
import { makePassages, provenanceOf, withQuotations } from './passages.ts';
import type { Passage, PassageContext } from './passages.ts';
import { occasionKindOf, pageNote, provenanceWords, readProvenance } from './provenance.ts';
import { readBody, spanInFile } from './reading.ts';
import { readSpoken } from './spoken.ts';

/** Reads one corpus file. Never throws: what cannot be read is a problem, and the rest of the file is still read. */
export function readCorpusFile(
  file: string,
  text: string,
): { article: Article | null; passages: Passage[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const lineAt = newLines(text);
  const report: Report = (severity, code, span, values = {}) => {
    problems.push({ file, span, line: lineAt(span.start), severity, code, values });
  };
  const nothing = { article: null, passages: [], problems };

  const split = splitFrontMatter(text);
  if (split === null || split === 'unclosed') {
    // A folder's own README is about the corpus, not of it.
    if (split === null && /(?:^|[\\/])readme(?:\.[^\\/]*)?$/i.test(file)) return nothing;
    report('error', split === null ? 'front-matter-missing' : 'front-matter-unclosed', { start: 0, end: 0 });
    return nothing;
  }
  const front = readFrontMatter(text, split.yaml, report);
  if (front === null) return nothing;

  const { reading, emendations, placed } = readBody(text, split.body, front, report);
  const stated = front.kind ?? 'text';
  const all = [
    ...readBlocks(reading, {
      verse: stated === 'verse',
      standsAlone: (line) => standsAlone(line, stated),
    }),
  ];
  const kind = isCompilation(all) ? 'compilation' : stated;
  const id = front.id ?? idFromFile(file);
  const head = readHead(all, front.title, front.untitled, front.author, kind);
  const title = front.title ?? head.title ?? incipit(head.rest) ?? id;
  const titled = front.title !== null || head.title !== null;
  const occasion = titled ? nameOf(title) : (KIND_WORDS[kind] ?? null);
  const plain = kind === 'text' || kind === 'verse';
  const context: PassageContext = {
    articleId: id,
    kind,
    author: front.author,
    date: front.date,
    occasion: plain ? null : occasion,
    occasionKind: plain ? null : (occasionKindOf(title) ?? KIND_WORDS[kind] ?? null),
    partial: front.status === 'partial',
    speakers: front.speakers,
    reading,
    placed,
    lineAt,
    reportUnreadable: (span, words) =>
      report('warning', 'provenance-unreadable', spanInFile(reading.pieces, span), {
        words: words.slice(0, 100),
      }),
  };
  let passages = makePassages(head.rest, context);
  if (kind === 'report' || kind === 'essay' || kind === 'commentary') {
    const quoted = readSpoken(passages, front.quotations, front.date, report);
    passages = withQuotations(passages, quoted, context);
  } else {
    for (const note of front.quotations)
      report('error', 'quotation-not-found', note.span, { starts: note.starts });
  }
  for (const note of front.checked) {
    const { count } = placeOfWords(reading, note);
    const code = count === 0 ? 'checked-not-found' : 'checked-ambiguous';
    if (count !== 1) report('error', code, note.span, { found: note.before + note.found + note.after });
  }
  const remarks = readRemarks(front, passages, id, report);
  passages = remarks.passages;
  if (passages.length === 0) report('warning', 'no-passage', { start: split.body, end: split.body });
  if (front.counts) {
    const sections = new Set(
      all.filter((block) => block.type === 'heading' && block.text !== title).map((b) => b.start),
    ).size;
    const outer = passages.filter((passage) => passage.within === null);
    const counted = {
      passages: outer.length,
      sections: Math.min(sections, new Set(outer.map((passage) => passage.section)).size),
    };
    for (const what of ['sections', 'passages'] as const) {
      const present = front.counts[what]?.present;
      if (present === null || present === undefined || present === counted[what]) continue;
      report('warning', 'counts-differ', front.counts.span, {
        what,
        stated: String(present),
        counted: String(counted[what]),
      });
    }
  }
  const article: Article = {
    id,
    title,
    subtitle: front.subtitle ?? head.subtitle,
    author: front.author,
    publication: front.publication,
    date: front.date,
    kind,
    language: front.language ?? 'und',
    status: front.status,
    statusNote: front.statusNote,
    counts: { sections: front.counts?.sections ?? null, passages: front.counts?.passages ?? null },
    authority: front.authority ?? (kind === 'report' ? 'secondary' : 'primary'),
    emendations,
    ...(front.tags.length > 0 ? { tags: front.tags } : null),
    ...(front.quotes.length > 0 ? { quotes: front.quotes } : null),
    ...remarks.said,
    ...placeVariants(front.variants, reading, report),
    file,
  };
  return { article, passages, problems };
}

const KIND_WORDS: Partial<Record<ArticleKind, string>> = {
  report: '报道',
  essay: '文章',
  commentary: '评论',
  speech: '讲话',
  letter: '信',
  dialogue: '访谈',
};

/** A line that is a provenance line or a page note, and so no part of the paragraph it touches. */
export function standsAlone(line: string, kind: ArticleKind): boolean {
  const words = provenanceWords(line);
  if (words === null) return false;
  const bracket = /^\s*[(（〔]/.test(line);
  // What stands in [brackets] or after a dash is a provenance line only with a date.
  if (kind !== 'compilation')
    return bracket && (pageNote(words) !== null || Boolean(readProvenance(words)?.date));
  return bracket ? words.length <= 200 : Boolean(readProvenance(words)?.date);
}

/** An article whose paragraphs are followed by provenance lines is a compilation, whatever its kind says. */
function isCompilation(blocks: readonly Block[]): boolean {
  let lines = 0;
  let named = 0;
  let paragraphs = 0;
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue;
    const bracket = '(（〔'.includes(block.text[0] ?? ' ');
    const provenance = bracket ? provenanceOf(block) : null;
    // A date with a place only signs or dates a text: (2017年10月18日，北京).
    if (provenance?.date && provenance.occasion && paragraphs > 0) {
      lines++;
      if (provenance.occasionKind) named++;
    } else if (!bracket) paragraphs++;
  }
  return named > 0 || lines > 1;
}

/** Takes title, subtitle, byline and credit lines off; what remains is text. */
function readHead(
  blocks: readonly Block[],
  title: string | null,
  untitled: boolean,
  author: string | null,
  kind: ArticleKind,
): { title: string | null; subtitle: string | null; rest: Block[] } {
  const squeeze = (words: string) => words.replace(/[\s\u3000]+/g, '');
  let found: string | null = null;
  let subtitle: string | null = null;
  const rest: Block[] = [];
  let inText = false;
  for (const [i, block] of blocks.entries()) {
    if (inText) {
      rest.push(block);
      continue;
    }
    const words = squeeze(block.text);
    if (block.type === 'heading') {
      const dash = /^(?:——|--|—)/.test(words);
      if (dash && subtitle === null && (title !== null || found !== null)) {
        subtitle = block.text;
        continue;
      }
      if (title !== null && words !== '' && squeeze(title).includes(words)) continue;
      if (title === null && !untitled && found === null) {
        found = block.text;
        // Only a heading that stands above the others is the title and nothing else.
        const others = blocks.slice(i + 1).some((b) => b.type === 'heading');
        if (block.level === 1 || !others) continue;
      }
    } else if (block.type === 'paragraph') {
      if (isByline(words, author)) continue;
      if (/^(?:——|—)/.test(words) && subtitle === null && words.length <= 60 && !/[。！？]$/.test(words)) {
        subtitle = block.text;
        continue;
      }
      if (title !== null && words === squeeze(title)) continue;
      if (isCredit(block, kind)) continue;
      inText = true;
    }
    rest.push(block);
  }
  const last = rest[rest.length - 1];
  if (last && isCredit(last, kind)) rest.pop();
  return { title: found, subtitle, rest };
}

function isByline(words: string, author: string | null): boolean {
  if (words.length > 40 || /[。！？；，]/.test(words)) return false;
  if (/^[●■▲◆]/.test(words) && words.length <= 20) return true;
  if (author === null) return false;
  const name = author.replace(/[\s\u3000]+/g, '');
  return name !== '' && words.includes(name) && words.length <= name.length + 24;
}

/** A line in brackets at the head or foot of prose: date, place, agency, reporters. */
function isCredit(block: Block, kind: ArticleKind): boolean {
  if (kind === 'text' || kind === 'verse' || kind === 'compilation' || block.type !== 'paragraph')
    return false;
  return provenanceWords(block.text) !== null && /^[(（〔]/.test(block.text) && !block.text.includes('\n');
}

/** A work without a title is named by its first words. */
function incipit(blocks: readonly Block[]): string | null {
  const first = blocks.find((block) => block.type === 'paragraph' && block.text !== '');
  if (!first) return null;
  const line = first.text.split('\n')[0];
  const words = [...line].slice(0, 24).join('');
  return words.length < line.length ? `${words}……` : words;
}

function nameOf(title: string): string {
  if (!/[\u3400-\u9fff]/.test(title)) return title;
  return `《${title.replace(/《/g, '〈').replace(/》/g, '〉')}》`;
}

function idFromFile(file: string): string {
  const name = file.split(/[\\/]/).pop() ?? file;
  let decoded = name;
  try {
    if (/^[a-z][a-z0-9+.-]+:/i.test(file)) decoded = decodeURIComponent(name);
  } catch {
    // A stray % in a name is part of the name.
  }
  return decoded.replace(/\.[^.]*$/, '') || decoded;
}

/** 1-based line numbers of offsets, counted once. */
function newLines(text: string): (offset: number) => number {
  let starts: number[] | null = null;
  return (offset) => {
    if (starts === null) {
      starts = [0];
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    }
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(1, low);
  };
}
