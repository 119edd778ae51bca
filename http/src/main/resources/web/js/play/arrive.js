// What the page does to its reader when the screen changes: where they are put, what is read out, what colour it has.

const TEXT_FIELDS = 'input, textarea';

let toSay = [];

/** Says a sentence to screen readers, politely; the same sentence twice is said twice, and of two at once neither is lost. */
export function say(text) {
  const region = document.getElementById('say');
  region.textContent = '';
  // A page that is not seen has no frames: of what it would have said the last sentence is news.
  if (document.hidden) toSay = [];
  toSay.push(text);
  requestAnimationFrame(() => {
    if (toSay.length === 0) return;
    region.textContent = toSay.filter(Boolean).join(' ');
    toSay = [];
  });
}

/** A new screen starts at its top, with the reader at its heading: unless somebody types or answers a dialog. */
export function arrive(root) {
  const active = document.activeElement;
  if (active?.closest('dialog[open]') || active?.matches(TEXT_FIELDS)) return;
  window.scrollTo(0, 0);
  root.querySelector('[data-arrive]')?.focus({preventScroll: true});
}

/** Floods the page with a phase's colour, and the browser's own bar with it. */
export function flood(spot) {
  document.body.dataset.spot = spot;
  const colour = getComputedStyle(document.body).getPropertyValue('--spot').trim();
  document.querySelector('meta[name=theme-color]').content = colour;
}

/** How much of the window the on-screen keyboard covers, as --keyboard: what sticks to the bottom stays above it. */
export function watchKeyboard() {
  const seen = window.visualViewport;
  if (!seen) return;
  const measure = () => {
    // Zoomed in, the difference is no keyboard.
    const covered = seen.scale > 1.01 ? 0 : Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
    document.documentElement.style.setProperty('--keyboard', `${Math.round(covered)}px`);
  };
  seen.addEventListener('resize', measure);
  seen.addEventListener('scroll', measure);
  measure();
}
