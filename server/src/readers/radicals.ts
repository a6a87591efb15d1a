/** Radicals of the supplement that NFKC leaves alone, each before the character that looks the same. */
const SUPPLEMENT =
  '⺁厂⺂乛⺄乙⺆冂⺇几⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺶羊⺷羊⺸羊⺹耂⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱亀⻲亀⻳龟';

let characters: ReadonlyMap<string, string> | undefined;

/**
 * The character that a font's radical stands for: a PDF that was printed from a browser says ⼈ and ⻓ for 人 and 长,
 * because the font has one picture for both.
 */
export function characterOf(radical: string): string {
  if (radical >= '\u2f00') return radical.normalize('NFKC');
  if (characters === undefined) {
    const found = new Map<string, string>();
    for (let i = 0; i < SUPPLEMENT.length; i += 2) found.set(SUPPLEMENT[i], SUPPLEMENT[i + 1]);
    characters = found;
  }
  return characters.get(radical) ?? radical.normalize('NFKC');
}
