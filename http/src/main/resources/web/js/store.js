/**
 * A storage of strings that never throws. Where the browser gives none (private windows, blocked cookies, a full disk) what is
 * kept lasts as long as the page; `set` tells whether it outlives it.
 */
export function storeOf(open) {
  const memory = new Map();
  return {
    get(key) {
      if (memory.has(key)) {
        return memory.get(key);
      }
      try {
        return open().getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        open().setItem(key, value);
        memory.delete(key);
        return true;
      } catch {
        memory.set(key, value);
        return false;
      }
    },
    remove(key) {
      memory.delete(key);
      try {
        open().removeItem(key);
      } catch {
        // Nothing is kept there.
      }
    },
  };
}

/** Shared by the tabs of this browser; outlives them. */
export const browserStore = storeOf(() => globalThis.localStorage);

/** Of this tab alone; outlives a reload. */
export const tabStore = storeOf(() => globalThis.sessionStorage);
