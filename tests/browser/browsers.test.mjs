// The same job in Chromium and Firefox, in both languages, from disk and from a server, with the mouse, a finger and the keyboard,
// with and without WebGL, without a network, and with the graphics context lost on the way.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium, launchFirefox, makeScreen, visit } from './drive.mjs';
import { serve } from './support.mjs';
import { wholeJob } from './whole_job.mjs';

const rendererOf = (person) => person.page.evaluate(() => self.planner.renderer);

async function loseContext(person) {
  assert.ok(await person.page.evaluate(() => self.planner.loseContext()), 'there is a context to lose');
  await new Promise((done) => { setTimeout(done, 600); });
  await person.settle();
}

describe('Chromium', () => {
  let browser;
  before(async () => { browser = await launchChromium(); });
  after(() => browser.close());

  test('does the whole job from disk', async () => { await wholeJob(await visit(browser), 'en'); });

  test('does the whole job after the network went away', async () => {
    const server = await serve();
    const person = await visit(browser, { url: server.url, offline: true });
    await wholeJob(person, 'en');
    assert.deepEqual(server.asked, ['/planner.html']);
    await server.close();
  });

  test('does the whole job on a phone with a finger', async () => { await wholeJob(await visit(browser, { way: 'finger', width: 390, height: 844 }), 'en'); });

  test('does the whole job with the keyboard alone', async () => { await wholeJob(await visit(browser, { way: 'keyboard' }), 'en'); });

  test('does the whole job although the graphics context is lost in the middle', async () => { await wholeJob(await visit(browser), 'en', loseContext); });
});

describe('Chromium in Turkish without WebGL', () => {
  let browser;
  before(async () => { browser = await launchChromium({ webGl: false, language: 'tr-TR' }); });
  after(() => browser.close());

  test('does the whole job', async () => {
    const person = await visit(browser);
    assert.equal(await rendererOf(person), 'canvas');
    await wholeJob(person, 'tr');
  });
});

describe('Firefox', () => {
  let browser, screen;
  before(async () => {
    screen = await makeScreen();
    browser = await launchFirefox({ screen });
  });
  after(async () => {
    await browser.close();
    if (screen) screen.close();
  });

  test('does the whole job from disk', async () => {
    const person = await visit(browser);
    assert.match(await rendererOf(person), /^webgl/);
    await wholeJob(person, 'en');
  });

  test('does the whole job although the graphics context is lost in the middle', async () => { await wholeJob(await visit(browser), 'en', loseContext); });
});

describe('Firefox in Turkish without WebGL', () => {
  let browser;
  before(async () => { browser = await launchFirefox({ language: 'tr-TR' }); });
  after(() => browser.close());

  test('does the whole job from a server', async () => {
    const server = await serve();
    const person = await visit(browser, { url: server.url });
    assert.equal(await rendererOf(person), 'canvas');
    await wholeJob(person, 'tr');
    assert.deepEqual(server.asked.filter((path) => path !== '/favicon.ico'), ['/planner.html']);
    await server.close();
  });
});
