// What a rule says, as a page of its own in the user's language: the link behind each finding's rule leads there.
import { env, Uri, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import { RULE_SCHEME } from '../../server/src/protocol.ts';
import { sectionOf } from './page-section.ts';

/** Packing an extension changes the name's case. */
const READMES = { zh: ['README.zh-CN.md'], en: ['readme.md', 'README.md'] };
const LINT = { zh: ['docs/corpus-lint.zh-CN.md'], en: ['docs/corpus-lint.md'] };

/** The part of the README under the rule's heading; `?corpus-lint` is the page on an article's rules. */
export function showRulePages(extensionUri: Uri): Disposable {
  const language = /^zh\b/i.test(env.language) ? 'zh' : 'en';
  const read = async (names: readonly string[]): Promise<string> => {
    for (const name of names) {
      try {
        const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, name));
        return new TextDecoder().decode(bytes);
      } catch {
        // the next name
      }
    }
    return '';
  };
  return workspace.registerTextDocumentContentProvider(RULE_SCHEME, {
    async provideTextDocumentContent({ query }) {
      return query === 'corpus-lint' ? read(LINT[language]) : sectionOf(await read(READMES[language]), query);
    },
  });
}
