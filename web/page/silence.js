// Lets the visitor try to get something out of the page, in every way that the policy governs, to an address that does not exist. The
// policy must stop each of them; the browser tells us that it did by an event.
const silence = (() => {
  // A host for each way, so that an event which comes late is not taken for that of the next way.
  const NOWHERE = 'away.invalid';
  const host = (name) => `${name}.${NOWHERE}`;
  const LONGEST_WAIT = 4000;  // Milliseconds; a busy browser sends the event long after it has refused.
  const ways = {
    fetch: (away) => fetch(away, { mode: 'no-cors' }),
    request: (away) => new Promise((done, refused) => {
      const request = new XMLHttpRequest();
      request.onload = done;
      request.onerror = refused;
      request.open('GET', away);
      request.send();
    }),
    socket: (away) => new Promise((done, refused) => {
      const socket = new WebSocket(away.replace('https', 'wss'));
      socket.onopen = done;
      socket.onerror = refused;
    }),
    beacon: (away) => {
      if (!navigator.sendBeacon(away, 'x')) throw new Error('refused');
      return new Promise(() => {});
    },
    events: (away) => new Promise((done, refused) => {
      const source = new EventSource(away);
      source.onopen = done;
      source.onerror = () => { source.close(); refused(new Error('refused')); };
    }),
    image: (away) => element('img', { src: away }),
    font: (away) => new FontFace('away', `url(${away})`).load(),
    style: (away) => element('link', { rel: 'stylesheet', href: away }),
    frame: (away) => element('iframe', { src: away }),
    media: (away) => element('audio', { src: away }),
    // Trusted Types refuse a script's address before the policy for scripts does, where a browser has them.
    script: (away) => import(away),
    worker: (away) => new Promise((done, refused) => {
      const worker = new Worker(away);
      worker.onerror = refused;
    }),
    // Into a frame of its own, so that nothing of the page would be lost if the policy failed.
    form: (away) => {
      const frame = document.createElement('iframe');
      const form = document.createElement('form');
      frame.name = form.target = 'away';
      frame.hidden = form.hidden = true;
      form.action = away;
      form.method = 'post';
      document.body.append(frame, form);
      form.submit();
      setTimeout(() => { frame.remove(); form.remove(); }, 900);
      return new Promise(() => {});
    },
  };
  let state = 'untried', outcome = {};

  function element(name, attributes) {
    return new Promise((done, refused) => {
      const made = Object.assign(document.createElement(name), attributes);
      made.hidden = true;
      made.onload = done;
      made.onerror = refused;
      document.body.append(made);
      setTimeout(() => made.remove(), 900);
    });
  }

  // "blocked" only when the browser says so itself, by the event of a violated policy. Trusted Types refuse an address without naming it.
  async function attempt(name, act) {
    let told, timer;
    const blocked = new Promise((done) => {
      told = (event) => {
        if (event.blockedURI.includes(host(name)) || event.effectiveDirective === 'require-trusted-types-for') done('blocked');
      };
    });
    document.addEventListener('securitypolicyviolation', told);
    let ended = 'open';
    try {
      // What neither ends nor is refused leaves the word to the event.
      Promise.resolve(act(`https://${host(name)}/`)).catch(() => { ended = 'failed'; });
    } catch (error) {
      ended = 'failed';
    }
    const waited = new Promise((done) => { timer = setTimeout(done, LONGEST_WAIT); });
    const outcome = await Promise.race([blocked, waited]);
    clearTimeout(timer);
    document.removeEventListener('securitypolicyviolation', told);
    return outcome || ended;
  }

  return {
    async tryEverything() {
      if (state === 'trying') return;
      state = 'trying';
      outcome = {};
      for (const [name, way] of Object.entries(ways)) {
        outcome[name] = await attempt(name, way);
        frames.request();
      }
      state = 'tried';
      if (program) program._planner_tried();
    },
    // Is this address one of those that the visitor tried to reach? Browsers list them among the requests, although none went out.
    isTried: (address) => new URL(address).hostname.endsWith(`.${NOWHERE}`),
    // One line for each way: its name and what became of it.
    report: () => Object.entries(outcome).map(([name, end]) => `${name} ${end}\n`).join(''),
  };
})();
