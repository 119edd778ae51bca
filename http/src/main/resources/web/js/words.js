import {browserStore} from './store.js';
import * as common from './words/common.js';

const KEY = 'wpp.language';
const tables = {en: {}, da: {}};
const listeners = new Set();

export const languages = Object.freeze(['en', 'da']);

let current = chosen() ?? fromBrowser(globalThis.navigator?.languages ?? []);

export function language() {
  return current;
}

/** Adds a page's own words: a module of js/words/. */
export function addWords(table) {
  const words = table.default ?? table;
  for (const id of languages) {
    Object.assign(tables[id], words[id]);
  }
}

/** The words for a key: a text with {places}, or a function of params. A key without words is shown as it is. */
export function t(key, params = {}) {
  const words = tables[current][key] ?? tables.en[key];
  if (words === undefined) {
    return key;
  }
  return typeof words === 'function' ? words(params) : filled(words, params);
}

export function has(key) {
  return tables[current][key] !== undefined;
}

export function setLanguage(id) {
  if (!languages.includes(id)) {
    return;
  }
  browserStore.set(KEY, id);
  if (id !== current) {
    current = id;
    tellPage();
    for (const listener of [...listeners]) {
      listener(id);
    }
  }
}

/** Calls the listener after each change. Returns what ends that. */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The first language of the browser's list that there are words in. */
export function fromBrowser(wanted) {
  for (const tag of wanted) {
    const id = String(tag).toLowerCase().split('-')[0];
    if (languages.includes(id)) {
      return id;
    }
  }
  return 'en';
}

/** What went wrong and what to do, for people. The problem is a response's, or an outcome's. */
export function problemText(problem) {
  const params = problem?.params ?? {};
  const now = has(`now.${params.phase}`) ? t(`now.${params.phase}`, params) : '';
  const fault = problem?.errors?.find(error => has(`invalid.${error?.code}`));
  const key = fault ? `invalid.${fault.code}` : `errors.${problem?.code}`;
  // Where {now} says nothing, its spaces would stay.
  return t(has(key) ? key : 'errors.other', {...params, now}).replace(/ {2,}/g, ' ').trim();
}

/** A name inside a sentence keeps its own direction of writing. */
export function isolate(name) {
  return `\u2068${name}\u2069`;
}

// "Ada, Bo and Cy", without the American comma before the "and".
const LOCALES = {en: 'en-GB'};

/** The names in a row, as people of this language put them. */
export function listed(names) {
  const isolated = names.map(isolate);
  return globalThis.Intl?.ListFormat
    ? new Intl.ListFormat(LOCALES[current] ?? current, {type: 'conjunction'}).format(isolated)
    : isolated.join(', ');
}

function filled(text, params) {
  return text.replace(/\{(\w+)\}/g, (place, name) => String(params[name] ?? ''));
}

function chosen() {
  const id = browserStore.get(KEY);
  return languages.includes(id) ? id : null;
}

function tellPage() {
  if (globalThis.document) {
    document.documentElement.lang = current;
  }
}

addWords(common);
tellPage();
