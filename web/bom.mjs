// Writes the bill of materials of a build (CycloneDX 1.5, JSON): every component of assets/components/components.tsv with the version
// that this build really used, and the SHA-256 of what was made. Same build, same bytes: no time stamp, no serial number.
// Usage: node bom.mjs <version> <imgui folder> <output.json> <made file>...
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [, , version, imgui, output, ...made] = process.argv;
if (!output || made.length === 0) {
  console.error('usage: bom.mjs <version> <imgui folder> <output.json> <made file>...');
  process.exit(2);
}
const assets = join(dirname(fileURLToPath(import.meta.url)), '..', 'assets', 'components');

function rows(path) {
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const columns = lines[0].split('\t');
  return lines.slice(1).map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [columns[index], cell])));
}

function found(pattern, ...paths) {
  for (const path of paths) {
    const match = existsSync(path) && pattern.exec(readFileSync(path, 'utf8'));
    if (match) return match.slice(1).join('.');
  }
  return null;
}

const emcc = () => /\b(\d+\.\d+\.\d+)\b/.exec(execFileSync('emcc', ['--version'], { encoding: 'utf8' }))?.[1] ?? null;
const imguiVersion = found(/#define IMGUI_VERSION\s+"([^"]+)"/, join(imgui, 'imgui.h'));
const used = {
  imgui: imguiVersion,
  stb: imguiVersion,
  json: found(/NLOHMANN_JSON_VERSION_MAJOR (\d+)[\s\S]*?VERSION_MINOR (\d+)[\s\S]*?VERSION_PATCH (\d+)/,
    '/usr/include/nlohmann/detail/abi_macros.hpp', '/usr/include/nlohmann/detail/macro_scope.hpp', '/usr/include/nlohmann/json.hpp'),
  expected: found(/TL_EXPECTED_VERSION_MAJOR (\d+)[\s\S]*?VERSION_MINOR (\d+)[\s\S]*?VERSION_PATCH (\d+)/, '/usr/include/tl/expected.hpp'),
  emscripten: emcc(),
};
used.musl = used.llvm = used.emscripten && `as in Emscripten ${used.emscripten}`;

const components = rows(join(assets, 'components.tsv')).filter((row) => row.where.includes('page') || row.where.includes('command-line'));
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: {
    component: {
      type: 'application', 'bom-ref': 'planner', name: 'CSP Move Planner', version,
    },
  },
  components: [
    ...made.map((path) => ({
      type: 'file', 'bom-ref': `file:${basename(path)}`, name: basename(path),
      hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(readFileSync(path)).digest('hex') }],
    })),
    ...components.map((row) => ({
      type: 'library', 'bom-ref': row.id, name: row.name, version: used[row.id] ?? row.versions,
      licenses: [row.licence.includes(' ') ? { expression: row.licence } : { license: { id: row.licence } }],
      ...(row.copyright && { copyright: row.copyright }),
      externalReferences: [{ type: 'website', url: `https://${row.source}` }],
      properties: [{ name: 'part-of', value: row.where }],
    })),
  ],
  dependencies: [{ ref: 'planner', dependsOn: components.map((row) => row.id) }],
};
writeFileSync(output, `${JSON.stringify(bom, null, 2)}\n`);
