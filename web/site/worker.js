'use strict';
// Keeps the files of this site in the browser and serves only them: any other address is answered with an error, not fetched.
const KEPT = 'planner {{content}}';
const FILES = ['index.html', 'planner.html', 'manifest.webmanifest', 'icon.svg', 'SHA256SUMS'];
const OWN = new Map(['', ...FILES].map((name) => [new URL(name, self.registration.scope).href, name || 'index.html']));

self.addEventListener('install', (event) => {
  const fresh = FILES.map((name) => new Request(name, { cache: 'no-cache' }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const others = (names) => Promise.all(names.filter((name) => name.startsWith('planner ') && name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(others).then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const address = event.request.url.split(/[?#]/)[0];
  const name = event.request.method === 'GET' ? OWN.get(address) : undefined;
  if (!name) {
    event.respondWith(Promise.resolve(Response.error()));
    return;
  }
  event.respondWith(caches.open(KEPT).then((cache) => cache.match(name)).then((kept) => kept || fetch(event.request)));
});
