// A VS Code window as a person sees it: words on the screen, a mouse, a keyboard.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { copyOf, QUIET, root, startBrowser, startVSCode } from '../../../scripts/vscode.mjs';
import { startWeb } from '../../../scripts/web.mjs';

const FIXTURE = path.join(root, 'test/editor/fixture');
/** How long something may take before it is held to have failed, in ms: a shared machine may be slow. */
const WAIT = 30_000;

const SETTINGS = {
  'files.autoSave': 'off',
  'editor.fontSize': 15,
  'editor.lineHeight': 1.7,
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
  'editor.hover.delay': 200,
  'editor.cursorBlinking': 'solid',
  'editor.lightbulb.enabled': 'off',
  'editor.overviewRulerLanes': 0,
  'editor.hideCursorInOverviewRuler': true,
  'editor.scrollbar.vertical': 'hidden',
  'markdown.validate.enabled': true,
  'breadcrumbs.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'compact',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.enablePreview': false,
};

/** A place with no text and nothing to point at, in px: where the mouse is when it is not wanted. */
const ASIDE = [900, 690];

/** What stands in the files of a folder, by their paths in it. */
function contentsOf(folder) {
  return new Map(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .map((full) => [path.relative(folder, full), fs.readFileSync(full, 'utf8')]),
  );
}

/** VS Code with a server, whose extensions are a process of that, on a copy of the fixture. */
async function served({ locale, files, settings }) {
  const workspace = copyOf(FIXTURE);
  const file = (name) => path.join(workspace.path, name);
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(file(name), content);
  const vscode = await startVSCode({ locale, settings });
  return {
    url: () => vscode.url(workspace.path, [['extensionDevelopmentPath', vscode.remote(root)]]),
    log: vscode.log,
    contents: () => contentsOf(workspace.path),
    read: (name) => fs.readFileSync(file(name), 'utf8'),
    write: (name, text) => fs.writeFileSync(file(name), text),
    remove: (name) => fs.rmSync(file(name), { recursive: true }),
    async stop() {
      await vscode.stop();
      workspace.remove();
    },
  };
}

/** VS Code with nothing but the browser, on a virtual workspace with the files of the fixture. */
function alone({ locale, files, settings }) {
  const all = new Map([...contentsOf(FIXTURE), ...Object.entries(files)]);
  return startWeb({ locale, settings: { ...QUIET, ...settings }, files: Object.fromEntries(all) });
}

/**
 * @param {{ locale: string, files?: Record<string, string | Uint8Array>, scale?: number, settings?: object, web?: boolean }} options
 *   `files` are added to the folder; `settings` to those of all windows; `web`: in VS Code for the Web, without a server
 */
export async function openWindow({ locale, files = {}, scale = 1, settings = {}, web = false }) {
  const vscode = await (web ? alone : served)({ locale, files, settings: { ...SETTINGS, ...settings } });
  const atFirst = vscode.contents();
  const browser = await startBrowser({ width: 1060, height: 720, scale });
  const { page, context } = browser;
  page.setDefaultTimeout(WAIT);
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const sideBar = page.locator('.part.sidebar').filter({ visible: true });
  const hovers = page.locator('.monaco-hover:not(.hidden)').filter({ visible: true });
  const quickInput = page.locator('.quick-input-widget:not([style*="display: none"]) input').first();
  // asked when a window with unsaved text is opened anew: that is what we want
  page.on('dialog', (dialog) => void dialog.accept());

  const window = {
    page,
    editor,
    /** What stands in a file of the folder, and to change it from outside. */
    read: vscode.read,
    write: vscode.write,
    remove: vscode.remove,
    /** Opens the window; Verbatim runs from this folder as built. */
    async start() {
      await page.goto(vscode.url());
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 90_000 });
      await page
        .locator('.tabs-container, .editor-group-watermark')
        .filter({ visible: true })
        .first()
        .waitFor({ timeout: 60_000 });
      await this.closeSideBar();
    },
    async closeSideBar() {
      await this.retry(
        async () => {
          if ((await sideBar.count()) > 0) await page.keyboard.press('Control+B');
        },
        () => sideBar.waitFor({ state: 'hidden', timeout: 2000 }),
      );
    },
    /** Opens a file of the workspace. */
    async open(name) {
      await this.dismiss();
      await this.retry(
        () => page.keyboard.press('Control+P'),
        () => quickInput.waitFor({ timeout: 2000 }),
      );
      await quickInput.fill(name);
      await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await editor.locator('.view-line').first().waitFor();
      await this.inText();
    },
    /** Waits until the keyboard writes into the text. */
    async inText() {
      await page.waitForFunction(() => document.activeElement?.closest('.editor-instance .monaco-editor'));
    },
    /** Closes what floats over the editor. */
    async dismiss() {
      await this.retry(
        () => page.keyboard.press('Escape'),
        () => quickInput.waitFor({ state: 'hidden', timeout: 1000 }),
      );
    },
    /**
     * Back to a window without an open file and to the folder as it was, after a scene that has passed. What one
     * that has failed may have left is anybody's guess: that window is given up.
     */
    async clear() {
      await this.dismiss();
      for (
        let left = await page.locator('.tab').count();
        left > 0;
        left = await page.locator('.tab').count()
      ) {
        await this.command('Revert and Close Editor');
        await page
          .locator('.tab')
          .nth(left - 1)
          .waitFor({ state: 'detached' });
      }
      await this.closeSideBar();
      await this.leave();
      const now = vscode.contents();
      for (const [name, content] of atFirst) if (now.get(name) !== content) vscode.write(name, content);
      for (const name of now.keys()) if (!atFirst.has(name)) vscode.remove(name);
    },
    /** Opens the list of “Find a Quotation”. */
    async find({ find }) {
      const title = page.locator('.quick-input-title').filter({ hasText: find });
      await this.retry(
        async () => {
          await page.keyboard.press('Control+K');
          await page.keyboard.press('Control+Y');
        },
        () => title.waitFor({ timeout: 3000 }),
      );
    },
    /** Runs a command by its title, from the palette. */
    async command(title) {
      const found = page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: title });
      await this.retry(
        async () => {
          // that of the command before may still be closing
          await quickInput.waitFor({ state: 'hidden', timeout: 3000 }).catch(() => {});
          await page.keyboard.press('F1');
        },
        async () => {
          await quickInput.waitFor({ timeout: 3000 });
          await quickInput.fill(`>${title}`, { timeout: 3000 });
          await found.waitFor({ timeout: 10_000 });
        },
      );
      await page.keyboard.press('Enter');
    },
    /** Presses until it has worked: a key right after a click is sometimes lost. */
    async retry(press, worked) {
      const end = Date.now() + WAIT;
      for (let tries = 0; ; tries++) {
        await press();
        try {
          return await worked();
        } catch (error) {
          if (tries >= 4 && Date.now() > end) throw error;
        }
      }
    },
    /** Where some words stand on the screen, once they stand still there. */
    async boxOf(words) {
      let before = '';
      for (const end = Date.now() + WAIT; ;) {
        const box = await this.boxNow(words);
        const place = JSON.stringify(box);
        if (box && place === before) return box;
        before = place;
        if (Date.now() > end) break;
        await page.waitForTimeout(100);
      }
      throw new assert.AssertionError({ message: `“${words}” stands still on the screen` });
    },
    /** Where some words stand at this moment; null where they are not to be seen. */
    boxNow: (words) =>
      page.evaluate((wanted) => {
        for (const line of document.querySelectorAll('.editor-instance .monaco-editor .view-line')) {
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const at = node.data.indexOf(wanted);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + wanted.length);
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x, y, width, height };
          }
        }
        return null;
      }, words),
    async point(words, at = 0.5) {
      const { x, y, width, height } = await this.boxOf(words);
      return [x + width * at, y + height / 2];
    },
    /** Clicks on some words, with nothing in the way; the keyboard writes there then, and the mouse is out of the way. */
    async click(words, at) {
      await this.leave();
      await page.mouse.click(...(await this.point(words, at)));
      await this.inText();
      await page.mouse.move(...ASIDE);
    },
    /** Rests the mouse on some words until a hover says what is wanted. */
    async hover(words, wanted) {
      const content = page.locator('.monaco-hover:not(.hidden) .hover-contents').filter({ hasText: wanted });
      const [x, y] = await this.point(words);
      let tries = 0;
      await this.retry(
        async () => {
          await page.mouse.move(x - 60, y + 200);
          await page.mouse.move(x + (tries++ % 5), y);
        },
        () => content.first().waitFor({ timeout: 4000 }),
      );
      const all = await page.locator('.monaco-hover:not(.hidden) .hover-contents').allInnerTexts();
      return all.join('\n').replace(/\u00a0/g, ' ');
    },
    /** Takes the mouse away from the text, and what floated under it is gone. */
    async leave() {
      await page.mouse.move(...ASIDE);
      await this.retry(
        async () => {
          if ((await hovers.count()) > 0) await page.keyboard.press('Escape');
        },
        () => hovers.first().waitFor({ state: 'hidden', timeout: 2000 }),
      );
    },
    /** Types as an input method does: the composition first, then its result. */
    async compose(spellings, result) {
      const cdp = await context.newCDPSession(page);
      for (const text of spellings)
        await cdp.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      await editor
        .locator('.view-line')
        .filter({ hasText: spellings.at(-1) })
        .first()
        .waitFor();
      const during = await editor.locator('.ghost-text-decoration').count();
      await cdp.send('Input.insertText', { text: result });
      await cdp.detach();
      return { ghostDuring: during > 0 };
    },
    async text() {
      return (await editor.locator('.view-lines').innerText()).replace(/\u00a0/g, ' ');
    },
    async waitForText(words, timeout = WAIT) {
      await page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll('.editor-instance .view-lines')].some((lines) =>
            lines.textContent.replace(/\u00a0/g, ' ').includes(wanted),
          ),
        words,
        { timeout },
      );
    },
    /** Saves what has been changed, and gives what stands on the disk then. */
    async save(name) {
      const tab = `.tab.active[data-resource-name="${name}"]`;
      // the tab is marked a moment after the text has changed
      await page.locator(`${tab}.dirty`).waitFor();
      await this.retry(
        () => page.keyboard.press('Control+S'),
        () => page.locator(`${tab}:not(.dirty)`).waitFor({ timeout: 4000 }),
      );
      return vscode.read(name);
    },
    squiggles: () => editor.locator('.squiggly-warning'),
    /** Waits until some words are underlined. */
    async underlined(words) {
      for (const end = Date.now() + WAIT; !(await this.isUnderlined(words));) {
        assert.ok(Date.now() < end, `“${words}” are underlined`);
        await page.waitForTimeout(100);
      }
    },
    /** Whether some words are underlined. */
    async isUnderlined(words) {
      const { x, y, width, height } = await this.boxOf(words);
      for (const squiggle of await this.squiggles().all()) {
        const box = await squiggle.boundingBox().catch(() => null);
        if (box && box.x < x + width && box.x + box.width > x && box.y < y + height && box.y + box.height > y)
          return true;
      }
      return false;
    },
    /** The form of the line under each of some words, once all have one. */
    async linesUnder(all) {
      const styles = async () => {
        const lines = await page.evaluate(() =>
          [...document.querySelectorAll('.editor-instance .view-overlays .cdr')].map((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            return { left, right, top, bottom, style: getComputedStyle(element).borderBottomStyle };
          }),
        );
        const found = [];
        for (const words of all) {
          const [x, y] = await this.point(words);
          const over = lines.filter((l) => l.left <= x && x <= l.right && l.top <= y && y <= l.bottom);
          found.push(over.find(({ style }) => style !== 'none')?.style ?? 'none');
        }
        return found;
      };
      for (let tries = 0; ; tries++) {
        const found = await styles();
        if (tries * 250 > WAIT || !found.includes('none')) return found;
        await page.waitForTimeout(250);
      }
    },
    /** Writes into the box that asks for something, and confirms. */
    async answer(words) {
      await quickInput.waitFor();
      await quickInput.fill(words);
      await page.keyboard.press('Enter');
      await quickInput.waitFor({ state: 'hidden' });
    },
    /** A row of a tree view. */
    row: (words) => page.locator('.sidebar .monaco-list-row').filter({ hasText: words }).first(),
    /** The frame of a Markdown preview that says something. */
    async previewWith(words) {
      for (const end = Date.now() + WAIT; Date.now() < end;) {
        for (const frame of page.frames()) {
          const text = await frame
            .locator('body')
            .innerText({ timeout: 500 })
            .catch(() => '');
          if (frame !== page.mainFrame() && text.includes(words)) return frame;
        }
        await page.waitForTimeout(250);
      }
      throw new Error(`no preview says ${words}`);
    },
    ghost: () => editor.locator('.ghost-text-decoration').first(),
    async stop() {
      await browser.stop();
      await vscode.stop();
    },
    log: vscode.log,
  };
  return window;
}
