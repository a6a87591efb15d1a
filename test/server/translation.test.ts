import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  FullDocumentDiagnosticReport,
  Hover,
  TextEdit,
} from 'vscode-languageserver-protocol';
import type { WorkspaceReport } from '../../server/src/protocol.ts';
import { omegatProject, projectSave } from '../unit/translation/omegat.ts';
import { CORPUS, SPEECHES, SPEECHES_URI } from './articles.ts';
import { applied, memoryRuntime, passed, positionOf, startSession, textIn, touched } from './session.ts';
import type { MemoryRuntime, Session } from './session.ts';

// The translations here are the tests' own: drafts, not anybody's official words.
const PAIRS = [
  {
    zh: '病毒没有国界，疫情不分种族。',
    en: 'Viruses know no borders, and epidemics do not distinguish between races.',
  },
  {
    zh: '唯有团结协作、携手应对，国际社会才能战胜疫情，维护人类共同家园。',
    en: 'Only through unity, cooperation and a joint response can the international community defeat the epidemic and safeguard the common home of humankind.',
  },
  {
    zh: '抗疫人员也将于明日清晨启程。',
    en: 'The medical staff will set out early tomorrow morning.',
  },
];
const OWN = `language: en
status: draft
source: the tests
passages:
${PAIRS.map(({ zh, en }) => `  - zh: ${zh}\n    en: ${en}\n`).join('')}`;
const OWN_URI = `${CORPUS}/translations/speeches.en.translations.yaml`;
const ZH = 'file:///w/draft.zh.md';
const EN = 'file:///w/draft.en.md';
const DRAFT_ZH =
  '甲指出：“病毒没有国界，疫情不分种族。”\n\n他又说：“抗疫人员也将于明日清晨启程。”\n\n他还说：“唯有团结协作、携手应对，国际社会才能战胜疫情，维护人类共同家园。”\n';
const DRAFT_EN =
  'Xi Jinping noted: "Viruses know no border, and epidemics do not distinguish between races."\n\nHe added: “Tomorrow the doctors leave”.\n\nHe also said: “Only through unity, cooperation and a joint re-\nsponse can the international community defeat the epidemic and safeguard the common home of humankind.”\n';

let session: Session;
afterEach(() => session.dispose());

async function started(
  files: Record<string, string> = { [OWN_URI]: OWN },
  settings: unknown = {},
  locale = 'en',
): Promise<MemoryRuntime> {
  const runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES, ...files });
  session = await startSession(runtime, { settings, locale, initializationOptions: { settings } });
  return runtime;
}
const items = async (uri: string): Promise<Diagnostic[]> =>
  ((await session.diagnostics(uri)) as FullDocumentDiagnosticReport).items;
const told = async (uri: string, text: string) =>
  (await items(uri)).map(
    ({ code, range, message }) => `${code} ${textIn(text, range)}: ${message as string}`,
  );
const hoverAt = async (uri: string, text: string, words: string) => {
  const hover = await session.request<Hover | null>('textDocument/hover', {
    textDocument: { uri },
    position: positionOf(text, words, 2),
  });
  return hover === null ? null : (hover.contents as { value: string }).value;
};
const actions = async (uri: string, text: string, words: string, selected = false) => {
  const start = positionOf(text, words);
  const end = selected ? positionOf(text, words, words.length) : start;
  return session.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start, end },
    context: { diagnostics: await items(uri) },
  });
};
const completions = async (uri: string, text: string, after: string) => {
  const list = await session.request<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: positionOf(text, after, after.length),
  });
  return list.items.filter(({ sortText }) => sortText?.startsWith('!'));
};

describe('hover', () => {
  test('on a quotation shows the established translation of exactly its words', async () => {
    await started();
    const text = '他说：“病毒没有国界”。';
    session.open(ZH, text);
    const shown = await hoverAt(ZH, text, '病毒没有');
    expect(shown).toContain('**Established translation** [English\\, draft\\, the tests](');
    expect(shown).toContain(`${OWN_URI}#L5`);
    expect(shown).toContain(
      '> **Viruses know no borders**\\, and epidemics do not distinguish between races\\.',
    );
  });

  test('says so where only the sentence around them has one', async () => {
    await started();
    const text = '他说：“国际社会才能战胜疫情”。';
    session.open(ZH, text);
    expect(await hoverAt(ZH, text, '国际社会')).toContain('Established translation\\, of a longer stretch');
  });

  test('on the words of a translation shows what they translate', async () => {
    await started();
    const text = 'As he said, "viruses know no borders and epidemics do not distinguish between races".';
    session.open(EN, text);
    const shown = await hoverAt(EN, text, 'borders');
    expect(shown).toContain('**Agrees with the established translation**');
    expect(shown).toContain('> 病毒没有国界，疫情不分种族');
    expect(shown).toContain(`](${SPEECHES_URI}#L18)`);
  });

  test('is as it was where the corpus has no translations', async () => {
    await started({});
    const text = '他说：“病毒没有国界”。';
    session.open(ZH, text);
    const shown = await hoverAt(ZH, text, '病毒没有');
    expect(shown).not.toBeNull();
    expect(shown).not.toContain('ranslation');
  });
});

describe('a translated document', () => {
  test('is compared with its original: what was altered, what was not used', async () => {
    await started();
    session.open(ZH, DRAFT_ZH);
    session.open(EN, DRAFT_EN);
    expect(await told(EN, DRAFT_EN)).toEqual([
      'translation-altered Viruses know no border, and epidemics do not distinguish between races.: Differs from the established translation: “border” reads “borders” there (English, draft, the tests)',
      'translation-unused Tomorrow the doctors leave: The established translation of “抗疫人员也将于明日清晨启程。” is not used: “The medical staff will set out early tomorrow morning.” (English, draft, the tests)',
    ]);
    expect(await items(ZH)).toEqual([]);
    const [, unused] = await items(EN);
    expect(
      unused.relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]),
    ).toEqual([
      [ZH, 2],
      [OWN_URI, 8],
    ]);
  });

  test('is mended by a quick fix', async () => {
    await started();
    session.open(ZH, DRAFT_ZH);
    session.open(EN, DRAFT_EN);
    const [altered] = (await actions(EN, DRAFT_EN, 'Viruses')).filter(({ title }) => title.startsWith('Use'));
    expect(altered.isPreferred).toBe(true);
    expect(altered.diagnostics).toHaveLength(1);
    expect(applied(DRAFT_EN, altered, EN)).toContain('"Viruses know no borders, and epidemics');
    const [unused] = (await actions(EN, DRAFT_EN, 'Tomorrow')).filter(({ title }) => title.startsWith('Use'));
    expect(unused.title).toBe(
      'Use the established translation: “The medical staff will set out early tomorrow morning”',
    );
    const mended = applied(applied(DRAFT_EN, altered, EN), unused, EN);
    expect(mended).toContain('“The medical staff will set out early tomorrow morning”.');
    session.change(EN, 2, { text: mended });
    expect(await told(EN, mended)).toEqual([]);
  });

  test('has its original on the disk, and follows it', async () => {
    const runtime = await started({ [OWN_URI]: OWN, [ZH]: DRAFT_ZH });
    session.open(EN, DRAFT_EN);
    expect(await items(EN)).toHaveLength(2);
    runtime.files.set(ZH, '别的话。\n');
    const before = session.refreshes();
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: ZH, type: 2 }],
    });
    await session.until(() => session.refreshes() > before, 'a refresh');
    // Without its quotations in the original only the altered one is left.
    expect((await items(EN)).map(({ code }) => code)).toEqual(['translation-altered']);
  });

  test('is compared with an original that is opened, or comes, only later', async () => {
    const runtime = await started();
    session.open(EN, DRAFT_EN);
    expect((await items(EN)).map(({ code }) => code)).toEqual(['translation-altered']);
    let before = session.refreshes();
    session.open(ZH, DRAFT_ZH);
    await session.until(() => session.refreshes() > before, 'a refresh');
    expect(await items(EN)).toHaveLength(2);
    before = session.refreshes();
    session.close(ZH);
    await session.until(() => session.refreshes() > before, 'a refresh');
    expect(await items(EN)).toHaveLength(1);
    runtime.files.set(ZH, DRAFT_ZH);
    before = session.refreshes();
    void session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: ZH, type: 1 }],
    });
    await session.until(() => session.refreshes() > before, 'a refresh');
    expect(await items(EN)).toHaveLength(2);
  });

  test('is compared when the whole workspace is checked, too', async () => {
    await started({ [OWN_URI]: OWN, [ZH]: DRAFT_ZH, [EN]: DRAFT_EN });
    const report = await session.request<WorkspaceReport>('verbatim/checkWorkspace');
    const rules = report.files.flatMap(({ path, items: all }) => all.map(({ rule }) => `${path} ${rule}`));
    expect(rules).toEqual(['draft.en.md translation-altered', 'draft.en.md translation-unused']);
    expect(session.pushed.get(EN)).toHaveLength(2);
  });

  test('may lie in a folder named by its language', async () => {
    await started({ [OWN_URI]: OWN, 'file:///w/docs/zh/draft.md': DRAFT_ZH });
    session.open('file:///w/docs/en/draft.md', DRAFT_EN);
    expect(await items('file:///w/docs/en/draft.md')).toHaveLength(2);
  });

  test('is told in Chinese to who reads Chinese', async () => {
    await started({ [OWN_URI]: OWN, [ZH]: DRAFT_ZH }, {}, 'zh-cn');
    session.open(EN, DRAFT_EN);
    expect((await items(EN)).map(({ message }) => message)).toEqual([
      '与既定译文不一致：「border」译作「borders」（英语，译文草稿，the tests）',
      '「抗疫人员也将于明日清晨启程。」未用既定译文：「The medical staff will set out early tomorrow morning.」（英语，译文草稿，the tests）',
    ]);
  });

  test('obeys the settings of its rules, and comments', async () => {
    await started({ [OWN_URI]: OWN, [ZH]: DRAFT_ZH }, { severity: { 'translation-unused': 'off' } });
    session.open(EN, DRAFT_EN);
    expect((await items(EN)).map(({ code }) => code)).toEqual(['translation-altered']);
    const ignored = `<!-- verbatim-ignore-next-line translation-altered: ours -->\n${DRAFT_EN}`;
    session.change(EN, 2, { text: ignored });
    expect(await items(EN)).toEqual([]);
    const offered = await actions(EN, ignored, 'Tomorrow');
    expect(offered.map(({ title }) => title)).not.toContain(
      'Ignore “Established translation not used” here (comment in the text)',
    );
    session.configure({});
    await session.until(() => session.refreshes() > 0, 'a refresh');
    expect((await actions(EN, ignored, 'Tomorrow')).map(({ title }) => title)).toContain(
      'Ignore “Established translation not used” here (comment in the text)',
    );
  });

  test('without an original is told of what was altered alone', async () => {
    await started();
    const text = 'He said: “Viruses know no border, and epidemics do not distinguish between races.”';
    session.open('file:///w/alone.md', text);
    expect((await items('file:///w/alone.md')).map(({ code }) => code)).toEqual(['translation-altered']);
  });
});

describe('a Chinese phrase in a document of another language', () => {
  test('is completed by its established translation', async () => {
    await started();
    const text = 'He said: “病毒没有国界”, and “抗疫人员也将” and “病毒没有关系”.\n';
    session.open(EN, text);
    const [whole] = await completions(EN, text, '病毒没有国界');
    expect(whole).toMatchObject({ label: 'Viruses know no borders', filterText: '病毒没有国界' });
    expect(textIn(text, (whole.textEdit as TextEdit).range)).toBe('病毒没有国界');
    const [begun] = await completions(EN, text, '抗疫人员也将');
    expect((begun.textEdit as TextEdit).newText).toBe(
      'The medical staff will set out early tomorrow morning',
    );
    expect(await completions(EN, text, '没有关系')).toEqual([]);
  });

  test('is replaced by it when it is selected', async () => {
    await started();
    const text = 'He said: “病毒没有国界，疫情不分种族。”\n';
    session.open(EN, text);
    const [action] = await actions(EN, text, '病毒没有国界，疫情不分种族。', true);
    expect(applied(text, action, EN)).toBe(`He said: “${PAIRS[0].en}”\n`);
  });

  test('is left alone in a Chinese document', async () => {
    await started();
    const text = '他说：“病毒没有国界”。这里都是中文。';
    session.open('file:///w/plain.md', text);
    expect(await completions('file:///w/plain.md', text, '病毒没有国界')).toEqual([]);
  });
});

describe('files of translations', () => {
  test('are taken up when they come, change and go', async () => {
    const runtime = await started({});
    const text = '他说：“病毒没有国界，疫情不分种族”。';
    session.open(ZH, text);
    expect(await hoverAt(ZH, text, '病毒没有')).not.toContain('Established');
    const shows = (words: string) =>
      expect.poll(() => hoverAt(ZH, text, '病毒没有'), { timeout: 20_000 }).toContain(words);
    await passed(session, runtime);
    runtime.files.set(`${CORPUS}/a.tmx`, projectSave(PAIRS));
    await touched(session, runtime);
    await shows('[American English\\, draft\\, a\\.tmx]');
    runtime.files.set(`${CORPUS}/a.tmx`, projectSave([{ ...PAIRS[0], en: 'Changed words.' }]));
    await touched(session, runtime);
    await shows('Changed words');
    runtime.files.delete(`${CORPUS}/a.tmx`);
    await touched(session, runtime);
    await expect.poll(() => hoverAt(ZH, text, '病毒没有'), { timeout: 20_000 }).not.toContain('Established');
  });

  test('are not waited for while they are long to read', async () => {
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES, [`${CORPUS}/a.tmx`]: projectSave(PAIRS) });
    let asked = false;
    const waiting = async (uri: string): Promise<void> => {
      if (!uri.endsWith('.tmx')) return;
      asked = true;
      await gate;
    };
    const slow: MemoryRuntime = {
      ...runtime,
      read: async (uri) => waiting(uri).then(() => runtime.read(uri)),
      readBytes: async (uri) => waiting(uri).then(() => runtime.readBytes(uri)),
    };
    session = await startSession(slow, { locale: 'en' });
    const text = '他说：“病毒没有国界，疫情不分种族”。';
    session.open(ZH, text);
    const shown = hoverAt(ZH, text, '病毒没有');
    await session.until(() => asked, 'the file asked for');
    await passed(session, runtime);
    expect(await shown).not.toContain('Established');
    const before = session.refreshes();
    open();
    await session.until(() => session.refreshes() > before, 'a refresh');
    expect(await hoverAt(ZH, text, '病毒没有')).toContain('Established');
  });

  test('that cannot be read are told of at their line, and the others work', async () => {
    const broken = `${CORPUS}/broken.tmx`;
    const runtime = await started({ [OWN_URI]: OWN, [broken]: '<tmx>\n<body>\n</tmx>' });
    const text = '他说：“病毒没有国界，疫情不分种族”。';
    session.open(ZH, text);
    expect(await hoverAt(ZH, text, '病毒没有')).toContain('Established');
    await session.until(() => session.pushed.get(broken)?.length === 1, 'a diagnostic of the file');
    const [problem] = session.pushed.get(broken)!;
    expect(problem.range.start.line).toBe(2);
    expect(problem.message).toMatch(/^This is no XML that can be read: /);
    await passed(session, runtime);
    runtime.files.set(broken, projectSave([]));
    await touched(session, runtime);
    await expect
      .poll(
        async () => {
          await items(ZH);
          return session.pushed.get(broken)?.length;
        },
        { timeout: 20_000 },
      )
      .toBe(0);
  });

  test('of an OmegaT project are read where its folder is named; its drafts are no articles', async () => {
    const project = omegatProject(PAIRS, { draft: DRAFT_ZH, translation: DRAFT_EN });
    const files = Object.fromEntries(
      Object.entries(project).map(([path, text]) => [`file:///w/project/${path}`, text]),
    );
    await started(files, {
      corpus: { folders: ['${workspaceFolder}/corpus', '${workspaceFolder}/project'] },
    });
    const uri = 'file:///w/project/source/draft.md';
    session.open(uri, DRAFT_ZH);
    expect(await hoverAt(uri, DRAFT_ZH, '病毒没有')).toContain('Viruses know no borders');
    // What is translated is compared with what it was translated from.
    const other = 'file:///w/project/target/draft.md';
    session.open(other, DRAFT_EN);
    expect((await items(other)).map(({ code }) => code)).toEqual([
      'translation-altered',
      'translation-unused',
    ]);
  });
});
