// Plays the scenes of test/editor/ui in a real window, through mouse and keyboard.
//   node scripts/test-ui.mjs [--screenshots] [--only=WORDS]
// With --screenshots once in English and once in Chinese, and the pictures go into docs/images.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWindow } from '../test/editor/ui/window.mjs';
import { FILES, SCENES, wordsOf } from '../test/editor/ui/scenes.mjs';
import { report, skip } from './results.mjs';
import { root, whyNoEditor } from './vscode.mjs';

const screenshots = process.argv.includes('--screenshots');
const only = process.argv.find((a) => a.startsWith('--only='))?.slice('--only='.length);
const failures = path.join(root, 'out/ui');
const images = path.join(root, 'docs/images');
/** Those that the READMEs and the documentation show. */
const PICTURES = ['hover', 'misquotation', 'completion', 'ghost-text', 'find', 'view', 'corpus'];

const reason = whyNoEditor();
if (reason) process.exit(skip('ui', reason));
await import('./build.mjs');
fs.rmSync(failures, { recursive: true, force: true });
fs.mkdirSync(failures, { recursive: true });

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
  fs.writeFileSync(file, screenshots ? await small(png) : png);
}

/** A picture for the package, with no more colours than it needs: a third of the size. */
async function small(png) {
  const { default: sharp } = await import('sharp');
  return sharp(png).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
}

const tests = [];
for (const locale of screenshots ? ['en', 'zh-cn'] : ['zh-cn']) {
  const window = await openWindow({ locale, files: FILES, scale: screenshots ? 2 : 1 });
  let opened = false;
  try {
    await window.start();
    opened = true;
    for (const { name, play } of SCENES) {
      if (only && !only.split('|').some((part) => name.includes(part))) continue;
      const started = Date.now();
      const shot = async (title, whole = false) => {
        if (!screenshots) await picture(window.page, path.join(failures, `${title}.png`), whole);
        else if (PICTURES.includes(title))
          await picture(
            window.page,
            path.join(images, locale === 'en' ? `${title}.png` : `${title}.zh-CN.png`),
            whole,
          );
      };
      try {
        await play(window, shot, wordsOf(locale));
        tests.push({ name, state: 'passed' });
      } catch (error) {
        await window.page
          .screenshot({ path: path.join(failures, `failed-${tests.length + 1}.png`) })
          .catch(() => {});
        tests.push({ name, state: 'failed', message: error.stack });
      }
      if (process.env.VERBOSE) console.error(`${tests.at(-1).state} ${name} (${Date.now() - started} ms)`);
      await window.clear();
    }
  } catch (error) {
    await window.page.screenshot({ path: path.join(failures, 'failed-window.png') }).catch(() => {});
    tests.push({
      name: opened ? 'the window stays usable' : 'the window opens',
      state: 'failed',
      message: `${error.stack}\n${window.log().slice(-2000)}`,
    });
  } finally {
    await window.stop();
  }
}
process.exit(report('ui', tests));
