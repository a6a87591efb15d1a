import type { Span } from '../text/span.ts';
import { findDate, provenanceWords, readProvenance } from './provenance.ts';

/** A line of a compilation that says where and when the words before it were said. Offsets into the file's text. */
export interface ProvenanceLine extends Span {
  readonly date: Span | null;
  readonly occasion: Span | null;
}

/** Longest line that is read as a provenance without brackets around it. */
const LONGEST_UNBRACKETED = 120;

/** The provenance lines of a compilation's file, in its order; the front matter is passed over. */
export function provenanceLines(text: string): ProvenanceLine[] {
  const found: ProvenanceLine[] = [];
  const front = /^\ufeff?---[ \t]*\r?\n[^]*?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  let start = front?.[0].length ?? 0;
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const line = provenanceIn(text.slice(start, end), start);
    if (line) found.push(line);
    start = end + 1;
  }
  return found;
}

function provenanceIn(line: string, offset: number): ProvenanceLine | null {
  const isBracketed = /^\s*[(（〔[［【]/.test(line);
  const words = line.length <= 400 ? provenanceWords(line) : null;
  const provenance = words === null ? null : readProvenance(words, isBracketed);
  if (words === null || provenance === null) return null;
  if (!isBracketed && (provenance.date === null || line.length > LONGEST_UNBRACKETED)) return null;
  const start = offset + line.indexOf(words);
  const date = findDate(words);
  const at = provenance.occasion === null ? -1 : words.indexOf(provenance.occasion);
  return {
    start,
    end: start + words.length,
    date: date?.date ? { start: start + date.start, end: start + date.end } : null,
    occasion: at < 0 ? null : { start: start + at, end: start + at + provenance.occasion!.length },
  };
}
