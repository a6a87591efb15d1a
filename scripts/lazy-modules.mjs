// Modules of ours that the first answers do not need: in the bundle they run when one of their functions is first called.
// In the sources they are imported like any other, so nothing there has to be asynchronous.
import * as path from 'node:path';

/** By module: the functions that others import of it. */
const LAZY = {
  'citation/citation.ts': ['citationFor', 'entryFor'],
  'cite.ts': ['cite'],
  'engine/text/markup/html.ts': ['readHtml'],
  'engine/text/markup/latex.ts': ['readLatex'],
  'engine/text/markup/restructured-text.ts': ['readRestructuredText'],
  'engine/text/markup/asciidoc.ts': ['readAsciidoc'],
  'engine/corpus/read-corpus-file.ts': ['readCorpusFile', 'standsAlone'],
  'engine/curate/lint.ts': ['lintArticle'],
  'features/front-matter.ts': ['frontMatterCompletion', 'frontMatterHover'],
  'messages/collation.ts': ['collationPage', 'collationTitle'],
  'engine/match/collate.ts': ['collateArticle', 'collateLibrary', 'collatePassage'],
  'engine/corpus/provenance-lines.ts': ['provenanceLines'],
  'engine/lookup/considered.ts': ['considered'],
  'engine/import/propose.ts': ['proposeArticle'],
  'engine/lookup/search.ts': ['search'],
  'file-globs.ts': ['newFileFilter'],
  'ignore-list.ts': ['readIgnoreList', 'withEntry', 'withoutEntry', 'asEntry'],
  'engine/lookup/suggest.ts': ['suggest'],
  'features/code-lens.ts': ['codeLenses'],
  'features/collation.ts': ['collationText'],
  'features/compare.ts': ['compareFinding'],
  'features/corpus-tree.ts': ['treeNodes'],
  'features/document-links.ts': ['documentLinks'],
  'features/document-symbols.ts': ['passageSymbols', 'quotationSymbols'],
  'features/explain.ts': ['explainFinding'],
  'features/findings.ts': ['findingItems'],
  'features/inlay-hints.ts': ['inlayHints'],
  'corpus-tree.ts': ['newCorpusTree'],
  'engine/translation/bilingual.ts': ['compareBilingual', 'isFaithful'],
  'engine/translation/established.ts': [
    'establishedFor',
    'fittedTranslation',
    'measured',
    'modelFor',
    'translatedBy',
  ],
  'engine/translation/translations.ts': ['buildTranslations'],
  'engine/translation/words-in-library.ts': ['outerPlace', 'placesOfWords'],
  'features/translation-actions.ts': ['translationActions'],
  'features/translation-completion.ts': ['translationCompletion'],
  'features/translation-diagnostics.ts': ['translationDiagnostics'],
  'features/translation-hover.ts': ['translationHover'],
  'messages/translation.ts': [
    'alterationsText',
    'flagText',
    'linked',
    'renderingText',
    'statusText',
    'translationProblemText',
    'translationsSection',
    'useTitle',
  ],
  'translation-desk.ts': ['newTranslationDesk'],
  'translation/partner.ts': ['languageInName', 'originalsOf'],
};

/** An esbuild plugin. @param {string} root */
export const lazyModules = (root) => ({
  name: 'lazy-modules',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    const source = path.join(root, 'server/src');
    build.onResolve({ filter: /^\..*\.ts$/ }, ({ path: name, resolveDir, namespace }) => {
      if (namespace !== 'file') return undefined;
      const file = path.relative(source, path.resolve(resolveDir, name)).split(path.sep).join('/');
      return file in LAZY ? { path: file, namespace: 'lazy-module', sideEffects: false } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'lazy-module' }, ({ path: file }) => ({
      contents: LAZY[file]
        .map(
          (name) =>
            `export const ${name} = (...given) => require('./${path.basename(file)}').${name}(...given);`,
        )
        .join('\n'),
      resolveDir: path.join(source, path.dirname(file)),
      loader: 'js',
    }));
  },
});
