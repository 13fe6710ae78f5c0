// node run.mjs [COUNT...]: for each count of users makes the two exports in a temporary folder and lets three readers take turns in the
// same Chromium: the planner's import against JSON.parse on the JSON, against PapaParse (header mode) on the CSV. A-B-B-A, ROUNDS times,
// each turn in a fresh page; medians. Fails when two readers disagree about a single cell.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const build = resolve(process.env.BENCH_BUILD || join(here, '../../../build/web/tests/bench/import'));
const counts = process.argv.slice(2).map(Number);
if (counts.length === 0) counts.push(10_000, 100_000, 1_000_000);
const rounds = Number(process.env.ROUNDS || 2);
if (!existsSync(join(build, 'bench.wasm'))) throw new Error(`No bench.wasm in ${build}: cmake --build build/web --target bench`);

const served = {
  '/': ['text/html', '<!doctype html><meta charset="utf-8"><title>bench</title><input type="file" id="file"><script src="papa.js"></script><script src="bench-module.js"></script><script src="bench.js"></script>'],
  '/papa.js': ['text/javascript', readFileSync(join(here, 'node_modules/papaparse/papaparse.min.js'))],
  '/bench.js': ['text/javascript', readFileSync(join(here, 'bench.js'))],
  '/bench-module.js': ['text/javascript', readFileSync(join(build, 'bench.js'))],
  '/bench.wasm': ['application/wasm', readFileSync(join(build, 'bench.wasm'))],
};
const server = createServer((request, response) => {
  const [type, body] = served[request.url] || [];
  if (!type) return response.writeHead(404).end();
  return response.writeHead(200, { 'Content-Type': type }).end(body);
});
await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
const address = `http://127.0.0.1:${server.address().port}/`;

// Processor time of the thread the page runs on, in ms: what other people do on the machine does not count.
const processor = (pid) => {
  const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
};
const memory = (pid, name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

// A browser of its own for each turn, so that nobody pays for what another left behind.
async function turn(path, reader) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(address);
  await page.setInputFiles('#file', path);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const before = new Map(renderers.map((pid) => [pid, memory(pid, 'VmRSS')]));
  for (const pid of renderers) writeFileSync(`/proc/${pid}/clear_refs`, '5');
  let result;
  try {
    await page.evaluate((name) => prepare(name), reader); // eslint-disable-line no-undef
    const cpu = new Map(renderers.map((pid) => [pid, processor(pid)]));
    result = await page.evaluate((name) => measure(name), reader); // eslint-disable-line no-undef
    result.cpu = Math.max(...renderers.map((pid) => processor(pid) - cpu.get(pid)));
    result.peak = Math.max(...renderers.map((pid) => memory(pid, 'VmHWM') - before.get(pid)));
  } catch (error) {
    result = { failed: String(error).slice(0, 200) };
  }
  await browser.close();
  return result;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function compare(path, other) {
  const all = { planner: [], [other]: [] };
  for (let round = 0; round < rounds; ++round) {
    for (const reader of ["planner", other]) all[reader].push(await turn(path, reader));
  }
  const megabytes = statSync(path).size / 1e6;
  const figures = {};
  for (const [reader, turns] of Object.entries(all)) {
    const failed = turns.find((one) => one.failed);
    if (failed) {
      figures[reader] = { failed: failed.failed };
      console.log(`  ${reader.padEnd(10)} failed: ${failed.failed}`);
      continue;
    }
    const [time, cpu, peak, heap] = ['time', 'cpu', 'peak', 'heap'].map((name) => median(turns.map((one) => one[name])));
    figures[reader] = { time, cpu, peak, text: turns[0].text };
    console.log(`  ${reader.padEnd(10)} ${time.toFixed(0).padStart(7)} ms, processor ${cpu.toFixed(0).padStart(6)} ms ${(megabytes / cpu * 1e3).toFixed(0).padStart(5)} MB/s   peak memory ${peak.toFixed(0).padStart(5)} MB${heap ? `, of it wasm heap ${(heap / 2 ** 20).toFixed(0)} MB` : ''}`);
  }
  const [a, b] = [figures.planner, figures[other]];
  if (a.failed) throw new Error('the planner failed');
  if (b.failed) return;
  if (a.text !== b.text) throw new Error(`the readers disagree:\n  planner ${a.text}\n  ${other} ${b.text}`);
  console.log(`  same cells, same profiles (${a.text.slice(0, 60)}); ${(b.cpu / a.cpu).toFixed(1)} times as fast by processor time (${(b.time / a.time).toFixed(1)} by the clock), ${(b.peak / a.peak).toFixed(1)} times less memory`);
}

const folder = mkdtempSync(join(tmpdir(), 'planner-bench-'));
try {
  for (const count of counts) {
    execFileSync(process.execPath, [join(here, 'make.mjs'), String(count), folder]);
    for (const [kind, other] of [['csv', 'PapaParse'], ['json', 'JSON.parse']]) {
      const path = join(folder, `users-${count}.${kind}`);
      console.log(`${count} users, ${kind}, ${(statSync(path).size / 1e6).toFixed(1)} MB`);
      await compare(path, other);
      rmSync(path);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  server.close();
}
