// Parts of the job as a person does them: each demo (the page gives the same bytes as the command line), an edit and its way back, files that
// are dropped, pasted or broken. The whole of it, in each browser and language: browsers.test.mjs.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultsOf, launch, noFaults, open, picture, settle } from './support.mjs';
import { assertSameFiles, entriesOf, nativeResults } from './whole_job.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const demos = join(here, '../../assets/demo');

let browser;
let folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'csp-plan-'));
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function step(page, name) {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).first().click();
  await settle(page);
}

async function openFiles(page, paths) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open files…', exact: true }).click();
  await (await chooser).setFiles(paths);
  await page.waitForTimeout(200);
  await settle(page);
}

async function download(page, name) {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  return readFileSync(await (await started).path());
}

for (const [id, name] of [['contoso-direct', 'Contoso Ltd'], ['fabrikam-ea', 'Fabrikam, Inc.'], ['tailwind-csp', 'Tailwind Traders']]) {
  test(`the demo ${name} is a finished, safe plan, and the page writes the same bytes as the command line`, async () => {
    const opened = await open(browser);
    await opened.page.getByRole('button', { name: `Open this demo: ${name}` }).click();
    await step(opened.page, 'Plan');
    await opened.page.getByText(/^proven for/).first().waitFor({ state: 'attached' });
    await picture(opened.page, `demo-${id}`);
    await step(opened.page, 'Results');
    const archive = entriesOf(await download(opened.page, 'Save everything as one .zip'));
    assertSameFiles(archive, nativeResults('en', 'demo', id));
    assert.deepEqual(await faultsOf(opened), noFaults);
    await opened.context.close();
  });
}

test('an order moved behind the end of the old subscription is unsafe at once, and undo brings the proof back', async () => {
  const opened = await open(browser);
  const { page } = opened;
  await page.getByRole('button', { name: 'Open this demo: Contoso Ltd' }).click();
  await step(page, 'Plan');
  const field = page.getByRole('textbox', { name: 'Order date' }).first();
  const proposed = await field.inputValue();
  await field.fill('2027-02-15');
  await field.press('Enter');
  await settle(page);
  await page.getByText(/interruptions? found/).first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await settle(page);
  await page.getByText(/^proven for/).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('textbox', { name: 'Order date' }).first().inputValue(), proposed);
  assert.deepEqual(await faultsOf(opened), noFaults);
  await opened.context.close();
});

test('files may be dropped anywhere, and cells of a spreadsheet pasted', async () => {
  const opened = await open(browser);
  const { page } = opened;
  const dropped = readFileSync(join(demos, 'contoso-direct', 'subscriptions.json'), 'utf8');
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'subscriptions.json', { type: 'application/json' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, dropped);
  await page.waitForTimeout(200);
  await settle(page);
  await page.getByText('subscriptions.json').first().waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'Product Title\tTotal Licenses\tExpired Licenses\tAssigned licenses\r\nOffice 365 E3\t130\t0\t125\r\n');
    (document.activeElement || document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  });
  await page.waitForTimeout(200);
  await settle(page);
  await page.getByText('pasted-1.tsv').first().waitFor({ state: 'attached' });
  assert.deepEqual(await faultsOf(opened), noFaults);
  await opened.context.close();
});

test('a broken file is refused with its place, and what was open stays', async () => {
  const opened = await open(browser);
  const { page } = opened;
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"value": [\n {"skuId": "x",}\n]}\n');
  await openFiles(page, [broken]);
  await page.getByText(/[Ll]ine 2/).first().waitFor({ state: 'attached' });
  const damaged = join(folder, 'damaged.cspmove.json');
  writeFileSync(damaged, '{"schema":"csp-move-plan","version":1}');
  await openFiles(page, [damaged]);
  await page.getByText(/cannot be opened as a plan/).first().waitFor({ state: 'attached' });
  assert.deepEqual(await faultsOf(opened), noFaults);
  await opened.context.close();
});
