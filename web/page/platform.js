// The page's answers to shell/platform.hpp. Called by the program through web/bridge.js.
function makePlatform() {
  const media = { dark: '(prefers-color-scheme: dark)', contrast: '(prefers-contrast: more)', forced: '(forced-colors: active)', touch: '(pointer: coarse)' };
  const queries = Object.fromEntries(Object.entries(media).map(([name, query]) => [name, matchMedia(query)]));
  const spoken = document.getElementById('spoken');
  let requests = 0;
  const asked = (entries) => {
    requests += entries.filter((entry) => !/^(data|blob):/.test(entry.name) && !silence.isTried(entry.name)).length;
    if (program) frames.request();
  };
  if (self.PerformanceObserver) new PerformanceObserver((list) => asked(list.getEntries())).observe({ type: 'resource', buffered: true });

  function copyText(text, done) {
    const asking = program;
    const tell = (copied) => {
      if (program !== asking) return; // it stopped meanwhile, and the one in its place has copied nothing
      if (copied) withText(done, (address, size) => program._planner_copied(address, size));
      else program._planner_not_copied();
    };
    const byEvent = () => {
      const fill = (event) => {
        event.clipboardData.setData('text/plain', text);
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      addEventListener('copy', fill, { capture: true, once: true });
      const copied = document.execCommand('copy');
      removeEventListener('copy', fill, { capture: true });
      return copied;
    };
    const byClipboard = navigator.clipboard && navigator.clipboard.writeText ? navigator.clipboard.writeText(text) : Promise.reject();
    byClipboard.then(() => true, byEvent).then(tell);
  }

  const look = { background: [246, 247, 249] };
  const hex = (color) => `#${(color >>> 0).toString(16).padStart(6, '0')}`;

  return {
    look,
    // After the program has started: before, there is nothing in it that could take the news.
    listen() {
      for (const query of Object.values(queries)) query.addEventListener('change', () => program._planner_appearance_changed());
    },
    unpackLanguages: () => assets.handOverLanguages(),
    pickFiles: () => files.pick(),
    pickFolder: () => files.pickFolder(),
    stopReading: (id) => files.stop(id >>> 0),
    saveFile: (name, nameSize, type, typeSize, bytes, size) => files.save(readText(name, nameSize), readText(type, typeSize), readBytes(bytes, size)),
    async savePlan(document, name, nameSize, type, typeSize, bytes, size) {
      const asking = program;
      const plan = [readText(name, nameSize), readText(type, typeSize), readBytes(bytes, size)];
      const saved = await store.saveTo(document, ...plan);
      if (saved === null) files.save(...plan);
      if (program !== asking) return; // it stopped meanwhile, and the one in its place has asked for nothing
      if (saved === false) program._planner_not_saved();
      else program._planner_saved();
    },
    planOpened: (file, document) => store.remember(document, files.handleOf(file)),
    tryReachingOut: () => { silence.tryEverything(); },
    takePlan: (bytes, size) => recovery.takePlan(readBytes(bytes, size)),
    keepCopy: (bytes, size) => { store.put(readBytes(bytes, size)); },
    openCopy: () => files.read([new File([store.bytes()], 'crash-copy.cspmove.json', { type: 'application/json' })]),
    forgetEverything: () => { store.forget(); },
    decodeText(encoding, encodingSize, bytes, size) {
      try {
        return giveText(new TextDecoder(readText(encoding, encodingSize)).decode(readBytes(bytes, size)));
      } catch (error) {
        return 0; // an encoding this browser does not know: the program says so to the user
      }
    },
    countryNames(language, languageSize, codes, size) {
      const tag = readText(language, languageSize);
      const names = new Intl.DisplayNames([tag], { type: 'region' });
      const order = new Intl.Collator(tag);
      const named = readText(codes, size).split('\n').map((code) => [code, names.of(code)]);
      return giveText(named.sort(([, one], [, two]) => order.compare(one, two)).map((pair) => pair.join(' ')).join('\n'));
    },
    copyText: (text, size, done, doneSize) => copyText(readText(text, size), readText(done, doneSize)),
    today: () => Math.floor(Date.now() / 86400000),
    question: (kind) => [() => queries.dark.matches, () => queries.contrast.matches || queries.forced.matches, () => queries.touch.matches, () => requests, () => store.keeps(), () => store.ageMinutes()][kind]() | 0,
    answer: (kind) => giveText([() => navigator.language || 'en', () => document.querySelector('meta[http-equiv]').content,
      () => document.querySelector('meta[name=version]').content.split(' ')[1], () => silence.report()][kind]()),
    // One mark in the browser, set only when the user asked for it. Where nothing may be kept, nothing is.
    recalls(mark, size) {
      try {
        return Number(localStorage.getItem(`planner.${readText(mark, size)}`) === '1');
      } catch (error) {
        return 0;
      }
    },
    remember(mark, size) {
      try {
        localStorage.setItem(`planner.${readText(mark, size)}`, '1');
      } catch (error) {
        // storage is switched off: the tour will be offered again
      }
    },
    fullScreen(on) {
      const { documentElement } = document;
      if (on && documentElement.requestFullscreen) documentElement.requestFullscreen().catch(() => {}); // larger letters help without it
      else if (!on && document.fullscreenElement) document.exitFullscreen();
    },
    announce(text, size) {
      // The same words twice are only said again when the element was empty in between.
      spoken.textContent = '';
      const words = readText(text, size);
      setTimeout(() => { spoken.textContent = words; }, 50);
    },
    requestFrame: () => frames.request(),
    requestFrameAfter: (seconds) => frames.requestAfter(seconds * 1000),
    setLook(dark, background, ink, language, size) {
      look.background = [background >>> 16 & 255, background >>> 8 & 255, background & 255];
      const { style } = document.documentElement;
      style.setProperty('--ground', hex(background));
      style.setProperty('--ink', hex(ink));
      style.colorScheme = dark ? 'dark' : 'light';
      document.documentElement.lang = readText(language, size);
    },
    drawGlyph: (face, size, character, metrics) => glyphs.draw(face, size, character, metrics),
    capitalHeight: (face, size) => glyphs.capitalHeight(face, size),
  };
}
