import * as fs from 'node:fs';
import * as path from 'node:path';
import type { CorpusFile } from '../../server/src/engine/index.ts';
import { simplifiedScript } from './script.ts';

/** One work: a poem, an essay, a chapter. */
export interface Work {
  readonly id: string;
  readonly title: string;
  readonly author: string | null;
  readonly paragraphs: readonly string[];
}

interface Chapter {
  chapter?: string;
  subchapter?: string | null;
  title?: string;
  author?: string;
  rhythmic?: string;
  paragraphs: string[];
}

/** Where fetch-classical.mjs puts the package; null when it has not been brought. */
export function classicalFolder(root: string): string | null {
  const folder = path.join(root, 'out/classical/node_modules/chinese-poetry/dist');
  return fs.existsSync(folder) ? folder : null;
}

const read = (folder: string, file: string): unknown =>
  JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));

/** 先秦：左丘明, 西晋·李密 → the name; nobody for 佚名. */
function authorOf(author: string | undefined): string | null {
  const name = author?.replace(/^.+[：:·]/, '').trim() ?? '';
  // A single character is what is left of a damaged name.
  return [...name].length < 2 || name === '佚名' || name === '无名氏' ? null : name;
}

/** 古文观止, 论语, 孟子: prose. */
export function prose(folder: string, simplified: boolean): Work[] {
  const to = simplified ? simplifiedScript : (words: string) => words;
  const works: Work[] = [];
  const guwen = read(folder, 'mengxue/guwenguanzhi.json') as { content: { content: Chapter[] }[] };
  for (const { content } of guwen.content) {
    for (const c of content) {
      works.push({
        id: `guwen-${works.length}`,
        title: to(c.chapter ?? ''),
        author: authorOf(c.author === undefined ? undefined : to(c.author)),
        paragraphs: c.paragraphs.map(to),
      });
    }
  }
  for (const [file, book] of [
    ['lunyu/lunyu.json', '论语'],
    ['sishuwujing/mengzi.json', '孟子'],
  ]) {
    for (const c of read(folder, file) as Chapter[]) {
      works.push({
        id: `${path.basename(file, '.json')}-${works.length}`,
        title: `${book}·${simplifiedScript(c.chapter ?? '')}`,
        author: null,
        paragraphs: c.paragraphs.map(to),
      });
    }
  }
  return works.filter(isSound);
}

/** 唐诗三百首, 诗经, and a thousand 词: verse, a poem a work. */
export function poems(folder: string): Work[] {
  const works: Work[] = [];
  const tang = read(folder, 'mengxue/tangshisanbaishou.json') as { content: { content: Chapter[] }[] };
  for (const { content } of tang.content) {
    for (const c of content) {
      works.push({
        id: `tang-${works.length}`,
        title: simplifiedScript(c.subchapter ?? c.chapter ?? ''),
        author: authorOf(simplifiedScript(c.author ?? '')),
        paragraphs: [simplifiedScript(c.paragraphs.join(''))],
      });
    }
  }
  for (const c of read(folder, 'songci/ci.song.1000.json') as Chapter[]) {
    const text = c.paragraphs.join('');
    if (text.length < 40) continue;
    works.push({
      id: `ci-${works.length}`,
      title: c.rhythmic ?? '',
      author: authorOf(c.author),
      paragraphs: [text],
    });
  }
  return works.filter(isSound);
}

/** 全唐诗 and 全宋诗 one after another, in traditional script, until there are so many characters. */
export function* allPoems(folder: string): Generator<Work> {
  let n = 0;
  for (const name of fs.readdirSync(path.join(folder, 'quantangshi')).sort()) {
    if (!/^poet\./.test(name)) continue;
    for (const c of read(folder, `quantangshi/${name}`) as Chapter[]) {
      yield {
        id: `p${n++}`,
        title: c.title ?? '',
        author: c.author ?? null,
        paragraphs: [c.paragraphs.join('')],
      };
    }
  }
}

function isSound(work: Work): boolean {
  return (
    work.title !== '' &&
    work.paragraphs.length > 0 &&
    !/[□{}[\]〖〗\\*_<>|]/.test(work.title + work.paragraphs.join(''))
  );
}

/** A work as a corpus file, as a user would write it. */
export function toCorpusFile(work: Work, language: string): CorpusFile {
  const front = [
    '---',
    `id: ${work.id}`,
    `title: ${JSON.stringify(work.title)}`,
    ...(work.author ? [`author: ${JSON.stringify(work.author)}`] : []),
    'kind: text',
    `language: ${language}`,
    '---',
  ];
  return { file: `${work.id}.md`, text: `${front.join('\n')}\n\n${work.paragraphs.join('\n\n')}\n` };
}
