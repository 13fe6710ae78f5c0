// Brings the page to life: chooses a renderer, unpacks the program, runs a frame when one is asked for.
async function start() {
  const canvas = document.getElementById('canvas');
  const loading = document.getElementById('loading-text');
  const tell = (id) => {
    document.body.classList.add('failed');
    for (const text of document.querySelectorAll('.failure')) text.hidden = text.id !== id;
    loading.hidden = true;
  };
  if (typeof WebAssembly !== 'object') return tell('no-wasm');
  if (typeof DecompressionStream !== 'function') return tell('old-browser');

  const renderer = makeWebGlRenderer(canvas) || makeCanvasRenderer(canvas);
  if (!renderer) return tell('old-browser');

  const twin = makeTwin(document.getElementById('twin'));
  const page = makePlatform();
  program = await createPlanner({ wasmBinary: await unpack(document.getElementById('program').textContent), page });

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
    renderer.draw(frame, size.density, page.look.background);
    twin.update(frame);
    input.afterFrame();
    const cursor = cursors[frame.cursor] || 'default';
    if (document.body.style.cursor !== cursor) document.body.style.cursor = cursor;
    if (!shown) {
      shown = true;
      document.body.classList.add('ready');
    }
  }

  program._planner_start(Number(/Mac|iPhone|iPad/.test(navigator.platform || '')));
  input = listenToInput(twin, canvas);
  files.listenToDrops();
  addEventListener('beforeunload', (event) => { if (program._planner_unsaved()) event.preventDefault(); });
  document.addEventListener('visibilitychange', () => frames.request());
  addEventListener('resize', () => measure(null));
  const observer = new ResizeObserver((entries) => measure(entries[0]));
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch (error) {
    observer.observe(canvas); // browsers without that box: the rounded size is close enough
  }
  frames.start(drawFrame);
  measure(null);
  // For those who check: how many frames were drawn, which renderer is at work, is anything scheduled.
  self.planner = { frames, renderer: renderer.kind, loseContext: () => lose(canvas) };
  return undefined;
}

async function unpack(text) {
  const packed = atob(text.trim());
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; ++i) bytes[i] = packed.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

function lose(canvas) {
  const gl = canvas.getContext('webgl2') || canvas.getContext('webgl');
  const extension = gl && gl.getExtension('WEBGL_lose_context');
  if (!extension) return false;
  extension.loseContext();
  setTimeout(() => extension.restoreContext(), 300);
  return true;
}

start();
