import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ARTICLE, CLI, folder, verbatim } from './run.ts';

const CORPUS = ['--corpus', 'articles', '--no-bundled-corpus'];
const project = () => folder({ 'articles/bridge.md': ARTICLE });

describe('the command line itself', () => {
  it('helps in the language of the locale', () => {
    const english = verbatim(['--help']);
    expect(english.status).toBe(0);
    expect(english.stdout).toContain('Usage:');
    expect(english.stdout).toContain('Works offline');
    expect(verbatim(['--help'], { env: { LC_ALL: 'zh_CN.UTF-8' } }).stdout).toContain('用法：');
    expect(verbatim(['check', '--help', '--lang', 'zh']).stdout).toContain('退出状态');
    expect(verbatim(['--lang=zh', '--help']).stdout).toContain('离线运行');
  });

  it('prints its version', () => {
    expect(verbatim(['--version'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it.each([
    [['check'], 'FILE is missing'],
    [['check', 'x', '--frobnicate'], 'unknown option --frobnicate'],
    [['frobnicate'], 'unknown command frobnicate'],
    [['check', 'x', '--format', 'xml'], '--format cannot be “xml”; it is one of: pretty, json'],
    [['check', 'x', '--corpus'], 'a value is missing after --corpus'],
    [['search', 'x', '--limit', '0'], '--limit cannot be “0”'],
  ])('understands no %j, and says why', (args, message) => {
    const { status, stdout, stderr } = verbatim(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`verbatim: ${message}`);
  });
});

describe('search', () => {
  it('finds words, and the exit status says whether', () => {
    const cwd = project();
    const found = verbatim(['search', '两岸的灯火', ...CORPUS], { cwd });
    expect(found).toMatchObject({ status: 0, stderr: '' });
    expect(found.stdout).toContain('李桥 · 2019-04 · 给江南桥工学校学生的回信');
    expect(found.stdout).toContain('articles/bridge.md:20');
    expect(verbatim(['search', '量子纠缠态', ...CORPUS], { cwd })).toMatchObject({
      status: 1,
      stdout: 'Nothing found for “量子纠缠态”.\n',
    });
  });

  it('prints JSON', () => {
    const { stdout } = verbatim(['search', '灯火', ...CORPUS, '--format', 'json'], { cwd: project() });
    const { hits } = JSON.parse(stdout);
    expect(hits[0]).toMatchObject({ source: { article: 'example', date: '2019-04' }, section: '二、走桥' });
    const [{ start, end }] = hits[0].matches;
    expect(hits[0].text.slice(start, end)).toBe('灯火');
  });
});

describe('corpus stats', () => {
  it('counts the place of record of the bundled corpus', () => {
    const { status, stdout } = verbatim(['corpus', 'stats', '--format', 'json']);
    expect(status).toBe(0);
    const stats = JSON.parse(stdout);
    expect(stats.articles).toHaveLength(5);
    const record = stats.articles.find(({ kind }: { kind: string }) => kind === 'compilation');
    expect(record).toMatchObject({
      status: 'partial',
      authority: 'primary',
      passages: 51,
      unknown: { speaker: 0, date: 1, occasion: 1, day: 5 },
    });
    expect(record.sections.map(({ passages }: { passages: number }) => passages)).toEqual([10, 16, 17, 8]);
    expect(stats.problems).toEqual([]);
  });

  it('prints for people', () => {
    const { status, stdout } = verbatim(['corpus', 'stats', ...CORPUS], { cwd: project() });
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Articles                   1
      Passages                   2
        inside another passage   0
      Characters                91

      《关于桥的两段话》
        李桥 · 《桥梁》2019年第3期 · 2019-05-06 · compilation · place of record
        example  articles/bridge.md
        2 passages
           1  一、造桥
           1  二、走桥

      Speakers
        李桥  2

      Dates
        2019-03-05 – 2019-04
        2019-03  1
        2019-04  1

      Unknown
        without speaker     0
        without date        0
        without occasion    0
        date without a day  1

      Emendations
        applied            0
        left as it stands  0
      "
    `);
  });

  it('says what is wrong with a corpus', () => {
    const cwd = folder({ 'articles/bridge.md': ARTICLE, 'articles/bad.md': '没有篇目信息' });
    const { status, stdout, stderr } = verbatim(['corpus', 'stats', ...CORPUS, '--format', 'json'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('articles/bad.md:1:');
    expect(JSON.parse(stdout).problems).toMatchObject([
      { file: 'articles/bad.md', line: 1, severity: 'error' },
    ]);
  });
});

describe('lsp', () => {
  it('is the language server, over standard input and output', async () => {
    const server = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    server.stdout.on('data', (data: Buffer) => (said += data.toString()));
    const capabilities = {};
    const messages = [
      { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities } },
      { method: 'initialized', params: {} },
      { id: 2, method: 'shutdown' },
      { method: 'exit' },
    ];
    for (const message of messages) {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    }
    const [status] = await once(server, 'exit');
    expect(status).toBe(0);
    expect(said).toContain('"hoverProvider":true');
  });

  it('says how it is started', () => {
    expect(verbatim(['lsp'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('verbatim lsp --stdio'),
    });
  });
});

describe('the example of npm start', () => {
  it('shows every kind of finding in the sample, and has not failed', () => {
    const { status, stdout, stderr } = verbatim(['check', 'samples/draft.md', '--example']);
    expect([status, stderr]).toEqual([0, '']);
    for (const verdict of ['misquote', 'spliced', 'contradicted', 'unsourced'])
      expect(stdout).toContain(` ${verdict}\n`);
    for (const tally of ['in agreement', 'shortened', 'differing in punctuation or script only'])
      expect(stdout).toContain(` ${tally}`);
    expect(stdout).toContain('npm run editor');
  });
});
