// node run.mjs [RUNS]: how long planning again takes in Chromium. Each run is a browser of its own; printed is the median of each figure over
// all runs, with the least and the most. Needs `cmake --build build/web --target plan-bench-page` and the packages of tests/browser.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(join(here, '../../browser/package.json'))('playwright-core');
const program = join(here, '../../../build/web/tests/bench/plan/plan-bench-page.js');
if (!existsSync(program)) throw new Error(`No ${program}: cmake --build build/web --target plan-bench-page`);
const source = readFileSync(program, 'utf8');

async function run() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    return await page.evaluate((code) => new Promise((done) => {
      const lines = [];
      self.Module = { print: (line) => lines.push(JSON.parse(line)), onExit: () => done(lines) };
      const script = document.createElement('script');
      script.textContent = code;
      document.head.append(script);
    }), source);
  } finally {
    await browser.close();
  }
}

const values = new Map();
for (let i = 0; i < Number(process.argv[2] || 3); ++i) {
  for (const { measure, value, unit } of await run()) {
    if (!values.has(measure)) values.set(measure, { unit, all: [] });
    values.get(measure).all.push(value);
  }
}
for (const [measure, { unit, all }] of values) {
  all.sort((a, b) => a - b);
  console.log(JSON.stringify({ measure, median: all[all.length >> 1], least: all[0], most: all.at(-1), unit }));
}
