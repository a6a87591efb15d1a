import type { Edit, Finding, SourcePlace } from '../../server/src/engine/index.ts';
import { lettersOf, type Corpus } from './corpus.ts';
import type { TestDocument } from './documents.ts';
import { squeezed, withoutEdges } from './stretch.ts';
import type { TrueEdit, Truth } from './truth.ts';

/** Right out of all. */
export interface Count {
  right: number;
  all: number;
}

/** What was measured for one kind, or for all. */
export interface Scores {
  truths: number;
  /** Truths that a finding was expected for. */
  found: Count;
  spans: Count;
  /** Findings that stand for a truth out of all findings, quoted and running. */
  precise: Count;
  verdicts: Count;
  first: Count;
  among: Count;
  canonical: Count;
  /** Smallest form of each edit. */
  edits: EditCount;
  /** As reported. */
  strictEdits: EditCount;
  attribution: Count;
  falseFlags: Count;
}

export interface EditCount {
  right: number;
  reported: number;
  true: number;
}

export interface Failure {
  readonly kind: string;
  /** What is wrong: `not found`, `verdict`, `source`, `canonical`, `edits`, `attribution`, `false flag`, `span`. */
  readonly what: readonly string[];
  readonly document: TestDocument;
  readonly truth: Truth | null;
  readonly findings: readonly Finding[];
}

const count = (): Count => ({ right: 0, all: 0 });
const edits = (): EditCount => ({ right: 0, reported: 0, true: 0 });

export function newScores(): Scores {
  return {
    truths: 0,
    found: count(),
    spans: count(),
    precise: count(),
    verdicts: count(),
    first: count(),
    among: count(),
    canonical: count(),
    edits: edits(),
    strictEdits: edits(),
    attribution: count(),
    falseFlags: count(),
  };
}

/** Adds up what was measured. */
export function addScores(to: Scores, from: Scores): void {
  to.truths += from.truths;
  for (const key of [
    'found',
    'spans',
    'precise',
    'verdicts',
    'first',
    'among',
    'canonical',
    'attribution',
    'falseFlags',
  ] as const) {
    to[key].right += from[key].right;
    to[key].all += from[key].all;
  }
  for (const key of ['edits', 'strictEdits'] as const) {
    to[key].right += from[key].right;
    to[key].reported += from[key].reported;
    to[key].true += from[key].true;
  }
}

export function f1({ right, reported, true: all }: EditCount): number | null {
  return reported + all === 0 ? null : (2 * right) / (reported + all);
}

export function share({ right, all }: Count): number | null {
  return all === 0 ? null : right / all;
}

export const RUNNING_PRECISION = 'unrelated text';

/** A finding that a person is shown as a fault. */
function isFlag(f: Finding): boolean {
  if (!f.quoted) return f.attribution.status === 'contradicted';
  return (
    f.verdict === 'misquote' ||
    f.verdict === 'spliced' ||
    f.verdict === 'unsourced' ||
    f.attribution.status === 'contradicted'
  );
}

const CORRECT = new Set(['exact', 'equivalent', 'elided']);

/** Holds the findings of a document against what is known of it. */
export function score(
  document: TestDocument,
  findings: readonly Finding[],
  corpus: Corpus,
  byKind: Map<string, Scores>,
  failures: Failure[],
): void {
  const scoresOf = (kind: string): Scores => {
    let scores = byKind.get(kind);
    if (!scores) byKind.set(kind, (scores = newScores()));
    return scores;
  };
  const used = new Set<Finding>();
  for (const truth of document.truths) {
    const scores = scoresOf(truth.kind);
    scores.truths++;
    const touching = findings.filter((f) => f.start < truth.end && f.end > truth.start);
    const finding = best(
      truth,
      touching.filter((f) => !used.has(f)),
    );
    const wrong: string[] = [];
    if (truth.expect === 'nothing') {
      scores.falseFlags.all++;
      for (const f of touching) used.add(f);
      const flagged = touching.filter(isFlag);
      if (flagged.length > 0) {
        scores.falseFlags.right++;
        wrong.push('false flag');
      }
      if (touching.length > 0) {
        scores.precise.all += touching.length;
        if (flagged.length === 0) wrong.push('false find');
      }
    } else if (!finding) {
      if (truth.expect === 'finding') {
        scores.found.all++;
        wrong.push('not found');
      }
    } else {
      used.add(finding);
      judge(truth, finding, document, scores, wrong);
    }
    if (wrong.length > 0)
      failures.push({ kind: truth.kind, what: wrong, document, truth, findings: touching });
  }
  for (const f of findings) {
    if (used.has(f)) continue;
    const over = document.truths.find((t) => f.start < t.end && f.end > t.start);
    const kind = over?.kind ?? RUNNING_PRECISION;
    const scores = scoresOf(kind);
    // A lead-in may repeat the corpus by itself (“同比利时国王菲利普通电话时”): that is found rightly, and measured nowhere.
    if (
      !over &&
      !f.quoted &&
      !isFlag(f) &&
      corpus.near(f.text, Math.floor([...lettersOf(f.text)].length * 0.2)).length > 0
    )
      continue;
    scores.precise.all++;
    if (!over && isFlag(f)) {
      scores.falseFlags.all++;
      scores.falseFlags.right++;
    }
    failures.push({
      kind,
      what: [isFlag(f) && !over ? 'false flag' : 'one find too many'],
      document,
      truth: over ?? null,
      findings: [f],
    });
  }
}

function judge(
  truth: Truth,
  finding: Finding,
  document: TestDocument,
  scores: Scores,
  wrong: string[],
): void {
  const mark = (what: string, counter: Count, right: boolean) => {
    counter.all++;
    if (right) counter.right++;
    else wrong.push(what);
  };
  scores.precise.all++;
  scores.precise.right++;
  if (truth.expect === 'finding') {
    scores.found.all++;
    scores.found.right++;
  }
  const shown = (start: number, end: number) => withoutEdges(document.text.slice(start, end));
  mark('span', scores.spans, shown(finding.start, finding.end) === shown(truth.start, truth.end));
  mark('verdict', scores.verdicts, truth.verdicts.includes(finding.verdict));
  if (truth.sources !== null) {
    const { sources } = truth;
    const isRight = (place: SourcePlace | null) => place !== null && sources.includes(place.passage);
    mark('source', scores.first, isRight(finding.source));
    const all = [finding.source, ...finding.alternatives];
    const parts = truth.parts;
    const among = parts
      ? parts.every((p) => all.some((a) => a !== null && p.includes(a.passage)))
      : all.some(isRight);
    scores.among.all++;
    if (among) scores.among.right++;
    else wrong.push('alternatives');
  }
  if (truth.canonical !== null) {
    const plain = (words: string) => withoutEdges(squeezed(words));
    mark(
      'canonical',
      scores.canonical,
      truth.canonical.some((c) => plain(c) === plain(finding.canonical)),
    );
  }
  if (truth.edits !== null) {
    const smallest = bestSet(truth.edits, finding, document.text, true);
    const strict = bestSet(truth.edits, finding, document.text, false);
    for (const [counter, set] of [
      [scores.edits, smallest],
      [scores.strictEdits, strict],
    ] as const) {
      counter.right += set.right;
      counter.reported += set.reported;
      counter.true += set.true;
    }
    if (smallest.right < Math.max(smallest.reported, smallest.true)) wrong.push('edits');
  }
  if (truth.attribution !== null) {
    mark('attribution', scores.attribution, truth.attribution.includes(finding.attribution.status));
  }
  if (truth.verdicts.every((v) => CORRECT.has(v)) && !truth.attribution?.includes('contradicted')) {
    scores.falseFlags.all++;
    if (isFlag(finding)) {
      scores.falseFlags.right++;
      wrong.push('false flag');
    }
  }
}

/** The finding that covers a truth best; at least three fifths of both must be common. */
function best(truth: Truth, findings: readonly Finding[]): Finding | undefined {
  let chosen: Finding | undefined;
  let most = 0.6;
  for (const f of findings) {
    if (f.quoted !== truth.quoted) continue;
    const common = Math.min(f.end, truth.end) - Math.max(f.start, truth.start);
    const overlap = common / (Math.max(f.end, truth.end) - Math.min(f.start, truth.start));
    if (overlap >= most) [chosen, most] = [f, overlap];
  }
  return chosen;
}

interface PlainEdit {
  op: string;
  start: number;
  end: number;
  found: string;
  expected: string;
}

function bestSet(
  sets: readonly (readonly TrueEdit[])[],
  finding: Finding,
  text: string,
  smallest: boolean,
): EditCount {
  let chosen: EditCount = { right: -1, reported: 0, true: 0 };
  for (const set of sets) {
    const loose = set.some((e) => e.loose);
    const known = set.flatMap((e) => plainEdits(e, text, smallest, loose));
    const reported = finding.edits.flatMap((e) => plainEdits(e, text, smallest, loose));
    const key = (e: PlainEdit) =>
      smallest ? `${e.op} ${e.start} ${e.end} ${e.expected}` : `${e.op} ${e.found}→${e.expected}`;
    const left = known.map(key);
    let right = 0;
    for (const e of reported) {
      const at = left.indexOf(key(e));
      if (at === -1) continue;
      left.splice(at, 1);
      right++;
    }
    const count = { right, reported: reported.length, true: known.length };
    const wrong = (c: EditCount) => c.reported + c.true - 2 * c.right;
    if (chosen.right < 0 || wrong(count) < wrong(chosen)) chosen = count;
  }
  return chosen;
}

/**
 * The same edit written in one way only: no letters that both sides share, as early in the text as it can stand, white
 * space left out. Places count the characters that are not white space.
 */
function plainEdits(edit: TrueEdit | Edit, text: string, smallest: boolean, loose: boolean): PlainEdit[] {
  let op: string = edit.op;
  if (!smallest)
    return [{ op, start: edit.start, end: edit.end, found: edit.found, expected: edit.expected }];
  const plain = (words: string) => words.replace(/\s+/g, '');
  let found = plain(edit.found);
  let expected = plain(edit.expected);
  let start = plain(text.slice(0, edit.start)).length;
  let end = start + found.length;
  const a = [...found];
  const b = [...expected];
  if (loose && a.length === b.length && a.length > 1) {
    const single: PlainEdit[] = [];
    let at = start;
    a.forEach((c, i) => {
      if (c !== b[i])
        single.push({ op: 'substitution', start: at, end: at + c.length, found: c, expected: b[i] });
      at += c.length;
    });
    return single;
  }
  while (found !== '' && expected !== '' && found[0] === expected[0]) {
    found = found.slice(1);
    expected = expected.slice(1);
    start++;
  }
  while (found !== '' && expected !== '' && found.at(-1) === expected.at(-1)) {
    found = found.slice(0, -1);
    expected = expected.slice(0, -1);
    end--;
  }
  if (found === '' && expected === '') return [];
  if (op === 'substitution') op = found === '' ? 'omission' : expected === '' ? 'addition' : op;
  // Between the two ends of the edit stand letters that both sides share.
  const before = plain(text.slice(0, edit.start)) + plain(edit.found);
  if (expected === '') {
    while (start > 0 && before[start - 1] !== undefined && before[start - 1] === found.at(-1)) {
      found = before[start - 1] + found.slice(0, -1);
      [start, end] = [start - 1, end - 1];
    }
  } else if (found === '') {
    while (start > 0 && before[start - 1] !== undefined && before[start - 1] === expected.at(-1)) {
      expected = before[start - 1] + expected.slice(0, -1);
      [start, end] = [start - 1, end - 1];
    }
  }
  return [{ op, start, end, found, expected }];
}
