import { KINDS, type Scene } from './kinds.ts';
import type { Corpus } from './corpus.ts';
import { ENGLISH_FILLER, FILLER } from './prose.ts';
import type { Random } from './random.ts';
import { join, rewritten, type Fragment, type Truth } from './truth.ts';

/** A document that was made, and all that is known of it. */
export interface TestDocument {
  readonly name: string;
  readonly text: string;
  readonly languageId: 'markdown' | 'plaintext';
  readonly truths: readonly Truth[];
}

/** Makes the documents of one corpus; each depends on the seed and its number only. */
export function* makeDocuments(
  corpus: Corpus,
  count: number,
  random: Random,
  only?: string,
): Generator<TestDocument> {
  for (let i = 0; i < count; i++)
    yield makeDocument(corpus, `${corpus.name} ${i + 1}`, random.fork(`${corpus.name}/${i}`), only);
}

function makeDocument(corpus: Corpus, name: string, random: Random, only?: string): TestDocument {
  const markdown = random.chance(0.5);
  const setting = { corpus, random, markdown };
  const kinds = Object.keys(KINDS);
  const wanted = random.int(5, 12);
  const scenes: Scene[] = [];
  for (let tries = 0; scenes.length < wanted && tries < wanted * 4; tries++) {
    const scene = KINDS[only ?? random.pick(kinds)](setting);
    if (scene) scenes.push(scene);
  }
  const chinese = corpus.voice === 'statesman' || corpus.voice === 'classical';
  const filler = chinese ? FILLER : corpus.voice === 'english' ? ENGLISH_FILLER : [];
  const sentences = (n: number): string =>
    Array.from({ length: n }, () => (filler.length === 0 ? '' : random.pick(filler))).join(
      chinese ? '' : ' ',
    );
  const gap = chinese ? '' : ' ';
  const paragraphs: Fragment[] = [];
  if (markdown)
    paragraphs.push(join(`# ${random.pick(['岁月里的声音', '一页札记', '读报随笔', '街角与远方'])}`));
  paragraphs.push(join(sentences(random.int(1, 3))));
  for (let i = 0; i < scenes.length; i++) {
    const scene = scenes[i];
    if (scene.apart || scene.block) {
      paragraphs.push(join(sentences(random.int(1, 2))));
      paragraphs.push(scene.fragment);
      paragraphs.push(join(decorated(sentences(random.int(1, 2)), markdown, random)));
      continue;
    }
    const next = scenes[i + 1];
    const both = next && !next.apart && !next.block && random.chance(0.3);
    const pieces: (string | Fragment)[] = [];
    if (random.chance(0.6)) pieces.push(sentences(random.int(1, 2)), gap);
    pieces.push(scene.fragment);
    if (both) {
      pieces.push(gap, sentences(1), gap, next.fragment);
      i++;
    }
    if (random.chance(0.6)) pieces.push(gap, sentences(random.int(1, 2)));
    const paragraph = join(...pieces);
    if (markdown && random.chance(0.12) && !paragraph.text.includes('\n'))
      paragraphs.push(join('- ', paragraph));
    else paragraphs.push(random.chance(0.2) && !markdown ? join('　　', paragraph) : paragraph);
    if (random.chance(0.2)) paragraphs.push(join(decorated(sentences(random.int(1, 3)), markdown, random)));
    if (markdown && random.chance(0.15))
      paragraphs.push(join(`## ${random.pick(['另一面', '从前', '后来的事', '边上的人'])}`));
  }
  let document = join(...paragraphs.filter((p) => p.text !== '').flatMap((p) => [p, '\n\n']));
  if (random.chance(0.15)) document = rewritten(document, /(?<!\r)\n/g, '\r\n');
  if (random.chance(0.05)) document = join('\ufeff', document);
  return {
    name,
    text: document.text,
    languageId: markdown ? 'markdown' : 'plaintext',
    truths: document.truths,
  };
}

function decorated(text: string, markdown: boolean, random: Random): string {
  if (!markdown || text === '' || random.chance(0.6)) return text;
  const at = text.indexOf('，');
  return at < 2 ? text : `**${text.slice(0, at)}**${text.slice(at)}`;
}
