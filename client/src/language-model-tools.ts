// Tools for assistants in the editor, so that they cite from the corpus and not from memory. They work on this computer;
// what an assistant does with the answer is between the user and the assistant.
import { l10n, LanguageModelTextPart, LanguageModelToolResult, lm } from 'vscode';
import type { CancellationToken, Disposable, LanguageModelTool } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { SEARCH, VERIFY } from '../../server/src/protocol.ts';
import type { SearchParams, SearchResult, VerifyParams, VerifyResult } from '../../server/src/protocol.ts';

const MOST_FOUND = 20;

/** Registers the tools where this VS Code knows such. */
export function registerTools(client: BaseLanguageClient): Disposable[] {
  // Editors built on VS Code may leave it out.
  if (typeof (lm as typeof lm | undefined)?.registerTool !== 'function') return [];
  return [
    lm.registerTool('verbatim_findQuotation', findTool(client)),
    lm.registerTool('verbatim_verifyQuotation', verifyTool(client)),
  ];
}

interface FindInput {
  readonly query?: unknown;
  readonly limit?: unknown;
}

function findTool(client: BaseLanguageClient): LanguageModelTool<FindInput> {
  return {
    prepareInvocation: ({ input }) => ({
      invocationMessage: l10n.t('Looking in the corpus for “{0}”', short(input.query)),
    }),
    async invoke({ input }, token) {
      if (typeof input.query !== 'string' || input.query.trim() === '')
        throw new Error('“query” must be a text: words of the quotation, a speaker, an occasion or a date.');
      const limit = typeof input.limit === 'number' ? Math.min(Math.max(1, input.limit), MOST_FOUND) : 5;
      const params: SearchParams = { query: input.query, limit };
      const found = await ask<SearchResult>(client, SEARCH, params, token);
      return answer({
        note: found.length === 0 ? 'Nothing was found in the corpus. Do not quote from memory.' : undefined,
        found: found.map(({ id, text, speaker, date, occasion, articleTitle, uri, range }) => ({
          quoteId: id,
          text,
          speaker,
          date,
          occasion,
          article: articleTitle,
          uri,
          line: range.start.line + 1,
        })),
      });
    },
  };
}

interface VerifyInput {
  readonly text?: unknown;
  readonly speaker?: unknown;
  readonly date?: unknown;
  readonly occasion?: unknown;
}

function verifyTool(client: BaseLanguageClient): LanguageModelTool<VerifyInput> {
  const orNone = (value: unknown): string | undefined =>
    typeof value === 'string' && value.trim() !== '' ? value : undefined;
  return {
    prepareInvocation: ({ input }) => ({
      invocationMessage: l10n.t('Comparing with the corpus: “{0}”', short(input.text)),
    }),
    async invoke({ input }, token) {
      const text = orNone(input.text);
      if (text === undefined) throw new Error('“text” must be the words of the quotation.');
      const params: VerifyParams = {
        text,
        speaker: orNone(input.speaker),
        date: orNone(input.date),
        occasion: orNone(input.occasion),
      };
      return answer(await ask<VerifyResult>(client, VERIFY, params, token));
    },
  };
}

async function ask<R>(
  client: BaseLanguageClient,
  method: string,
  params: object,
  token: CancellationToken,
): Promise<R> {
  const result = await client.sendRequest<R | null>(method, params, token);
  if (result === null) throw new Error('Verbatim could not answer; its log says why.');
  return result;
}

function answer(value: object): LanguageModelToolResult {
  return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(value))]);
}

function short(value: unknown): string {
  const characters = [...(typeof value === 'string' ? value : '')];
  return characters.length <= 30 ? characters.join('') : `${characters.slice(0, 30).join('')}…`;
}
