// A finger on the timeline: from side to side it moves the date it began on, at once; any other way it scrolls.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium, textsOf, visit } from './drive.mjs';

const text = textsOf('en');

describe('a finger on a phone', () => {
  let browser, person, page;
  before(async () => {
    browser = await launchChromium();
    person = await visit(browser, { way: 'finger', width: 390, height: 844 });
    page = person.page;
    await person.activate('button', text('files.demo.open.name', { name: 'Contoso Ltd' }));
    await person.activate('button', text('plan.title'), false);
  });
  after(() => browser.close());

  const find = () => person.find('slider', text('plan.date.order_of', { name: 'Office 365 E3' }));
  const place = async () => (await find()).evaluate((element) => { const { x, y, width, height } = element.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; });
  const day = async () => (await find()).evaluate((element) => Number(element.getAttribute('aria-valuenow')));

  // Nothing waits for the page, however slow it is: a finger that is on its way has not rested.
  async function stroke(from, across, down) {
    const touches = await page.createCDPSession();
    // The time of the finger, not that at which a busy browser gets to it.
    const send = (type, part) => touches.send('Input.dispatchTouchEvent', { type, timestamp: Date.now() / 1000, touchPoints: part === undefined ? [] : [{ x: from.x + across * part, y: from.y + down * part }] });
    const sent = [send('touchStart', 0)];
    for (let step = 1; step <= 10; ++step) {
      await new Promise((done) => { setTimeout(done, 25); });
      sent.push(send('touchMove', step / 10));
    }
    await Promise.all(sent);
    await person.settle();
    await send('touchEnd');
    await person.settle();
    await touches.detach();
  }

  test('moves an order from side to side without waiting', async () => {
    const before = await day(), from = await place();
    await stroke(from, -40, 3);
    assert.ok(await day() < before - 10, `${before} -> ${await day()}`);
    const now = await place();
    assert.ok(Math.abs(now.y - from.y) < 2 && Math.abs(now.x - from.x + 40) < 8, 'and nothing else moves');
  });

  test('scrolls when it goes up from there', async () => {
    const before = await day(), from = await place();
    await stroke(from, 3, -80);
    assert.equal(await day(), before);
    assert.ok((await place()).y < from.y - 20);
  });
});
