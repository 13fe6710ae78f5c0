// Opening and saving files. A file is read in pieces; between two pieces the page draws, so that progress shows and the
// reading can be stopped. Files never leave this function other than into the program's memory.
const files = (() => {
  const ENDS = { STOPPED: 0, COMPLETE: 1, UNREADABLE: 2 };  // as in main.cpp
  const stopped = new Set();
  const arrived = []; // not yet told to the program
  const waiting = [];
  const handles = new Map(); // id of a file that is read -> how it can be written
  let nextId = 1, reading = false, picker = null, folderPicker = null, generation = 0;

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
  const SMALLEST = 64 << 10, LARGEST = 1 << 20, SHORT_MS = 6, LONG_MS = 14;
  let piece = LARGEST;

  function take(id, bytes) {
    const begin = performance.now();
    withBytes(bytes, (address, size) => program._planner_file_continues(id, address, size));
    const took = performance.now() - begin;
    if (took > LONG_MS && piece > SMALLEST) piece >>= 1;
    else if (took < SHORT_MS && piece < LARGEST && bytes.length === piece) piece <<= 1;
  }

  // The pieces of a file one after the other; null behind the last. Where the browser can, each comes in the memory of the one before.
  // Otherwise, and where the file is small, it is cut out of the file, and the next is fetched while the program works on this one: hundreds
  // of streams in a row leave a busy browser waiting for one that brings nothing.
  const STREAMED = 8 << 20;
  function piecesOf(file) {
    if (file.size < STREAMED) return cutPieces(file);
    let stream = null;
    try {
      stream = file.stream().getReader({ mode: 'byob' });
    } catch {
      return cutPieces(file);
    }
    let memory = null;
    return {
      async next() {
        if (!memory || memory.byteLength !== piece) memory = new ArrayBuffer(piece);
        const { value } = await stream.read(new Uint8Array(memory));
        if (value) memory = value.buffer;
        return value && value.length > 0 ? value : null;
      },
      stop: () => stream.cancel().catch(() => {}),
    };
  }

  function cutPieces(file) {
    let at = 0, used = null;
    const fetched = () => {
      if (at >= file.size) return Promise.resolve(null);
      const from = at;
      at = Math.min(file.size, at + piece);
      const coming = file.slice(from, at).arrayBuffer();
      coming.catch(() => {}); // told when it is waited for
      return coming;
    };
    let coming = fetched();
    return {
      async next() {
        if (used && used.transfer) used.transfer(0); // gives the memory back now, not when the collector comes by
        used = await coming;
        coming = fetched();
        return used && new Uint8Array(used);
      },
      stop() {},
    };
  }

  async function readOne({ id, file, size }) {
    const mine = generation;
    recovery.reads(file.name);
    const pieces = piecesOf(file);
    let outcome = ENDS.COMPLETE;
    let at = 0;
    while (at < size) {
      const bytes = await pieces.next().catch(() => null);
      if (mine !== generation) {
        pieces.stop();
        return;
      }
      if (stopped.has(id)) {
        outcome = ENDS.STOPPED;
        break;
      }
      // The file went away, changed, or its drive gave less than it promised.
      if (!bytes || at + bytes.length > size) {
        outcome = ENDS.UNREADABLE;
        break;
      }
      at += bytes.length;
      take(id, bytes);
      await breathe();
      if (mine !== generation) {
        pieces.stop();
        return;
      }
    }
    // A stream that was left open keeps its pipe, and the browser has only some hundreds of them: then it waits for ever.
    pieces.stop();
    stopped.delete(id);
    program._planner_file_ends(id, outcome);
    handles.delete(id);
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
    readNamed([...list].map((file) => ({ file, path: file.name, size: file.size })));
  }

  function readNamed(list) {
    arrived.push(...list);
    if (!recovery.isFailing()) beginArrived();
  }

  function beginArrived() {
    for (const { file, path, size, handle } of arrived.splice(0)) {
      const id = nextId++;
      if (handle) handles.set(id, handle);
      if (!reading) recovery.reads(file.name);
      withText(path, (address, length) => program._planner_file_begins(id, address, length, size));
      waiting.push({ id, file, size });
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
      const below = folders.dropped(event.dataTransfer);
      if (below) below.then(readNamed);
      else read(event.dataTransfer.files);
    });
  }

  // A picker of the browser's own, made when it is asked for.
  function pickerOf(id, change) {
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.multiple = true;
    picker.addEventListener('change', () => {
      change(picker.files);
      picker.value = '';
    });
    picker.hidden = true;
    picker.id = id;
    picker.tabIndex = -1;
    document.body.append(picker);
    return picker;
  }

  // Where the browser can, each file comes with its handle, so that saving a plan writes it back.
  async function pickWithHandles() {
    const picked = await self.showOpenFilePicker({ multiple: true });
    readNamed(await Promise.all(picked.map((handle) => handle.getFile().then(
      (file) => ({ file, path: file.name, size: file.size, handle }),
      () => folders.unreadable(handle.name, handle.name), // it is gone, or may not be read: the others are read all the same
    ))));
  }

  return {
    read,
    listenToDrops,
    handleOf: (id) => handles.get(id),
    stop(id) { stopped.add(id); },
    // What was opened while there was no program to read it.
    goOn: beginArrived,
    // The program that was reading them is gone.
    forgetAll() {
      waiting.length = 0;
      handles.clear();
      stopped.clear();
      ++generation;
    },
    pick() {
      if (typeof self.showOpenFilePicker === 'function') {
        pickWithHandles().catch((error) => { if (error.name !== 'AbortError') console.error(error); });
        return;
      }
      picker ||= pickerOf('picker', read);
      picker.click();
    },
    pickFolder() {
      if (!folderPicker) {
        folderPicker = pickerOf('folder-picker', (list) => readNamed(folders.picked(list)));
        folderPicker.webkitdirectory = true;
      }
      folderPicker.click();
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
