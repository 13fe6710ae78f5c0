// When the program stops in the middle (its memory cannot grow any further, or a fault nobody foresaw), the page goes on in a fresh
// program with the document as it was: from a copy of the memory, taken before files are read and a moment after every change, or,
// where the memory is too large to be copied, from the plan alone, without the files it was made from and the steps to undo.
const recovery = (() => {
  const most = { beforeReading: 512 << 20, afterChange: 96 << 20 }; // bytes; beyond, copying would itself be the problem
  const MOST_RECOVERIES = 20; // after so many it is what is open that stops the program
  let makeProgram = null, startAgain = null, resume = null, giveUp = null;
  let kept = null; // { memory } or { plan }
  const held = []; // what was asked of the program while there was none
  let keptRevision = -1, timer = 0, reading = '', failing = false, recoveries = 0;

  function keep(limit) {
    clearTimeout(timer);
    if (!copyMemory(limit)) program._planner_give_plan(); // what was kept before stays until then: it may be this that needs too much
    keptRevision = program._planner_revision();
  }

  function copyMemory(limit) {
    if (program.HEAPU8.length > limit) return false;
    kept = null; // first, so that two copies are never held
    try {
      kept = { memory: program.HEAPU8.slice() };
    } catch (error) {
      return false; // the browser has no room for it
    }
    return true;
  }

  function putBack(memory, fresh) {
    // Allocating makes the memory grow; what was allocated is then overwritten with everything else.
    if (memory.length > fresh.HEAPU8.length && !fresh._malloc(memory.length - fresh.HEAPU8.length + (1 << 20))) return false;
    if (memory.length > fresh.HEAPU8.length) return false;
    fresh.HEAPU8.set(memory);
    return true;
  }

  async function restore() {
    const { memory, plan } = kept || {};
    if (!kept || recoveries >= MOST_RECOVERIES) return giveUp('stopped');
    const fresh = await makeProgram();
    if (memory && !putBack(memory, fresh)) return giveUp('out_of_memory');
    program = fresh;
    if (plan) startAgain();
    failing = false;
    ++recoveries;
    const name = reading;
    reading = '';
    files.forgetAll();
    store.forgetHandles();
    withText(name, (address, size) => withBytes(plan || new Uint8Array(), (bytes, length) => program._planner_recovered(address, size, bytes, length)));
    program._planner_appearance_changed();
    resume();
    for (const action of held.splice(0)) action();
    return files.goOn();
  }

  return {
    most,
    // From now on the program is looked after; started() when there is something to go back to.
    begin(actions) {
      ({ makeProgram, startAgain, resume, giveUp } = actions);
      addEventListener('error', (event) => recovery.check(event.error));
      addEventListener('unhandledrejection', (event) => recovery.check(event.reason));
    },
    started() { keep(most.afterChange); },
    takePlan(bytes) { kept = { plan: bytes }; },
    // Reading this file is about to begin, or all reading has ended (''). What a program that has stopped still says is not believed.
    reads(name) {
      if (failing) return;
      if (name && !reading) keep(most.beforeReading);
      reading = name;
      if (!name) recovery.changed();
    },
    // Called after frames: something may have been edited.
    changed() {
      if (reading || failing || program._planner_revision() === keptRevision) return;
      clearTimeout(timer);
      timer = setTimeout(() => { if (!reading && !failing) keep(most.afterChange); }, 300);
    },
    failed() {
      if (failing || !makeProgram) return;
      failing = true;
      frames.stop();
      clearTimeout(timer);
      setTimeout(() => restore().catch(() => giveUp('out_of_memory')), 0); // after the call that failed has been left
    },
    // A stack that overflows inside the program is a RangeError of it in Chromium and an InternalError in Firefox.
    check(error) {
      if (!(error instanceof Error)) return;
      const overflow = ['RangeError', 'InternalError'].includes(error.name) && /wasm-function\[/.test(error.stack);
      if (overflow || error instanceof WebAssembly.RuntimeError) recovery.failed();
    },
    isFailing: () => failing,
    // Now, or by the fresh program: what the stopped one is told is lost.
    withProgram(action) {
      if (failing) held.push(action);
      else action();
    },
    count: () => recoveries,
    isCurrent: () => kept !== null && keptRevision === program._planner_revision(),
  };
})();
