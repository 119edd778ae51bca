import {html, nothing, render} from 'lit/html.js';
import {watchDoubleClicks} from './doubleclick.js';
import {roundOfGame} from './game.js';
import {screenLimits} from './limits.js';
import {connect} from './party.js';
import {secondsLeft} from './parts/countdown.js';
import {arrive, flood, say, watchKeyboard} from './play/arrive.js';
import {joinDraft} from './play/drafts.js';
import {joinForm} from './play/join.js';
import {fillDraft} from './play/lie.js';
import {joinPage, seatPage, spotOf} from './play/pages.js';
import {faultOf} from './play/pieces.js';
import {addressOf, readAddress} from './play/route.js';
import {seatOf} from './play/seat.js';
import {seats, watchHandover} from './seats.js';
import {addWords, onLanguage, t} from './words.js';
import * as words from './words/play.js';

const root = document.getElementById('play');

let seat = null;
let form = null;
let shown = null; // the screen that was drawn last, down to whether this player has acted
let hurried = false;
let dressed = null; // the title and the screen that the window has

/** Sits down on the seat that was handed over, or on the one that this phone keeps at a party. */
function sit(code, handed = null) {
  const token = handed ?? seats.player(code).token;
  history.replaceState(null, '', addressOf(code));
  form = null;
  seat?.party.close();
  const party = connect({code, token, onChange: changed});
  seat = seatOf({code, token, handed: handed !== null, party, onPaint: draw, onFault: tell});
  draw();
}

function changed() {
  if (seat === null) return;
  if (seat.party.status.kind === 'unauthorized' && seat.party.view === null) neverSat();
  else draw();
}

// The token has opened nothing at all: its code is another party's by now, or the link that handed it over was old.
function neverSat() {
  const {code, token, handed} = seat;
  seats.forgetPlayer(code, token);
  if (seats.player(code)) sit(code);
  else if (handed) draw();
  else stand(code);
}

/** Shows the join form. Fields hold what was typed before, then what is known. */
function stand(code) {
  seat?.party.close();
  seat = null;
  history.replaceState(null, '', addressOf(code));
  const draft = joinDraft.get();
  const last = seats.player(code ?? seats.lastPlayer());
  form = joinForm({onPaint: draw, say, onSeat: sit});
  shown = null;
  draw();
  form.begin(root, {code: code ?? draft.code, name: draft.name || last?.nickname || ''});
}

function tell(fault) {
  say(faultOf(fault));
  if (fault.at === 'lie') root.querySelector('[data-wpp=lie-text]')?.focus();
}

const exits = {
  ask: () => root.querySelector('#leave').showModal(),
  again() {
    const {code, token} = seat;
    seats.forgetPlayer(code, token);
    // Another tab may have been handed the seat that replaced this one.
    if (seats.player(code)) sit(code);
    else stand(code);
  },
  another() {
    // A finished party may see a rematch: there the seat is kept.
    if (seat.screen !== 'finished') seats.forgetPlayer(seat.code, seat.token);
    stand(null);
  },
  async leave() {
    const leaving = seat;
    const pending = leaving.leave();
    draw();
    const outcome = await pending;
    if (!outcome.ok) leaving.refuse('leave', {problem: outcome.problem});
    draw();
  },
};

function draw() {
  if (seat === null) return drawJoin();
  seat.refresh();
  const {screen, view} = seat;
  const now = [screen, view?.round, view?.my_lie !== null, view?.my_guess !== null, seat.isTold()].join('/');
  const arrives = now !== shown && shown !== null;
  if (now !== shown) {
    shown = now;
    hurried = false;
    seat.clearFault();
    keepSeat();
    if (arrives) seat.rest();
  }
  dress(titleOf(screen), screen);
  render(seatPage(seat, exits), root);
  fillDraft(root);
  if (!arrives) return;
  arrive(root);
  say(sayingOf(seat));
}

// The clock draws four times a second: what makes the browser work out its styles is left alone until it is another.
function dress(title, screen) {
  const next = `${title}/${screen}`;
  if (next === dressed) return;
  dressed = next;
  document.title = `${title} · Weirsoe`;
  flood(spotOf(screen));
}

// The screens that are no phase have a title of their own.
function titleOf(screen) {
  return seat.view !== null && screen === seat.view.phase ? t(`phase.${screen}`) : t(`play.${screen}_title`);
}

function sayingOf({screen, view, isTold}) {
  if (screen !== view?.phase) return '';
  if (screen === 'lie' && view.my_lie !== null) return t('play.lie_sent');
  if (screen === 'guess' && view.my_guess !== null) return t('play.guess_sent');
  if (screen === 'reveal' && !isTold()) return t('play.reveal_look');
  return t(`play.say_${screen}`, {round: roundOfGame(view)});
}

function drawJoin() {
  dress(t('play.join_title'), 'join');
  render(joinPage(form, backTo(seats.lastPlayer())), root);
}

// Who opens the page without a code may want the seat that this phone has.
function backTo(code) {
  if (code === null || location.search !== '') return nothing;
  const name = seats.player(code).nickname;
  return html`<button class="button" type="button" @click=${() => sit(code)}>${
    t(name ? 'play.join_back' : 'play.join_back_unnamed', {code, name})}</button>`;
}

// A seat that was handed over came without its name, and is kept once a view has proven it.
function keepSeat() {
  if (seat.view === null || seat.screen !== seat.view.phase) return;
  const kept = seats.player(seat.code);
  if (seat.handed || (kept?.token === seat.token && kept.nickname !== seat.me.nickname)) {
    seats.keepPlayer(seat.code, seat.token, seat.me);
    seat.handed = false;
  }
}

function tick() {
  if (seat === null || document.hidden || !seat.view?.deadline_at) return;
  const left = secondsLeft(seat.view.deadline_at, seat.party.serverNow());
  const waitedFor = seat.me?.status === 'active' && !seat.me.submitted;
  if (!hurried && waitedFor && left > 0 && left <= screenLimits.hurrySeconds) {
    hurried = true;
    say(t('play.say_hurry', {seconds: left}));
  }
  draw();
}

function start() {
  addWords(words);
  onLanguage(draw);
  watchDoubleClicks();
  watchKeyboard();
  watchHandover();
  setInterval(tick, screenLimits.tick);
  const {code, seat: handed} = readAddress(location.search, location.hash);
  if (handed) sit(handed.code, handed.token);
  else if (code !== null && seats.player(code)) sit(code);
  else stand(code);
}

start();
