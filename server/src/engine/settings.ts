/** Rules a user can set a severity for; the same names are diagnostic codes and suppression words. */
export const RULES = [
  'misquote',
  'spliced',
  'contradicted',
  'variant',
  'unsourced',
  'equivalent',
  'near-verbatim',
  'stale-ignore',
  'translation-altered',
  'translation-unused',
] as const;
export type Rule = (typeof RULES)[number];

export const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CHECK_WHEN = ['type', 'save', 'command'] as const;
export type CheckWhen = (typeof CHECK_WHEN)[number];

/** How references are written; the newest national standard first. */
export const CITATION_STYLES = ['gb-t-7714-2025', 'gb-t-7714-2015', 'apa', 'mla'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** Where a source goes: in brackets behind the quotation, or into a footnote. */
export const CITATION_PLACES = ['inText', 'footnote'] as const;
export type CitationPlace = (typeof CITATION_PLACES)[number];

const COMPLETION_SOURCES = ['none', ...CITATION_PLACES] as const;

/** The settings under `verbatim.*`; names in package.json are the paths here. */
export interface Settings {
  readonly corpus: {
    /** Use the corpus that comes with Verbatim. */
    readonly bundled: boolean;
    /** Folders of article files; `${workspaceFolder}` is understood. */
    readonly folders: readonly string[];
    /** Look over the articles of the corpus while they are open. */
    readonly lint: boolean;
  };
  readonly check: { readonly when: CheckWhen };
  /** Which documents of a folder are looked at when all of them are: globs; none in `include` means every document. */
  readonly files: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  /** What the editor shows beside what it points out. */
  readonly show: {
    /** Recognised quotations are underlined by verdict. */
    readonly decorations: boolean;
    /** Date and occasion stand behind each quotation. */
    readonly inlayHints: boolean;
    /** Uses in the workspace stand over the passages of an article. */
    readonly codeLens: boolean;
  };
  readonly severity: Readonly<Record<Rule, Severity>>;
  readonly minimumLength: {
    /** Shortest quotation, in letters, that is judged without a stated source. */
    readonly quoted: number;
    /** Shortest stretch of running text, in letters, that is recognised. */
    readonly running: number;
    /** Shortest near-verbatim stretch of running text, in letters, that gets a hint. */
    readonly hint: number;
  };
  /** While looking for a quotation the passage is shown beside the document. */
  readonly find: { readonly preview: boolean };
  readonly completion: {
    /** A suggestion that ends with its sentence or passage closes the quotation. */
    readonly closingMark: boolean;
    /** What of the source such a suggestion adds. */
    readonly source: (typeof COMPLETION_SOURCES)[number];
  };
  readonly citation: { readonly style: CitationStyle; readonly place: CitationPlace };
}

export const DEFAULT_SETTINGS: Settings = {
  corpus: { bundled: true, folders: ['${workspaceFolder}/corpus'], lint: true },
  check: { when: 'type' },
  files: { include: [], exclude: [] },
  show: { decorations: true, inlayHints: false, codeLens: true },
  severity: {
    misquote: 'warning',
    spliced: 'warning',
    contradicted: 'warning',
    variant: 'information',
    unsourced: 'information',
    equivalent: 'hint',
    'near-verbatim': 'hint',
    'stale-ignore': 'hint',
    'translation-altered': 'warning',
    'translation-unused': 'information',
  },
  minimumLength: { quoted: 5, running: 12, hint: 20 },
  find: { preview: true },
  completion: { closingMark: true, source: 'none' },
  citation: { style: 'gb-t-7714-2025', place: 'inText' },
};

export interface SettingProblem {
  /** Full name, e.g. `verbatim.severity.misquote`. */
  readonly setting: string;
  /** What would be right, e.g. `error | warning | …`, `string[]`. */
  readonly expected: string;
}

/** Reads whatever a client sent under `verbatim`; a wrong value is reported and its default used. */
export function readSettings(value: unknown): { settings: Settings; problems: SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const section = (from: unknown, name: string): Record<string, unknown> => {
    if (from === undefined || from === null) return {};
    if (typeof from === 'object' && !Array.isArray(from)) return from as Record<string, unknown>;
    problems.push({ setting: name, expected: 'object' });
    return {};
  };
  const pick = <T>(
    from: Record<string, unknown>,
    key: string,
    prefix: string,
    fallback: T,
    ok: (v: unknown) => boolean,
    expected: string,
  ): T => {
    const v = from[key];
    if (v === undefined || v === null) return fallback;
    if (ok(v)) return v as T;
    problems.push({ setting: `${prefix}.${key}`, expected });
    return fallback;
  };
  const oneOf = (values: readonly string[]) => (v: unknown) => typeof v === 'string' && values.includes(v);
  const isLength = (v: unknown) => typeof v === 'number' && Number.isInteger(v) && v >= 2 && v <= 1000;
  const isStrings = (v: unknown) => Array.isArray(v) && v.every((x) => typeof x === 'string');

  const root = section(value, 'verbatim');
  const corpus = section(root.corpus, 'verbatim.corpus');
  const checkSection = section(root.check, 'verbatim.check');
  const files = section(root.files, 'verbatim.files');
  const show = section(root.show, 'verbatim.show');
  const severity = section(root.severity, 'verbatim.severity');
  const lengths = section(root.minimumLength, 'verbatim.minimumLength');
  const find = section(root.find, 'verbatim.find');
  const completion = section(root.completion, 'verbatim.completion');
  const citation = section(root.citation, 'verbatim.citation');
  const d = DEFAULT_SETTINGS;
  const bounds = '2–1000';
  const shown = (key: keyof Settings['show']): boolean =>
    pick(show, key, 'verbatim.show', d.show[key], (v) => typeof v === 'boolean', 'true | false');
  return {
    settings: {
      corpus: {
        bundled: pick(
          corpus,
          'bundled',
          'verbatim.corpus',
          d.corpus.bundled,
          (v) => typeof v === 'boolean',
          'true | false',
        ),
        folders: pick(corpus, 'folders', 'verbatim.corpus', d.corpus.folders, isStrings, 'string[]'),
        lint: pick(
          corpus,
          'lint',
          'verbatim.corpus',
          d.corpus.lint,
          (v) => typeof v === 'boolean',
          'true | false',
        ),
      },
      check: {
        when: pick(
          checkSection,
          'when',
          'verbatim.check',
          d.check.when,
          oneOf(CHECK_WHEN),
          CHECK_WHEN.join(' | '),
        ),
      },
      files: {
        include: pick(files, 'include', 'verbatim.files', d.files.include, isStrings, 'string[]'),
        exclude: pick(files, 'exclude', 'verbatim.files', d.files.exclude, isStrings, 'string[]'),
      },
      show: {
        decorations: shown('decorations'),
        inlayHints: shown('inlayHints'),
        codeLens: shown('codeLens'),
      },
      severity: Object.fromEntries(
        RULES.map((rule) => [
          rule,
          pick(
            severity,
            rule,
            'verbatim.severity',
            d.severity[rule],
            oneOf(SEVERITIES),
            SEVERITIES.join(' | '),
          ),
        ]),
      ) as Record<Rule, Severity>,
      minimumLength: {
        quoted: pick(lengths, 'quoted', 'verbatim.minimumLength', d.minimumLength.quoted, isLength, bounds),
        running: pick(
          lengths,
          'running',
          'verbatim.minimumLength',
          d.minimumLength.running,
          isLength,
          bounds,
        ),
        hint: pick(lengths, 'hint', 'verbatim.minimumLength', d.minimumLength.hint, isLength, bounds),
      },
      find: {
        preview: pick(
          find,
          'preview',
          'verbatim.find',
          d.find.preview,
          (v) => typeof v === 'boolean',
          'true | false',
        ),
      },
      completion: {
        closingMark: pick(
          completion,
          'closingMark',
          'verbatim.completion',
          d.completion.closingMark,
          (v) => typeof v === 'boolean',
          'true | false',
        ),
        source: pick(
          completion,
          'source',
          'verbatim.completion',
          d.completion.source,
          oneOf(COMPLETION_SOURCES),
          COMPLETION_SOURCES.join(' | '),
        ),
      },
      citation: {
        style: pick(
          citation,
          'style',
          'verbatim.citation',
          d.citation.style,
          oneOf(CITATION_STYLES),
          CITATION_STYLES.join(' | '),
        ),
        place: pick(
          citation,
          'place',
          'verbatim.citation',
          d.citation.place,
          oneOf(CITATION_PLACES),
          CITATION_PLACES.join(' | '),
        ),
      },
    },
    problems,
  };
}
