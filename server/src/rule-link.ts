// Where a rule is explained: a page of the client's own for each rule, else the README under a heading of its name.
import type { LintRule, Rule } from './engine/index.ts';
import { inChinese } from './messages/language.ts';
import { ruleText } from './messages/wording.ts';
import { RULE_SCHEME } from './protocol.ts';

/** The client shows rules itself. */
export const CLIENTS_PAGE = `${RULE_SCHEME}:`;

/** `page`: {@link CLIENTS_PAGE}, or the URI of the English README; null where there is none. */
export function ruleLink(page: string | null, rule: Rule): { href: string } | undefined {
  if (page === null) return undefined;
  if (page === CLIENTS_PAGE) return { href: `${page}/${encodeURIComponent(ruleText(rule))}.md?${rule}` };
  return { href: `${inChinese() ? page.replace(/readme\.md$/i, 'README.zh-CN.md') : page}#${rule}` };
}

/** The same for a rule of lint: all stand on one page, beside the README. */
export function lintLink(page: string | null, rule: LintRule): { href: string } | undefined {
  if (page === null) return undefined;
  if (page === CLIENTS_PAGE) return { href: `${page}/corpus-lint.md?corpus-lint` };
  const name = inChinese() ? 'docs/corpus-lint.zh-CN.md' : 'docs/corpus-lint.md';
  return { href: `${page.replace(/[^/]*$/, name)}#${rule}` };
}
