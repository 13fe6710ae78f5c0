// Data files against their published schemas, and the fingerprint of the plan taken independently.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import test from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { samples } from './samples.mjs';

const ajv = new Ajv2020({ strict: true, strictTuples: false, allErrors: false });
const schema = (name) => ajv.compile(JSON.parse(fs.readFileSync(new URL(`../../assets/schema/${name}.schema.json`, import.meta.url), 'utf8')));
const forms = [
  [/^plan\.json$/, schema('plan')],
  [/^assignments\.json$/, schema('assignments')],
  [/^graph-batch(-groups)?\/.*\.json$/, schema('graph-batch')],
  [/^cart-draft.*\.json$/, schema('cart-draft')],
  [/^transfer-request.*\.json$/, schema('transfer-request')],
];

for (const sample of samples) {
  test(`${sample.name}: every data file has its published form`, () => {
    for (const [name, fits] of forms) {
      const files = sample.files.filter((file) => name.test(file));
      assert.ok(files.length > 0, String(name));
      for (const file of files) assert.ok(fits(sample.json(file)), `${file}: ${ajv.errorsText(fits.errors)}`);
    }
  });

  test(`${sample.name}: the plan's hash is the SHA-256 of the document without it, and every batch names a user of the plan`, () => {
    const text = sample.read('plan.json');
    const end = text.lastIndexOf(',\n"hash":');
    assert.equal(createHash('sha256').update(text.slice(0, end) + '\n}\n').digest('hex'), sample.json('plan.json').hash);
    const users = new Set(sample.json('plan.json').customer.users.map(([id]) => id));
    for (const file of sample.files.filter((name) => name.startsWith('graph-batch/') && name.endsWith('.json'))) {
      for (const { url } of sample.json(file).requests) assert.ok(users.has(decodeURIComponent(url.split('/')[2])));
    }
  });
}
