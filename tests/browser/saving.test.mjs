// Where a plan is written to, in a browser whose file dialogs are played by the test: each customer's plan to a file of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, settle } from './support.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// A file system of the test's: what each file holds, what the dialogs were asked for, and what the user will answer.
const playFiles = () => {
  const disk = { files: {}, asked: [], answers: [], toOpen: [], writings: 0 };
  self.disk = disk;
  const handleOf = (name) => ({
    name,
    isSameEntry: async (other) => other.name === name,
    getFile: async () => {
      if (!(name in disk.files)) throw new DOMException('gone', 'NotFoundError');
      return new File([disk.files[name]], name);
    },
    createWritable: async () => {
      let coming = null;
      return { write: async (blob) => { coming = await blob.text(); }, close: async () => { disk.files[name] = coming; ++disk.writings; } };
    },
  });
  self.showSaveFilePicker = async ({ suggestedName }) => {
    disk.asked.push(suggestedName);
    const answer = disk.answers.shift() || suggestedName;
    if (answer === 'cancel') throw new DOMException('closed', 'AbortError');
    return handleOf(answer);
  };
  self.showOpenFilePicker = async () => disk.toOpen.splice(0).map(handleOf);
};

async function openDesk() {
  const opened = await open(browser);
  await opened.page.evaluate(playFiles);
  await opened.page.getByRole('button', { name: 'Open this demo: Contoso Ltd' }).click();
  await settle(opened.page);
  await opened.page.getByText(/^proven for/).first().waitFor({ state: 'attached' });
  return opened;
}

const disk = (page) => page.evaluate(() => self.disk);
const answer = (page, name) => page.evaluate((given) => { self.disk.answers.push(given); }, name);

async function save(page) {
  const { asked, writings } = await disk(page);
  await page.getByRole('button', { name: 'Save plan', exact: true }).first().click();
  await page.waitForFunction(([dialogs, written]) => self.disk.asked.length > dialogs || self.disk.writings > written, [asked.length, writings]);
  await page.waitForTimeout(50);
  await settle(page);
}

// One subscription of a customer who tells no name, put in the place of the demo.
async function dropNameless(page, id) {
  const text = JSON.stringify({ value: [{ id, commerceSubscriptionId: id, createdDateTime: '2023-02-01T00:00:00Z', isTrial: false,
    nextLifecycleDateTime: '2027-01-31T00:00:00Z', skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900', skuPartNumber: 'ENTERPRISEPACK',
    status: 'Enabled', totalLicenses: 5, serviceStatus: [] }] });
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'subscriptions.json', { type: 'application/json' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, text);
  await page.waitForTimeout(300);
  await settle(page);
}

async function undo(page) {
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await settle(page);
}

test('a plan asks once for its file, and is written there again', async () => {
  const { page, context } = await openDesk();
  await save(page);
  await save(page);
  const { asked, writings, files } = await disk(page);
  assert.deepEqual([asked, writings], [['Contoso Ltd.cspmove.json'], 2]);
  assert.match(files['Contoso Ltd.cspmove.json'], /"csp-move-plan"/);
  await context.close();
});

test('the plan of a second customer is never written over that of the first, though both are called the same', async () => {
  const { page, context } = await openDesk();
  const first = '11111111-1111-4111-8111-111111111111', second = '22222222-2222-4222-8222-222222222222';
  await dropNameless(page, first);
  await answer(page, 'plan.cspmove.json');
  await save(page);
  await undo(page);
  await dropNameless(page, second);
  await answer(page, 'other.cspmove.json');
  await save(page);
  const { asked, files } = await disk(page);
  assert.deepEqual(asked, ['plan.cspmove.json', 'plan.cspmove.json']);
  assert.ok(files['plan.cspmove.json'].includes(first) && !files['plan.cspmove.json'].includes(second));
  assert.ok(files['other.cspmove.json'].includes(second) && !files['other.cspmove.json'].includes(first));
  await context.close();
});

test('two documents never write to one file without asking', async () => {
  const { page, context } = await openDesk();
  await answer(page, 'mine.cspmove.json');
  await save(page);
  await dropNameless(page, '11111111-1111-4111-8111-111111111111');
  await answer(page, 'mine.cspmove.json'); // chosen by hand, and the dialog has asked whether to replace it
  await save(page);
  await undo(page);
  await answer(page, 'cancel');
  await save(page);
  const { asked, files } = await disk(page);
  assert.equal(asked.length, 3);
  assert.match(files['mine.cspmove.json'], /11111111-1111-4111-8111-111111111111/);
  await context.close();
});

test('a plan that was opened is written back to its file; whatever else is opened is not', async () => {
  const { page, context } = await openDesk();
  await answer(page, 'kept.cspmove.json');
  await save(page);
  await page.evaluate(() => {
    self.disk.files['plan.json'] = self.disk.files['kept.cspmove.json'];
    self.disk.toOpen = ['kept.cspmove.json'];
  });
  const openFiles = async () => {
    await page.getByRole('button', { name: 'Open files…', exact: true }).first().click();
    await page.waitForTimeout(300);
    await settle(page);
  };
  await openFiles();
  await save(page);
  assert.deepEqual((await disk(page)).asked, ['Contoso Ltd.cspmove.json']);
  assert.equal((await disk(page)).writings, 2);
  await page.evaluate(() => { self.disk.toOpen = ['plan.json']; });
  await openFiles();
  await answer(page, 'cancel');
  await save(page);
  assert.equal((await disk(page)).asked.length, 2);
  await context.close();
});

test('one of several files that is gone keeps no other from being opened, and is named', async () => {
  const { page, context } = await openDesk();
  await page.evaluate(() => {
    self.disk.files['users.csv'] = 'UserPrincipalName,DisplayName,Licenses\nadele@contoso.example,Adele,ENTERPRISEPACK\n';
    self.disk.toOpen = ['gone.csv', 'users.csv'];
  });
  await page.getByRole('button', { name: 'Open files…', exact: true }).first().click();
  await page.getByText(/gone\.csv could not be read to its end/).or(page.getByLabel(/gone\.csv could not be read to its end/)).first().waitFor({ state: 'attached' });
  await settle(page);
  await page.getByRole('row', { name: /users\.csv/ }).first().waitFor({ state: 'attached' });
  await context.close();
});

test('closing the dialog saves nothing and leaves the changes unsaved', async () => {
  const { page, context } = await openDesk();
  await page.getByRole('button', { name: /^Plan/ }).first().click();
  await settle(page);
  const field = page.getByRole('textbox', { name: 'Order date' }).first();
  await field.fill('2027-02-15');
  await field.press('Enter');
  await settle(page);
  const unsaved = page.getByText(/^Contoso Ltd.* · not saved$/).or(page.getByLabel(/^Contoso Ltd.* · not saved$/)).first();
  await unsaved.waitFor({ state: 'attached' });
  await answer(page, 'cancel');
  await save(page);
  assert.deepEqual(await page.evaluate(() => self.disk.files), {});
  await unsaved.waitFor({ state: 'attached' });
  await save(page);
  await unsaved.waitFor({ state: 'detached' });
  await context.close();
});
