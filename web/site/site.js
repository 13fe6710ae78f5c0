'use strict';
// The landing page: keeps the site for offline use and opens the planner. No customer data is ever on this page.
(() => {
  const all = {{words}};
  const tag = navigator.language || 'en';
  const code = Object.keys(all).find((known) => known === tag) || Object.keys(all).find((known) => known.split('-')[0] === tag.split('-')[0]) || 'en';
  const words = { ...all.en, ...all[code] };
  document.documentElement.lang = code;
  const put = (id, key) => { document.getElementById(id).textContent = words[key]; };
  ['about', 'open', 'save', 'version'].forEach((id) => put(id, id));
  if (!navigator.serviceWorker) {
    put('state', 'online');
    return;
  }
  // The one script address this page may ever use.
  const worker = self.trustedTypes ? self.trustedTypes.createPolicy('planner-worker', { createScriptURL: () => 'worker.js' }).createScriptURL('') : 'worker.js';
  navigator.serviceWorker.register(worker).then(() => navigator.serviceWorker.ready).then(() => put('state', 'offline'), () => put('state', 'online'));
})();
