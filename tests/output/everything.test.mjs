// The archive as fflate unpacks it, and the list of files against Node's own SHA-256.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { unzipSync } from 'fflate';
import { samples } from './samples.mjs';

const made = (sample) => sample.files.filter((name) => /\.[a-z0-9]+$/.test(name) && !['name.json', 'everything.zip'].includes(name));

for (const sample of samples) {
  test(`${sample.name}: the archive holds every file, byte for byte, and nothing else`, () => {
    const entries = unzipSync(new Uint8Array(sample.bytes('everything.zip')));
    assert.deepEqual(Object.keys(entries).sort(), made(sample));
    for (const name of made(sample)) assert.ok(Buffer.from(entries[name]).equals(sample.bytes(name)), name);
  });

  test(`${sample.name}: the list names the plan and every other file with its hash`, () => {
    const list = sample.read('contents.txt');
    assert.ok(list.includes(sample.json('plan.json').hash));
    const listed = [...list.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)];
    assert.deepEqual(listed.map(([, , name]) => name).sort(), made(sample).filter((name) => name !== 'contents.txt'));
    for (const [, hash, name] of listed) assert.equal(createHash('sha256').update(sample.bytes(name)).digest('hex'), hash, name);
  });

  test(`${sample.name}: every file that has room for it names its plan's hash`, () => {
    // The forms of a Graph batch is Microsoft's, the script is the same for every customer, a .sha256 file has the form of its program.
    const without = /^(graph-batch(-groups)?\/|assignments\.(ps1|sha256)|plan\.xlsx$)/;
    const short = sample.json('plan.json').hash.slice(0, 12);
    for (const name of made(sample).filter((file) => !without.test(file))) assert.ok(sample.read(name).replaceAll('\r\n ', '').includes(short), name);
  });
}
