// The page itself, whatever the views show: silence, policy, drawing only when needed, and losing what it may lose.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { faultsOf, framesDrawn, fromDisk, launch, noFaults, open, pagePath, picture, serve, settle } from './support.mjs';
import { readFileSync } from 'node:fs';

const about = (page) => page.getByRole('heading', { level: 1, name: 'What leaves this page' });
async function openAbout(page) {
  await page.getByRole('button', { name: 'See the policy' }).click();
  await about(page).waitFor({ state: 'attached' });
  await settle(page);
}

describe('the page', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  test('opens from disk without a fault and asks for nothing afterwards', async () => {
    const opened = await open(browser, { url: fromDisk });
    await openAbout(opened.page);
    assert.deepEqual(await faultsOf(opened), noFaults);
    await opened.context.close();
  });

  test('opens from a server with one single request', async () => {
    const server = await serve();
    const opened = await open(browser, { url: server.url });
    await openAbout(opened.page);
    assert.deepEqual(await faultsOf(opened), noFaults);
    assert.deepEqual(server.asked, ['/planner.html']);
    await opened.context.close();
    await server.close();
  });

  test('is forbidden to reach out in any way, even when its own script tries', async () => {
    const server = await serve();
    const { page, context } = await open(browser, { url: server.url });
    await page.evaluate(async () => {
      const away = `${location.origin}/stolen`;
      const attempts = [
        () => fetch(away), () => navigator.sendBeacon(away, 'x'), () => new WebSocket(away.replace('http', 'ws')),
        () => new EventSource(away), () => { const request = new XMLHttpRequest(); request.open('GET', away); request.send(); },
        () => { const image = document.createElement('img'); image.src = away; document.body.append(image); },
        () => { const frame = document.createElement('iframe'); frame.src = away; document.body.append(frame); },
        () => { const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = away; document.head.append(link); },
        () => { const form = document.createElement('form'); form.action = away; document.body.append(form); form.submit(); },
        () => new FontFace('stolen', `url(${away})`).load(),
        () => import(away), () => new Worker(away), () => eval('fetch(away)'),
      ];
      for (const attempt of attempts) {
        try { await attempt(); } catch (error) { self.lastRefusal = String(error); }
      }
      await new Promise((done) => { setTimeout(done, 300); });
    });
    assert.deepEqual(server.asked, ['/planner.html']);
    await context.close();
    await server.close();
  });

  test('carries a policy without any allowance for connections or dynamic code', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(pagePath, 'utf8'))[1];
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /connect-src 'none'/);
    assert.match(policy, /trusted-types 'none'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  });

  test('draws nothing while nothing happens', async () => {
    const { page, context } = await open(browser);
    await page.waitForTimeout(1000);
    const drawn = await framesDrawn(page);
    await page.waitForTimeout(10000);
    assert.equal(await framesDrawn(page), drawn);
    await context.close();
  });

  test('has buttons that are found by role and really fire', async () => {
    const { page, context } = await open(browser);
    await openAbout(page);
    assert.equal(await page.getByRole('table', { name: 'The policy in force' }).count(), 1);
    assert.equal(await page.getByRole('row').filter({ hasText: 'connect-src' }).count(), 1);
    await context.close();
  });

  test('can be worked by keyboard alone', async () => {
    const { page, context } = await open(browser);
    const link = page.getByRole('button', { name: 'See the policy' });
    for (let presses = 0; presses < 80; ++presses) {
      await page.keyboard.press('Tab');
      if (await link.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await about(page).waitFor({ state: 'attached' });
    await context.close();
  });

  test('changes its colours from the menu', async () => {
    const { page, context } = await open(browser, { colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ground'));
    const light = await ground();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('radio', { name: 'Dark' }).click();
    await settle(page);
    assert.notEqual(await ground(), light);
    assert.equal(await page.getByRole('dialog').count(), 0);
    await page.getByRole('button', { name: 'Menu' }).click();
    assert.equal(await page.getByRole('radio', { name: 'Dark' }).getAttribute('aria-checked'), 'true');
    await context.close();
  });

  test('follows the system when it turns dark', async () => {
    const { page, context } = await open(browser, { colorScheme: 'light' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(() => document.documentElement.style.colorScheme === 'dark', null, { timeout: 5000 });
    await context.close();
  });

  test('gives the focus back when a menu closes', async () => {
    const { page, context } = await open(browser);
    const menu = page.getByRole('button', { name: 'Menu' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Menu' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Menu' }).waitFor({ state: 'detached' });
    await settle(page);
    assert.ok(await menu.evaluate((element) => element === document.activeElement));
    await context.close();
  });

  test('speaks the language of the browser and switches without reload', async () => {
    const { page, context } = await open(browser, { locale: 'tr-TR' });
    await page.getByRole('button', { name: 'Dosya aç…' }).waitFor();
    await page.getByRole('button', { name: /^Dil/ }).click();
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Open files…' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await context.close();
  });

  test('names countries in the language of the reader', async () => {
    const { page, context } = await open(browser, { locale: 'tr-TR' });
    await page.getByRole('button', { name: /Contoso Ltd/ }).first().click();
    await settle(page);
    const country = page.getByRole('combobox', { name: 'Müşterinin ülkesi' });
    assert.match(await country.textContent(), /^Amerika Birleşik Devletleri \(US\)/);
    await context.close();
  });

  test('survives the loss of its graphics context', async () => {
    const { page, context, record } = await open(browser);
    await openAbout(page);
    const before = await page.locator('#canvas').screenshot();
    assert.ok(await page.evaluate(() => self.planner.loseContext()));
    await page.waitForTimeout(800);
    await settle(page);
    const back = await page.locator('#canvas').screenshot();
    assert.ok(before.equals(back), 'the same picture comes back');
    assert.deepEqual(record.faults.filter((fault) => !/context/i.test(fault)), []);
    await context.close();
  });

  test('is drawn without WebGL when its graphics context does not come back', async () => {
    const { page, context } = await open(browser);
    assert.ok(await page.evaluate(() => self.planner.loseContext(false)));
    await page.waitForFunction(() => self.planner.renderer === 'canvas');
    await settle(page);
    const coloursOn = () => page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    });
    assert.ok(await coloursOn() > 10, 'something is drawn');
    await openAbout(page);
    assert.ok(await coloursOn() > 10);
    // Another size is drawn at, too.
    await page.setViewportSize({ width: 900, height: 700 });
    await page.waitForFunction(() => document.getElementById('canvas').width === Math.round(900 * devicePixelRatio));
    await context.close();
  });

  test('asks before a tab with unsaved changes is closed, also in browsers that want an answer in the event', async () => {
    const { page, context } = await open(browser);
    const asks = () => page.evaluate(() => {
      const event = document.createEvent('BeforeUnloadEvent');
      event.initEvent('beforeunload', false, true);
      dispatchEvent(event);
      return [event.defaultPrevented, event.returnValue];
    });
    await page.getByRole('button', { name: 'Open this demo: Contoso Ltd' }).click();
    await settle(page);
    assert.deepEqual(await asks(), [false, '']);
    await page.getByRole('button', { name: /^Plan/ }).first().click();
    await settle(page);
    await page.getByRole('button', { name: 'One day more' }).click();
    await settle(page);
    assert.deepEqual(await asks(), [true, 'true']);
    const dialog = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const asked = await dialog;
    assert.equal(asked.type(), 'beforeunload');
    await asked.accept();
    await context.close();
  });

  test('names a dropped folder that cannot be listed to its end', async () => {
    const { page, context } = await open(browser);
    await page.evaluate(() => {
      const users = { name: 'users.csv', isFile: true, isDirectory: false, fullPath: '/exports/users.csv',
        file: (take) => take(new File(['UserPrincipalName,DisplayName,Licenses\nadele@contoso.example,Adele,ENTERPRISEPACK\n'], 'users.csv')) };
      let parts = 0;
      const exports = { name: 'exports', isFile: false, isDirectory: true, fullPath: '/exports',
        createReader: () => ({ readEntries: (take, fail) => (parts++ === 0 ? take([users]) : fail(new DOMException('gone', 'NotFoundError'))) }) };
      const event = new Event('drop', { bubbles: true, cancelable: true });
      event.dataTransfer = { items: [{ webkitGetAsEntry: () => exports }], files: [], types: ['Files'] };
      document.body.dispatchEvent(event);
    });
    await page.getByText(/exports could not be read to its end/).or(page.getByLabel(/exports could not be read to its end/)).first().waitFor({ state: 'attached' });
    await context.close();
  });

  test('says that nothing was copied where the browser does not allow it', async () => {
    const { page, context } = await open(browser);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      document.execCommand = () => false;
    });
    await openAbout(page);
    await page.getByRole('button', { name: 'Copy the policy' }).click();
    await page.getByText('Not copied: the browser does not allow it here').first().waitFor({ state: 'attached' });
    assert.equal(await page.getByText('Policy copied').count(), 0);
    await context.close();
  });

  test('stays sharp and complete from a phone to a wall screen', async () => {
    for (const [name, size] of [['phone', { width: 390, height: 844, hasTouch: true, isMobile: true, deviceScaleFactor: 3 }], ['desk', {}], ['wall', { width: 3840, height: 2160 }]]) {
      const { page, context } = await open(browser, size);
      const canvas = await page.evaluate(() => ({ width: document.getElementById('canvas').width, wanted: Math.round(innerWidth * devicePixelRatio) }));
      assert.equal(canvas.width, canvas.wanted, name);
      await page.getByRole('button', { name: 'Open files…' }).waitFor();
      await picture(page, name);
      await context.close();
    }
  });

  test('opens with a finger', async () => {
    const { page, context } = await open(browser, { width: 390, height: 844, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
    await page.getByRole('button', { name: 'Menu' }).tap();
    const entry = page.getByRole('button', { name: 'What leaves this page' });
    const box = await entry.boundingBox();
    assert.ok(box.height >= 44, `a target for fingers, ${box.height} px high`);
    await entry.tap();
    await about(page).waitFor({ state: 'attached' });
    await context.close();
  });
});

// The share of pixels that differ plainly, in pictures that came as base64.
async function differing(pair) {
  const [one, two] = await Promise.all(pair.map(async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }));
  if (one.width !== two.width || one.height !== two.height) return 1;
  let different = 0;
  for (let i = 0; i < one.data.length; i += 4) {
    if (Math.max(...[0, 1, 2].map((part) => Math.abs(one.data[i + part] - two.data[i + part]))) > 48) ++different;
  }
  return different / (one.width * one.height);
}

describe('without WebGL', () => {
  let browser;
  before(async () => { browser = await launch({ webGl: false }); });
  after(() => browser.close());

  test('the page draws with Canvas 2D and works the same', async () => {
    const opened = await open(browser);
    const { page } = opened;
    assert.equal(await page.evaluate(() => self.planner.renderer), 'canvas');
    await openAbout(page);
    await picture(page, 'canvas-2d');
    const colors = await page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let i = 0; i < data.length; i += 4) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
      return seen.size;
    });
    assert.ok(colors > 20, `letters and panels are on the canvas (${colors} colours)`);
    assert.deepEqual(await faultsOf(opened), noFaults);
    await opened.context.close();
  });

  // Two ways to the same picture, each the measure for the other. Edges are smoothed differently: one pixel in ten thousand differs.
  test('both ways of drawing give the same picture of every step', async () => {
    const other = await launch();
    try {
      const drawn = [];
      for (const each of [browser, other]) {
        const { page, context } = await open(each);
        await page.getByRole('button', { name: /Contoso Ltd/ }).first().click();
        await page.waitForTimeout(5500);  // until the notice about the opened demo has gone
        const pictures = [];
        for (const step of ['Files', 'Customer', 'Match', 'Plan', 'Cost', 'Results']) {
          await page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${step}`) }).click();
          await settle(page);
          pictures.push([step, (await page.screenshot()).toString('base64')]);
        }
        drawn.push({ renderer: await page.evaluate(() => self.planner.renderer), pictures });
        await context.close();
      }
      assert.deepEqual(drawn.map(({ renderer }) => renderer), ['canvas', 'webgl2']);
      const page = await other.newPage();
      for (const [index, [step, ours]] of drawn[0].pictures.entries()) {
        const share = await page.evaluate(differing, [ours, drawn[1].pictures[index][1]]);
        assert.ok(share < 0.001, `${step}: ${(100 * share).toFixed(2)} % of the pixels differ`);
      }
    } finally {
      await other.close();
    }
  });
});
