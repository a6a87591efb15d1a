import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { docx, epub, pdf, set } from '../article-files.mjs';
import { ARTICLE, folder, verbatim } from './run.ts';

const TITLE = '论造桥';
const BYLINE = '老城桥工学校校长 李桥';
const FIRST =
  '一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑，这是造桥人一代一代传下来的道理。';
const SECOND =
  '造桥的人常说，拱越长，越要把每一块石头放稳；石头放稳了，桥上的人才走得安心，两岸的灯火才会连成一片。';
const TEXT = `${TITLE}\n${BYLINE}\n${FIRST}\n走桥的人\n${SECOND}\n`;
const TRADITIONAL =
  '論造橋\n李橋\n\n一座橋立得住，靠的不是一塊石頭，而是石頭與石頭之間的相互支撐，這是我們一代一代傳下來的道理。\n';

interface Entry {
  path: string;
  target: string;
  written: boolean;
  article: Record<string, string | null>;
  passages: number;
  doubts: { code: string; line: number; message: string }[];
  text: string;
}

const importing = (cwd: string, ...args: string[]) => {
  const ran = verbatim(['corpus', 'import', ...args, '--no-bundled-corpus', '--format', 'json'], { cwd });
  return { ...ran, files: (JSON.parse(ran.stdout || '{"files":[]}') as { files: Entry[] }).files };
};
const words = (entry: Entry) => entry.text.slice(entry.text.indexOf('\n---\n', 3) + 5).trim();
const codes = (entry: Entry) => [...new Set(entry.doubts.map((doubt) => doubt.code))].sort();
const utf8 = (text: string) => new TextEncoder().encode(text);
const IS = { title: TITLE, author: '李桥', kind: 'essay', language: 'zh-Hans' };
const BODY = `# ${TITLE}\n\n${BYLINE}\n\n${FIRST}\n\n## 走桥的人\n\n${SECOND}`;

const WORD = docx([
  ['a', TITLE],
  ['', BYLINE],
  ['', FIRST],
  ['b', '走桥的人'],
  ['', SECOND],
]);

describe('what is read', () => {
  it('the same article from every format and encoding', () => {
    const same: [string, Uint8Array | string][] = [
      ['a.txt', TEXT],
      ['marked.txt', '\ufeff' + TEXT],
      ['utf16.txt', iconv.encode(TEXT, 'utf-16', { addBOM: true })],
      ['gb.txt', iconv.encode(TEXT, 'gb18030')],
      ['a.md', BODY],
      ['word.docx', WORD],
      [
        'page.html',
        `<!doctype html><meta charset="utf-8"><title>x</title><h1>${TITLE}</h1><p>${BYLINE}</p><p>${FIRST}</p><h2>走桥的人</h2><p>${SECOND}</p>`,
      ],
      [
        'gb.html',
        iconv.encode(
          `<html><head><meta charset=gb2312></head><body><h1>${TITLE}</h1><p>${BYLINE}<p>　　${FIRST}<br>\n<p><b>走桥的人</b><p>　　${SECOND}</body></html>`,
          'gb18030',
        ),
      ],
      [
        'book.epub',
        epub(
          {
            'a.xhtml': `<h1>${TITLE}</h1><p>${BYLINE}</p><p>${FIRST}<sup>1</sup></p>`,
            'b.xhtml': `<h2>走桥的人</h2><p>${SECOND}</p>`,
          },
          '<dc:title>论造桥</dc:title><dc:language>zh</dc:language>',
        ),
      ],
      [
        'paper.pdf',
        pdf([
          [220, 780, 20, TITLE],
          [200, 740, 12, BYLINE],
          ...set(FIRST, 30, 80, 700),
          [80, 600, 15, '走桥的人'],
          ...set(SECOND, 30, 80, 570),
        ]),
      ],
    ];
    const { files, status, stderr } = importing(
      folder(Object.fromEntries(same)),
      ...same.map(([name]) => name),
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(files.map((file) => file.path)).toEqual(same.map(([name]) => name));
    for (const file of files) {
      expect(file, file.path).toMatchObject({ written: false, passages: 2, article: IS });
      expect(words(file), file.path).toBe(BODY);
      expect(file.text).toMatch(/original:\n {2}file: \S+\n {2}format: \w+\n {2}sha256: '?[0-9a-f]{64}/);
    }
  });

  it('Big5', () => {
    const { files } = importing(folder({ 'a.txt': iconv.encode(TRADITIONAL, 'big5') }), 'a.txt');
    expect(files[0].article).toMatchObject({ title: '論造橋', author: '李橋', language: 'zh-Hant' });
  });

  it('an article in a page, without the page around it', () => {
    const links = Array.from(
      { length: 40 },
      (_, i) => `<li><a href="/${i}">要闻第${i}条：今日天气</a></li>`,
    ).join('');
    const html = `<!doctype html><html><head><meta charset="utf-8"><meta property="og:title" content="${TITLE}"><meta name="author" content="李桥"><meta property="article:published_time" content="2019-03-05T08:00:00+08:00"><title>${TITLE}_老城网</title></head><body><div class="menu"><ul>${links}</ul></div><div id="content" class="article"><h1>${TITLE}</h1>${[FIRST, SECOND, FIRST.replace('桥', '塔'), SECOND.replace('桥', '塔')].map((p) => `<p>${p}</p>`).join('')}</div><div class="sidebar related"><ul>${links}</ul></div></body></html>`;
    const { files } = importing(folder({ 'page.html': html }), 'page.html');
    expect(files[0].article).toMatchObject({ title: TITLE, author: '李桥', date: '2019-03-05' });
    expect(files[0].text).not.toContain('今日天气');
    expect(codes(files[0])).toContain('page-left-out');
  });

  it('a book says who wrote it, and its notes are told and left out', () => {
    const book = epub(
      {
        'a.xhtml': `<h1>${TITLE}</h1><p>${FIRST}<a epub:type="noteref" href="#n">[1]</a></p><aside epub:type="footnote" id="n">注文</aside>`,
      },
      '<dc:title>论造桥</dc:title><dc:creator>李桥</dc:creator><dc:date>2019-03-05T00:00:00Z</dc:date><dc:publisher>老城出版社</dc:publisher>',
    );
    const { files } = importing(folder({ 'b.epub': book }), 'b.epub');
    expect(files[0].article).toMatchObject({ author: '李桥', publication: '老城出版社', date: '2019-03-05' });
    expect(words(files[0])).toBe(`# ${TITLE}\n\n${FIRST}`);
    expect(codes(files[0])).toEqual(expect.arrayContaining(['note-marks', 'notes-left-out']));
  });

  it('two columns of a PDF, one after the other', () => {
    const page = [
      [240, 790, 20, TITLE] as const,
      ...set(FIRST + FIRST, 18, 60, 740),
      ...set(SECOND + SECOND, 18, 320, 740),
    ];
    const { files } = importing(folder({ 'c.pdf': pdf(page) }), 'c.pdf');
    expect(words(files[0])).toBe(`# ${TITLE}\n\n${FIRST}${FIRST}\n\n${SECOND}${SECOND}`);
  });

  it('standard input, by the name it is given', () => {
    const ran = verbatim(['corpus', 'import', '-', '--stdin-name', 'x.docx', '--no-bundled-corpus'], {
      stdin: WORD,
    });
    expect(ran.stdout).toContain(`title: ${TITLE}`);
  });
});

describe('what is written', () => {
  it('nothing unasked: the proposal is shown, and what is doubted', () => {
    const cwd = folder({ 'a.txt': TEXT });
    const { status, stdout, stderr } = verbatim(['corpus', 'import', 'a.txt', '--no-bundled-corpus'], {
      cwd,
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^---\n/);
    expect(stdout).toContain(BODY);
    expect(stderr).toMatch(/a\.txt → corpus.a\.md: essay, 2 passages/);
    expect(stderr).toContain('No place of publication was found.');
    expect(stderr).toContain('nothing was written');
    expect(existsSync(path.join(cwd, 'corpus'))).toBe(false);
  });

  it('with --write the article; it is read, and is known when it comes again', () => {
    const cwd = folder({ 'a.txt': TEXT, 'b.txt': TEXT });
    expect(importing(cwd, 'a.txt', '--write', '-o', 'articles').files[0]).toMatchObject({
      written: true,
      target: 'articles/a.md',
    });
    const stats = verbatim(
      ['corpus', 'stats', '--corpus', 'articles', '--no-bundled-corpus', '--format', 'json'],
      { cwd },
    );
    expect(stats.status).toBe(0);
    expect(stats.stdout).toContain(TITLE);
    const again = importing(cwd, 'b.txt', '-o', 'articles').files[0];
    expect(codes(again)).toContain('already-there');
  });

  it('never over a file, nor through a link', () => {
    const cwd = folder({ 'a.txt': TEXT, 'articles/a.md': ARTICLE, 'outside.md': 'x' });
    expect(importing(cwd, 'a.txt', '--write', '-o', 'articles').files[0].target).toBe('articles/a-2.md');
    expect(readFileSync(path.join(cwd, 'articles/a.md'), 'utf8')).toBe(ARTICLE);
    symlinkSync('../gone.md', path.join(cwd, 'articles/b.md'));
    importing(cwd, 'a.txt', '--write', '-o', 'articles', '--id', 'b');
    expect(existsSync(path.join(cwd, 'gone.md'))).toBe(false);
    const bad = importing(cwd, 'a.txt', '--write', '-o', 'outside.md');
    expect(bad.status).toBe(2);
    expect(readFileSync(path.join(cwd, 'outside.md'), 'utf8')).toBe('x');
  });
});

describe('bad input: said clearly, and the rest is read', () => {
  it('a file that is not what its name says, or cannot be read at all', () => {
    const bad: [string, string | Uint8Array, RegExp][] = [
      ['empty.txt', '', /empty/],
      ['blank.txt', '  \n\n', /no text/],
      ['text.docx', TEXT, /ends in \.docx, but it is something else inside \(text\)/],
      ['word.txt', WORD, /ends in \.txt, but it is something else inside \(zip\)/],
      ['word.epub', WORD, /ends in \.epub, but it is something else inside \(zip\)/],
      ['zip.docx', zipSync({ 'a.txt': utf8('x') }), /ends in \.docx, but it is something else inside/],
      ['paper.html', pdf([]), /ends in \.html, but it is something else inside \(pdf\)/],
      ['old.doc', Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'), /old Word/],
      ['note.rtf', '{\\rtf1\\ansi x}', /RTF/],
      ['scan.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /picture/],
      ['cut.docx', WORD.slice(0, WORD.length / 2), /cannot be read as docx/],
      ['cut.pdf', utf8('%PDF-1.4\n1 0 obj\n'), /cannot be read as pdf/],
      ['blank.pdf', pdf([]), /pictures/],
      [
        'latin.txt',
        iconv.encode('Où êtes-vous né ? À Orléans, près de la forêt où naît le chêne.', 'latin1'),
        /encoding/,
      ],
    ];
    const cwd = folder({
      ...Object.fromEntries(bad.map(([name, content]) => [name, content])),
      'good.txt': TEXT,
    });
    const { status, stderr, files } = importing(cwd, ...bad.map(([name]) => name), 'good.txt');
    expect(status).toBe(2);
    for (const [name, , said] of bad) {
      const line = stderr.split('\n').find((one) => one.startsWith(`verbatim: ${name}: `));
      expect(line, name).toMatch(said);
    }
    expect(stderr).not.toMatch(/at .*\.c?js:/);
    expect(files.map((file) => file.path)).toEqual(['good.txt']);
  });

  it('a text of 200 MB', () => {
    const cwd = folder({ 'huge.txt': 'x', 'good.txt': TEXT });
    truncateSync(path.join(cwd, 'huge.txt'), 200 * 1024 * 1024);
    const { status, stderr, files } = importing(cwd, 'huge.txt', 'good.txt');
    expect(status).toBe(2);
    expect(stderr).toContain('It has 200 MB; at most 64 MB are read');
    expect(files).toHaveLength(1);
  });

  it('a .docx that unpacks to gigabytes', () => {
    const zeros = new Uint8Array(48 * 1024 * 1024);
    const bomb = docx([['', FIRST]], { 'word/a.xml': zeros, 'word/b.xml': zeros });
    expect(bomb.length).toBeLessThan(1_000_000);
    const { status, stderr, files } = importing(
      folder({ 'bomb.docx': bomb, 'good.txt': TEXT }),
      'bomb.docx',
      'good.txt',
    );
    expect(status).toBe(2);
    expect(stderr).toContain('It unpacks to more than 64 MB');
    expect(files).toHaveLength(1);
    // What an archive states of its sizes may be untrue: then it is damaged, and takes no more room than it states.
    const liar = new Uint8Array(docx([['', FIRST]], { 'word/a.xml': zeros }));
    const view = new DataView(liar.buffer);
    for (let i = 0; i + 46 < liar.length; i++)
      if (view.getUint32(i, true) === 0x02014b50 && view.getUint32(i + 24, true) === zeros.length)
        view.setUint32(i + 24, 100, true);
    const lied = importing(folder({ 'liar.docx': liar, 'good.txt': TEXT }), 'liar.docx', 'good.txt');
    expect(lied.files.at(-1)?.path).toBe('good.txt');
  });

  it('a .docx whose XML multiplies itself', () => {
    const entities = Array.from(
      { length: 20 },
      (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};&e${i};&e${i};">`,
    ).join('');
    const bomb = docx([['', FIRST]], {
      'word/document.xml': utf8(
        `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "哈">${entities}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e20;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    });
    const { files, stderr } = importing(
      folder({ 'bomb.docx': bomb, 'good.txt': TEXT }),
      'bomb.docx',
      'good.txt',
    );
    expect(files.at(-1)?.path).toBe('good.txt');
    expect(files.length + stderr.length).toBeLessThan(10_000);
  });

  it('a front matter of a million aliases', () => {
    const yaml = `---\na: &a [x]\nb: [${'*a,'.repeat(300_000)}]\n---\n\n${FIRST}\n`;
    const cwd = folder({ 'a.md': yaml, 'articles/good.md': ARTICLE, 'articles/bad.md': yaml });
    expect(importing(cwd, 'a.md')).toMatchObject({ status: 0, files: [{ path: 'a.md' }] });
    const stats = verbatim(
      ['corpus', 'stats', '--corpus', 'articles', '--no-bundled-corpus', '--format', 'json'],
      { cwd },
    );
    expect(stats.status).toBe(2);
    expect(stats.stderr).toMatch(/bad\.md:\d+: The front matter (?:uses a YAML alias|is too long)/);
    expect(stats.stdout).toContain('关于桥的两段话');
  });
});

describe('a corpus folder with bad files in it', () => {
  const stats = (cwd: string) =>
    verbatim(['corpus', 'stats', '--corpus', 'articles', '--no-bundled-corpus', '--format', 'json'], { cwd });

  it('a file of 200 MB is refused, unread', () => {
    const cwd = folder({ 'articles/good.md': ARTICLE, 'articles/huge.md': 'x' });
    truncateSync(path.join(cwd, 'articles/huge.md'), 200 * 1024 * 1024);
    const { status, stderr, stdout } = stats(cwd);
    expect(status).toBe(2);
    expect(stderr).toMatch(/huge\.md.*too large|too large.*huge\.md/);
    expect(stdout).toContain('关于桥的两段话');
  });

  it('a link out of the folder is not followed; one inside it is', () => {
    const cwd = folder({
      'articles/good.md': ARTICLE,
      'secret/other.md': ARTICLE.replace('id: example', 'id: other'),
    });
    symlinkSync('../secret/other.md', path.join(cwd, 'articles/link.md'));
    symlinkSync('../secret', path.join(cwd, 'articles/folder'));
    const { status, stderr, stdout } = stats(cwd);
    expect(status).toBe(2);
    expect(stderr).toMatch(/link\.md.*link|link.*link\.md/);
    expect(stdout).not.toContain('other');
    writeFileSync(path.join(cwd, 'secret/x'), '');
    symlinkSync('articles', path.join(cwd, 'linked'));
    const linked = verbatim(
      ['corpus', 'stats', '--corpus', 'linked', '--no-bundled-corpus', '--format', 'json'],
      { cwd },
    );
    expect(linked.stdout).toContain('关于桥的两段话');
  });
});
