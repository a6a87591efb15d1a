import { readBlocks } from '../corpus/blocks.ts';
import { pageNote, provenanceWords, readProvenance } from '../corpus/provenance.ts';
import { layoutOf } from './layout.ts';
import type { Doubt, ImportSource, Part, SourceBlock } from './source.ts';

/** Takes a source apart into headings and paragraphs; what is furniture of a page, not text, is named and left out. */
export function partsOf(source: ImportSource, doubts: Doubt[]): Part[] {
  const { content } = source;
  if (typeof content !== 'string') return content.map(partOf);
  const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return isMarkdown(source, text) ? fromMarkdown(text) : layoutOf(text, doubts).map(partOf);
}

/** A .txt file may hold Markdown: its headings say so. */
function isMarkdown({ format }: ImportSource, text: string): boolean {
  return format === 'markdown' || /^ {0,3}#{1,6} \S/m.test(text) || /^\*\*[^*\n]+\*\*$/m.test(text);
}

function fromMarkdown(text: string): Part[] {
  const parts: Part[] = [];
  const reading = { text, pieces: [{ start: 0, at: 0, length: text.length }] };
  for (const block of readBlocks(reading, { verse: false, standsAlone: standsAlone })) {
    const raw = text.slice(block.start, block.end).trim();
    parts.push({ type: block.type, level: block.level, words: block.text, raw });
  }
  return parts;
}

/** A line in brackets that says where words come from, or that the page goes on elsewhere. */
function standsAlone(line: string): boolean {
  const words = /^\s*[(（〔]/.test(line) ? provenanceWords(line) : null;
  return words !== null && (pageNote(words) !== null || Boolean(readProvenance(words)?.date));
}

/** A block with its words written so that they are read as they stand. */
export function partOf({ type, level, text }: SourceBlock): Part {
  const words = text
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '')
    .join('\n');
  if (type === 'heading') {
    const line = words.replace(/\n/g, ' ');
    return {
      type,
      level,
      words: line,
      raw: `${'#'.repeat(Math.min(6, Math.max(1, level)))} ${escaped(line)}`,
    };
  }
  return type === 'break'
    ? { type, level: 0, words: '', raw: '---' }
    : { type, level: 0, words, raw: escaped(words) };
}

/** A paragraph that turns out to be a heading. */
export function asHeading(part: Part, level: number): Part {
  const line = part.words.replace(/\n/g, ' ');
  return { type: 'heading', level, words: line, raw: `${'#'.repeat(level)} ${part.raw.replace(/\n/g, ' ')}` };
}

/** Words as Markdown: unchanged where they are read as they stand, else with backslashes. */
function escaped(words: string): string {
  if (readAsIs(words, words)) return words;
  const lines = words.split('\n').map((line) => {
    const inner = line.replace(/[\\`*_<&[\]~]/g, '\\$&');
    return inner.replace(/^(#|>|[-+=](?=[ \t=-]|$))/, '\\$1').replace(/^(\d{1,9})([.)])(?=[ \t])/, '$1\\$2');
  });
  return lines.join('\n');
}

function readAsIs(markdown: string, words: string): boolean {
  const reading = { text: markdown, pieces: [] };
  const blocks = [...readBlocks(reading, { verse: false, standsAlone: () => false })];
  return blocks.length === 1 && blocks[0].type === 'paragraph' && blocks[0].text === words;
}
