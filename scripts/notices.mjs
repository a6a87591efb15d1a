// The licences of what is bundled: they ask to be passed on with the code.
import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * @param {string} root
 * @param {import('esbuild').Metafile[]} metafiles
 * @returns {string} one section a package, sorted by name
 */
export function noticesOf(root, metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles)
    for (const input of Object.keys(inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
      if (folder) folders.add(folder);
    }
  const sections = [...folders].sort().map((folder) => {
    const full = path.join(root, folder);
    const { name, version, license } = JSON.parse(fs.readFileSync(path.join(full, 'package.json'), 'utf8'));
    const file = fs.readdirSync(full).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? fs.readFileSync(path.join(full, file), 'utf8').trim() : `Licence: ${license}`;
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  const line = `\n${'-'.repeat(80)}\n\n`;
  return `Verbatim contains the following packages.\n${line}${sections.join(line)}`;
}
