// The reveal as a show: one step after another by the clock, or sooner by hand. The last step stays.

import {screenLimits as limits} from '../limits.js';

/** Starts at the first step; `onStep` is called after each. */
export function startShow(steps, onStep) {
  let at = 0;
  let timer = null;

  function schedule() {
    clearTimeout(timer);
    if (at < steps.length - 1) timer = setTimeout(next, limits.showStep[steps[at].kind]);
  }

  function next() {
    if (at >= steps.length - 1) return;
    at += 1;
    schedule();
    onStep();
  }

  schedule();
  return {
    get step() {
      return steps[at];
    },
    get at() {
      return at;
    },
    /** The steps that are over: their lies are on the board. */
    get past() {
      return steps.slice(0, at);
    },
    get count() {
      return steps.length;
    },
    get running() {
      return at < steps.length - 1;
    },
    next,
    skip() {
      at = steps.length - 1;
      clearTimeout(timer);
      onStep();
    },
    stop: () => clearTimeout(timer),
  };
}
