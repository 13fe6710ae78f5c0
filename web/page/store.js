// What outlives the tab, each only when the user wants it: the file a plan was saved to, and a crash copy in this browser.
const store = (() => {
  // --- the plan as a file -------------------------------------------------------------------------------------------------
  // Document -> the file it was saved to or opened from; saving it again writes there. By document, because one customer's plan must
  // never be written over another's, whatever both are called.
  const handles = new Map();
  let saving = Promise.resolve(); // one after the other, so that the answers come in the order of the questions

  // Two documents may not share a file either: it is that of the last one.
  async function keepHandle(document, handle) {
    for (const [other, its] of [...handles]) {
      if (await its.isSameEntry(handle)) handles.delete(other);
    }
    handles.set(document, handle);
  }

  // true: written. false: the user changed their mind. null: this browser cannot, or must not here; save as a download.
  function saveTo(document, name, type, bytes) {
    saving = saving.then(() => write(document, name, new Blob([bytes], { type })));
    return saving;
  }

  async function write(document, name, content) {
    if (typeof self.showSaveFilePicker !== 'function') return null;
    try {
      let handle = handles.get(document);
      if (!handle) handle = await self.showSaveFilePicker({ suggestedName: name, types: [{ accept: { 'application/json': ['.json'] } }] });
      handles.delete(document); // until it is known that it can be written
      const file = await handle.createWritable();
      await file.write(content);
      await file.close();
      await keepHandle(document, handle);
      return true;
    } catch (error) {
      return error.name === 'AbortError' ? false : null;
    }
  }

  // --- the crash copy ------------------------------------------------------------------------------------------------------
  // One record in IndexedDB: nothing is there before the user turns it on, and nothing after "forget everything".
  const NAME = 'csp-move-planner';
  let copy = { kept: false, savedAt: 0, bytes: null };

  function database() {
    return new Promise((done, failed) => {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('copy');
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(opening.error);
    });
  }

  async function transact(mode, act) {
    const opened = await database();
    try {
      return await new Promise((done, failed) => {
        const transaction = opened.transaction('copy', mode);
        const request = act(transaction.objectStore('copy'));
        transaction.oncomplete = () => done(request.result);
        transaction.onerror = () => failed(transaction.error);
      });
    } finally {
      opened.close();
    }
  }

  async function exists() {
    if (!self.indexedDB) return false;
    if (!indexedDB.databases) return true;
    return (await indexedDB.databases()).some(({ name }) => name === NAME);
  }

  async function writeCopy() {
    try {
      await transact('readwrite', (records) => records.put({ savedAt: copy.savedAt, bytes: copy.bytes }, 'copy'));
    } catch (error) {
      copy.kept = false; // private windows and full disks: said by the switch, which goes back
    }
    frames.request();
  }

  return {
    saveTo,
    // Results in the same form, such as plan.json, are not overwritten.
    remember(document, handle) { if (handle && handle.name.endsWith('.cspmove.json')) keepHandle(document, handle); },
    // Their documents are gone with the program that stopped; its successor may give the same numbers to others.
    forgetHandles() { handles.clear(); },
    // At the start: is there a copy from an earlier visit? Asking makes no database.
    async begin() {
      try {
        if (!await exists()) return;
        const found = await transact('readonly', (records) => records.get('copy'));
        if (found) copy = { kept: true, ...found };
        else await store.forget();
      } catch (error) {
        copy.kept = false;
      }
    },
    keeps: () => copy.kept,
    ageMinutes: () => (copy.bytes ? Math.max(0, Math.floor((Date.now() - copy.savedAt) / 60000)) : -1),
    bytes: () => copy.bytes,
    put(bytes) {
      copy = { kept: true, savedAt: Date.now(), bytes };
      return writeCopy();
    },
    async forget() {
      copy = { kept: false, savedAt: 0, bytes: null };
      handles.clear();
      try {
        localStorage.removeItem('planner.tour'); // the mark of platform.remember
      } catch (error) {
        // storage is switched off: nothing is kept
      }
      if (self.indexedDB) {
        await new Promise((done) => {
          const deleting = indexedDB.deleteDatabase(NAME);
          deleting.onsuccess = deleting.onerror = deleting.onblocked = done;
        });
      }
      frames.request();
    },
  };
})();
