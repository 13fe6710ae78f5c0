// Does the WebAssembly build say the same as the native one, byte for byte? Both print fingerprints of the same inputs.
// Usage: compare.mjs <native fingerprints> <wasm fingerprints.cjs> <folder of exports>; CSP_DIFFERENTIAL_CASES: how many customers.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const [, , native, wasm, folder] = process.argv;
const cases = Number(process.env.CSP_DIFFERENTIAL_CASES ?? 400);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
const inputs = ['1', String(cases), ...files];
const run = (program, ...before) => execFileSync(program, [...before, ...inputs], {
  encoding: 'utf8', maxBuffer: 1 << 28,
  // Neither the language nor the time zone of the machine may matter: the two get different ones.
  env: { ...process.env, ...(before.length ? { LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' } : { LC_ALL: 'C', TZ: 'America/Lima' }) },
}).trim().split('\n');

const one = run(native);
const other = run(process.execPath, '--no-experimental-fetch', wasm);
const differing = one.map((line, index) => [line, other[index]]).filter(([a, b]) => a !== b);
if (one.length !== other.length || differing.length > 0) {
  console.error(`${differing.length} of ${one.length} differ (${other.length} lines from wasm); the first:`);
  for (const [a, b] of differing.slice(0, 5)) console.error(`  native ${a}\n  wasm   ${b}`);
  process.exit(1);
}
if (one.length < cases + files.length) throw new Error('Fewer fingerprints than inputs');
console.log(`${cases} random customers and ${files.length} exports: native and WebAssembly say the same, byte for byte`);
