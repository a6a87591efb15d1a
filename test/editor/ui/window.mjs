// A VS Code window as a person sees it: words on the screen, a mouse, a keyboard.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { copyOf, root, startBrowser, startVSCode } from '../../../scripts/vscode.mjs';

const FIXTURE = path.join(root, 'test/editor/fixture');
const WAIT = 20_000;

const SETTINGS = {
  'files.autoSave': 'off',
  'editor.fontSize': 15,
  'editor.lineHeight': 1.7,
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
  'editor.hover.delay': 200,
  'editor.cursorBlinking': 'solid',
  'breadcrumbs.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'compact',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.enablePreview': false,
};

/** @param {{ locale: string, scale?: number }} options */
export async function openWindow({ locale, scale = 1 }) {
  const workspace = copyOf(FIXTURE);
  const vscode = await startVSCode({ locale, settings: SETTINGS });
  const browser = await startBrowser({ width: 1060, height: 720, scale });
  const { page, context } = browser;
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const file = (name) => path.join(workspace.path, name);

  const window = {
    page,
    editor,
    file,
    /** Opens the window; Verbatim runs from this folder as built. */
    async start() {
      await page.goto(vscode.url(workspace.path, [['extensionDevelopmentPath', vscode.remote(root)]]));
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
      await page.locator('.explorer-folders-view').waitFor({ timeout: 30_000 });
      await page.keyboard.press('Control+B');
      await page.locator('.explorer-folders-view').waitFor({ state: 'hidden' });
    },
    /** Opens a file of the workspace; with `content` it is written first. */
    async open(name, content) {
      if (content !== undefined) fs.writeFileSync(file(name), content);
      const input = page.locator('.quick-input-widget input').first();
      await this.retry(
        () => page.keyboard.press('Control+P'),
        () => input.waitFor({ timeout: 2000 }),
      );
      await input.fill(name);
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await editor.locator('.view-line').first().waitFor();
      await page.waitForFunction(() => document.activeElement?.closest('.monaco-editor') !== null);
    },
    async closeFile() {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await this.command('workbench.action.revertAndCloseActiveEditor', 'Revert and Close Editor');
      await page.locator('.tab').first().waitFor({ state: 'detached' });
    },
    /** Runs a command by its title, from the palette. */
    async command(_id, title) {
      const input = page.locator('.quick-input-widget input').first();
      await this.retry(
        () => page.keyboard.press('F1'),
        () => input.waitFor({ timeout: 2000 }),
      );
      await input.fill(`>${title}`);
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().waitFor();
      await page.keyboard.press('Enter');
    },
    /** Presses until it has worked: a key right after a click is sometimes lost. */
    async retry(press, worked) {
      for (let tries = 0; ; tries++) {
        await press();
        try {
          return await worked();
        } catch (error) {
          if (tries === 4) throw error;
        }
      }
    },
    /** Where some words stand on the screen. */
    async boxOf(words) {
      const box = await page.evaluate((wanted) => {
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
      }, words);
      assert.ok(box, `“${words}” is on the screen`);
      return box;
    },
    async point(words, at = 0.5) {
      const { x, y, width, height } = await this.boxOf(words);
      return [x + width * at, y + height / 2];
    },
    async click(words, at) {
      await page.mouse.click(...(await this.point(words, at)));
    },
    /** Rests the mouse on some words until a hover says what is wanted. */
    async hover(words, wanted) {
      const content = page.locator('.monaco-hover:not(.hidden) .hover-contents').filter({ hasText: wanted });
      const [x, y] = await this.point(words);
      for (let tries = 0; ; tries++) {
        await page.mouse.move(x - 60, y + 200);
        await page.mouse.move(x + tries, y);
        try {
          await content.first().waitFor({ timeout: 4000 });
          break;
        } catch (error) {
          if (tries === 4) throw error;
        }
      }
      const all = await page.locator('.monaco-hover:not(.hidden) .hover-contents').allInnerTexts();
      return all.join('\n').replace(/\u00a0/g, ' ');
    },
    async leave() {
      await page.keyboard.press('Escape');
      await page.mouse.move(900, 690);
      await page.locator('.monaco-hover:not(.hidden)').first().waitFor({ state: 'hidden' });
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
    async waitForText(words) {
      await page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll('.editor-instance .view-lines')].some((lines) =>
            lines.textContent.replace(/\u00a0/g, ' ').includes(wanted),
          ),
        words,
        { timeout: WAIT },
      );
    },
    /** Saves, and gives what stands on the disk then. */
    async save(name) {
      await page.keyboard.press('Control+S');
      await page.locator('.tab.active:not(.dirty)').waitFor();
      return fs.readFileSync(file(name), 'utf8');
    },
    squiggles: () => editor.locator('.squiggly-warning'),
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
    ghost: () => editor.locator('.ghost-text-decoration').first(),
    async stop() {
      await browser.stop();
      await vscode.stop();
      workspace.remove();
    },
    log: vscode.log,
  };
  return window;
}
