// Opening and saving files. A file is read in pieces; between two pieces the page draws, so that progress shows and the
// reading can be stopped. Files never leave this function other than into the program's memory.
const files = (() => {
  const PIECE = 1 << 20;
  const stopped = new Set();
  const waiting = [];
  let nextId = 1, reading = false, picker = null;

  async function readAll() {
    if (reading) return;
    reading = true;
    while (waiting.length > 0) await readOne(waiting.shift());
    reading = false;
  }

  async function readOne({ id, file }) {
    let complete = true;
    for (let at = 0; at < file.size; at += PIECE) {
      if (stopped.has(id)) {
        complete = false;
        break;
      }
      let piece = null;
      try {
        piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
      } catch (error) {
        complete = false; // the file changed or went away while it was read
        break;
      }
      withBytes(piece, (address, size) => program._planner_file_continues(id, address, size));
      await new Promise((resolve) => { setTimeout(resolve, 0); });
    }
    stopped.delete(id);
    program._planner_file_ends(id, complete ? 1 : 0);
  }

  function read(list) {
    for (const file of list) {
      const id = nextId++;
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
