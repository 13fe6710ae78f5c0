// Serves the hosted form on this machine only, each page's own policy also as a header, and prints the address.
// Usage: node serve.mjs <folder> [port]
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [, , folder, port = '8080'] = process.argv;
if (!folder) {
  console.error('usage: serve.mjs <folder> [port]');
  process.exit(2);
}
const types = {
  'index.html': 'text/html; charset=utf-8', 'planner.html': 'text/html; charset=utf-8', 'worker.js': 'text/javascript; charset=utf-8',
  'manifest.webmanifest': 'application/manifest+json', 'icon.svg': 'image/svg+xml', SHA256SUMS: 'text/plain; charset=utf-8',
};
const policyOf = (name, bytes) => {
  const own = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(bytes);
  if (own) return `${own[1]}; frame-ancestors 'none'`;
  // The worker fetches the files of this site once, to keep them; it may reach nothing else.
  return name === 'worker.js' ? "default-src 'none'; connect-src 'self'" : "default-src 'none'";
};

const server = createServer((request, response) => {
  const address = URL.canParse(request.url, 'http://localhost') ? new URL(request.url, 'http://localhost') : null;
  if (!address) { // "GET //": no address at all, and no reason to end
    response.writeHead(400, { 'Content-Type': 'text/plain' }).end('Bad request\n');
    return;
  }
  const name = address.pathname.slice(1) || 'index.html';
  const path = join(folder, name);
  if ((request.method !== 'GET' && request.method !== 'HEAD') || !Object.hasOwn(types, name) || !existsSync(path)) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    return;
  }
  const bytes = readFileSync(path); // read each time: a rebuilt page shows on reload
  response.writeHead(200, {
    'Content-Type': types[name],
    'Content-Security-Policy': policyOf(name, bytes.toString('latin1')),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  }).end(bytes);
});
let wanted = Number(port);
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE' || wanted === 0) throw error;
  wanted = 0; // taken: any free one
  server.listen(0, '127.0.0.1');
});
server.listen(wanted, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
