import type { Corpus } from './corpus.ts';
import { f1, share, type Failure, type Scores } from './score.ts';

const COLUMNS: readonly (readonly [string, (s: Scores) => number | null])[] = [
  ['found', (s) => share(s.found)],
  ['precise', (s) => share(s.precise)],
  ['span', (s) => share(s.spans)],
  ['verdict', (s) => share(s.verdicts)],
  ['first', (s) => share(s.first)],
  ['among', (s) => share(s.among)],
  ['canon', (s) => share(s.canonical)],
  ['edits', (s) => f1(s.edits)],
  ['strict', (s) => f1(s.strictEdits)],
  ['attrib', (s) => share(s.attribution)],
  ['flags', (s) => share(s.falseFlags)],
];

/** Issue 3, section 1. `flags` is a share that must be small. */
const WANTED: Readonly<Record<string, number>> = {
  found: 0.99,
  precise: 0.99,
  verdict: 0.985,
  first: 0.98,
  among: 0.995,
  canon: 0.98,
  edits: 0.97,
  attrib: 0.97,
  flags: 0.005,
};

/** How wide a text stands in a terminal. */
function widthOf(text: string): number {
  let width = 0;
  for (const c of text) width += /[\u2e80-\u9fff\uff00-\uffef…]/.test(c) ? 2 : 1;
  return width;
}

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

export function table(
  byKind: ReadonlyMap<string, Scores>,
  overall: readonly (readonly [string, Scores])[],
): string {
  const row = (name: string, s: Scores) =>
    padded(name, 36) +
    String(s.truths).padStart(6) +
    COLUMNS.map(([, value]) => {
      const v = value(s);
      return (v === null ? '–' : v === 1 ? '1' : v.toFixed(3).replace(/^0/, '')).padStart(8);
    }).join('');
  const head =
    padded('kind of change', 36) + 'n'.padStart(6) + COLUMNS.map(([name]) => name.padStart(8)).join('');
  const wanted =
    padded('at least (flags: at most)', 42) +
    COLUMNS.map(([name]) =>
      (WANTED[name] === undefined ? '' : String(WANTED[name]).replace(/^0/, '')).padStart(8),
    ).join('');
  const kinds = [...byKind].sort((a, b) => b[1].truths - a[1].truths).map(([name, s]) => row(name, s));
  return [
    head,
    '-'.repeat(widthOf(head)),
    ...kinds,
    '-'.repeat(widthOf(head)),
    ...overall.map(([name, s]) => row(name, s)),
    wanted,
  ].join('\n');
}

/** Numbers a program reads. */
export function numbers(s: Scores): Record<string, number | null> {
  return { n: s.truths, ...Object.fromEntries(COLUMNS.map(([name, value]) => [name, value(s)])) };
}

/** One failure so that a person can see what went wrong. */
export function describeFailure(failure: Failure, corpus: Corpus): string {
  const { document, truth, findings } = failure;
  const { passages } = corpus.library;
  const at = truth ?? findings[0];
  const from = Math.max(0, at.start - 70);
  const to = Math.min(document.text.length, at.end + 50);
  const shown = (text: string) => JSON.stringify(text).slice(1, -1);
  const excerpt = `${shown(document.text.slice(from, at.start))}⟦${shown(document.text.slice(at.start, at.end))}⟧${shown(document.text.slice(at.end, to))}`;
  const passage = (i: number | undefined) => {
    if (i === undefined) return '—';
    const p = passages[i];
    return `#${i} ${[p.speaker, p.date, p.occasion].filter(Boolean).join(' ')} ${p.text.slice(0, 16)}…`;
  };
  const edits = (list: readonly { op: string; found: string; expected: string; start: number }[]) =>
    list
      .map((e) => `${e.op}@${e.start - at.start} ${JSON.stringify(e.found)}→${JSON.stringify(e.expected)}`)
      .join(' · ') || 'none';
  const lines = [
    `■ ${failure.kind} [${failure.what.join(', ')}] — ${document.name} (${document.languageId}) at ${at.start}`,
    `  text    ${excerpt}`,
  ];
  if (truth) {
    lines.push(
      `  truth   ${truth.expect === 'finding' ? '' : `${truth.expect}: `}${truth.verdicts.join('|')}${truth.quoted ? '' : ' running'} · attribution ${truth.attribution?.join('|') ?? '—'}${truth.note ? ` · ${truth.note}` : ''}`,
      `          source ${truth.sources === null ? 'none' : truth.sources.slice(0, 4).map(passage).join(' | ')}`,
    );
    if (truth.edits) lines.push(`          edits ${truth.edits.map(edits).join('  or  ')}`);
    if (truth.canonical && failure.what.includes('canonical'))
      lines.push(`          canonical ${truth.canonical.map(shown).join('  or  ')}`);
  }
  if (findings.length === 0) lines.push('  engine  nothing');
  for (const f of findings) {
    lines.push(
      `  engine  ${f.verdict}${f.quoted ? '' : ' running'}${f.open ? ' open' : ''} [${f.start - at.start}, ${f.end - at.start}) of ${at.end - at.start} · attribution ${f.attribution.status} ${JSON.stringify(f.attribution.stated)}${f.attribution.conflicts.length > 0 ? ` conflicts ${f.attribution.conflicts.map((c) => `${c.what} ${c.stated}≠${c.expected}`).join('; ')}` : ''}`,
      `          source ${passage(f.source?.passage)}${
        f.alternatives.length > 0
          ? `  +${f.alternativesTotal}: ${f.alternatives
              .slice(0, 3)
              .map((a) => `#${a.passage}`)
              .join(' ')}`
          : ''
      }`,
      `          edits ${edits(f.edits)}`,
    );
    if (failure.what.includes('canonical')) lines.push(`          canonical ${shown(f.canonical)}`);
  }
  return lines.join('\n');
}
