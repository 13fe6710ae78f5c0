// Start, size, frame time and idleness of the planner's page, as ratios to the smallest Dear ImGui page, both measured in this run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const [, , baselinePath, plannerPath, repetitions] = process.argv;
process.env.PLANNER_HTML = resolve(plannerPath);
const browserTests = join(dirname(fileURLToPath(import.meta.url)), '../../browser');
const { launchChromium, textsOf, visit } = await import(pathToFileURL(join(browserTests, 'drive.mjs')).href);
const address = (path) => pathToFileURL(resolve(path)).href;
const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, part) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))];
const rows = [];
const report = (what, ours, theirs, target) => rows.push({ what, planner: ours, baseline: theirs, ratio: theirs ? (ours / theirs).toFixed(2) : '', target });
const rounded = (value) => Math.round(value * 10) / 10;

// Size
const size = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
report('one file, gzip, kB', Math.round(size(plannerPath) / 1000), Math.round(size(baselinePath) / 1000), '600 kB');

// Start, taking turns, each in a fresh tab
const browser = await launchChromium();
const starts = { planner: [], baseline: [] };
for (let i = 0; i < Number(repetitions); ++i) {
  for (const [name, path, ready] of [['baseline', baselinePath, () => self.readyAt], ['planner', plannerPath, () => self.planner && self.planner.readyAt]]) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(address(path));
    const handle = await page.waitForFunction(ready, { timeout: 60000 });
    starts[name].push(await handle.jsonValue());
    await page.close();
  }
}
report('first usable frame, ms (median)', rounded(at(starts.planner, 0.5)), rounded(at(starts.baseline, 0.5)), '1.3');

// A million people, dragged through
const dragged = async (page, box) => {
  await page.evaluate(() => {
    self.wheeled = 0;
    addEventListener('wheel', (event) => { self.wheeled += event.deltaY; }, { passive: true });
  });
  await page.mouse.move(box.x, box.y);
  let sent = 0;
  for (let i = 0; i < 120; ++i) {
    const deltaY = i % 2 ? 900 : 1300;
    sent += deltaY;
    await page.mouse.wheel({ deltaY });
  }
  // A busy page gets the last of them late, put together or not: what follows is not idle before it has had them all.
  await page.waitForFunction((all) => self.wheeled >= all, { timeout: 60000 }, sent);
};
const folder = mkdtempSync(join(tmpdir(), 'csp-bench-'));
const text = textsOf('en');
const people = join(folder, 'users.csv');
const count = Number(process.env.BENCH_USERS || 1000000);
const lines = ['"ID","DisplayName","UserPrincipalName","Mail","UserType","UsageLocation","AccountEnabled","LicenseSKUs","IsDirSynced"'];
for (let i = 0; i < count; ++i) {
  const id = `0000d0d0-0000-4000-8000-${String(i).padStart(12, '0')}`;
  lines.push(`"${id}","User ${i}","user${i}@contoso.example","","Member","US","True","${i % 3 ? 'ENTERPRISEPACK' : 'SPE_E3'}",`);
}
writeFileSync(people, `${lines.join('\n')}\n`);
const person = await visit(browser);
await person.openFiles([people], text('shell.open_files'));
await person.activate('button', text('customer.title'), false);
await person.page.evaluate(() => { self.planner.frames.took = []; });
await dragged(person.page, { x: 700, y: 500 });
await person.settle();
const ours = await person.page.evaluate(() => self.planner.frames.took);

// Idle, while no other tab is opened or closed: a tab that gets the focus back has to draw itself again.
const before = await person.page.evaluate(() => self.planner.frames.drawn);
await new Promise((done) => { setTimeout(done, 10000); });
const idleFrames = await person.page.evaluate(() => self.planner.frames.drawn) - before;

const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 800 });
await page.goto(address(baselinePath));
await page.waitForFunction(() => self.readyAt);
await page.evaluate(() => { self.took = []; });
await dragged(page, { x: 700, y: 500 });
const theirs = await page.evaluate(() => self.took);
report(`frame with ${count} rows, ms (95th percentile)`, rounded(at(ours, 0.95)), rounded(at(theirs, 0.95)), '8 ms');
report('frames in 10 idle seconds', idleFrames, 0, '0');
await page.close();
await browser.close();
rmSync(folder, { recursive: true });
console.table(rows);
