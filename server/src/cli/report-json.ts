import type { Finding } from '../engine/index.ts';
import type { LoadedCorpus } from './corpus.ts';
import { placeOf } from './ignored-files.ts';
import { lineStarts, positionAt } from './lines.ts';
import { sourceOf, summarise, type CheckedFile } from './report.ts';

/**
 * The check report as tools read it. A change that breaks a reader raises `schemaVersion`.
 * Offsets and columns are UTF-16 units; a byte order mark is the file's first character and counts.
 */
export function jsonReport(
  files: readonly CheckedFile[],
  corpus: LoadedCorpus,
  showIgnored: boolean,
): string {
  const report = {
    schemaVersion: 1,
    files: files.map((file) => {
      const { path, text, findings, ignored } = file;
      const starts = lineStarts(text);
      const report = { path, findings: findings.map((finding) => reported(finding, starts, corpus)) };
      if (!showIgnored) return report;
      return {
        ...report,
        ignored: ignored.map((one) => ({
          rule: one.rule,
          ...placeOf(one, file),
          finding: reported(one.finding, starts, corpus),
        })),
      };
    }),
    summary: summarise(files),
  };
  return JSON.stringify(report, null, 2) + '\n';
}

function reported(finding: Finding, starts: readonly number[], corpus: LoadedCorpus) {
  const { status, stated, span } = finding.attribution;
  return {
    start: finding.start,
    end: finding.end,
    ...positionAt(starts, finding.start),
    text: finding.text,
    quoted: finding.quoted,
    verdict: finding.verdict,
    source: finding.source && sourceOf(finding.source, corpus),
    canonical: finding.canonical,
    edits: finding.edits.map(({ op, start, end, found, expected, kind }) => ({
      op,
      start,
      end,
      found,
      expected,
      kind,
    })),
    attribution: {
      status,
      stated: { speaker: stated.speaker, date: stated.date, occasion: stated.occasion },
      start: span && span.start,
      end: span && span.end,
    },
    alternatives: finding.alternatives.map((place) => sourceOf(place, corpus)),
    alternativesTotal: finding.alternativesTotal,
  };
}
