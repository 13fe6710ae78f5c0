// When the page's memory ends while a file is read, wherever that happens, the document is as it was before and the page says so.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fromDisk, launch, open, picture, settle } from './support.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// Active users as the admin center exports them, so many that the program's memory has to grow several times.
function users(count) {
  const rows = ['User principal name,Display name,Licenses,Block credential,Usage location'];
  for (let i = 0; i < count; ++i) rows.push(`user${i}@contoso.example,"Contoso, Person ${i} of a rather long department name",Microsoft 365 E3+Power BI Pro,False,TR`);
  return Buffer.from(rows.join('\r\n'));
}

// Memory grows as often as allowed, then never again.
const limitGrowth = () => {
  const grow = WebAssembly.Memory.prototype.grow;
  self.growthsLeft = Infinity;
  self.growths = 0;
  WebAssembly.Memory.prototype.grow = function limited(pages) {
    if (self.growthsLeft <= 0) throw new RangeError('no more memory');
    --self.growthsLeft;
    ++self.growths;
    return grow.call(this, pages);
  };
};

async function openLimited() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  await context.addInitScript(limitGrowth);
  await context.addInitScript(() => {
    try { localStorage.setItem('planner.tour', '1'); } catch (error) { /* no storage here */ }
    delete self.showSaveFilePicker;
    delete self.showOpenFilePicker;
  });
  const page = await context.newPage();
  await page.goto(fromDisk);
  await page.waitForFunction(() => document.body.classList.contains('ready'));
  await settle(page);
  return { page, context };
}

async function openDemo() {
  const opened = await open(browser);
  const { page } = opened;
  await page.getByRole('button', { name: 'Open this demo: Contoso Ltd' }).click();
  await settle(page);
  await page.getByText(/^proven for/).first().waitFor({ state: 'attached' });
  return opened;
}

async function choose(page, file) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open files…', exact: true }).first().click();
  await (await chooser).setFiles([file]);
}

const large = { name: 'activeUsers.csv', mimeType: 'text/csv', buffer: users(120000) };

async function planFile(page) {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save plan', exact: true }).first().click();
  const stream = await (await started).createReadStream();
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

test('at every growth of the memory that fails during an import, the plan is the same afterwards and the page works on', async () => {
  const { page, context } = await openLimited();
  await page.getByRole('button', { name: 'Open this demo: Contoso Ltd' }).click();
  await settle(page);
  await page.getByText(/^proven for/).first().waitFor({ state: 'attached' });
  const before_ = await planFile(page);

  let failures = 0;
  for (let allowed = 0; allowed < 40; ++allowed) {
    const recoveries = await page.evaluate((count) => { self.growthsLeft = count; return self.planner.recovery.count(); }, allowed);
    await choose(page, large);
    // Either all its rows are read, or the page recovers.
    await page.waitForFunction((count) => self.planner.recovery.count() > count || (self.planner.frames.isIdle() && /120,000/.test(document.body.textContent)), recoveries, { timeout: 60000 });
    const recovered = await page.evaluate((count) => self.planner.recovery.count() > count, recoveries);
    await page.evaluate(() => { self.growthsLeft = Infinity; });
    await settle(page);
    if (!recovered) break;
    ++failures;
    await page.getByText(/While activeUsers\.csv was read, the memory that a page may use ran out/).first().waitFor({ state: 'attached' });
    if (failures === 1) await picture(page, 'memory-ran-out');
    assert.ok((await planFile(page)).equals(before_), `after ${allowed} growths the plan is another`);
  }
  assert.ok(failures >= 2, `the memory ended ${failures} times only`);
  await context.close();
});

test('a program that stops outside of reading goes on with the plan and its last edit', async () => {
  const { page, context, record } = await openDemo();
  await page.getByRole('button', { name: /^Plan/ }).first().click();
  await settle(page);
  const field = page.getByRole('textbox', { name: 'Order date' }).first();
  await field.fill('2027-02-15');
  await field.press('Enter');
  await settle(page);
  await page.getByText(/interruptions? found/).first().waitFor({ state: 'attached' });
  const edited = await planFile(page);
  await page.waitForFunction(() => self.planner.recovery.isCurrent());  // the copy is made a moment after the edit
  await page.evaluate(() => { setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }, 0); });
  await page.waitForFunction(() => self.planner.recovery.count() === 1);
  await settle(page);
  await page.getByText(/The planner stopped unexpectedly/).first().waitFor({ state: 'attached' });
  assert.equal((await planFile(page)).toString('utf8'), edited.toString('utf8'));
  assert.deepEqual(record.faults, ['RuntimeError: unreachable']);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await settle(page);
  await page.getByText(/^proven for/).first().waitFor({ state: 'attached' });
  await context.close();
});

test('a stack that overflows in the program is noticed, and an error of the browser\'s elsewhere is not taken for one', async () => {
  const { page, context } = await openDemo();
  await page.waitForFunction(() => self.planner.recovery.isCurrent());
  await page.evaluate(() => { setTimeout(() => new Array(-1), 0); });
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => self.planner.recovery.count()), 0);
  // A function that calls itself for ever.
  await page.evaluate(() => {
    const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 6, 1, 4, 0, 16, 0, 11]);
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    setTimeout(f, 0);
  });
  await page.waitForFunction(() => self.planner.recovery.count() === 1);
  await page.getByText(/The planner stopped unexpectedly/).first().waitFor({ state: 'attached' });
  await context.close();
});

test('a file that is dropped while the program is put back is read afterwards', async () => {
  const { page, context } = await openDemo();
  await page.waitForFunction(() => self.planner.recovery.isCurrent());
  await page.evaluate(() => {
    const make = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...words) => {
      await new Promise((done) => { setTimeout(done, 1000); });
      return make(...words);
    };
    setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }, 0);
  });
  await page.waitForFunction(() => self.planner.recovery.isFailing());
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['User principal name,Licenses\r\na@contoso.example,Office 365 E3\r\n'], 'dropped.csv', { type: 'text/csv' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => self.planner.recovery.count() === 1);
  await page.getByText('dropped.csv').first().waitFor({ state: 'attached' });
  await context.close();
});

test('cells that are pasted while the program is put back are read afterwards', async () => {
  const { page, context } = await openDemo();
  await page.waitForFunction(() => self.planner.recovery.isCurrent());
  await page.evaluate(() => {
    self.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }));
    const cells = new DataTransfer();
    cells.setData('text/plain', 'String_Id\tGUID\tService_Plan_Name\nENTERPRISEPACK\t1\tEXCHANGE\n');
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: cells, bubbles: true }));
  });
  await page.waitForFunction(() => self.planner.recovery.count() === 1);
  await settle(page);
  await page.getByText(/pasted-1\.tsv/).first().waitFor({ state: 'attached' });
  await context.close();
});

test('where the memory is too large to be copied, the plan is kept, and the page says what is missing', async () => {
  const { page, context } = await openDemo();
  await page.evaluate(() => { self.planner.recovery.most.afterChange = 0; });
  await page.getByRole('button', { name: /^Plan/ }).first().click();
  await settle(page);
  const field = page.getByRole('textbox', { name: 'Order date' }).first();
  await field.fill('2027-02-15');
  await field.press('Enter');
  await settle(page);
  await page.getByText(/interruptions? found/).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => self.planner.recovery.isCurrent());
  const edited = await planFile(page);
  // Twice: the second time the plan that was put back is put back.
  for (const count of [1, 2]) {
    await page.evaluate(() => { setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }, 0); });
    await page.waitForFunction((wanted) => self.planner.recovery.count() === wanted, count);
    await settle(page);
    await page.getByText(/too large to keep the files it was made from/).first().waitFor({ state: 'attached' });
    await page.getByText(/^Contoso Ltd.* · not saved$/).or(page.getByLabel(/^Contoso Ltd.* · not saved$/)).first().waitFor({ state: 'attached' });
    assert.equal((await planFile(page)).toString('utf8'), edited.toString('utf8'));
    await page.waitForFunction(() => self.planner.recovery.isCurrent());
  }
  await context.close();
});

test('where even the memory for going on is missing, the page says what to do instead of standing still', async () => {
  const { page, context } = await openLimited();
  await choose(page, large);
  await page.waitForFunction(() => self.planner.frames.isIdle() && /120,000/.test(document.body.textContent));
  await page.waitForFunction(() => self.planner.recovery.isCurrent());
  await page.evaluate(() => {
    self.growthsLeft = 0;
    setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }, 0);
  });
  await page.getByText('The memory that a page may use ran out, and the planner cannot go on.').waitFor({ state: 'visible' });
  await picture(page, 'memory-gone').catch(() => {});
  await context.close();
});
