import type { Library } from './library.ts';
import type { Finding } from './match/finding.ts';
import { judgeSegment } from './match/judge.ts';
import { beginCheck, newSegmentCache, recall, remember, type SegmentCache } from './match/segment-cache.ts';
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
  for (const segment of readSegments(text, languageId)) {
    const key = keyOf(text, segment);
    let own = recall(cache, key, segment.start);
    if (!own) {
      const letters = normalize(text, segment, segment.hidden);
      own = judgeSegment({ text, segment, letters }, library, { quoted, running });
      remember(cache, key, segment.start, own);
    }
    for (const finding of own) findings.push(finding);
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

/** All that a segment's findings depend on: its text, what the reader looks through, its quotations, what stands before. */
function keyOf(text: string, segment: Segment): string {
  const at = (offset: number) => (offset - segment.start).toString(36);
  const marks = segment.quotations.map((q) => `${at(q.start)}-${at(q.end)}${q.open ? 'o' : ''}${q.depth}`).join();
  const hidden = segment.hidden.map((h) => `${at(h.start)}-${at(h.end)}`).join();
  const before = text.slice(Math.max(0, segment.start - LOOK_BACK), segment.start);
  return `${segment.heading ? 'h' : ''}${marks}|${hidden}|${before}\0${text.slice(segment.start, segment.end)}`;
}
