/** The corpus in the forms that other programs read: JSON Lines, CSV, CSL-JSON, TEI. */
import { XMLBuilder } from 'fast-xml-parser';
import Papa from 'papaparse';
import { dateParts, referenceOf } from '../citation/reference.ts';
import type { Library } from '../engine/index.ts';
import type { ExportedArticle, ExportedEmendation, ExportedPassage } from './export-passages.ts';

/** What an article says of itself, beside each of its passages. */
function aboutOf({ passages: _, first: __, ...about }: ExportedArticle) {
  return about;
}

/** A passage a line, as JSON. */
export function jsonLines(articles: readonly ExportedArticle[]): string {
  return articles
    .flatMap((article) =>
      article.passages.map((passage) => JSON.stringify({ ...passage, article: aboutOf(article) }) + '\n'),
    )
    .join('');
}

export const CSV_COLUMNS = [
  'id', 'article', 'title', 'author', 'publication', 'articleDate', 'kind', 'authority', 'language', 'section', 'speaker', 'date',
  'occasion', 'occasionKind', 'text', 'within', 'start', 'continues', 'theme', 'tags', 'note', 'doubts', 'emendations', 'file', 'line',
] as const; // prettier-ignore

/**
 * A passage a row, for spreadsheets: a byte order mark, or Excel takes the text for something else; `\r\n` between rows
 * (RFC 4180). Several values in a cell are parted by `; `. A cell that a spreadsheet would take for a formula has an
 * apostrophe before it.
 */
export function csv(articles: readonly ExportedArticle[]): string {
  const rows = articles.flatMap((article) =>
    article.passages.map((p) => ({
      ...p,
      article: article.id,
      title: article.title,
      author: article.author,
      publication: article.publication,
      articleDate: article.date,
      kind: article.kind,
      authority: article.authority,
      language: article.language,
      continues: p.continues ? 'true' : 'false',
      tags: p.tags.join('; '),
      doubts: p.doubts.join('; '),
      emendations: p.emendations.map(emendationText).join('; '),
    })),
  );
  const written = Papa.unparse(rows, {
    columns: [...CSV_COLUMNS],
    newline: '\r\n',
    escapeFormulae: /^'*[=+@\t\r]/,
  });
  return `\uFEFF${written}\r\n`;
}

const emendationText = ({ found, reads, applied }: ExportedEmendation): string =>
  `${applied ? '' : '?'}${found || '∅'} → ${reads || '∅'}`;

/** Each article, and each passage as an item of its own: who said it, when and where; its words are the `abstract`. */
export function cslJson(articles: readonly ExportedArticle[], library: Library): string {
  const items = articles.flatMap((article) => {
    if (article.first === null) return [];
    const whole = referenceOf(library, article.first);
    return [
      whole,
      ...article.passages.map((p) => {
        const issued = dateParts(p.date);
        return {
          id: p.id,
          type: typeOf(p),
          title: p.occasion ?? article.title,
          ...(p.speaker === null ? {} : { author: [{ literal: p.speaker }] }),
          ...(issued === null ? {} : { issued: { 'date-parts': [issued] } }),
          'container-title': article.title,
          language: article.language,
          abstract: p.text,
          custom: {
            article: article.id,
            section: p.section,
            occasionKind: p.occasionKind,
            within: p.within,
            ...(p.date !== null && issued === null ? { date: p.date } : {}),
          },
        };
      }),
    ];
  });
  return JSON.stringify(items, null, 2) + '\n';
}

function typeOf({ occasionKind }: ExportedPassage): string {
  const kind = occasionKind ?? '';
  if (/通话|会见|会谈|会晤|采访/.test(kind)) return 'interview';
  if (/电$|信$/.test(kind)) return 'personal_communication';
  if (/讲话|发言|致辞|演讲|报告/.test(kind)) return 'speech';
  return 'document';
}

/** TEI P5: each article a `<TEI>` of a `<teiCorpus>`, each passage a `<cit>` of `<quote>` and `<bibl>`. */
export function tei(articles: readonly ExportedArticle[]): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#',
    format: true,
    indentBy: '  ',
    suppressEmptyNode: true,
    processEntities: true,
  });
  const names = newNames();
  for (const article of articles) {
    names(article.id);
    for (const { id } of article.passages) names(id);
  }
  const corpus = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    teiCorpus: {
      '@xmlns': 'http://www.tei-c.org/ns/1.0',
      teiHeader: header('Verbatim', null, []),
      TEI: articles.map((article) => ({
        '@xml:id': names(article.id),
        '@n': clean(article.id),
        '@xml:lang': article.language,
        teiHeader: header(article.title, article.author, [
          {
            title: { '@level': 'a', '#': clean(article.title) },
            ...optional('author', article.author),
            ...optional('publisher', article.publication),
            ...(article.date === null ? {} : { date: dated(article.date) }),
            ...(article.quotes.length === 0
              ? {}
              : {
                  relatedItem: article.quotes.map((id) => ({
                    '@type': 'quotes',
                    '@target': `#${names(id)}`,
                  })),
                }),
            ...(article.statusNote === null
              ? {}
              : { note: { '@type': article.status, '#': clean(article.statusNote) } }),
          },
        ]),
        text: { '@type': article.kind, body: { div: sections(article, names) } },
      })),
    },
  };
  return builder.build(corpus);
}

function header(title: string, author: string | null, bibl: readonly object[]) {
  return {
    fileDesc: {
      titleStmt: { title: clean(title), ...optional('author', author) },
      publicationStmt: { p: 'Verbatim' },
      sourceDesc: bibl.length > 0 ? { bibl } : { p: 'Verbatim' },
    },
  };
}

/** Passages of one section that stand together. */
function sections({ passages }: ExportedArticle, names: (id: string) => string): object[] {
  const groups: { section: string | null; own: ExportedPassage[] }[] = [];
  for (const passage of passages) {
    const last = groups[groups.length - 1];
    if (last?.section === passage.section) last.own.push(passage);
    else groups.push({ section: passage.section, own: [passage] });
  }
  return groups.map(({ section, own }) => ({
    '@type': 'section',
    ...(section === null ? {} : { head: clean(section) }),
    cit: own.map((passage) => citation(passage, names)),
  }));
}

function citation(p: ExportedPassage, names: (id: string) => string) {
  const notes = [
    ...(p.theme === null ? [] : [{ '@type': 'theme', '#': clean(p.theme) }]),
    ...p.tags.map((tag) => ({ '@type': 'tag', '#': clean(tag) })),
    ...(p.note === null ? [] : [{ '@type': 'remark', '#': clean(p.note) }]),
    ...p.doubts.map((doubt) => ({ '@type': 'doubt', '#': clean(doubt) })),
    ...p.emendations.map((e) => ({
      '@type': 'emendation',
      choice: {
        sic: clean(e.found),
        corr: {
          '@cert': { certain: 'high', probable: 'medium', uncertain: 'low' }[e.certainty],
          '#': clean(e.reads),
        },
      },
      ...(e.why === '' ? {} : { desc: clean(e.why) }),
    })),
  ];
  return {
    '@xml:id': names(p.id),
    '@n': clean(p.id),
    ...(p.within === null ? {} : { '@type': 'quotation', '@corresp': `#${names(p.within)}` }),
    quote: { p: p.text.split('\n').map(clean) },
    bibl: {
      ...optional('author', p.speaker),
      ...(p.date === null ? {} : { date: dated(p.date) }),
      ...(p.occasion === null
        ? {}
        : { title: { '@type': p.occasionKind ?? 'occasion', '#': clean(p.occasion) } }),
    },
    ...(notes.length === 0 ? {} : { note: notes }),
  };
}

const optional = (name: string, value: string | null) => (value === null ? {} : { [name]: clean(value) });

/** `when` takes whole dates, months and years; other forms of EDTF stand as words. */
const dated = (date: string) => (dateParts(date) === null ? clean(date) : { '@when': date, '#': date });

/** What XML cannot hold is replaced, never dropped unsaid. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD');
}

/** Names that XML allows for ids that it does not (`a#1b`), each its own. */
function newNames(): (id: string) => string {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  return (id) => {
    const known = given.get(id);
    if (known !== undefined) return known;
    const plain = id.replace(/[^\p{L}\p{N}._-]+/gu, '.');
    const base = /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
    given.set(id, name);
    taken.add(name);
    return name;
  };
}
