// Makes text as large as its place allows. On a screen that is read from four metres nothing may scroll, and no corner
// should be empty: each [data-fit] box gets the largest --fit at which its contents stay inside.

const LEAST = 0.4;
const STEPS = 7;
const wide = matchMedia('(min-width: 60rem) and (min-height: 32rem)');
const fitted = new WeakMap();

/** Whether the page is laid out for a screen that does not scroll. */
export const isWide = () => wide.matches;

export function fitAll(root) {
  for (const box of root.querySelectorAll('[data-fit]')) {
    if (!wide.matches) {
      box.style.removeProperty('--fit');
      fitted.delete(box);
      continue;
    }
    const key = `${box.clientWidth}x${box.clientHeight}|${box.dataset.fit}|${box.dataset.fitKey ?? box.textContent}`;
    if (fitted.get(box) !== key) {
      fit(box, Number(box.dataset.fit) || 1);
      fitted.set(box, key);
    }
  }
}

function fit(box, most) {
  const holds = scale => {
    box.style.setProperty('--fit', scale.toFixed(3));
    return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
  };
  if (holds(most)) return;
  let low = LEAST;
  let high = most;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  holds(low);
}

/** Calls back after the window has changed its size. */
export function watchSize(onSize) {
  addEventListener('resize', onSize);
  wide.addEventListener('change', onSize);
}
