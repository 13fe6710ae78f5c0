// Packs page, style, scripts, program and assets into one HTML file whose content policy allows exactly these and no connection.
// Beside it, in site/, the same file for a web server: with a landing page that keeps it for offline use and makes it installable.
// Usage: node package.mjs <linked program without .js/.wasm> <assets folder> <version> <output.html>
// Same input, same bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { assetsBelow, bundler, checkBundle, checkPacked, pack } from './pack.mjs';
import { writeSite } from './site.mjs';

const [, , linked, assetsFolder, version, output] = process.argv;
if (!output) {
  console.error('usage: package.mjs <linked program without .js/.wasm> <assets folder> <version> <output.html>');
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const text = (path) => readFileSync(join(here, path), 'utf8');
const sha256 = (content) => createHash('sha256').update(content);
const hash = (content) => `'sha256-${sha256(content).digest('base64')}'`;

const assets = assetsBelow(assetsFolder);
const inLanguage = (path) => /^text\/(?!en\/)/.test(path);
const bundle = bundler(assets);
const first = bundle(assets.filter(({ path }) => !inLanguage(path)), assets.filter(({ path }) => inLanguage(path)));
const later = bundle(assets.filter(({ path }) => inLanguage(path)), []);
checkBundle(assets, first, later, text('page/assets.js'));

// The few words that are needed before the program runs, or when it cannot.
const languages = [...new Set(assets.filter(({ path }) => path.startsWith('text/')).map(({ path }) => path.split('/')[1]))];
const words = Object.fromEntries(languages.map((language) => {
  const room = assets.find(({ path }) => path === `text/${language}/page.json`);
  return [language, JSON.parse(room ? room.bytes : '{}')];
}));
const escaped = (words_) => words_.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const wordsOf = (key) => languages.filter((language) => words[language][key]).map((language) => `<p lang="${language}">${escaped(words[language][key])}</p>`).join('');
const needed = (prefix) => JSON.stringify(Object.fromEntries(languages.map((language) => [language, Object.fromEntries(
  Object.entries(words[language]).filter(([key]) => key.startsWith('page.site.') === prefix).map(([key, value]) => [key.split('.').pop(), value]))])));

// Order matters only where a name is used while loading; start.js is last.
const pageFiles = ['memory.js', 'unpack.js', 'assets.js', 'frames.js', 'recovery.js', 'glyphs.js', 'render_webgl.js', 'render_canvas.js', 'twin.js', 'store.js',
  'folders.js', 'files.js', 'input.js', 'silence.js', 'platform.js', 'start.js'];
const stripped = (source) => source.replace(/^\s*\/\/.*\n/gm, '').replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n');
const glue = readFileSync(`${linked}.js`, 'utf8');
const unpackModule = readFileSync(join(dirname(linked), 'unpack.wasm'));
const script = `'use strict';(() => {\nconst WORDS = ${needed(false)};\nconst UNPACK_MODULE = '${unpackModule.toString('base64')}';\n${glue}\n${pageFiles.map((file) => stripped(text(`page/${file}`))).join('\n')}\n})();\n`;
const style = text('page.css').replace(/\/\*.*?\*\//gs, '').replace(/\n\s*/g, '\n');
const wasm = readFileSync(`${linked}.wasm`);
const packed = {
  program: pack(wasm, 'lc=4,pb=0'),
  facts: pack(first, 'lc=4,pb=0'),
  languages: pack(later, 'lc=4,pb=0'),
};

await checkPacked(unpackModule, text('page/unpack.js'), [[packed.program, wasm], [packed.facts, first], [packed.languages, later]]);

if (/<\/script/i.test(script) || /<\/style/i.test(style)) throw new Error('A script or style would end its own element');

const policy = [
  "default-src 'none'",
  "connect-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

// What the page says it is: the version, and the hash of everything in it.
const content = sha256([policy, ...Object.values(packed).map((bytes) => sha256(bytes).digest('hex'))].join('\n')).digest('hex');
const parts = {
  policy, style, script, version, content, noscript: wordsOf('page.no_script'),
  ...Object.fromEntries(Object.entries(packed).map(([name, bytes]) => [name, bytes.toString('base64')])),
};
const page = text('index.html').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
function write(path, bytes) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
}
write(output, page);
writeSite(join(dirname(output), 'site'), write, { page, version, content, words: needed(true), languages });

const kib = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`;
console.log(`planner.html ${kib(Buffer.byteLength(page))}, gzip ${kib(gzipSync(page, { level: 9 }).length)}; program ${kib(wasm.length)}, packed ${
  kib(packed.program.length)}; facts ${kib(packed.facts.length)}; other languages ${kib(packed.languages.length)}; scripts ${
  kib(script.length)}, gzip ${kib(gzipSync(script, { level: 9 }).length)}`);
