// The keyboard: Enter is the one next action wherever the focus stands, and a new phase is where reading goes on.

const BUSY = 'dialog, input, select, textarea';
const OWN_ENTER = `button, a, summary, ${BUSY}`;

/** The heading of the new phase takes the focus, unless a person is in a field or a dialog. */
export function moveFocus(root) {
  if (document.activeElement?.closest(BUSY)) return;
  root.querySelector('h1')?.focus({preventScroll: true});
}

/**
 * Called before and after each drawing: whoever opened a dialog has the focus again when the last one closes, and the heading
 * has it when what had it is gone.
 */
export function focusKeeper(root) {
  let opener = null;
  let open = false;
  let held = null;
  return {
    before(dialog) {
      held = document.activeElement;
      if (dialog && !open) opener = held;
    },
    after(dialog) {
      if (open && !dialog) {
        const back = opener?.isConnected && opener !== document.body ? opener : root.querySelector('h1');
        back?.focus({preventScroll: true});
        opener = null;
      } else if (!dialog && held && !held.isConnected) {
        root.querySelector('h1')?.focus({preventScroll: true});
      }
      open = Boolean(dialog);
    },
  };
}

export function enterPresses(screen) {
  addEventListener('keydown', holdsOne, {capture: true});
  addEventListener('click', lendsFocus, {capture: true});
  addEventListener('keydown', event => {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || screen.dialog) return;
    if (event.target.closest?.(BUSY)) return;
    if (event.key === 'Enter' && !event.target.closest?.(OWN_ENTER)) {
      document.querySelector('.controls .primary:not(:disabled)')?.click();
    }
  });
}

/** A key that is held down presses a button once. */
function holdsOne(event) {
  if (event.key === 'Enter' && event.repeat && event.target.closest?.('button, a')) event.preventDefault();
}

/** A button that was pressed with a pointer does not keep the focus: Enter is the next action again. */
function lendsFocus(event) {
  if (event.detail === 0 || !event.target.closest?.('button, a') || event.target.closest(BUSY)) return;
  document.querySelector('h1')?.focus({preventScroll: true});
}

export const canFill = () => Boolean(document.documentElement.requestFullscreen);
export const isFull = () => Boolean(document.fullscreenElement);

export function toggleFullscreen() {
  const done = isFull() ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  // Refused by the browser: the page stays as it is.
  done?.catch(() => {});
}
