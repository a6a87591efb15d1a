import type { Doubt, Part } from './source.ts';

/** A proposed `emendations` entry of a front matter. */
export interface SlipNote {
  readonly before: string;
  readonly found: string;
  readonly after: string;
  readonly reads: string;
  /** Why: `leftover` of a word processor, or `half-width` punctuation. */
  readonly reason: 'leftover' | 'half-width';
}

/** What a word processor leaves in the text it gives away. */
export const LEFTOVERS =
  /\[bookmark: [^\]\n]{0,60}\]|\bHYPERLINK\s+(?:\\[a-z]\s+)*"[^"\n]{0,200}"|\b(?:PAGE|MERGEFORMAT|NUMPAGES)\s+\\\*\s+MERGEFORMAT|\bError! (?:Reference source|Bookmark) not (?:found|defined)\.?|\ufffc/g;
const HALF_WIDTH = /(?<=[\u3400-\u9fff”’》）])[,;!?](?=[\s]*(?:[\u3400-\u9fff“‘《（]|$))/gm;
const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', '!': '！', '?': '？' };
/** A text with more of them is written so: that is its style. */
const MOST_HALF_WIDTH = 12;

/** Slips that need no knowledge of the matter: leftovers of a word processor and stray half-width punctuation. */
export function findSlips(parts: readonly Part[], body: string): { slips: SlipNote[]; doubts: Doubt[] } {
  const slips: SlipNote[] = [];
  const doubts: Doubt[] = [];
  const halves: { part: Part; at: number; mark: string }[] = [];
  for (const part of parts) {
    for (const match of part.raw.matchAll(LEFTOVERS)) {
      const slip = slipAt(part.raw, match.index, match[0], '', 'leftover', body);
      if (slip) slips.push(slip);
    }
    for (const match of part.raw.matchAll(HALF_WIDTH)) halves.push({ part, at: match.index, mark: match[0] });
  }
  const full = body.match(/[，；！？]/g)?.length ?? 0;
  if (halves.length > 0 && (halves.length > MOST_HALF_WIDTH || halves.length * 4 > full)) {
    doubts.push({ code: 'half-width', values: { n: String(halves.length) }, words: '' });
    return { slips, doubts };
  }
  for (const { part, at, mark } of halves) {
    const slip = slipAt(part.raw, at, mark, FULL_WIDTH[mark], 'half-width', body);
    if (slip) slips.push(slip);
  }
  return { slips, doubts };
}

/** An entry with as many words before (then after) as it takes to stand only once; null where none do. */
function slipAt(
  raw: string,
  at: number,
  found: string,
  reads: string,
  reason: SlipNote['reason'],
  body: string,
): SlipNote | null {
  const end = at + found.length;
  for (let length = found.length > 8 ? 0 : 8; length <= 40; length += 8) {
    const start = Math.max(0, at - length);
    const before = raw.slice(start, at).split('\n').pop() ?? '';
    const after = before.length < length ? raw.slice(end, end + length - before.length).split('\n')[0] : '';
    const words = before + found + after;
    const first = body.indexOf(words);
    if (first >= 0 && body.indexOf(words, first + 1) < 0) return { before, found, after, reads, reason };
  }
  return null;
}
