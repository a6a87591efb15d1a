// Makes a corpus pack of the Tang and Song poems: the npm package chinese-poetry (MIT), an article an author, a section a
// poem. Nothing of it is part of the project: all goes to the git-ignored out/.
//   npm run build && node scripts/classical-pack.mjs        writes out/classical.verbatim
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const poems = path.join(root, 'out/classical/node_modules/chinese-poetry/dist/quantangshi');
const articles = path.join(root, 'out/classical-articles');
const pack = path.join(root, 'out/classical.verbatim');

/** @typedef {{ title: string, paragraphs: string[] }} Poem */

/** What Markdown, or a gap in the text, would make something else of. */
const UNFIT = /[□■{}[\]〖〗\\*_<>|#`]/;

/** @returns {Map<string, Poem[]>} poems by author and dynasty, in the order of the collection */
function byAuthor() {
  const authors = new Map();
  for (const name of fs.readdirSync(poems).sort()) {
    const dynasty = /^poet\.(tang|song)\./.exec(name)?.[1];
    if (dynasty === undefined) continue;
    for (const { title, author, paragraphs } of JSON.parse(fs.readFileSync(path.join(poems, name), 'utf8'))) {
      const words = paragraphs.filter((/** @type {string} */ line) => line.trim() !== '');
      if (words.length === 0 || UNFIT.test(title + author + words.join(''))) continue;
      const key = `${dynasty} ${author}`;
      authors.set(key, [...(authors.get(key) ?? []), { title, paragraphs: words }]);
    }
  }
  return authors;
}

/** @type {(author: string, dynasty: string, number: number, works: Poem[]) => string} */
const articleOf = (author, dynasty, number, works) =>
  [
    '---',
    `id: ${dynasty}-${number}`,
    `title: ${JSON.stringify(`${author}${dynasty === 'tang' ? '全唐詩' : '全宋詩'}`)}`,
    ...(/^(不詳|無名氏|佚名)$/.test(author) ? [] : [`author: ${JSON.stringify(author)}`]),
    'kind: text',
    'language: zh-Hant',
    '---',
    ...works.flatMap(({ title, paragraphs }) => ['', `## ${title}`, '', paragraphs.join('')]),
    '',
  ].join('\n');

if (!fs.existsSync(poems))
  execFileSync(process.execPath, [path.join(root, 'test/accuracy/fetch-classical.mjs')], {
    stdio: 'inherit',
  });
fs.rmSync(articles, { recursive: true, force: true });
let number = 0;
let characters = 0;
for (const [key, works] of byAuthor()) {
  const [dynasty, author] = [key.slice(0, 4), key.slice(5)];
  const folder = path.join(articles, dynasty);
  fs.mkdirSync(folder, { recursive: true });
  const file = `${String(++number).padStart(5, '0')}-${author.replace(/[\\/:*?"<>|]/g, '')}.md`;
  fs.writeFileSync(path.join(folder, file), articleOf(author, dynasty, number, works));
  for (const { paragraphs } of works) characters += paragraphs.join('').length;
}
console.log(`${number} authors, ${(characters / 1e6).toFixed(1)} million characters`);
const cli = path.join(root, 'dist/cli.cjs');
execFileSync(process.execPath, [cli, 'corpus', 'pack', articles, '-o', pack], { stdio: 'inherit' });
