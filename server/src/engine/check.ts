import { isSaidAfar } from './corpus/said-beside.ts';
import type { Library } from './library.ts';
import { newExtract } from './match/extract.ts';
import type { Finding } from './match/finding.ts';
import { judgeSegment } from './match/judge.ts';
import { newMatching } from './match/matching.ts';
import {
  beginCheck,
  detached,
  lastVersion,
  newSegmentCache,
  recall,
  shifted,
  type JudgedSegment,
  type Judgement,
  type SegmentCache,
} from './match/segment-cache.ts';
import { answersAlike, relative } from './match/surroundings.ts';
import type { Settings } from './settings.ts';
import { spelledOut } from './text/markup/spelling.ts';
import { rereadSegments, segmentAt, type Segment } from './text/segment.ts';
import type { Span } from './text/span.ts';

/** A document as an editor or a file gives it. */
export interface DocumentText {
  readonly text: string;
  /** `markdown`, `plaintext`, `latex`, `html`, `restructuredtext` or `asciidoc`; anything else is read as plain text. */
  readonly languageId: string;
}

/** How much of the text before a segment can bear on its findings (who is speaking, which year), in UTF-16 units. */
const LOOK_BACK = 600;
/** And how much behind it, at the very most: a line that says where the words are from. */
const LOOK_AHEAD = 250;

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
  const { languageId } = document;
  const text = spelledOut(document.text, languageId);
  const { quoted, running } = settings.minimumLength;
  beginCheck(cache, `${library.revision} ${languageId} ${quoted} ${running}`);
  const segments = rereadSegments(text, languageId, cache.segments);
  const last = lastVersion(cache, text, segments, { before: LOOK_BACK, behind: LOOK_AHEAD });
  const judged: JudgedSegment[] = [];
  for (let i = 0; i < segments.own.length; i++) {
    const known = last.same(i);
    if (known && !known.judgement.isAnsweredAfar && !last.isNear(i)) {
      judged.push(known);
      continue;
    }
    const segment = segmentAt(segments, i);
    if (known && stillHolds(known.judgement, text, segment, library)) {
      judged.push(known);
      continue;
    }
    const judgement = judge(text, segment, library, { quoted, running }, cache);
    judged.push({ judgement, findings: judgement.findings.map((f) => shifted(f, segment.start)) });
    yield;
  }
  cache.last = { text, segments, judged };
  const all: Finding[] = [];
  for (const { findings } of judged) for (const finding of findings) all.push(finding);
  // What the reader sees was compared; what stands in the document is reported.
  return text === document.text ? all : all.map((finding) => asWritten(finding, document.text));
}

/** A finding with its words as they stand in the document. */
function asWritten(finding: Finding, text: string): Finding {
  return text.startsWith(finding.text, finding.start)
    ? finding
    : { ...finding, text: text.slice(finding.start, finding.end) };
}

/** Judges a segment, unless the same words were judged where the text around them says the same. */
function judge(
  text: string,
  segment: Segment,
  library: Library,
  minimum: { quoted: number; running: number },
  cache: SegmentCache,
): Judgement {
  const key = textKey(text, segment);
  const before = recall(cache.judgements, key, (): Judgement[] => []);
  const known = before.find((judgement) => stillHolds(judgement, text, segment, library));
  if (known) return known;
  const matching = (codes: Uint16Array) => recall(cache.matchings, key, () => newMatching(codes, library));
  const extract = newExtract(text, segment, library, minimum, matching);
  const findings = judgeSegment(extract).map((finding) => detached(shifted(finding, -segment.start)));
  const judgement = {
    findings,
    questions: relative(extract.asked, segment),
    isAnsweredAfar: extract.asked.some(({ within, end }) => within === 'around' && isSaidAfar(text, end)),
  };
  before.push(judgement);
  if (before.length > MOST_JUDGEMENTS) before.shift();
  return judgement;
}

function stillHolds({ questions }: Judgement, text: string, segment: Span, library: Library): boolean {
  return answersAlike(questions, text, segment, library.speakers);
}

/** The same words are judged anew in so many surroundings before the first judgement is forgotten. */
const MOST_JUDGEMENTS = 4;

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

/** All of a segment that its findings depend on: its text, and what the reader looks through. */
function textKey(text: string, segment: Segment): string {
  const at = (offset: number) => (offset - segment.start).toString(36);
  const marks = segment.quotations
    .map((q) => `${at(q.start)}-${at(q.end)}${q.open ? 'o' : ''}${q.depth}`)
    .join();
  const hidden = segment.hidden.map((h) => `${at(h.start)}-${at(h.end)}`).join();
  return `${segment.heading ? 'h' : ''}${marks}|${hidden}|${text.slice(segment.start, segment.end)}`;
}
