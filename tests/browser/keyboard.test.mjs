// Whoever neither sees the page nor holds a mouse is led where those go who do: the focus follows to another view, the search field says
// what its arrow keys choose, and what scrolls can be scrolled.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open, settle } from './support.mjs';

describe('the keyboard alone', () => {
  let browser, page;
  before(async () => {
    browser = await launch();
    ({ page } = await open(browser));
    await page.getByRole('button', { name: 'Open the demo Contoso Ltd' }).dispatchEvent('click');
    await settle(page);
  });
  after(() => browser.close());

  const focused = () => page.evaluate(() => {
    const { activeElement: at } = document;
    const chosen = document.getElementById(at.getAttribute('aria-activedescendant'));
    return { role: at.getAttribute('role') || at.tagName.toLowerCase(), name: (at.getAttribute('aria-label') || at.textContent).trim(), chosen: chosen && chosen.textContent };
  });
  const inNavigation = (name) => page.getByRole('navigation').getByRole('button', { name });
  async function press(...keys) {
    for (const key of keys) await page.keyboard.press(key);
    await settle(page);
  }
  async function pressOn(button) {
    await button.focus();
    await press('Enter');
  }

  test('goes on at the title of the view that the next action leads to', async () => {
    await pressOn(inNavigation('Customer'));
    await pressOn(page.getByRole('button', { name: 'Match the offers' }));
    assert.deepEqual(await focused(), { role: 'h1', name: 'Match', chosen: null });
  });

  test('stays in the navigation while it is walked through', async () => {
    await pressOn(inNavigation('Cost'));
    assert.equal((await focused()).name, 'Cost');
    assert.equal((await focused()).role, 'button');
    assert.equal(await page.locator('h1').textContent(), 'Cost');
  });

  test('hears in the search field what its arrow keys choose, and goes on at the title of what Enter opens', async () => {
    await press('Control+k');
    await page.keyboard.type('office 365');
    await settle(page);
    assert.deepEqual(await focused(), { role: 'combobox', name: 'Search everything, or type a command', chosen: 'Office 365 E3' });
    await press('ArrowDown');
    assert.equal((await focused()).chosen, 'Office 365 E4');
    await press('Enter');
    assert.deepEqual(await focused(), { role: 'h1', name: 'Plan', chosen: null });
  });

  test('reaches the last row of a table that has nothing to press', async () => {
    await pressOn(inNavigation('Customer'));
    await pressOn(page.getByRole('button', { name: 'Users 174' }));
    const rows = page.locator('main [role=rowgroup][tabindex="0"]');
    const last = async () => Math.max(...await page.locator('main [role=row]').evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-rowindex')))));
    await rows.focus();
    assert.ok(await last() < 100);
    await press('End');
    assert.equal(await last(), 175, '174 users below their titles');
    await press('Home');
    assert.ok(await last() < 100);
    const shown = () => page.locator('main [role=row]').nth(1).textContent();
    const first = await shown();
    await press('Enter', ' ');
    assert.equal(await page.locator('h1').textContent(), 'Customer', 'it presses nothing that had the focus before');
    assert.equal(await shown(), first);
    assert.equal(await rows.getAttribute('aria-label'), 'Users');
  });

  test('is given digits for a number by an on-screen keyboard, and letters for a name', async () => {
    await pressOn(inNavigation('Match'));
    assert.equal(await page.getByRole('textbox', { name: 'Seats to buy' }).getAttribute('inputmode'), 'decimal');
    await press('Control+k');
    assert.equal(await page.getByRole('combobox', { name: 'Search everything, or type a command' }).getAttribute('inputmode'), null);
    await press('Escape');
  });
});
