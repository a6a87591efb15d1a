// Somebody's words inside Markdown.
import { oneLine } from './wording.ts';

/**
 * Text as text in Markdown: every mark that could begin markup is escaped, so that neither the corpus nor the
 * document can put links, images, icons or HTML into a hover.
 */
export function escaped(text: string): string {
  return oneLine(text)
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replace(/[ \u00a0\t]+/g, ' ');
}

/**
 * What can stand between the parentheses of a link that opens a place in an article (`…#L12`). VS Code's hovers open files
 * only: for an article elsewhere (in a pack, in a virtual workspace, on the web) the link runs the client's command.
 */
export function linkTarget(uri: string): string {
  const [, file, line] = /^(?!file:)(.*)#L(\d+)$/s.exec(uri) ?? [];
  if (file !== undefined) {
    const start = { line: Number(line) - 1, character: 0 };
    const place = [{ uri: file, range: { start, end: start } }];
    return inParentheses(`command:verbatim.openSource?${encodeURIComponent(JSON.stringify(place))}`);
  }
  return inParentheses(uri);
}

function inParentheses(target: string): string {
  return target.replace(/[()<>\s\\"]/g, (character) =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
}
