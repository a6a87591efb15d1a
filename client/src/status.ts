import {
  commands,
  Disposable,
  env,
  l10n,
  languages,
  LanguageStatusSeverity,
  QuickPickItemKind,
  Range,
  UIKind,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { QuickPickItem } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LANGUAGES, STATUS, WHY_NOT } from '../../server/src/protocol.ts';
import type { Status, WhyNotParams, WhyNotResult } from '../../server/src/protocol.ts';

/** The item behind the { } of the status bar: how large the corpus is, and why this file is not checked. */
export function showStatus(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('verbatim.status', [...LANGUAGES]);
  item.name = 'Verbatim';
  item.command = { command: 'verbatim.showState', title: l10n.t('Details') };

  let status: Status | undefined;
  let round = 0;
  /** For screen readers, which see neither what it belongs to nor its colour. */
  const say = (): void => {
    const label = [`Verbatim: ${item.text}`, item.detail ?? ''].filter((part) => part !== '').join('. ');
    item.accessibilityInformation = { label };
  };
  const refresh = async (): Promise<void> => {
    const mine = ++round;
    const document = window.activeTextEditor?.document;
    if (!client.isRunning()) {
      const starting = client.state === State.Starting;
      item.busy = starting;
      item.text = starting ? l10n.t('Verbatim is starting') : l10n.t('Verbatim has stopped');
      item.severity = starting ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
      item.detail = undefined;
      say();
      return;
    }
    status ??= await client.sendRequest<Status>(STATUS, {});
    const here =
      document === undefined || !(LANGUAGES as readonly string[]).includes(document.languageId)
        ? null
        : await whyNot(client, document.uri, document.languageId);
    if (mine !== round) return;
    item.busy = status.state === 'loading';
    item.text = status.summary;
    const problems = status.problems.length;
    item.detail =
      problems > 0
        ? l10n.t('{0} problem(s) in the corpus or the settings', problems)
        : here === null || here.checked
          ? undefined
          : here.message;
    item.severity =
      problems > 0 || status.state === 'empty'
        ? LanguageStatusSeverity.Warning
        : LanguageStatusSeverity.Information;
    say();
  };
  // a request that is cut off by a restart is asked again when the server is back
  const update = (): void => void refresh().catch((error: unknown) => client.debug('status', error, false));

  update();
  return Disposable.from(
    item,
    client.onNotification(STATUS, (news: Status) => {
      status = news;
      update();
    }),
    client.onDidChangeState(() => {
      status = undefined;
      update();
    }),
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidOpenTextDocument(update),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('verbatim')) update();
    }),
  );
}

function whyNot(client: BaseLanguageClient, uri: Uri, languageId: string): Promise<WhyNotResult> {
  const params: WhyNotParams = { uri: client.code2ProtocolConverter.asUri(uri), languageId };
  return client.sendRequest<WhyNotResult>(WHY_NOT, params);
}

interface Choice extends QuickPickItem {
  run?(): unknown;
}

/** The corpus, what is wrong with it, and what can be done: one list. */
export async function showState(client: BaseLanguageClient, bundledCorpus: Uri): Promise<void> {
  const choices: Choice[] = [];
  const heading = (label: string): void => void choices.push({ label, kind: QuickPickItemKind.Separator });
  const restart: Choice = {
    label: `$(debug-restart) ${l10n.t('Restart Verbatim')}`,
    run: () => commands.executeCommand('verbatim.restartServer'),
  };
  const log: Choice = {
    label: `$(output) ${l10n.t('Open the Log')}`,
    run: () => client.outputChannel.show(),
  };
  let title = l10n.t('Verbatim has stopped');
  if (client.isRunning()) {
    const status = await client.sendRequest<Status>(STATUS, {});
    title = status.summary;
    for (const { severity, message, uri, line } of status.problems)
      choices.push({
        label: `$(${severity}) ${message}`,
        description: uri === null ? undefined : place(uri, line),
        run: () => (uri === null ? openSettings() : openProblem(uri, line)),
      });
    heading(l10n.t('Corpus folders'));
    for (const folder of status.folders)
      choices.push(
        folderChoice(Uri.parse(folder), Uri.parse(folder).toString() === bundledCorpus.toString()),
      );
    heading('');
    choices.push({ label: `$(gear) ${l10n.t('Settings')}`, run: openSettings });
  }
  choices.push(restart, log);
  const chosen = await window.showQuickPick(choices, {
    title,
    placeHolder: l10n.t('Works offline, nothing is sent.'),
  });
  await chosen?.run?.();
}

function folderChoice(folder: Uri, isBundled: boolean): Choice {
  const isHere = workspace.getWorkspaceFolder(folder) !== undefined;
  if (folder.path.endsWith('.verbatim'))
    return {
      label: `$(package) ${workspace.asRelativePath(folder)}`,
      run: () =>
        commands.executeCommand(
          env.uiKind === UIKind.Desktop
            ? 'revealFileInOS'
            : isHere
              ? 'revealInExplorer'
              : 'verbatim.corpus.focus',
          folder,
        ),
    };
  return {
    label: `$(folder) ${isBundled ? l10n.t('Comes with Verbatim') : workspace.asRelativePath(folder)}`,
    run: () =>
      isHere
        ? commands.executeCommand('revealInExplorer', folder)
        : /^https?$/.test(folder.scheme)
          ? // in a browser it is no folder that could be opened: its articles are in the view
            commands.executeCommand('verbatim.corpus.focus')
          : commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true }),
  };
}

const place = (uri: string, line: number | null): string =>
  workspace.asRelativePath(Uri.parse(uri)) + (line === null ? '' : `:${line}`);

const openSettings = (): unknown =>
  commands.executeCommand('workbench.action.openSettings', '@ext:verbatim.verbatim');

async function openProblem(uri: string, line: number | null): Promise<void> {
  const at = new Range((line ?? 1) - 1, 0, (line ?? 1) - 1, 0);
  await commands.executeCommand('vscode.open', Uri.parse(uri), { selection: at });
}
