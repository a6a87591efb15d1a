import { describe, expect, it } from 'vitest';
import {
  buildTranslations,
  establishedFor,
  sentencePairs,
  translatedBy,
} from '../../../server/src/engine/index.ts';
import { check, LIBRARY, libraryOf } from '../match/corpus.ts';
import { PAIRS, unit } from './units.ts';

const file = (...units: ReturnType<typeof unit>[]) => ({ file: 'memory.tmx', hash: '1', units });
const TRANSLATIONS = buildTranslations([file(...PAIRS.map(([zh, en]) => unit(zh, en)))], LIBRARY);
const sourceOf = (words: string, library = LIBRARY) => check(`习近平说：“${words}”`, library)[0].source!;
const english = (words: string, translations = TRANSLATIONS) =>
  establishedFor(translations, sourceOf(words, translations.corpus), 'en').map(
    ({ text, exact }) => `${exact ? '' : '≥ '}${text}`,
  );

describe('the established translation', () => {
  it('is that of the sentence, or of the sentences', () => {
    expect(english('患难见真情')).toEqual(['A friend in need is a friend indeed.']);
    expect(
      english('病毒没有国界，疫情不分种族。唯有团结协作、携手应对，国际社会才能战胜疫情，维护人类共同家园。'),
    ).toEqual([`${PAIRS[0][1]} ${PAIRS[1][1]}`]);
  });

  it('is that of exactly the clause, where clauses stand side by side', () => {
    expect(english('病毒没有国界')).toEqual(['Viruses know no borders']);
    expect(english('复岗率达到89.9%')).toEqual(['and 89.9 percent of employees are back at work.']);
  });

  it('is that of the whole sentence where clauses do not', () => {
    expect(english('国际社会才能战胜疫情')).toEqual([`≥ ${PAIRS[1][1]}`]);
    expect(english('唯有团结协作、携手应对')).toEqual([`≥ ${PAIRS[1][1]}`]);
  });

  it('is found by the passage alone, sentence by sentence', () => {
    const [passage] = LIBRARY.passages.filter(({ text }) => text.startsWith('病毒'));
    const whole = buildTranslations(
      [file(unit(null, `${PAIRS[0][1]} ${PAIRS[1][1]}`, { passage: passage.id }))],
      LIBRARY,
    );
    expect(english('病毒没有国界，疫情不分种族', whole)).toEqual([PAIRS[0][1]]);
    expect(english('疫情不分种族', whole)).toEqual(['and epidemics do not distinguish between races.']);
  });

  it('holds wherever the corpus has the words', () => {
    const places = LIBRARY.passages.filter(({ text }) => text.startsWith('患难见真情'));
    expect(places).toHaveLength(2);
    for (const place of places) {
      const passage = LIBRARY.passages.indexOf(place);
      expect(establishedFor(TRANSLATIONS, { passage, start: 0, end: 5 }).map(({ text }) => text)).toEqual([
        PAIRS[2][1],
      ]);
    }
  });

  it('gives the firmest first, and keeps languages apart', () => {
    const many = buildTranslations(
      [
        file(
          unit('患难见真情。', 'a draft'),
          unit('患难见真情。', 'the official one', { status: 'official' }),
          unit('患难见真情。', 'la traduction', { language: 'fr' }),
        ),
        {
          file: 'other.tmx',
          hash: '2',
          units: [unit('患难见真情。', 'a published one', { status: 'published' })],
        },
      ],
      LIBRARY,
    );
    expect(english('患难见真情', many)).toEqual(['the official one', 'a published one', 'a draft']);
    expect(establishedFor(many, sourceOf('患难见真情'), 'fr-FR').map(({ text }) => text)).toEqual([
      'la traduction',
    ]);
  });

  it('reads a memory that goes the other way, and lists what no passage has', () => {
    const reversed = {
      ...unit(null, '患难见真情。', { language: 'zh-CN' }),
      source: { language: 'en', text: 'A friend in need.' },
    };
    const built = buildTranslations([file(reversed, unit('没有这样的话在引文库里。', 'nothing'))], LIBRARY);
    expect(english('患难见真情', built)).toEqual(['A friend in need.']);
    expect([...built.unplaced.values()].flat().map(({ target }) => target.text)).toEqual(['nothing']);
  });

  it('is found in a sentence of a memory that quotes it', () => {
    const quoting = [
      unit(
        '他说：“患难见真情”，又说：“别处的话，哪儿也没有。”',
        'He said: "A friend in need", and: "Elsewhere."',
      ),
      unit('她说：“病毒没有国界，疫情不分种族。”', 'She said viruses know no borders.'),
    ];
    const built = buildTranslations([file(...quoting)], LIBRARY);
    expect(english('患难见真情', built)).toEqual(['A friend in need']);
    // Where the translation has no quotation, nobody knows which of its words are meant.
    expect(english('病毒没有国界，疫情不分种族', built)).toEqual([]);
    expect(built.unplaced.get('memory.tmx')).toEqual([quoting[1]]);
  });

  it('leads from the translation to the words of the corpus', () => {
    const at = TRANSLATIONS.library.passages.findIndex(({ text }) => text.startsWith('Nationwide'));
    const place = translatedBy(TRANSLATIONS, { passage: at, start: 0, end: 10 });
    expect(LIBRARY.passages[place.passage].text.slice(place.start, place.end)).toBe(
      '全国开工率达到98.6%，复岗率达到89.9%。',
    );
  });

  it('is nothing where there is none', () => {
    expect(english('中方愿同有关国家分享防控经验')).toEqual([]);
    const empty = buildTranslations([], libraryOf());
    expect(empty.renderings).toEqual([]);
  });
});

describe('a rendering sentence by sentence', () => {
  it('is cut where it is sure which sentence translates which', () => {
    const passage = LIBRARY.passages.findIndex(({ text }) => text.startsWith('病毒'));
    const { id, text } = LIBRARY.passages[passage];
    const pairs = (english: string) => {
      const built = buildTranslations([file(unit(null, english, { passage: id }))], LIBRARY);
      return sentencePairs(built, built.ofPassage.get(passage)![0]).map(({ source, target }) => [
        text.slice(source.start, source.end),
        english.slice(target.start, target.end),
      ]);
    };
    expect(pairs(`${PAIRS[0][1]} ${PAIRS[1][1]}`)).toEqual([PAIRS[0], PAIRS[1]]);
    expect(pairs('One sentence for the two of them.')).toEqual([[text, 'One sentence for the two of them.']]);
  });
});
