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

/** A URI that can stand between the parentheses of a link. */
export function linkTarget(uri: string): string {
  return uri.replace(/[()<>\s\\"]/g, (character) =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
}
