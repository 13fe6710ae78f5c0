// How what the page carries is packed: program and facts in one solid stream, the other languages in a second one that is
// unpacked when somebody first asks for one of them. web/page/assets.js takes it apart again, byte for byte.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

// Every file that belongs into the program, by path below assets/, sorted.
export function assetsBelow(root) {
  const found = [];
  const walk = (folder) => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = `${folder}/${name}`;
      if (statSync(join(root, path)).isDirectory()) walk(path);
      else found.push({ path, bytes: readFileSync(join(root, path)) });
    }
  };
  ['catalog', 'components', 'demo', 'text'].filter((folder) => existsSync(join(root, folder))).forEach(walk);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const lines = (bytes) => bytes.toString('utf8').split('\n');
const parts = (line) => /^(\s*"[^"]*": ")(.*)(",?)$/.exec(line);

// A translation repeats the keys of the English text line by line: a line that does is kept as its words alone, any other whole.
export function likeEnglish(bytes, english) {
  const model = lines(english);
  return Buffer.from(lines(bytes).map((line, index) => {
    const here = parts(line), there = parts(model[index] || '');
    return here && there && here[1] === there[1] && here[3] === there[3] && !here[2].startsWith('\u0001') ? here[2] : `\u0001${line}`;
  }).join('\n'));
}

// One line of JSON, which names the files and their sizes in here, and then all of their bytes. Files that come later are named
// without a size.
export function bundler(assets) {
  const english = new Map(assets.filter(({ path }) => path.startsWith('text/en/')).map(({ path, bytes }) => [path.slice(8), bytes]));
  return (chosen, later) => {
    const entries = chosen.map(({ path, bytes }) => {
      const model = /^text\/(?!en\/)[^/]+\/(.*)$/.exec(path);
      return model && english.has(model[1]) ? [path, likeEnglish(bytes, english.get(model[1])), `text/en/${model[1]}`] : [path, bytes];
    });
    const index = entries.map(([path, bytes, model]) => (model ? [path, bytes.length, model] : [path, bytes.length]));
    return Buffer.concat([Buffer.from(`${JSON.stringify([...index, ...later.map(({ path }) => [path])])}\n`), ...entries.map(([, bytes]) => bytes)]);
  };
}

// LZMA with the size in the header, so that the reader knows how much room to make.
export function pack(bytes, options) {
  const result = execFileSync('xz', ['--format=lzma', `--lzma1=preset=9e,${options}`, '--stdout'], { input: bytes, maxBuffer: 1 << 28 });
  result.writeBigUInt64LE(BigInt(bytes.length), 5);
  return result;
}

// Takes the bundles apart with the page's own code: every asset must come out byte for byte.
export function checkBundle(assets, first, later, pageCode) {
  const utf8 = { decoder: new TextDecoder(), encoder: new TextEncoder() };
  const { filesOf } = new Function('utf8', `${pageCode}; return assets;`)(utf8);
  const got = new Map();
  for (const part of [first, later]) {
    for (const [path, bytes] of filesOf(part)) got.set(path, bytes);
  }
  for (const { path, bytes } of assets) {
    if (!got.get(path) || Buffer.compare(bytes, Buffer.from(got.get(path))) !== 0) throw new Error(`${path} does not come out of the package as it went in`);
  }
}

// Unpacks each stream with the page's own code: it must come out byte for byte, and one that was cut short must be noticed.
export async function checkPacked(module, pageCode, streams) {
  const prepare = new Function('UNPACK_MODULE', `${pageCode}; return prepareUnpackers;`)(module.toString('base64'));
  const unpacked = async (packed) => {
    const [unpacker] = await prepare(1);
    unpacker.begin(new Uint8Array(packed)).until();
    return Buffer.from(unpacker.output);
  };
  for (const [packed, bytes] of streams) {
    if (Buffer.compare(await unpacked(packed), bytes) !== 0) throw new Error('What was packed does not come out as it went in');
    const noticed = await unpacked(packed.subarray(0, packed.length - 1024)).then(() => false, () => true);
    if (!noticed) throw new Error('A package that was cut short was taken for a whole one');
  }
}
