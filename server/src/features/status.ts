import type { CheckedDocument } from '../document-checker.ts';
import type { Problem, SettingProblem, Settings } from '../engine/index.ts';
import type { CorpusState, CorpusView } from '../library-host.ts';
import { countsText } from '../messages/counts.ts';
import { t, tn } from '../messages/language.ts';
import { problemText, settingText, troubleText } from '../messages/problems.ts';
import { joined } from '../messages/wording.ts';
import { LANGUAGES } from '../protocol.ts';
import type { CheckResult, Status, StatusProblem, WhyNotReason, WhyNotResult } from '../protocol.ts';
import { isWordingIgnored, raisedBy } from '../rules.ts';
import { displayName } from '../uris.ts';

/** More than these are counted, not listed: the Problems view has them all. */
const MOST_PROBLEMS = 100;

/**
 * How the corpus is, for the status bar and the list behind it. `own`: that of each workspace folder;
 * `articleProblems` are those of its files.
 */
export function corpusStatus(
  corpus: CorpusView,
  own: readonly CorpusView[],
  state: CorpusState,
  articleProblems: readonly Problem[],
  settings: readonly SettingProblem[],
): Status {
  const { library } = corpus;
  const articles = library.articles.length;
  const passages = library.passages.length;
  const problems: StatusProblem[] = [
    ...state.troubles.map(({ uri, what, trouble }): StatusProblem => ({
      severity: 'error',
      message: troubleText(what, trouble, displayName(uri)),
      uri,
      line: null,
    })),
    ...settings.map((problem): StatusProblem => ({
      severity: 'warning',
      message: settingText(problem),
      uri: null,
      line: null,
    })),
    ...articleProblems.map((problem): StatusProblem => ({
      severity: problem.severity,
      message: problemText(problem),
      uri: problem.file,
      line: problem.span.end > 0 ? problem.line : null,
    })),
  ];
  return {
    state: state.loading || state.building ? 'loading' : passages === 0 ? 'empty' : 'ready',
    revision: [corpus, ...own].map((one) => one.library.revision).join(' '),
    articles,
    passages,
    characters: library.characters,
    folders: state.folders,
    problems: problems.slice(0, MOST_PROBLEMS),
    summary: state.loading
      ? t('The corpus is being read')
      : passages === 0
        ? state.building
          ? t('Large folders are being indexed')
          : t('The corpus is empty')
        : joined([
            tn(articles, '{0} article', '{0} articles'),
            tn(passages, '{0} passage', '{0} passages'),
            ...(state.building ? [t('Large folders are being indexed')] : []),
          ]),
  };
}

/** Why a document is checked or not, and what to do about it. */
export function whyNot(facts: {
  readonly languageId: string | undefined;
  readonly open: boolean;
  readonly article: boolean;
  readonly loading: boolean;
  readonly passages: number;
  readonly settings: Settings;
}): WhyNotResult {
  const { settings } = facts;
  const answer = (reason: WhyNotReason, message: string, checked = false): WhyNotResult => ({
    checked,
    reason,
    message,
  });
  if (facts.languageId !== undefined && !(LANGUAGES as readonly string[]).includes(facts.languageId))
    return answer(
      'language',
      t(
        'Documents of the language {0} are not checked. Checked are: {1}.',
        facts.languageId,
        LANGUAGES.join(', '),
      ),
    );
  if (facts.article)
    return answer(
      'article',
      t('This file is an article of the corpus: it is a source, not a document to be checked.'),
    );
  if (!facts.open)
    return answer(
      'closed',
      t('This file is not open in the editor. Open it, or check it with the command line.'),
    );
  if (facts.loading) return answer('loading', t('The corpus is still being read.'));
  if (facts.passages === 0)
    return answer(
      'no-corpus',
      t(
        'The corpus is empty: see the settings {0} and {1}.',
        'verbatim.corpus.bundled',
        'verbatim.corpus.folders',
      ),
    );
  const rules = Object.entries(settings.severity).filter(([rule]) => rule !== 'stale-ignore');
  if (rules.every(([, severity]) => severity === 'off'))
    return answer('all-off', t('All rules are off: see the settings under {0}.', 'verbatim.severity'));
  if (settings.check.when === 'save')
    return answer('when-save', t('This file is checked when it is saved.'), true);
  if (settings.check.when === 'command')
    return answer(
      'when-command',
      t('This file is checked only on demand: use the command “Verbatim: Check This Document”.'),
    );
  return answer('checked', t('This file is checked.'), true);
}

/** What a check found, counted. */
export function checkResult(checked: CheckedDocument, flagged: number): CheckResult {
  const { findings, settings, ignored } = checked;
  const { version } = checked.document;
  const counts: Record<string, number> = {};
  const count = (name: string): void => void (counts[name] = (counts[name] ?? 0) + 1);
  for (const finding of findings) {
    if (!finding.quoted) continue;
    if (!isWordingIgnored(finding, settings, ignored)) count(finding.verdict);
    const raised = raisedBy(finding, settings).filter(({ conflict }) => conflict !== null);
    if (raised.some((one) => ignored.by(finding, one) === null)) count('contradicted');
  }
  return { version, counts, flagged, summary: countsText(counts) };
}
