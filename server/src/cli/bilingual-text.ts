// What `verbatim bilingual` compares: two documents, or the two columns of a table or of an XLIFF or TMX file.
import Papa from 'papaparse';
import { languageOf } from '../document-files.ts';
import type { AlignedBlock, DocumentText, TranslationUnit } from '../engine/index.ts';
import { decode } from '../decode.ts';
import { languageInName } from '../translation/partner.ts';
import { isTranslationFile } from '../translation/translation-file.ts';
import type { Console } from './console.ts';
import { readBytes, whyUnread } from './documents.ts';
import { lineStarts, positionAt } from './lines.ts';
import { readUnits } from './translations.ts';

/** One side of what is compared. */
export interface BilingualSide extends DocumentText {
  /** As given on the command line. */
  readonly path: string;
  /** 1-based line of the file, and the column where it is known: of a table only the row is. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number | null };
}

export interface BilingualText {
  readonly source: BilingualSide;
  readonly target: BilingualSide;
  /** Of the translation, as far as names tell; null where they do not. */
  readonly language: string | null;
  readonly blocks?: readonly AlignedBlock[];
}

/** A row of a table: 1-based line, and its two cells. */
interface Row {
  readonly line: number;
  readonly source: string;
  readonly target: string;
}

/** Reads what is to be compared; null where something cannot be read: why has been told. */
export async function readBilingual(
  names: readonly string[],
  console: Console,
): Promise<BilingualText | null> {
  if (names.length === 1) return readTable(names[0], console);
  const [first, second] = names.map((name) => readSide(name, console));
  if (first === null || second === null) return null;
  // Whichever way round they are given, the original is the one in Chinese.
  const [source, target] = hanShare(first.text) >= hanShare(second.text) ? [first, second] : [second, first];
  return { source, target, language: languageInName(target.path) };
}

function readSide(name: string, console: Console): BilingualSide | null {
  const text = readText(name, console);
  if (text === null) return null;
  const starts = lineStarts(text);
  return {
    path: name,
    text,
    languageId: languageOf(name),
    placeOf: (offset) => positionAt(starts, offset),
  };
}

async function readTable(name: string, console: Console): Promise<BilingualText | null> {
  const rows = await rowsOf(name, console);
  if (rows === null) return null;
  if (rows.length === 0) {
    console.trouble({ file: name }, console.words.bilingual.noRows());
    return null;
  }
  const isFirst =
    hanShare(rows.map(({ source }) => source).join('')) >=
    hanShare(rows.map(({ target }) => target).join(''));
  const cells = isFirst
    ? rows
    : rows.map(({ line, source, target }) => ({ line, source: target, target: source }));
  const [source, target] = [sideOf(name, cells, 'source'), sideOf(name, cells, 'target')];
  return {
    source: source.side,
    target: target.side,
    language: null,
    blocks: source.spans.map((span, i) => ({ source: span, target: target.spans[i] })),
  };
}

/** A column as one text, its cells parted by empty lines. */
function sideOf(name: string, rows: readonly Row[], column: 'source' | 'target') {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const row of rows) {
    if (text !== '') text += '\n\n';
    spans.push({ start: text.length, end: text.length + row[column].length });
    text += row[column];
  }
  const side: BilingualSide = {
    path: name,
    text,
    languageId: 'plaintext',
    placeOf: (offset) => ({
      line: rows[
        Math.max(
          0,
          spans.findLastIndex(({ start }) => start <= offset),
        )
      ].line,
      column: null,
    }),
  };
  return { side, spans };
}

async function rowsOf(name: string, console: Console): Promise<Row[] | null> {
  if (isTranslationFile(name)) {
    const units = await readUnits(name, console);
    return units === null ? null : units.flatMap(rowOfUnit);
  }
  const text = readText(name, console);
  if (text === null) return null;
  return /\.(?:md|markdown)$/i.test(name) ? markdownRows(text) : separatedRows(text, name);
}

function rowOfUnit({ source, target, line }: TranslationUnit): Row[] {
  return source === null ? [] : [{ line, source: source.text, target: target.text }];
}

/** Rows of comma-, tab- or semicolon-separated values: the first two columns that have letters. */
function separatedRows(text: string, name: string): Row[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimiter: /\.tsv$/i.test(name) ? '\t' : '',
    skipEmptyLines: false,
  });
  let line = 1;
  return data.flatMap((cells) => {
    const at = line;
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    return rowOf(cells, at);
  });
}

/** Rows of the tables of a Markdown document. */
function markdownRows(text: string): Row[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, i) => {
    if (!/^\s*\|/.test(line) || /^[\s|:-]+$/.test(line)) return [];
    const inner = line
      .trim()
      .replace(/^\|/, '')
      .replace(/(?<!\\)\|$/, '');
    return rowOf(
      inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').replaceAll(/<br\s*\/?>/gi, '\n')),
      i + 1,
    );
  });
}

/** A heading row is a row like any other: it quotes nothing. */
function rowOf(cells: readonly string[], line: number): Row[] {
  const [source, target] = cells.map((cell) => cell.trim()).filter((cell) => /\p{L}/u.test(cell));
  return source === undefined || target === undefined ? [] : [{ line, source, target }];
}

function readText(name: string, console: Console): string | null {
  const { words } = console;
  try {
    const decoded = decode(readBytes(name));
    if (!('refused' in decoded)) return decoded.text;
    const message = words.trouble[decoded.refused === 'unknown' ? 'encoding' : decoded.refused]();
    console.trouble({ file: name, line: decoded.line }, message);
  } catch (error) {
    console.trouble({ file: name }, whyUnread(error, words));
  }
  return null;
}

/** How much of a text's letters is Chinese. */
function hanShare(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(/\p{Script=Han}/gu)?.length ?? 0) / letters;
}
