import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csv, CSV_COLUMNS, cslJson, jsonLines, tei } from '../../server/src/cli/export-formats.ts';
import { exported, type ExportedPassage } from '../../server/src/cli/export-passages.ts';
import { buildLibrary } from '../../server/src/engine/index.ts';
import { folder, verbatim } from './run.ts';

/** What every format must bring back. */
type Core = Pick<ExportedPassage, 'id' | 'text' | 'speaker' | 'date' | 'occasion' | 'section' | 'within'>;
const core = ({ id, text, speaker, date, occasion, section, within }: Core): Core => ({
  id,
  text,
  speaker,
  date,
  occasion,
  section,
  within,
});

interface ItemOfTest {
  readonly author?: readonly { readonly literal: string }[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly custom?: { readonly section: string | null; readonly within: string | null };
}

const READERS: Record<string, (text: string) => Core[]> = {
  jsonl: (text) =>
    text
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map((line) => core(JSON.parse(line))),
  csv(text) {
    const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    // An empty cell is nothing, an apostrophe before a formula's sign is not the text's.
    const cell = (value: string) => (value === '' ? null : value.replace(/^'(?='*[=+@\t\r])/, ''));
    return data.map((row) =>
      core({
        id: row.id,
        text: cell(row.text)!,
        speaker: cell(row.speaker),
        date: cell(row.date),
        occasion: cell(row.occasion),
        section: cell(row.section),
        within: cell(row.within),
      }),
    );
  },
  tei(text) {
    expect(XMLValidator.validate(text)).toBe(true);
    const list = ['TEI', 'div', 'cit', 'p', 'note'];
    const parser = new XMLParser({
      ignoreAttributes: false, attributeNamePrefix: '@', textNodeName: '#', trimValues: false, parseTagValue: false,
      parseAttributeValue: false, isArray: (name) => list.includes(name), htmlEntities: false,
    }); // prettier-ignore
    const words = (node: unknown): string | null =>
      node === undefined
        ? null
        : typeof node === 'string'
          ? node
          : ((node as Record<string, string>)['#'] ?? '');
    const { teiCorpus } = parser.parse(text);
    const all: (Core & { name: string; corresp: string | undefined })[] = [];
    for (const article of teiCorpus.TEI ?? [])
      for (const div of article.text.body.div ?? [])
        for (const cit of div.cit ?? [])
          all.push({
            id: cit['@n'],
            name: cit['@xml:id'],
            corresp: cit['@corresp'],
            text: cit.quote.p.map((p: unknown) => words(p)).join('\n'),
            speaker: words(cit.bibl?.author),
            date: words(cit.bibl?.date),
            occasion: words(cit.bibl?.title),
            section: words(div.head),
            within: null,
          });
    const byName = new Map(all.map((one) => [`#${one.name}`, one.id]));
    expect(byName.size).toBe(all.length);
    return all.map((one) =>
      core({ ...one, within: one.corresp === undefined ? null : byName.get(one.corresp)! }),
    );
  },
};

const CORPUS = path.resolve(import.meta.dirname, '../../corpus');
const bundled = () =>
  buildLibrary(
    ['daying-zujizhan', 'gongtong-diren', 'quanqiu-kangyi-hezuo', 'tuanjie-hezuo', 'zhanyi-pianzhang'].map(
      (id) => ({
        file: `corpus/${id}.md`,
        text: readFileSync(path.join(CORPUS, `${id}.md`), 'utf8'),
      }),
    ),
  );

describe('export', () => {
  test.each(['jsonl', 'csv', 'tei'] as const)(
    '%s: what is read back is what was written, for the whole bundled corpus',
    (format) => {
      const articles = exported(bundled());
      const wanted = articles.flatMap(({ passages }) => passages.map(core));
      expect(wanted.length).toBeGreaterThan(250);
      const text = { jsonl: jsonLines, csv, tei }[format](articles);
      expect(READERS[format](text)).toEqual(wanted);
    },
  );

  test('csl-json: every article and passage is an item with its words, speaker and date', () => {
    const library = bundled();
    const articles = exported(library);
    const items = JSON.parse(cslJson(articles, library));
    expect(
      items.filter((one: { custom?: unknown }) => !one.custom).map((one: { id: string }) => one.id),
    ).toEqual(articles.map(({ id }) => id));
    const read = items.flatMap((one: Record<string, unknown> & ItemOfTest) =>
      one.custom === undefined
        ? []
        : [{
            id: one.id,
            text: one.abstract,
            speaker: one.author?.[0].literal ?? null,
            date: one.issued?.['date-parts'][0].map((n: number) => String(n).padStart(2, '0')).join('-') ?? null,
            section: one.custom.section,
            within: one.custom.within,
          }],
    ); // prettier-ignore
    const wanted = articles.flatMap(({ passages }) =>
      passages.map(({ id, text, speaker, date, section, within }) => ({
        id,
        text,
        speaker,
        date,
        section,
        within,
      })),
    );
    expect(read).toEqual(wanted);
    expect(items.find((one: { title: string }) => one.title === '同联合国秘书长古特雷斯通话').type).toBe(
      'interview',
    );
  });

  test('any words come back from JSON Lines, CSV and TEI', () => {
    const word = fc.string({
      unit: fc.constantFrom(
        '中',
        '“',
        '"',
        ',',
        ';',
        '<',
        '>',
        '&',
        '=',
        '+',
        '-',
        '@',
        "'",
        ']]>',
        '&amp;',
        ' ',
        '\n',
        '𠮷',
        'é',
        '#',
      ),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            text: word,
            speaker: fc.option(word),
            occasion: fc.option(word),
            section: fc.option(word),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        (made) => {
          const passages = made.map((one, i): ExportedPassage => ({
          id: `a#${i}`, date: null, occasionKind: null, theme: null, tags: [], note: null, within: null, start: null,
          continues: false, doubts: [], emendations: [], file: 'a.md', line: 1, ...one,
          // Cells are read as they are; only text has lines.
          speaker: one.speaker?.replace(/\n/g, '') || null, occasion: one.occasion?.replace(/\n/g, '') || null, section: one.section?.replace(/\n/g, '') || null,
        })); // prettier-ignore
          const about = {
            id: 'a',
            title: '题',
            subtitle: null,
            author: null,
            publication: null,
            date: null,
            kind: 'text',
            language: 'zh',
            authority: 'primary',
            status: 'complete',
            statusNote: null,
            tags: [],
            quotes: [],
            first: 0,
          } as const;
          const wanted = passages.map(core);
          for (const [format, write] of Object.entries({ jsonl: jsonLines, csv, tei }))
            expect(READERS[format](write([{ ...about, passages }])), format).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('carries emendations, themes and tags', () => {
    const articles = exported(bundled());
    const xml = tei(articles);
    expect(xml).toContain('<sic>韩国政府和界纷纷</sic>');
    expect(xml).toContain('<corr cert="medium">韩国政府和各界纷纷</corr>');
    expect(xml).toContain('<note type="theme">人类是休戚与共的命运共同体</note>');
    expect(xml).toContain('<relatedItem type="quotes" target="#tuanjie-hezuo"/>');
    const [header] = csv(articles)
      .replace(/^\uFEFF/, '')
      .split('\r\n');
    expect(header).toBe(CSV_COLUMNS.join(','));
    const first = JSON.parse(jsonLines(articles.filter(({ id }) => id === 'tuanjie-hezuo')).split('\n')[0]);
    expect(first).toMatchObject({
      theme: '人类是休戚与共的命运共同体',
      speaker: '习近平',
      article: { id: 'tuanjie-hezuo', authority: 'primary' },
    });
  });
});

describe('verbatim corpus export', () => {
  test('writes to standard output, or to a file', () => {
    const { status, stdout } = verbatim(['corpus', 'export', '--article', 'tuanjie-hezuo']);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(51);
    const root = folder({});
    const out = path.join(root, 'corpus.xml');
    const written = verbatim(['corpus', 'export', '--format', 'tei', '--out', out]);
    expect([written.status, written.stdout]).toEqual([0, '']);
    expect(READERS.tei(readFileSync(out, 'utf8')).length).toBeGreaterThan(250);
  });

  test('takes the place of what a file held, a longer text too, through a link as well', () => {
    const root = folder({ 'old.jsonl': 'x'.repeat(1_000_000) });
    symlinkSync('old.jsonl', path.join(root, 'link.jsonl'));
    const { stdout } = verbatim(['corpus', 'export', '--article', 'tuanjie-hezuo']);
    const written = verbatim([
      'corpus',
      'export',
      '--article',
      'tuanjie-hezuo',
      '--out',
      path.join(root, 'link.jsonl'),
    ]);
    expect(written.status).toBe(0);
    expect(readFileSync(path.join(root, 'old.jsonl'), 'utf8')).toBe(stdout);
  });

  test('says what it cannot do', () => {
    expect(verbatim(['corpus', 'export', '--article', 'nowhere'])).toMatchObject({
      status: 2,
      stderr: 'verbatim: there is no article nowhere in the corpus\n',
    });
    expect(verbatim(['corpus', 'export', '--format', 'docx']).status).toBe(2);
    expect(verbatim(['corpus', 'export', '--out', '/nowhere/at/all.jsonl']).status).toBe(2);
  });
});
