import {withMoves} from '/js/game.js';
import {asBefore, podiumSteps} from '/js/host/ranking.js';
import {revealOrder} from '/js/host/reveal-order.js';
import {startShow} from '/js/host/show.js';
import {screenLimits} from '/js/limits.js';
import {openLimits} from '/js/limits/host.js';
import {same} from './claims.js';

// What the shared screen and the start page work out without drawing anything: the order of the reveal and its pace, who
// has overtaken whom, who stands on the podium, what a party is opened with.

const lie = (id, ...victims) => ({id, truth: false, house: false, guessed_by: victims});
const truth = (...finders) => ({id: 'truth', truth: true, house: false, guessed_by: finders});
const ids = options => options.map(option => option.id);
const told = options => revealOrder(options).steps.map(step => [step.kind, ...ids(step.options)]);

export function liesAreToldFromTheFewestVictimsToTheMostAndTheTruthLast() {
  const options = [lie('two', 'p1', 'p2'), truth('p3', 'p4', 'p5'), lie('none'), lie('three', 'p6', 'p7', 'p8'), lie('one', 'p9')];
  same(told(options), [['idle', 'none'], ['lie', 'one'], ['lie', 'two'], ['lie', 'three'], ['truth', 'truth']]);
  same(ids(revealOrder(options).lies), ['none', 'one', 'two', 'three']);
  same(revealOrder(options).truth.id, 'truth');
}

export function equalsKeepTheOrderOfTheBallot() {
  same(told([lie('b', 'p1'), lie('a', 'p2'), truth(), lie('c', 'p3')]), [['lie', 'b'], ['lie', 'a'], ['lie', 'c'], ['truth', 'truth']]);
}

export function whatFooledNobodyIsToldAtOnceAndTheHousesLiesAreLiesLikeOthers() {
  const house = {...lie('house', 'p1'), house: true};
  const idleHouse = {...lie('idle house'), house: true};
  same(told([house, lie('a'), truth('p2'), idleHouse]), [['idle', 'a', 'idle house'], ['lie', 'house'], ['truth', 'truth']]);
}

export function aRevealOfNothingButTheTruthHasOneStep() {
  same(told([truth()]), [['truth', 'truth']]);
}

const row = (player_id, rank, score, delta) => ({player_id, rank, score, delta});

export function whoWasOvertakenIsKnownFromTheScores() {
  const rows = withMoves([row('p4', 1, 2500, 2500), row('p2', 2, 2000, 0), row('p1', 3, 500, 0), row('p3', 4, 0, 0)]);
  same(rows.map(({before, moved}) => [before, moved]), [[3, 2], [1, -1], [2, -1], [3, -1]]);
  // Equals before the round: those who are ahead now stand first.
  same(asBefore(rows).map(each => each.player_id), ['p2', 'p1', 'p4', 'p3']);
}

export function inAFirstRoundNobodyHasMoved() {
  const rows = withMoves([row('p1', 1, 500, 500), row('p2', 2, 0, 0)]);
  same(rows.map(each => each.moved), [null, null]);
  same(asBefore(rows).map(each => each.player_id), ['p1', 'p2']);
}

export function equalsShareABlockAndTheNextRankIsLeftOut() {
  const blocks = rows => {
    const {steps, rest} = podiumSteps(rows);
    return [steps.map(step => [step.rank, ...step.rows.map(each => each.player_id)]), rest.map(each => each.player_id)];
  };
  same(blocks([row('a', 1), row('b', 2), row('c', 3), row('d', 4)]), [[[1, 'a'], [2, 'b'], [3, 'c']], ['d']]);
  same(blocks([row('a', 1), row('b', 1), row('c', 3), row('d', 3), row('e', 5)]), [[[1, 'a', 'b'], [3, 'c', 'd']], ['e']]);
  same(blocks([row('a', 1), row('b', 2), row('c', 2), row('d', 4)]), [[[1, 'a'], [2, 'b', 'c']], ['d']]);
  same(blocks([row('a', 1), row('b', 2)]), [[[1, 'a'], [2, 'b']], []]);
  same(blocks([row('a', 1), row('b', 1)]), [[[1, 'a', 'b']], []]);
}

/** Runs `act` with timers that ring when they are told to, not by the clock. */
function withTimers(act) {
  const real = [window.setTimeout, window.clearTimeout];
  let timer = null;
  window.setTimeout = (ring, ms) => {
    timer = {ring, ms};
    return timer;
  };
  window.clearTimeout = old => {
    if (timer === old) timer = null;
  };
  try {
    act({
      wait: () => timer?.ms ?? null,
      ring() {
        const {ring} = timer;
        timer = null;
        ring();
      },
    });
  } finally {
    [window.setTimeout, window.clearTimeout] = real;
  }
}

const steps = [{kind: 'idle'}, {kind: 'lie'}, {kind: 'lie'}, {kind: 'truth'}];
const {idle: IDLE, lie: LIE} = screenLimits.showStep;

export function theShowGoesOnByItselfAndStaysAtItsLastStep() {
  withTimers(timers => {
    let drawn = 0;
    const show = startShow(steps, () => drawn++);
    const seen = [];
    while (timers.wait() !== null) {
      seen.push([show.at, show.step.kind, show.running, timers.wait()]);
      timers.ring();
    }
    same(seen, [[0, 'idle', true, IDLE], [1, 'lie', true, LIE], [2, 'lie', true, LIE]]);
    same([show.at, show.step.kind, show.running, drawn, show.count], [3, 'truth', false, 3, 4]);
    show.next();
    same([show.at, drawn], [3, 3], 'there is nothing after the last step');
  });
}

export function aStepTakenByHandHasItsWholeTime() {
  withTimers(timers => {
    const show = startShow(steps, () => {});
    show.next();
    same([show.at, timers.wait(), show.past.length], [1, LIE, 1]);
    timers.ring();
    same([show.at, show.past.map(step => step.kind)], [2, ['idle', 'lie']]);
  });
}

export function whoSkipsIsAtTheTruth() {
  withTimers(timers => {
    let drawn = 0;
    const show = startShow(steps, () => drawn++);
    show.skip();
    same([show.step.kind, show.running, timers.wait(), drawn], ['truth', false, null, 1]);
  });
}

export function aStoppedShowStandsStill() {
  withTimers(timers => {
    const show = startShow(steps, () => {});
    show.stop();
    same([show.at, timers.wait()], [0, null]);
  });
}

export function aShowOfOneStepIsOverAtOnce() {
  withTimers(timers => {
    const show = startShow([{kind: 'truth'}], () => {});
    same([show.running, timers.wait()], [false, null]);
  });
}

/** The start page's module draws with Lit, which is not what is asked about here. */
const membersOf = (() => {
  const map = Object.assign(document.createElement('script'), {type: 'importmap'});
  map.textContent = JSON.stringify({imports: {'lit/html.js': '/tests/templates.js'}});
  document.head.append(map);
  return async entries => (await import('/js/home/open.js')).membersOf(formOf(entries));
})();

const untouched = {
  pack: '',
  rounds: openLimits.rounds,
  max_players: openLimits.players,
  lie_seconds: openLimits.lieSeconds,
  guess_seconds: openLimits.guessSeconds,
};

function formOf(entries) {
  const form = new FormData();
  Object.entries({...untouched, ...entries}).forEach(([name, value]) => form.set(name, value));
  return form;
}

export async function whatWasLeftAsItWasIsNotSent() {
  same(await membersOf({}), {});
}

export async function whatWasChosenIsSentAsNumbersAndNames() {
  same(await membersOf({pack: 'starter-da', rounds: '3', max_players: '5', lie_seconds: '30', guess_seconds: '20'}), {
    pack: 'starter-da', rounds: 3, max_players: 5, lie_seconds: 30, guess_seconds: 20,
  });
}

export async function withoutAClockBothPhasesHaveNoneWhateverTheFieldsSay() {
  same(await membersOf({untimed: 'on', lie_seconds: '30'}), {lie_seconds: null, guess_seconds: null});
}

export async function familyFriendlyIsSaidOnlyWhenItIsTicked() {
  same(await membersOf({family_friendly: 'on'}), {family_friendly: true});
}
