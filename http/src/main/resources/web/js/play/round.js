import {html, nothing} from 'lit/html.js';
import {countdown} from '../parts/countdown.js';
import {head} from '../parts/marks.js';
import {prompt} from '../parts/question.js';
import {t} from '../words.js';
import {heading} from './pieces.js';
import {stillToAct} from './results.js';

// A long question is set smaller, so that the field below it stays in sight.
const LONG_PROMPT = 110;

/** The question, with the truth in its blank once the view tells it. */
export function questionOf({view}, {small = false} = {}) {
  const {question} = view;
  const size = small ? 'small' : question.prompt.length > LONG_PROMPT ? 'long' : '';
  return html`
    <section class="question">
      <p class="kicker">
        <span class="label">${question.category}</span>
        ${question.multiplier > 1
          ? html`<span class="label">${t('play.multiplier', {times: question.multiplier})}</span>` : nothing}
      </p>
      ${small
        ? html`<p class="prompt small">${prompt(question.prompt, question.answer)}</p>`
        : heading(prompt(question.prompt, question.answer), `prompt ${size}`)}
    </section>`;
}

export function sentSlip({view}, title, text) {
  return html`
    <section class="slip cut">
      <h1 class="slip-title" data-arrive tabindex="-1">${title}</h1>
      <p class="prompt small">${prompt(view.question.prompt, text)}</p>
    </section>`;
}

export function clockOf({view, party}) {
  const total = view.phase === 'lie' ? view.settings.lie_seconds : view.settings.guess_seconds;
  if (view.deadline_at === null) return nothing;
  return html`<div class="clock">${countdown({deadlineAt: view.deadline_at, total, now: party.serverNow()})}</div>`;
}

/** Who came too late for this round is told when they are in. */
export function watching() {
  return html`<p class="note-strip" data-arrive tabindex="-1">${t('play.watching')}</p>`;
}

/** Whom everybody waits for, by name, so that they can be nudged across the table. */
export function peopleStillAt({view, me}, words) {
  const waitedFor = stillToAct(view);
  const others = waitedFor.filter(player => player.id !== me.id);
  const all = view.players.filter(player => player.status === 'active').length;
  const done = all - waitedFor.length;
  return html`
    <section class="still">
      <h2>${t(words, {count: others.length})}</h2>
      <p>${t('play.done_of', {done, all})}</p>
      ${others.length === 0 ? nothing : html`<ul class="people" role="list">${others.map(nameTag)}</ul>`}
    </section>
    ${liar(all === 0 ? 0 : done / all)}`;
}

export function nameTag(player) {
  return html`<li class="tag cut"><bdi class="nickname">${player.nickname}</bdi></li>`;
}

/** The liar, whose nose is as long as the given share. He fills what a waiting screen leaves empty. */
export function liar(share) {
  return html`
    <div class="liar countdown" aria-hidden="true"><span class="nose">
      ${head}<span class="bar" .style=${`--gone:${Math.min(1, share).toFixed(3)}`}></span>
    </span></div>`;
}
