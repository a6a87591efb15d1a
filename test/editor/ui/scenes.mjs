// What a user does with Verbatim, and must then see. Each scene begins with no file open and the
// folder as it was at first.
import assert from 'node:assert/strict';
import { docx, epub, pdf, set } from '../../article-files.mjs';

const DRAFT = '抗疫文稿.md';

/** The words of the interface, in the language of the window. */
const WORDS = {
  en: {
    differs: /differs/i,
    find: 'Find a Quotation',
    pinned: 'Pinned',
    footnote: 'as a footnote',
    copy: 'Copy the Citation',
    complete: 'Complete This Quotation',
    articles: /articles/,
    ignore: 'Ignore this text in this file',
    checkWorkspace: 'Check the Whole Workspace',
    clearWorkspace: 'Clear the Results of the Workspace Check',
    explain: 'Explain This Finding',
    why: 'Why',
    rule: 'left out without a mark',
    documentView: 'Focus on This Document View',
    corpusView: 'Focus on Corpus View',
    agrees: /Agrees/,
    byDate: 'Show the Corpus by Date',
    byArticle: 'Show the Corpus by Article',
    filter: 'Filter the Corpus View',
    clearFilter: 'Clear the Filter of the Corpus View',
    difference: 'Show the Difference from the Source',
    collate: 'Compare All Witnesses of This Passage',
    record: 'Where they stand',
    report: 'Workspace Report',
    firstSteps: 'Verbatim: First Steps',
    addArticle: 'Add Article to Corpus',
    saveArticle: 'Save into the Corpus',
    articleStep: 'An article is one Markdown file',
  },
  'zh-cn': {
    differs: /与原文不一致/,
    find: '查找引文',
    pinned: '已置顶',
    footnote: '脚注',
    copy: '复制出处',
    complete: '补全此处引文',
    articles: /篇文章/,
    ignore: '在本文件中忽略这段引文',
    checkWorkspace: '核对整个工作区',
    clearWorkspace: '清除工作区核对结果',
    explain: '说明此处的核对结果',
    why: '判定理由',
    rule: '省略而用',
    documentView: 'Focus on 本文引文 View',
    corpusView: 'Focus on 引文库 View',
    agrees: /与原文一致/,
    byDate: '引文库按日期排列',
    byArticle: '引文库按文章排列',
    filter: '筛选引文库视图',
    clearFilter: '清除引文库视图的筛选',
    difference: '对照原文',
    collate: '对照各处异文',
    record: '各本出处',
    report: '工作区核对报告',
    firstSteps: 'Verbatim: 开始使用',
    addArticle: '将文章加入引文库',
    saveArticle: '存入引文库',
    articleStep: '每篇文章是一个 Markdown 文件',
  },
};

/** @param {string} locale */
export const wordsOf = (locale) => WORDS[locale];

const FORGE = '打铁记';
/** Nowhere else to be found. */
const BELLOWS =
  '风箱拉得均匀，炉火才旺得长久，打铁的人从来不和火候赌气，这是他在铁匠铺里学到的第一件事，也是最后一件事。';
const CHAPTER = `<h1>${FORGE}</h1><p>林一帆</p><p>${BELLOWS}</p>`;

/** Files the scenes write into; they stand in the folder beside the fixture's own. */
export const FILES = {
  'completion.md': '# 补全\n\n',
  'ghost.md': '# 续写\n\n',
  'composition.md': '# 输入法\n\n',
  'find.md': '# 查找\n\n\n',
  'workspace.txt': '习近平主席强调：“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”\n',
  'cite.md': '# 注明出处\n\n',
  'source.md': '# 出处\n\n他说：“病毒没有国界，疫情不分种族。”此后无话。\n',
  'occasion.md': '# 场合\n\n',
  'view.md': `# 一览

习近平主席同联合国秘书长古特雷斯通话时指出：“国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战，共建美好地球家园。”

“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”

2020年3月15日，习近平主席同德国总理默克尔通话时表示：“病毒不分国界，是全人类面临的共同挑战。任何国家都不能置身其外，独善其身。”
`,
  'corpus-view.md': '# 引文库\n\n',
  'added.md': '# 新文章\n\n编者按：“校样摊在灯下，错字像草里的石子，脚踩上去才知道硌人。”\n',
  'collate.md': `# 异文

“严格质量监管措施，为全球抗疫提供尽可能多的物资保障。”
`,
  '来稿.docx': docx([
    ['a', FORGE],
    ['', '林一帆'],
    ['', BELLOWS],
  ]),
  '来稿.epub': epub({ 'a.xhtml': CHAPTER }, `<dc:title>${FORGE}</dc:title>`),
  '来稿.pdf': pdf([[220, 780, 20, FORGE], [260, 740, 12, '林一帆'], ...set(BELLOWS, 30, 100, 700)]),
  'forge.md': `# 引打铁记\n\n他写道：“${BELLOWS.slice(0, 14).replace('长久', '很久')}，打铁的人从来不和火候赌气。”\n`,
  'glance.md': `# 引文一览

习近平主席同联合国秘书长古特雷斯通话时指出：“国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战，共建美好地球家园。”

3月24日同哈萨克斯坦总统托卡耶夫通话时，他说：「病毒没有国界，疫情不分種族。」

“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”

“在经济全球化时代，这样的重大突发事件不会是最后一次……国际社会必须树立人类命运共同体意识。”
`,
};

/** Waits until Verbatim answers in a window that has just been opened; no file is open then. */
export async function ready(window) {
  await window.open(DRAFT);
  await window.squiggles().first().waitFor({ state: 'attached', timeout: 90_000 });
  await window.clear();
}

/**
 * `preview`: VS Code's Markdown preview shows it.
 * @typedef {{ name: string, preview?: boolean, play: (window: any, shot: (name: string) => Promise<void>, words: any) => Promise<void> }} Scene
 */

/** @type {Scene[]} */
export const SCENES = [
  {
    name: 'changed words are underlined, correct ones are not',
    async play(window, shot) {
      await window.open(DRAFT);
      await window.squiggles().first().waitFor({ state: 'attached' });
      await window.page.waitForFunction(() => document.querySelectorAll('.squiggly-warning').length >= 2);
      await window.underlined('团结合作才能');
      await window.underlined('3月15日');
      assert.ok(!(await window.isUnderlined('守望相助，携手应对')), 'the correct quotation');
      await window.leave();
      await shot('underlined');
    },
  },
  {
    name: 'resting the mouse on a quotation shows where it comes from',
    async play(window, shot) {
      await window.open(DRAFT);
      const text = await window.hover('守望相助', '古特雷斯');
      assert.match(text, /习近平/);
      assert.match(text, /2020年3月12日|12 March 2020/);
      assert.match(text, /同联合国秘书长古特雷斯通话/);
      assert.match(text, /团结合作是国际社会战胜疫情最有力武器/);
      await shot('hover');
      await window.leave();
    },
  },
  {
    name: 'resting it on changed words shows the difference',
    async play(window, shot, words) {
      await window.open(DRAFT);
      await window.squiggles().first().waitFor({ state: 'attached' });
      const text = await window.hover('团结合作才能', '团结协作');
      assert.match(text, words.differs);
      await shot('difference');
      await window.leave();
    },
  },
  {
    name: 'a quick fix restores the wording, on the disk too',
    async play(window, shot) {
      await window.open(DRAFT);
      await window.squiggles().first().waitFor({ state: 'attached' });
      await window.click('团结合作才能', 0.5);
      const fix = window.page.locator('.action-widget .monaco-list-row').filter({ hasText: /协作/ }).first();
      await window.retry(
        () => window.page.keyboard.press('Control+.'),
        () => fix.waitFor({ timeout: 3000 }),
      );
      await shot('misquotation');
      await fix.click();
      await window.waitForText('唯有团结协作才能应对各种全球性风险挑战');
      await window.page.waitForFunction(() => document.querySelectorAll('.squiggly-warning').length === 1);
      const saved = await window.save(DRAFT);
      assert.match(saved, /“人类是一个命运共同体，唯有团结协作才能应对各种全球性风险挑战。”/);
      assert.match(saved, /2020年3月15日/, 'nothing else has changed');
    },
  },
  {
    name: 'the wording is completed from the list',
    async play(window, shot) {
      await window.open('completion.md');
      await window.page.keyboard.press('Control+End');
      await window.page.keyboard.insertText('他指出：“在经济全球化时期，这样的重大');
      await window.page.keyboard.press('Escape');
      const row = window.page
        .locator('.suggest-widget.visible .monaco-list-row')
        .filter({ hasText: '突发事件' })
        .first();
      await window.retry(
        () => window.page.keyboard.press('Alt+/'),
        () => row.waitFor({ timeout: 4000 }),
      );
      await shot('completion');
      await window.page.keyboard.press('Enter');
      await window.waitForText('“在经济全球化时代，这样的重大突发事件不会是最后一次');
    },
  },
  {
    name: 'ghost text goes on with the wording; Tab takes it',
    async play(window, shot) {
      await window.open('ghost.md');
      await window.page.keyboard.press('Control+End');
      await window.page.keyboard.type('国际社会必须树立人类命运共同体意识，守望', { delay: 10 });
      await window.ghost().waitFor();
      // the comma opens the list, too: Escape closes that and leaves the rest
      const list = window.page.locator('.suggest-widget.visible');
      await list.waitFor();
      await window.page.keyboard.press('Escape');
      await list.waitFor({ state: 'hidden' });
      await window.ghost().waitFor();
      assert.match(await window.ghost().innerText(), /^相助/);
      await shot('ghost-text');
      await window.page.keyboard.press('Tab');
      await window.waitForText('守望相助');
      assert.match(await window.save('ghost.md'), /守望相助，?/);
      // where it may go on in several ways, the likeliest stands there for the next Tab
      await window.page.keyboard.press('Control+End');
      await window.page.keyboard.press('Enter');
      await window.page.keyboard.insertText('他说：“病毒没有');
      await window.ghost().waitFor();
      await window.page.keyboard.press('Tab');
      await window.waitForText('“病毒没有国界');
      await window.ghost().waitFor();
    },
  },
  {
    name: 'the input method is left alone; after it the ghost text comes',
    async play(window) {
      await window.open('composition.md');
      await window.page.keyboard.press('Control+End');
      await window.page.keyboard.type('病毒没有国界，疫情不分');
      await window.ghost().waitFor();
      const { ghostDuring } = await window.compose(['zh', 'zhong', 'zhong z', 'zhong zu'], '种族');
      assert.ok(!ghostDuring, 'no ghost text while composing');
      await window.waitForText('疫情不分种族');
      await window.ghost().waitFor();
      assert.doesNotMatch(await window.text(), /zhong/);
    },
  },
  {
    name: 'a quotation is found and put in',
    async play(window, shot, words) {
      await window.open('find.md');
      await window.page.keyboard.press('Control+End');
      await window.find(words);
      await window.page.keyboard.insertText('铁杆情谊');
      // Enter takes the row that has the focus
      const row = window.page
        .locator('.quick-input-list .monaco-list-row.focused')
        .filter({ hasText: '铁杆情谊' });
      await row.waitFor();
      assert.match(await row.innerText(), /武契奇/);
      await shot('find');
      await window.page.keyboard.press('Enter');
      await window.waitForText('‘铁杆情谊’历久弥坚');
      assert.match(
        await window.save('find.md'),
        /“中国和塞尔维亚是全面战略伙伴，两国和两国人民‘铁杆情谊’历久弥坚。[^]*福祉。”/,
      );
    },
  },
  {
    name: 'a quotation is found by pinyin, seen beside, pinned, and put in with its source',
    async play(window, shot, words) {
      await window.open('cite.md');
      await window.page.keyboard.press('Control+End');
      await window.find(words);
      await window.page.keyboard.insertText('bdmygj');
      const rows = window.page.locator('.quick-input-list .monaco-list-row');
      const row = rows.filter({ hasText: '病毒没有国界' }).filter({ hasText: '托卡耶夫' }).first();
      await row.waitFor();
      // the passage stands beside while the list is open
      const beside = window.page.locator('.editor-instance').nth(1).locator('.view-lines');
      await beside.filter({ hasText: '病毒没有国界' }).waitFor();
      await shot('find-preview', true);
      const press = (icon) =>
        window.retry(
          () => row.hover(),
          () => row.locator(icon).click({ timeout: 2000 }),
        );
      await press('.codicon-pin');
      await row.locator('.codicon-pinned').waitFor();
      await press('.codicon-references');
      await window.waitForText('（2020年3月24日同哈萨克斯坦总统托卡耶夫通话）');
      await window.page.waitForFunction(() => document.querySelectorAll('.editor-instance').length === 1);
      assert.match(
        await window.save('cite.md'),
        /“病毒没有国界，疫情不分种族。[^]*。”（2020年3月24日同哈萨克斯坦总统托卡耶夫通话）/,
      );
      await window.find(words);
      await rows.filter({ hasText: words.pinned }).first().waitFor();
      await rows.filter({ hasText: '病毒没有国界' }).first().waitFor();
      await shot('find-pinned');
      await window.dismiss();
    },
  },
  {
    name: 'the source is put behind a quotation by Ctrl+., as a footnote too',
    async play(window, shot, words) {
      await window.open('source.md');
      const note = window.page
        .locator('.action-widget .monaco-list-row')
        .filter({ hasText: words.footnote })
        .first();
      await window.click('疫情不分种族', 0.5);
      await window.retry(
        () => window.page.keyboard.press('Control+.'),
        () => note.waitFor({ timeout: 3000 }),
      );
      await shot('insert-source');
      await note.click();
      await window.waitForText('[^1]: 2020年3月24日同哈萨克斯坦总统托卡耶夫通话');
      await shot('footnote');
      assert.match(
        await window.save('source.md'),
        /种族。”\[\^1\][^]*\n\[\^1\]: 2020年3月24日同哈萨克斯坦总统托卡耶夫通话。见：习近平\. 团结合作是国际社会战胜疫情最有力武器\[J\]\. 求是，2020（8）\.\n$/,
      );
    },
  },
  {
    name: 'the citation of the quotation at the cursor is copied in any form',
    async play(window, shot, words) {
      await window.open('source.md');
      await window.click('疫情不分种族', 0.5);
      const rows = window.page.locator('.quick-input-list .monaco-list-row');
      await window.retry(
        () => window.command(words.copy),
        () => rows.filter({ hasText: 'BibTeX' }).first().waitFor({ timeout: 4000 }),
      );
      await rows.filter({ hasText: '求是，2020（8）' }).first().waitFor();
      await rows.filter({ hasText: '（2020年3月24日同哈萨克斯坦总统托卡耶夫通话）' }).first().waitFor();
      await shot('copy-citation');
      const citation = '习近平. 团结合作是国际社会战胜疫情最有力武器[J]. 求是，2020（8）.';
      assert.ok(!(await window.text()).includes(citation), 'it is not there before it is pasted');
      await window.page.keyboard.press('Enter');
      await rows.first().waitFor({ state: 'hidden' });
      await window.inText();
      await window.retry(
        async () => {
          await window.page.keyboard.press('Control+End');
          await window.page.keyboard.press('Control+V');
        },
        () => window.waitForText(citation, 4000),
      );
    },
  },
  {
    name: 'the words of the occasion are offered before anything is typed; pinyin is understood',
    async play(window, shot) {
      await window.open('occasion.md');
      await window.page.keyboard.press('Control+End');
      await window.page.keyboard.insertText('3月12日，习近平同古特雷斯通电话时指出：');
      await window.page.keyboard.type('“');
      const rows = window.page.locator('.suggest-widget.visible .monaco-list-row');
      const offered = rows.filter({ hasText: '新冠肺炎疫情的发生' }).first();
      await window.retry(
        async () => {
          if (!(await offered.isVisible())) await window.page.keyboard.press('Alt+/');
        },
        () => offered.waitFor({ timeout: 4000 }),
      );
      assert.match(await rows.first().innerText(), /2020-03-12/);
      await shot('occasion');
      await window.page.keyboard.type('rlmy', { delay: 60 });
      const spelled = rows.filter({ hasText: '人类命运共同体意识' }).first();
      await window.retry(
        async () => {
          if (!(await spelled.isVisible())) await window.page.keyboard.press('Alt+/');
        },
        () => spelled.waitFor({ timeout: 4000 }),
      );
      await shot('pinyin');
      await spelled.click();
      await window.waitForText('指出：“人类命运共同体意识');
      assert.doesNotMatch(await window.text(), /rlmy/);
    },
  },
  {
    name: 'the quotation’s article opens at the passage',
    async play(window, shot) {
      await window.open(DRAFT);
      await window.hover('守望相助', '古特雷斯');
      await window.leave();
      await window.click('守望相助', 0.5);
      const peek = window.page.locator('.peekview-widget').first();
      await window.retry(
        () => window.command('Peek Definition'),
        () => peek.waitFor({ timeout: 4000 }),
      );
      await peek.locator('.view-line').filter({ hasText: '携手应对风险挑战' }).first().waitFor();
      await shot('peek');
      await window.page.keyboard.press('Escape');
      await peek.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'the status item says how large the corpus is',
    async play(window, shot, words) {
      await window.open(DRAFT);
      const braces = window.page.locator('.statusbar-item[id="status.languageStatus"]');
      await braces.waitFor();
      const detail = window.page
        .locator('.hover-language-status')
        .filter({ hasText: words.articles })
        .first();
      await window.retry(
        async () => {
          await window.leave();
          await braces.hover();
        },
        () => detail.waitFor({ timeout: 4000 }),
      );
      await shot('status');
      await window.leave();
    },
  },
  {
    name: 'an article that is put into the corpus folder from outside is recognised at once',
    async play(window, shot) {
      await window.open('added.md');
      window.write(
        'corpus/灯下校书记.md',
        '---\nid: lamp\ntitle: 灯下校书记\nauthor: 林一帆\npublication: 校对通讯\ndate: 2021-09-08\nkind: essay\n' +
          'language: zh-Hans\nstatus: complete\n---\n\n校样摊在灯下，错字像草里的石头，脚踩上去才知道硌人。\n',
      );
      await window.underlined('像草里的石子');
      const text = await window.hover('像草里的石子', '灯下校书记');
      assert.match(text, /石头/);
      await shot('added');
      await window.leave();
    },
  },
  {
    name: 'a Word document, a book and a PDF become articles of the corpus',
    async play(window, shot, words) {
      const { page } = window;
      const proposed = async (name) => {
        const menu = page.locator('.monaco-menu .action-item').filter({ hasText: words.addArticle }).first();
        const file = page
          .locator('.explorer-folders-view .monaco-list-row')
          .filter({ hasText: name })
          .first();
        await window.retry(
          async () => {
            await page.keyboard.press('Escape');
            await window.command('Focus on Folders View');
            await file.click({ button: 'right', timeout: 3000 });
          },
          () => menu.waitFor({ timeout: 3000 }),
        );
        // a click right after the menu has opened is taken for the one that opened it
        await window.retry(
          async () => {
            if (await menu.isVisible()) await menu.click({ timeout: 2000 }).catch(() => {});
          },
          () => menu.waitFor({ state: 'hidden', timeout: 1500 }),
        );
        await window.waitForText('风箱拉得均匀');
        assert.match(await window.text(), /title: 打铁记/);
        return page.locator('.tab.active').getAttribute('data-resource-name');
      };
      for (const name of ['来稿.epub', '来稿.pdf']) {
        await proposed(name);
        await window.command('Revert and Close Editor');
        await page.locator('.tab').first().waitFor({ state: 'detached' });
      }
      const article = await proposed('来稿.docx');
      await shot('add-article', true);
      await window.command(words.saveArticle);
      await page.locator(`.tab.active[data-resource-name="${article}"]:not(.dirty)`).waitFor();
      assert.match(window.read(`corpus/${article}`), /^title: 打铁记$[^]*风箱拉得均匀，炉火才旺得长久/m);
      await window.open('forge.md');
      await window.underlined('才旺得很久');
      await shot('article-added', true);
    },
  },
  {
    name: 'quotations are lined quietly, and the keyboard goes from one flagged to the next',
    async play(window, shot) {
      await window.open('glance.md');
      await window.squiggles().first().waitFor({ state: 'attached' });
      const styles = await window.linesUnder(['守望相助，携手应对', '疫情不分種族']);
      assert.deepEqual(styles, ['dotted', 'dashed'], 'agreeing and nearly agreeing words are lined');
      await window.page.keyboard.press('Control+Home');
      const hover = window.page
        .locator('.monaco-hover:not(.hidden) .hover-contents')
        .filter({ hasText: '协作' });
      await window.retry(
        () => window.page.keyboard.press('Alt+.'),
        () => hover.first().waitFor({ timeout: 4000 }),
      );
      await shot('glance');
      await window.leave();
    },
  },
  {
    name: 'a finding is explained beside the text',
    preview: true,
    async play(window, shot, words) {
      await window.open(DRAFT);
      await window.squiggles().first().waitFor({ state: 'attached' });
      await window.click('团结合作', 0.5);
      await window.command(words.explain);
      const frame = await window.previewWith(words.why);
      assert.match(await frame.locator('body').innerText(), /马塔雷拉[^]*协作/);
      await shot('explain', true);
      // the next one takes its place
      await window.click('国际社会必须', 0.5);
      await window.command(words.explain);
      const next = await window.previewWith('共建美好地球家园');
      assert.doesNotMatch(await next.locator('body').innerText(), /马塔雷拉/);
      assert.equal(await window.page.locator('.tab').count(), 2);
    },
  },
  {
    name: 'the name of a rule leads to what the rule says, and nothing new is pointed out by that',
    async play(window, shot, words) {
      await window.open(DRAFT);
      await window.squiggles().first().waitFor({ state: 'attached' });
      await window.hover('团结合作才能', '团结协作');
      const tabs = await window.page.locator('.tab').count();
      await window.page.locator('.monaco-hover a.code-link').filter({ hasText: 'misquote' }).first().click();
      const frame = await window.previewWith(words.rule);
      assert.match(await frame.locator('h1').innerText(), /^misquote$/);
      await shot('rule');
      assert.equal(await window.page.locator('.tab').count(), tabs + 1);
      await window.leave();
    },
  },
  {
    name: 'the view lists the quotations by verdict, and mends one',
    async play(window, shot, words) {
      await window.open('view.md');
      await window.squiggles().first().waitFor({ state: 'attached' });
      await window.command(words.documentView);
      const row = window.row('唯有团结合作');
      await row.waitFor();
      assert.match(await window.row(words.differs).innerText(), /1/, 'the group says how many');
      await window.row(words.agrees).waitFor();
      assert.match(
        await row.getAttribute('aria-label'),
        words.differs,
        'the verdict is said, not only shown',
      );
      await shot('view', true);
      await window.retry(
        () => row.hover(),
        () => row.locator('.action-label').first().click({ timeout: 2000 }),
      );
      await window.waitForText('唯有团结协作才能');
      await row.waitFor({ state: 'detached' });
      assert.match(await window.save('view.md'), /唯有团结协作才能/);
    },
  },
  {
    name: 'the corpus is a tree: by article and by date, filtered, a passage is put in',
    async play(window, shot, words) {
      await window.open('corpus-view.md');
      await window.page.keyboard.press('Control+End');
      await window.command(words.corpusView);
      await window.row('团结合作是国际社会').waitFor();
      await shot('corpus', true);
      await window.command(words.byDate);
      await window.row('2020').waitFor();
      await window.command(words.filter);
      await window.answer('铁杆情谊');
      const passage = window.row('铁杆情谊');
      await passage.waitFor();
      await shot('corpus-filtered', true);
      await window.retry(
        () => passage.hover(),
        () => passage.locator('.action-label').first().click({ timeout: 2000 }),
      );
      await window.waitForText('‘铁杆情谊’历久弥坚');
      await window.save('corpus-view.md');
      await window.command(words.clearFilter);
      await window.command(words.byArticle);
    },
  },
  {
    name: 'the difference is shown in the diff editor',
    async play(window, shot, words) {
      await window.open(DRAFT);
      await window.squiggles().first().waitFor({ state: 'attached' });
      await window.click('人类是一个命运', 0.5);
      await window.command(words.difference);
      await window.page.locator('.monaco-diff-editor .char-insert').first().waitFor();
      await shot('diff', true);
    },
  },
  {
    name: 'all who have a passage are laid beside each other',
    preview: true,
    async play(window, shot, words) {
      await window.open('collate.md');
      await window.linesUnder(['严格质量监管']);
      await window.click('严格质量监管', 0.5);
      await window.command(words.collate);
      const frame = await window.previewWith(words.record);
      assert.match(await frame.locator('body').innerText(), /监管[^]*监督[^]*(甲|A)/);
      await shot('collation', true);
    },
  },
  {
    name: 'what is ignored by a quick fix is ignored for good',
    async play(window, shot, words) {
      await window.open(DRAFT);
      await window.squiggles().first().waitFor({ state: 'attached' });
      await window.page.waitForFunction(() => document.querySelectorAll('.squiggly-warning').length >= 2);
      await window.click('3月15日', 0.5);
      const fix = window.page
        .locator('.action-widget .monaco-list-row')
        .filter({ hasText: words.ignore })
        .first();
      await window.retry(
        () => window.page.keyboard.press('Control+.'),
        () => fix.waitFor({ timeout: 3000 }),
      );
      await shot('ignore');
      await fix.click();
      await window.page.waitForFunction(() => document.querySelectorAll('.squiggly-warning').length === 1);
      assert.ok(!(await window.isUnderlined('3月15日')), 'the date is left alone');
      const list = window.read('.verbatim/ignore.json');
      assert.match(list, /"rule": "contradicted", "file": "抗疫文稿\.md".*"stated": "2020年3月15日"/);
      await shot('ignored');
      window.remove('.verbatim');
      await window.page.waitForFunction(() => document.querySelectorAll('.squiggly-warning').length === 2);
    },
  },
  {
    name: 'the whole workspace is checked, and the report leads to each place',
    async play(window, shot, words) {
      await window.open('workspace.txt');
      await window.command(words.checkWorkspace);
      const frame = window.page.frameLocator('iframe.webview').frameLocator('iframe');
      const row = frame.locator('table th a').filter({ hasText: 'workspace.txt' });
      await row.waitFor();
      assert.match(await frame.locator('table').innerText(), /抗疫文稿\.md/);
      await shot('report', true);
      const cursor = window.page.locator('[id="status.editor.selection"]');
      for (const [name, line] of [
        ['workspace.txt', 1],
        [DRAFT, 5],
        [DRAFT, 7],
      ]) {
        // the link's title says the line as the reader's language does
        const place = frame
          .locator(`li a[title^="${name}: "]`)
          .filter({ hasText: new RegExp(`\\b${line}\\b`) });
        await window.retry(
          () => place.first().click(),
          () => window.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: 4000 }),
        );
        await cursor.filter({ hasText: new RegExp(`^\\D*${line}\\D`) }).waitFor();
        await window.page.locator('.tab').filter({ hasText: words.report }).click();
        await row.waitFor();
      }
      await window.command(words.clearWorkspace);
    },
  },
  {
    name: 'by the keyboard alone: from the view to a quotation, and what can be done there',
    async play(window, shot, words) {
      await window.open('view.md');
      await window.squiggles().first().waitFor({ state: 'attached' });
      await window.command(words.documentView);
      await window.row('唯有团结合作').waitFor();
      const focused = window.page.locator('.sidebar .monaco-list-row.focused');
      await window.retry(
        () => window.page.keyboard.press('ArrowDown'),
        () => focused.filter({ hasText: '唯有团结合作' }).waitFor({ timeout: 1500 }),
      );
      assert.match(await focused.getAttribute('aria-label'), /团结合作/);
      await window.page.keyboard.press('Enter');
      await window.page.locator('[id="status.editor.selection"]').filter({ hasText: /\b5\b/ }).waitFor();
      await window.inText();
      const fix = window.page.locator('.action-widget .monaco-list-row.focused').filter({ hasText: /协作/ });
      await window.retry(
        () => window.page.keyboard.press('Control+.'),
        () => fix.waitFor({ timeout: 3000 }),
      );
      await shot('keyboard', true);
      await window.page.keyboard.press('Enter');
      await window.waitForText('唯有团结协作才能');
      assert.match(await window.save('view.md'), /唯有团结协作才能/);
    },
  },
  {
    name: 'the first steps: four of them, each with its picture, and what its buttons open',
    async play(window, shot, words) {
      const { page } = window;
      await window.command(words.firstSteps);
      const steps = page.locator('.getting-started-step');
      await steps.nth(3).waitFor();
      assert.equal(await steps.count(), 4);
      const pictures = page.frameLocator('iframe.webview').frameLocator('iframe').locator('img');
      const seen = new Set();
      const unfold = (number) =>
        window.retry(
          async () => {
            if ((await steps.nth(number).getAttribute('aria-expanded')) !== 'true')
              await steps.nth(number).locator('.step-title').click();
          },
          () =>
            steps.nth(number).locator('.button-container .monaco-button').first().waitFor({ timeout: 3000 }),
        );
      for (let number = 0; number < 4; number++) {
        await unfold(number);
        await window.retry(
          async () => {},
          async () => {
            const { source, width } = await pictures
              .first()
              .evaluate((image) => ({ source: image.src, width: image.naturalWidth }), undefined, {
                timeout: 3000,
              });
            assert.ok(width > 0 && !seen.has(source), 'the step has its own picture');
            seen.add(source);
          },
        );
        await shot(`first-steps-${number + 1}`, true);
      }
      const page4 = page.frameLocator('iframe.webview').frameLocator('iframe').locator('body');
      await page4.filter({ hasText: words.articleStep }).waitFor();
      /** A step is ticked when what it asks for was done, not before. */
      const ticked = (number) => steps.nth(number).locator('.codicon-getting-started-step-checked');
      const isTicked = (number) => ticked(number).first().waitFor({ state: 'attached' });
      const press = async (number, button) => {
        await unfold(number);
        await steps.nth(number).locator('.button-container .monaco-button').nth(button).click();
      };
      // the sample opens beside the steps
      await press(0, 0);
      await window.waitForText('电话线两端的春天');
      await window.squiggles().first().waitFor({ state: 'attached' });
      for (const number of [1, 2, 3]) assert.equal(await ticked(number).count(), 0, `step ${number + 1}`);
      // the first flagged place is gone to, and mended; from the page of the first steps keys go, too: back to the last one here
      await unfold(2);
      await steps.nth(2).locator('.step-title').focus();
      await page.keyboard.press('Alt+,');
      await page
        .locator('.editor-instance .active-line-number')
        .filter({ hasText: /^(?!1$)/ })
        .waitFor();
      assert.equal(await ticked(2).count(), 0, 'nothing is mended yet');
      await press(2, 0);
      // the page of the first steps may take the focus back: what follows goes by the mouse
      await page.locator('.editor-instance .active-line-number').filter({ hasText: /^14$/ }).waitFor();
      await shot('first-steps-sample', true);
      await window.hover('疫情不分民族', words.differs);
      await isTicked(0);
      await window.leave();
      await page.mouse.click(...(await window.point('疫情不分民族')));
      await window.inText();
      await page.mouse.move(30, 640);
      const before = await window.squiggles().count();
      await window.retry(
        () => page.keyboard.press('Control+.'),
        () => page.locator('.action-widget .monaco-list-row.focused').waitFor({ timeout: 3000 }),
      );
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        (count) => document.querySelectorAll('.squiggly-warning').length < count,
        before,
      );
      await isTicked(2);
      // a quotation is found, and goes into the sample
      await press(1, 0);
      const row = page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: '铁杆情谊' });
      await page.locator('.quick-input-title').filter({ hasText: words.find }).waitFor();
      await page.locator('.quick-input-widget input').first().fill('铁杆情谊');
      await row.click();
      await window.waitForText('‘铁杆情谊’历久弥坚');
      await isTicked(1);
      // a new article, with its particulars to be filled in
      await press(3, 1);
      await window.waitForText('kind: essay');
      await window.dismiss();
    },
  },
];
