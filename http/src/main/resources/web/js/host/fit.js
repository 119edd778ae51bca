// Makes text as large as its place allows. On a screen that is read from four metres nothing may scroll, and no corner
// should be empty: each [data-fit] box gets the largest --fit at which its contents stay inside.

import {language} from '../words.js';

const LEAST = 0.3;
const STEPS = 7;
const BASE_UNITS = 1.55;
const LARGE = 1.25;
/** A gain below this is not worth another arrangement. */
const WORTH = 1.03;
/** Words may be broken only where the text is at least a quarter larger for it. */
const WHOLE_WORTH = 0.8;
const WORDS = '.option .text, .tag .nickname, .prompt';
const wide = matchMedia('(min-width: 60rem) and (min-height: 32rem)');
const fitted = new WeakMap();

/** Whether the page is laid out for a screen that does not scroll. */
export const isWide = () => wide.matches && !largeText();

/** One rem against --base, the size that goes with the window: css/host.css. */
function largeText() {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const unit = Math.min(innerWidth / 100, (innerHeight / 100) * (16 / 9));
  return rem > LARGE * BASE_UNITS * unit;
}

export function fitAll(root) {
  document.documentElement.classList.toggle('large-text', largeText());
  const picture = isWide();
  for (const box of root.querySelectorAll('[data-fit]')) {
    if (!picture) {
      box.style.removeProperty('--fit');
      delete box.dataset.whole;
      fitted.delete(box);
      continue;
    }
    const key = `${language()}|${box.clientWidth}x${box.clientHeight}|${box.dataset.fit}|${box.dataset.fitKey ?? box.textContent}`;
    if (fitted.get(box) !== key) {
      // What is on its way to its place would count as sticking out of the box.
      box.classList.add('fitting');
      if (box.dataset.columns) fitColumns(box);
      else fit(box);
      box.classList.remove('fitting');
      fitted.set(box, key);
    }
  }
}

/** Whichever of the numbers of columns in `data-columns` lets the text be largest; the earlier one when it is all the same. */
function fitColumns(box) {
  let best = {columns: 1, scale: 0};
  for (const columns of box.dataset.columns.split(' ')) {
    box.style.setProperty('--columns', columns);
    const scale = fit(box);
    if (scale > best.scale * WORTH) best = {columns, scale};
  }
  box.style.setProperty('--columns', best.columns);
  fit(box);
}

/** Sets and returns the largest scale at which the contents stay inside. Words are kept whole unless that costs too much. */
function fit(box) {
  const most = Number(box.dataset.fit) || 1;
  box.dataset.whole = '';
  const whole = largest(box, most, [...box.querySelectorAll(WORDS)]);
  if (whole === most) return most;
  delete box.dataset.whole;
  const broken = largest(box, most, []);
  if (whole < broken * WHOLE_WORTH) return broken;
  box.dataset.whole = '';
  box.style.setProperty('--fit', whole.toFixed(3));
  return whole;
}

function largest(box, most, words) {
  const holds = scale => {
    box.style.setProperty('--fit', scale.toFixed(3));
    const inside = box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
    return inside && words.every(word => word.scrollWidth <= word.clientWidth + 1);
  };
  if (holds(most)) return most;
  let low = LEAST;
  let high = most;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  holds(low);
  return low;
}

/** Calls back after the window has changed its size. */
export function watchSize(onSize) {
  addEventListener('resize', onSize);
  wide.addEventListener('change', onSize);
}
