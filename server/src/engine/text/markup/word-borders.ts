// Which markup stands between words as white space does: <br>, </td><td>, \\, a line's end among what is hidden.

const BORDER =
  /<\/?(?:address|article|aside|blockquote|br|caption|center|d[dlt]|details|div|fig(?:caption|ure)|footer|form|h[1-6]|header|hr|li|main|nav|[ou]l|option|p|section|summary|table|tbody|td|tfoot|th|thead|tr)(?![\w-])|\\\\|\\(?:par|newline|linebreak|q?quad|hfill?|hspace|item|begin|end)(?![a-zA-Z])|^\s*\|/i;
/** Inside of tags, addresses, notes and commands white space parts nothing. */
const INSIDE = /<[^<>]*>|\{(?:[^{}]|\{[^{}]*\})*\}|\[[^[\]]*\]|\([^()]*\)|\\[a-zA-Z]+\*?[ \t]*/g;
const WHITE = /\s/;

/** Whether the words on both sides of markup that is looked through are two, although nothing is seen between them. */
export function partsWords(markup: string): boolean {
  if (BORDER.test(markup)) return true;
  return WHITE.test(markup) && WHITE.test(markup.replace(INSIDE, ''));
}
