// What every browser test needs: the built page in a real Chromium, from disk or served, and a record of all it did wrong.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
export const pagePath = resolve(process.env.PLANNER_HTML || join(here, '../../build/web/planner.html'));
if (!existsSync(pagePath)) throw new Error(`No page at ${pagePath}: build it, or name it in PLANNER_HTML`);
export const pageHash = createHash('sha256').update(readFileSync(pagePath)).digest('hex').slice(0, 12);
export const fromDisk = pathToFileURL(pagePath).href;

const quiet = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const software = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-sandbox'];
const withoutWebGl = ['--disable-gpu', '--disable-3d-apis'];

export function launch({ webGl = true } = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: !process.env.HEADED,
    args: [...quiet, ...(webGl ? software : withoutWebGl)],
  });
}

// A plain server on this machine that serves only the page, and remembers what was asked for.
export async function serve() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    if (request.url !== '/planner.html') return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(readFileSync(pagePath));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return { url: `http://127.0.0.1:${server.address().port}/planner.html`, asked, close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }) };
}

// Opens the page and waits for its first frame. `faults` collects console errors and warnings (a violated policy is one),
// exceptions and requests after the load; expectSilence(...) in a test asserts that there are none.
export async function open(browser, { url = fromDisk, width = 1280, height = 800, locale = 'en-US', firstVisit = false, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale, ...options });
  const page = await context.newPage();
  const record = { faults: [], requests: [], loaded: false };
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/GPU stall|swiftshader/i.test(message.text())) record.faults.push(message.text()); });
  page.on('pageerror', (error) => record.faults.push(String(error)));
  page.on('request', (request) => { if (record.loaded && !/^(data|blob):/.test(request.url())) record.requests.push(request.url()); });
  // Who has seen the tour and asked the page to remember that starts with an empty page.
  if (!firstVisit) await page.addInitScript(() => { try { localStorage.setItem('planner.tour', '1'); } catch (error) { /* no storage here */ } });
  await page.addInitScript(() => {
    self.violations = [];
    // The browser's own file dialogs cannot be driven: the page falls back to picker and download.
    delete self.showSaveFilePicker;
    delete self.showOpenFilePicker;
    document.addEventListener('securitypolicyviolation', (event) => self.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(url);
  await page.waitForFunction(() => document.body.classList.contains('ready'));
  record.loaded = true;
  await settle(page);
  return { page, context, record };
}

// Until no frame is due any more.
export async function settle(page) {
  await page.waitForFunction(() => self.planner.frames.isIdle());
}

export const framesDrawn = (page) => page.evaluate(() => self.planner.frames.drawn);

export async function faultsOf({ page, record }) {
  const violations = await page.evaluate(() => self.violations);
  return { faults: record.faults, violations, requests: record.requests };
}
export const noFaults = { faults: [], violations: [], requests: [] };

// Pictures for people to look at; kept out of the source tree.
export async function picture(page, name) {
  const folder = process.env.PLANNER_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await settle(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
