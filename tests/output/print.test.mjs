// The documents as Chromium shows and prints them: accessible in every form, and complete on paper.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { root, samples } from './samples.mjs';

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const skip = fs.existsSync(executablePath) ? false : 'there is no Chromium here';
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const documents = ['report.html', 'runbook.html', 'internal.html'];
const looked = samples.filter(({ name }) => /^plain|^hostile-09/.test(name));
let browser;
before(async () => { if (!skip) browser = await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox'] }); });
after(() => browser?.close());

async function shown(sample, document, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(root, sample.name, document)).href);
  return { page, close: () => context.close() };
}

const squeezed = (text) => text.replace(/\s+/gu, '');

for (const sample of looked) {
  for (const document of documents) {
    test(`${sample.name}/${document}: axe-core finds nothing, light and dark, wide and narrow, and nothing is wider than the page`, { skip }, async () => {
      // Everything once; what width and colours can change, again.
      for (const [width, colorScheme, rules] of [[1000, 'light'], [1000, 'dark', ['color-contrast']], [390, 'light', ['scrollable-region-focusable', 'target-size', 'color-contrast']]]) {
        // The document's own policy allows no script; the test needs one.
        const { page, close } = await shown(sample, document, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
        await page.evaluate(axe);
        const { violations } = await page.evaluate((only) => self.axe.run(only ? { runOnly: only } : {}), rules);
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), [], `${width} ${colorScheme}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${width}: cut at the side`);
        await close();
      }
    });

    test(`${sample.name}/${document}: on paper every row of every table and every gate is whole on one page, and its text can be taken out`, { skip }, async () => {
      const { page, close } = await shown(sample, document, { viewport: { width: 680, height: 900 } });
      await page.emulateMedia({ media: 'print' });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'cut at the side');
      const whole = await page.evaluate(() => [...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText)));
      const headings = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3')].map((heading) => heading.innerText));
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
      const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
      assert.ok(totalPages > 0 && totalPages < 60, String(totalPages));
      if (sample.text === '') {  // foreign scripts come out in another order
        const pages = text.map(squeezed);
        for (const cells of whole) assert.ok(pages.some((one) => cells.every((cell) => one.includes(squeezed(cell)))), JSON.stringify(cells).slice(0, 200));
        for (const heading of headings) assert.ok(pages.some((one) => one.includes(squeezed(heading))), heading);
      }
      await close();
    });
  }
}
