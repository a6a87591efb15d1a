import type { SourceBlock } from '../engine/index.ts';

/** As much of the DOM as is read here: any library's nodes have it. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<HtmlNode>;
  getAttribute?(name: string): string | null;
}

const ELEMENT = 1;
const TEXT = 3;
const LEFT_OUT = new Set(
  'SCRIPT STYLE TITLE META LINK NOSCRIPT TEMPLATE HEAD NAV RT RP RTC BUTTON SELECT OPTION TEXTAREA INPUT IFRAME OBJECT AUDIO VIDEO CANVAS SVG MATH'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM HEADER LEGEND LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL HTML'.split(
    ' ',
  ),
);
/** A line this long is prose: a line break after it ends a paragraph, not a verse. */
const PROSE_LINE = 40;
const DEEPEST = 200;

/** Headings and paragraphs of a piece of HTML, in reading order; `notes` counts the marks of notes left out. */
export function blocksOf(root: HtmlNode): { blocks: SourceBlock[]; notes: number } {
  const blocks: SourceBlock[] = [];
  let notes = 0;
  let words = '';
  let level = 0;
  /** Whether all words so far stand in bold, as a heading made by hand does. */
  let bold: boolean | null = null;

  const flush = (): void => {
    const lines = words
      .split('\n')
      .map((line) => line.replace(/[ \t\r\f\u00a0]+/g, ' '))
      .filter((line) => /[^\s\u3000]/.test(line));
    words = '';
    const isBold = bold === true;
    bold = null;
    if (lines.length === 0) return;
    if (level > 0)
      return void blocks.push({ type: 'heading', level, text: lines.map((line) => line.trim()).join(' ') });
    const prose = lines.some((line) => line.trim().length > PROSE_LINE || /^\s*\u3000\u3000/.test(line));
    for (const text of prose ? lines : [lines.join('\n')]) {
      const line = text.trim();
      const heading =
        isBold && line.length <= 60 && !line.includes('\n') && !/[。！？；]$/.test(line) && blocks.length > 0;
      blocks.push(
        heading ? { type: 'heading', level: 2, text: line } : { type: 'paragraph', level: 0, text: line },
      );
    }
  };
  const say = (text: string, isBold: boolean): void => {
    if (/[^\s\u3000]/.test(text)) bold = (bold ?? true) && isBold;
    words += text;
  };

  const walk = (node: HtmlNode, isBold: boolean, keepsLines: boolean, depth: number): void => {
    if (node.nodeType === TEXT) {
      const text = node.textContent ?? '';
      // A line break of the source between ideographs is no blank.
      return say(
        keepsLines
          ? text
          : text
              .replace(/(?<=[\u2e80-\uffef])[\t ]*[\r\n]+[\t ]*(?=[\u2e80-\uffef])/g, '')
              .replace(/[\t\r\n ]+/g, ' '),
        isBold,
      );
    }
    if (node.nodeType !== ELEMENT || depth > DEEPEST) return;
    const name = node.nodeName.toUpperCase();
    if (
      LEFT_OUT.has(name) ||
      (node.getAttribute?.('hidden') !== null && node.getAttribute?.('hidden') !== undefined)
    )
      return;
    if (isNoteMark(name, node)) return void notes++;
    if (name === 'BR') return void (words += '\n');
    if (name === 'HR') {
      flush();
      return void blocks.push({ type: 'break', level: 0, text: '' });
    }
    const heading = /^H([1-6])$/.exec(name);
    const inBold = isBold || name === 'B' || name === 'STRONG';
    const children = (): void => {
      for (let i = 0; i < node.childNodes.length; i++)
        walk(node.childNodes[i], inBold, keepsLines || name === 'PRE', depth + 1);
    };
    if (heading) {
      flush();
      level = Number(heading[1]);
      children();
      flush();
      level = 0;
    } else if (BLOCKS.has(name) && level === 0) {
      flush();
      children();
      flush();
    } else {
      children();
      if (name === 'TD' || name === 'TH') words += '\u3000';
    }
  };
  walk(root, false, false, 0);
  flush();
  return { blocks, notes };
}

/** The mark of a note: a raised number, or a link to a note. Not words of the text. */
function isNoteMark(name: string, node: HtmlNode): boolean {
  const text = node.textContent ?? '';
  if (name === 'SUP') return /^[\s\d[\]()（）〔〕①-⑳*†‡注]{1,8}$/.test(text);
  if (name !== 'A' || !/^[\s\d[\]()（）〔〕①-⑳*†‡注↑↩]{1,8}$/.test(text)) return false;
  return /noteref|footnote|backlink/i.test(
    `${node.getAttribute?.('epub:type') ?? ''} ${node.getAttribute?.('role') ?? ''} ${node.getAttribute?.('class') ?? ''} ${node.getAttribute?.('href') ?? ''}`,
  );
}
