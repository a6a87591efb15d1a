// References for other programs, through citation-js. A file of its own in what ships, loaded when it is first asked for.
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Reference } from './reference.ts';

const { format } = plugins.config.get('@bibtex');
// Chinese is kept as it is; the label is the article's own id.
format.asciiOnly = false;
format.useIdAsLabel = true;

/** A reference as an entry of a BibTeX file (`biblatex`: with the fields that biblatex adds). */
export function bibtexEntry(reference: Reference, form: 'bibtex' | 'biblatex', note: string): string {
  const entry = { ...reference, note };
  const escaped = Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [
      key,
      typeof value === 'string' && key !== 'id' ? inTex(value) : value,
    ]),
  );
  return plugins.output.format(form, [escaped]).trim();
}

/** Marks that mean something in TeX; citation-js leaves them where it leaves Chinese. */
function inTex(text: string): string {
  return text.replace(/[&%#$_]/g, '\\$&');
}
