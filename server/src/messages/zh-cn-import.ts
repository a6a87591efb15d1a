/** What an import says, in Chinese; part of the server's sentences. */
export const CHINESE_IMPORT: Readonly<Record<string, string>> = {
  'To be looked at before this is used (delete these lines then):':
    '使用前请核对以下各项（核对后删去这几行）：',
  'left behind by a word processor': '文字处理软件留下的痕迹',
  'half-width punctuation in a text that has full-width punctuation': '全文用全角标点，此处为半角',
  'The text at hand breaks off at {0}.': '来件至{0}中断。',
  '“{0}”': '“{0}”',
  'No title was found; the article is named by its first words.': '没有找到标题，暂以篇首的话为名。',
  'The title {0} does not stand in the text; it comes from the file’s own fields.':
    '标题{0}不见于正文，取自文件属性。',
  'No author was found: add “author: …”, or who speaks stays unknown.':
    '没有找到作者：请补 author，否则讲话人不详。',
  'No place of publication was found.': '没有找到刊载处。',
  'No date was found: dates without a year in the text stay without one.':
    '没有找到日期：文中不写年份的日期将没有年份。',
  'The text is dated {0} without a year: add “date: …”.': '文中只有月日（{0}）而没有年份：请补 date。',
  'The year {0} is taken from {1}.': '年份{0}取自{1}。',
  'The year {0} is taken from words that the corpus has too: {1}.': '年份{0}据引文库中同样的话推定：{1}。',
  'The year {0} is the latest that the text names ({1}).': '年份{0}是文中提到的最晚年份（{1}）。',
  'Whether this is of the kind “{0}” is a guess.': '文章类别“{0}”为推测。',
  '{0} lines were taken for headings: {1}.': '有{0}行作为小标题：{1}。',
  'Joined where a sentence seemed torn: {0} + {1}.': '疑为断句，已接合：{0}＋{1}。',
  'A paragraph stops in the middle of a sentence, and its rest was not found: {0}.':
    '段落在句中断开，没有找到下文：{0}。',
  '{0} paragraphs stood in the middle of a sentence ({1} to {2}); where they belong is a guess: at {3}.':
    '有{0}段插在一句话中间（{1}至{2}），移到{3}处，位置为推测。',
  '{0} proposed joins, moves or emendations could not be placed and were left out.':
    '有{0}处接合、移动或校改无法定位，没有采用。',
  '{0} half-width punctuation marks stand between Chinese words; they were left as they are.':
    '汉字之间有{0}个半角标点，保留原样。',
  'It is not said where these words come from: {0}.': '没有写明出处：{0}。',
  'Who says this was not made out: {0}.': '没有读出讲话人：{0}。',
  '{2} of {3} passages stand in the corpus already, in {0} ({1}).':
    '{3}个条目中有{2}个引文库中已有，见{0}（{1}）。',
  '{0} page numbers were left out: {1}.': '略去{0}个页码：{1}。',
  '{0} lines that stand on every page were left out: {1}.': '略去{0}行页眉页脚：{1}。',
  '{0} characters of the page around the article were left out.': '略去网页中文章以外的{0}个字符。',
  '{0} marks of notes were left out.': '略去{0}个注释标记。',
  '{0} notes were left out.': '略去{0}条注释。',
  'The document has tracked changes: they were read as accepted.':
    '文档中有修订标记，已按接受修订后的文字读取。',
  '{0} chapters that the book names are not in the file.': '书中列出的{0}个章节不在文件里。',
  '{0} pages are pictures without text: {1}.': '有{0}页是图片，没有文字：{1}。',
  '… and {0} more like the last of “{1}”.': '……另有{0}处同类情况（{1}）。',
  '{0} characters were given as radicals of a font (⼈ for 人) and were read as characters.':
    '有{0}个字在文件里写作字体部首（如以⼈为人），已按汉字读取。',
  '{0} words divided at the end of a line were put together.': '行末断开的{0}个单词已接合。',
  '{0} characters cannot be told: the file’s fonts do not say what they are.':
    '有{0}个字无法识别：文件的字体没有说明是什么字。',
  compilation: '汇编',
  speech: '讲话',
  letter: '书信',
  report: '报道',
  essay: '文章',
  commentary: '评论',
  'verse or chapters': '诗文、分章文本',
  dialogue: '对话',
  text: '其他文本',
  '“{0}”: {1}, {2} passages, {3} points to look at. Nothing is written yet.':
    '《{0}》：{1}，{2}个条目，{3}处待核对。尚未写入。',
  'It has {0} pages; at most {1} are read. Divide it.': '文件有{0}页，最多可读{1}页，请分开。',
  'Its pages are pictures without text. Have the text recognised first.':
    '各页是图片，没有文字，请先识别出文字。',
  'Files cannot be read here.': '此处无法读取文件。',
  'There is no such file.': '没有这个文件。',
  'This is a folder; name the files in it.': '这是文件夹，请指定其中的文件。',
  'This is not a file.': '这不是文件。',
  'It cannot be read ({0}).': '无法读取（{0}）。',
  'It has {0} MB; at most {1} MB are read. Divide it into articles.':
    '文件有{0} MB，最多可读{1} MB，请分成多篇文章。',
  'It unpacks to more than {0} MB; it was not unpacked.': '解压后超过{0} MB，没有解压。',
  'It is empty.': '文件是空的。',
  'There is no text in it.': '其中没有文字。',
  'Its name ends in {0}, but it is something else inside ({1}). Give it the ending of what it is.':
    '文件名以{0}结尾，内容却是别的格式（{1}），请改正扩展名。',
  'It is a document of an old Word (.doc). Save it as .docx.': '这是旧版 Word 文档（.doc），请另存为 .docx。',
  'It is an RTF document. Save it as .docx.': '这是 RTF 文档，请另存为 .docx。',
  'It is a picture. Have its text recognised first.': '这是图片，请先识别出文字。',
  'It is a packed archive. Unpack it first.': '这是压缩包，请先解压。',
  'It is locked with a password or a licence.': '文件已加密。',
  'It is not a text file.': '这不是文本文件。',
  'It is damaged at line {0}: these bytes are not UTF-8. Save it again as UTF-8.':
    '第{0}行损坏：这些字节不是 UTF-8，请重新存为 UTF-8。',
  'Its encoding is not known (UTF-8, UTF-16, GB18030 and Big5 are read). Save it as UTF-8.':
    '不知道是什么编码（可读 UTF-8、UTF-16、GB18030、Big5），请存为 UTF-8。',
  'It cannot be read as {0}: {1}': '无法按{0}读取：{1}',
  'it is damaged': '文件已损坏',
};
