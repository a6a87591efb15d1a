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
    expect(one(`${FIRST}（掌声）。`)).toContain('[addition （掌声）→]');
    expect(one(`（插话）${FIRST}`)).toContain('[addition （插话）→]');
    expect(one('国际社会（立即）应当加紧行动起来，有效开展联防联控国际合作')).toContain(
      '[addition （立即）→]',
    );
    expect(check(`“${FIRST}（掌声）。”`)[0].canonical).toBe(`${FIRST}。`);
  });
});
