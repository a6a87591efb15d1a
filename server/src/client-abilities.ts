import type { InitializeParams } from 'vscode-languageserver';

/** What the client can do, as far as it matters here. */
export interface ClientAbilities {
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  readonly workspaceFolders: boolean;
  readonly refresh: boolean;
  readonly documentChanges: boolean;
  readonly links: boolean;
  readonly progress: boolean;
  readonly snippets: boolean;
}

export function abilitiesOf({ capabilities }: InitializeParams): ClientAbilities {
  const workspace = capabilities?.workspace;
  return {
    configuration: workspace?.configuration === true,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    links: capabilities?.textDocument?.definition?.linkSupport === true,
    progress: capabilities?.window?.workDoneProgress === true,
    snippets: capabilities?.textDocument?.completion?.completionItem?.snippetSupport === true,
  };
}
