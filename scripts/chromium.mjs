// The browser that shows VS Code where there is no desktop: the machine's own Chromium.
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { chromium } from 'playwright-core';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

function findBrowser() {
  return [process.env.CHROMIUM, ...CANDIDATES].find((file) => file && fs.existsSync(file)) ?? null;
}

function hasChineseFont() {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

/**
 * Chromium and a Chinese font, installed from Debian's packages when they are missing and that can be done.
 * Gives the browser's path, or why there is none.
 */
export function prepareBrowser() {
  let browser = findBrowser();
  if (!browser || (process.platform === 'linux' && !hasChineseFont())) {
    const canInstall = process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
    if (canInstall) {
      console.error(`Installing ${PACKAGES.join(' and ')} from Debian's packages (once) …`);
      const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const apt = (...args) =>
        spawnSync('apt-get', args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
      const install = () => apt('install', '-y', '--no-install-recommends', ...PACKAGES);
      if (!install()) void (apt('update') && install());
    }
    browser = findBrowser();
    if (!browser)
      return {
        browser: null,
        reason: canInstall
          ? `apt-get could not install ${PACKAGES.join(' ')}: see above`
          : `no Chromium or Chrome was found: install it (on Debian: apt-get install ${PACKAGES.join(' ')}), ` +
            `or name it in the environment variable CHROMIUM`,
      };
    if (process.platform === 'linux' && !hasChineseFont())
      console.error(
        'No Chinese font was found: screenshots will have boxes in them (apt-get install fonts-noto-cjk).',
      );
  }
  return { browser, reason: null };
}

/** A headless browser with a profile of its own, which `stop` removes. */
export async function startBrowser({ width = 1280, height = 800, scale = 1, locale } = {}) {
  const { browser, reason } = prepareBrowser();
  if (!browser) throw new Error(reason);
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'verbatim-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser,
    headless: true,
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    async stop() {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens an address in the browser a person uses, where there is one. */
export function openForPerson(url) {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  try {
    execFileSync(command, [url], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
