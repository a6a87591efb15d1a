import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, verbatim } from '../cli/run.ts';

// What Verbatim says about real documents, one line a finding, to be read by a person when it changes.
// `npx vitest run --project golden -u` writes it anew.

interface Source {
  readonly speaker: string | null;
  readonly date: string | null;
  readonly occasion: string | null;
  readonly article: string;
}
interface Edit {
  readonly op: string;
  readonly found: string;
  readonly expected: string;
  readonly kind: string;
}
interface Finding {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly quoted: boolean;
  readonly verdict: string;
  readonly source: Source | null;
  readonly edits: readonly Edit[];
  readonly attribution: { readonly status: string; readonly stated: Readonly<Record<string, string | null>> };
  readonly alternatives: readonly Source[];
  readonly alternativesTotal: number;
}

const DOCUMENTS = [
  'samples/draft.md',
  ...readdirSync(path.join(import.meta.dirname, 'documents')).map((name) => `test/golden/documents/${name}`),
];
const SIGN: Readonly<Record<string, string>> = {
  substitution: '异',
  omission: '脱',
  addition: '衍',
  transposition: '倒',
};

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, '⏎');
  return line.length <= 40 ? line : `${line.slice(0, 24)}…${line.slice(-12)}`;
};
const place = (source: Source | null): string =>
  source === null
    ? '—'
    : [source.speaker, source.date, source.occasion ?? source.article].filter(Boolean).join('·');
const edit = ({ op, found, expected, kind }: Edit): string =>
  `${SIGN[op]}「${short(found)}→${short(expected)}」${kind === 'wording' ? '' : kind}`;

function line(finding: Finding): string {
  const { status, stated } = finding.attribution;
  const parts = [
    `${finding.line}:${finding.column}`,
    finding.verdict + (finding.quoted ? '' : ' (running)'),
    `“${short(finding.text)}”`,
    place(finding.source) + (finding.alternativesTotal > 0 ? ` +${finding.alternativesTotal}` : ''),
    ...finding.edits.map(edit),
    ...(finding.verdict === 'spliced' ? finding.alternatives.map((source) => `← ${place(source)}`) : []),
    ...(status === 'unstated' ? [] : [`${status}: ${Object.values(stated).filter(Boolean).join('·')}`]),
  ];
  return parts.join(' | ');
}

describe('findings in real documents', () => {
  let recordOnly = '';
  beforeAll(() => {
    recordOnly = mkdtempSync(path.join(tmpdir(), 'verbatim-golden-'));
    mkdirSync(recordOnly, { recursive: true });
    copyFileSync(path.join(ROOT, 'corpus/tuanjie-hezuo.md'), path.join(recordOnly, 'tuanjie-hezuo.md'));
  });
  afterAll(() => rmSync(recordOnly, { recursive: true, force: true }));

  describe.each([
    ['bundled', () => []],
    ['place-of-record', () => ['--no-bundled-corpus', '--corpus', recordOnly]],
  ])('against %s', (corpus, options) => {
    it.each(DOCUMENTS)('%s', async (document) => {
      const { stdout, stderr } = verbatim(['check', document, '--format', 'json', ...options()]);
      expect(stderr).toBe('');
      const { files, summary } = JSON.parse(stdout);
      const counts = Object.entries(summary).map(([name, count]) => `${name} ${String(count)}`);
      const text = [...files[0].findings.map(line), '', counts.join(', '), ''].join('\n');
      const name = `${path.basename(document).replace(/\.\w+$/, '')}.${corpus}.txt`;
      await expect(text).toMatchFileSnapshot(path.join(import.meta.dirname, 'snapshots', name));
    });
  });
});
