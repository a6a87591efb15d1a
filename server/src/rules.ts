// Which rules a finding falls under, and how severe they are: the one place that diagnostics, views and badges ask.
import type { Edit, Finding, Rule, Settings, Severity, Span } from './engine/index.ts';
import { NOTHING_IGNORED } from './ignored.ts';
import type { Ignored } from './ignored.ts';
import type { TranslatedDocument } from './translated-document.ts';

export type Conflict = Finding['attribution']['conflicts'][number];

/** Something that could be pointed out about a finding. */
export interface Raised {
  readonly rule: Rule;
  /** The place in the document: the quotation, or what is stated of it. */
  readonly span: Span;
  /** For `contradicted`: what is stated, and what the source says. */
  readonly conflict: Conflict | null;
}

/** Something that is pointed out about a finding. */
export interface Flag extends Raised {
  readonly severity: Exclude<Severity, 'off'>;
}

/** What is pointed out about a finding under these settings: its wording first, then what is stated of it. */
export function flagsOf(finding: Finding, settings: Settings, ignored: Ignored = NOTHING_IGNORED): Flag[] {
  return raisedBy(finding, settings).flatMap((raised) => {
    const severity = shownSeverity(finding, raised, settings, ignored);
    return severity === null ? [] : [{ ...raised, severity }];
  });
}

/** How severe it is what could be pointed out; null where its rule is off, or where it is to be ignored. */
export function shownSeverity(
  finding: Finding,
  raised: Raised,
  settings: Settings,
  ignored: Ignored,
): Flag['severity'] | null {
  const severity = settings.severity[raised.rule];
  return severity === 'off' || ignored.by(finding, raised) !== null ? null : severity;
}

/** What could be pointed out about a finding, were no rule off and nothing ignored. */
export function raisedBy(finding: Finding, settings: Pick<Settings, 'minimumLength'>): readonly Raised[] {
  const rule = wordingRule(finding, settings);
  const wording = rule === null ? NOTHING : [{ rule, span: finding, conflict: null }];
  const { status, conflicts } = finding.attribution;
  if (status !== 'contradicted') return wording;
  return [
    ...wording,
    ...conflicts.map((conflict) => ({ rule: 'contradicted' as const, span: conflict.span, conflict })),
  ];
}

/** Most findings raise nothing, and all are asked at each keystroke. */
const NOTHING: readonly never[] = [];

/** What could be pointed out in a document: of its own quotations, and of those that should have an established translation. */
export function raisedIn({
  findings,
  settings,
  translated,
}: RaisedDocument): { finding: Finding; raised: Raised }[] {
  return [
    ...findings.flatMap((finding) => raisedBy(finding, settings).map((raised) => ({ finding, raised }))),
    ...(translated?.flags ?? []).map(({ rule, finding }) => ({
      finding,
      raised: { rule, span: finding, conflict: null },
    })),
  ];
}

/** What is pointed out in a document. */
export function flagsIn(
  checked: RaisedDocument & { readonly ignored: Ignored },
): { finding: Finding; flag: Flag }[] {
  return raisedIn(checked).flatMap(({ finding, raised }) => {
    const severity = shownSeverity(finding, raised, checked.settings, checked.ignored);
    return severity === null ? [] : [{ finding, flag: { ...raised, severity } }];
  });
}

interface RaisedDocument {
  readonly findings: readonly Finding[];
  readonly settings: Settings;
  readonly translated: TranslatedDocument | null;
}

/** Whether there is something to be said about a finding, and all of it is to be ignored. */
export function isIgnored(
  finding: Finding,
  { settings, ignored }: { readonly settings: Settings; readonly ignored: Ignored },
): boolean {
  const raised = raisedBy(finding, settings);
  return raised.length > 0 && raised.every((one) => ignored.by(finding, one) !== null);
}

/** Whether a finding's wording is to be left as it stands. */
export function isWordingIgnored(
  finding: Finding,
  settings: Pick<Settings, 'minimumLength'>,
  ignored: Ignored,
): boolean {
  return raisedBy(finding, settings).some(
    (one) => one.conflict === null && ignored.by(finding, one) !== null,
  );
}

/** The rule a finding's wording falls under; null where nothing is to be said. */
function wordingRule(finding: Finding, settings: Pick<Settings, 'minimumLength'>): Rule | null {
  switch (finding.verdict) {
    case 'exact':
    case 'elided':
      return null;
    case 'misquote':
      if (finding.quoted) return 'misquote';
      return letters(finding.text) >= settings.minimumLength.hint ? 'near-verbatim' : null;
    case 'equivalent':
      return finding.quoted && !finding.edits.every(isFormOfMarks) ? 'equivalent' : null;
    case 'variant':
    case 'spliced':
    case 'unsourced':
      return finding.quoted ? finding.verdict : null;
  }
}

const MARKS = /^[“”‘’「」『』〝〞〟"'＂＇«»‹›]+$/;

/** Marks in another form: a quotation inside a quotation is set in ‘ ’ by rule, and houses differ in the rest. */
function isFormOfMarks({ kind, found, expected }: Edit): boolean {
  return kind !== 'wording' && MARKS.test(found) && MARKS.test(expected) && found.length === expected.length;
}

/** Letters and figures of a text: what the settings' lengths count. */
function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
