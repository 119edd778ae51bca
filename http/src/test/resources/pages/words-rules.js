import {addWords, fromBrowser, language, languages, onLanguage, problemText, setLanguage, t} from '/js/words.js';
import {claim, same} from './claims.js';

// What the words do; what they are, the Java side of this test compares.

export function theBrowsersFirstLanguageThatThereIsIsTaken() {
  same(
    [['da-DK', 'en'], ['sv', 'da'], ['en-GB', 'da'], ['de', 'fr'], [], ['DA']].map(fromBrowser),
    ['da', 'da', 'en', 'en', 'en', 'da'],
  );
}

export function aChoiceIsToldKeptAndSetOnThePage() {
  const told = [];
  const end = onLanguage(id => told.push(id));
  setLanguage('da');
  same([language(), document.documentElement.lang, localStorage.getItem('wpp.language')], ['da', 'da', 'da']);
  setLanguage('tlh');
  setLanguage('da');
  same(language(), 'da');
  end();
  setLanguage('en');
  same([told, language(), languages], [['da'], 'en', ['en', 'da']]);
}

export async function aChoiceOutlivesAReload() {
  setLanguage('da');
  same((await import('/js/words.js?load=1')).language(), 'da');
  setLanguage('en');
  same((await import('/js/words.js?load=2')).language(), 'en');
}

export function placesAreFilledAndUnknownKeysAreShown() {
  addWords({en: {'test.a': '{name} has {points}, {name}!', 'test.b': ({n}) => `${n} ${n === 1 ? 'lie' : 'lies'}`}, da: {}});
  same(
    [t('test.a', {name: '<Ada>', points: 0}), t('test.b', {n: 1}), t('test.none')],
    ['<Ada> has 0, <Ada>!', '1 lie', 'test.none'],
  );
}

export function aProblemIsToldWithWhereThePartyIs() {
  setLanguage('en');
  const text = problemText({code: 'stale_transition', params: {phase: 'guess', round: 2}, errors: []});
  claim(text.includes(t('now.guess')) && !text.includes('{'), text);
  const bare = problemText({code: 'stale_transition', params: {}, errors: []});
  claim(!bare.includes('{') && !bare.includes('  ') && !bare.includes('undefined'), bare);
  claim(problemText({code: 'rate_limited', params: {seconds: 42}}).includes('42 seconds'), 'no seconds');
}

export function aFaultOfAMemberIsToldAndWhatNobodyKnowsIsToldKindly() {
  const problem = errors => ({code: 'request_invalid', params: {}, errors});
  same(problemText(problem([{pointer: '/rounds', code: 'pack_too_small'}])), t('invalid.pack_too_small'));
  same(problemText(problem([{pointer: '', code: 'malformed_json'}])), t('errors.request_invalid'));
  same([problemText({code: 'from_the_future'}), problemText(undefined)], [t('errors.other'), t('errors.other')]);
}

/** The keys of a table with the places of each, in both languages. Not a test: it takes the name of the file. */
export const placesOf = {
  async in(file) {
    const module = await import(`/js/words/${file}`);
    const {en, da} = module.default ?? module;
    return {en: placesIn(en), da: placesIn(da)};
  },
};

function placesIn(words) {
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, [...placesOfOne(value)].sort().join(' ')]));
}

function placesOfOne(value) {
  if (typeof value === 'string') {
    return new Set([...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
  // What a function reads of its params; a few numbers, so that each of its branches is taken.
  const read = new Set();
  for (const number of [0, 1, 2, 5]) {
    value(new Proxy({}, {get: (target, name) => (read.add(String(name)), number)}));
  }
  return read;
}
