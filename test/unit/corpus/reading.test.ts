import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCorpusFile } from '../../../server/src/engine/corpus/read-corpus-file.ts';
import { composePieces, offsetInFile, spanInFile } from '../../../server/src/engine/corpus/reading.ts';
import { codes, misplaced, read } from './read.ts';

describe('emendations', () => {
  const body = '分享我国在疫情防控 and 救治方面的成熟做法，以实际行动维护安全。\n\n健康和安。\n';

  it('change the reading, not the file, and say where', () => {
    const front =
      'id: x\nemendations:\n  - { found: 防控 and 救治, reads: 防控和救治, why: 误入英文 }\n  - { found: 和安。, reads: 和安全。, certainty: probable }';
    const { article, passages, problems } = read(front, body);
    const text = `---\n${front}\n---\n\n${body}`;
    expect(problems).toEqual([]);
    expect(passages.map((passage) => passage.text)).toEqual([
      '分享我国在疫情防控和救治方面的成熟做法，以实际行动维护安全。',
      '健康和安全。',
    ]);
    expect(
      article?.emendations.map(({ span, ...rest }) => ({
        ...rest,
        stands: text.slice(span.start, span.end),
      })),
    ).toEqual([
      {
        found: '防控 and 救治',
        reads: '防控和救治',
        why: '误入英文',
        certainty: 'certain',
        applied: true,
        stands: '防控 and 救治',
      },
      { found: '和安。', reads: '和安全。', why: '', certainty: 'probable', applied: true, stands: '和安。' },
    ]);
    expect(passages.map((passage) => passage.emendations.map(({ found }) => found))).toEqual([
      ['防控 and 救治'],
      ['和安。'],
    ]);
    for (const passage of passages) expect(misplaced(text, passage)).toEqual([]);
  });

  it('that are uncertain leave the text and mark the passage', () => {
    const front = 'id: x\nemendations: [{ found: 和安。, reads: 和安全。, certainty: uncertain }]';
    const { article, passages } = read(front, body);
    expect(article?.emendations[0]).toMatchObject({ applied: false, certainty: 'uncertain' });
    expect(passages.map(({ text, notes }) => [text.slice(-5), notes])).toEqual([
      ['维护安全。', []],
      ['健康和安。', ['doubtful']],
    ]);
  });

  it.each([
    ['certainty: uncertain, applied: true', '健康和安全。'],
    ['certainty: certain, applied: false', '健康和安。'],
  ])('are applied as the editor says: %s', (how, expected) => {
    const { passages } = read(`id: x\nemendations: [{ found: 和安。, reads: 和安全。, ${how} }]`, body);
    expect(passages[1].text).toBe(expected);
  });

  it('put words in and take words out', () => {
    const front =
      "id: x\nemendations:\n  - { before: 甲, found: '', after: 丙, reads: 乙 }\n  - { found: '[bookmark: _GoBack]', reads: '' }";
    const { passages } = read(front, '甲丙丁\n\n[bookmark: _GoBack]戊己');
    expect(passages.map((passage) => passage.text)).toEqual(['甲乙丙丁', '戊己']);
    expect(passages.map((passage) => passage.emendations.length)).toEqual([1, 1]);
  });

  it('are found by their context when the words occur twice', () => {
    const front = 'id: x\nemendations: [{ before: 同总统, found: 阿齐兹, after: 会谈, reads: 阿尔维 }]';
    expect(read(front, '阿齐兹来了。同总统阿齐兹会谈。').passages[0].text).toBe(
      '阿齐兹来了。同总统阿尔维会谈。',
    );
  });

  it('are found over line ends of either form', () => {
    const front = 'id: x\nemendations: [{ found: "甲\\n乙", reads: 丙 }]';
    for (const end of ['\n', '\r\n']) {
      const text = `---\n${front}\n---\n丁甲\n乙戊\n`.replaceAll('\n', end);
      const { passages, article } = readCorpusFile('x.md', text);
      expect(passages[0].text).toBe('丁丙戊');
      expect(text.slice(article!.emendations[0].span.start, article!.emendations[0].span.end)).toBe(
        `甲${end}乙`,
      );
    }
  });

  it.each([
    ['[{ found: 没有, reads: 有 }]', 'error emendation-not-found 3', '没有'],
    ['[{ found: 安, reads: 全 }]', 'error emendation-ambiguous 3', '安'],
    ['[{ found: 健康和, reads: 甲 }, { found: 和安, reads: 乙 }]', 'error emendation-overlaps 3', '和安'],
  ])('that do not fit are reported: %s', (list, problem, found) => {
    const result = read(`id: x\nemendations: ${list}`, body);
    expect(codes(result)[0]).toBe(problem);
    expect(result.problems[0].values.found).toContain(found);
    expect(result.passages).toHaveLength(2);
  });
});

describe('joins', () => {
  it('mend what a page break tore', () => {
    const front = 'id: x\njoins: [{ before: 同世界, after: 卫生组织 }]';
    const { passages, problems } = read(front, '继续做好同世界\n\n卫生组织的沟通。\n\n下一段。');
    expect(problems).toEqual([]);
    expect(passages.map((passage) => passage.text)).toEqual(['继续做好同世界卫生组织的沟通。', '下一段。']);
    expect(passages[0].pieces).toHaveLength(2);
  });

  it('let an emendation be found over the tear', () => {
    const front =
      'id: x\njoins: [{ before: 同世, after: 卫生 }]\nemendations: [{ found: 世卫, reads: 世界卫 }]';
    expect(read(front, '做好同世\n\n卫生组织的沟通。').passages[0].text).toBe('做好同世界卫生组织的沟通。');
  });

  it.each([
    ['{ before: 甲, after: 丁 }', 'error join-not-found 3'],
    ['{ before: 甲, after: 乙 }', 'error join-ambiguous 3'],
  ])('that do not fit are reported: %s', (join, problem) => {
    expect(codes(read(`id: x\njoins: [${join}]`, '甲\n\n乙\n\n甲\n\n乙'))).toEqual([problem]);
  });
});

describe('moves', () => {
  const body = '# 题\n\n感谢中\n\n插入一。\n\n插入二。\n\n方的支持。\n\n## 合作篇\n\n末段。';

  it('put paragraphs where they belong', () => {
    const front =
      'id: x\nmoves: [{ from: 插入一, to: 插入二。, before: "## 合作篇" }]\njoins: [{ before: 感谢中, after: 方的支持 }]';
    const { passages, problems } = read(front, body);
    expect(problems).toEqual([]);
    expect(passages.map(({ text, line, section }) => [text, line, section])).toEqual([
      ['感谢中方的支持。', 9, null],
      ['插入一。', 11, null],
      ['插入二。', 13, null],
      ['末段。', 19, '合作篇'],
    ]);
    for (const passage of passages) expect(misplaced(`---\n${front}\n---\n\n${body}`, passage)).toEqual([]);
  });

  it('go backwards and after, too', () => {
    const { passages } = read('id: x\nmoves: [{ from: 末段, to: 末段。, after: 插入二。 }]', body);
    expect(passages.map((passage) => passage.text)).toEqual([
      '感谢中',
      '插入一。',
      '插入二。',
      '末段。',
      '方的支持。',
    ]);
  });

  it.each([
    ['{ from: 没有, to: 插入二, before: 末段 }', 'error move-not-found 3'],
    ['{ from: 插入, to: 插入二, before: 末段 }', 'error move-ambiguous 3'],
    ['{ from: 插入一, to: 没有, before: 末段 }', 'error move-not-found 3'],
    ['{ from: 插入一, to: 插入二, before: 插入二 }', 'error move-into-itself 3'],
  ])('that do not fit are reported: %s', (move, problem) => {
    const result = read(`id: x\nmoves: [${move}]`, body);
    expect(codes(result)).toEqual([problem]);
    expect(result.passages).toHaveLength(5);
  });
});

describe('every code unit of a passage that has a place stands there', () => {
  const word = fc.constantFrom(
    '甲',
    '乙',
    '𠮷',
    'a',
    '**',
    '*',
    '_',
    '`',
    '[',
    '](x)',
    '<b>',
    '\\',
    '&amp;',
    '“',
    '”',
    '。',
    ' ',
    '\u3000',
    '\n',
    '\n\n',
    '\r\n',
    '\r\n\r\n',
    '- ',
    '1. ',
    '# ',
    '> ',
    '---',
    '<!--',
    '-->',
    '(2020年3月',
    '日同某通话)',
    '（',
    '）',
    '\ud800',
  );
  const body = fc.array(word, { maxLength: 60 }).map((words) => words.join(''));
  const kind = fc.constantFrom('text', 'compilation', 'verse', 'essay', 'report', 'speech');

  it('whatever the file', () => {
    fc.assert(
      fc.property(body, kind, fc.boolean(), (words, of, bom) => {
        const text = `${bom ? '\uFEFF' : ''}---\nid: x\nkind: ${of}\n---\n${words}`;
        const { passages } = readCorpusFile('x.md', text);
        for (const [i, passage] of passages.entries()) {
          expect(misplaced(text, passage)).toEqual([]);
          let end = 0;
          for (const piece of passage.pieces) {
            expect(piece.start).toBeGreaterThanOrEqual(end);
            end = piece.start + piece.length;
          }
          expect(end).toBeLessThanOrEqual(passage.text.length);
          if (passage.within) {
            const outer = passages[passage.within.passage];
            expect(passage.within.passage).toBeLessThan(i);
            expect(outer.text.startsWith(passage.text, passage.within.start)).toBe(true);
          }
        }
        expect(new Set(passages.map((passage) => passage.id)).size).toBe(passages.length);
      }),
      { numRuns: 500 },
    );
  });

  it('whatever the front matter', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom(...'ab:-[]{}&*!|>\'"\n #,?%@`~甲'.split('')) }),
        (yaml) => {
          const { problems } = readCorpusFile('x.md', `---\n${yaml}\n---\n甲`);
          for (const { span, line } of problems) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(line).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('places', () => {
  const pieces = [
    { start: 0, at: 10, length: 3 },
    { start: 5, at: 20, length: 4 },
  ];

  it('of offsets', () => {
    expect([0, 2, 3, 4, 5, 8, 9, 99].map((offset) => offsetInFile(pieces, offset))).toEqual([
      10, 12, 13, 13, 20, 23, 24, 24,
    ]);
    expect(offsetInFile([], 3)).toBe(0);
  });

  it('of stretches', () => {
    expect(spanInFile(pieces, { start: 1, end: 7 })).toEqual({ start: 11, end: 22 });
    expect(spanInFile(pieces, { start: 4, end: 7 })).toEqual({ start: 20, end: 22 });
    expect(spanInFile(pieces, { start: 1, end: 4 })).toEqual({ start: 11, end: 13 });
    expect(spanInFile(pieces, { start: 2, end: 2 })).toEqual({ start: 12, end: 12 });
  });

  it('of a text taken from a text', () => {
    expect(composePieces([{ start: 0, at: 2, length: 5 }], pieces)).toEqual([
      { start: 0, at: 12, length: 1 },
      { start: 3, at: 20, length: 2 },
    ]);
  });
});
