import {screenLimits} from '../limits.js';
import {drafts} from './drafts.js';
import {mine, screenOf} from './results.js';
import {storyOf} from './reveal.js';

/** A player's place at a party, as the screens see it: the last view, what is under way, and the one fault that is shown. */
export function seatOf({code, token, handed, party, onPaint, onFault}) {
  let view = null;
  let fault = null;
  let sent = null;
  let spentRound = null;
  let rest = null; // timers that run
  let story = null;
  const round = phase => `${phase}/${view?.epoch}/${view?.round}`;

  async function act(phase, args) {
    if (seat.busy(phase)) return null;
    fault = null;
    const of = round(phase);
    const pending = party.command(phase, args);
    onPaint();
    const outcome = await pending;
    // Accepted: until the view says so too, the buttons stay as they are.
    if (outcome.ok) sent = of;
    else if (outcome.problem.code === 'lie_tries_spent') spentRound = of;
    if (!outcome.ok && of === round(phase)) seat.refuse(phase, {problem: outcome.problem});
    onPaint();
    return outcome;
  }

  const seat = {
    code,
    token,
    /** Whether the seat came in the address, and nothing has proven it yet. */
    handed,
    party,
    byHouse: false,
    picking: null,
    get view() { return view; },
    get me() { return mine(view); },
    get screen() { return screenOf(party.status, view); },

    /** Takes the newest view. While a page has none (its party was forgotten for a moment) the last one stays up. */
    refresh() {
      const before = view;
      view = party.view ?? view;
      if (before === null || view.phase === before.phase) return;
      clearTimeout(story);
      story = null;
      if (view.phase === 'reveal') story = setTimeout(seat.tell, Math.min(storyOf(view.options), screenLimits.holdBackMax));
    },
    /** Whether the big screen has told the round; a page that comes into the middle of it takes it as told. */
    isTold: () => story === null,
    tell() {
      clearTimeout(story);
      story = null;
      onPaint();
    },
    busy: phase => party.working.has(phase) || sent === round(phase),
    /** For a moment after a change of screen nothing that is final can be pressed: the second of two taps picks no option. */
    isResting: () => rest !== null,
    rest() {
      clearTimeout(rest);
      rest = setTimeout(() => {
        rest = null;
        onPaint();
      }, screenLimits.restAfterPhase);
    },
    spent: () => spentRound === round('lie'),
    faultAt: place => (fault?.at === place ? fault : null),
    refuse(at, what) {
      fault = {...what, at};
      onPaint();
      onFault(fault);
    },
    clearFault() {
      fault = null;
    },
    /** A person types: what was wrong before is old. */
    typing() {
      fault = null;
      onPaint();
    },
    async sendLie(members, key) {
      if (seat.busy('lie')) return;
      seat.byHouse = members.house === true;
      const outcome = await act('lie', members);
      if (outcome?.ok) drafts.forget(key);
    },
    sendGuess(optionId) {
      if (seat.busy('guess')) return;
      seat.picking = optionId;
      act('guess', {option_id: optionId});
    },
    leave: () => party.command('remove', {player_id: seat.me.id}),
  };
  return seat;
}
