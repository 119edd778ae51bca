/**
 * Keeps the screen on while it is wanted, where the browser can: it cannot on a page that came over plain http. The browser
 * takes the lock away whenever the page is hidden, so it is asked for again when the page is seen again.
 */
export function wakeLock() {
  let wanted = false;
  let lock = null;
  let asking = false;

  async function ask() {
    if (!wanted || asking || lock !== null || !navigator.wakeLock || document.visibilityState !== 'visible') {
      return;
    }
    asking = true;
    try {
      const given = await navigator.wakeLock.request('screen');
      given.addEventListener('release', () => {
        if (lock === given) {
          lock = null;
        }
      });
      lock = given;
    } catch {
      // A low battery, a policy: the party goes on, and the person touches the screen now and then.
    }
    asking = false;
    if (!wanted) {
      release();
    }
  }

  function release() {
    const held = lock;
    lock = null;
    held?.release().catch(() => {});
  }

  return {
    want(value) {
      if (value === wanted) {
        return;
      }
      wanted = value;
      if (wanted) {
        document.addEventListener('visibilitychange', ask);
        ask();
      } else {
        document.removeEventListener('visibilitychange', ask);
        release();
      }
    },
  };
}
