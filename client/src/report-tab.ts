// The report on the whole workspace as a page: files with most to look at first, each finding a link to its place. No
// script runs in it; the links are commands.
import { env, l10n, Uri, ViewColumn, window, workspace } from 'vscode';
import type { WebviewPanel } from 'vscode';
import type { WorkspaceReport } from '../../server/src/protocol.ts';

export interface ReportTab {
  show(report: WorkspaceReport): void;
  close(): void;
}

const RULES = ['misquote', 'spliced', 'contradicted', 'variant', 'unsourced', 'equivalent'] as const;
/** Commands that the page's links may run. */
const COMMANDS = ['verbatim.openSource', 'verbatim.checkWorkspace', 'workbench.actions.view.problems'];

export function newReportTab(): ReportTab {
  let panel: WebviewPanel | undefined;
  return {
    show(report) {
      if (panel === undefined) {
        panel = window.createWebviewPanel(
          'verbatim.workspaceReport',
          l10n.t('Workspace Report'),
          ViewColumn.Active,
          {
            enableScripts: false,
            enableCommandUris: COMMANDS,
            enableFindWidget: true,
            localResourceRoots: [],
          },
        );
        panel.onDidDispose(() => {
          panel = undefined;
        });
      } else panel.reveal();
      panel.webview.html = page(report);
    },
    close() {
      panel?.dispose();
    },
  };
}

/** The page; every word of a document is escaped. */
export function page(report: WorkspaceReport): string {
  const rules = RULES.filter((rule) => (report.counts[rule] ?? 0) > 0);
  const head = [l10n.t('Document'), ...rules.map(ruleName)].map(
    (name) => `<th scope="col">${escaped(name)}</th>`,
  );
  const rows = report.files.map((file, i) => {
    const cells = rules.map((rule) => `<td class="n">${file.counts[rule] ?? ''}</td>`);
    return `<tr><th scope="row"><a href="#f${i}">${escaped(nameOf(file))}</a></th>${cells.join('')}</tr>`;
  });
  const table =
    rows.length === 0
      ? ''
      : `<div class="wide" tabindex="0"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  const unread =
    report.unread.length === 0
      ? ''
      : `<h2>${escaped(l10n.t('Could not be read'))}</h2><ul>${report.unread.map((path) => `<li>${escaped(path)}</li>`).join('')}</ul>`;
  return `<!DOCTYPE html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(l10n.t('Workspace Report'))}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(l10n.t('Workspace Report'))}</h1>
<p>${escaped(report.summary)}</p>
<p>${link('verbatim.checkWorkspace', [], l10n.t('Check Again'))} · ${link('workbench.actions.view.problems', [], l10n.t('Show in Problems'))}</p>
${rows.length === 0 ? `<p>${escaped(l10n.t('Nothing to look at.'))}</p>` : table}
${report.files.map(section).join('\n')}
${unread}
</body>
</html>`;
}

function section(file: WorkspaceReport['files'][number], i: number): string {
  const items = file.items.map(({ range, severity, rule, ruleText, words, message }) => {
    const place = [{ uri: file.uri, range }];
    const at = l10n.t('line {0}', range.start.line + 1);
    const mark = `<span class="${severity}" role="img" aria-label="${escaped(severityName(severity))}">${MARK[severity]}</span>`;
    const quoted = words === '' ? '' : `<q>${escaped(words)}</q>`;
    const name = rule === '' ? '' : ` <code title="${escaped(ruleText)}">${escaped(rule)}</code>`;
    return `<li>${mark} ${link('verbatim.openSource', place, at, `${nameOf(file)}: ${at}`)} ${quoted} <span class="said">${escaped(message)}</span>${name}</li>`;
  });
  const more =
    file.more > 0 ? `<li>${escaped(l10n.t('{0} more are listed under Problems.', file.more))}</li>` : '';
  return `<h2 id="f${i}">${link('verbatim.openSource', [{ uri: file.uri, range: START }], nameOf(file))}</h2><ul>${items.join('')}${more}</ul>`;
}

/** Its path; of several workspace folders with the folder's name before it. */
const nameOf = ({ uri }: WorkspaceReport['files'][number]): string =>
  workspace.asRelativePath(Uri.parse(uri));

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const MARK = { error: '●', warning: '▲', information: '■', hint: '·' } as const;

function severityName(severity: keyof typeof MARK): string {
  switch (severity) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'information':
      return l10n.t('Information');
    case 'hint':
      return l10n.t('Hint');
  }
}

function ruleName(rule: (typeof RULES)[number]): string {
  switch (rule) {
    case 'misquote':
      return l10n.t('Differs from the source');
    case 'spliced':
      return l10n.t('Joined from different passages');
    case 'contradicted':
      return l10n.t('Another source is stated');
    case 'variant':
      return l10n.t('Variant');
    case 'unsourced':
      return l10n.t('Not found in the corpus');
    case 'equivalent':
      return l10n.t('Differs in punctuation or script only');
  }
}

function link(command: string, given: readonly unknown[], text: string, title = text): string {
  const query = given.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(given))}`;
  return `<a href="command:${command}${escaped(query)}" title="${escaped(title)}">${escaped(text)}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

const STYLE = `
body { font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); color: var(--vscode-foreground);
  line-height: 1.6; max-width: 60em; padding: 0 1.5em 3em; }
h1 { font-size: 1.6em; font-weight: 600; } h2 { font-size: 1.15em; margin-top: 1.8em; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
.wide { overflow-x: auto; } tbody th { overflow-wrap: anywhere; min-width: 6em; } thead th { min-width: 3em; }
table { border-collapse: collapse; } th, td { padding: .25em .8em; border-bottom: 1px solid var(--vscode-panel-border); }
th { text-align: left; font-weight: normal; } thead th { font-weight: 600; } .n { text-align: right; }
ul { list-style: none; padding: 0; } li { margin: .35em 0; }
q { quotes: "“" "”" "‘" "’"; } .said { opacity: .85; }
code { font-family: var(--vscode-editor-font-family); opacity: .75; }
.error { color: var(--vscode-editorError-foreground); } .warning { color: var(--vscode-editorWarning-foreground); }
.information { color: var(--vscode-editorInfo-foreground); } .hint { opacity: .6; }
`;
