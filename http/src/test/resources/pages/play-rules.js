import {roundOfGame, withMoves} from '/js/game.js';
import {draftKey, draftsIn, joinDraftIn} from '/js/play/drafts.js';
import {mine, namesOf, roundOf, screenOf, stillToAct} from '/js/play/results.js';
import {addressOf, readAddress} from '/js/play/route.js';
import {byteLength, count, tidy} from '/js/play/text.js';
import {storeOf} from '/js/store.js';
import {isolate, listed, setLanguage} from '/js/words.js';
import {same} from './claims.js';

// What the phone works out from a view, an address and what a person typed.

function store(entries = {}) {
  const kept = new Map(Object.entries(entries));
  return storeOf(() => ({
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
  }));
}

export function charactersAreWhatAReaderSees() {
  same(['', 'Ada', 'é', 'e\u0301', '👩‍👩‍👧', '🇩🇰🇩🇰', '각'].map(count), [0, 3, 1, 1, 1, 2, 1]);
  same(byteLength('æøå'), 6);
}

export function aTextIsTidiedAsTheServerTidiesIt() {
  same(tidy(' \t a\n\n singing\u3000teapot '), 'a singing teapot');
  same(tidy('e\u0301').length, 1);
}

export function namesAreListedInTheReadersLanguageAndKeepTheirDirection() {
  const names = ['Ada', 'Bo', 'Cy'];
  setLanguage('da');
  same(listed(names), `${isolate('Ada')}, ${isolate('Bo')} og ${isolate('Cy')}`);
  setLanguage('en');
  same(listed(names), `${isolate('Ada')}, ${isolate('Bo')} and ${isolate('Cy')}`);
  same(listed(['Ada']), isolate('Ada'));
}

export function aDraftIsOfItsPartyAndRound() {
  const drafts = draftsIn(store());
  const asked = {code: 'BCDFGH', epoch: 'e1', round: 2};
  const text = more => drafts.get(draftKey({...asked, ...more}));
  drafts.keep(draftKey(asked), 'half a li');
  same([text({}), text({round: 3}), text({code: 'BCDFGJ'}), text({epoch: 'e2'})], ['half a li', '', '', '']);
  drafts.forget(draftKey(asked));
  same(text({}), '');
}

export function draftsSurviveTheirPageAndAreBounded() {
  const kept = store();
  for (let round = 1; round <= 20; round++) {
    draftsIn(kept).keep(draftKey({code: 'BCDFGH', epoch: 'e', round}), `lie ${round}`);
  }
  const again = draftsIn(kept);
  same([again.get('BCDFGH/e/20'), again.get('BCDFGH/e/13'), again.get('BCDFGH/e/12')], ['lie 20', 'lie 13', '']);
}

export function whatIsTypedIsKeptUpToABound() {
  const kept = store();
  draftsIn(kept).keep('a', 'x'.repeat(5_000));
  joinDraftIn(kept).keep({code: 'y'.repeat(5_000), name: 'z'.repeat(5_000)});
  const {code, name} = joinDraftIn(kept).get();
  same([draftsIn(kept).get('a').length, code.length, name.length], [2_000, 2_000, 2_000]);
}

export function whatIsNoDraftIsNotBelieved() {
  for (const rubbish of ['{', 'null', '7', '[["a"]]', '[["a",1]]', '{"a":"b"}']) {
    const drafts = draftsIn(store({'wpp.drafts': rubbish}));
    same(drafts.get('a'), '', rubbish);
    drafts.keep('a', 'x');
    same(drafts.get('a'), 'x', rubbish);
    same(joinDraftIn(store({'wpp.join': rubbish})).get(), {code: '', name: ''}, rubbish);
  }
}

export function anAddressNamesAPartyAndMayHandOverASeat() {
  same(readAddress('?code=bcd-fgh', ''), {code: 'BCDFGH', seat: null});
  same(readAddress('?code=ABC', ''), {code: null, seat: null});
  same(readAddress('', '#code=BCDFGH&token=a-b_c&player=p3'), {
    code: null,
    seat: {code: 'BCDFGH', token: 'a-b_c', player_id: 'p3'},
  });
  same(readAddress('', '#code=BCDFGH&token=&player=p3').seat, null);
  same(readAddress('', '#code=BCDFGH&token=x').seat, null);
  same([addressOf('BCDFGH'), addressOf(null)], ['/play?code=BCDFGH', '/play']);
}

const view = {
  phase: 'reveal',
  you: {role: 'player', player_id: 'p1'},
  players: [
    {id: 'p1', nickname: 'Ada', status: 'active', submitted: true},
    {id: 'p2', nickname: 'Bo', status: 'active', submitted: false},
    {id: 'p3', nickname: 'Cy', status: 'waiting', submitted: false},
  ],
  my_guess: {option_id: 'b'},
  options: [
    {id: 'a', text: 'TRUE', truth: true, house: false, author_ids: [], guessed_by: [], points: []},
    {
      id: 'b', text: 'OURS', truth: false, house: false, author_ids: ['p1', 'p2'], guessed_by: ['p2', 'p9'],
      points: [{player_id: 'p1', points: 500}, {player_id: 'p2', points: 500}],
    },
  ],
};

export function aRoundIsWhatOnePlayerMadeOfIt() {
  const round = roundOf(view, 'p1');
  same([round.found, round.picked.id, round.lie.id, round.authors, round.points], [false, 'b', 'b', ['p2'], 500]);
  same(namesOf(view, round.fooled), ['Bo']);
  const idle = roundOf({...view, my_guess: null}, 'p3');
  same([idle.found, idle.picked, idle.lie, idle.authors, idle.fooled, idle.points], [false, null, null, [], [], 0]);
  same(roundOf({...view, my_guess: {option_id: 'a'}}, 'p1').found, true);
}

export function whoIsWaitedForIsActiveAndHasNotActed() {
  same(stillToAct(view).map(player => player.id), ['p2']);
}

export function theScreenIsThePhaseUntilTheTieToThePartyEnds() {
  same(screenOf({kind: 'starting'}, null), 'starting');
  for (const kind of ['live', 'polling', 'reconnecting', 'away']) {
    same(screenOf({kind}, view), 'reveal');
  }
  for (const kind of ['kicked', 'left', 'gone', 'unauthorized']) {
    same(screenOf({kind}, view), kind);
  }
  const without = {...view, players: view.players.slice(1)};
  same([mine(without), screenOf({kind: 'live'}, without)], [null, 'left']);
  const left = {...view, players: [{...view.players[0], status: 'left'}]};
  same(screenOf({kind: 'live'}, left), 'left');
}

export function ranksMoveByWhatTheRoundBrought() {
  const rows = withMoves([
    {rank: 1, player_id: 'p2', score: 1500, delta: 1500},
    {rank: 2, player_id: 'p1', score: 1000, delta: 0},
    {rank: 2, player_id: 'p3', score: 1000, delta: 0},
  ]);
  same(rows.map(row => row.moved), [2, -1, -1]);
  same(withMoves([{rank: 1, score: 500, delta: 500}, {rank: 2, score: 0, delta: 0}]).map(row => row.moved), [null, null]);
}

export function aRematchCountsItsRoundsFromOne() {
  const settings = {rounds: 7};
  same(
    [[1, 7], [7, 7], [8, 14], [14, 14], [10, 16]].map(([round, total]) => roundOfGame({round, total_rounds: total, settings})),
    [1, 7, 1, 7, 1],
  );
}
