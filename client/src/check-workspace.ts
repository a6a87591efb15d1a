// Checks the whole workspace with a progress bar that can be cancelled, and shows the report in a tab.
import { CancellationError, l10n, ProgressLocation, window } from 'vscode';
import type { Disposable, Progress } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CHECK_PROGRESS, CHECK_WORKSPACE, CLEAR_WORKSPACE } from '../../server/src/protocol.ts';
import type { CheckProgress, WorkspaceReport } from '../../server/src/protocol.ts';
import { newReportTab } from './report-tab.ts';

export interface WorkspaceCheck extends Disposable {
  run(): Promise<WorkspaceReport | undefined>;
  clear(): void;
}

export function newWorkspaceCheck(client: BaseLanguageClient): WorkspaceCheck {
  const tab = newReportTab();
  let progress: Progress<{ message?: string; increment?: number }> | undefined;
  let shown = 0;
  let last: CheckProgress | undefined;
  const heard = client.onNotification(CHECK_PROGRESS, (news: CheckProgress) => {
    last = news;
    const part = (100 * news.done) / Math.max(1, news.total);
    progress?.report({
      increment: part - shown,
      message: l10n.t('{0} of {1}: {2}', news.done, news.total, news.path),
    });
    shown = part;
  });
  return {
    async run() {
      const report = await window.withProgress(
        {
          location: ProgressLocation.Notification,
          title: l10n.t('Checking the workspace'),
          cancellable: true,
        },
        async (bar, token) => {
          progress = bar;
          shown = 0;
          last = undefined;
          try {
            return (
              (await client.sendRequest<WorkspaceReport | null>(CHECK_WORKSPACE, {}, token)) ?? undefined
            );
          } catch (error) {
            if (token.isCancellationRequested || error instanceof CancellationError) return null;
            throw error;
          } finally {
            progress = undefined;
          }
        },
      );
      if (report === null) {
        const { done, total } = last ?? { done: 0, total: 0 };
        void window.showInformationMessage(
          l10n.t('Stopped after {0} of {1} documents. What was found is listed under Problems.', done, total),
        );
        return undefined;
      }
      if (report !== undefined) tab.show(report);
      return report;
    },
    clear() {
      void client.sendNotification(CLEAR_WORKSPACE);
      tab.close();
    },
    dispose() {
      heard.dispose();
      tab.close();
    },
  };
}
