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
  // One record in IndexedDB: nothing is there before the user turns it on, and nothing after "forget everything", in any tab.
  const NAME = 'csp-move-planner';
  const GONE = 'gone'; // another tab forgot everything
  const NOTHING = { kept: false, savedAt: 0, bytes: null };
  let copy = NOTHING; // what the database is known to hold
  let work = Promise.resolve(); // with the database, one thing after the other
  let forgotten = 0, refused = false;

  function inTurn(act) {
    work = work.then(act).catch(() => {}).then(() => frames.request());
    return work;
  }

  function database(mayMake) {
    return new Promise((done, failed) => {
      const opening = indexedDB.open(NAME, 1);
      let gone = false;
      opening.onupgradeneeded = () => {
        gone = !mayMake;
        if (gone) opening.transaction.abort(); // there is none, and asking shall not make one
        else opening.result.createObjectStore('copy');
      };
      opening.onsuccess = () => {
        // Another tab wants to forget everything, and waits for nobody.
        opening.result.onversionchange = () => opening.result.close();
        done(opening.result);
      };
      opening.onerror = () => failed(gone ? GONE : opening.error);
    });
  }

  async function transact(mode, mayMake, act) {
    const opened = await database(mayMake);
    try {
      return await new Promise((done, failed) => {
        const transaction = opened.transaction('copy', mode);
        const request = act(transaction.objectStore('copy'));
        transaction.oncomplete = () => done(request.result);
        transaction.onabort = () => failed(transaction.error); // after every error, and alone where a full disk shows at the end
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

  function remove() {
    return new Promise((done, failed) => {
      const deleting = indexedDB.deleteDatabase(NAME);
      deleting.onsuccess = done;
      deleting.onerror = () => failed(deleting.error);
    });
  }

  // The older copy stays where the newer one cannot be written, and keeps its age. Where there is none, the switch goes back.
  async function writeCopy(bytes, mayMake) {
    const savedAt = Date.now();
    try {
      await transact('readwrite', mayMake, (records) => records.put({ savedAt, bytes }, 'copy'));
      copy = { kept: true, savedAt, bytes };
      refused = false;
    } catch (error) {
      if (error === GONE || !copy.bytes) copy = NOTHING;
      if (error === GONE) return;
      if (!refused) program._planner_copy_refused();
      refused = copy.kept; // said once
      if (!copy.kept) await remove();
    }
  }

  function forgetCopy() {
    copy = NOTHING;
    ++forgotten; // what was to be written before is not
  }

  // Tells the other tabs, whose switches go back too. Without a channel they notice when they write.
  const tabs = (() => {
    try {
      const channel = new BroadcastChannel(NAME);
      channel.onmessage = () => {
        forgetCopy();
        frames.request();
      };
      return channel;
    } catch (error) {
      return { postMessage() {} };
    }
  })();

  return {
    saveTo,
    // Results in the same form, such as plan.json, are not overwritten.
    remember(document, handle) { if (handle && handle.name.endsWith('.cspmove.json')) keepHandle(document, handle); },
    // Their documents are gone with the program that stopped; its successor may give the same numbers to others.
    forgetHandles() { handles.clear(); },
    // At the start: is there a copy from an earlier visit? Nobody waits for the answer; it may be long in coming.
    begin() {
      const asked = forgotten;
      inTurn(async () => {
        if (!await exists()) return;
        const found = await transact('readonly', false, (records) => records.get('copy'));
        if (!found) await remove();
        else if (!copy.kept && asked === forgotten) copy = { kept: true, ...found };
      });
    },
    keeps: () => copy.kept,
    ageMinutes: () => (copy.bytes ? Math.max(0, Math.floor((Date.now() - copy.savedAt) / 60000)) : -1),
    bytes: () => copy.bytes,
    put(bytes) {
      const mayMake = !copy.kept, asked = forgotten;
      if (mayMake) copy = { ...NOTHING, kept: true }; // the switch goes on at once; the copy has an age when it is there
      return inTurn(() => (asked === forgotten ? writeCopy(bytes, mayMake) : undefined));
    },
    forget() {
      forgetCopy();
      handles.clear();
      try {
        localStorage.removeItem('planner.tour'); // the mark of platform.remember
      } catch (error) {
        // storage is switched off: nothing is kept
      }
      tabs.postMessage('forgotten');
      return inTurn(async () => { if (self.indexedDB) await remove(); });
    },
  };
})();
