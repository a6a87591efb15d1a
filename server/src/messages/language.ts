import { config, t } from '@vscode/l10n';
import { CHINESE } from './zh-cn.ts';

export { t };

let speaksChinese = false;

/** Chooses the language of everything said to people, once, when the client has told its own. */
export function speak(locale: string | null | undefined): void {
  speaksChinese = /^zh\b/i.test((locale ?? '').replace('_', '-'));
  config({ contents: speaksChinese ? CHINESE : {} });
}

/** Whether people are spoken to in Chinese. */
export function inChinese(): boolean {
  return speaksChinese;
}

/** A sentence about some number of things, which is its {0}; `rest` are {1} and so on. */
export function tn(count: number, one: string, many: string, ...rest: (string | number)[]): string {
  return t(count === 1 ? one : many, count, ...rest);
}
