// What outlives the tab, each only when the user wants it: the file a plan was saved to, and a crash copy in this browser.
const store = (() => {
  let handle = null; // the plan file that was saved or opened last; saving again writes to it

  // --- the plan as a file -------------------------------------------------------------------------------------------------
  // true: written. false: the user changed their mind. null: this browser cannot, or must not here; save as a download.
  async function saveTo(name, type, bytes) {
    if (typeof self.showSaveFilePicker !== 'function') return null;
    try {
      if (!handle || handle.name !== name) {
        handle = await self.showSaveFilePicker({ suggestedName: name, types: [{ accept: { 'application/json': ['.json'] } }] });
      }
      const file = await handle.createWritable();
      await file.write(new Blob([bytes], { type }));
      await file.close();
      return true;
    } catch (error) {
      handle = null;
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

  async function write() {
    try {
      await transact('readwrite', (records) => records.put({ savedAt: copy.savedAt, bytes: copy.bytes }, 'copy'));
    } catch (error) {
      copy.kept = false; // private windows and full disks: said by the switch, which goes back
    }
    frames.request();
  }

  return {
    saveTo,
    remember(opened) { handle = opened; },
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
      return write();
    },
    async forget() {
      copy = { kept: false, savedAt: 0, bytes: null };
      handle = null;
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
