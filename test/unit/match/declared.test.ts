import { describe, expect, it } from 'vitest';
import { brief, check } from './corpus.ts';

const one = (words: string) => check(`习近平说：“${words}”`).map(brief).join('\n');
const FIRST = '国际社会应当加紧行动起来，有效开展联防联控国际合作，凝聚起战胜疫情的强大合力';

describe('words that a writer sets into a quotation', () => {
  it('are no difference where square brackets or a note say so', () => {
    for (const words of [
      '国际社会应当[立即]加紧行动起来，有效开展联防联控国际合作',
      '国际社会应当〔立即〕加紧行动起来，有效开展联防联控国际合作[掌声]。',
      '[这场]国际社会应当加紧行动起来，有效开展联防联控国际合作',
      '国际社会应当加紧行动起来（编者注：指疫情暴发之后），有效开展联防联控国际合作',
      '国际社会（指各国——引者注）应当加紧行动起来，有效开展联防联控国际合作',
    ]) {
      expect(one(words)).toBe(`exact: ${words}`);
    }
  });

  it('may stand for words of the source', () => {
    const words = '国际社会应当加紧行动起来，有效开展联防联控国际合作，凝聚起战胜[新冠肺炎]的强大合力';
    const [finding] = check(`“${words}”`);
    expect(finding.verdict).toBe('elided');
    expect(finding.canonical).toBe(words);
  });

  it('leave the rest to be judged', () => {
    expect(one('国际社会应该[立即]加紧行动起来，有效开展联防联控国际合作')).toContain('[substitution 该→当]');
  });

  it('are additions in round brackets, brackets and all', () => {
    for (const [words, canonical] of [
      [`（立即）${FIRST}`, FIRST],
      [`（立即，）${FIRST}`, FIRST],
      [`${FIRST}（无一例外）。`, `${FIRST}。`],
      [`${FIRST}。（无一例外）`, `${FIRST}。`],
      [`${FIRST}。(无一例外)`, `${FIRST}。`],
      [
        '国际社会（立即）应当加紧行动起来，有效开展联防联控国际合作',
        '国际社会应当加紧行动起来，有效开展联防联控国际合作',
      ],
    ]) {
      const [finding] = check(`“${words}”`);
      expect(finding.edits.map(({ op, found }) => [op, found])).toEqual([
        ['addition', /[（(].*[)）]/.exec(words)?.[0]],
      ]);
      expect(finding.canonical).toBe(canonical);
    }
  });
});

describe('brackets and marks at the edges', () => {
  it('go with their other half inside', () => {
    for (const [words, canonical] of [
      [
        '（国际社会）应当加紧行动起来，有效开展联防联控国际合作。',
        '国际社会应当加紧行动起来，有效开展联防联控国际合作。',
      ],
      [
        '[国际社会]应当加紧行动起来，有效开展联防联控国际合作。',
        '国际社会应当加紧行动起来，有效开展联防联控国际合作。',
      ],
      [
        '国际社会应当加紧行动起来，（有效开展联防联控国际合作）',
        '国际社会应当加紧行动起来，有效开展联防联控国际合作',
      ],
      [
        '#国际社会#应当加紧行动起来，有效开展联防联控国际合作。',
        '国际社会应当加紧行动起来，有效开展联防联控国际合作。',
      ],
      [
        '国际社会应当加紧行动起来，有效开展（联防联控国际协作）',
        '国际社会应当加紧行动起来，有效开展联防联控国际合作',
      ],
    ]) {
      const [finding] = check(`“${words}”`);
      expect(finding.canonical).toBe(canonical);
      const applied = [...finding.edits]
        .reverse()
        .reduce(
          (text, e) =>
            text.slice(0, e.start - finding.start) + e.expected + text.slice(e.end - finding.start),
          finding.text,
        );
      expect(applied).toBe(canonical);
    }
  });

  it('stay where they are about all the words, or about none that differ', () => {
    for (const words of [`（${FIRST}）`, `《${FIRST}》。`])
      expect(check(`“${words}”`)[0].canonical).toContain(words.slice(0, 1));
    expect(one(`（${FIRST}）`)).toBe(`exact: （${FIRST}）`);
  });
});
