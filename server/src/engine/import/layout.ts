import type { Doubt, SourceBlock } from './source.ts';

/** Columns from which a line that is as long as the others is taken to be broken by its width, not by its author. */
const NARROWEST_WRAP = 40;
const WIDEST_WRAP = 120;
const CLOSED = /[。！？!?….；;：:”’」』）)】〕》]$/;

/** A line that only a printed page has: 3, — 3 —, 第3页 共8页. */
const PAGE_NUMBER = /^[-—–·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]?\s*共?\s*\d{1,4}\s*页?)?[-—–·•\s]*$/;

interface Line {
  readonly text: string;
  readonly indent: boolean;
  readonly width: number;
  /** A blank line or a new page stands before it. */
  readonly parted: boolean;
}

/** Finds the paragraphs of plain text: parted by blank lines, one to a line, or wrapped at a width and indented. */
export function layoutOf(text: string, doubts: Doubt[]): SourceBlock[] {
  const lines = linesOf(text, doubts);
  if (lines.length === 0) return [];
  const wrap = wrapWidth(lines);
  const chunks: Line[][] = [];
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1];
    const begins =
      above === undefined ||
      line.parted ||
      (wrap === null ? !isStanza(lines, i) : startsParagraph(line, above, wrap));
    if (begins) chunks.push([line]);
    else chunks[chunks.length - 1].push(line);
  }
  return chunks.map((chunk) => ({
    type: /^(?:[-*_=·•※☆★]\s*){3,}$/.test(chunk[0].text) ? 'break' : 'paragraph',
    level: 0,
    text: wrap === null ? chunk.map((line) => line.text).join('\n') : unwrapped(chunk),
  }));
}

function linesOf(text: string, doubts: Doubt[]): Line[] {
  const lines: Line[] = [];
  let parted = true;
  const numbers: string[] = [];
  const paged = text.includes('\f');
  for (const [page, words] of text.split('\f').entries()) {
    const own = words.split('\n');
    const filled = own.flatMap((line, i) => (/\S/.test(line) ? [i] : []));
    for (const [i, line] of own.entries()) {
      const trimmed = line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
      if (trimmed === '') {
        parted ||= lines.length > 0 && !(page > 0 && i === 0);
        continue;
      }
      // At the edge of a page a number is the page's.
      const edge = paged && (i === filled[0] || i === filled[filled.length - 1]);
      if (PAGE_NUMBER.test(trimmed) && (edge || /[-—第页]/.test(trimmed))) {
        numbers.push(trimmed);
        continue;
      }
      lines.push({
        text: trimmed,
        indent: /^(?:\u3000|[ \t]{2,})/.test(line),
        width: columns(trimmed),
        parted,
      });
      parted = false;
    }
  }
  if (numbers.length > 0) {
    const some = numbers.slice(0, 3).join(' / ');
    doubts.push({ code: 'page-numbers', values: { n: String(numbers.length), words: some }, words: '' });
  }
  return lines;
}

/** The width at which the lines are broken; null where each line ends where its author ended it. */
function wrapWidth(lines: readonly Line[]): number | null {
  if (lines.length < 4) return null;
  const widths = lines.map((line) => line.width).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.9)];
  if (width < NARROWEST_WRAP || width > WIDEST_WRAP || widths[widths.length - 1] > width * 1.25 + 4)
    return null;
  const full = lines.filter((line) => line.width >= width * 0.85);
  const open = full.filter((line) => !CLOSED.test(line.text));
  return full.length >= lines.length * 0.4 && open.length >= full.length * 0.5 ? width : null;
}

function startsParagraph(line: Line, above: Line, wrap: number): boolean {
  return line.indent || above.width < wrap * 0.85;
}

/** Short lines without blank lines between them belong to one stanza where blank lines part the stanzas. */
function isStanza(lines: readonly Line[], i: number): boolean {
  const line = lines[i];
  const above = lines[i - 1];
  const poem = (one: Line) => one.width <= 48 && /[，。！？；、,.!?;]$/.test(one.text);
  return (
    !line.indent &&
    line.width <= 48 &&
    poem(above) &&
    Math.abs(line.width - above.width) <= 4 &&
    versed(lines)
  );
}

const verses = new WeakMap<readonly Line[], boolean>();
/** Whether most lines are short, and end as lines of verse do. */
function versed(lines: readonly Line[]): boolean {
  let known = verses.get(lines);
  if (known === undefined) {
    const short = lines.filter((line) => line.width <= 48);
    const ended = short.filter((line) => /[，。！？；、,.!?;]$/.test(line.text));
    verses.set(lines, (known = short.length >= lines.length * 0.8 && ended.length >= short.length * 0.6));
  }
  return known;
}

function unwrapped(lines: readonly Line[]): string {
  let text = lines[0].text;
  for (const line of lines.slice(1)) {
    const wide =
      /[\u2e80-\uffef\u2010-\u2027]$/.test(text) || /^[\u2e80-\uffef\u2010-\u2027]/.test(line.text);
    text += (wide ? '' : ' ') + line.text;
  }
  return text;
}

/** Width as a terminal counts: two for an ideograph. */
function columns(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) >= 0x2e80 ? 2 : 1;
  return width;
}
