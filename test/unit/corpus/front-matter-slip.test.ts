import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { frontMatterSlip } from '../../../server/src/engine/corpus/front-matter-slip.ts';
import { readCorpusFile } from '../../../server/src/engine/corpus/read-corpus-file.ts';
import { speak } from '../../../server/src/messages/language.ts';
import { problemText } from '../../../server/src/messages/problems.ts';

/** Front matter, what was done amiss, the words that are pointed at and their line. */
const SLIPS: [string, string, string, string, number][] = [
  ['a tab', 'emendations:\n\t- found: 甲', 'tab', '\t', 3],
  ['a tab further down', 'emendations:\n  - found: 甲\n\treads: 乙', 'tab', '\t', 4],
  ['a field too far right', 'id: x\ntitle: 甲\n  author: 乙', 'indent', 'author', 4],
  ['an entry out of line', 'emendations:\n  - found: 甲\n   reads: 乙', 'indent', '   ', 4],
  ['the first field too far right', ' title: 甲\nauthor: 乙', 'indent', ' ', 2],
  ['no colon', 'id: x\ntitle 某某\nauthor: 乙', 'colon-missing', 'title', 3],
  ['no colon, no value', 'id: x\ntitle', 'colon-missing', 'title', 3],
  ['a Chinese colon', 'id: x\ntitle：某某\nauthor: 乙', 'colon-wide', '：', 3],
  ['no space', 'id: x\ntitle:某某\nauthor: 乙', 'colon-tight', ':', 3],
  ['a colon in the value', 'id: x\ntitle: 甲: 乙\nauthor: 丙', 'colon-within', ':', 3],
  ['a double quotation mark', 'title: "甲\nauthor: 乙\ndate: 2020', 'quote-open', '"', 2],
  ['a single quotation mark', "id: x\ntitle: '甲\nauthor: 乙", 'quote-open', "'", 3],
  ['a mark that the next one closes', 'title: "甲\nauthor: "乙"\n', 'quote-open', '"', 2],
  ['words behind the mark', 'title: "甲"乙\nauthor: 丙', 'quote-rest', '乙', 2],
  ['a bracket', 'id: x\ntags: [甲, 乙\nauthor: 丙', 'bracket-open', '[', 3],
  ['a brace', 'passages:\n  - { starts: 甲, id: b\nauthor: 丙', 'bracket-open', '{', 3],
  ['a sign of YAML’s', 'title: @甲', 'first-character', '@', 2],
  ['a backslash', 'title: "甲\\q"', 'escape', '\\q', 2],
  ['a field twice', 'id: x\nid: y', 'field-twice', 'id', 3],
];

describe('a front matter that YAML cannot read', () => {
  it.each(SLIPS)('%s', (_, yaml, slip, words, line) => {
    const text = `---\n${yaml}\n---\n\n正文。\n`;
    const [problem, ...others] = readCorpusFile('a.md', text).problems.filter(
      ({ code }) => code === 'front-matter-broken',
    );
    expect(problem.values).toMatchObject({ slip, reason: expect.stringMatching(/[a-z]/) as string });
    expect([text.slice(problem.span.start, problem.span.end), problem.line]).toEqual([words, line]);
    expect(others.map(({ values }) => values.slip)).not.toContain(slip);
  });

  it('what is none of these is said by the parser alone', () => {
    const { problems } = readCorpusFile('a.md', '---\ntitle: |甲\n---\n\n正文。\n');
    expect(problems[0].values).toEqual({ reason: expect.stringMatching(/Block scalar/) as string });
  });

  it('never fails, and points inside the text', () => {
    const codes = ['MISSING_CHAR', 'BAD_INDENT', 'UNEXPECTED_TOKEN', 'MULTILINE_IMPLICIT_KEY', 'BLOCK_AS_IMPLICIT_KEY', 'DUPLICATE_KEY', 'TAB_AS_INDENT', 'OTHER']; // prettier-ignore
    const piece = fc.constantFrom('title', ':', ': ', '：', '"', "'", '[', '{', '}', ']', '\n', '\t', ' ', '- ', '甲', '\\', '𠮷'); // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
        fc.constantFrom(...codes),
        fc.nat(40),
        (source, code, at) => {
          const found = frontMatterSlip(source, code, Math.min(at, source.length));
          if (found === null) return;
          expect(found.span.start).toBeGreaterThanOrEqual(0);
          expect(found.span.end).toBeGreaterThanOrEqual(found.span.start);
        },
      ),
    );
  });
});

describe('in Chinese', () => {
  beforeAll(() => speak('zh-cn'));
  afterAll(() => speak('en'));

  it.each(SLIPS)('%s', (_, yaml) => {
    const [problem] = readCorpusFile('a.md', `---\n${yaml}\n---\n\n正文。\n`).problems;
    expect(problemText(problem)).toMatch(/^文首信息无法读取：.*\p{Script=Han}.*（[A-Z].*）$/su);
  });
});
