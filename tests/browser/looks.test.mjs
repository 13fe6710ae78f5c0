// What is on the screen, for eyes and for ears: contrast measured on the drawn pixels in every theme, and the accessible twin of
// what lies over the views examined by axe (the views themselves: accessible.test.mjs).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { launch, open, picture, settle } from './support.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const steps = ['Files', 'Customer', 'Match', 'Plan', 'Cost', 'Results'];

async function go(page, step) {
  await page.getByRole('navigation').getByRole('button', { name: step, exact: true }).dispatchEvent('click');
  await settle(page);
}

async function violations(page) {
  await page.evaluate(axeSource);
  // The twin is transparent on purpose: what is seen is the canvas, measured below.
  return page.evaluate(async () => {
    const found = await self.axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    return found.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
}

describe('the accessible twin', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  test('has nothing for axe to complain about on the first visit, with the tour', async () => {
    const { page, context } = await open(browser, { firstVisit: true, bypassCSP: true });
    assert.deepEqual(await violations(page), []);
    await context.close();
  });

  test('stays clean with the palette, the history and the sheet of keys open', async () => {
    const { page, context } = await open(browser, { firstVisit: true, bypassCSP: true });
    await page.getByRole('button', { name: 'Skip the tour' }).click();
    await settle(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search and commands' }).waitFor({ state: 'attached' });
    await page.keyboard.type('power bi');
    await settle(page);
    assert.deepEqual(await violations(page), [], 'palette');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await settle(page);
    assert.equal(await page.getByRole('dialog').getByRole('combobox').inputValue(), 'power bi', 'the arrows leave the text alone');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await settle(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'attached' });
    assert.deepEqual(await violations(page), [], 'keys');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await context.close();
  });

  test('leaves the keys of the browser to the browser', async () => {
    const { page, context } = await open(browser, { firstVisit: true });
    const taken = await page.evaluate(() => {
      const result = {};
      for (const [name, init] of Object.entries({
        find: { key: 'f', code: 'KeyF', ctrlKey: true }, print: { key: 'p', code: 'KeyP', ctrlKey: true }, reload: { key: 'r', code: 'KeyR', ctrlKey: true },
        address: { key: 'l', code: 'KeyL', ctrlKey: true }, tab: { key: 't', code: 'KeyT', ctrlKey: true }, bigger: { key: '+', code: 'Equal', ctrlKey: true },
        help: { key: 'F1', code: 'F1' }, fresh: { key: 'F5', code: 'F5' }, back: { key: 'ArrowLeft', code: 'ArrowLeft', altKey: true },
        walk: { key: 'Tab', code: 'Tab' }, search: { key: 'k', code: 'KeyK', ctrlKey: true },
      })) {
        const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
        result[name] = event.defaultPrevented;
      }
      return result;
    });
    assert.deepEqual(Object.keys(taken).filter((name) => taken[name]), ['search']);
    await context.close();
  });

  test('copies a table to the clipboard as cells, and with the keys the row that is chosen in it', async () => {
    const { page, context } = await open(browser, { firstVisit: true });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await go(page, 'Customer');
    const copied = async () => {
      await settle(page);
      await page.waitForTimeout(100);
      return (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n').map((line) => line.split('\t'));
    };
    await page.getByRole('button', { name: 'Copy: Subscriptions' }).dispatchEvent('click');
    const lines = await copied();
    assert.equal(lines[0][0], 'Subscription');
    assert.ok(lines.length > 4 && lines.every((line) => line.length === lines[0].length), lines.join('\n'));
    await page.getByRole('columnheader', { name: 'Subscription' }).click();
    await page.keyboard.press('Control+c');
    const chosen = await copied();
    assert.deepEqual(chosen[0], lines[0]);
    assert.equal(chosen.length, 2);
    await context.close();
  });

  test('takes what an input method composes, letter by letter and at once', async () => {
    const { page, context } = await open(browser, { firstVisit: true });
    await go(page, 'Customer');
    const field = page.getByRole('textbox', { name: 'Filter: Subscriptions' });
    await field.focus();
    const session = await context.newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'オ', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.imeSetComposition', { text: 'オフ', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.insertText', { text: 'オフィス' });
    await settle(page);
    assert.equal(await field.inputValue(), 'オフィス');
    await field.fill('');
    await page.keyboard.type('ğüşıöç Office 365 E3', { delay: 0 });
    await settle(page);
    assert.equal(await field.inputValue(), 'ğüşıöç Office 365 E3', 'no key is lost');
    await context.close();
  });
});

// The contrast between what is written and what it is written on: the commonest colour in the rectangle of the text, and the colour
// farthest from it that fills at least a few pixels. Letters are drawn large, so that their strokes have a full core.
function measure() {
  const canvas = document.getElementById('canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const scale = canvas.width / innerWidth;
  const luminance = (color) => {
    const part = (value) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(color >> 16) + 0.7152 * part((color >> 8) & 255) + 0.0722 * part(color & 255);
  };
  const weak = [];
  let measured = 0;
  const tour = document.querySelector('#twin section[aria-label="Tour"]');
  for (const element of document.querySelectorAll('#twin p, #twin h1, #twin h2, #twin h3, #twin button, #twin [role=cell], #twin [role=columnheader], #twin [role=status], #twin [role=combobox]')) {
    if (!element.textContent.trim() || element.children.length > 0 || element.disabled || element.closest('[inert], [aria-disabled=true]')) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 6 || box.height < 10 || box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) continue;
    // Only what nothing else lies over, and what is not scrolled out of its part.
    let inside = true;
    for (let part = element.parentElement; part && part.id !== 'twin'; part = part.parentElement) {
      const around = part.getBoundingClientRect();
      if (part.classList.contains('scroll') && (box.top < around.top || box.bottom > around.bottom || box.right > around.right || box.left < around.left)) inside = false;
    }
    const lies = tour && !tour.contains(element) && tour.getBoundingClientRect();
    if (!inside || (lies && box.left < lies.right && box.right > lies.left && box.top < lies.bottom && box.bottom > lies.top)) continue;
    const counts = new Map();
    const left = Math.ceil(box.left * scale), right = Math.floor(box.right * scale), top = Math.ceil(box.top * scale), bottom = Math.floor(box.bottom * scale);
    for (let y = top; y < bottom; ++y) {
      for (let x = left; x < right; ++x) {
        const at = (y * canvas.width + x) * 4;
        const color = (pixels.data[at] << 16) | (pixels.data[at + 1] << 8) | pixels.data[at + 2];
        counts.set(color, (counts.get(color) || 0) + 1);
      }
    }
    const [ground] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
    const base = luminance(ground);
    let best = 1;
    for (const [color, count] of counts) {
      if (count < 4) continue;
      const other = luminance(color);
      best = Math.max(best, (Math.max(base, other) + 0.05) / (Math.min(base, other) + 0.05));
    }
    ++measured;
    if (best < 4.5) weak.push(`${best.toFixed(2)} ${element.tagName} "${element.textContent.slice(0, 50)}" on #${ground.toString(16).padStart(6, '0')}`);
  }
  return { weak, measured };
}

describe('contrast on the drawn pixels', () => {
  let browser;
  before(async () => { browser = await launch({ webGl: false }); });
  after(() => browser.close());

  const themes = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, 'more contrast': { colorScheme: 'light', contrast: 'more' }, 'more contrast, dark': { colorScheme: 'dark', contrast: 'more' } };
  for (const [name, media] of Object.entries(themes)) {
    test(`of every text is at least 4.5 : 1 in the theme ${name}`, async () => {
      const { page, context } = await open(browser, { ...media, firstVisit: true, deviceScaleFactor: 2 });
      const first = await page.evaluate(measure);
      assert.deepEqual(first.weak, [], 'with the tour');
      await page.getByRole('button', { name: 'Skip the tour' }).click();
      await settle(page);
      for (const step of steps) {
        await go(page, step);
        const { weak, measured } = await page.evaluate(measure);
        await picture(page, `${name.replace(/\W+/g, '-')}-${step}`);
        assert.ok(measured > 15, `${step}: ${measured} texts measured`);
        assert.deepEqual(weak, [], step);
      }
      await context.close();
    });
  }
});
