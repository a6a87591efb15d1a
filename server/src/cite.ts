import { citationFor, entryFor } from './citation/citation.ts';
import { provenanceText } from './citation/in-text.ts';
import { referenceOf } from './citation/reference.ts';
import { CITATION_STYLES } from './engine/index.ts';
import type { Settings } from './engine/index.ts';
import { offsetOf } from './features/ranges.ts';
import { refuse } from './guard.ts';
import type { CorpusView } from './library-host.ts';
import type { OpenDocument } from './open-documents.ts';
import { CITATION_FORMS } from './protocol.ts';
import type { CiteParams, CiteResult } from './protocol.ts';

/** The source of a passage (by its id) in the form asked for; null for a passage that is gone. */
export async function cite(
  params: Partial<CiteParams> | null | undefined,
  id: string | undefined,
  corpus: CorpusView,
  settings: Settings,
  open: OpenDocument | undefined,
): Promise<CiteResult | null> {
  const form = CITATION_FORMS.find((known) => known === params?.form) ?? refuse('form');
  const style = CITATION_STYLES.find((known) => known === params?.style) ?? settings.citation.style;
  const passage = id === undefined ? null : corpus.passageIndex(id);
  if (passage === null) return null;
  const { library } = corpus;
  switch (form) {
    case 'reference':
      return { text: entryFor(library, passage, style), note: null };
    case 'csl-json':
      return { text: JSON.stringify([referenceOf(library, passage)], null, 2), note: null };
    case 'bibtex':
    case 'biblatex': {
      const { bibtexEntry } = await import('./citation/exchange.ts');
      const chinese = /^zh\b/.test(library.articles[library.articleOf[passage]].language);
      const said = provenanceText(library, passage, chinese);
      return { text: bibtexEntry(referenceOf(library, passage), form, said), note: null };
    }
    case 'inText':
    case 'footnote': {
      const document = open?.document;
      const into =
        document === undefined
          ? null
          : {
              text: document.getText(),
              languageId: document.languageId,
              offset: params?.position === undefined ? 0 : offsetOf(document, params.position),
            };
      const { text, note } = citationFor(library, passage, form, style, into);
      return {
        text,
        note:
          note === null || document === undefined
            ? null
            : { position: document.positionAt(note.offset), text: note.text },
      };
    }
  }
}
