import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTranslations } from '../../server/src/translation/read-translations.ts';
import { level2, omegatProject } from '../unit/translation/omegat.ts';
import { ARTICLE, folder, verbatim } from './run.ts';

// The translations here are the tests' own: drafts, not anybody's official words.
const PAIRS = [
  {
    zh: '一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。',
    en: 'A bridge stands not by a single stone, but by the support that stone gives to stone.',
  },
  {
    zh: '造桥的人常说，拱越长，越要把每一块石头放稳。',
    en: 'Those who build bridges say that the longer the arch, the firmer each stone must be set.',
  },
  {
    zh: '可是只要桥还在，两岸的灯火就会连成一片。',
    en: 'But as long as the bridge is there, the lights of both banks will be one.',
  },
];
const OWN = `language: en
status: draft
source: the tests
passages:
${PAIRS.map(({ zh, en }) => `  - zh: ${zh}\n    en: ${en}\n`).join('')}`;
const DRAFT_ZH =
  '李桥说：“一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。”\n\n他又说：“拱越长，越要把每一块石头放稳。”\n\n信里写道：“可是只要桥还在，两岸的灯火就会连成一片。”\n';
const DRAFT_EN =
  'Li Qiao said: "A bridge stands not by a single stone, but by the help that stone gives to stone."\n\nHe added: “Long arches want steady stones.”\n\nHis letter says: “But as long as the bridge is there, the lights of both banks will be one.”\n';

const corpus = (files: Record<string, string> = { 'corpus/a.translations.yaml': OWN }) =>
  folder({ 'corpus/example.md': ARTICLE, 'draft.zh.md': DRAFT_ZH, 'draft.en.md': DRAFT_EN, ...files });
const run = (cwd: string, ...args: string[]) =>
  verbatim([...args, '--no-bundled-corpus', '--corpus', 'corpus'], { cwd });

interface Report {
  quotations: {
    what: string;
    quotation: { text: string; line: number; start: number | null };
    established: { text: string; exact: boolean; status: string; file: string; line: number };
    target: { text: string; line: number; column: number | null; start: number | null } | null;
    edits: { found: string; expected: string; start: number | null }[];
  }[];
  summary: Record<string, number>;
}
const report = (cwd: string, ...args: string[]): Report =>
  JSON.parse(run(cwd, 'bilingual', ...args, '--format', 'json').stdout) as Report;

describe('verbatim bilingual', () => {
  test('lists what was altered and what was not used, word by word', () => {
    const cwd = corpus();
    const { quotations, summary } = report(cwd, 'draft.zh.md', 'draft.en.md');
    expect(summary).toEqual({ used: 1, altered: 1, unused: 1 });
    expect(
      quotations.map(({ what, target, edits }) => [
        what,
        target?.line,
        edits.map((e) => `${e.found}→${e.expected}`),
      ]),
    ).toEqual([
      ['altered', 1, ['help→support']],
      ['unused', 3, []],
      ['used', 5, []],
    ]);
    const [{ target, edits, established }] = quotations;
    expect(DRAFT_EN.slice(edits[0].start!)).toMatch(/^help that/);
    expect(DRAFT_EN.slice(target!.start!)).toMatch(/^A bridge/);
    expect(established).toMatchObject({
      status: 'draft',
      file: 'corpus/a.translations.yaml',
      line: 5,
      exact: true,
    });
  });

  test('says it to people, in both languages, with the status', () => {
    const cwd = corpus();
    const english = run(cwd, 'bilingual', 'draft.zh.md', 'draft.en.md');
    expect(english.status).toBe(1);
    expect(english.stdout).toContain('● draft.en.md:1:16  differs from the established translation');
    expect(english.stdout).toContain('“help” → “support”');
    expect(english.stdout).toContain('English, draft, the tests corpus/a.translations.yaml:5');
    expect(english.stdout).toContain(
      '3 quotations with an established translation: 1 used, 1 altered, 1 not used',
    );
    // Given the other way round, the original is still the Chinese one.
    const chinese = run(cwd, 'bilingual', 'draft.en.md', 'draft.zh.md', '--lang', 'zh', '--all');
    expect(chinese.stdout).toContain('✓ draft.en.md:5:19  采用了既定译文');
    expect(chinese.stdout).toContain('3 处引文有既定译文：1 处采用，1 处不一致，1 处未用');
  });

  test('is content where all were used', () => {
    const cwd = corpus();
    writeFileSync(path.join(cwd, 'good.en.md'), PAIRS.map(({ en }) => `He said: “${en}”`).join('\n\n'));
    const ran = run(cwd, 'bilingual', 'draft.zh.md', 'good.en.md');
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('3 used, 0 altered, 0 not used');
  });

  const rows = DRAFT_ZH.trim().split('\n\n');
  const cells = DRAFT_EN.trim().split('\n\n');
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const TABLES: Record<string, [text: string, lines: number[]]> = {
    'table.csv': [
      `中文,English\n${rows.map((zh, i) => `${quoted(zh)},${quoted(cells[i])}`).join('\r\n')}`,
      [2, 3, 4],
    ],
    'table.tsv': [cells.map((en, i) => `${i}\t${quoted(en)}\t${rows[i]}`).join('\n'), [1, 2, 3]],
    'table.md': [
      `# 对照\n\n| 中文 | English |\n|---|---|\n${rows.map((zh, i) => `| ${zh} | ${cells[i]} |`).join('\n')}\n`,
      [5, 6, 7],
    ],
    'table.xlf': [
      `<xliff version="2.0" srcLang="zh" trgLang="en"><file id="f">\n${rows.map((zh, i) => `<unit id="${i}"><segment><source>${zh}</source><target>${cells[i]}</target></segment></unit>`).join('\n')}\n</file></xliff>`,
      [2, 3, 4],
    ],
  };
  test.each(Object.entries(TABLES))('%s: each row with itself', (name, [text, lines]) => {
    const cwd = corpus({ 'corpus/a.translations.yaml': OWN, [name]: text });
    const { quotations } = report(cwd, name);
    expect(quotations.map(({ what, target }) => [what, target?.line])).toEqual([
      ['altered', lines[0]],
      ['unused', lines[1]],
      ['used', lines[2]],
    ]);
    expect(quotations[0].target).toMatchObject({ column: null, start: null });
  });

  test('uses a file of translations that is named, and says when there are none', () => {
    const cwd = corpus({ 'tm.tmx': level2(PAIRS[2].zh, PAIRS[2].en) });
    const none = run(cwd, 'bilingual', 'draft.zh.md', 'draft.en.md');
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('the corpus has no translations of its passages; put TMX, XLIFF');
    expect(report(cwd, 'draft.zh.md', 'draft.en.md', '--translations', 'tm.tmx').summary.used).toBe(1);
  });

  test('reads the folder of an OmegaT project', () => {
    const project = omegatProject(PAIRS.slice(0, 2), {
      draft: DRAFT_ZH,
      translation: DRAFT_EN,
      memory: level2(PAIRS[2].zh, PAIRS[2].en),
    });
    const cwd = corpus(
      Object.fromEntries(Object.entries(project).map(([name, text]) => [`omegat/${name}`, text])),
    );
    const ran = run(
      cwd,
      'bilingual',
      'omegat/source/draft.md',
      'omegat/target/draft.md',
      '--corpus',
      'omegat',
    );
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toContain('1 used, 1 altered, 1 not used');
    expect(ran.stdout).toContain('omegat/omegat/project_save.tmx:');
  });

  test('tells what it cannot read, and where', () => {
    const cwd = corpus({
      'corpus/a.translations.yaml': OWN,
      'corpus/b.tmx': '<tmx>\n<body>',
      'empty.csv': 'x,y\n',
    });
    const broken = run(cwd, 'bilingual', 'draft.zh.md', 'draft.en.md');
    expect(broken.status).toBe(2);
    expect(broken.stderr).toMatch(
      /corpus\/b\.tmx:\d: This is no XML that can be read: not closed at the end: tmx, body/,
    );
    expect(broken.stdout).toContain('1 used');
    truncateSync(path.join(cwd, 'corpus/b.tmx'), 200_000_000);
    const large = run(cwd, 'bilingual', 'draft.zh.md', 'draft.en.md');
    expect([large.status, large.stderr]).toEqual([
      2,
      'verbatim: corpus/b.tmx: The file of translations is too large\n',
    ]);
    expect(run(cwd, 'bilingual', 'gone.md', 'draft.en.md').stderr).toContain(
      'gone.md: no such file or folder',
    );
    expect(run(cwd, 'bilingual', 'empty.csv').status).toBe(2);
  });
});

describe('verbatim corpus translations', () => {
  test('says what the corpus has', () => {
    const cwd = corpus({
      'corpus/a.translations.yaml': `${OWN}  - zh: 别处的话，哪儿也没有。\n    en: Elsewhere.\n`,
    });
    const { stdout, status } = run(cwd, 'corpus', 'translations');
    expect(status).toBe(0);
    expect(stdout).toBe(
      'English, draft, the tests corpus/a.translations.yaml: 2 passages, 3 pairs\n4 translations; 1 of words that no passage has\n',
    );
  });

  test('reads a memory, shows what it would write, and writes it when told to, over nothing', () => {
    const memory = omegatProject([...PAIRS, { zh: '与引文库无关的一句话。', en: 'Another.' }], {
      draft: '',
      translation: '',
    })['omegat/project_save.tmx'];
    const cwd = corpus({ 'tm.tmx': memory });
    const shown = run(
      cwd,
      'corpus',
      'translations',
      'tm.tmx',
      '--status',
      'published',
      '--source',
      'The Bridge, 2019',
    );
    expect(shown.status).toBe(0);
    expect(shown.stderr).toContain('tm.tmx: 4 units, 3 of words of the corpus');
    expect(shown.stderr).toMatch(/tm\.tmx:\d+: no passage has these words: 与引文库无关的一句话。/);
    expect(shown.stderr).toContain('nothing was written; --write writes it');
    const target = path.join(cwd, 'corpus/translations/tm.en-US.translations.yaml');
    expect(existsSync(target)).toBe(false);
    run(
      cwd,
      'corpus',
      'translations',
      'tm.tmx',
      '--status',
      'published',
      '--source',
      'The Bridge, 2019',
      '--write',
    );
    const { units, problems } = readTranslations(target, readFileSync(target, 'utf8'));
    expect(problems).toEqual([]);
    expect(
      units.map(({ source, target: own, status, origin }) => [source?.text, own.text, status, origin]),
    ).toEqual(PAIRS.map(({ zh, en }) => [zh, en, 'published', 'The Bridge, 2019']));
    // What was written is read as part of the corpus now.
    expect(report(cwd, 'draft.zh.md', 'draft.en.md').summary).toEqual({ used: 1, altered: 1, unused: 1 });
    const again = run(cwd, 'corpus', 'translations', 'tm.tmx', '--write');
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('a file of this name is there already; nothing was written');
  });
});

describe('verbatim corpus export --format tmx', () => {
  test('writes what another program, and we, can read again', () => {
    const cwd = corpus();
    const ran = run(cwd, 'corpus', 'export', '--format', 'tmx', '--out', 'out.tmx');
    expect(ran.stderr).toContain('3 units written to out.tmx');
    const text = readFileSync(path.join(cwd, 'out.tmx'), 'utf8');
    expect(text).toContain('<!DOCTYPE tmx SYSTEM "tmx14.dtd">');
    const { units } = readTranslations('out.tmx', text);
    expect(
      units.map(({ source, target, status, origin }) => [source?.text, target.text, status, origin]),
    ).toEqual(PAIRS.map(({ zh, en }) => [zh, en, 'draft', 'the tests']));
    expect(units.every(({ passage }) => passage?.startsWith('example#'))).toBe(true);
    // A corpus that has it in place of what it was made from says the same.
    const other = corpus({ 'corpus/out.tmx': text });
    expect(report(other, 'draft.zh.md', 'draft.en.md').summary).toEqual({ used: 1, altered: 1, unused: 1 });
    expect(run(other, 'corpus', 'export', '--format', 'tmx').stdout).toBe(text);
  });

  test('cuts the translation of a whole passage into sentences', () => {
    const [id] = /example#\w+/.exec(run(corpus(), 'corpus', 'export', '--format', 'tmx').stdout)!;
    const whole = `language: en\nstatus: official\npassages:\n  - passage: ${id}\n    en: ${PAIRS[0].en} ${PAIRS[1].en}\n`;
    const { stdout } = run(
      corpus({ 'corpus/a.translations.yaml': whole }),
      'corpus',
      'export',
      '--format',
      'tmx',
    );
    expect(
      readTranslations('a.tmx', stdout).units.map(({ source, target }) => [source?.text, target.text]),
    ).toEqual(PAIRS.slice(0, 2).map(({ zh, en }) => [zh, en]));
  });

  test('says so where there is nothing to write', () => {
    const ran = run(corpus({}), 'corpus', 'export', '--format', 'tmx');
    expect([ran.status, ran.stdout]).toEqual([2, '']);
  });
});
