import { env, l10n, Position, Range, window, workspace } from 'vscode';
import type { QuickPickItem, TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CITE } from '../../server/src/protocol.ts';
import type { CitationForm, CiteParams, CiteResult } from '../../server/src/protocol.ts';
import { quotationOf } from './quotation.ts';
import { didStep } from './accepted.ts';

/** A passage that goes into a document. */
export interface Quoted {
  readonly id: string;
  readonly text: string;
}

/** Puts a passage in as a quotation at each cursor, if wished with its source as the settings say. */
export async function insertQuotation(
  client: BaseLanguageClient,
  editor: TextEditor,
  { id, text: words }: Quoted,
  withSource: boolean,
): Promise<void> {
  const { document, selections } = editor;
  const { version } = document;
  let source: CiteResult | null = null;
  if (withSource) {
    const place = workspace
      .getConfiguration('verbatim.citation', document)
      .get<'inText' | 'footnote'>('place');
    // one note for several places would belong to none of them
    const form = selections.length > 1 ? 'inText' : (place ?? 'inText');
    source = await ask(client, { id, form }, editor);
  }
  const here = (line: number, from: number, to: number): string =>
    document.getText(new Range(new Position(line, from), new Position(line, to)));
  const done =
    document.version === version &&
    (await editor.edit((edit) => {
      for (const { start, end } of selections) {
        const { text, replaces } = quotationOf(words, source?.text ?? '', {
          before: here(start.line, 0, start.character),
          after: here(end.line, end.character, document.lineAt(end.line).text.length),
        });
        edit.replace(new Range(start, end.translate(0, replaces)), text);
      }
      if (source?.note)
        edit.insert(client.protocol2CodeConverter.asPosition(source.note.position), source.note.text);
    }));
  if (done) didStep('complete');
  else void window.showWarningMessage(l10n.t('The document has changed meanwhile: nothing was inserted.'));
  await window.showTextDocument(document, { viewColumn: editor.viewColumn });
}

interface FormChoice extends QuickPickItem {
  readonly text: string;
}

const FORMS: readonly {
  readonly label: () => string;
  readonly form: CitationForm;
  readonly style?: string;
}[] = [
  { label: () => l10n.t('In the text'), form: 'inText' },
  { label: () => 'GB/T 7714—2025', form: 'reference', style: 'gb-t-7714-2025' },
  { label: () => 'GB/T 7714—2015', form: 'reference', style: 'gb-t-7714-2015' },
  { label: () => 'APA', form: 'reference', style: 'apa' },
  { label: () => 'MLA', form: 'reference', style: 'mla' },
  { label: () => 'BibTeX', form: 'bibtex' },
  { label: () => 'BibLaTeX', form: 'biblatex' },
  { label: () => 'CSL-JSON', form: 'csl-json' },
];

/** Lets the user choose a form of a passage's source, and copies it. Without an id: of the quotation at the cursor. */
export async function copyCitation(client: BaseLanguageClient, id?: string): Promise<void> {
  const editor = window.activeTextEditor;
  const asked = FORMS.map(async ({ label, form, style }): Promise<FormChoice | null> => {
    const source = await ask(client, { id, form, style }, editor);
    return source === null
      ? null
      : { label: label(), detail: source.text.trim().replace(/\s+/g, ' '), text: source.text.trim() };
  });
  const choices = (await Promise.all(asked)).filter((choice) => choice !== null);
  if (choices.length === 0) {
    void window.showInformationMessage(l10n.t('There is no quotation from the corpus at the cursor.'));
    return;
  }
  const preferred = workspace.getConfiguration('verbatim.citation', editor?.document).get<string>('style');
  const first = FORMS.findIndex(({ style }) => style === preferred);
  if (first > 0) choices.unshift(...choices.splice(first, 1));
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('Copy the Citation'),
    placeHolder: l10n.t('Form of the citation'),
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  await env.clipboard.writeText(chosen.text);
  window.setStatusBarMessage(l10n.t('The citation has been copied.'), 4000);
}

function ask(
  client: BaseLanguageClient,
  params: Pick<CiteParams, 'id' | 'form' | 'style'>,
  editor: TextEditor | undefined,
): Promise<CiteResult | null> {
  const place: Partial<CiteParams> =
    editor === undefined
      ? {}
      : {
          uri: client.code2ProtocolConverter.asUri(editor.document.uri),
          position: client.code2ProtocolConverter.asPosition(editor.selection.end),
        };
  return client.sendRequest<CiteResult | null>(CITE, { ...params, ...place });
}
