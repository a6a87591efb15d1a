// The kinds of occasions, from their words.

/** 对桑切斯, 告诉特朗普: no more than to whom it was said. */
const ADDRESS = /^(?:对|向|告诉)(?!话|谈)/;

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['慰问电', /慰问电|致电[^，]{0,30}慰问|慰问信/],
  ['贺电', /贺电|致电[^，]{0,30}祝贺/],
  ['唁电', /唁电|致电[^，]{0,30}哀悼/],
  ['贺信', /贺信/],
  ['贺词', /贺词/],
  ['复信', /复信|复电/],
  ['回信', /回信|回电/],
  ['通话', /通(?:了|过)?电话|通话|打来?电话|电话|来电|视频连线|phone|telephone/i],
  ['会谈', /会谈|交谈|\btalks\b/i],
  ['会见', /会见|\bmet with|\bmeeting with/i],
  ['会晤', /会晤/],
  ['考察', /考察|调研|视察/],
  ['峰会发言', /峰会|summit/i],
  ['演讲', /演讲|演说|speech|lecture/i],
  ['致辞', /致辞/],
  ['讲话', /讲话|谈话|address/i],
  ['发言', /发言/],
  ['采访', /采访|专访|interview/i],
  ['会议', /会议|大会|全会|论坛|座谈会|会$|集体学习|会[上中]|conference|assembly|congress|forum/i],
  ['信', /(?:致|给|写|去|寄)[^，]{0,40}信|[致去发复]函|信[中里]|letter|telegram|reply/i],
  ['致电', /致电/],
  ['文章', /《|文章|一文|署名|article|essay/i],
  ['对话', ADDRESS],
];

/** Whether the words of an occasion say no more than to whom it was said. */
export function isAddress(occasion: string): boolean {
  return kindOf(occasion) === '对话';
}

export function kindOf(words: string): string | null {
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['call', ['通话']],
  ['meeting', ['会见', '会谈', '会晤']],
  ['sympathy', ['慰问电', '唁电']],
  ['congratulation', ['贺电', '贺信', '贺词']],
  ['reply', ['复信', '回信', '信']],
  ['wire', ['致电']],
  ['speech', ['讲话', '发言', '致辞', '演讲', '峰会发言', '会议', '采访']],
  ['visit', ['考察']],
  ['article', ['文章']],
  ['address', ['对话']],
];

export function groupOf(kind: string): string | null {
  return GROUPS.find(([, kinds]) => kinds.includes(kind))?.[0] ?? null;
}
