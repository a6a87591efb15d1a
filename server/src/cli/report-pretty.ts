import type { Edit, Finding, SourcePlace, Span } from '../engine/index.ts';
import { inWholeWords } from '../messages/whole-words.ts';
import { clip } from '../messages/wording.ts';
import type { LoadedCorpus } from './corpus.ts';
import { placeOf, type IgnoredFinding } from './ignored-files.ts';
import { lineStarts, positionAt } from './lines.ts';
import { isFlagged, sourceOf, summarise, type CheckedFile } from './report.ts';
import { displayWidth, markedRow, padEnd, padStart, printable, rows, type Mark } from './terminal.ts';
import type { Tally, Words } from './words.ts';

/** How a report is painted. */
export interface Style {
  readonly words: Words;
  readonly colors: Colors;
  /** Columns of the terminal. */
  readonly width: number;
}

type Paint = (text: string) => string;
export type Colors = Readonly<
  Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'underline', Paint>
>;

const MOST_EDITS = 8;
/** Characters of a difference that are named; the excerpt beside it has them all. */
const LONGEST_EDIT = 60;
/** Characters of another script that are named. */
const MOST_SCRIPT = 4;
const MOST_ROWS = 6;
const NEAR = 80;

/** One file's findings for people: what needs a look in full, with `all` the rest in one line each. */
export function prettyFile(
  file: CheckedFile,
  corpus: LoadedCorpus,
  all: boolean,
  showIgnored: boolean,
  style: Style,
): string {
  const starts = lineStarts(file.text);
  let result = '';
  let listing = false;
  for (const finding of file.findings) {
    if (!finding.quoted && !all) continue;
    const noteworthy =
      isFlagged(finding, file) ||
      finding.verdict === 'unsourced' ||
      finding.verdict === 'variant' ||
      // in running text nothing is wrong with it, but what differs is to be seen
      (!finding.quoted && finding.verdict === 'misquote');
    if (noteworthy) result += (listing ? '\n' : '') + block(finding, file, starts, corpus, style) + '\n';
    else if (all) result += agreeing(finding, file, starts, corpus, style);
    listing = !noteworthy && (listing || all);
  }
  result += listing ? '\n' : '';
  if (showIgnored && file.ignored.length > 0)
    result += `${file.ignored.map((one) => ignoredLine(one, file, starts, style)).join('')}\n`;
  return result;
}

/** `○ draft.md:3:5  differs from the source  “…”`, and where that is said. */
function ignoredLine(
  one: IgnoredFinding,
  file: CheckedFile,
  starts: readonly number[],
  { words, colors, width }: Style,
): string {
  const { line, column } = positionAt(starts, one.finding.start);
  const place = placeOf(one, file);
  const name = one.rule === 'contradicted' ? words.verdict.contradicted : words.verdict[one.finding.verdict];
  const text = printable(one.finding.text.replaceAll(/\s+/g, ' '));
  const [first] = rows(text, { start: 0, end: text.length }, Math.max(24, width - 40));
  const shown = first.end < text.length ? `${text.slice(0, first.end)}…` : text;
  const said = words.ignoredBy(`${place.file}:${place.line}`, printable(place.reason));
  return (
    colors.dim(`○ ${file.path}:${line}:${column}  ${name}  ${words.quote(shown)}`) +
    `\n    ${colors.dim(said)}\n`
  );
}

/** The last lines: how many quotations, of what kind, and whether anything needs a look. */
export function prettySummary(files: readonly CheckedFile[], style: Style): string {
  const { words, colors } = style;
  const findings = files.flatMap((file) => file.findings);
  const quoted = findings.filter((finding) => finding.quoted);
  const tallies = Object.entries(summarise(files, true)).filter(([, count]) => count > 0) as [
    Tally,
    number,
  ][];
  const running = findings.length - quoted.length;
  const ignored = files.reduce((sum, file) => sum + file.ignored.length, 0);
  const flagged = files.reduce(
    (sum, file) => sum + file.findings.filter((f) => isFlagged(f, file)).length,
    0,
  );
  const verdict = words.verdictLine(flagged);
  return [
    words.summary(files.length, quoted.length, tallies),
    ...(running > 0 ? [colors.dim(words.running(running))] : []),
    ...(ignored > 0 ? [colors.dim(words.ignored(ignored))] : []),
    flagged === 0 ? colors.green(verdict) : colors.bold(colors.red(verdict)),
    '',
  ].join('\n');
}

/** `习近平 · 2020年3月12日 · 同联合国秘书长古特雷斯通话`; unknown things are said to be unknown. */
export function provenance(
  source: { speaker: string | null; date: string | null; occasion: string | null },
  words: Words,
): string {
  return [
    source.speaker ?? words.unknown.speaker,
    source.date === null ? words.unknown.date : words.date(source.date),
    source.occasion ?? words.unknown.occasion,
  ].join(' · ');
}

function agreeing(
  finding: Finding,
  file: CheckedFile,
  starts: readonly number[],
  corpus: LoadedCorpus,
  { words, colors, width }: Style,
): string {
  const { line, column } = positionAt(starts, finding.start);
  const source = finding.source && provenance(sourceOf(finding.source, corpus), words);
  const head = `${colors.green('✓')} ${file.path}:${line}:${column}  ${words.verdict[finding.verdict]}  ${finding.quoted ? '' : `${words.unquoted}  `}`;
  const room = Math.max(24, width - displayWidth(head.replaceAll(/\x1b\[\d+m/g, '')) - 2);
  const text = printable(finding.text.replaceAll(/\s+/g, ' '));
  const [first] = rows(text, { start: 0, end: text.length }, room - 2);
  const shown = first.end < text.length ? `${text.slice(0, first.end)}…` : text;
  return `${head}${colors.dim(words.quote(shown))}\n${source ? `    ${colors.dim(source)}\n` : ''}`;
}

function block(
  finding: Finding,
  file: CheckedFile,
  starts: readonly number[],
  corpus: LoadedCorpus,
  style: Style,
): string {
  const { words, colors } = style;
  const { line, column } = positionAt(starts, finding.start);
  const contradicted = finding.attribution.status === 'contradicted';
  const loud = isFlagged(finding, file) ? colors.red : colors.cyan;
  const names: Tally[] = [];
  if (!contradicted || !['exact', 'equivalent', 'elided'].includes(finding.verdict))
    names.push(finding.verdict);
  if (contradicted) names.push('contradicted');
  const head =
    colors.bold(`${file.path}:${line}:${column}`) +
    '  ' +
    names.map((name) => loud(words.verdict[name]) + colors.dim(` ${name}`)).join('  ') +
    (finding.quoted ? '' : `  ${colors.dim(words.unquoted)}`);
  return [
    head,
    ...excerpt(finding, file.text, starts, loud, style),
    ...details(finding, corpus, style),
    '',
  ].join('\n');
}

/** The quotation in its line, what differs marked, and the stated source where that is contradicted. */
function excerpt(
  finding: Finding,
  text: string,
  starts: readonly number[],
  loud: Paint,
  style: Style,
): string[] {
  const { colors, width } = style;
  const conflicts = finding.attribution.status === 'contradicted' ? finding.attribution.conflicts : [];
  const marks: Mark[] = [
    ...finding.edits.map((edit) => ({ start: edit.start, end: edit.end, paint: loud })),
    ...conflicts.map(({ span }) => ({ start: span.start, end: span.end, paint: colors.yellow })),
  ];
  if (marks.length === 0) marks.push({ start: finding.start, end: finding.end, paint: colors.underline });
  const spans: Span[] = [finding];
  // The stated source is shown together with the quotation where it stands close to it.
  for (const { span } of conflicts) {
    if (span.end >= finding.start - NEAR && span.start <= finding.end + NEAR) spans.push(span);
  }
  const lineOf = (offset: number) => positionAt(starts, offset).line;
  const region = {
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
  };
  const bounds = { start: starts[lineOf(region.start) - 1], end: lineEnd(text, starts[lineOf(region.end)]) };
  const around = (context: number): Span => {
    let start = Math.max(bounds.start, region.start - context);
    let end = Math.max(region.end, Math.min(bounds.end, region.end + context));
    if (isLowSurrogate(text, start)) start--;
    if (isLowSurrogate(text, end)) end++;
    return { start, end };
  };
  const gutter = Math.max(4, String(lineOf(region.end)).length + 1);
  const bar = colors.dim(' │ ');
  const rowsAround = (context: number) => rows(text, around(context), Math.max(20, width - gutter - 4));
  // Some context on both sides, where it does not cost another row.
  const least = rowsAround(1);
  const all = [14, 6].map(rowsAround).find(({ length }) => length <= least.length) ?? least;
  const lines: string[] = [];
  let gap = false;
  let previous = 0;
  let shown = 0;
  all.forEach((row, i) => {
    const made = markedRow(text, row, marks, i === all.length - 1 || all[i + 1].start > row.end);
    if (all.length > MOST_ROWS && made.carets === '' && i > 0 && i < all.length - 1) {
      if (!gap) lines.push(colors.dim(padStart('⋯', gutter)));
      gap = true;
      return;
    }
    if (shown++ > 3 * MOST_ROWS) return;
    gap = false;
    const number = lineOf(row.start);
    const label = number === previous ? '' : String(number);
    previous = number;
    lines.push(colors.dim(padStart(label, gutter)) + bar + made.row);
    if (made.carets !== '') lines.push(padStart('', gutter) + bar + made.carets);
  });
  return lines;
}

/** The end of a line, without its line break; `next` is where the following line begins. */
function lineEnd(text: string, next: number | undefined): number {
  let end = next ?? text.length;
  while (end > 0 && next !== undefined && /[\r\n]/.test(text[end - 1])) end--;
  return end;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function details(finding: Finding, corpus: LoadedCorpus, style: Style): string[] {
  const { words, colors } = style;
  const lines: string[] = [];
  const labelWidth =
    2 + Math.max(displayWidth(`${words.label.part} 9`), ...Object.values(words.label).map(displayWidth));
  const say = (label: string, ...texts: string[]) =>
    texts.forEach((text, i) =>
      lines.push(`  ${colors.dim(padEnd(i === 0 ? label : '', labelWidth))}${text}`),
    );

  if (finding.verdict === 'unsourced') {
    lines.push(`  ${words.unsourced()}`);
    return lines;
  }
  if (finding.edits.length > 0) {
    const all = wordingFirst(finding);
    const shown = all.slice(0, MOST_EDITS).map((edit) => editLine(edit, finding, style));
    const more = all.length - shown.length;
    say(words.label.differs, ...shown, ...(more > 0 ? [colors.dim(words.moreEdits(more))] : []));
  }
  const conflicts = finding.attribution.conflicts.map(({ what, stated, expected }) => {
    const said = expected !== null && what === 'date' ? words.date(expected) : expected;
    return colors.yellow(words.conflictIs(words.conflict[what], printable(stated), said));
  });
  say(words.label.stated, ...conflicts);
  if (finding.verdict === 'spliced') {
    lines.push(`  ${words.spliced()}`);
    finding.alternatives.forEach((place, i) => {
      say(`${words.label.part} ${i + 1}`, ...wrapped(wordsAt(place, corpus), labelWidth, style));
      say('', ...sourceLines(place, corpus, style));
    });
    return lines;
  }
  if (finding.verdict === 'variant') lines.push(`  ${words.variant()}`);
  if (finding.edits.length > 0) say(words.label.canonical, ...canonical(finding, labelWidth, style));
  if (finding.source !== null) {
    say(words.label.source, ...sourceLines(finding.source, corpus, style));
    if (finding.verdict === 'variant' && finding.alternatives.length > 0)
      say(words.label.also, ...sourceLines(finding.alternatives[0], corpus, style));
    else if (finding.alternativesTotal > 0) say('', colors.dim(words.others(finding.alternativesTotal)));
  }
  return lines;
}

/** The edits, those of the wording first; the characters of another script, which are many, as one line. */
function wordingFirst({ edits }: Finding): Edit[] {
  const script = edits.filter(({ kind }) => kind === 'script');
  const others = edits.filter(({ kind }) => kind !== 'script');
  const rank = ({ kind }: Edit) => (kind === 'wording' ? 0 : 1);
  others.sort((a, b) => rank(a) - rank(b) || a.start - b.start);
  if (script.length <= 1) return [...others, ...script];
  const said = (words: readonly string[]): string =>
    words.slice(0, MOST_SCRIPT).join('、') + (words.length > MOST_SCRIPT ? '……' : '');
  const found = said(script.map((edit) => edit.found));
  const expected = said(script.map((edit) => edit.expected));
  return [...others, { ...script[0], found, expected }];
}

function editLine(edit: Edit, finding: Finding, { words, colors }: Style): string {
  const kind = words.editKind[edit.kind];
  const whole = inWholeWords(edit, finding.text, edit.start - finding.start);
  const found = colors.red(printable(clip(whole.found.replaceAll(/\s+/g, ' '), LONGEST_EDIT)));
  const expected = colors.green(printable(clip(whole.expected, LONGEST_EDIT)));
  return words.edit(edit.op, found, expected) + (kind === '' ? '' : colors.dim(` (${kind})`));
}

function wordsAt(place: SourcePlace, { library }: LoadedCorpus): string {
  return library.passages[place.passage].text.slice(place.start, place.end).replaceAll('\n', ' ');
}

function sourceLines(place: SourcePlace, corpus: LoadedCorpus, { words, colors }: Style): string[] {
  const source = sourceOf(place, corpus);
  return [
    provenance(source, words),
    `${words.title(source.articleTitle)} ${colors.dim(`${source.file}:${source.line}`)}`,
  ];
}

function wrapped(text: string, indent: number, { width }: Style): string[] {
  const room = Math.max(20, width - indent - 2);
  return rows(text, { start: 0, end: text.length }, room).map(({ start, end }) =>
    printable(text.slice(start, end)),
  );
}

/** The canonical wording with what the document has differently in green; a long one is cut to what is near that. */
function canonical(finding: Finding, indent: number, style: Style): string[] {
  const { colors, width } = style;
  const text = finding.canonical;
  const marks: Mark[] = [];
  let shift = -finding.start;
  for (const edit of finding.edits) {
    const start = edit.start + shift;
    shift += edit.expected.length - edit.found.length;
    // Markup that is looked through moves the places: then nothing is marked rather than the wrong words.
    if (text.startsWith(edit.expected, start) && edit.expected !== '')
      marks.push({ start, end: start + edit.expected.length, paint: colors.green });
  }
  const room = Math.max(20, width - indent - 2);
  const all = rows(text, { start: 0, end: text.length }, room);
  const made = all.map((row, i) => markedRow(text, row, marks, i === all.length - 1));
  const keep = made.map((row, i) => all.length <= MOST_ROWS || i === 0 || row.carets !== '');
  return made.flatMap((row, i) => (keep[i] ? [row.row] : keep[i - 1] ? [colors.dim('⋯')] : []));
}
