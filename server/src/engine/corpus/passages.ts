import type { Span } from '../text/span.ts';
import type { ArticleKind, Emendation } from './article.ts';
import type { Block } from './blocks.ts';
import { authorOfPiece, occasionKindOf, pageNote, provenanceWords, readProvenance } from './provenance.ts';
import type { Provenance } from './provenance.ts';
import { composePieces, offsetInFile } from './reading.ts';
import type { Piece, Placed, Reading } from './reading.ts';

export type { Piece } from './reading.ts';

/** The canonical unit: words with one provenance. */
export interface Passage {
  /** Stable across runs, machines and edits elsewhere in the file: `articleId#hash`. */
  readonly id: string;
  readonly articleId: string;
  /** The canonical reading: tears joined, emendations applied, markup left out; paragraphs are separated by `\n`. */
  readonly text: string;
  /** Where the text stands in the file; ascending, code units an emendation put in belong to no piece. */
  readonly pieces: readonly Piece[];
  /** 1-based line of the file where the passage begins. */
  readonly line: number;
  /** Heading of the section it stands in. */
  readonly section: string | null;
  readonly speaker: string | null;
  /** EDTF with reduced precision; null when the corpus states none. */
  readonly date: string | null;
  /** The source's own words. */
  readonly occasion: string | null;
  /** Derived from the occasion: 通话, 会见, 会谈, 慰问电, 复信, 回信, 讲话, 文章, 峰会发言, … */
  readonly occasionKind: string | null;
  /** A quotation inside another passage of the same article (index into that article's passages, and offset in its text). */
  readonly within: { readonly passage: number; readonly start: number } | null;
  /** Whether the words run on from the previous outer passage: same speaker, same source, next paragraph. */
  readonly continues: boolean;
  /** Emendations inside this passage, applied or not. */
  readonly emendations: readonly Emendation[];
  /**
   * What a reader must know: `broken-off` (the source breaks off here), `no-provenance` (a compilation states none),
   * `provenance-unreadable`, `doubtful` (an uncertain reading was left as it came).
   */
  readonly notes: readonly string[];
}

/** What all passages of an article share. */
export interface PassageContext {
  readonly articleId: string;
  readonly kind: ArticleKind;
  readonly author: string | null;
  readonly date: string | null;
  /** The article as an occasion: 《title》, or the kind's own word when it has no title. */
  readonly occasion: string | null;
  readonly occasionKind: string | null;
  readonly partial: boolean;
  /** For a dialogue: who is meant by what stands before a colon; labels that are not in it stand for themselves. */
  readonly speakers?: ReadonlyMap<string, string>;
  readonly reading: Reading;
  readonly placed: readonly Placed[];
  /** 1-based line of an offset into the file. */
  readonly lineAt: (offset: number) => number;
  readonly reportUnreadable: (span: Span, words: string) => void;
}

/** Where an offset into a passage's text stands in its article's file. */
export function fileOffset(passage: Passage, offset: number): number {
  return offsetInFile(passage.pieces, offset);
}

const NONE: readonly never[] = [];

/** Whether a block is a provenance line that states an occasion: what makes an article a compilation. */
export function provenanceOf(block: Block): Provenance | null {
  if (block.type !== 'paragraph' || block.text.includes('\n')) return null;
  const words = provenanceWords(block.text);
  return words === null ? null : readProvenance(words);
}

/** Makes passages from the blocks of an article, one after another in reading order. */
export function makePassages(blocks: readonly Block[], context: PassageContext): Passage[] {
  return context.kind === 'compilation' ? fromCompilation(blocks, context) : fromParagraphs(blocks, context);
}

function fromCompilation(blocks: readonly Block[], context: PassageContext): Passage[] {
  const passages: Passage[] = [];
  const make = newMaker(context);
  const unstated: Provenance = { date: null, occasion: null, occasionKind: null };
  let pending: Block[] = [];
  let section: string | null = null;
  const flush = (provenance: Provenance, notes: readonly string[]) => {
    if (pending.length === 0) return;
    // Who wrote a piece of a collection without an author, its provenance says.
    const own =
      context.author === null && provenance.occasion !== null ? authorOfPiece(provenance.occasion) : null;
    const facts = own ? { ...provenance, occasion: own.work } : provenance;
    const speaker = own?.author ?? context.author;
    passages.push(make(pending, { ...facts, section, speaker, continues: false, notes }));
    pending = [];
  };
  for (const block of blocks) {
    if (block.type === 'heading') {
      flush(unstated, ['no-provenance']);
      section = block.text;
      continue;
    }
    if (block.type === 'break') continue;
    const words = block.text.includes('\n') ? null : provenanceWords(block.text);
    const note = words === null ? null : pageNote(words);
    if (note) {
      // The page breaks off: what came before has lost its provenance with its end.
      if (note === 'broken-off') flush(unstated, ['broken-off']);
      continue;
    }
    const bracketed = looksLikeProvenance(block.text);
    const provenance = words === null ? null : readProvenance(words, bracketed);
    // What does not stand in round brackets may be text (——一是……): only a date tells.
    if (provenance && (bracketed || (provenance.date !== null && block.text.length <= 120))) {
      flush(provenance, NONE);
    } else if (words !== null && bracketed && pending.length > 0) {
      context.reportUnreadable({ start: block.start, end: block.end }, block.text);
      flush(unstated, ['provenance-unreadable']);
    } else {
      const inline = inlineProvenance(block);
      pending.push(inline ? inline.block : block);
      if (inline) flush(inline.provenance, NONE);
    }
  }
  flush(unstated, [context.partial ? 'broken-off' : 'no-provenance']);
  return passages;
}

/** A line in round brackets after a passage is meant as its provenance; a line after a dash may be anything. */
function looksLikeProvenance(line: string): boolean {
  return /^\s*[(（〔]/.test(line) && line.length <= 200;
}

/** A provenance that stands at the end of its paragraph rather than on a line of its own. */
function inlineProvenance(block: Block): { block: Block; provenance: Provenance } | null {
  if (!/[)）]\s*$/.test(block.text)) return null;
  const open = Math.max(block.text.lastIndexOf('('), block.text.lastIndexOf('（'));
  if (open <= 0) return null;
  const words = provenanceWords(block.text.slice(open));
  const provenance = words === null ? null : readProvenance(words);
  if (!provenance?.date || !provenance.occasion) return null;
  const end = block.text.slice(0, open).trimEnd().length;
  const runs = block.runs.flatMap((run) =>
    run.start >= end ? [] : [{ ...run, length: Math.min(run.length, end - run.start) }],
  );
  return { block: { ...block, text: block.text.slice(0, end), runs }, provenance };
}

function fromParagraphs(blocks: readonly Block[], context: PassageContext): Passage[] {
  const passages: Passage[] = [];
  const make = newMaker(context);
  const path: { level: number; text: string }[] = [];
  let section: string | null = null;
  let runsOn = false;
  const labelOf = context.kind === 'dialogue' ? newLabels(blocks, context.speakers ?? new Map()) : null;
  let speaker = context.author;
  for (const block of blocks) {
    if (block.type !== 'paragraph') {
      runsOn = false;
      if (block.type === 'heading') {
        section = block.text;
        while (path.length > 0 && path[path.length - 1].level >= block.level) path.pop();
        path.push({ level: block.level, text: block.text });
      }
      continue;
    }
    const words = /^[(（]/.test(block.text) ? provenanceWords(block.text) : null;
    if (words !== null && pageNote(words)) {
      runsOn = false;
      continue;
    }
    let { occasion, occasionKind } = context;
    if (context.kind === 'verse') {
      const place = [...path.map((heading) => heading.text), ...(block.number ? [block.number] : [])].join(
        ' ',
      );
      occasion = place || null;
      occasionKind = null;
    }
    const label = labelOf?.(block) ?? null;
    if (label) {
      speaker = label.speaker;
      runsOn = false;
    }
    const own = label ? label.rest : block;
    if (own.text === '') continue;
    passages.push(
      make([own], {
        date: context.date,
        occasion,
        occasionKind,
        section,
        speaker,
        continues: runsOn,
        notes: NONE,
      }),
    );
    runsOn = true;
  }
  return passages;
}

/** What stands before the colon of a paragraph may name who speaks. */
const LABEL = /^([^\s：:，。！？；“”"「」《》（）()]{1,20})[：:][\s\u3000]*/u;
/** Labels that need no second paragraph to be believed. */
const USUAL_LABEL = /^(?:[问答問]|记者|記者|主持人|Q|A)$/;

/** Who speaks a paragraph of a dialogue by its own words: a label that is given, is usual, or stands there twice. */
function newLabels(
  blocks: readonly Block[],
  speakers: ReadonlyMap<string, string>,
): (block: Block) => { speaker: string; rest: Block } | null {
  const counts = new Map<string, number>();
  for (const { type, text } of blocks) {
    const label = type === 'paragraph' ? LABEL.exec(text)?.[1] : undefined;
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return (block) => {
    const match = LABEL.exec(block.text);
    if (!match) return null;
    const [head, label] = match;
    if (!speakers.has(label) && !USUAL_LABEL.test(label) && (counts.get(label) ?? 0) < 2) return null;
    const runs = block.runs.flatMap((run) => {
      const cut = Math.max(0, head.length - run.start);
      return cut >= run.length
        ? []
        : [{ start: run.start + cut - head.length, at: run.at + cut, length: run.length - cut }];
    });
    const start = runs[0]?.at ?? block.start;
    return {
      speaker: speakers.get(label) ?? label,
      rest: { ...block, text: block.text.slice(head.length), runs, start },
    };
  };
}

type Facts = Pick<
  Passage,
  'date' | 'occasion' | 'occasionKind' | 'section' | 'speaker' | 'continues' | 'notes'
>;

function newMaker(context: PassageContext): (blocks: readonly Block[], facts: Facts) => Passage {
  const name = newNames(context.articleId);
  let first = 0;
  return (blocks, facts) => {
    const { text, runs } = joined(blocks);
    const pieces = composePieces(runs, context.reading.pieces);
    const start = blocks[0].start;
    const end = blocks[blocks.length - 1].end;
    // Passages and emendations both ascend in the reading: those before this passage are done with.
    while (first < context.placed.length && context.placed[first].end < start) first++;
    const emendations = emendationsIn(context.placed, first, start, end);
    return {
      id: name(text),
      articleId: context.articleId,
      text,
      pieces,
      line: context.lineAt(offsetInFile(pieces, 0)),
      section: facts.section,
      speaker: facts.speaker,
      date: facts.date,
      occasion: facts.occasion,
      occasionKind: facts.occasionKind,
      within: null,
      continues: facts.continues,
      emendations,
      notes: withDoubt(facts.notes, emendations),
    };
  };
}

function emendationsIn(
  placed: readonly Placed[],
  first: number,
  start: number,
  end: number,
): readonly Emendation[] {
  const inside: Emendation[] = [];
  for (let i = first; i < placed.length && placed[i].start <= end; i++) {
    if (placed[i].end >= start) inside.push(placed[i].emendation);
  }
  return inside.length > 0 ? inside : NONE;
}

function withDoubt(notes: readonly string[], emendations: readonly Emendation[]): readonly string[] {
  return emendations.some((emendation) => !emendation.applied) ? [...notes, 'doubtful'] : notes;
}

function joined(blocks: readonly Block[]): { text: string; runs: readonly Piece[] } {
  if (blocks.length === 1) return blocks[0];
  const runs: Piece[] = [];
  let text = '';
  for (const block of blocks) {
    if (text !== '') text += '\n';
    for (const run of block.runs) runs.push({ ...run, start: run.start + text.length });
    text += block.text;
  }
  return { text, runs };
}

/** Names passages by their words, so that an edit elsewhere in the file changes no name. */
function newNames(articleId: string): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const hash = hashOf(text);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return nameOf(articleId, hash, count);
  };
}

function nameOf(articleId: string, hash: string, count: number): string {
  return count === 1 ? `${articleId}#${hash}` : `${articleId}#${hash}-${count}`;
}

/** The id of the passage of an article that is the `count`th with this text. */
export function passageId(articleId: string, text: string, count: number): string {
  return nameOf(articleId, hashOf(text), count);
}

/** 53 bits of a text (cyrb53) in base 36. */
function hashOf(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0');
}

/** A quotation inside an outer passage, and what the article says of it. */
export interface Quoted extends Span {
  /** Index of the outer passage; the span is in its text. */
  readonly passage: number;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly occasion: string | null;
}

/** The passages of a report or essay with the quotations that stand inside them, each right after its outer passage. */
export function withQuotations(
  outer: readonly Passage[],
  quoted: readonly Quoted[],
  context: PassageContext,
): Passage[] {
  const passages: Passage[] = [];
  const name = newNames(context.articleId);
  let next = 0;
  outer.forEach((passage, index) => {
    const at = passages.length;
    passages.push({ ...passage, id: name(passage.text) });
    for (; next < quoted.length && quoted[next].passage === index; next++) {
      const { start, end, speaker, date, occasion } = quoted[next];
      const text = passage.text.slice(start, end);
      const pieces = composePieces([{ start: 0, at: start, length: end - start }], passage.pieces);
      const from = offsetInFile(pieces, 0);
      const to = pieces.length > 0 ? offsetInFile(pieces, end - start) : from;
      const emendations = passage.emendations.filter(({ span }) => span.start < to && span.end > from);
      passages.push({
        id: name(text),
        articleId: context.articleId,
        text,
        pieces,
        line: context.lineAt(from),
        section: passage.section,
        speaker,
        date,
        occasion,
        occasionKind: occasionKindOf(occasion),
        within: { passage: at, start },
        continues: false,
        emendations: emendations.length > 0 ? emendations : NONE,
        notes: withDoubt(NONE, emendations),
      });
    }
  });
  return passages;
}
