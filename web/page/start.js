// Brings the page to life: chooses a renderer, unpacks the program, runs a frame when one is asked for.
const words = wordsFor(navigator.language || 'en');

function fail(key) {
  document.body.classList.remove('ready'); // also when it was drawn before
  document.body.classList.add('failed');
  document.getElementById('twin').inert = true;
  const failure = document.getElementById('failure');
  failure.textContent = words[key];
  failure.hidden = false;
}

// What went wrong before there was a program.
function reasonOf(error) {
  if (error instanceof WebAssembly.CompileError && /unsafe-eval|disallowed/.test(String(error))) return 'no_wasm';
  return error instanceof RangeError && /memory|alloc/i.test(String(error)) ? 'out_of_memory' : 'damaged';
}

async function start() {
  let canvas = document.getElementById('canvas');
  document.getElementById('loading-text').textContent = words.loading;
  if (typeof WebAssembly !== 'object') return fail('no_wasm');
  // What the program needs of the browser: a system font drawn letter by letter, size changes, and a twin that can be inert.
  if (typeof ResizeObserver !== 'function' || !('inert' in HTMLElement.prototype)) return fail('old_browser');

  // A canvas keeps its first kind of context for good, so the other renderer gets a canvas of its own.
  const onNewCanvas = () => {
    const other = canvas.cloneNode(false);
    canvas.replaceWith(other);
    canvas = other;
    return makeCanvasRenderer(canvas);
  };
  let renderer = makeWebGlRenderer(canvas, () => drawWithoutWebGl()) || onNewCanvas();
  if (!renderer) return fail('old_browser');

  const twin = makeTwin(document.getElementById('twin'));
  const page = makePlatform();
  let makeProgram = null, facts = null;
  try {
    // The browser compiles the program while the facts are unpacked.
    const unpackers = await prepareUnpackers(3);
    const parts = [unpackers[0].begin(assets.embedded('program')), unpackers[1].begin(assets.embedded('facts'))];
    assets.unpackLaterWith(unpackers[2]);
    const progress = makeProgress(parts);
    await progress.unpack(parts[0]);
    makeProgram = () => createPlanner({ wasmBinary: parts[0].output, page, onAbort: () => recovery.failed() });
    const compiling = makeProgram();
    await progress.unpack(parts[1]);
    program = await compiling;
    facts = parts[1].output;
  } catch (error) {
    console.error(error);
    return fail(reasonOf(error));
  }

  const size = { width: 0, height: 0, density: 0 };
  function measure(entry) {
    size.density = devicePixelRatio || 1;
    const box = entry && entry.devicePixelContentBoxSize && entry.devicePixelContentBoxSize[0];
    size.width = Math.round(canvas.clientWidth * size.density);
    size.height = Math.round(canvas.clientHeight * size.density);
    // The box knows the rounding of the screen; emulated screens leave it at another scale altogether.
    if (box && Math.abs(box.inlineSize - size.width) <= 2 && Math.abs(box.blockSize - size.height) <= 2) {
      size.width = box.inlineSize;
      size.height = box.blockSize;
    }
    frames.request();
  }
  const cursors = ['default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'wait', 'progress', 'not-allowed'];
  let shown = false, input = null;

  function drawFrame(now) {
    if (canvas.width !== size.width || canvas.height !== size.height) {
      canvas.width = size.width;
      canvas.height = size.height;
    }
    const address = program._planner_frame(size.width / size.density, size.height / size.density, size.density, now / 1000, renderer.smoothEdges, renderer.needsTextures ? 1 : 0);
    const frame = readFrame(address);
    renderer.draw(frame, size.density * frame.zoomPercent / 100, page.look.background);
    twin.update(frame);
    input.afterFrame();
    recovery.changed();
    const cursor = cursors[frame.cursor] || 'default';
    if (document.body.style.cursor !== cursor) document.body.style.cursor = cursor;
    if (!shown) {
      shown = true;
      self.planner.readyAt = performance.now();
      document.body.classList.add('ready');
    }
  }

  const startProgram = (visits) => {
    assets.handOver(facts);
    program._planner_start(Number(/Mac|iPhone|iPad/.test(navigator.platform || '')), visits);
  };
  const drawAll = () => {
    renderer.needsTextures = true;
    frames.start(drawFrame);
    frames.request();
  };
  function drawWithoutWebGl() {
    renderer = onNewCanvas();
    if (!renderer) {
      fail('old_browser');
      return;
    }
    if (!self.planner) return; // still loading: it begins with this one
    self.planner.renderer = renderer.kind;
    observe();
    drawAll();
  }
  recovery.begin({ makeProgram, startAgain: () => startProgram(0), resume: drawAll, giveUp: fail });
  startProgram(1);
  recovery.started();
  store.begin();
  // Nothing listens before: a program that has not started yet has nowhere to put what it hears.
  page.listen();
  input = listenToInput(twin);
  files.listenToDrops();
  addEventListener('beforeunload', (event) => {
    if (!program._planner_unsaved()) return;
    event.preventDefault();
    event.returnValue = true; // Chrome and Edge before 119 ask only then
  });
  // Leaving the full screen by the browser's own key ends presenting too.
  document.addEventListener('fullscreenchange', () => { if (!document.fullscreenElement) program._planner_stop_presenting(); });
  document.addEventListener('visibilitychange', () => frames.request());
  addEventListener('resize', () => measure(null));
  const observer = new ResizeObserver((entries) => measure(entries[0]));
  function observe() {
    observer.disconnect();
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch (error) {
      observer.observe(canvas); // browsers without that box: the rounded size is close enough
    }
  }
  observe();
  // For those who check: how many frames were drawn, which renderer is at work, is anything scheduled, when was it ready.
  self.planner = { frames, recovery, renderer: renderer.kind, readyAt: 0, loseContext: (comesBack = true) => lose(canvas, comesBack) };
  frames.start(drawFrame);
  measure(null);
  return undefined;
}

function wordsFor(tag) {
  const language = Object.keys(WORDS).find((code) => code === tag) || Object.keys(WORDS).find((code) => code.split('-')[0] === tag.split('-')[0]);
  document.documentElement.lang = language || 'en';
  return { ...WORDS.en, ...WORDS[language] };
}

// Unpacks in slices of about a frame and shows how far it got; the last tenth is the browser's compiling and our first frame.
function makeProgress(parts) {
  const bar = document.getElementById('loading-progress');
  const whole = parts.reduce((sum, part) => sum + part.size, 0) / 0.9;
  const turn = new MessageChannel();
  const nextTurn = () => new Promise((done) => {
    turn.port1.onmessage = done;
    turn.port2.postMessage(0);
  });
  let done = 0;
  return {
    async unpack(part) {
      let at = 0;
      let until = performance.now() + 12;
      while (at < part.size) {
        at = part.until(at + 65536);
        if (performance.now() < until) continue;
        bar.value = (done + at) / whole;
        await nextTurn();
        until = performance.now() + 12;
      }
      done += part.size;
    },
  };
}

function lose(canvas, comesBack) {
  const gl = canvas.getContext('webgl2') || canvas.getContext('webgl');
  const extension = gl && gl.getExtension('WEBGL_lose_context');
  if (!extension) return false;
  extension.loseContext();
  if (comesBack) setTimeout(() => extension.restoreContext(), 300);
  return true;
}

start().catch((error) => {
  console.error(error);
  fail('stopped');
});
