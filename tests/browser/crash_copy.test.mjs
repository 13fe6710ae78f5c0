// The crash copy in this browser: with several tabs, a full disk, and everything forgotten.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, serve, settle } from './support.mjs';

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser.close();
  await server.close();
});

async function newContext(...disturbances) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  await context.addInitScript(() => {
    localStorage.setItem('planner.tour', '1');
    delete self.showSaveFilePicker;
    delete self.showOpenFilePicker;
  });
  for (const disturbance of disturbances) await context.addInitScript(disturbance);
  return context;
}

// A tab with the demo open.
async function openTab(context) {
  const page = await context.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => document.body.classList.contains('ready'));
  await settle(page);
  await page.getByRole('button', { name: 'Open this demo: Contoso Ltd' }).click();
  await settle(page);
  return page;
}

async function openAbout(page) {
  await page.getByRole('button', { name: 'See the policy' }).click();
  await settle(page);
}

// Every edit waits until what follows from it is over.
async function edit(page, day) {
  await page.getByRole('button', { name: /^Plan/ }).first().click();
  await settle(page);
  const field = page.getByRole('textbox', { name: 'Order date' }).first();
  await field.fill(day);
  await field.press('Enter');
  await page.waitForTimeout(700);
  await settle(page);
}

const theSwitch = (page) => page.getByRole('checkbox', { name: 'Keep a crash copy in this browser' });
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).length);
async function isSwitched(page, on) {
  await page.waitForFunction((wanted) => {
    const box = document.querySelector('#twin [role=checkbox][aria-label^="Keep a crash copy"]') || [...document.querySelectorAll('#twin [role=checkbox]')].find((each) => each.textContent.startsWith('Keep a crash copy'));
    return box && (box.getAttribute('aria-checked') === 'true') === wanted;
  }, on);
}
async function turnOn(page) {
  await openAbout(page);
  await theSwitch(page).click();
  await page.getByText(/The copy is \d+ minutes? old/).first().waitFor({ state: 'attached' });
}

for (const [name, ...disturbances] of [['tabs that hear of each other'], ['tabs that do not', () => { delete self.BroadcastChannel; }]]) {
  test(`what is forgotten in one of two tabs stays forgotten: ${name}`, async () => {
    const context = await newContext(...disturbances);
    const first = await openTab(context);
    await turnOn(first);
    const second = await openTab(context);
    await openAbout(second);
    await isSwitched(second, true);
    await first.bringToFront(); // a tab behind another one draws nothing
    await first.getByRole('button', { name: 'Forget everything' }).click();
    await first.waitForFunction(async () => (await indexedDB.databases()).length === 0);
    await isSwitched(first, false);
    await second.bringToFront();
    if (disturbances.length === 0) await isSwitched(second, false);
    await edit(second, '2027-02-15');
    assert.equal(await databases(second), 0);
    await openAbout(second);
    await isSwitched(second, false);
    await context.close();
  });
}

// What a full disk does: the record is taken, and the end of the transaction is no success.
const fullDisk = () => {
  self.full = false;
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function full(...words) {
    const request = put.apply(this, words);
    if (self.full) request.addEventListener('success', () => this.transaction.abort());
    return request;
  };
};

test('a copy that the disk has no room for is not said to be there', async () => {
  const context = await newContext(fullDisk);
  const page = await openTab(context);
  await page.evaluate(() => { self.full = true; });
  await openAbout(page);
  await theSwitch(page).click();
  await page.getByText(/The crash copy could not be written/).first().waitFor({ state: 'attached' });
  await isSwitched(page, false);
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  // With room again it works.
  await page.evaluate(() => { self.full = false; });
  await theSwitch(page).click();
  await page.getByText(/The copy is \d+ minutes? old/).first().waitFor({ state: 'attached' });
  assert.equal(await databases(page), 1);
  await context.close();
});

test('where only the newer copy has no room, the older one stays, and everything can be forgotten', async () => {
  const context = await newContext(fullDisk);
  const page = await openTab(context);
  await turnOn(page);
  await page.evaluate(() => { self.full = true; });
  await edit(page, '2027-02-15');
  await page.getByText(/The crash copy could not be written/).first().waitFor({ state: 'attached' });
  await openAbout(page);
  await isSwitched(page, true);
  await page.getByText(/The copy is \d+ minutes? old/).first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  await isSwitched(page, false);
  await context.close();
});
