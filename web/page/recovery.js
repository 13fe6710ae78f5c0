// When the program stops in the middle (its memory cannot grow any further, or a fault nobody foresaw), the page goes on with the
// document as it was: a copy of the program's memory, taken before files are read and a moment after every change, in a fresh program.
const recovery = (() => {
  const MOST = { beforeReading: 512 << 20, afterChange: 96 << 20 }; // bytes; beyond, copying would itself be the problem
  let makeProgram = null, resume = null, giveUp = null;
  let kept = null, keptRevision = -1, timer = 0, reading = '', failing = false, recoveries = 0;

  function keep(most) {
    clearTimeout(timer);
    kept = null; // first, so that two copies are never held
    if (program.HEAPU8.length > most) return;
    kept = program.HEAPU8.slice();
    keptRevision = program._planner_revision();
  }

  async function restore() {
    const memory = kept;
    if (!memory || recoveries > 20) return giveUp();
    const fresh = await makeProgram();
    // Allocating makes the memory grow; what was allocated is then overwritten with everything else.
    if (memory.length > fresh.HEAPU8.length && !fresh._malloc(memory.length - fresh.HEAPU8.length + (1 << 20))) return giveUp();
    if (memory.length > fresh.HEAPU8.length) return giveUp();
    fresh.HEAPU8.set(memory);
    program = fresh;
    failing = false;
    ++recoveries;
    const name = reading;
    reading = '';
    files.forgetAll();
    store.forgetHandles();
    withText(name, (address, size) => program._planner_recovered(address, size));
    program._planner_appearance_changed();
    return resume();
  }

  return {
    begin(make, goOn, stop) {
      makeProgram = make;
      resume = goOn;
      giveUp = stop;
      addEventListener('error', (event) => recovery.check(event.error));
      addEventListener('unhandledrejection', (event) => recovery.check(event.reason));
      keep(MOST.afterChange);
    },
    // Reading is about to begin, or has ended ('').
    reads(name) {
      if (name && !reading) keep(MOST.beforeReading);
      reading = name;
      if (!name) recovery.changed();
    },
    // Called after frames: something may have been edited.
    changed() {
      if (reading || failing || program._planner_revision() === keptRevision) return;
      clearTimeout(timer);
      timer = setTimeout(() => { if (!reading && !failing) keep(MOST.afterChange); }, 300);
    },
    failed() {
      if (failing || !makeProgram) return;
      failing = true;
      frames.stop();
      clearTimeout(timer);
      setTimeout(() => restore().catch(giveUp), 0); // after the call that failed has been left
    },
    check(error) {
      if (error instanceof WebAssembly.RuntimeError) recovery.failed();
    },
    count: () => recoveries,
    isCurrent: () => kept !== null && keptRevision === program._planner_revision(),
  };
})();
