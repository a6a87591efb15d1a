// The works that a text names in title marks, and what stands inside these.

import type { Span } from '../text/span.ts';
import { PERIODICAL } from './reports.ts';

/** A work that a text names: 《…》. `title` is without marks. */
export interface WorkMention extends Span {
  readonly title: string;
  /** The words beside it say that something stands in it: 《…》一文, 在《…》中. */
  readonly isSource: boolean;
}

const WORK = /《([^《》\n]{1,80})》/g;
const COLLECTION =
  /(?:文选|选集|全集|文集|谈治国理政|摘编|汇编|选编|读本|语录|文献|文丛)(?:[（(·]?第?[一二三四五六七八九十\d]{1,3}[卷集册]?[）)]?)?$/;

/** The works of a scene's text, in its order. */
export function findWorks(text: string): WorkMention[] {
  if (!text.includes('《')) return [];
  const works: WorkMention[] = [];
  for (const match of text.matchAll(WORK)) {
    const start = match.index;
    const end = start + match[0].length;
    const after = text.slice(end, end + 14);
    const before = text.slice(Math.max(0, start - 10), start);
    const title = match[1];
    if (COLLECTION.test(title)) continue;
    if (PERIODICAL.test(title) && !/^(?:一文|这?篇?的?(?:重要|署名)?文章)/.test(after)) continue;
    if (/^(?:杂志|期刊|周刊|报|刊发|刊登|撰文|社论|记者)/.test(after)) continue;
    const named =
      /^(?:这?一文|这篇|一书|的?(?:重要|署名)?(?:文章|讲话|演讲|致辞|发言|报告)|（|一诗|一词)/.test(after);
    const inside = /^(?:一文)?(?:第.章)?(?:中|里|上|内|开头|结尾|第)/.test(after);
    const by = /(?:见|出自|引自|摘自|选自|题为|文章|讲话|演讲|著|发表)$/.test(before);
    works.push({ start, end, title, isSource: named || inside || by });
  }
  return works;
}

/** Where titles stand, with their marks. */
export function titlesIn(text: string): Span[] {
  if (!text.includes('《')) return [];
  return [...text.matchAll(WORK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Those that stand in no title: 《孔子世家赞》 names nobody, 《范雎说秦王》 says nothing. Both ascend. */
export function outside<T extends Span>(titles: readonly Span[], found: T[]): T[] {
  if (titles.length === 0) return found;
  return found.filter((one) => !titles.some((title) => title.start <= one.start && one.end <= title.end));
}
