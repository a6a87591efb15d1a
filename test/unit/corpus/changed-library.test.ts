import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildLibrary,
  changeLibrary,
  checkText,
  DEFAULT_SETTINGS,
  lookupAt,
  openLibrary,
  saveLibrary,
  search,
  type CorpusFile,
  type Finding,
  type Library,
} from '../../../server/src/engine/index.ts';

// A library whose index is changed must find what one finds that was built from the same files.

const LIMITS = { leastBase: 0, mostChanged: Infinity };
const settings = { minimumLength: { ...DEFAULT_SETTINGS.minimumLength, quoted: 5, running: 8 } };

/** Few words, so that many passages share them, and ties and frequent grams are the rule. */
const WORDS = [
  '国际社会',
  '守望相助',
  '携手应对',
  '疫情防控',
  '共同体',
  '合作',
  '战胜',
  '，',
  '。',
  '的',
  '人民',
  '构建',
];
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 14 })
  .map((words) => words.join(''));
const SPEAKERS = ['习近平', '李克强', '王毅'];
const passage = fc.record({
  words: fc.array(sentence, { minLength: 1, maxLength: 2 }),
  quoted: fc.option(sentence),
  date: fc.option(fc.integer({ min: 1, max: 28 })),
});
const body = fc.array(passage, { minLength: 0, maxLength: 4 }).map((passages) =>
  passages
    .map(({ words, quoted, date }) => {
      const inside = quoted === null ? '' : `他说：“${quoted}。”`;
      const text = words.join('\n\n') + inside;
      return date === null ? text : `${text}\n\n(2020年3月${date}日同联合国秘书长古特雷斯通话)`;
    })
    .join('\n\n'),
);
interface Draft {
  readonly name: number;
  readonly id: number;
  readonly speaker: string;
  readonly kind: string;
  readonly body: string;
}
const draft = (names: number): fc.Arbitrary<Draft> =>
  fc.record({
    name: fc.nat(names - 1),
    // Some articles have one id: the first of them counts.
    id: fc.nat(names),
    speaker: fc.constantFrom(...SPEAKERS),
    kind: fc.constantFrom('compilation', 'report', 'speech'),
    body,
  });
const fileOf = ({ name, id, speaker, kind, body }: Draft): CorpusFile => ({
  file: `${name}.md`,
  layer: name % 3 === 0 ? 1 : 0,
  text: `---\nid: a${id}\ntitle: 文章${id}\nauthor: ${speaker}\ndate: 2020-04-16\nkind: ${kind}\nlanguage: zh-Hans\n---\n\n${body}\n`,
});
/** One file of each name. */
const files = (drafts: readonly Draft[]): CorpusFile[] => [
  ...new Map(drafts.map((one) => [one.name, fileOf(one)])).values(),
];

const plain = (library: Library) => ({
  revision: library.revision,
  articles: library.articles,
  articleOf: [...Array.from(library.articleOf)],
  problems: library.problems,
  characters: library.characters,
  speakers: library.speakers,
  passages: library.passages.map((p) => ({
    id: p.id,
    text: p.text,
    within: p.within,
    speaker: p.speaker,
    date: p.date,
    occasion: p.occasion,
    pieces: p.pieces,
    line: p.line,
    continues: p.continues,
  })),
});
const found = (library: Library, text: string): Finding[] =>
  checkText({ text, languageId: 'plaintext' }, library, settings);

describe('a library with a changed index', () => {
  it('finds what one finds that was built from the same files', () => {
    fc.assert(
      fc.property(
        fc.array(draft(9), { minLength: 1, maxLength: 9 }),
        fc.array(fc.array(draft(12), { minLength: 0, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(11), { maxLength: 2 }),
        fc.array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (before, changes, gone, quotations, isSaved) => {
          let now = files(before);
          let library = buildLibrary(now);
          if (isSaved) library = openLibrary(saveLibrary(library))!.library;
          for (const change of changes) {
            const fresh = new Map(files(change).map((one) => [one.file, one]));
            now = [
              ...now.filter(({ file }) => !fresh.has(file) && !gone.some((name) => file === `${name}.md`)),
              ...fresh.values(),
            ];
            library = changeLibrary(now, library, { limits: LIMITS }) ?? buildLibrary(now);
            const scratch = buildLibrary(now);
            expect(plain(library)).toEqual(plain(scratch));
            const own = scratch.passages.map((p) => p.text).filter((_, i) => i % 3 === 0);
            const text = [
              ...quotations.map(([a, b]) => `王毅3月5日指出：“${a}”，${b}。`),
              ...own.map((words) => `“${words.slice(0, 30)}”`),
              ...own.map((words) => `报告说，${words.slice(3, 24)}和平。`),
            ].join('\n\n');
            expect(found(library, text)).toEqual(found(scratch, text));
            for (const at of [12, 20, text.length >> 1])
              expect(lookupAt(library, { text, languageId: 'plaintext' }, at)).toEqual(
                lookupAt(scratch, { text, languageId: 'plaintext' }, at),
              );
            expect(search(library, '疫情 合作', 10)).toEqual(search(scratch, '疫情 合作', 10));
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
