import type { ImportWords } from '../../../server/src/engine/import/write.ts';
import { proposeArticle } from '../../../server/src/engine/import/propose.ts';
import type { ImportOptions, Proposal } from '../../../server/src/engine/import/propose.ts';
import type { ImportSource } from '../../../server/src/engine/import/source.ts';

/** Doubts by their codes, so that a test says what is doubted and not how it is worded. */
export const WORDS: ImportWords = {
  heading: 'doubts:',
  doubt: ({ code }) => code,
  why: (reason) => reason,
  brokenOff: (words) => `breaks off at ${words}`,
};

/** Proposes an article for a text file. */
export function propose(
  content: ImportSource['content'],
  given: Partial<ImportSource> = {},
  options: Partial<ImportOptions> = {},
): Proposal {
  const source = {
    name: 'article.txt',
    format: 'text' as const,
    content,
    facts: {},
    sha256: '0'.repeat(64),
    doubts: [],
    ...given,
  };
  const proposal = proposeArticle(source, { words: WORDS, ...options });
  if (proposal === null) throw new Error('no text was found');
  return proposal;
}

/** The codes of what is doubted, each once. */
export function codes(proposal: Proposal): string[] {
  return [...new Set(proposal.doubts.map((doubt) => doubt.code))].sort();
}
