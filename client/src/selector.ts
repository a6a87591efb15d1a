import { LANGUAGES } from '../../server/src/protocol.ts';

const schemes = new Set<string>();

/** Documents that are checked: files, those of virtual workspaces, and documents not saved yet. */
export const SELECTOR: { language: string; scheme: string }[] = [];

/** From the client's next start on, documents of these schemes are checked, too; whether one was new. */
export function alsoChecked(names: readonly string[]): boolean {
  const fresh = [...new Set(names)].filter((scheme) => !schemes.has(scheme));
  for (const scheme of fresh) schemes.add(scheme);
  SELECTOR.push(...fresh.flatMap((scheme) => LANGUAGES.map((language) => ({ language, scheme }))));
  return fresh.length > 0;
}

alsoChecked(['file', 'untitled']);
