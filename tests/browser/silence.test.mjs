// What leaves the page and what stays in the browser, in Chromium and Firefox: nothing, unless the user turned a crash copy on.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium, launchFirefox, textsOf, visit } from './drive.mjs';
import { serve } from './support.mjs';

const text = textsOf('en');
const browsers = { Chromium: () => launchChromium(), Firefox: () => launchFirefox() };

async function openDemo(person) { await person.activate('button', text('files.demo.open.name', { name: 'Contoso Ltd' })); }
async function openAbout(person) {
  await person.activate('button', text('shell.menu'));
  await person.activate('button', text('about.title'));
}

// Everything a page can leave behind in a browser.
const leftBehind = (person) => person.page.evaluate(async () => ({
  cookies: document.cookie,
  local: (() => { try { return Object.keys(localStorage); } catch { return []; } })(),
  session: (() => { try { return Object.keys(sessionStorage); } catch { return []; } })(),
  databases: indexedDB.databases ? (await indexedDB.databases()).map(({ name }) => name) : [],
  address: location.search + location.hash,
  title: document.title,
  history: history.state,
}));

for (const [name, launch] of Object.entries(browsers)) {
  describe(name, () => {
    let browser, server;
    before(async () => {
      browser = await launch();
      server = await serve();
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    test('lets the visitor try to send something, and blocks every way', async () => {
      const person = await visit(browser, { url: server.url });
      await openAbout(person);
      await person.activate('button', text('about.try'));
      await person.page.waitForFunction((last) => document.getElementById('twin').textContent.includes(last), { timeout: 30000 }, text('about.try.form'));
      await person.settle();
      const rows = await person.page.evaluate(() => [...document.querySelectorAll('#twin [role=row]')].map((row) => row.textContent));
      const tried = rows.filter((row) => /blocked|failed/.test(row));
      assert.equal(tried.length, 13);
      for (const row of tried) assert.match(row, /● blocked by the browser/);
      // What was tried and blocked is no request of the page's.
      assert.match(await person.page.evaluate(() => document.getElementById('twin').textContent), /(?<!\d)0 requests since load/);
      assert.deepEqual(server.asked.filter((path) => path !== '/favicon.ico'), ['/planner.html']);
      await person.page.close();
    });

    test('leaves nothing of a customer in address, title, storage or console', async () => {
      const person = await visit(browser, { url: server.url });
      const before_ = await leftBehind(person);
      await openDemo(person);
      await person.activate('button', text('plan.title'), false);
      await person.activate('button', text('results.title'), false);
      const left = await leftBehind(person);
      assert.deepEqual(left, before_);
      // The one mark is the driver's own: it says that the tour has been seen.
      assert.deepEqual({ ...left, title: '' }, { cookies: '', local: ['planner.tour'], session: [], databases: [], address: '', title: '', history: null });
      assert.doesNotMatch(left.title, /Contoso/);
      assert.deepEqual(await person.faults(), []);
      await person.page.close();
    });

    test('keeps a crash copy only when asked to, gives it back after a crash, and forgets it', async () => {
      const person = await visit(browser, { url: server.url });
      await openDemo(person);
      await openAbout(person);
      await person.activate('checkbox', text('about.kept.switch'));
      await person.page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
      await person.page.close();

      const again = await visit(browser, { url: server.url });
      await openAbout(again);
      await again.activate('button', text('about.kept.open'));
      await new Promise((done) => { setTimeout(done, 300); });
      await again.settle();
      await again.sees('Contoso Ltd');
      await openAbout(again);
      await again.activate('button', text('about.kept.forget'));
      await again.page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
      assert.deepEqual((await leftBehind(again)).databases, []);
      await again.page.close();
    });
  });
}
