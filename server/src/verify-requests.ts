// Answers whether some words are a quotation of the corpus: for language-model tools.
import type { Connection } from 'vscode-languageserver';
import { verifyQuotation } from './features/verify.ts';
import { guarded, refuse } from './guard.ts';
import type { CorpusView } from './library-host.ts';
import { VERIFY } from './protocol.ts';
import type { VerifyParams, VerifyResult } from './protocol.ts';

/** Longer texts are documents: they are checked in an editor. */
const LONGEST = 5000;

export function registerVerify(
  connection: Connection,
  corpus: () => Promise<CorpusView>,
  log: (message: string) => void,
): void {
  const optional = (value: unknown): string | undefined =>
    typeof value === 'string' ? value.slice(0, 200) : undefined;
  connection.onRequest(
    VERIFY,
    guarded<Partial<VerifyParams>, VerifyResult | null>('verify', null, log, async (params) => {
      const text = params?.text;
      if (typeof text !== 'string' || text.trim() === '' || text.length > LONGEST) refuse('text');
      return verifyQuotation(await corpus(), {
        text,
        speaker: optional(params.speaker),
        date: optional(params.date),
        occasion: optional(params.occasion),
      });
    }),
  );
}
