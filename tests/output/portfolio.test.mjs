// A customer in a ZIP archive is planned as the same customer in a folder: every byte of every file is the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { strToU8, zipSync } from 'fflate';

const program = process.env.CSP_PLAN;
const folderOfTest = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-'));
test.after(() => fs.rmSync(folderOfTest, { recursive: true }));

const subscriptions = (end) => JSON.stringify({
  value: [{ skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', skuPartNumber: 'SPE_E3', totalLicenses: 40, status: 'Enabled', isTrial: false,
            commerceSubscriptionId: '11111111-2222-4333-8444-555555555555', createdDateTime: '2026-03-22T00:00:00Z', nextLifecycleDateTime: end,
            serviceStatus: [] }],
});
const customers = {
  contoso: { 'tenant/subscriptions.json': subscriptions('2027-03-21T00:00:00Z'), 'settings.json': '{"schema":"csp-move-settings","version":1,"customerCountry":"US","partnerCountry":"US","defaultChannel":"directMca"}' },
  fabrikam: { 'subscriptions.json': subscriptions('2027-05-30T00:00:00Z') },
};

function portfolio(name, places) {
  const out = path.join(folderOfTest, name);
  const run = spawnSync(program, ['portfolio', ...places, '--today', '2026-11-22', '--out', out], { encoding: 'utf8' });
  assert.ok(run.status === 0 || run.status === 3, run.stderr);
  const files = {};
  for (const file of fs.readdirSync(out, { recursive: true }).map(String).sort()) {
    if (fs.statSync(path.join(out, file)).isFile()) files[file] = fs.readFileSync(path.join(out, file), 'utf8');
  }
  return { files, said: run.stderr };
}

function folder(customer) {
  const place = path.join(folderOfTest, 'folders', customer);
  for (const [name, text] of Object.entries(customers[customer])) {
    fs.mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
    fs.writeFileSync(path.join(place, name), text);
  }
  return place;
}

function archive(customer, files) {
  const place = path.join(folderOfTest, `${customer}.zip`);
  fs.writeFileSync(place, zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
  return place;
}

test('folders and archives give the same plans and the same portfolio', () => {
  const fromFolders = portfolio('a', Object.keys(customers).map(folder));
  const fromArchives = portfolio('b', Object.keys(customers).map((name) => archive(name, customers[name])));
  assert.deepEqual(Object.keys(fromFolders.files), ['contoso/plan.json', 'fabrikam/plan.json', 'portfolio.csv', 'weeks.csv', 'work.csv']);
  assert.deepEqual(fromArchives.files, fromFolders.files);
  assert.match(fromFolders.files['portfolio.csv'], /contoso/);
});

test('an archive that is damaged, or holds lists only, stops no other customer and says why', () => {
  const good = archive('contoso', customers.contoso);
  const damaged = path.join(folderOfTest, 'tailwind.zip');
  fs.writeFileSync(damaged, fs.readFileSync(good).subarray(0, 200));
  const lists = archive('lists', { 'prices.csv': 'ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,BillingPlan,' +
    'Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price,Segment\n' +
    'Microsoft 365 E3,CFQ7TTC0LFLX,0001,Microsoft 365 E3,Microsoft,,,P1Y,Monthly,US,USD,360,,,2026-11-01,2026-11-30,,432,Commercial\n' });
  const { files, said } = portfolio('c', [damaged, lists, good]);
  assert.ok(files['contoso/plan.json']);
  assert.equal(files['tailwind/plan.json'], undefined);
  assert.match(said, /tailwind\.zip: /);
  assert.match(said, /lists\.zip: It holds lists only/);
});

// The page says the same (tests/shell/portfolio_test.cpp), so that both write the same bytes.
test('why a customer has no plan is said in the words of the page', () => {
  const texts = (room) => JSON.parse(fs.readFileSync(new URL(`../../assets/text/en/${room}.json`, import.meta.url), 'utf8'));
  const said = (text, file) => text.replace('{file}', file);
  const words = { ...texts('views_portfolio'), ...texts('session') };
  const own = (name, files) => {
    customers[name] = files;
    return folder(name);
  };
  const damaged = path.join(folderOfTest, 'broken.zip');
  fs.writeFileSync(damaged, fs.readFileSync(archive('contoso', customers.contoso)).subarray(0, 200));
  const { files } = portfolio('d', [
    own('nothing', { 'settings.json': customers.contoso['settings.json'] }),
    own('noise', { 'photo.json': '\u0001'.repeat(40) }),
    own('undecided', { ...customers.fabrikam, 'settings.json': '{"schema":"csp-move-settings","version":1,"marginDays":"many"}' }),
    damaged,
  ]);
  const expected = {
    nothing: words['portfolio.problem.empty'],
    noise: said(words['portfolio.problem.refused'], 'photo.json'),
    undecided: said(words['session.problem.settings'], 'settings.json'),
    broken: said(words['portfolio.problem.refused'], 'broken.zip'),
  };
  for (const [name, problem] of Object.entries(expected)) {
    const row = files['portfolio.csv'].split('\r\n').find((line) => line.startsWith(`${name},`));
    assert.ok(row && row.includes(problem), `${name}: ${row}`);
  }
});
