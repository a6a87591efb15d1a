import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  buildLibrary,
  checkText,
  DEFAULT_SETTINGS,
  readIgnoreComments,
} from '../../server/src/engine/index.ts';
import { entryFor, ignoredIn } from '../../server/src/ignored.ts';
import { readIgnoreList, withEntry, withoutEntry } from '../../server/src/ignore-list.ts';
import { raisedBy } from '../../server/src/rules.ts';
import { SPEECHES } from '../server/articles.ts';

const library = buildLibrary([{ file: 'speeches.md', text: SPEECHES }]);
const SLIP = '“抗击疫情的物资已经在昨天傍晚全部抵达前线。”';
const OTHER = '“抗疫人员也将于明日凌晨启程。”';

/** Words that are still pointed out, in order. */
function left(
  text: string,
  languageId = 'markdown',
  entries: Parameters<typeof ignoredIn>[1] = [],
): string[] {
  const ignored = ignoredIn({ text, languageId }, entries);
  return checkText({ text, languageId }, library, DEFAULT_SETTINGS).flatMap((finding) =>
    raisedBy(finding, DEFAULT_SETTINGS)
      .filter((one) => ignored.by(finding, one) === null)
      .map(({ rule }) => `${rule} ${finding.text.slice(0, 4)}`),
  );
}

describe('comments in a document', () => {
  const TWO = [`甲说：${SLIP}`, `甲说：${OTHER}`];
  const BOTH = ['misquote 抗击疫情', 'misquote 抗疫人员'];

  it('nothing is ignored without one', () => {
    expect(left(TWO.join('\n\n'))).toEqual(BOTH);
  });

  it.each([
    ['markdown', '<!-- verbatim-ignore-next-line misquote -->\n'],
    ['markdown', '<!--verbatim-ignore-next-line-->\n\n'],
    ['html', '<!-- verbatim-ignore-next-line misquote, spliced: 有意改动 -->\n'],
    ['latex', '% verbatim-ignore-next-line misquote\n'],
    ['restructuredtext', '.. verbatim-ignore-next-line misquote\n\n'],
    ['asciidoc', '// verbatim-ignore-next-line misquote\n'],
    ['plaintext', '<!-- verbatim-ignore-next-line misquote -->\n'],
  ])('the next line, in %s: %j', (language, comment) => {
    expect(left(`${comment}${TWO.join('\n\n')}`, language)).toEqual([BOTH[1]]);
    expect(left(`${TWO[0]}\n\n${comment}${TWO[1]}`, language)).toEqual([BOTH[0]]);
  });

  it('its own line, in a list', () => {
    expect(left(`- ${TWO[0]} <!-- verbatim-ignore-line misquote -->\n- ${TWO[1]}`)).toEqual([BOTH[1]]);
  });

  it('a region, to its end or the end of the document', () => {
    const text = `<!-- verbatim-ignore-start -->\n\n${TWO[0]}\n\n<!-- verbatim-ignore-end -->\n\n${TWO[1]}`;
    expect(left(text)).toEqual([BOTH[1]]);
    expect(left(text.replace('<!-- verbatim-ignore-end -->', ''))).toEqual([]);
  });

  it('a whole file, wherever the comment stands', () => {
    expect(left(`${TWO.join('\n\n')}\n\n<!-- verbatim-ignore-file misquote -->\n`)).toEqual([]);
    expect(left(`${TWO.join('\n\n')}\n\n<!-- verbatim-ignore-file spliced -->\n`)).toEqual(BOTH);
  });

  it('only by the rules that it names', () => {
    expect(left(`<!-- verbatim-ignore-next-line contradicted -->\n${TWO[0]}`)).toEqual([BOTH[0]]);
    const dated = `2020年3月26日，甲同哈萨克斯坦总统托卡耶夫通话时说：“唯有团结协作、携手应付，国际社会才能战胜疫情，维护人类共同家园。”`;
    expect(left(dated)).toEqual(['misquote 唯有团结', 'contradicted 唯有团结']);
    expect(left(`<!-- verbatim-ignore-next-line contradicted -->\n${dated}`)).toEqual(['misquote 唯有团结']);
  });

  it('not where it is shown as code, or in running text', () => {
    expect(left(`\`\`\`\n<!-- verbatim-ignore-next-line -->\n\`\`\`\n${TWO[0]}`)).toEqual([BOTH[0]]);
    expect(left(`写 \`<!-- verbatim-ignore-line -->\` ${TWO[0]}`)).toEqual([BOTH[0]]);
    expect(left(`verbatim-ignore-next-line\n\n${TWO[0]}`)).toEqual([BOTH[0]]);
  });

  it('carries its reason', () => {
    const [comment] = readIgnoreComments(
      '<!-- verbatim-ignore-file misquote：作者有意改动 -->\n',
      'markdown',
    );
    expect(comment).toMatchObject({ kind: 'file', rules: ['misquote'], reason: '作者有意改动' });
  });

  it('changes nothing else: the findings are those without it', () => {
    const bare = checkText({ text: TWO.join('\n\n'), languageId: 'markdown' }, library, DEFAULT_SETTINGS);
    const text = TWO.join('\n\n<!-- verbatim-ignore-next-line misquote -->\n');
    const commented = checkText({ text, languageId: 'markdown' }, library, DEFAULT_SETTINGS);
    const told = (all: typeof bare) => all.map((f) => [f.text, f.verdict, f.canonical, f.attribution.status]);
    expect(told(commented)).toEqual(told(bare));
  });
});

describe('entries of a list', () => {
  const text = `甲在会上说：${SLIP}此后无话。\n\n乙也说：${SLIP}众人称是。\n`;
  const [first] = checkText({ text, languageId: 'markdown' }, library, DEFAULT_SETTINGS);
  const [flag] = raisedBy(first, DEFAULT_SETTINGS);
  const everywhere = entryFor(text, first, flag, null);
  const here = entryFor(text, first, flag, 'draft.md');

  it('hold for the words wherever they stand, or only where they stood', () => {
    expect(left(text, 'markdown', [everywhere])).toEqual([]);
    expect(left(text, 'markdown', [here])).toHaveLength(1);
  });

  it('survive edits around them, one side at a time, and marks and line breaks in the words', () => {
    const entries = [here];
    const rest = ['misquote 抗击疫情'];
    expect(left(text.replace('甲在会上说', '丙昨天指出'), 'markdown', entries)).toEqual(rest);
    expect(left(text.replace('此后无话', '掌声很久不息'), 'markdown', entries)).toEqual(rest);
    expect(left(text.replace('抗击疫情的物资', '抗击**疫情**\n的物资'), 'markdown', entries)).toHaveLength(1);
    expect(left(`前言。\n\n${text}`, 'markdown', entries)).toEqual(rest);
  });

  it('do not hold for other words, rules or statements', () => {
    expect(left(text.replaceAll('昨天傍晚', '昨日傍晚'), 'markdown', [everywhere])).toHaveLength(2);
    expect(left(text, 'markdown', [{ ...everywhere, rule: 'spliced' }])).toHaveLength(2);
    const dated =
      '2020年3月26日，甲同哈萨克斯坦总统托卡耶夫通话时说：“唯有团结协作、携手应对，国际社会才能战胜疫情，维护人类共同家园。”';
    const [finding] = checkText({ text: dated, languageId: 'markdown' }, library, DEFAULT_SETTINGS);
    const entry = entryFor(dated, finding, raisedBy(finding, DEFAULT_SETTINGS)[0], null);
    expect(left(dated, 'markdown', [entry])).toEqual([]);
    expect(left(dated.replace('26日', '27日'), 'markdown', [entry])).toEqual(['contradicted 唯有团结']);
  });
});

describe('the file of a list', () => {
  const base = {
    rule: 'misquote' as const,
    before: '',
    after: '',
    stated: null,
    reason: '',
    date: '2026-11-22',
  };

  it('is made with a heading, an entry a line', () => {
    const { text, offset } = withEntry(null, { ...base, text: '甲', file: 'a.md' })!;
    expect(text).toMatch(/^\/\/ .+\n\/\/ .+\n\{\n {2}"ignore": \[\n {4}\{ "text": "甲".*\},\n {2}\]\n\}\n$/);
    expect(text.slice(offset)).toMatch(
      /^ {4}\{ "text": "甲", "rule": "misquote", "file": "a.md", "reason": ""/,
    );
    expect(readIgnoreList(text)).toMatchObject({ problems: [], entries: [{ text: '甲', file: 'a.md' }] });
  });

  it('keeps what people wrote in it, and takes each entry once', () => {
    const written = `// 我们的清单\n{\n  // 长期\n  "ignore": [\n    { "text": "乙", "reason": "题名" } // 说明\n  ]\n}\n`;
    const once = withEntry(written, { ...base, text: '丙', file: null })!.text;
    expect(once).toContain('// 我们的清单');
    expect(once).toContain('// 长期');
    expect(once).toMatch(/\{ "text": "乙", "reason": "题名" \},? ?\/\/ 说明/);
    expect(
      readIgnoreList(once)
        .entries.map(({ text }) => text)
        .sort(),
    ).toEqual(['丙', '乙']);
    expect(withEntry(once, { ...base, text: '丙', file: null })!.text).toBe(once);
  });

  it('loses an entry with its line, and nothing else', () => {
    const written = `// 我们的清单\n{\n  "ignore": [\n    { "text": "乙", "reason": "题名" }, // 说明\n    { "text": "丙" }\n  ]\n}\n`;
    const entry = { ...base, text: '丁', file: 'a.md' };
    const once = withEntry(written, entry)!.text;
    expect(readIgnoreList(withoutEntry(once, entry)!).entries.map(({ text }) => text)).toEqual(['乙', '丙']);
    const third = { ...entry, rule: null, text: '丙', file: null };
    expect(withoutEntry(written, third)).toBe(written.replace('    { "text": "丙" }\n', ''));
    expect(withoutEntry(written, { ...third, text: '乙' })).toBe(
      written.replace(/\{ "text": "乙".*\}, /, ' '),
    );
    expect(withoutEntry(written, entry)).toBe(written);
    expect(withoutEntry('{ "ignore": [ {', entry)).toBeNull();
  });

  it('is what it was when an entry is put in and taken out', () => {
    const text = withEntry(null, { ...base, text: '甲', file: null })!.text;
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
        fc.boolean(),
        (words, isCrlf) => {
          const list = isCrlf ? text.replaceAll('\n', '\r\n') : text;
          const entry = { ...base, text: words, file: 'b.md' };
          expect(withoutEntry(withEntry(list, entry)!.text, entry)).toBe(list);
        },
      ),
    );
  });

  it('is left alone where it cannot be read', () => {
    for (const text of ['{ "ignore": [ { "text": ', '[]', '{ "ignore": 3 }', '"x"']) {
      expect(withEntry(text, { ...base, text: '丙', file: null }), text).toBeNull();
      expect(readIgnoreList(text).problems, text).toHaveLength(1);
    }
  });

  it('says what it cannot use, and uses the rest', () => {
    const { entries, problems } = readIgnoreList(
      '{ "ignore": [ {"text": "甲", "rule": "misqoute"}, {"rule": "misquote"}, {"text": 3}, 4, {"text": "乙", "why": "x"} ] }',
    );
    expect(entries.map(({ text }) => text)).toEqual(['乙']);
    expect(problems).toHaveLength(6);
    expect(problems.every(({ fatal }) => !fatal)).toBe(true);
  });

  it('is the same whatever the order of additions, so that two people’s merge', () => {
    const entry = fc.record({
      text: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
      file: fc.option(fc.constantFrom('a.md', 'b/c.md', '稿.md')),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: (e) => JSON.stringify(e), maxLength: 6 }),
        fc.nat(),
        (all, n) => {
          const made = (list: typeof all): string | null =>
            list.reduce<string | null>((text, one) => withEntry(text, { ...base, ...one })!.text, null);
          const turned = [
            ...all.slice(n % (all.length + 1)),
            ...all.slice(0, n % (all.length + 1)),
          ].reverse();
          expect(made(turned)).toBe(made(all));
          if (all.length > 0) expect(readIgnoreList(made(all)!)).toMatchObject({ problems: [] });
        },
      ),
    );
  });

  it('reads anything without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => void readIgnoreList(text)));
    fc.assert(fc.property(fc.json(), (text) => void withEntry(text, { ...base, text: 'x', file: null })));
  });
});
