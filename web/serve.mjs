// Serves the packed page on this machine only, with its own policy also as a header, and prints the address.
// Usage: node serve.mjs <planner.html> [port]
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [, , path, port = '8080'] = process.argv;
if (!path) {
  console.error('usage: serve.mjs <planner.html> [port]');
  process.exit(2);
}
const policyOf = (page) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)[1];

const server = createServer((request, response) => {
  const name = new URL(request.url, 'http://localhost').pathname;
  if (request.method !== 'GET' || (name !== '/' && name !== '/planner.html')) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    return;
  }
  const page = readFileSync(path, 'utf8'); // read each time: a rebuilt page shows on reload
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `${policyOf(page)}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  }).end(page);
});
let wanted = Number(port);
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE' || wanted === 0) throw error;
  wanted = 0; // taken: any free one
  server.listen(0, '127.0.0.1');
});
server.listen(wanted, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
