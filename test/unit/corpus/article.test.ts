import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ARTICLE_KINDS } from '../../../server/src/engine/corpus/fields.ts';
import { readCorpusFile } from '../../../server/src/engine/corpus/read-corpus-file.ts';
import { codes, read } from './read.ts';

const BODY = '人类是一个命运共同体。\n';

describe('front matter', () => {
  it('says what the article is', () => {
    const { article, problems } = read(
      [
        'id: example',
        'title: 题目',
        'subtitle: 副题',
        'author: 作者',
        'publication: 《刊物》第1期',
        'date: 2020-04-16',
        'kind: essay',
        'language: zh-Hans',
        'status: partial',
        'statusNote: 缺后半',
        'authority: secondary',
        'source: 录入稿',
        'rights: 归作者',
        'counts: { passages: { present: 1, stated: 9 } }',
      ].join('\n'),
      BODY,
    );
    expect(problems).toEqual([]);
    expect(article).toEqual({
      id: 'example',
      title: '题目',
      subtitle: '副题',
      author: '作者',
      publication: '《刊物》第1期',
      date: '2020-04-16',
      kind: 'essay',
      language: 'zh-Hans',
      status: 'partial',
      statusNote: '缺后半',
      counts: { sections: null, passages: { present: 1, stated: 9 } },
      authority: 'secondary',
      emendations: [],
      file: 'corpus/example.md',
    });
  });

  it('may say nothing: the rest has defaults', () => {
    const { article, passages, problems } = readCorpusFile(
      'a/b/shi jing.md',
      '---\n---\n# 关雎\n\n关关雎鸠，在河之洲。',
    );
    expect(problems).toEqual([]);
    expect(article).toMatchObject({
      id: 'shi jing',
      title: '关雎',
      author: null,
      date: null,
      kind: 'text',
      language: 'und',
      status: 'complete',
      authority: 'primary',
    });
    expect(passages.map((passage) => passage.text)).toEqual(['关关雎鸠，在河之洲。']);
  });

  it.each([
    ['file:///corpus/%E8%AF%97%E7%BB%8F.md', '诗经'],
    ['C:\\corpus\\shijing.md', 'shijing'],
    ['100%.md', '100%'],
    ['.md', '.md'],
  ])('takes the id from the file name %s', (file, id) => {
    expect(readCorpusFile(file, `---\n---\n${BODY}`).article?.id).toBe(id);
  });

  it('takes numbers and lists as they are written', () => {
    const { article, problems } = read('id: 001\ntitle: 1984\nauthor: [甲, 乙]\ndate: 2020', BODY);
    expect(problems).toEqual([]);
    expect(article).toMatchObject({ id: '001', title: '1984', author: '甲、乙', date: '2020' });
  });

  it('names a document without a title by its first words, or by its file', () => {
    expect(read('title: null', `## 一\n\n${'字'.repeat(40)}`).article?.title).toBe(`${'字'.repeat(24)}……`);
    expect(read('id: x', '').article?.title).toBe('x');
  });

  it.each(ARTICLE_KINDS)('gives %s its authority', (kind) => {
    expect(read(`kind: ${kind}`, BODY).article?.authority).toBe(kind === 'report' ? 'secondary' : 'primary');
  });
});

describe('a front matter that cannot be used', () => {
  it.each([
    ['no front matter', '# 题目\n\n正文\n', ['error front-matter-missing 1']],
    ['an empty file', '', ['error front-matter-missing 1']],
    ['a rule that only looks like one', '----\nid: x\n----\n正文', ['error front-matter-missing 1']],
    ['no closing line', '---\nid: x\n\n正文\n', ['error front-matter-unclosed 1']],
    ['broken YAML', '---\nid: x\ntitle: a: b\nauthor: c\n---\n正文', ['error front-matter-broken 3']],
    ['a duplicate field', '---\nid: x\nid: y\n---\n正文', ['error front-matter-broken 3']],
    ['a list instead of fields', '---\n- id\n- title\n---\n正文', ['error front-matter-not-fields 2']],
    ['a bare word', '---\nid\n---\n正文', ['error front-matter-not-fields 2']],
    [
      'an alias bomb',
      '---\nid: x\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n正文',
      ['error front-matter-alias 4'],
    ],
    ['a thousand brackets', `---\nid: ${'['.repeat(20_000)}\n---\n正文`, ['error front-matter-broken 2']],
    ['a megabyte of it', `---\n# ${'x'.repeat(1_000_001)}\n---\n正文`, ['error front-matter-too-long 2']],
  ])('%s', (_, text, expected) => {
    const result = readCorpusFile('corpus/bad.md', text);
    expect(result.article).toBeNull();
    expect(result.passages).toEqual([]);
    expect(codes(result)).toEqual(expect.arrayContaining(expected));
    expect(result.problems.every((problem) => problem.file === 'corpus/bad.md')).toBe(true);
  });

  it('is not asked of a README', () => {
    for (const file of ['corpus/README.md', 'README.zh-CN.md', 'C:\\x\\readme.md']) {
      expect(readCorpusFile(file, '# About\n')).toEqual({ article: null, passages: [], problems: [] });
    }
    expect(codes(readCorpusFile('my-readme.md', '# About\n'))).toEqual(['error front-matter-missing 1']);
  });
});

describe('a field that cannot be used leaves the others alone', () => {
  it.each([
    ['autor: 甲', 'warning field-unknown 3', { field: 'autor' }],
    ['kind: sermon', 'warning kind-unknown 3', { value: 'sermon' }],
    ['status: half', 'warning value-unknown 3', { field: 'status', value: 'half' }],
    ['title: [a, {b: c}]', 'error field-type 3', { field: 'title', expected: 'text' }],
    ['author: {name: 甲}', 'error field-type 3', { field: 'author' }],
    ['date: 春天', 'error date-unreadable 3', { value: '春天' }],
    ['date: 2020-02-30', 'error date-unreadable 3', { value: '2020-02-30' }],
    ['emendations: yes', 'error field-type 3', { field: 'emendations', expected: 'list' }],
    ['emendations: [yes]', 'error field-type 3', { field: 'emendations' }],
    ['counts: { passages: many }', 'error field-type 3', { field: 'counts.passages' }],
    ['counts: { passages: { present: -1 } }', 'error field-type 3', { field: 'counts.passages.present' }],
    ['joins: [{ before: 甲 }]', 'error join-incomplete 3', { field: 'after' }],
    ['moves: [{ from: 甲, to: 乙 }]', 'error move-incomplete 3', { field: 'before' }],
    ['moves: [{ from: 甲, to: 乙, before: 丙, after: 丁 }]', 'error move-incomplete 3', { field: 'before' }],
    ['quotations: [{ speaker: 甲 }]', 'error quotation-incomplete 3', { field: 'starts' }],
    ['emendations: [{ found: 人类 }]', 'error emendation-incomplete 3', { field: 'reads' }],
    ['emendations: [{ reads: 人类 }]', 'error emendation-incomplete 3', { field: 'found' }],
    [
      'emendations: [{ found: 人类, reads: 人, sic: 1 }]',
      'warning field-unknown 3',
      { field: 'emendations.sic' },
    ],
    ['counts: { passages: { present: 7 } }', 'warning counts-differ 3', { stated: '7', counted: '1' }],
  ])('%s', (field, problem, values) => {
    const result = read(`id: example\n${field}`, BODY);
    expect(codes(result)).toEqual([problem]);
    expect(result.problems[0].values).toMatchObject(values);
    expect(result.article).toMatchObject({ id: 'example', kind: 'text' });
    expect(result.passages).toHaveLength(1);
  });

  it('says where in the file, also after a BOM and CRLF', () => {
    const text = '\uFEFF---\r\nid: x\r\nautor: 甲\r\n---\r\n\r\n正文\r\n';
    const { problems, passages } = readCorpusFile('x.md', text);
    expect(problems).toHaveLength(1);
    expect(text.slice(problems[0].span.start, problems[0].span.end)).toBe('autor');
    expect(passages[0]).toMatchObject({
      text: '正文',
      line: 6,
      pieces: [{ start: 0, at: text.indexOf('正文'), length: 2 }],
    });
  });
});

describe('article.schema.json', () => {
  interface Schema {
    properties: Record<string, Schema>;
    items: Schema;
    enum: string[];
  }
  const schema = JSON.parse(
    readFileSync(new URL('../../../corpus/article.schema.json', import.meta.url), 'utf8'),
  ) as Schema;
  const unknown = (front: string) =>
    read(front, BODY)
      .problems.filter(({ code }) => code === 'field-unknown')
      .map(({ values }) => values.field);

  it('names the fields that the reader knows, and no others', () => {
    expect(
      unknown(
        Object.keys(schema.properties)
          .map((name) => `${name}: null`)
          .join('\n'),
      ),
    ).toEqual([]);
    for (const list of ['emendations', 'joins', 'moves', 'quotations']) {
      const fields = Object.keys(schema.properties[list].items.properties);
      expect(unknown(`${list}: [{ ${fields.map((name) => `${name}: null`).join(', ')} }]`)).toEqual([]);
      const { problems } = read(`${list}: [{ nonsense: 1 }]`, BODY);
      const known = problems.find(({ code }) => code === 'field-unknown')?.values.known.split(', ');
      expect(new Set(known)).toEqual(new Set(fields));
    }
    const known = read('nonsense: 1', BODY).problems[0].values.known.split(', ');
    expect(new Set(known)).toEqual(new Set(Object.keys(schema.properties)));
  });

  it('names the same kinds', () => {
    expect(schema.properties.kind.enum).toEqual(ARTICLE_KINDS);
  });
});
