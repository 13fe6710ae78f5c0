// axe-core finds nothing wrong: in the twin of every view, and in the report that goes to the customer.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launchChromium, textsOf, visit } from './drive.mjs';
import { entriesOf } from './whole_job.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const text = textsOf('en');

// Pixels carry the colours of the twin, which is transparent: contrast is measured on them elsewhere.
async function wrongs(page, rules = {}) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((chosen) => self.axe.run(document, { rules: chosen, resultTypes: ['violations'] }), rules);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe('axe-core', () => {
  let browser;
  before(async () => { browser = await launchChromium(); });
  after(() => browser.close());

  const steps = ['files', 'customer', 'match', 'plan', 'cost', 'results'];
  const fromMenu = [['portfolio', 'portfolio.title'], ['glossary', 'glossary_page.title'], ['about', 'about.title']];

  test('every view that the registry lists is opened here', () => {
    const registry = readFileSync(new URL('../../shell/views/registry.cpp', import.meta.url), 'utf8');
    const listed = [...registry.matchAll(/(?:add_step<|make_unique<)(\w+?)(?:Step)?View>/g)].map(([, name]) => name.toLowerCase());
    assert.deepEqual(listed.sort(), [...steps, ...fromMenu.map(([view]) => view)].sort());
  });

  for (const [size, width, height] of [['desk', 1280, 800], ['phone', 390, 844]]) {
    test(`finds nothing wrong with the twin of any view, ${size}`, async () => {
      const person = await visit(browser, { width, height });
      await person.activate('button', text('files.demo.open.name', { name: 'Contoso Ltd' }));
      for (const view of steps) {
        await person.activate('button', text(`${view}.title`), false);
        assert.deepEqual(await wrongs(person.page, { 'color-contrast': { enabled: false } }), [], view);
      }
      for (const [view, title] of fromMenu) {
        await person.activate('button', text('shell.menu'));
        await person.activate('button', text(title));
        assert.deepEqual(await wrongs(person.page, { 'color-contrast': { enabled: false } }), [], view);
      }
      await person.page.close();
    });
  }

  test('finds nothing wrong with the report', async () => {
    const person = await visit(browser);
    await person.activate('button', text('files.demo.open.name', { name: 'Contoso Ltd' }));
    await person.activate('button', text('results.title'), false);
    await person.activate('button', text('results.save_all'));
    const [archive] = (await person.saved()).values();
    const folder = mkdtempSync(join(tmpdir(), 'csp-report-'));
    const path = join(folder, 'report.html');
    writeFileSync(path, entriesOf(archive).get('report.html'));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path).href);
    assert.deepEqual(await wrongs(page), []);
    rmSync(folder, { recursive: true });
    await page.close();
    await person.page.close();
  });
});
