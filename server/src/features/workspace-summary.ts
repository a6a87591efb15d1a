import { countsText } from '../messages/counts.ts';
import { tn } from '../messages/language.ts';
import { joined } from '../messages/wording.ts';
import type { WorkspaceFileReport, WorkspaceReport } from '../protocol.ts';

/** What was found in all documents, those first in which there is most to look at; at most `most` findings are listed. */
export function workspaceSummary(
  reports: readonly WorkspaceFileReport[],
  unread: readonly string[],
  most: number,
): WorkspaceReport {
  const counts: Record<string, number> = {};
  for (const report of reports)
    for (const [name, n] of Object.entries(report.counts)) counts[name] = (counts[name] ?? 0) + n;
  const isGrave = ({ severity }: WorkspaceFileReport['items'][number]): boolean =>
    severity === 'error' || severity === 'warning';
  const grave = new Map(reports.map((report) => [report, report.items.filter(isGrave).length]));
  const flagged = reports
    .filter(({ items }) => items.length > 0)
    .sort(
      (a, b) =>
        grave.get(b)! - grave.get(a)! || b.items.length - a.items.length || (a.path < b.path ? -1 : 1),
    );
  let room = most;
  const files = flagged.map((report) => {
    const items = report.items.slice(0, room);
    room -= items.length;
    return { ...report, items, more: report.items.length - items.length };
  });
  const documents = tn(reports.length, '{0} document', '{0} documents');
  return {
    documents: reports.length,
    counts,
    files,
    unread,
    summary: joined([documents, countsText(counts)]),
  };
}
