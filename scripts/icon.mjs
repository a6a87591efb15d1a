// Draws media/icon.png from media/icon.svg (the Marketplace takes no SVG). Run by hand when the drawing changes.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { startBrowser } from './chromium.mjs';

const media = path.resolve(import.meta.dirname, '../media');
const browser = await startBrowser({ width: 256, height: 256 });
await browser.page.setContent(
  `<body style="margin:0">${fs.readFileSync(path.join(media, 'icon.svg'), 'utf8')}</body>`,
);
await browser.page.screenshot({ path: path.join(media, 'icon.png'), omitBackground: true });
await browser.stop();
