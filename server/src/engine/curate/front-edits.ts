/** Writes entries into an article's front matter: the text below it stays as it came. */
import { splitFrontMatter } from '../corpus/article.ts';
import type { Words } from '../corpus/curation.ts';
import type { Span } from '../text/span.ts';

/** Replace [span) of the file by the text. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A list of a front matter that entries are added to. */
export type EntryList = 'emendations' | 'joins' | 'variants' | 'checked';

/**
 * An edit that adds an entry to a list of the front matter; fields without a value are left out. Null where the list is
 * written in a way that cannot be added to line by line (`[…]` with entries), or there is no front matter.
 */
export function entryEdit(
  file: string,
  list: EntryList,
  fields: readonly (readonly [name: string, value: string | null])[],
): TextEdit | null {
  const split = splitFrontMatter(file);
  if (split === null || split === 'unclosed') return null;
  const newline = file.includes('\r\n') ? '\r\n' : '\n';
  const { yaml } = split;
  const lines = linesOf(file, yaml);
  const written = (indent: string) =>
    fields
      .filter(([, value]) => value !== null)
      .map(([name, value], i) => `${indent}${i === 0 ? '- ' : '  '}${name}: ${scalar(value ?? '')}${newline}`)
      .join('');
  const head = lines.findIndex(({ text }) => new RegExp(`^${list}[ \\t]*:`).test(text));
  if (head === -1) {
    const needsBreak = yaml.end > yaml.start && !/[\r\n]/.test(file[yaml.end - 1]);
    return {
      span: { start: yaml.end, end: yaml.end },
      text: `${needsBreak ? newline : ''}${list}:${newline}${written('  ')}`,
    };
  }
  const rest = lines[head].text
    .replace(/^[^:]*:/, '')
    .replace(/\s#.*$/, '')
    .trim();
  if (rest !== '' && rest !== '[]' && rest !== '~' && rest !== 'null') return null;
  let last = head;
  let indent = '  ';
  for (let i = head + 1; i < lines.length; i++) {
    const item = /^([ \t]*)- /.exec(lines[i].text);
    if (!item && !/^[ \t]+\S/.test(lines[i].text)) {
      if (/^\s*(?:#.*)?$/.test(lines[i].text)) continue;
      break;
    }
    if (item && last === head) indent = item[1];
    last = i;
  }
  if (rest !== '') {
    // `emendations: []` becomes a list.
    const { start, end } = lines[head];
    return { span: { start, end }, text: `${list}:${newline}${written('  ')}` };
  }
  const at = lines[last].end;
  const needsBreak = !/[\r\n]/.test(file[at - 1] ?? '\n');
  return { span: { start: at, end: at }, text: (needsBreak ? newline : '') + written(indent) };
}

/** The lines of a stretch; `end` is behind the line's break, `text` without it. */
function linesOf(file: string, { start, end }: Span): (Span & { text: string })[] {
  const lines: (Span & { text: string })[] = [];
  for (let at = start; at < end;) {
    const found = file.indexOf('\n', at);
    const next = found === -1 || found >= end ? end : found + 1;
    lines.push({ start: at, end: next, text: file.slice(at, next).replace(/\r?\n$/, '') });
    at = next;
  }
  return lines;
}

/** A text as YAML has to write it. */
export function scalar(text: string): string {
  const plain =
    /^[\p{L}\p{N}（《“‘][^\p{C}\u2028\u2029]*$/u.test(text) &&
    !/: |:$| #|\s$/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n|~)$/i.test(text) &&
    !/^[-+.]?\d[\d_.,:eExXoO+-]*$/.test(text);
  if (plain) return text;
  return /[\p{C}\u2028\u2029\\]/u.test(text) ? JSON.stringify(text) : `'${text.replace(/'/g, "''")}'`;
}

/** How much of a text may be quoted beside a place to make it unique, on either side. */
const MOST_CONTEXT = 40;

/**
 * So much of what stands before and after a place that it occurs once in the text; null where that takes too much. What
 * stands on other lines is not quoted.
 */
export function uniqueWords(text: string, { start, end }: Span): Words | null {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - MOST_CONTEXT);
  const found = text.indexOf('\n', end);
  const lineEnd = Math.min(found === -1 ? text.length : found, end + MOST_CONTEXT);
  let [from, to] = [start, end];
  const isUnique = () => {
    const words = text.slice(from, to);
    return words !== '' && text.indexOf(words, text.indexOf(words) + 1) === -1;
  };
  // An insertion needs words on both sides to say where it goes.
  if (start === end) {
    if (lineStart === start || lineEnd === end) return null;
    [from, to] = [Math.max(lineStart, start - 4), Math.min(lineEnd, end + 4)];
  }
  const wide = (at: number, step: 1 | -1) => {
    const next = at + 2 * step;
    return step < 0 ? Math.max(lineStart, next) : Math.min(lineEnd, next);
  };
  while (!isUnique()) {
    if (from === lineStart && to === lineEnd) return null;
    if (from > lineStart) from = wide(from, -1);
    else to = wide(to, 1);
  }
  // Never between the two halves of a character.
  const isHalf = (at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  if (isHalf(from)) from--;
  if (isHalf(to)) to++;
  return { before: text.slice(from, start), found: text.slice(start, end), after: text.slice(end, to) };
}
