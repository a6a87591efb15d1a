// The sentences of the command line in Chinese.
import type { Tally, Words } from './words.ts';

const VERDICTS_ZH: Readonly<Record<Tally, string>> = {
  exact: '与原文一致',
  equivalent: '仅标点或字形不同',
  elided: '有省略',
  variant: '异文',
  misquote: '与原文不一致',
  spliced: '拼接',
  unsourced: '引文库中未见',
  contradicted: '出处不符',
};

const quoted = (text: string): string => `“${text}”`;

/** What the file system said, where it says it often, in words. */
const why = (reason: string): string =>
  ({ ENOSPC: '那里已没有空间', ENOENT: '没有这个文件夹', EACCES: '没有写入的权限' })[reason] ?? reason;

export const zh: Words = {
  help: {
    program: '对照引文库核对文稿中的引文。离线运行，不向外发送任何内容。',
    check: '核对文稿中的引文',
    search: '按词句、讲话人、场合、文章或日期查找引文',
    corpus: '查看引文库',
    stats: '引文库收了什么：文章、条目、讲话人、日期、不详之处、校改',
    lint: '检查文章：不该有的字符、断开的句子、日期、场合、异文',
    lintFolders: '存放文章的文件夹；不写则为 ./corpus，没有则为自带的引文库',
    lintFix: '把确定无疑的记入文首信息（校改、并段），正文保持原样',
    lintExitStatus: '退出状态：0 没有要看的地方；1 列出了要看的地方；2 有文件读不了或写不了。',
    collate: '把每个条目与转引它的其他文章对校，列出异文',
    collateAll: '没有异文的转引、作者自己行文中的转述也列出来',
    export: '把条目写成其他程序能读的格式：JSON Lines、CSL-JSON、TEI、CSV；或把译文写成 TMX',
    exportArticle: '只要这篇文章（短名），可多次使用',
    exportOut: '写到这个文件，而不是标准输出',
    import: '把文件读作一篇文章，显示它在引文库里会是什么样子；不经同意不写入',
    importFiles: '纯文本、Markdown、HTML、Word（.docx）、EPUB 或 PDF；- 为标准输入',
    out: '文章文件所在的文件夹',
    write: '写入文章文件（绝不覆盖已有文件）',
    id: '文章的名称（只给一个文件时）',
    translations: '引文库有哪些译文；给出文件时，从中读取条目的译文',
    translationFiles: 'TMX、XLIFF，或 Verbatim 自己的 .translations.yaml',
    translationStatus: '所读译文的性质；不写则依文件所说，文件没有说则为草稿',
    translationSource: '译文的来源，例如刊物',
    translationsOut: '要写出的文件所在的文件夹',
    bilingual: '列出没有采用既定译文、或与既定译文不一致的引文',
    bilingualFile: '一篇文稿；或有两种语言的表格（CSV、TSV、Markdown）、XLIFF、TMX',
    bilingualTranslation: '这篇文稿的译稿',
    bilingualTranslations: '引文库以外的译文文件，可多次使用',
    bilingualAll: '采用了既定译文的也列出来',
    bilingualExitStatus: '退出状态：0 都采用了；1 有不一致或没有采用的；2 有文件读不了。',
    lsp: '运行语言服务器（供编辑器使用）',
    files: '文件、文件夹或通配符；- 表示标准输入',
    query: '要找的词句',
    corpusOption: '另加一个存放文章的文件夹或引文库包，可多次使用',
    noBundledCorpus: '不用自带的引文库',
    noCache: '重新读取所有文章，不为较大的文件夹保留索引',
    pack: '把文章文件夹连同索引做成一个文件',
    packFolders: '存放文章的文件夹',
    packOutput: '要写出的引文库包，文件名以 .verbatim 结尾',
    format: '输出格式',
    fix: '把无须取舍的地方改为原文，并说明改了什么',
    all: '与原文一致的引文、与引文库相同或相近的正文也列出来',
    include: '文件夹中只看符合的文件，例如 drafts/** 或 *.md，可多次使用',
    exclude: '文件夹中不看符合的文件，例如 old 或 *.draft.md，可多次使用',
    showIgnored: '注释和 .verbatim/ignore.json 要求忽略的也列出来',
    noIgnore: '不理会忽略注释和 .verbatim/ignore.json',
    stdinName: '标准输入的文件名，按扩展名判断格式',
    example: '全部列出，说明怎样在 VS Code 中查看，退出状态为 0',
    limit: '最多列出几条',
    lang: '界面语言：zh 或 en',
    stdio: '经标准输入输出通信',
    version: '显示版本',
    help: '显示帮助',
    headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
    choices: '可选',
    inBrackets: (facts) => `（${facts.join('；')}）`,
    defaultValue: '默认',
    exitStatus:
      '退出状态：0 没有要看的地方；1 有引文与原文不一致、拼接或出处不符；2 有文件或引文库读不了\n（其余的照常核对）。',
  },
  usage: {
    missingOption: (option) => `缺少 ${option}`,
    missingArgument: (name) => `缺少 ${name}`,
    unknownOption: (option) => `没有 ${option} 这个选项`,
    unknownCommand: (name) => `没有 ${name} 这个命令`,
    badValue: (option, given, choices) =>
      `${option} 不能是“${given}”` + (choices === '' ? '' : `，可选：${choices}`),
    missingValue: (option) => `${option} 后面缺少一个值`,
    tooMany: () => '参数太多',
    seeHelp: () => '用 verbatim --help 查看用法。',
  },
  trouble: {
    missing: () => '没有这个文件或文件夹',
    emptyName: () => '给出的名称中有一个是空的：没有这样的文件或文件夹',
    device: () => '这是设备，不是文件，没有读取。请给出文件，或用 - 表示标准输入',
    unreadable: (reason) => `读不了（${reason}）`,
    binary: () => '不是文本文件，没有核对',
    damaged: () => '文件在这里损坏：这些字节不是 UTF-8，请重新存为 UTF-8',
    encoding: () => '不知道是什么编码（可读 UTF-8、UTF-16、GB18030、Big5），请存为 UTF-8',
    noMatch: () => '没有匹配的文件',
    nothingToCheck: () =>
      '文件夹里没有可核对的文稿（Markdown、纯文本、LaTeX、HTML、reStructuredText、AsciiDoc）',
    noneFits: (include) => `文件夹里没有符合 --include ${include.map(quoted).join('、')} 的文稿`,
    allExcluded: () => '文件夹里有文稿，但都被 --exclude 排除了',
    failed: (reason) => `没能核对（${reason}）`,
    corpusMissing: () => '没有这个引文库文件夹',
    corpusNotFolder: () => '这不是文件夹；--corpus 后面要写存放文章的文件夹',
    corpusUnreadable: () => '读不了这个引文库文件夹',
    corpusWithoutArticles: () => '这个引文库文件夹里没有文章（.md）',
    packName: () => '引文库包的文件名要以 .verbatim 结尾',
    packNoArticle: () => '没有读到一篇文章，未写出引文库包',
    corpusEmpty: () => '引文库里没有条目，无从核对',
    noCorpus: () => '没有引文库：请用 --corpus 指定，或去掉 --no-bundled-corpus',
    fixStdin: () => '标准输入不能就地修改，什么也没有写。要用 --fix 请给出文件',
    fixRoundTrip: () => '没有改：按原来的编码写回会变样，请先存为 UTF-8',
    notWritten: (reason) => `写不进去（${reason}），文件还是原样`,
    outputFailed: (reason) => `无法写入（${why(reason)}）`,
    reportFailed: (reason) => `输出无法写入（${why(reason)}）`,
    changedMeanwhile: () => '没有改：文件在核对期间被别的程序改过',
    noArticle: (id) => `引文库中没有文章 ${id}`,
    warning: (message) => `注意：${message}`,
    lspStdioOnly: () => '语言服务器经标准输入输出通信：verbatim lsp --stdio',
  },
  verdict: VERDICTS_ZH,
  tally: VERDICTS_ZH,
  editKind: { wording: '', punctuation: '标点', script: '字形', width: '全半角' },
  label: { differs: '异同', canonical: '原文', source: '出处', part: '其中', stated: '文中', also: '另见' },
  unknown: { speaker: '讲话人不详', date: '日期不详', occasion: '场合不详' },
  conflict: { speaker: '讲话人', date: '日期', occasion: '场合', article: '文章' },
  edit: (operation, found, expected) =>
    ({
      substitution: `异 “${found}” → “${expected}”`,
      omission: `脱 “${expected}”`,
      addition: `衍 “${found}”`,
      transposition: `倒 “${found}” → “${expected}”`,
    })[operation],
  mended: (operation, found, expected) =>
    ({
      substitution: `“${found}”改为“${expected}”`,
      omission: `补“${expected}”`,
      addition: `删“${found}”`,
      transposition: `“${found}”调整为“${expected}”`,
    })[operation],
  moreEdits: (count) => `另有 ${count} 处`,
  conflictIs: (what, stated, expected) =>
    expected === null
      ? `${what}：文中作“${stated}”，出处没有说明`
      : `${what}：文中作“${stated}”，出处为“${expected}”`,
  others: (count) => `另有 ${count} 个出处有同样的文字`,
  unsourced: () => '引文库中没有与此相近的文字。',
  spliced: () => '一处引文由几个条目拼接而成：',
  variant: () => '转引如此，原始出处的文字不同。',
  quote: (text) => `“${text}”`,
  title: (text) => `《${text}》`,
  date: (edtf) => {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(edtf);
    if (match === null) return edtf;
    const [, year, month, day] = match;
    return `${year}年` + (month ? `${Number(month)}月` : '') + (day ? `${Number(day)}日` : '');
  },
  fixed: (count, file) => `${file}：改了 ${count} 处`,
  summary: (files, quotations, tallies) =>
    `${files} 个文件，${quotations} 处引文` +
    (tallies.length > 0
      ? '：' + tallies.map(([tally, count]) => `${count} 处${zh.tally[tally]}`).join(' · ')
      : ''),
  running: (count) => `另有 ${count} 处正文与引文库相同或相近，用 --all 列出`,
  unquoted: '没有引号',
  colon: '：',
  ignored: (count) => `另有 ${count} 处已忽略，用 --show-ignored 列出`,
  ignoredBy: (place, reason) => `忽略于 ${place}` + (reason === '' ? '' : `：${reason}`),
  staleComment: () => '这里已没有要忽略的内容，此注释可以删去',
  staleEntry: () => '已没有与此条相符的引文，可以删去',
  verdictLine: (flagged) => (flagged === 0 ? '没有要看的地方。' : `要看的有 ${flagged} 处。`),
  indexing: (percent) => `正在为引文库建立索引：${percent}%`,
  packed: (articles, passages, megabytes) => `${articles} 篇文章，${passages} 个条目，${megabytes} MB`,
  sources: () => '已载入',
  example: () =>
    [
      '在 VS Code 里看同一页（波浪线、悬停、补全、快速修复）：',
      '  npm run editor     本机没有 VS Code 时，在浏览器里打开一个真正的 VS Code',
      '  npm run package    生成 verbatim-*.vsix，再执行 code --install-extension verbatim-*.vsix',
      '核对自己的文稿：node dist/cli.cjs check 文件',
    ].join('\n'),
  searchNothing: (query) => `没有找到“${query}”。`,
  exported: (passages, file) => `${passages} 个条目已写入 ${file}`,
  lintSummary: (articles, findings, fixed) =>
    `${articles} 篇文章：` +
    (findings === 0 ? '没有要看的地方' : `${findings} 处要看`) +
    (fixed > 0 ? `；已在文首信息记下 ${fixed} 条` : ''),
  collateSummary: (passages, witnesses, variants, undecided) =>
    `${passages} 个条目，${witnesses} 处转引，${variants} 处异文` +
    (undecided > 0 ? `；${undecided} 处尚未定夺` : ''),
  bilingual: {
    what: { used: '采用了既定译文', altered: '与既定译文不一致', unused: '未用既定译文' },
    label: { original: '原稿', here: '译稿', established: '既定' },
    changed: (found, expected) => `异 “${found}” → “${expected}”`,
    leftOut: (expected) => `脱 “${expected}”`,
    added: (found) => `衍 “${found}”`,
    longer: () => '既定译文译的是比引文更长的一段',
    summary: (used, altered, unused) =>
      `${used + altered + unused} 处引文有既定译文：${used} 处采用，${altered} 处不一致，${unused} 处未用`,
    noTranslations: () =>
      '引文库的条目没有译文；请把 TMX、XLIFF 或 .translations.yaml 文件放在文章旁边，或用 --translations 指定',
    noRows: () => '没有一行的两栏都有文字',
  },
  translations: {
    kind: (from, passages, pairs) => `${from}：${passages} 个条目，${pairs} 对`,
    summary: (units, unplaced) =>
      `${units} 条译文` + (unplaced > 0 ? `；${unplaced} 条在引文库中未见原文` : ''),
    read: (file, units, placed) => `${file}：${units} 条，其中 ${placed} 条译的是引文库中的文字`,
    unplaced: (file, line, text) => `${file}:${line}：引文库中未见：${text}`,
    more: (count) => `另有 ${count} 条`,
    exported: (units, file) => `${units} 条已写入 ${file}`,
  },
  decided: '定夺',
  tie: { dated: '日期相同', speaker: '讲话人相同', words: '文字相同', conflict: '日期或讲话人不同' },
  import: {
    read: (file, target, kind, passages, quotations) =>
      `${file} → ${target}：${kind}，${passages}个条目` + (quotations > 0 ? `，其中引语${quotations}条` : ''),
    ask: (target) => `写入 ${target}？[y/N] `,
    written: (target) => `已写入 ${target}，请核对文件开头以 # 起始的各行。`,
    notYet: () => '没有写入；加 --write 写入',
    exists: () => '已有同名文件，没有写入',
    failed: (reason) => `无法写入（${reason}）`,
  },
  stats: {
    articles: '文章',
    passages: '条目',
    characters: '字数',
    inside: '在别的条目之中',
    bySection: '各部分的条目',
    noSection: '（不分部分）',
    speakers: '讲话人',
    dates: '日期',
    unknowns: '不详',
    unknownSpeaker: '讲话人不详',
    unknownDate: '日期不详',
    unknownOccasion: '场合不详',
    dayUnknown: '日期不到日',
    emendations: '校改',
    applied: '已改',
    left: '存疑未改',
    partial: '不全',
    authority: { primary: '原始出处', secondary: '转引' },
    kind: {
      compilation: '汇编',
      speech: '讲话',
      letter: '书信',
      report: '报道',
      essay: '文章',
      commentary: '评论',
      verse: '韵文',
      dialogue: '访谈对话',
      text: '文本',
    },
    certainty: { certain: '确定', probable: '大致确定', uncertain: '不确定' },
    note: {
      'broken-off': '原文中断，日期与场合不详',
      'no-provenance': '没有出处行',
      'provenance-unreadable': '出处行无法读取',
      doubtful: '文字存疑',
    },
    count: (passages) => `${passages} 条`,
  },
};
