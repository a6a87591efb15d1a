import type { DocumentText } from '../check.ts';
import type { Library } from '../library.ts';
import { judgeAttribution } from '../match/attribution.ts';
import {
  factsOf,
  newExtract,
  sizeOf,
  statementAround,
  statementInSentence,
  wordsIn,
} from '../match/extract.ts';
import { isPrimary } from '../match/judge-library.ts';
import type { Attribution, Finding, SourcePlace } from '../match/finding.ts';
import { placeOf } from '../match/source-text.ts';
import { readSegments } from '../text/segment.ts';
import { spelledOut } from '../text/markup/spelling.ts';
import { contains } from '../text/span.ts';

/** A passage that the words of a finding were compared with. */
export interface ConsideredSource {
  readonly place: SourcePlace;
  /** Letters of the document that the source has in the same order. */
  readonly same: number;
  /** What separates the two: 1 for a letter, less for each letter of a long omission; 0 for the same letters. */
  readonly cost: number;
  /** In a place of record. */
  readonly primary: boolean;
  /** How what the text states of its source stands to this one. */
  readonly attribution: Attribution['status'];
}

/** What a finding was judged from. */
export interface Considered {
  /** Letters of the finding's words. */
  readonly letters: number;
  /** Their length as a reader feels it, in Chinese characters: what the settings' lengths count. */
  readonly size: number;
  /** The passages that come closest, best first. */
  readonly sources: readonly ConsideredSource[];
  /** How many were compared in all. */
  readonly total: number;
}

/**
 * The passages that a finding of a document was weighed against: the same search as the check's, kept whole. Null where
 * the finding is not one of this document.
 */
export function considered(
  library: Library,
  document: DocumentText,
  finding: Finding,
  most = 8,
): Considered | null {
  const text = spelledOut(document.text, document.languageId);
  const segments = readSegments(text, document.languageId);
  const segment = segments.find((one) => contains(one, finding));
  if (!segment) return null;
  const extract = newExtract(text, segment, library, { quoted: 2, running: 2 });
  const words = wordsIn(extract, finding);
  const letters = words.to - words.from;
  if (letters <= 0) return null;
  const explanations = extract.matching.explain(words);
  const statement = finding.quoted
    ? statementAround(extract, finding)
    : statementInSentence(extract, finding);
  const sources = explanations.slice(0, most).map(({ runs, equal, cost }): ConsideredSource => {
    const last = runs[runs.length - 1];
    const place = placeOf(library, runs[0].b, last.b + last.length);
    return {
      place,
      same: equal,
      cost,
      primary: isPrimary(library, place.passage),
      attribution: judgeAttribution(statement, [factsOf(library, place)]).attribution.status,
    };
  });
  return { letters, size: sizeOf(words), sources, total: explanations.length };
}
