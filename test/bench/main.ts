// Measures the engine and the server. Medians; figures are for this machine only, ratios travel better.
//   npm run bench -- [--size 1M] [--corpus DIR] [--formulaic] [--peers] [--only bundled|large|kept|find|peers] [--out FILE]
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { measureBundled } from './bundled.ts';
import { printed, type Section } from './figures.ts';
import { measureFind } from './find.ts';
import { measureKept } from './kept.ts';
import { makeCorpus, measureLarge } from './large.ts';
import { newRandom } from '../accuracy/random.ts';
import { fetchPeers, measurePeers } from './peers.ts';

const root = process.env.VERBATIM_ROOT ?? process.cwd();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '1M' },
      corpus: { type: 'string' },
      /** Chance sentences with the frequent grams of official prose, the heaviest corpus for its size. */
      formulaic: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      only: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const wants = (part: string) => values.only === undefined || values.only === part;
  const sections: Section[] = [];
  const show = (section: Section) => {
    sections.push(section);
    console.log(printed(section));
  };
  const machine = `${os.cpus()[0]?.model ?? 'unknown'} × ${os.cpus().length}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.platform()} ${os.arch()}, Node ${process.version}`;
  console.log(`${machine}\n`);
  if (wants('bundled')) {
    execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'ignore' });
    for (const section of await measureBundled(root)) show(section);
  }
  if (wants('find')) show(measureFind(root));
  const characters = Number(values.size.replace(/m$/i, '')) * (/m$/i.test(values.size) ? 1e6 : 1);
  const own = values.corpus === undefined ? undefined : filesIn(values.corpus);
  if (wants('kept'))
    show(
      await measureKept(
        root,
        own ?? makeCorpus(root, characters, newRandom('large'), values.formulaic).files,
      ),
    );
  if (wants('large') || wants('peers')) {
    const { library, prose, sections: large } = measureLarge(root, characters, own, values.formulaic);
    for (const section of large) show(section);
    if (values.peers || values.only === 'peers') {
      fetchPeers(root);
      show(measurePeers(root, library, prose));
    }
  }
  const out = values.out ?? path.join(root, 'bench/results.json');
  fs.mkdirSync(path.dirname(out), { recursive: true });
  fs.writeFileSync(
    out,
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine, sections }, null, 2)}\n`,
  );
}

function filesIn(folder: string): { file: string; text: string }[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.md'))
    .map((f) => ({ file: f, text: fs.readFileSync(path.join(folder, f), 'utf8') }));
}

await main();
