// The whole job as a person does it: a demo, an edit, one's own files, the results, the saved plan again. And the page gives the
// same bytes as the command line.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultsOf, launch, noFaults, open, picture, serve, settle } from './support.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const demos = join(here, '../../assets/demo');
const commandLine = resolve(process.env.CSP_PLAN || join(here, '../../build/native/csp-plan'));

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

// Entries of an archive whose members are stored as they are.
function entriesOf(archive) {
  const entries = new Map();
  let at = 0;
  while (archive.readUInt32LE(at) === 0x04034b50) {
    assert.equal(archive.readUInt16LE(at + 8), 0, 'members are stored');
    const size = archive.readUInt32LE(at + 18);
    const nameSize = archive.readUInt16LE(at + 26);
    const start = at + 30 + nameSize + archive.readUInt16LE(at + 28);
    entries.set(archive.toString('utf8', at + 30, at + 30 + nameSize), archive.subarray(start, start + size));
    at = start + size;
  }
  return entries;
}

function filesBelow(root) {
  const found = new Map();
  const walk = (place) => {
    for (const name of readdirSync(place)) {
      const path = join(place, name);
      if (statSync(path).isDirectory()) walk(path);
      else found.set(relative(root, path), readFileSync(path));
    }
  };
  walk(root);
  return found;
}

function nativeResults(name, ...words) {
  const out = join(folder, name);
  execFileSync(commandLine, [...words, '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  return filesBelow(out);
}

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

function assertSameFiles(page, native) {
  assert.deepEqual([...page.keys()].sort(), [...native.keys()].sort());
  for (const [name, bytes] of native) assert.ok(bytes.equals(page.get(name)), `${name} differs between the page and the command line`);
}

for (const [id, name] of [['contoso-direct', 'Contoso Ltd'], ['fabrikam-ea', 'Fabrikam, Inc.'], ['tailwind-csp', 'Tailwind Traders']]) {
  test(`the demo ${name} is a finished, safe plan, and the page writes the same bytes as the command line`, async () => {
    const opened = await open(browser);
    await opened.page.getByRole('button', { name: `Open the demo ${name}` }).click();
    await step(opened.page, 'Plan');
    await opened.page.getByText(/^proven for/).first().waitFor({ state: 'attached' });
    await picture(opened.page, `demo-${id}`);
    await step(opened.page, 'Results');
    const archive = entriesOf(await download(opened.page, 'Save everything as one .zip'));
    assertSameFiles(archive, nativeResults(id, 'demo', id));
    assert.deepEqual(await faultsOf(opened), noFaults);
    await opened.context.close();
  });
}

test('an order moved behind the end of the old subscription is unsafe at once, and undo brings the proof back', async () => {
  const opened = await open(browser);
  const { page } = opened;
  await page.getByRole('button', { name: 'Open the demo Contoso Ltd' }).click();
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

test('own exports and decisions become a plan, its results equal those of the command line, and the saved plan opens again', async () => {
  const server = await serve();
  const opened = await open(browser, { url: server.url });
  const { page } = opened;
  const exports = ['subscribedSkus.json', 'partner-center-subscriptions.json', 'users.json'].map((name) => join(demos, 'tailwind-csp', name));
  exports.push(join(demos, 'prices.csv'));
  const settings = join(demos, 'tailwind-csp', 'settings.json');
  await openFiles(page, exports);
  await openFiles(page, [settings]);
  await step(page, 'Results');
  const archive = entriesOf(await download(page, 'Save everything as one .zip'));
  const today = new Date().toISOString().slice(0, 10);
  const native = nativeResults('own-files', 'plan', ...exports, '--settings', settings, '--today', today);
  assertSameFiles(archive, native);

  const saved = join(folder, 'saved.cspmove.json');
  writeFileSync(saved, await download(page, 'Save plan'));
  assert.ok(readFileSync(saved).equals(archive.get('plan.json')));
  assert.deepEqual(server.asked.filter((path) => path !== '/planner.html' && path !== '/favicon.ico'), []);
  assert.deepEqual(await faultsOf(opened), noFaults);
  await opened.context.close();

  const again = await open(browser);
  await openFiles(again.page, [saved]);
  await step(again.page, 'Results');
  assert.ok((await download(again.page, 'Save plan')).equals(readFileSync(saved)), 'a plan opened and saved is the same plan');
  assert.deepEqual(await faultsOf(again), noFaults);
  await again.context.close();
  await server.close();
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
