// Both browsers through one driver: the page opened in Chromium or in Firefox, and a person who finds things by role and name and
// works with the mouse, a finger or the keyboard alone.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { fromDisk } from './support.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const textFolder = join(here, '../../assets/text');
const chromiumArguments = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

// A screen for Firefox, which has no WebGL without one. undefined where Xvfb is not installed: then Firefox draws with Canvas 2D.
export async function makeScreen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '+extension', 'GLX', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((done) => {
    server.on('error', () => done(undefined));
    server.stdio[3].once('data', (data) => done(String(data).trim()));
  });
  return number === undefined ? undefined : { display: `:${number}`, close: () => server.kill() };
}

export function launchChromium({ webGl = true, language = 'en-US' } = {}) {
  return puppeteer.launch({
    browser: 'chrome', executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: !process.env.HEADED,
    args: [...chromiumArguments, `--lang=${language}`, `--accept-lang=${language}`,
      ...(webGl ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-sandbox'] : ['--disable-gpu', '--disable-3d-apis'])],
  });
}

export function launchFirefox({ screen, language = 'en-US' } = {}) {
  return puppeteer.launch({
    browser: 'firefox', executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr', headless: !screen,
    env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', ...(screen ? { DISPLAY: screen.display } : {}) },
    extraPrefsFirefox: { 'webgl.force-enabled': true, 'intl.accept_languages': language, 'intl.locale.requested': language },
  });
}

// Every text of a language; a placeholder may be filled by name.
export function textsOf(language) {
  const folder = join(textFolder, language);
  const texts = Object.assign({}, ...readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))));
  return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// What the test keeps of the page: files it saved (instead of the browser's download dialog), violations, and how files come in.
function watchPage() {
  // Who has seen the tour and asked the page to remember that starts with an empty page.
  try { localStorage.setItem('planner.tour', '1'); } catch (error) { /* no storage here */ }
  self.violations = [];
  self.savedFiles = [];
  document.addEventListener('securitypolicyviolation', (event) => self.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  delete self.showSaveFilePicker;
  delete self.showOpenFilePicker;
  const blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const address = make.call(URL, blob);
    blobs.set(address, blob);
    return address;
  };
  const click = HTMLElement.prototype.click;
  HTMLInputElement.prototype.click = function () { if (this.type !== 'file') click.call(this); };
  HTMLAnchorElement.prototype.click = function () {
    if (blobs.has(this.href)) self.savedFiles.push({ name: this.download, blob: blobs.get(this.href) });
    else click.call(this);
  };
}

// In the page: the element of that role and name among those of the twin.
function elementOf(role, name, exact) {
  const implied = { BUTTON: 'button', A: 'link', INPUT: 'textbox', TEXTAREA: 'textbox', H1: 'heading', H2: 'heading', H3: 'heading', TABLE: 'table' };
  for (const element of document.querySelectorAll('#twin *')) {
    if ((element.getAttribute('role') || implied[element.tagName]) !== role || element.closest('[inert]')) continue;
    const said = (element.getAttribute('aria-label') || element.textContent).trim();
    // Otherwise as whole words: a step says its state after its title.
    if (exact ? said === name : said.startsWith(name) && !/^[\p{L}\p{N}]/u.test(said.slice(name.length))) return element;
  }
  return null;
}

export class Person {
  constructor(page, way, record) { Object.assign(this, { page, way, record }); }

  async settle() { await this.page.waitForFunction(() => self.planner.frames.isIdle(), { timeout: 60000 }); }

  async find(role, name, exact = true) {
    const handle = await this.page.waitForFunction(elementOf, { timeout: 30000, polling: 50 }, role, name, exact)
      .catch(() => { throw new Error(`There is no ${role} "${name}"`); });
    return handle.asElement();
  }

  async sees(text) {
    await this.page.waitForFunction((wanted) => document.getElementById('twin').textContent.includes(wanted)
      || [...document.querySelectorAll('#twin [aria-label]')].some((element) => element.getAttribute('aria-label').includes(wanted)), { timeout: 30000, polling: 50 }, text)
      .catch(() => { throw new Error(`Nothing says "${text}"`); });
  }

  async activate(role, name, exact = true) {
    const element = await this.find(role, name, exact);
    if (this.way === 'keyboard') await this.walkTo(element);
    else await this.point(element);
    await this.settle();
  }

  async point(element) {
    await element.evaluate((target) => target.scrollIntoView({ block: 'center', inline: 'nearest' }));
    await this.settle();
    const box = await element.evaluate((target) => { const { x, y, width, height } = target.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; });
    if (this.way === 'finger') await this.page.touchscreen.tap(box.x, box.y);
    else await this.page.mouse.click(box.x, box.y);
  }

  async walkTo(element) {
    for (let presses = 0; presses < 150; ++presses) {
      if (await element.evaluate((target) => target === document.activeElement)) {
        await this.page.keyboard.press('Enter');
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error('The keyboard does not reach it');
  }

  async openFiles(paths, label) {
    await this.activate('button', label);
    const picker = await this.page.waitForSelector('#picker');
    await picker.uploadFile(...paths);
    await new Promise((done) => { setTimeout(done, 300); });
    await this.settle();
  }

  // The files the page saved since the last time, by name.
  async saved() {
    const files = await this.page.evaluate(async () => {
      const taken = self.savedFiles.splice(0);
      return Promise.all(taken.map(async ({ name, blob }) => {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        let text = '';
        for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
        return [name, btoa(text)];
      }));
    });
    return new Map(files.map(([name, text]) => [name, Buffer.from(text, 'base64')]));
  }

  async faults() { return [...this.record, ...await this.page.evaluate(() => self.violations)]; }
}

// Opens the page and waits for its first frame. What it reports to the console or asks for afterwards is a fault.
export async function visit(browser, { url = fromDisk, way = 'mouse', width = 1280, height = 800, offline = false } = {}) {
  const page = await browser.newPage();
  const firefox = (await browser.version()).toLowerCase().includes('firefox');
  await page.setViewport({ width, height, ...(way === 'finger' ? { hasTouch: true, isMobile: !firefox, deviceScaleFactor: 2 } : {}) });
  const record = [];
  let loaded = false;
  page.on('console', (message) => { if (['error', 'warn', 'warning'].includes(message.type()) && !/GPU stall|swiftshader|WEBGL_debug|context/i.test(message.text())) record.push(message.text()); });
  page.on('pageerror', (error) => record.push(String(error)));
  page.on('request', (request) => { if (loaded && !/^(data|blob):/.test(request.url())) record.push(`asked for ${request.url()}`); });
  await page.evaluateOnNewDocument(watchPage);
  await page.goto(url);
  await page.waitForFunction(() => document.body.classList.contains('ready'), { timeout: 60000 });
  loaded = true;
  if (offline) await page.setOfflineMode(true);
  const person = new Person(page, way, record);
  await person.settle();
  return person;
}
