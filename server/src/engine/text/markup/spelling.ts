/** Fills the place of a spelling that is longer than the character it stands for: looked through everywhere. */
const FILLER = '\u2060';

/** Characters that people spell out; the others are read by their number. */
const ENTITIES: Readonly<Record<string, string>> = {
  hellip: '…', mldr: '…', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', laquo: '«', raquo: '»', quot: '"',
  mdash: '—', ndash: '–', middot: '·', nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', apos: "'", shy: '\u00ad',
}; // prettier-ignore
const ENTITY = /&(?:([a-zA-Z]{2,8})|#(\d{1,6})|#[xX]([0-9a-fA-F]{1,5}));/g;
/** Signs that a parser would take for markup, were they written as themselves. */
const IS_SIGN = /[<>&*_`[\]\\\n\r]/;

const DOTS = /\\(?:dots|ldots|textellipsis)(?![a-zA-Z])(?:\{\})?/g;
/** In LaTeX: a line's end (left as it is), blanks, where a word may be parted, and dashes. */
const SPELLED_SIGNS = /\\\\|\\[ ,;:>]|\\[-/]|~|(?<!-)(?:-{6}|-{2,3})(?!-)/g;
const ENQUOTE = /\\enquote\*?\{/g;
const LONGEST_ENQUOTE = 6000;
/** The head of a quotation in AsciiDoc: [quote, who, where]. */
const QUOTE_HEAD = /^\[(quote|verse)((?:\.|%|#)[^,\]\n]{0,60})?,([^\n]{1,300})\](?=[ \t]*\r?$)/gm;
/** Such a head, as it is spelled out. */
export const QUOTE_HEAD_SPELLED = /^\u2060{6}[^\n]*：\s*$/;
const QUOTE_TAG = /<(\/?)q(?:\s[^<>]{0,200})?>/gi;

/** More signs of emphasis, links and code than this in one paragraph are no markup: reading them takes their square. */
const MOST_SIGNS = 3000;
const SIGNS = /[*_`[\]<!~]/g;
/** A sign that opens no tag and no entity; a browser shows it as it is. */
const STRAY_TAG = /<(?!!--)(?![a-zA-Z/!?][^<>]{0,2000}>)/g;
const STRAY_ENTITY = /&(?!(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});)/g;

/**
 * A document as it reads: characters that its markup spells out (`&hellip;`, `\dots`, `<q>`) stand there themselves, and
 * the rest of the spelling is filled, so that the text keeps its length and every offset its meaning.
 */
export function spelledOut(text: string, languageId: string): string {
  switch (languageId) {
    case 'html':
      return withEntities(text.replace(STRAY_TAG, FILLER).replace(STRAY_ENTITY, FILLER)).replace(
        QUOTE_TAG,
        (tag, closing: string) => filled(closing ? '”' : '“', tag.length),
      );
    case 'markdown':
      return withoutExcess(text.includes('&') ? withEntities(text) : text);
    case 'latex':
    case 'tex':
      return withEnquote(
        text.replace(DOTS, (command) => filled('…', command.length)).replace(SPELLED_SIGNS, signOf),
      );
    case 'asciidoc':
      return text.replace(QUOTE_HEAD, (_, style: string, options: string | undefined, facts: string) => {
        const read = facts
          .replace(/["\s]/g, FILLER)
          .replace(/,(?=\u2060*(?:《|\D*$))/g, '，')
          .replace(/,/g, FILLER);
        return FILLER.repeat(1 + style.length + (options ?? '').length + 1) + read + '：';
      });
    default:
      return text;
  }
}

const filled = (character: string, length: number): string =>
  character + FILLER.repeat(length - character.length);

function signOf(sign: string): string {
  if (sign === '\\\\') return sign;
  if (sign.startsWith('-')) return filled(sign === '--' ? '–' : sign === '---' ? '—' : '——', sign.length);
  return sign === '\\-' || sign === '\\/' ? FILLER.repeat(2) : filled(' ', sign.length);
}

function withEntities(text: string): string {
  return text.replace(
    ENTITY,
    (entity, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
      const code = decimal ? parseInt(decimal, 10) : hex ? parseInt(hex, 16) : 0;
      const character = name
        ? ENTITIES[name]
        : code > 0x1f && code < 0xd800
          ? String.fromCharCode(code)
          : code > 0xdfff && code < 0xffff
            ? String.fromCharCode(code)
            : undefined;
      return character === undefined || IS_SIGN.test(character) ? entity : filled(character, entity.length);
    },
  );
}

function withEnquote(text: string): string {
  let result = '';
  let done = 0;
  for (const match of text.matchAll(ENQUOTE)) {
    const open = match.index + match[0].length;
    let depth = 1;
    let close = open;
    const most = Math.min(text.length, open + LONGEST_ENQUOTE);
    while (close < most && depth > 0) {
      if (text[close] === '{') depth++;
      else if (text[close] === '}') depth--;
      close++;
    }
    if (depth > 0 || match.index < done) continue;
    result +=
      text.slice(done, match.index) + filled('“', match[0].length) + text.slice(open, close - 1) + '”';
    done = close;
  }
  return result + text.slice(done);
}

/** Whether there is a stretch without a blank line in which so many signs have room. */
function hasLongParagraph(text: string): boolean {
  for (let start = 0; text.length - start >= MOST_SIGNS;) {
    // Blank lines are near where paragraphs are short: the last one in reach is looked for first.
    const end = text.lastIndexOf('\n\n', start + MOST_SIGNS - 2);
    if (end <= start) return true;
    start = end + 1;
  }
  return false;
}

/** Markdown without the signs of paragraphs that are made of little else. */
function withoutExcess(text: string): string {
  if (!hasLongParagraph(text)) return text;
  return text
    .split(/(\n[ \t]*\r?\n)/)
    .map((paragraph) => {
      if (paragraph.length < MOST_SIGNS) return paragraph;
      const signs = paragraph.match(SIGNS)?.length ?? 0;
      return signs > MOST_SIGNS ? paragraph.replace(SIGNS, FILLER) : paragraph;
    })
    .join('');
}
