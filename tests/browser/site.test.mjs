// The hosted form: the same planner, kept by a worker that serves only its own files, working without its server.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './drive.mjs';
import { pagePath } from './support.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(dirname(pagePath), 'site');
let browser, server, url;

async function startServer(port = '0') {
  server = spawn(process.execPath, [join(here, '../../web/serve.mjs'), folder, port], { stdio: ['ignore', 'pipe', 'inherit'] });
  url = await new Promise((done) => { server.stdout.once('data', (line) => done(String(line).trim())); });
}
before(async () => {
  browser = await launchChromium();
  await startServer();
});
after(async () => {
  await browser.close();
  server.kill();
});

test('the hosted planner is byte for byte the file that opens from disk, and the checksums are right', () => {
  assert.ok(readFileSync(join(folder, 'planner.html')).equals(readFileSync(pagePath)));
  for (const line of readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')) {
    const [sum, name] = line.split('  ');
    assert.equal(createHash('sha256').update(readFileSync(join(folder, name))).digest('hex'), sum, name);
  }
});

test('the landing page can be installed and says which content it is', async () => {
  const page = await browser.newPage();
  const violations = [];
  page.on('console', (message) => { if (message.type() === 'error') violations.push(message.text()); });
  await page.goto(url);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.webmanifest'), 'utf8'));
  assert.equal(manifest.start_url, './planner.html');
  assert.equal(manifest.display, 'standalone');
  const content = /<meta name="version" content="[^ ]+ ([0-9a-f]{64})"/.exec(readFileSync(pagePath, 'utf8'))[1];
  assert.ok((await page.content()).includes(content));
  await page.waitForFunction(() => document.getElementById('state').textContent !== '');
  assert.deepEqual(violations, []);
  await page.close();
});

test('works when the server is gone, and its worker serves nothing that is not its own', async () => {
  const page = await browser.newPage();
  await page.goto(url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise((done) => { navigator.serviceWorker.oncontrollerchange = done; })));
  server.kill();
  await page.goto(`${url}planner.html`);
  await page.waitForFunction(() => document.body.classList.contains('ready'), { timeout: 60000 });
  await assert.rejects(page.goto(`${url}elsewhere.html`));
  await page.close();
});
