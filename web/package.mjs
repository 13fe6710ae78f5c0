// Packs page, style, scripts and program into one HTML file whose content policy allows exactly these and no connection.
// Usage: node package.mjs <linked program without .js/.wasm> <output.html>
// Same input, same bytes.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const [, , linked, output] = process.argv;
if (!linked || !output) {
  console.error('usage: package.mjs <linked program without .js/.wasm> <output.html>');
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const text = (path) => readFileSync(join(here, path), 'utf8');
const hash = (content) => `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;

// Order matters only where a name is used while loading; start.js is last.
const pageFiles = ['memory.js', 'frames.js', 'glyphs.js', 'render_webgl.js', 'render_canvas.js', 'twin.js', 'files.js', 'input.js', 'platform.js', 'start.js'];
const stripped = (source) => source.replace(/^\s*\/\/.*\n/gm, '');
const glue = readFileSync(`${linked}.js`, 'utf8');
const script = `'use strict';(() => {\n${glue}\n${pageFiles.map((file) => stripped(text(`page/${file}`))).join('\n')}\n})();\n`;
const style = text('page.css').replace(/\/\*.*?\*\//gs, '').replace(/\n\s*/g, '\n');
const wasm = readFileSync(`${linked}.wasm`);
const packed = gzipSync(wasm, { level: 9 });
packed[9] = 255; // the byte that names the operating system of the packer

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

const parts = { policy, style, script, program: packed.toString('base64') };
const page = text('index.html').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
writeFileSync(`${output}.new`, page);
renameSync(`${output}.new`, output);

const kib = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`;
console.log(`planner.html ${kib(Buffer.byteLength(page))}, gzip ${kib(gzipSync(page, { level: 9 }).length)}; wasm ${kib(wasm.length)}, gzip ${kib(packed.length)}; scripts ${kib(script.length)}`);
