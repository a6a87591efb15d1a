// Whether some words are a quotation of the corpus, word for word, and whose: for those who ask without a document.
import { checkText } from '../engine/index.ts';
import type { Finding, SourcePlace } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { t } from '../messages/language.ts';
import { differenceText, oneLine, sourceText, statedName, verdictText } from '../messages/wording.ts';
import type { VerifiedSource, VerifyParams, VerifyResult } from '../protocol.ts';
import { articlePlace } from './ranges.ts';

/** Words of two characters and more are looked for: who asks wants an answer. */
const LENGTHS = { minimumLength: { quoted: 2, running: 2, hint: 2 } };
const MOST_SOURCES = 5;

/** Checks the words as if they stood in a document, after a sentence that names what is said of their source. */
export function verifyQuotation(
  corpus: CorpusView,
  { text, speaker, date, occasion }: VerifyParams,
): VerifyResult {
  const words = withoutMarks(text);
  const lead = `${[dateWords(date), speaker, occasion && `在${occasion}`].filter(Boolean).join('，')}指出：`;
  const document = `${oneLine(lead)}“${words}”`;
  const start = document.length - words.length - 1;
  const findings = checkText({ text: document, languageId: 'plaintext' }, corpus.library, LENGTHS);
  const overlap = (finding: Finding): number =>
    Math.min(finding.end, document.length - 1) - Math.max(finding.start, start);
  const best = findings.filter((one) => overlap(one) > 0).sort((a, b) => overlap(b) - overlap(a))[0];
  if (best === undefined || best.source === null)
    return {
      verdict: 'unsourced',
      verdictText: t('Not found in the corpus'),
      canonical: null,
      differences: [],
      attribution: 'unstated',
      conflicts: [],
      sources: [],
      otherSources: 0,
    };
  const places = best.verdict === 'spliced' ? best.alternatives : [best.source, ...best.alternatives];
  return {
    verdict: best.verdict,
    verdictText: verdictText(best),
    canonical: best.canonical,
    differences: best.edits.map((edit) => differenceText(edit, best)),
    attribution: best.attribution.status,
    conflicts: best.attribution.conflicts.map(({ what, stated, expected }) => ({
      what: statedName(what),
      stated,
      expected,
    })),
    sources: places.slice(0, MOST_SOURCES).map((place) => sourceOf(corpus, place)),
    otherSources: best.alternativesTotal,
  };
}

function sourceOf(corpus: CorpusView, place: SourcePlace): VerifiedSource {
  const { library } = corpus;
  const passage = library.passages[place.passage];
  const article = library.articles[library.articleOf[place.passage]];
  const at = articlePlace(library, corpus.article, place);
  return {
    quoteId: passage.id,
    words: passage.text.slice(place.start, place.end),
    speaker: passage.speaker,
    date: passage.date,
    occasion: passage.occasion,
    article: article.title,
    placeOfRecord: article.authority === 'primary',
    citation: sourceText(library, place),
    uri: at?.uri ?? null,
    line: at === null ? null : at.range.start.line + 1,
  };
}

/** Words without the marks of a quotation around them; marks inside become inner ones. */
function withoutMarks(text: string): string {
  const bare = text.trim().replace(/^[“「『"]([\s\S]*)[”」』"]$/, '$1');
  return bare
    .replace(/[“「"](?=[^”」"]*[”」"])/g, '‘')
    .replace(/[”」"]/g, '’')
    .replace(/\n+/g, ' ');
}

/** `2020-03-12` as a sentence has it. */
function dateWords(date: string | undefined): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date ?? '');
  if (parts === null) return date ?? '';
  const [, year, month, day] = parts;
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}
