import { provenanceLineEnd } from './corpus/statement.ts';
import type { Library } from './library.ts';
import type { Finding } from './match/finding.ts';
import { judgeSegment } from './match/judge.ts';
import { newMatching } from './match/matching.ts';
import {
  beginCheck,
  newSegmentCache,
  recall,
  recallMatching,
  remember,
  type SegmentCache,
} from './match/segment-cache.ts';
import type { Settings } from './settings.ts';
import { normalize } from './text/normalize.ts';
import { readSegments, type Segment } from './text/segment.ts';

/** A document as an editor or a file gives it. */
export interface DocumentText {
  readonly text: string;
  /** `markdown`, `plaintext`, `latex`, `html`, `restructuredtext` or `asciidoc`; anything else is read as plain text. */
  readonly languageId: string;
}

/** How much of the text before a segment can bear on its findings (who is speaking, which year), in UTF-16 units. */
const LOOK_BACK = 600;

/**
 * WALK B: text → segments → normalised text → candidates → alignments → findings. Yields after each segment, so that a
 * caller can stop or do other work; returns the findings by start. Never throws on any text.
 */
export function* checkDocument(
  document: DocumentText,
  library: Library,
  settings: Pick<Settings, 'minimumLength'>,
  cache: SegmentCache = newSegmentCache(),
): Generator<void, Finding[], void> {
  const { text, languageId } = document;
  const { quoted, running } = settings.minimumLength;
  beginCheck(cache, `${library.revision} ${languageId} ${quoted} ${running}`);
  const findings: Finding[] = [];
  for (const segment of readSegments(text, languageId, cache.markup)) {
    const own = textKey(text, segment);
    const key = contextKey(text, segment, own);
    let found = recall(cache, key, segment.start);
    if (!found) {
      const letters = normalize(text, segment, segment.hidden);
      const matching = recallMatching(cache, own, () => newMatching(letters.codes, library));
      found = judgeSegment({ text, segment, letters, library, minimum: settings.minimumLength, matching });
      remember(cache, key, segment.start, found);
    }
    for (const finding of found) findings.push(finding);
    yield;
  }
  return findings;
}

/** As {@link checkDocument}, all at once. */
export function checkText(
  document: DocumentText,
  library: Library,
  settings: Pick<Settings, 'minimumLength'>,
  cache?: SegmentCache,
): Finding[] {
  const walk = checkDocument(document, library, settings, cache);
  for (let step = walk.next(); ; step = walk.next()) if (step.done) return step.value;
}

/** All that the corpus's matches of a segment depend on: its text, and what the reader looks through. */
function textKey(text: string, segment: Segment): string {
  const at = (offset: number) => (offset - segment.start).toString(36);
  const marks = segment.quotations
    .map((q) => `${at(q.start)}-${at(q.end)}${q.open ? 'o' : ''}${q.depth}`)
    .join();
  const hidden = segment.hidden.map((h) => `${at(h.start)}-${at(h.end)}`).join();
  return `${segment.heading ? 'h' : ''}${marks}|${hidden}|${text.slice(segment.start, segment.end)}`;
}

/** And its findings: also what stands before it, and a line behind it that says where the words are from. */
function contextKey(text: string, segment: Segment, own: string): string {
  const before = text.slice(Math.max(0, segment.start - LOOK_BACK), segment.start);
  const behind = text.slice(segment.end, provenanceLineEnd(text, segment.end));
  return `${own}\0${before}\0${behind}`;
}
