import { ENDS, isSourceLine } from './headings.ts';
import type { Doubt, Part } from './source.ts';

/** A sentence torn into two paragraphs: words at its tear, as a front matter's `joins` names them. */
export interface JoinNote {
  readonly before: string;
  readonly after: string;
}

/** Paragraphs that stand in the middle of a torn sentence, as a front matter's `moves` names them. */
export interface MoveNote {
  readonly from: string;
  readonly to: string;
  readonly before?: string;
  readonly after?: string;
}

export interface Tears {
  readonly joins: readonly JoinNote[];
  readonly moves: readonly MoveNote[];
  readonly doubts: readonly Doubt[];
}

/** How far down the rest of a torn sentence is looked for: a column of a newspaper page. */
const FARTHEST = 40;
/** What a paragraph begins with when it begins a sentence. */
const BEGINS_ANEW =
  /^(?:[“‘「『《（(——●·]|\d{1,4}\s*[年月、.．]|第?[一二三四五六七八九十]{1,3}[是、，]|(?:但|而且|因此|所以|然而|同时|目前|近日|日前|此外|另外|首先|其次|最后|总之)[，,是])/;

/** Finds sentences that a page or a column tore apart, and the paragraphs that came between their halves. */
export function findTears(parts: readonly Part[], body: string): Tears {
  const joins: JoinNote[] = [];
  const moves: MoveNote[] = [];
  const doubts: Doubt[] = [];
  const all = parts.map((part) => part.words).join('\n');
  const taken = new Set<number>();
  const last = parts.findLastIndex((part) => part.type === 'paragraph');
  for (let i = 0; i < parts.length; i++) {
    if (taken.has(i) || i >= last || !isTorn(parts[i])) continue;
    const next = i + 1;
    const here = scoreOf(parts[i], parts[next], all) + 2;
    let best = { at: next, score: isProse(parts[next]) ? here : -Infinity };
    for (let j = next + 1; j < parts.length && j <= i + FARTHEST; j++) {
      if (parts[j].type === 'heading') break;
      if (!isProse(parts[j]) || taken.has(j)) continue;
      const score = scoreOf(parts[i], parts[j], all);
      if (score >= 4 && score > best.score + 1) best = { at: j, score };
    }
    // Without a mark inside it may be a line of a list or a title: then only the words across the tear tell.
    const plain = !/[，。；：、！？,;]/.test(parts[i].words);
    if (plain && best.score < 5) continue;
    if (best.score < 1) {
      doubts.push({
        code: 'torn',
        values: { words: tail(parts[i].words, 12) },
        words: tail(parts[i].raw, 12),
      });
      continue;
    }
    const join = joinAt(parts[i], parts[best.at]);
    taken.add(best.at);
    joins.push(join);
    if (best.score < 4) doubts.push({ code: 'join-guessed', values: { ...join }, words: join.before });
    if (best.at === next) continue;
    for (let k = next; k < best.at; k++) taken.add(k);
    const intruders = parts.slice(next, best.at);
    const move = moveOf(intruders, parts, parts[best.at], body);
    if (move === null) continue;
    moves.push(move);
    doubts.push({
      code: 'moved',
      values: {
        n: String(intruders.length),
        from: move.from,
        to: move.to,
        place: move.before ?? move.after ?? '',
      },
      words: move.from,
    });
  }
  return { joins, moves, doubts };
}

function isProse(part: Part | undefined): part is Part {
  return part?.type === 'paragraph' && !isSourceLine(part.words);
}

/** A paragraph of some length that stops in the middle of a sentence. */
function isTorn(part: Part): boolean {
  const { words } = part;
  if (!isProse(part) || words.includes('\n') || ENDS.test(words)) return false;
  return /[，、]$/.test(words) ? words.length >= 8 : words.length >= 15 && /[\u3400-\u9fff]$/.test(words);
}

/** How well the second half goes on where the first stops; 4 and more leave little doubt. */
function scoreOf(first: Part, second: Part | undefined, all: string): number {
  if (!isProse(second)) return -1;
  const stop = first.words;
  const go = second.words;
  let score = attested(stop, go, all);
  if (openMarks(stop) > 0) score += closesFirst(go) ? 3 : -2;
  else if (closesFirst(go)) score -= 2;
  if (BEGINS_ANEW.test(go) && !/[，、]$/.test(stop)) score -= 2;
  return score;
}

/** The longest words across the tear that stand elsewhere in one piece: 0, 1 (two characters), 3, 4 and so on. */
function attested(stop: string, go: string, all: string): number {
  let longest = 0;
  for (let before = 1; before <= 8; before++) {
    for (let after = 1; after <= 6; after++) {
      if (before + after <= longest) continue;
      const words = stop.slice(-before) + go.slice(0, after);
      if (words.length === before + after && all.includes(words)) longest = before + after;
    }
  }
  return longest < 2 ? 0 : longest === 2 ? 1 : Math.min(longest, 6);
}

function openMarks(words: string): number {
  let open = 0;
  for (const char of words) {
    if (char === '“' || char === '「') open++;
    else if ((char === '”' || char === '」') && open > 0) open--;
  }
  return open;
}

/** Whether the first quotation mark closes one that was opened before. */
function closesFirst(words: string): boolean {
  return '”」'.includes(/[“”「」]/.exec(words)?.[0] ?? ' ');
}

function joinAt(first: Part, second: Part): JoinNote {
  const before = tail(first.raw, 12).replace(/^[，。；：、！？”’」』）]+(?=.{4})/, '');
  return { before, after: head(second.raw, 12).replace(/(?<=.{4})[，。；：、！？“‘「『（]+$/, '') };
}

/** Where the paragraphs belong that came between: before the first section when it has no lead, else behind the sentence. */
function moveOf(
  intruders: readonly Part[],
  parts: readonly Part[],
  rejoined: Part,
  body: string,
): MoveNote | null {
  const from = uniqueHead(intruders[0].raw, body);
  const start = body.indexOf(intruders[0].raw);
  const lastRaw = intruders[intruders.length - 1].raw;
  const to = start < 0 ? null : tailEndingAt(lastRaw, body, start);
  if (from === null || to === null) return null;
  const section = sectionWithoutLead(parts);
  const anchor = section === null ? null : uniqueHead(section.raw, body, section.raw.length);
  if (anchor !== null) return { from, to, before: anchor };
  const end = uniqueTail(rejoined.raw, body);
  return end === null ? null : { from, to, after: end };
}

/** The first section's heading, when only title, subtitle and byline stand above it. */
function sectionWithoutLead(parts: readonly Part[]): Part | null {
  const first = parts.findIndex((part) => part.type === 'paragraph' && part.words.length > 40);
  const above = parts[first - 1];
  if (first < 2 || above?.type !== 'heading') return null;
  return parts.slice(0, first - 1).some((part) => part.type === 'heading') ? above : null;
}

/** The first words of a paragraph, as many as it takes to stand only once in the body. */
export function uniqueHead(words: string, body: string, atLeast = 10): string | null {
  const line = words.split('\n')[0];
  // To the end of the first clause, where that is enough and not long.
  const clause = /^.{6,24}?(?=[，。；：])/.exec(line)?.[0];
  if (clause !== undefined && occursOnce(clause, body)) return clause;
  for (let length = Math.min(atLeast, line.length); length <= line.length; length += 4) {
    const some = whole(line.slice(0, length));
    if (occursOnce(some, body)) return some;
  }
  return occursOnce(line, body) ? line : null;
}

function uniqueTail(words: string, body: string): string | null {
  for (let length = Math.min(12, words.length); length <= words.length; length += 4) {
    const some = tail(words, length);
    if (occursOnce(some, body)) return some;
  }
  return null;
}

/** The last words of a paragraph, so that their first place from `start` on is its end. */
function tailEndingAt(words: string, body: string, start: number): string | null {
  const at = body.indexOf(words, start);
  for (let length = Math.min(12, words.length); length <= words.length; length += 4) {
    const some = tail(words, length).replace(/^[，。；：、]+/, '');
    if (body.indexOf(some, start) === at + words.length - some.length) return some;
  }
  return null;
}

function occursOnce(words: string, body: string): boolean {
  const first = body.indexOf(words);
  return first >= 0 && body.indexOf(words, first + 1) < 0;
}

function tail(words: string, length: number): string {
  const some = words.slice(-length);
  return /^[\udc00-\udfff]/.test(some) ? some.slice(1) : some;
}

function head(words: string, length: number): string {
  return whole(words.split('\n')[0].slice(0, length));
}

function whole(words: string): string {
  return /[\ud800-\udbff]$/.test(words) ? words.slice(0, -1) : words;
}
