// What may go wrong before the first frame: nothing of it leaves a page that says "Loading" for ever, or a program that is broken unseen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fromDisk, launch } from './support.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function load(disturb) {
  const context = await browser.newContext({ locale: 'en-US' });
  await context.addInitScript(disturb);
  const page = await context.newPage();
  await page.goto(fromDisk);
  await page.waitForFunction(() => /ready|failed/.test(document.body.className), { timeout: 30000 });
  return { page, context };
}

test('nothing listens to the system before the program has started', async () => {
  const { page, context } = await load(() => {
    self.listening = [];
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function watched(...words) {
      // The program tells the page its colours while it starts.
      if (this instanceof MediaQueryList) self.listening.push(document.documentElement.style.getPropertyValue('--ground') !== '');
      return listen.apply(this, words);
    };
  });
  const listening = await page.evaluate(() => self.listening);
  assert.ok(listening.length >= 4 && listening.every(Boolean), JSON.stringify(listening));
  await context.close();
});

test('a browser that never says what it keeps does not hold the page up', async () => {
  const { page, context } = await load(() => { IDBFactory.prototype.databases = () => new Promise(() => {}); });
  assert.match(await page.evaluate(() => document.body.className), /ready/);
  await context.close();
});

test('a failure while the program starts is said', async () => {
  const { page, context } = await load(() => {
    Object.defineProperty(Navigator.prototype, 'platform', { get() { throw new Error('nowhere'); } });
  });
  await page.getByText('The planner stopped unexpectedly and cannot go on.').waitFor({ state: 'visible' });
  await context.close();
});

test('at every growth of the memory that fails before the first frame, the page says so', async () => {
  const limited = (allowed) => `
    const grow = WebAssembly.Memory.prototype.grow;
    self.growths = 0;
    WebAssembly.Memory.prototype.grow = function limited(pages) {
      if (++self.growths > ${allowed}) throw new RangeError('no more memory');
      return grow.call(this, pages);
    };`;
  const whole = await load({ content: limited(1000) });
  const needed = await whole.page.evaluate(() => self.growths);
  await whole.context.close();
  for (let allowed = 0; allowed < needed; ++allowed) {
    const { page, context } = await load({ content: limited(allowed) });
    const said = await page.evaluate(() => (document.body.classList.contains('failed') ? document.getElementById('failure').textContent : ''));
    if (said || allowed < 2) assert.match(said, /memory|stopped/, `after ${allowed} growths`);
    await context.close();
  }
});
