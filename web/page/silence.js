// Lets the visitor try to get something out of the page, in every way a browser knows, to an address that does not exist. The
// policy must stop each of them; the browser tells us that it did by an event, and by refusing.
const silence = (() => {
  const AWAY = 'https://away.invalid/';
  const ways = {
    fetch: ['connect-src', () => fetch(AWAY, { mode: 'no-cors' })],
    request: ['connect-src', () => new Promise((done, refused) => {
      const request = new XMLHttpRequest();
      request.onload = done;
      request.onerror = refused;
      request.open('GET', AWAY);
      request.send();
    })],
    socket: ['connect-src', () => new Promise((done, refused) => {
      const socket = new WebSocket('wss://away.invalid/');
      socket.onopen = done;
      socket.onerror = refused;
    })],
    beacon: ['connect-src', () => {
      if (!navigator.sendBeacon(AWAY, 'x')) throw new Error('refused');
      return new Promise(() => {});
    }],
    events: ['connect-src', () => new Promise((done, refused) => {
      const source = new EventSource(AWAY);
      source.onopen = done;
      source.onerror = () => { source.close(); refused(new Error('refused')); };
    })],
    image: ['img-src', () => element('img', { src: AWAY })],
    font: ['font-src', () => new FontFace('away', `url(${AWAY})`).load()],
    style: ['style-src', () => element('link', { rel: 'stylesheet', href: AWAY })],
    frame: ['frame-src', () => element('iframe', { src: AWAY })],
    media: ['media-src', () => element('audio', { src: AWAY })],
    // Trusted Types refuse a script's address before the policy for scripts does, where a browser has them.
    script: ['script-src', () => import(AWAY)],
    worker: ['worker-src', () => new Promise((done, refused) => {
      const worker = new Worker(AWAY);
      worker.onerror = refused;
    })],
    // Into a frame of its own, so that nothing of the page would be lost if the policy failed.
    form: ['form-action', () => {
      const frame = document.createElement('iframe');
      const form = document.createElement('form');
      frame.name = form.target = 'away';
      frame.hidden = form.hidden = true;
      form.action = AWAY;
      form.method = 'post';
      document.body.append(frame, form);
      form.submit();
      setTimeout(() => { frame.remove(); form.remove(); }, 900);
      return new Promise(() => {});
    }],
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

  // "blocked" only when the browser says so itself: by the event of a violated policy, or by refusing outright.
  async function attempt([directive, act]) {
    let told = false, ended = 'open';
    const listen = (event) => {
      if (event.blockedURI.includes('away.invalid') || event.effectiveDirective.startsWith(directive) || event.effectiveDirective === 'require-trusted-types-for') told = true;
    };
    document.addEventListener('securitypolicyviolation', listen);
    try {
      await Promise.race([Promise.resolve(act()), new Promise((done) => { setTimeout(done, 400, 'waited'); })]).then((result) => { ended = result === 'waited' ? 'waited' : 'open'; });
    } catch (error) {
      ended = 'refused';
    }
    await new Promise((done) => { setTimeout(done, 50); });
    document.removeEventListener('securitypolicyviolation', listen);
    if (told) return 'blocked';
    return ended === 'refused' ? 'failed' : 'open';
  }

  return {
    async tryEverything() {
      if (state === 'trying') return;
      state = 'trying';
      outcome = {};
      for (const [name, way] of Object.entries(ways)) {
        outcome[name] = await attempt(way);
        frames.request();
      }
      state = 'tried';
      if (program) program._planner_tried();
    },
    // One line for each way: its name and what became of it.
    report: () => Object.entries(outcome).map(([name, end]) => `${name} ${end}\n`).join(''),
  };
})();
