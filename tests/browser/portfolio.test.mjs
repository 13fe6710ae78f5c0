// Many customers in one go, in the built page: a folder of folders is picked, and what is saved has the bytes of the command line.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultsOf, launch, noFaults, open, picture, settle } from './support.mjs';

const demos = join(dirname(fileURLToPath(import.meta.url)), '../../assets/demo');
const program = process.env.CSP_PLAN || join(demos, '../../build/native/csp-plan');
let browser, folder;

before(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'portfolio-'));
  for (const name of ['contoso-direct', 'fabrikam-ea', 'tailwind-csp']) {
    for (const file of readdirSync(join(demos, name)).filter((each) => each !== 'demo.json')) cpSync(join(demos, name, file), join(folder, 'customers', name, file));
  }
  cpSync(join(demos, 'prices.csv'), join(folder, 'customers', 'prices.csv'));
  // A customer without a file of its own: both say why it has no plan.
  mkdirSync(join(folder, 'customers', 'zava'));
  writeFileSync(join(folder, 'customers', 'zava', 'settings.json'), '{"schema":"csp-move-settings","version":1}');
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test('a folder with a folder for each customer gives the same files as the command line', async () => {
  const { page, record } = await open(browser);
  await page.getByRole('link', { name: 'Several customers? Plan them together' }).or(page.getByRole('button', { name: 'Several customers? Plan them together' })).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a folder' }).click();
  await (await chooser).setFiles(join(folder, 'customers'));
  await page.getByText(/^4 customers: /).first().waitFor({ state: 'attached' });
  await settle(page);
  await picture(page, 'portfolio');
  const today = new Date().toISOString().slice(0, 10);
  const out = join(folder, 'out');
  const customers = ['contoso-direct', 'fabrikam-ea', 'tailwind-csp', 'zava'].map((name) => join(folder, 'customers', name));
  const run = spawnSync(program, ['portfolio', ...customers, join(folder, 'customers', 'prices.csv'), '--today', today, '--out', out], { encoding: 'utf8' });
  assert.equal(run.status, 3, run.stderr); // one is without a plan
  // How each of them stands on the day of the test is what the command line found.
  const rows = readFileSync(join(out, 'portfolio.csv'), 'utf8').trim().split(/\r?\n/).slice(1).map((row) => row.split(','));
  const standing = (...words) => new Set(rows.filter((row) => row.some((cell) => words.includes(cell))).map(([customer]) => customer)).size;
  const counts = [standing('ready'), standing('questions open', 'not ready'), standing('not safe'), standing('no plan')];
  assert.equal(counts.reduce((sum, count) => sum + count), 4);
  await page.getByText(`4 customers: ${counts[0]} ready, ${counts[1]} with questions or open points, ${counts[2]} not safe, ${counts[3]} without a plan.`).first().waitFor({ state: 'attached' });
  for (const name of ['portfolio.csv', 'work.csv', 'weeks.csv']) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: `Save ${name}` }).click();
    const saved = readFileSync(await (await download).path());
    assert.deepEqual(saved.toString(), readFileSync(join(out, name)).toString(), name);
  }
  assert.deepEqual(await faultsOf({ page, record }), noFaults);
});

test('a folder with more files than a browser keeps open is read to its end', async () => {
  const { page, record } = await open(browser);
  const pools = JSON.stringify({ value: [{ skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900', skuPartNumber: 'ENTERPRISEPACK', appliesTo: 'User', capabilityStatus: 'Enabled', consumedUnits: 5, prepaidUnits: { enabled: 5, suspended: 0, warning: 0 }, servicePlans: [] }] });
  for (let i = 0; i < 400; ++i) {
    mkdirSync(join(folder, 'many', `c${i}`), { recursive: true });
    // Larger than a piece may be.
    writeFileSync(join(folder, 'many', `c${i}`, 'subscribedSkus.json'), pools.padEnd(80 << 10));
  }
  await page.getByRole('link', { name: 'Several customers? Plan them together' }).or(page.getByRole('button', { name: 'Several customers? Plan them together' })).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a folder' }).click();
  await (await chooser).setFiles(join(folder, 'many'));
  // Each of them is read and planned between two frames, and a busy machine draws few of those in a second.
  await page.getByText('400 customers:', { exact: false }).first().waitFor({ state: 'attached', timeout: 180000 });
  await settle(page);
  assert.deepEqual(await faultsOf({ page, record }), noFaults);
});
