// One part of a Markdown page: what stands under a heading.

/** A page's part under a heading, with the heading; the whole page where there is no such heading. */
export function sectionOf(page: string, name: string): string {
  const lines = page.split(/\r?\n/);
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '').trim() === name);
  if (start < 0) return page;
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line));
  const section = lines.slice(start, length < 0 ? undefined : start + 1 + length);
  return `${[section[0].replace(/^#+/, '#'), ...section.slice(1)].join('\n').trim()}\n`;
}
