import type { SourceBlock } from '../engine/index.ts';

/** Some words on a page, from x to x + width, on the base line y (upwards). */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of the letters. */
  readonly height: number;
}

export interface PdfPage {
  readonly bottom: number;
  readonly top: number;
  readonly lines: readonly PageLine[];
}

/** Lines of one column of one page, from top to bottom. */
interface Column {
  readonly lines: readonly PageLine[];
  readonly left: number;
  readonly right: number;
}

const ENDS = /[。！？!?….；;：:”’」』）)】〕》]$/;

/** Headings and paragraphs of a document's pages, and the lines of the pages' own (running heads, numbers) left out. */
export function blocksOfPages(pages: readonly PdfPage[]): {
  blocks: SourceBlock[];
  left: string[];
  divided: number;
} {
  const rows = pages.map((page) => ({ ...page, lines: rowsOf(page.lines) }));
  const { kept, left } = withoutRunningHeads(rows);
  const size = middle(
    kept.flatMap(({ lines }) =>
      lines.flatMap((line) => Array<number>(Math.min(200, line.text.length)).fill(line.height)),
    ),
  );
  const columns = kept.flatMap((page) => columnsOf(page.lines, size));
  return { ...paragraphsOf(columns, size), left };
}

/** Pieces on one base line that touch make one line; a gap as wide as a gutter parts them. */
function rowsOf(pieces: readonly PageLine[]): PageLine[] {
  const byPlace = [...pieces].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: PageLine[][] = [];
  for (const piece of byPlace) {
    const row = rows[rows.length - 1];
    if (row && Math.abs(row[0].y - piece.y) < Math.max(row[0].height, piece.height) * 0.4) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => {
    const lines: PageLine[] = [];
    for (const piece of row.sort((a, b) => a.x - b.x)) {
      const last = lines[lines.length - 1];
      const gap = last ? piece.x - (last.x + last.width) : Infinity;
      if (!last || gap > piece.height * 1.8) {
        if (piece.text !== ' ') lines.push(piece);
        continue;
      }
      if (piece.text === ' ') {
        // A blank that has no width of its own fills nothing.
        if (piece.width > piece.height * 0.15 && !last.text.endsWith(' '))
          lines[lines.length - 1] = { ...last, text: `${last.text} `, width: piece.x + piece.width - last.x };
        continue;
      }
      // The same words printed twice, a hair apart, are bold letters.
      if (piece.text === last.text && Math.abs(piece.x - last.x) < piece.height * 0.2) continue;
      const wide = /[\u2e80-\uffef]$/.test(last.text) || /^[\u2e80-\uffef]/.test(piece.text);
      const blank =
        gap > piece.height * (wide ? 0.8 : 0.2) && !/\s$/.test(last.text) && !/^\s/.test(piece.text);
      const width = Math.max(last.x + last.width, piece.x + piece.width) - last.x;
      const text = last.text + (blank ? (wide ? '\u3000' : ' ') : '') + piece.text;
      lines[lines.length - 1] = { ...last, text, width, height: Math.max(last.height, piece.height) };
    }
    return lines
      .map((line) => ({ ...line, text: withoutSpacing(line.text) }))
      .filter((line) => /\S/.test(line.text));
  });
}

/** Blanks between ideographs part words where they are few; where they are many they only fill the line. */
function withoutSpacing(text: string): string {
  const between = /(?<=[\u2e80-\uffef]) +(?=[\u2e80-\uffef])/g;
  return (text.match(between)?.length ?? 0) > 3 ? text.replace(between, '') : text;
}

/** Lines at the edge of a page that stand on other pages too, and page numbers. */
function withoutRunningHeads(pages: readonly PdfPage[]): { kept: PdfPage[]; left: string[] } {
  const shape = (text: string) => text.replace(/[\s\u3000]+/g, '').replace(/\d+/g, '#');
  const isNumber = (text: string) =>
    /^[-—–·•.\s第]*\d{1,4}[-—–·•.\s页]*(?:[/／共]*\s*\d{1,4}\s*页?)?[-—–·\s]*$/.test(text);
  const atEdge = (page: PdfPage) => {
    const height = page.top - page.bottom;
    return page.lines.filter(
      (line) => line.y > page.top - height * 0.12 || line.y < page.bottom + height * 0.12,
    );
  };
  const times = new Map<string, number>();
  for (const page of pages)
    for (const text of new Set(atEdge(page).map((line) => shape(line.text))))
      times.set(text, (times.get(text) ?? 0) + 1);
  const often = Math.max(2, pages.length * 0.3);
  const left: string[] = [];
  const kept = pages.map((page) => {
    const edge = new Set(
      atEdge(page).filter((line) => (times.get(shape(line.text)) ?? 0) >= often || isNumber(line.text)),
    );
    left.push(...[...edge].map((line) => line.text.trim()));
    return { ...page, lines: page.lines.filter((line) => !edge.has(line)) };
  });
  return { kept, left };
}

/** The columns of a page in reading order: lines across the whole page part it into bands, each with its columns. */
function columnsOf(lines: readonly PageLine[], size: number): Column[] {
  if (lines.length === 0) return [];
  const left = Math.min(...lines.map((line) => line.x));
  const right = Math.max(...lines.map((line) => line.x + line.width));
  const gutter = gutterOf(lines, left, right, size);
  if (gutter === null) return [columnOf(lines)];
  const columns: Column[] = [];
  let band: PageLine[] = [];
  const flush = () => {
    const sides = [band.filter((line) => line.x < gutter), band.filter((line) => line.x >= gutter)];
    for (const side of sides) if (side.length > 0) columns.push(...columnsOf(side, size));
    band = [];
  };
  for (const line of lines) {
    if (line.x < gutter && line.x + line.width > gutter) {
      flush();
      columns.push(columnOf([line]));
    } else band.push(line);
  }
  flush();
  return columns;
}

/** Where a page is parted from top to bottom; null where its lines run across. */
function gutterOf(lines: readonly PageLine[], left: number, right: number, size: number): number | null {
  if (lines.length < 6 || right - left < size * 16) return null;
  let best: { x: number; crossing: number } | null = null;
  for (let x = left + (right - left) * 0.2; x < right - (right - left) * 0.2; x += size / 4) {
    const crossing = lines.filter(
      (line) => line.x < x + size * 0.4 && line.x + line.width > x - size * 0.4,
    ).length;
    if (best === null || crossing < best.crossing) best = { x, crossing };
  }
  if (best === null || best.crossing > lines.length * 0.2) return null;
  const { x } = best;
  const sides = [lines.filter((line) => line.x + line.width <= x), lines.filter((line) => line.x >= x)];
  // Both sides must be columns of text, with lines as wide as they.
  const isColumn = (side: readonly PageLine[]) => {
    const { left: from, right: to } = columnOf(side);
    return (
      side.length >= 3 && side.filter((line) => line.width > (to - from) * 0.7).length >= side.length * 0.4
    );
  };
  return sides.every(isColumn) ? x : null;
}

function columnOf(lines: readonly PageLine[]): Column {
  if (lines.length === 0) return { lines, left: 0, right: 0 };
  const starts = lines.map((line) => line.x).sort((a, b) => a - b);
  const ends = lines.map((line) => line.x + line.width).sort((a, b) => b - a);
  // One line that hangs out is not the edge.
  const few = Math.floor(lines.length * 0.05);
  return { lines, left: starts[few], right: ends[few] };
}

function paragraphsOf(columns: readonly Column[], size: number): { blocks: SourceBlock[]; divided: number } {
  let divisions = 0;
  const all = columns.flatMap(({ lines }) => lines);
  const leading = middle(
    columns.flatMap(({ lines }) => lines.slice(1).map((line, i) => lines[i].y - line.y)),
  );
  const indented = columns.some(({ lines, left }) => {
    const in2 = lines.filter((line) => line.x - left > line.height * 0.8 && line.x - left < line.height * 4);
    return in2.length > 0 && in2.length < lines.length * 0.7;
  });
  const sizes = [
    ...new Set(all.filter((line) => line.height > size * 1.15).map((line) => Math.round(line.height))),
  ].sort((a, b) => b - a);
  const blocks: {
    type: 'heading' | 'paragraph';
    level: number;
    text: string;
    height: number;
    full: boolean;
  }[] = [];
  for (const [c, { lines, left, right }] of columns.entries()) {
    for (const [i, line] of lines.entries()) {
      const text = line.text.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
      if (text === '') continue;
      const above = lines[i - 1] as PageLine | undefined;
      const last = blocks[blocks.length - 1];
      const isHeading = line.height > size * 1.15 && text.length <= 60;
      const indent = line.x - left > line.height * 0.8 || /^\u3000\u3000/.test(line.text);
      // Where paragraphs are indented, an indent tells their beginning better than a short line tells their end.
      const full = line.x + line.width > right - line.height * (indented ? 4 : 1.8);
      const level = isHeading ? Math.min(3, sizes.indexOf(Math.round(line.height)) + 1) : 0;
      const sameSize = last && Math.abs(last.height - line.height) < size * 0.1;
      let goesOn: boolean;
      if (!last || !sameSize || last.type !== (isHeading ? 'heading' : 'paragraph')) goesOn = false;
      else if (isHeading) goesOn = above !== undefined && above.y - line.y < line.height * 2;
      else if (above !== undefined) goesOn = !indent && last.full && above.y - line.y < leading * 1.6;
      // Across a page or column: a paragraph that is indented begins; else the end of the sentence tells.
      else goesOn = c > 0 && !indent && last.full && (indented || !ENDS.test(last.text));
      if (goesOn) {
        const wide =
          /[\u2e80-\uffef\u2010-\u2027]$/.test(last.text) || /^[\u2e80-\uffef\u2010-\u2027]/.test(text);
        // A word divided at the end of a line is one word.
        const divided = /\p{Ll}-$/u.test(last.text) && /^\p{Ll}/u.test(text);
        if (divided) divisions++;
        last.text = divided ? last.text.slice(0, -1) + text : last.text + (wide ? '' : ' ') + text;
        last.full = full;
      } else
        blocks.push({ type: isHeading ? 'heading' : 'paragraph', level, text, height: line.height, full });
    }
  }
  return { blocks: blocks.map(({ type, level, text }) => ({ type, level, text })), divided: divisions };
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].filter((n) => n > 0).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 12;
}
