// Whoever neither sees the page nor holds a mouse is led where those go who do, in Chromium and Firefox: the focus follows to another
// view, the search field says what its arrow keys choose, and what scrolls can be scrolled.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium, launchFirefox, textsOf, visit } from './drive.mjs';

const text = textsOf('en');
const browsers = { Chromium: () => launchChromium(), Firefox: () => launchFirefox() };

// What has the focus, and what is chosen in it.
function atFocus() {
  const { activeElement: at } = document;
  const chosen = document.getElementById(at.getAttribute('aria-activedescendant'));
  return { role: at.getAttribute('role') || at.tagName.toLowerCase(), name: (at.getAttribute('aria-label') || at.textContent).trim(), chosen: chosen && chosen.textContent };
}
const lastRow = () => Math.max(...[...document.querySelectorAll('main [role=row]')].map((row) => Number(row.getAttribute('aria-rowindex'))));
const firstRow = () => document.querySelectorAll('main [role=row]')[1].textContent;
const title = () => document.querySelector('h1').textContent;

for (const [name, launch] of Object.entries(browsers)) {
  describe(`the keyboard alone in ${name}`, () => {
    let browser, person, page;
    before(async () => {
      browser = await launch();
      person = await visit(browser);
      page = person.page;
      await press('Enter', await person.find('button', text('files.demo.open.name', { name: 'Contoso Ltd' })));
    });
    after(() => browser.close());

    async function press(key, on) {
      if (on) await on.focus();
      await page.keyboard.press(key);
      await person.settle();
    }
    async function keysHeld(modifier, key) {
      await page.keyboard.down(modifier);
      await page.keyboard.press(key);
      await page.keyboard.up(modifier);
      await person.settle();
    }
    const inNavigation = (view) => person.find('button', text(`${view}.title`), false);

    test('is led to the title when a customer opened takes the place of all it was in, and into no field that the next key would change', async () => {
      assert.deepEqual(await page.evaluate(atFocus), { role: 'h1', name: text('files.title'), chosen: null });
    });

    test('goes on at the title of the view that the next action leads to', async () => {
      await press('Enter', await inNavigation('files'));
      await press('Enter', await person.find('button', text('guide.customer')));
      assert.deepEqual(await page.evaluate(atFocus), { role: 'h1', name: text('customer.title'), chosen: null });
    });

    test('stays in the navigation while it is walked through', async () => {
      await press('Enter', await inNavigation('cost'));
      const at = await page.evaluate(atFocus);
      assert.equal(at.role, 'button');
      assert.ok(at.name.startsWith(text('cost.title')), at.name);
      assert.equal(await page.evaluate(title), text('cost.title'));
    });

    test('hears in the search field what its arrow keys choose, and goes on at the title of what Enter opens', async () => {
      await keysHeld('Control', 'k');
      await page.keyboard.type('office 365');
      await person.settle();
      assert.deepEqual(await page.evaluate(atFocus), { role: 'combobox', name: text('palette.field'), chosen: 'Office 365 E3' });
      await press('ArrowDown');
      assert.equal((await page.evaluate(atFocus)).chosen, 'Office 365 E4');
      await press('Enter');
      assert.deepEqual(await page.evaluate(atFocus), { role: 'h1', name: text('plan.title'), chosen: null });
    });

    test('reaches the last row of a table that has nothing to press', async () => {
      await press('Enter', await inNavigation('customer'));
      await press('Enter', await person.find('button', text('customer.section.users', { count: 174 })));
      const rows = await page.$('main [role=rowgroup][tabindex="0"]');
      await rows.focus();
      assert.ok(await page.evaluate(lastRow) < 100);
      await press('End');
      assert.equal(await page.evaluate(lastRow), 175, '174 users below their titles');
      await press('Home');
      assert.ok(await page.evaluate(lastRow) < 100);
      const first = await page.evaluate(firstRow);
      await press('Enter');
      await press(' ');
      assert.equal(await page.evaluate(title), text('customer.title'), 'it presses nothing that had the focus before');
      assert.equal(await page.evaluate(firstRow), first);
      assert.equal(await rows.evaluate((element) => element.getAttribute('aria-label')), text('customer.users.title'));
    });

    test('reads on with Page Down from a date of the timeline and from a row, and moves neither the date nor the focus', async () => {
      await press('Enter', await inNavigation('plan'));
      const order = text('plan.date.order_of', { name: 'Office 365 E3' });
      for (const [role, called] of [['slider', order], ['button', 'Office 365 E3']]) {
        const at = await person.find(role, called);
        const place = () => at.evaluate((element) => element.getBoundingClientRect().y);
        const day = await (await person.find('slider', order)).evaluate((element) => element.getAttribute('aria-valuetext'));
        await at.focus();
        await person.settle();
        const before = await place();
        await press('PageDown');
        assert.ok(await place() < before - 100, role);
        assert.ok(await at.evaluate((element) => element === document.activeElement), role);
        assert.equal(await (await person.find('slider', order)).evaluate((element) => element.getAttribute('aria-valuetext')), day);
        await press('PageUp');
        assert.equal(await place(), before);
      }
    });

    test('is given digits for a number by an on-screen keyboard, and letters for a name', async () => {
      await press('Enter', await inNavigation('match'));
      const wanted = (field) => field.evaluate((element) => element.getAttribute('inputmode'));
      assert.equal(await wanted(await person.find('textbox', text('match.seats'))), 'decimal');
      await keysHeld('Control', 'k');
      assert.equal(await wanted(await person.find('combobox', text('palette.field'))), null);
      await press('Escape');
    });

    test('goes through a long list by its first letters', async () => {
      await press('Enter', await inNavigation('files'));
      const country = await person.find('combobox', text('files.move.country'));
      await press('Enter', country);
      await page.keyboard.type('ger');
      await person.settle();
      assert.match((await page.evaluate(atFocus)).name, /^Germany/);
      await press('Escape');
    });

    test('takes a typed date back by the same keys as any other change', async () => {
      await press('Enter', await inNavigation('plan'));
      await press('Enter', await person.find('button', 'Office 365 E3'));
      const field = await person.find('textbox', text('plan.date.order'));
      const shown = () => field.evaluate((element) => element.value);
      const before = await shown();
      await field.focus();
      await keysHeld('Control', 'a');
      await page.keyboard.type('2027-01-20');
      await press('Enter');
      assert.notEqual(await shown(), before);
      await keysHeld('Control', 'z');
      assert.equal(await shown(), before);
      await press('Tab');
      assert.equal(await shown(), before);
    });

    test('goes on beside a control that is gone, and back from a search that is left', async () => {
      await press('Enter', await inNavigation('match'));
      await press('Enter', await person.find('button', text('match.compare.open')));
      assert.notEqual((await page.evaluate(atFocus)).name, text('match.title'));
      assert.notEqual((await page.evaluate(atFocus)).role, 'body');
      const at = await page.evaluate(atFocus);
      await keysHeld('Control', 'k');
      await press('Escape');
      assert.deepEqual(await page.evaluate(atFocus), at);
    });
  });
}
