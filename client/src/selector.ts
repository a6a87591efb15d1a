import { LANGUAGES } from '../../server/src/protocol.ts';

/** Documents that are checked: files, and documents not saved yet. */
export const SELECTOR = LANGUAGES.flatMap((language) =>
  ['file', 'untitled'].map((scheme) => ({ language, scheme })),
);
