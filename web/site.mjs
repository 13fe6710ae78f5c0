// The hosted form: the very same planner.html, with a landing page, a manifest and a worker that serves only these files.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = join(dirname(fileURLToPath(import.meta.url)), 'site');
const hash = (content) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
const fill = (source, parts) => source.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

export function writeSite(folder, write, { page, version, content, words }) {
  const source = (name) => readFileSync(join(here, name), 'utf8');
  const script = fill(source('site.js'), { words });
  const style = source('site.css');
  // Connections to this very site are needed: the worker is fetched from it. Customer data is only ever on planner.html.
  const policy = [
    "default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(style)}`, "img-src 'self'", "manifest-src 'self'", "worker-src 'self'",
    "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", 'trusted-types planner-worker',
  ].join('; ');
  const manifest = {
    name: 'CSP Move Planner', short_name: 'Move Planner', id: './planner.html', start_url: './planner.html', scope: './', display: 'standalone',
    background_color: '#f6f7f9', theme_color: '#2457d6', icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
  const files = {
    'planner.html': page,
    'index.html': fill(source('index.html'), { policy, script, style, version, content }),
    'worker.js': fill(source('worker.js'), { content }),
    'manifest.webmanifest': `${JSON.stringify(manifest, null, 1)}\n`,
    'icon.svg': source('icon.svg'),
  };
  const sums = Object.entries(files).map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`).sort().join('');
  for (const [name, bytes] of Object.entries({ ...files, SHA256SUMS: sums })) write(join(folder, name), bytes);
}
