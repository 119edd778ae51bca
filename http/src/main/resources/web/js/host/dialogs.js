// What the host is asked before something cannot be taken back, and the ways out for lost devices.

import {html, nothing} from 'lit/html.js';
import {keyed} from 'lit/directives/keyed.js';
import {repeat} from 'lit/directives/repeat.js';
import {ref} from 'lit/directives/ref.js';
import {button} from '../parts/button.js';
import {pendingQr, qrCode} from '../parts/qr.js';
import {t} from '../words.js';
import {hostLink, playerLink} from './seat.js';

/** The open dialog, or nothing. It closes when the player that it is about has gone. */
export function dialog(screen) {
  const open = screen.dialog;
  if (!open) return nothing;
  const player = open.id ? screen.view?.players.find(each => each.id === open.id && each.status !== 'left') : null;
  if (!screen.view || (open.id && !player)) {
    screen.dialog = null;
    return nothing;
  }
  const label = `dialog-${open.kind}`;
  return keyed(open.kind + (open.id ?? ''), html`<dialog aria-labelledby=${label} @close=${() => screen.dialog === open && screen.close()}
    ${ref(element => element && !element.open && queueMicrotask(() => element.isConnected && !element.open && element.showModal()))}>
    ${FACES[open.kind](screen, label, player)}</dialog>`);
}

const FACES = {
  kick: (screen, label, player) => html`
    <h2 id=${label}>${t('host.kick_title', {name: player.nickname})}</h2>
    <p>${t(screen.view.phase === 'lobby' ? 'host.kick_text_lobby' : 'host.kick_text')}</p>
    <div class="choices">
      ${button({label: t('host.kick_yes'), hook: 'confirm', kind: 'danger', busy: screen.working(`remove:${player.id}`), act: () => thenClose(screen, 'remove', {player_id: player.id})})}
      ${button({label: t('host.seat_new'), hook: 'seat', busy: screen.working(`seat:${player.id}`), act: () => newSeat(screen, player)})}
      ${cancel(screen)}
    </div>`,

  seat(screen, label, player) {
    const {token, generation} = screen.dialog;
    // The token of an older generation opens nothing: somebody has handed the seat over once more.
    const stale = player.generation > generation;
    const link = playerLink(screen.code, token, player.id);
    return html`
      <h2 id=${label}>${t('host.seat_title', {name: player.nickname})}</h2>
      ${stale ? html`<p role="alert">${t('host.seat_stale')}</p>` : html`
        <p>${t('host.seat_text', {name: player.nickname})}</p>
        <div class="handover">${player.generation === generation ? qrCode(link, t('host.seat_qr', {name: player.nickname}), screen.draw) : pendingQr}</div>
        <p class="warn">${t('host.seat_warn')}</p>`}
      <div class="choices">
        ${stale ? button({label: t('host.seat_new'), hook: 'seat', busy: screen.working(`seat:${player.id}`), act: () => newSeat(screen, player)}) : nothing}
        ${cancel(screen, t('host.done'))}
      </div>`;
  },

  device(screen, label) {
    const link = hostLink(screen.code, screen.token);
    return html`
      <h2 id=${label}>${t('host.device_title')}</h2>
      <p>${t('host.device_text')}</p>
      <p class="warn">${t('host.device_warn')}</p>
      ${screen.dialog.shown
        ? html`<div class="handover">${qrCode(link, t('host.device_qr'), screen.draw)}</div>
            <p class="link"><a href=${link}>${t('host.device_link')}</a></p>`
        : nothing}
      <div class="choices">
        ${screen.dialog.shown ? nothing : button({label: t('host.device_show'), hook: 'confirm', kind: 'primary', act: () => screen.open(Object.assign(screen.dialog, {shown: true}))})}
        ${cancel(screen, screen.dialog.shown ? t('host.done') : undefined)}
      </div>`;
  },

  players(screen, label) {
    const players = screen.view.players.filter(player => player.status !== 'left');
    return html`
      <h2 id=${label} tabindex="-1" autofocus>${t('host.players')}</h2>
      ${players.length === 0 ? html`<p>${t('host.players_none')}</p>` : nothing}
      <ul class="people">${repeat(players, player => player.id, player => html`<li data-player-id=${player.id}><span class="nickname display" dir="auto">${player.nickname}</span>
        ${button({label: t('host.seat_new'), hook: 'seat', busy: screen.working(`seat:${player.id}`), act: () => newSeat(screen, player)})}
        ${button({label: t('host.kick_short'), busy: screen.working(`remove:${player.id}`), act: () => screen.open({kind: 'kick', id: player.id})})}</li>`)}</ul>
      <div class="choices">${button({label: t('host.done'), hook: 'cancel', kind: 'bare', act: () => screen.close()})}</div>`;
  },

  finish: (screen, label) => html`
    <h2 id=${label}>${t('host.finish_title')}</h2>
    <p>${t('host.finish_text')}</p>
    <div class="choices">
      ${button({label: t('host.finish_yes'), hook: 'confirm', kind: 'danger', busy: screen.working('finish'), act: () => thenClose(screen, 'finish')})}
      ${cancel(screen)}
    </div>`,

  end: (screen, label) => html`
    <h2 id=${label}>${t('host.end_title')}</h2>
    <p>${t('host.end_text')}</p>
    <div class="choices">
      ${button({label: t('host.end_yes'), hook: 'confirm', kind: 'danger', busy: screen.working('delete'), act: () => thenClose(screen, 'delete')})}
      ${cancel(screen)}
    </div>`,
};

/** The way back has the focus first: an Enter too many takes nothing away. */
const cancel = (screen, label = t('host.cancel')) => button({label, hook: 'cancel', kind: 'bare', first: true, act: () => screen.close()});

async function thenClose(screen, command, args) {
  const open = screen.dialog;
  await screen.command(command, args);
  if (screen.dialog === open) screen.close();
}

async function newSeat(screen, player) {
  const open = screen.dialog;
  const {id, generation} = player;
  const outcome = await screen.command('seat', {player_id: id, generation});
  if (screen.dialog !== open) return;
  if (outcome.ok) screen.open({kind: 'seat', id, token: outcome.body.player_token, generation: generation + 1});
  else screen.close();
}
