import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeArticle } from '../../../server/src/engine/import/propose.ts';
import type { SourceBlock } from '../../../server/src/engine/import/source.ts';
import { codes, propose, WORDS } from './words.ts';

const outer = (content: string | readonly SourceBlock[], given = {}) =>
  propose(content, given)
    .passages.filter((passage) => passage.within === null)
    .map(({ text, section, speaker, date, occasion }) => ({ text, section, speaker, date, occasion }));
const article = (content: string, given = {}) => propose(content, given).article;

const LONG = '一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑，这是造桥人一代一代传下来的道理。';
const LONGER =
  '造桥的人常说，拱越长，越要把每一块石头放稳；石头放稳了，桥上的人才走得安心，两岸的灯火才会连成一片。';

describe('kinds', () => {
  it('a compilation, with its provenance lines', () => {
    const { article, passages } = propose(
      `论造桥\n李桥\n${LONG}\n（2019年3月5日在老城桥梁会议上的讲话）\n${LONGER}\n（2019年4月给江南桥工学校学生的回信）\n`,
    );
    expect(article).toMatchObject({
      kind: 'compilation',
      title: '论造桥',
      author: '李桥',
      authority: 'primary',
    });
    expect(article.counts).toMatchObject({ passages: { present: 2 } });
    expect(passages.map(({ date, occasion, speaker }) => [date, occasion, speaker])).toEqual([
      ['2019-03-05', '在老城桥梁会议上的讲话', '李桥'],
      ['2019-04', '给江南桥工学校学生的回信', '李桥'],
    ]);
  });

  it('a speech, with its date and occasion under the title', () => {
    const { article, passages } = propose(
      `携手造桥\n——在老城桥梁大会上的讲话\n（2019年3月5日，老城）\n李桥\n\n各位来宾，女士们、先生们：\n\n${LONG}\n\n${LONGER}\n\n谢谢大家！\n`,
    );
    expect(article).toMatchObject({
      kind: 'speech',
      title: '携手造桥',
      subtitle: '在老城桥梁大会上的讲话',
      author: '李桥',
      date: '2019-03-05',
    });
    expect(passages[1]).toMatchObject({
      text: LONG,
      speaker: '李桥',
      date: '2019-03-05',
      occasion: '《携手造桥》',
    });
  });

  it('a letter, signed and dated', () => {
    const text = `亲爱的同学们：\n    你们好！来信收到了。${LONG}\n    ${LONGER}\n    此致\n敬礼！\n李桥\n2019年4月8日\n`;
    expect(article(text)).toMatchObject({ kind: 'letter', author: '李桥', date: '2019-04-08' });
    expect(codes(propose(text))).toContain('no-title');
  });

  it('a news report, with its dateline', () => {
    const text = `老城大桥建成通车\n新华社老城2019年4月5日电（记者王明）${LONG}\n李桥表示：“桥修好以后，走的人未必记得造桥的人。”\n${LONGER}\n`;
    expect(article(text)).toMatchObject({
      kind: 'report',
      publication: '新华社',
      date: '2019-04-05',
      authority: 'secondary',
    });
    const quoted = propose(text).passages.find((passage) => passage.within !== null);
    expect(quoted).toMatchObject({ speaker: '李桥', text: '桥修好以后，走的人未必记得造桥的人。' });
  });

  it('a report whose page says where it is from', () => {
    const text = `老城大桥建成通车\n2019-04-05 21:30:12　来源：新华网\n${LONG}\n李桥表示：“桥修好以后，走的人未必记得造桥的人。”\n（责任编辑：王明）\n【纠错】\n`;
    const { article, text: file, passages } = propose(text);
    expect(article).toMatchObject({ title: '老城大桥建成通车', publication: '新华网', date: '2019-04-05' });
    expect(file).toContain('source: 2019-04-05 21:30:12　来源：新华网 【纠错】');
    expect(passages.map((passage) => passage.text).join()).not.toMatch(/来源|责任编辑|纠错/);
  });

  it('an essay with an author and the journal it stood in', () => {
    const text = `桥与人\n李　桥\n${LONG}\n${LONGER}\n（作者系老城桥工学校教师，原载《桥梁》2019年第3期）\n`;
    expect(article(text)).toMatchObject({
      kind: 'essay',
      author: '李桥',
      publication: '《桥梁》2019年第3期',
      date: '2019',
    });
  });

  it('a commentary by the paper', () => {
    expect(article(`桥是路的一部分\n本报评论员\n${LONG}\n${LONGER}\n`)).toMatchObject({
      kind: 'commentary',
      author: '本报评论员',
    });
  });

  it('a classical text with chapter headings', () => {
    const text =
      '论语\n学而第一\n子曰：“学而时习之，不亦说乎？有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？”\n有子曰：“其为人也孝弟，而好犯上者，鲜矣；不好犯上，而好作乱者，未之有也。君子务本，本立而道生。”\n为政第二\n子曰：“为政以德，譬如北辰，居其所而众星共之。”\n';
    expect(article(text)).toMatchObject({ kind: 'verse', title: '论语', language: 'lzh' });
    expect(outer(text).map(({ text: words, occasion }) => [words.slice(0, 8), occasion])).toEqual([
      ['子曰：“学而时习', '学而第一'],
      ['有子曰：“其为人', '学而第一'],
      ['子曰：“为政以德', '为政第二'],
    ]);
  });

  it('verse keeps its lines, and no sentence is joined in it', () => {
    const text =
      '静夜思\n李白\n\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n\n春眠不觉晓，\n处处闻啼鸟。\n夜来风雨声，\n花落知多少。\n';
    const { article, passages, text: file } = propose(text);
    expect(article).toMatchObject({ kind: 'verse', title: '静夜思', author: '李白' });
    expect(passages.map((passage) => passage.text)).toEqual([
      '床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。',
      '春眠不觉晓，\n处处闻啼鸟。\n夜来风雨声，\n花落知多少。',
    ]);
    expect(file).not.toContain('joins:');
  });

  it('texts in other languages', () => {
    const english =
      'On Bridges\n\nA bridge stands by the support that stone gives to stone, and not by any one of them.\n\nThe longer the arch is, the more care is taken of each.\n';
    expect(article(english)).toMatchObject({ kind: 'text', language: 'en', title: 'On Bridges' });
    const traditional =
      '論造橋\n\n一座橋立得住，靠的不是一塊石頭，而是石頭與石頭之間的相互支撐，這是造橋人一代一代傳下來的道理。\n';
    expect(article(traditional)).toMatchObject({ language: 'zh-Hant', title: '論造橋' });
  });
});

describe('paragraphs', () => {
  it('a line a paragraph, blank lines, or indents: the same passages', () => {
    const lines = [LONG, LONGER, LONG.replace('桥', '塔')];
    for (const text of [
      lines.join('\n'),
      lines.join('\n\n'),
      lines.map((line) => `　　${line}`).join('\r\n'),
    ])
      expect(outer(`题目\n\n${text}`).map((passage) => passage.text)).toEqual(lines);
  });

  it('lines broken at a width are joined again', () => {
    const wrapped = (words: string) => `　　${words}`.replace(/.{24}/g, '$&\n');
    const text = `${wrapped(LONG)}\n${wrapped(LONGER)}\n${wrapped(LONG + LONGER)}\n`;
    expect(outer(`论造桥\n${text}`).map((passage) => passage.text)).toEqual([LONG, LONGER, LONG + LONGER]);
  });

  it('page numbers at the edges of pages are left out, and a sentence goes on across them', () => {
    const text = `论造桥\n\n${LONG}\n\n造桥的人常说，拱越长，\n- 1 -\n\f越要把每一块石头放稳，石头与石头之间才会相互支撑。\n${LONG}\n- 2 -\n`;
    const proposal = propose(text);
    expect(codes(proposal)).toContain('page-numbers');
    expect(proposal.passages.map((passage) => passage.text)).toContain(
      '造桥的人常说，拱越长，越要把每一块石头放稳，石头与石头之间才会相互支撑。',
    );
  });

  it('short lines between paragraphs are headings, and that is said', () => {
    const proposal = propose(`论造桥\n${LONG}\n走桥的人\n${LONGER}\n${LONG}\n`);
    expect(proposal.passages.map((passage) => passage.section)).toEqual([null, '走桥的人', '走桥的人']);
    expect(codes(proposal)).toContain('headings-guessed');
  });

  it('words that Markdown would take for marks stay words', () => {
    const words =
      'a *b* _c_ <d> `e` [f](g) &amp; 1 ~~2~~ [^3] # 4，这一句话里的每一个符号都是原文的一部分，一个也不能少。';
    const lines = [`# ${words}`, `> ${words}`, `- ${words}`, `*** ${words}`, words];
    const blocks = lines.map((text): SourceBlock => ({ type: 'paragraph', level: 0, text }));
    expect(
      outer([{ type: 'heading', level: 1, text: '题目' }, ...blocks], { format: 'docx' }).map(
        (passage) => passage.text,
      ),
    ).toEqual(lines);
  });

  it('a Markdown file brings its own front matter', () => {
    const text = `---\ntitle: 论造桥\nauthor: 李桥\ndate: 2019-03-05\ntags: [a, b]\nlayout: post\n---\n\n${LONG}\n`;
    const { article, text: file } = propose(text, { name: 'post.md', format: 'markdown' });
    expect(article).toMatchObject({ title: '论造桥', author: '李桥', date: '2019-03-05' });
    expect(file).not.toContain('layout');
  });
});

describe('tears', () => {
  const HEAD = '论造桥\n\n';
  it('joins a torn sentence and records it', () => {
    const proposal = propose(
      `${HEAD}${LONG}\n\n我们对造桥人一代一代传下来的道理铭记\n\n在心，这句话大家都铭记在心。\n`,
    );
    expect(proposal.passages[1].text).toBe(
      '我们对造桥人一代一代传下来的道理铭记在心，这句话大家都铭记在心。',
    );
    expect(proposal.text).toContain('joins:');
  });

  it('does not join what ends, nor what begins anew', () => {
    const proposal = propose(`${HEAD}${LONG}\n\n${LONGER}\n\n“桥修好以后，走的人未必记得造桥的人。”\n`);
    expect(proposal.text).not.toContain('joins:');
    const open = propose(
      `${HEAD}${LONG}，造桥的人\n\n2019年3月5日，老城的桥修好了，两岸的灯火连成了一片。\n`,
    );
    expect(open.text).not.toContain('joins:');
    expect(codes(open)).toContain('torn');
  });

  it('brings the halves of a quotation together and puts what came between behind them', () => {
    const text = `${HEAD}李桥在会上说，“一座桥立得住，靠的不是一块石头，而是石\n\n${LONGER}\n\n头与石头之间的相互支撑。”他还说，石头与石头之间要有支撑。\n\n${LONG}\n`;
    const proposal = propose(text);
    expect(
      proposal.passages.filter((passage) => passage.within === null).map((passage) => passage.text),
    ).toEqual([
      '李桥在会上说，“一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。”他还说，石头与石头之间要有支撑。',
      LONGER,
      LONG,
    ]);
    expect(codes(proposal)).toContain('moved');
  });

  it('says that a text breaks off', () => {
    expect(article(`${HEAD}${LONG}\n\n${LONGER}\n\n（下转第4版）\n`)).toMatchObject({
      status: 'partial',
      statusNote: 'breaks off at （下转第4版）',
    });
  });
});

describe('the proposal', () => {
  it('names the article by its file, in ASCII, and by nothing that is taken', () => {
    const id = (name: string, options = {}) => propose(`论造桥\n${LONG}`, { name }, options).id;
    expect(id('On Bridges (2).txt')).toBe('on-bridges-2');
    expect(id('论造桥.txt')).toBe('article-00000000');
    expect(id('2019.txt')).toBe('article-2019');
    expect(id('a.txt', { taken: new Set(['a', 'a-2']) })).toBe('a-3');
  });

  it('keeps the hash of the file it was made from', () => {
    expect(propose(`论造桥\n${LONG}`, { name: '桥.txt' }).text).toContain(
      `original:\n  file: 桥.txt\n  format: text\n  sha256: '${'0'.repeat(64)}'`,
    );
  });

  it('has no problem of its own for any text', () => {
    const line = fc.stringMatching(
      /^[一二三人民的是在，。：“”（）()《》—、0-9年月日a#*_[\]<>`~&\\ \-\t　]{0,60}$/,
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const proposal = proposeArticle(
          { name: 'x.txt', format: 'text', content: lines.join('\n'), facts: {}, sha256: '0', doubts: [] },
          { words: WORDS },
        );
        const broken =
          proposal?.doubts.filter(({ code }) => /^read:(?:front|field|move|join|emendation)/.test(code)) ??
          [];
        expect(broken).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
