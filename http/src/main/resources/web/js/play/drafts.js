import {draftLimits} from '../limits.js';
import {parsed} from '../settle.js';
import {browserStore, tabStore} from '../store.js';

const LIES = 'wpp.drafts';
const JOIN = 'wpp.join';

/**
 * Half-typed lies. They outlive a reload, a dead server and a tab that the phone threw away, by party and round; the oldest go
 * when there are too many.
 */
export function draftsIn(store) {
  const others = key => listIn(store.get(LIES)).filter(([known]) => known !== key);
  // The one that is being typed, so that a page that draws often reads the storage once.
  const now = {key: null, text: ''};
  const write = list => store.set(LIES, JSON.stringify(list.slice(-draftLimits.keptMax)));
  return {
    get(key) {
      if (now.key !== key) Object.assign(now, {key, text: listIn(store.get(LIES)).find(([known]) => known === key)?.[1] ?? ''});
      return now.text;
    },
    keep(key, text) {
      Object.assign(now, {key, text: kept(text)});
      write(text === '' ? others(key) : [...others(key), [key, now.text]]);
    },
    forget(key) {
      now.key = null;
      write(others(key));
    },
  };
}

/** What is typed into the two fields of the join form, until one has joined. */
export function joinDraftIn(store) {
  return {
    get() {
      const typed = parsed(store.get(JOIN));
      const textOf = value => (typeof value === 'string' ? kept(value) : '');
      return {code: textOf(typed?.code), name: textOf(typed?.name)};
    },
    keep: ({code, name}) => store.set(JOIN, JSON.stringify({code: kept(code), name: kept(name)})),
    forget: () => store.remove(JOIN),
  };
}

/** The name of a draft: the same for the same question of the same party, and of no later party with its code. */
export function draftKey({code, epoch, round}) {
  return `${code}/${epoch}/${round}`;
}

const kept = text => text.slice(0, draftLimits.charsMax);

function listIn(json) {
  const list = parsed(json);
  const sound = entry => Array.isArray(entry) && entry.length === 2 && entry.every(part => typeof part === 'string');
  return Array.isArray(list) ? list.filter(sound) : [];
}

export const drafts = draftsIn(browserStore);
export const joinDraft = joinDraftIn(tabStore);
