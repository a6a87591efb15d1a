import { commands, env, l10n, LogLevel, window, workspace } from 'vscode';
import type { ExtensionContext, TextDocument, Uri } from 'vscode';
import { DiagnosticPullMode, RevealOutputChannelOn } from 'vscode-languageclient';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { IGNORE_COMMAND } from '../../server/src/protocol.ts';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { registerCommands, TRUSTED_COMMANDS } from './commands.ts';
import { reportCursor } from './cursor.ts';
import { answerFiles } from './files.ts';
import { registerTools } from './language-model-tools.ts';
import { alsoChecked, SELECTOR } from './selector.ts';
import { showRulePages } from './rule-pages.ts';
import { showPackedArticles } from './packed-articles.ts';
import { showStatus } from './status.ts';
import { ACCEPTED_MIDDLEWARE, watchAccepted } from './accepted.ts';
import { registerView } from './view/view.ts';

/** What `activate` gives to other extensions and to the tests. */
export interface Running {
  readonly client: BaseLanguageClient;
  stop(): Promise<void>;
}

/** Everything that is the same on every host: starts the client and what hangs on it. */
export async function startClient(
  context: ExtensionContext,
  bundledCorpus: Uri,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<Running> {
  const log = window.createOutputChannel('Verbatim', { log: true });
  // beside the server's own watching: VS Code knows of changes on file systems that tell programs nothing
  const watchers = [
    workspace.createFileSystemWatcher(
      '**/*.{md,markdown,mdown,mkd,txt,text,tex,latex,html,htm,xhtml,rst,adoc,asciidoc,asc}',
      false,
      false,
      true,
    ),
    workspace.createFileSystemWatcher('**/.verbatim/ignore.json', false, false, true),
    // translations of the corpus
    workspace.createFileSystemWatcher('**/*.{tmx,xlf,xliff,translations.yaml,translations.yml}'),
    // a folder that is deleted is all that is told of what was in it
    workspace.createFileSystemWatcher('**', true, true, false),
  ];
  alsoChecked([bundledCorpus.scheme, ...workspaceSchemes()]);
  const client = create({
    documentSelector: SELECTOR,
    outputChannel: log,
    synchronize: { fileEvents: watchers },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // asked anew at every start, so that a restart brings the settings of that moment
    initializationOptions: (): InitializationOptions => ({
      settings: workspace.getConfiguration().get('verbatim'),
      bundledCorpus: bundledCorpus.toString(),
      storage: context.globalStorageUri.toString(),
      commands: [IGNORE_COMMAND],
      rulePages: true,
    }),
    // only commands that open something; everything else in a hover stays plain text
    middleware: ACCEPTED_MIDDLEWARE,
    markdown: { isTrusted: { enabledCommands: TRUSTED_COMMANDS }, supportThemeIcons: true },
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true, filter: isNotDue },
  });
  context.subscriptions.push(
    log,
    ...registerCommands(client, context, bundledCorpus),
    answerFiles(client, watchers),
    // a folder of another file system than those before
    workspace.onDidChangeWorkspaceFolders(() => {
      if (alsoChecked(workspaceSchemes())) void commands.executeCommand('verbatim.restartServer');
    }),
    reportCursor(client),
    watchAccepted(),
    ...registerTools(client),
    showStatus(client),
    showPackedArticles(client),
    showRulePages(context.extensionUri),
    ...registerView(client, context),
  );
  try {
    await client.start();
  } catch (error) {
    log.error(String(error));
    void offerLog(l10n.t('Verbatim could not start. Its log says why.'), () => log.show());
    throw error;
  }
  if (env.logLevel <= LogLevel.Debug) log.debug(`started, language ${env.language}`);
  return {
    client,
    stop: () => (client.isRunning() ? client.stop() : Promise.resolve()),
  };
}

const workspaceSchemes = (): string[] => (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);

/** Whether a document should not be asked about now; the server decides again, this only saves the message. */
function isNotDue(document: TextDocument, mode: DiagnosticPullMode): boolean {
  const when = workspace.getConfiguration('verbatim', document).get<string>('check.when');
  return mode === DiagnosticPullMode.onType && (when === 'save' || when === 'command');
}

async function offerLog(message: string, show: () => void): Promise<void> {
  const open = l10n.t('Open the Log');
  if ((await window.showErrorMessage(message, open)) === open) show();
}
