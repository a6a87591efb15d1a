// Rows of a Markdown table: the cells beside a quotation, and what their columns are called.

import type { Span } from '../text/span.ts';
import type { Scene } from './scene.ts';

/** A cell of a row in a scene, without the bars; `head`: what its column is called, empty where it has no name. */
export interface Cell extends Span {
  readonly head: string;
}

/** Farther up than this the first row of a table is not looked for, in rows. */
const MOST_ROWS = 400;
const RULE = /^\s*\|[|:\s-]*$/;

/** Whether a place stands in a line that begins with a bar. */
export function isInRow(text: string, at: number): boolean {
  return isRow(text, lineStart(text, at));
}

/**
 * The other cells of the row that a place in a scene stands in, the place's own cell left out; null where it is in none.
 * `source`: the text of the scene.
 */
export function tableRow(scene: Scene, at: number, source: string): readonly Cell[] | null {
  const { text } = scene;
  const start = lineStart(text, at);
  if (text[start] !== '|') return null;
  const cells = cellsOf(text, { start, end: lineEnd(text, at) });
  const own = cells.findIndex((cell) => cell.start <= at && at < cell.end);
  if (own === -1) return null;
  const heads = headsOf(source, scene.from[start]);
  return cells.flatMap((cell, i) => (i === own ? [] : [{ ...cell, head: heads[i] ?? '' }]));
}

/** What the columns of the table are called that has a row at `from`: its first row, above one of bars and dashes. */
function headsOf(source: string, from: number): readonly string[] {
  let row = lineStart(source, from);
  for (let rows = 0; row > 0 && rows < MOST_ROWS; rows++) {
    const above = lineStart(source, row - 1);
    if (!isRow(source, above)) return [];
    if (RULE.test(source.slice(row, lineEnd(source, row)))) {
      const first = source.indexOf('|', above);
      return cellsOf(source, { start: first, end: lineEnd(source, above) }).map(({ start, end }) =>
        source.slice(start, end).trim(),
      );
    }
    row = above;
  }
  return [];
}

function isRow(text: string, start: number): boolean {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === '|';
}

function cellsOf(text: string, { start, end }: Span): Span[] {
  const cells: Span[] = [];
  let from = start + 1;
  for (let i = from; i <= end; i++) {
    if (i < end && text[i] !== '|') continue;
    if (i > from || i < end) cells.push({ start: from, end: i });
    from = i + 1;
  }
  return cells;
}

/** Where the line of `at` begins; `at` may be its line break. */
function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
