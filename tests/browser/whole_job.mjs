// The whole job, told once, in the words of the interface's language: a finished demo, one's own exports and decisions, the results,
// the saved plan again. It runs in every browser, language and way of working.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { textsOf } from './drive.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const demo = join(here, '../../assets/demo');
const commandLine = resolve(process.env.CSP_PLAN || join(here, '../../build/native/csp-plan'));
export const exportsOfTailwind = [...['subscribedSkus.json', 'partner-center-subscriptions.json', 'users.json'].map((name) => join(demo, 'tailwind-csp', name)), join(demo, 'prices.csv')];
export const settingsOfTailwind = join(demo, 'tailwind-csp', 'settings.json');

// Entries of an archive whose members are stored as they are.
export function entriesOf(archive) {
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

export function nativeResults(language, ...words) {
  const out = mkdtempSync(join(tmpdir(), 'csp-native-'));
  try {
    execFileSync(commandLine, [...words, '--language', language, '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
    const found = new Map();
    const walk = (place) => readdirSync(place).forEach((name) => {
      const path = join(place, name);
      if (statSync(path).isDirectory()) walk(path);
      else found.set(relative(out, path), readFileSync(path));
    });
    walk(out);
    return found;
  } finally {
    rmSync(out, { recursive: true });
  }
}

export function assertSameFiles(page, native) {
  assert.deepEqual([...page.keys()].sort(), [...native.keys()].sort());
  for (const [name, bytes] of native) assert.ok(bytes.equals(page.get(name)), `${name} differs between the page and the command line`);
}

// `interruption` happens between opening and saving: whatever it is, nothing may be lost by it.
export async function wholeJob(person, language, interruption = async () => {}) {
  const text = textsOf(language);
  await person.activate('button', text('files.demo.open.name', { name: 'Contoso Ltd' }));
  await person.activate('button', text('plan.title'), false);
  await person.sees(text('session.proof.safe').split('{')[0].trim() || '×');

  await person.openFiles(exportsOfTailwind, text('shell.open_files'));
  await person.openFiles([settingsOfTailwind], text('shell.open_files'));
  await interruption(person);
  await person.activate('button', text('results.title'), false);
  await person.activate('button', text('results.save_all'));
  const [archive] = (await person.saved()).values();
  const today = new Date().toISOString().slice(0, 10);
  const results = entriesOf(archive);
  assertSameFiles(results, nativeResults(language, 'plan', ...exportsOfTailwind, '--settings', settingsOfTailwind, '--today', today));

  if (person.way !== 'finger') {  // a narrow page has the button in its menu
    await person.activate('button', text('shell.save_plan'));
    const [saved] = (await person.saved()).values();
    assert.ok(results.get('plan.json').equals(saved), 'the plan saved alone is the one of the results');
  }

  const folder = mkdtempSync(join(tmpdir(), 'csp-saved-'));
  try {
    const plan = join(folder, 'saved.cspmove.json');
    writeFileSync(plan, results.get('plan.json'));
    await person.openFiles([plan], text('shell.open_files'));
    await person.activate('button', text('results.title'), false);
    await person.activate('button', text('results.save_all'));
    const [again] = (await person.saved()).values();
    assert.ok(entriesOf(again).get('plan.json').equals(results.get('plan.json')), 'a plan opened and saved is the same plan');
  } finally {
    rmSync(folder, { recursive: true });
  }
  assert.deepEqual(await person.faults(), []);
}
