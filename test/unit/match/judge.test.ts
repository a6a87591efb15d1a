import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/src/engine/index.ts';
import { brief, check, LIBRARY, libraryOf } from './corpus.ts';

const one = (text: string, languageId = 'plaintext') =>
  check(text, LIBRARY, languageId).map(brief).join('\n');

describe('verdicts', () => {
  it('exact: word for word, whatever closes the quotation', () => {
    for (const end of ['', '。', '，', '；', '！']) {
      expect(one(`会议指出：“有效开展联防联控国际合作${end}”`)).toBe(`exact: 有效开展联防联控国际合作${end}`);
    }
  });

  it('exact: white space, line breaks and markup are looked through', () => {
    expect(check('他说：“国际社会应当\r\n加紧行动 起来”。')[0].verdict).toBe('exact');
    expect(
      check('他说：“国际社会**应当**[加紧](http://a.b/c)行动[^1]起来”。\n\n[^1]: 注', LIBRARY, 'markdown')[0]
        .verdict,
    ).toBe('exact');
    expect(
      check('<p>他说：“国际社会<b>应当</b>加紧<!-- 注 -->行动起来”。</p>', LIBRARY, 'html')[0].verdict,
    ).toBe('exact');
    expect(check('他说：“国际社会\\textbf{应当}加紧行动起来”。', LIBRARY, 'latex')[0].verdict).toBe('exact');
  });

  it('equivalent: punctuation, width and script, each named', () => {
    expect(one('“国际社会应当加紧行动起来、有效开展联防联控国际合作”')).toBe(
      'equivalent: 国际社会应当加紧行动起来、有效开展联防联控国际合作 [substitution 、→，]',
    );
    const traditional = check('“國際社會應當加緊行動起來”')[0];
    expect(traditional.verdict).toBe('equivalent');
    expect(traditional.canonical).toBe('国际社会应当加紧行动起来');
    expect(new Set(traditional.edits.map((e) => e.kind))).toEqual(new Set(['script']));
    const width = check('“国际社会应当加紧行动起来,有效开展联防联控国际合作”')[0];
    expect(width.edits.map((e) => e.kind)).toEqual(['width']);
  });

  it('elided: words left out, and said so', () => {
    for (const mark of ['⋯⋯', '⋯', '[⋯]', '……', '…', '...', '[…]', '（略）']) {
      expect(one(`“国际社会应当加紧行动起来，${mark}凝聚起战胜疫情的强大合力。”`)).toBe(
        `elided: 国际社会应当加紧行动起来，${mark}凝聚起战胜疫情的强大合力。`,
      );
    }
  });

  it('misquote: changed, lost, added words', () => {
    expect(one('“严格质量监督措施，为全球抗疫提供尽可能多的物资保障”')).toContain('[substitution 督→管]');
    expect(one('“中方会在巩固疫情防控成果基础上，严格质量监管措施”')).toContain('[substitution 会→将]');
    expect(one('“我们愿同有关国家分享防控经验，开展药物和疫苗联合研发”')).toContain(
      '[substitution 我们→中方]',
    );
    expect(one('“病毒没有国界，疫情不分族。唯有团结协作、携手应对”')).toContain('[omission →种]');
    expect(one('“病毒没有国界，疫情不分不分种族。唯有团结协作、携手应对”')).toContain('[addition 不分→]');
    expect(one('“国际社会应当加紧行动起来，凝聚起战胜疫情的强大合力”')).toContain(
      '[omission →有效开展联防联控国际合作，]',
    );
    expect(one('“全国开工率达到986%，复岗率达到89.9%”')).toContain('[omission →.]');
  });

  it('misquote: words in another order are one transposition', () => {
    expect(one('“唯有携手应对、团结协作，国际社会才能战胜疫情”')).toContain(
      '[transposition 携手应对、团结协作→团结协作、携手应对]',
    );
    expect(one('“有效开展联防联控国际合作，国际社会应当加紧行动起来，凝聚起战胜疫情的强大合力”')).toContain(
      '[transposition 有效开展联防联控国际合作，国际社会应当加紧行动起来→国际社会应当加紧行动起来，有效开展联防联控国际合作]',
    );
  });

  it('spliced: joined from two passages, each named in the order of the text', () => {
    const [finding] = check(
      '“国际社会应当加紧行动起来，有效开展联防联控国际合作。我们将继续像对待本国公民一样，照顾好印尼和其他国家在华人员。”',
    );
    expect(finding.verdict).toBe('spliced');
    expect(finding.alternatives.map((s) => LIBRARY.passages[s.passage].date)).toEqual([
      '2020-03-12',
      '2020-02-11',
    ]);
    expect(finding.edits).toEqual([]);
  });

  it('unsourced: attributed to a speaker of the corpus, and nothing is close', () => {
    expect(one('习近平指出：“长江黄河都是中华民族的母亲河，保护好它们是千秋大计。”')).toBe(
      'unsourced: 长江黄河都是中华民族的母亲河，保护好它们是千秋大计。',
    );
  });

  it('unsourced: says what is stated, and where, or nothing of it', () => {
    const text = '2020年3月12日，习近平指出：“长江黄河都是中华民族的母亲河，保护好它们是千秋大计。”';
    const [{ attribution }] = check(text);
    expect(attribution).toMatchObject({
      status: 'consistent',
      stated: { speaker: '习近平', date: '2020-03-12', occasion: null },
      span: { start: 0, end: text.indexOf('指出') },
      conflicts: [],
    });
  });

  it('variant: word for word as a witness has it, the place of record reads differently', () => {
    const library = libraryOf(
      '中方将严格质量监管措施，为全球抗疫提供尽可能多的物资保障。\n\n(2020年4月2日同比利时国王菲利普通话)',
    );
    const report = {
      file: 'r.md',
      text: '---\nid: r\ntitle: 记事\nauthor: 记者\ndate: 2020-04-06\nkind: report\nlanguage: zh-Hans\n---\n\n4月2日，同比利时国王菲利普通电话时，习近平表示：“中方将严格质量监督措施，为全球抗疫提供尽可能多的物资保障。”\n',
    };
    const both = libraryFrom(library, report);
    const [finding] = check('习近平表示：“中方将严格质量监督措施，为全球抗疫提供尽可能多的物资保障。”', both);
    expect(brief(finding)).toBe(
      'variant: 中方将严格质量监督措施，为全球抗疫提供尽可能多的物资保障。 [substitution 督→管]',
    );
    expect(both.articles[both.articleOf[finding.source!.passage]].id).toBe('a0');
    expect(both.articles[both.articleOf[finding.alternatives[0].passage]].id).toBe('r');
  });
});

describe('quotations that a report prints side by side', () => {
  const record = libraryOf(
    [
      '病毒不分国界，是全人类面临的共同挑战，任何国家都不能置身其外。',
      '(2020年3月25日同德国总理默克尔通话)',
      '流行性疾病是人类共同的敌人，国际社会只有共同应对，才能战而胜之。',
      '(2020年3月27日同美国总统特朗普通话)',
      '我非常关心当前非洲疫情形势。中方克服困难，积极提供物资援助。中方将继续加大力度，对非洲国家提供抗疫援助。',
      '(2020年4月3日同纳米比亚总统根哥布通话)',
    ].join('\n\n'),
  );
  const report = {
    file: 'r.md',
    text: '---\nid: r\ntitle: 记事\nauthor: 记者\ndate: 2020-04-06\nkind: report\nlanguage: zh-Hans\n---\n\n习近平多次强调：“病毒不分国界，是全人类面临的共同挑战”，“国际社会只有共同应对，才能战而胜之”。\n\n习近平对根哥布说：“我非常关心当前非洲疫情形势”。“中方将继续加大力度，对非洲国家提供抗疫援助。”\n',
  };
  const both = libraryFrom(record, report);

  it('are no one quotation: words of two sources are spliced', () => {
    const [finding] = check(
      '习近平说：“病毒不分国界，是全人类面临的共同挑战，国际社会只有共同应对，才能战而胜之。”',
      both,
    );
    expect([finding.verdict, finding.alternatives.length]).toEqual(['spliced', 2]);
  });

  it('lack what their one source has between them', () => {
    const [finding] = check(
      '习近平说：“我非常关心当前非洲疫情形势。中方将继续加大力度，对非洲国家提供抗疫援助。”',
      both,
    );
    expect(brief(finding)).toBe(
      'misquote: 我非常关心当前非洲疫情形势。中方将继续加大力度，对非洲国家提供抗疫援助。 [omission →中方克服困难，积极提供物资援助。]',
    );
  });

  it('may be quoted from the report as it prints them', () => {
    const [finding] = check(
      '记者写道：“习近平多次强调：‘病毒不分国界，是全人类面临的共同挑战’，‘国际社会只有共同应对，才能战而胜之’。”',
      both,
    );
    expect(finding.verdict).toBe('equivalent');
  });
});

describe('a quotation with known words in marks inside', () => {
  it('is judged as a whole where the source has the rest', () => {
    const [finding] = check('习近平说：“国际社会应当‘加紧行动起来’，有效开展联防联控国际交流”。');
    expect(brief(finding)).toBe(
      'misquote: 国际社会应当‘加紧行动起来’，有效开展联防联控国际交流 [addition ‘→; addition ’→; substitution 交流→合作]',
    );
  });
  it('keeps marks beside changed words apart from these', () => {
    const [finding] = check('习近平说：“病毒‘没有疆界’，疫情不分种族。唯有团结协作、携手应对”。');
    expect(finding.edits.map(({ found, expected }) => [found, expected])).toEqual([
      ['‘', ''],
      ['疆', '国'],
      ['’', ''],
    ]);
  });
});

describe('a collection of pieces by many authors', () => {
  const poems = buildLibrary([
    {
      file: 'tang.md',
      text: '---\nid: tang\ntitle: 唐诗选\nkind: compilation\nlanguage: lzh\nauthor: null\n---\n\n牀前明月光，疑是地上霜。\n\n（李白《静夜思》）\n\n白日依山尽，黄河入海流。\n\n（（唐）王之涣《登鹳雀楼》）\n',
    },
  ]);
  const statusOf = (text: string) => check(text, poems)[0].attribution.status;

  it('has the author and the title of each from the line below it', () => {
    const [, place] = poems.passages;
    expect([place.speaker, place.occasion]).toEqual(['王之涣', '《登鹳雀楼》']);
    expect(statusOf('“白日依山尽，黄河入海流。”（王之涣《登鹳雀楼》）')).toBe('consistent');
    expect(statusOf('“白日依山尽，黄河入海流。”（李白《静夜思》）')).toBe('contradicted');
    expect(statusOf('“白日依山尽，黄河入海流。”（《静夜思》）')).toBe('contradicted');
  });
});

describe('who is named in the source', () => {
  const letter = libraryOf(
    '中韩是守望相助的友好邻邦。文在寅总统强调中国的困难就是韩国的困难。疫情没有国界。\n\n(2020年3月就韩国发生新冠肺炎疫情致韩国总统文在寅的慰问电)',
  );
  const statusOf = (text: string) => check(text, letter)[0].attribution.status;

  it('has not spoken its words for that', () => {
    expect(statusOf('文在寅说：“中韩是守望相助的友好邻邦。”')).toBe('contradicted');
    expect(statusOf('习近平说：“中韩是守望相助的友好邻邦。”')).toBe('consistent');
  });
  it('may have where it tells of what he said', () => {
    expect(statusOf('文在寅说：“中国的困难就是韩国的困难。”')).not.toBe('contradicted');
  });
});

describe('sources', () => {
  it('takes the source that the text claims among equals, else the earliest', () => {
    const dateOf = (text: string) => LIBRARY.passages[check(text)[0].source!.passage].date;
    expect(dateOf('“患难见真情”')).toBe('2020-02-11');
    expect(dateOf('2月20日，同巴基斯坦总理伊姆兰·汗通话时，习近平说：“患难见真情”')).toBe('2020-02-20');
    expect(check('“患难见真情”')[0].alternativesTotal).toBe(1);
  });

  it('finds running text and never calls it quoted', () => {
    const [finding] = check('要知道病毒没有国界，疫情不分种族，这是常识。');
    expect([finding.quoted, finding.verdict, finding.text]).toEqual([
      false,
      'exact',
      '病毒没有国界，疫情不分种族',
    ]);
  });

  it('does not take another speaker’s similar words for a misquotation', () => {
    expect(check('所谓“命运相连”和“疫情防控”只是说法，“一带一路”也是。')).toEqual([]);
    expect(check('有人说：“疫情再次提醒我们，公共卫生体系建设任重道远。”')).toEqual([]);
  });

  it('judges each paragraph, comment and form of marks by itself', () => {
    const text = '“病毒没有国界，”他说，“疫情不分种族。”\n\n「患難見真情」\n\n> 克服困难提供宝贵物资捐助。\n';
    expect(check(text, LIBRARY, 'markdown').map((f) => f.verdict)).toEqual([
      'exact',
      'exact',
      'equivalent',
      'exact',
    ]);
  });

  it('reads what markup spells out, hides or sets apart', () => {
    const verdicts = (text: string, languageId: string) =>
      check(text, LIBRARY, languageId).map((f) => `${f.quoted} ${f.verdict}`);
    const words = '国际社会应当加紧行动起来';
    const rest = '凝聚起战胜疫情的强大合力';
    expect(verdicts(`<p>&ldquo;${words}，&hellip;&hellip;${rest}&#8221;</p>`, 'html')).toEqual([
      'true elided',
    ]);
    expect(verdicts(`<p><q>${words}<sup>1</sup></q> &amp; <ruby>国<rt>guó</rt></ruby></p>`, 'html')).toEqual([
      'true exact',
    ]);
    expect(verdicts(`\\enquote{${words}\\ldots{}\\dots ${rest}}`, 'latex')).toEqual(['true elided']);
    expect(verdicts(`正文[^a]\n\n[^a]: 他说：“${words}”。`, 'markdown')).toEqual(['true exact']);
    expect(verdicts(`“${words}^[见原文]，有效开展联防联控国际合作（着重号为引者所加）”`, 'markdown')).toEqual(
      ['true exact'],
    );
    const [finding] = check(`<p>&ldquo;${words}&hellip;有效开展联防联控国际合作&rdquo;</p>`, LIBRARY, 'html');
    expect(finding.text).toBe(`${words}&hellip;有效开展联防联控国际合作`);
    expect(
      finding.edits.map((e) => finding.text.slice(e.start - finding.start, e.end - finding.start)),
    ).toEqual(['&hellip;']);
  });

  it('takes no longer for signs that are no markup', () => {
    for (const [text, languageId] of [
      ['*_['.repeat(30_000), 'markdown'], ['[a]('.repeat(15_000), 'markdown'], ['&'.repeat(60_000), 'html'],
      ['<a '.repeat(20_000), 'html'], ['footnote:['.repeat(20_000), 'asciidoc'], ['\\begin{comment}'.repeat(5_000), 'latex'],
    ] as const) expect(check(text, LIBRARY, languageId)).toEqual([]); // prettier-ignore
  });

  it('gives offsets right after 𠮷, CRLF, a BOM and emoji', () => {
    const text = '\ufeff𠮷👍🏽\r\n\r\n他说：“病毒没有国界，疫情不分民族。”';
    const [finding] = check(text);
    expect(text.slice(finding.start, finding.end)).toBe('病毒没有国界，疫情不分民族。');
    expect(text.slice(finding.edits[0].start, finding.edits[0].end)).toBe('民');
  });
});

function libraryFrom(library: typeof LIBRARY, ...more: { file: string; text: string }[]) {
  const known = [...library.files].map(([file, { hash }]) => ({ file, text: null, hash }));
  return buildLibrary([...known, ...more], library);
}

describe('a quotation without its closing mark', () => {
  it('is judged to the end of the clause where its last letters differ', () => {
    expect(one('他说：“病毒没有国界，疫情不分种类。')).toBe(
      'misquote: 病毒没有国界，疫情不分种类 [substitution 类→族]',
    );
    expect(one('他说：“国际社会应当加紧行动起来，有效开展联防联控国际合力。后来他走了。')).toBe(
      'misquote: 国际社会应当加紧行动起来，有效开展联防联控国际合力 [substitution 力→作]',
    );
  });

  it('ends where the source’s words end, where the writer goes on in his own', () => {
    expect(one('他说：“病毒没有国界，疫情不分种族这句话')).toBe('exact: 病毒没有国界，疫情不分种族');
    expect(one('他说：“病毒没有国界，疫情不分种族的话很对。')).toBe('exact: 病毒没有国界，疫情不分种族');
  });
});

describe('the halves of a quotation that is broken off', () => {
  it('have one source, however few the words of one of them', () => {
    const found = check('“病毒没有国界，”习近平说，“疫情不分种类。”').map(brief);
    expect(found).toEqual(['exact: 病毒没有国界，', 'misquote: 疫情不分种类。 [substitution 类→族]']);
    expect(check('“病毒没有国界。”别处写着：“疫情不分种类。”').map(brief)).toEqual(['exact: 病毒没有国界。']);
  });
});

describe('running text that slips have torn', () => {
  it('begins and ends with a clause, where the rest of it is like the source’s', () => {
    const [found] = check(
      '有人写道，国际社会该应加紧行动起来，有效开展联防联控国际合作，凝聚起战胜疫情强的大合力。',
    );
    expect(found.text).toBe('国际社会该应加紧行动起来，有效开展联防联控国际合作，凝聚起战胜疫情强的大合力');
    expect(found.quoted).toBe(false);
  });

  it('leaves out a clause of the writer’s own', () => {
    const [found] = check('我们常说国际社会应当加紧行动起来，有效开展联防联控国际合作的事谁都会做。');
    expect(found.text).toBe('国际社会应当加紧行动起来，有效开展联防联控国际合作');
  });
});

describe('parts of one passage in another order', () => {
  it('are put in its order, though another passage has one of them, too', () => {
    const first = '国际社会应当加紧行动起来，有效开展联防联控国际合作';
    const second = '中方愿同有关国家分享防控经验，开展药物和疫苗联合研发';
    const between = '这里还说了许多别的话，都是关于怎样防住和治好这种新病的';
    const [one] = check(
      `“${second}。${first}。”`,
      libraryOf(
        `${first}。${between}。${second}。\n\n(2020年3月12日同联合国秘书长古特雷斯通话)`,
        `${first}。\n\n(2020年3月1日同法国总统马克龙通话)`,
      ),
    );
    expect(one.verdict).toBe('misquote');
    expect(one.canonical.indexOf(first)).toBeLessThan(one.canonical.indexOf(second));
  });
});
