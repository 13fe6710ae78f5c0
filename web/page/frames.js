// Frames only when asked for: a request is worth three, because an immediate-mode layout settles in a few; then nothing is
// scheduled any more. `frames.drawn` counts them and `frames.took`, when there is such a list, gets their durations in milliseconds,
// for whoever wants to check.
const frames = (() => {
  let left = 0, scheduled = false, run = null;

  function step(now) {
    scheduled = false;
    if (!run) return;
    --left;
    const begin = performance.now();
    run(now);
    ++frames.drawn;
    if (frames.took) frames.took.push(performance.now() - begin);
    if (left > 0) schedule();
  }

  function schedule() {
    if (scheduled || !run) return;
    scheduled = true;
    // A hidden tab gets no animation frames, but reading files must go on there.
    if (document.hidden) setTimeout(() => step(performance.now()), 50);
    else requestAnimationFrame(step);
  }

  return {
    drawn: 0,
    start(action) { run = action; },
    stop() { run = null; },
    request() {
      left = 3;
      schedule();
    },
    requestAfter(milliseconds) { setTimeout(() => frames.request(), milliseconds); },
    isIdle: () => !scheduled,
  };
})();
