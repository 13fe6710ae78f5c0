// Opening and saving files. A file is read in pieces; between two pieces the page draws, so that progress shows and the
// reading can be stopped. Files never leave this function other than into the program's memory.
const files = (() => {
  const PIECE = 1 << 20;
  const ENDS = { STOPPED: 0, COMPLETE: 1, UNREADABLE: 2 };  // as in main.cpp
  const stopped = new Set();
  const waiting = [];
  let nextId = 1, reading = false, picker = null, generation = 0;

  async function readAll() {
    if (reading) return;
    reading = true;
    try {
      while (waiting.length > 0) await readOne(waiting.shift());
    } finally {
      reading = false;
    }
    recovery.reads('');
  }

  // How much the program takes at once follows from how long it took last time: a piece costs a frame or two at most.
  const SMALLEST = 64 << 10, LARGEST = 4 << 20, SHORT_MS = 6, LONG_MS = 14;
  let piece = PIECE;

  function take(id, bytes) {
    const begin = performance.now();
    withBytes(bytes, (address, size) => program._planner_file_continues(id, address, size));
    const took = performance.now() - begin;
    if (took > LONG_MS && piece > SMALLEST) piece >>= 1;
    else if (took < SHORT_MS && piece < LARGEST) piece <<= 1;
  }

  // While the program works on one piece, the browser fetches the next.
  async function readOne({ id, file }) {
    const mine = generation;
    recovery.reads(file.name);
    const fetched = (from, to) => file.slice(from, to).arrayBuffer().then((buffer) => ({ buffer }), (error) => ({ error }));
    let outcome = ENDS.COMPLETE;
    let at = 0;
    let to = Math.min(file.size, piece);
    let coming = file.size > 0 ? fetched(at, to) : null;
    while (coming) {
      const { buffer } = await coming;
      if (mine !== generation) return;
      if (stopped.has(id)) {
        outcome = ENDS.STOPPED;
        break;
      }
      // The file went away, changed, or its drive gave less than it promised.
      if (!buffer || buffer.byteLength !== to - at) {
        outcome = ENDS.UNREADABLE;
        break;
      }
      at = to;
      to = Math.min(file.size, at + piece);
      coming = at < file.size ? fetched(at, to) : null;
      take(id, new Uint8Array(buffer));
      if (buffer.transfer) buffer.transfer(0); // gives the memory back now, not when the collector comes by
      await breathe();
      if (mine !== generation) return;
    }
    stopped.delete(id);
    program._planner_file_ends(id, outcome);
  }

  // Lets the browser draw and hear the user. (A timer would wait four milliseconds each time.)
  const channel = new MessageChannel();
  const breathing = [];
  channel.port1.onmessage = () => breathing.shift()();
  function breathe() {
    return new Promise((resolve) => {
      breathing.push(resolve);
      channel.port2.postMessage(0);
    });
  }

  function read(list) {
    for (const file of list) {
      const id = nextId++;
      if (!reading) recovery.reads(file.name);
      withText(file.name, (address, size) => program._planner_file_begins(id, address, size, file.size));
      waiting.push({ id, file });
    }
    readAll();
  }

  function listenToDrops() {
    addEventListener('dragover', (event) => {
      if (![...event.dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      document.body.classList.add('dropping');
    });
    addEventListener('dragleave', (event) => { if (!event.relatedTarget) document.body.classList.remove('dropping'); });
    addEventListener('drop', (event) => {
      event.preventDefault();
      document.body.classList.remove('dropping');
      read(event.dataTransfer.files);
    });
  }

  // Where the browser can, opening a single plan remembers its file, so that saving writes it back.
  async function pickWithHandles() {
    const handles = await self.showOpenFilePicker({ multiple: true });
    if (handles.length === 1 && handles[0].name.endsWith('.cspmove.json')) store.remember(handles[0]);
    read(await Promise.all(handles.map((handle) => handle.getFile())));
  }

  return {
    read,
    listenToDrops,
    stop(id) { stopped.add(id); },
    // The program that was reading them is gone.
    forgetAll() {
      waiting.length = 0;
      stopped.clear();
      ++generation;
    },
    pick() {
      if (typeof self.showOpenFilePicker === 'function') {
        pickWithHandles().catch((error) => { if (error.name !== 'AbortError') console.error(error); });
        return;
      }
      if (!picker) {
        picker = document.createElement('input');
        picker.type = 'file';
        picker.multiple = true;
        picker.addEventListener('change', () => {
          read(picker.files);
          picker.value = '';
        });
        picker.hidden = true;
        picker.id = 'picker';
        picker.tabIndex = -1;
        document.body.append(picker);
      }
      picker.click();
    },
    save(name, type, bytes) {
      const address = URL.createObjectURL(new Blob([bytes], { type }));
      const anchor = document.createElement('a');
      anchor.href = address;
      anchor.download = name;
      anchor.hidden = true;
      document.body.append(anchor);
      anchor.click();
      anchor.remove();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    },
  };
})();
