// Plays the scenes of test/editor/ui in a real window, through mouse and keyboard.
//   node scripts/test-ui.mjs [--web] [--screenshots] [--only=WORDS] [--alone]
// With --web in VS Code for the Web, which has nothing behind it but the browser, on a virtual workspace.
// With --alone each scene has a fresh window, which shows that none needs another.
// Machines of others are shared, and a window has many hands in it: a scene that fails is played once more in a
// fresh window. Where it passes then, it has passed, and the report says that it took two tries and why.
// With --screenshots once in English and once in Chinese, and the pictures go into docs/images.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWindow } from '../test/editor/ui/window.mjs';
import { FILES, ready, SCENES, wordsOf } from '../test/editor/ui/scenes.mjs';
import { report, skip } from './results.mjs';
import { prepareMarkdownForWeb } from './prepare-vscode.mjs';
import { root, whyNoEditor } from './vscode.mjs';

const web = process.argv.includes('--web');
const suite = web ? 'web' : 'ui';
const screenshots = process.argv.includes('--screenshots');
const alone = process.argv.includes('--alone');
const only = process.argv.find((a) => a.startsWith('--only='))?.slice('--only='.length);
const failures = path.join(root, 'out', suite);
const images = path.join(root, 'docs/images');
/** Those that the READMEs and the documentation show. */
const PICTURES = [
  'hover',
  'misquotation',
  'completion',
  'ghost-text',
  'find',
  'view',
  'corpus',
  'add-article',
];

const reason = whyNoEditor();
if (reason) process.exit(skip(suite, reason));
const hasPreview = !web || prepareMarkdownForWeb() !== null;
await import('./build.mjs');
fs.rmSync(failures, { recursive: true, force: true });
fs.mkdirSync(failures, { recursive: true });

/** Of these half the size is enough. */
const SMALL = ['add-article'];

/** The part of the window where something is to be seen: editor and what floats over it; or the whole of it. */
async function picture(page, file, whole) {
  const clip = await page.evaluate(() => {
    const boxes = [
      ...document.querySelectorAll(
        '.editor-instance .view-line, .monaco-hover:not(.hidden), .action-widget, .suggest-widget.visible,' +
          '.quick-input-widget, .peekview-widget, .tabs-container, .editor-instance .ghost-text-decoration',
      ),
    ]
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height > 0);
    const status = document.querySelector('.hover-language-status') !== null;
    const bottom = status ? innerHeight : Math.max(...boxes.map((box) => box.bottom)) + 20;
    return { x: 0, y: 0, width: innerWidth, height: Math.min(bottom, innerHeight) };
  });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const png = await page.screenshot({ clip: whole ? undefined : clip });
  fs.writeFileSync(
    file,
    screenshots
      ? await small(
          png,
          SMALL.some((name) => file.includes(name)),
        )
      : png,
  );
}

/** A picture for the package, with no more colours than it needs: a third of the size. */
async function small(png, half) {
  const { default: sharp } = await import('sharp');
  const picture = half ? sharp(png).resize({ width: 1060 }) : sharp(png);
  return picture.png({ palette: true, colours: 16, dither: 0, effort: 10 }).toBuffer();
}

/** Where more scenes than this fail at first it is not the machine that was slow: the rest are played once. */
const MOST_SECOND_TRIES = 5;
const tests = [];
let secondTries = 0;

for (const locale of screenshots ? ['en', 'zh-cn'] : ['zh-cn']) {
  let window = null;
  const close = async () => {
    const old = window;
    window = null;
    await old?.stop().catch((error) => console.error(`A window did not close: ${error.message}`));
  };
  /** The window as it is; where there is none, or what stood in it is anybody's guess, a fresh one. */
  const opened = async () => {
    if (window) return window;
    const fresh = await openWindow({ locale, files: FILES, scale: screenshots ? 2 : 1, web });
    try {
      await fresh.start();
      await ready(fresh);
    } catch (error) {
      await fresh.page.screenshot({ path: path.join(failures, 'failed-window.png') }).catch(() => {});
      error.stack += `\n${fresh.log().slice(-2000)}`;
      await fresh.stop();
      throw error;
    }
    return (window = fresh);
  };
  const shot = async (title, whole = false) => {
    if (!screenshots) await picture(window.page, path.join(failures, `${title}.png`), whole);
    else if (PICTURES.includes(title)) {
      const name = locale === 'en' ? `${title}.png` : `${title}.zh-CN.png`;
      await picture(window.page, path.join(images, name), whole);
    }
  };
  /** Plays a scene, and leaves the window as it found it; null, or why that failed. */
  const play = async (scene, number) => {
    try {
      await scene.play(await opened(), shot, wordsOf(locale));
    } catch (error) {
      const file = path.join(failures, `failed-${number}.png`);
      await window?.page.screenshot({ path: file }).catch(() => {});
      await close();
      return error;
    }
    await (alone ? close() : window.clear().catch(close));
    return null;
  };
  for (const scene of SCENES) {
    const { name } = scene;
    if (only && !only.split('|').some((part) => name.includes(part))) continue;
    if (scene.preview && !hasPreview) {
      tests.push({ name, state: 'skipped' });
      continue;
    }
    const started = Date.now();
    let error = await play(scene, `${tests.length + 1}`);
    let note;
    if (error && secondTries < MOST_SECOND_TRIES) {
      secondTries++;
      const first = error;
      error = await play(scene, `${tests.length + 1}-again`);
      if (error) error.stack += `\nAt the first try: ${first.stack}`;
      else note = `passed on the second try: ${first.stack}`;
    }
    tests.push({ name, state: error ? 'failed' : 'passed', message: error?.stack, note });
    if (process.env.VERBOSE) console.error(`${tests.at(-1).state} ${name} (${Date.now() - started} ms)`);
  }
  await close();
}
process.exit(report(suite, tests, hasPreview ? undefined : 'no Markdown preview for a browser: see above'));
