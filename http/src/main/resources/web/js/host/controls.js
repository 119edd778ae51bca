// The host's bar: the one next action is the large button, and Enter.

import {html, nothing} from 'lit/html.js';
import {openLimits} from '../limits/host.js';
import {button} from '../parts/button.js';
import {languageSwitch, statusLine} from '../parts/foot.js';
import {letters} from '../parts/letters.js';
import {head} from '../parts/marks.js';
import {problemText, t} from '../words.js';
import {canFill, isFull, toggleFullscreen} from './focus.js';
import {marks} from './marks.js';

export function controls(screen) {
  const {view} = screen;
  return html`<footer class="controls">
    <p class="brand" aria-hidden="true">${head}${letters('Weirsoe')}</p>
    <div class="state">${statusLine(screen.status, view?.phase === 'finished')}</div>
    ${screen.fault ? html`<p class="fault cut inked" role="alert">${problemText(screen.fault)}</p>` : nothing}
    <div class="tools">${view ? tools(screen) : nothing}${languageSwitch()}</div>
    <div class="next">${view ? NEXT[view.phase](screen) : nothing}</div>
  </footer>`;
}

function tools(screen) {
  const bare = (mark, label, act, hook = nothing) => html`<button type="button" class="button bare" data-wpp=${hook} @click=${act}>${mark}<span>${label}</span></button>`;
  return html`
    ${bare(marks.people, t('host.players'), () => screen.open({kind: 'players'}))}
    ${bare(marks.devices, t('host.device'), () => screen.open({kind: 'device'}), 'device')}
    ${canFill() ? bare(marks.full, t(isFull() ? 'host.window' : 'host.fullscreen'), toggleFullscreen) : nothing}
    ${bare(marks.cross, t('host.end'), () => screen.open({kind: 'end'}), 'end')}`;
}

/** A button for a command: shows that it works, and rests for a moment after each change of phase. */
function go(screen, command, hook, label, kind = 'primary', off = false) {
  return button({label, hook, kind, busy: screen.working(command), off: off || screen.resting, act: () => screen.command(command)});
}

const NEXT = {
  lobby(screen) {
    const here = screen.view.players.filter(player => player.status === 'active').length;
    const missing = openLimits.playersLeast - here;
    return html`${missing > 0 ? html`<p class="why-not" id="why-not">${t('host.missing', {count: missing})}</p>` : nothing}
      ${go(screen, 'rounds.start', 'start', t('host.start'), 'primary', missing > 0)}`;
  },
  lie: screen => go(screen, 'guess.start', 'guess-start', t('host.guess_start')),
  guess: screen => go(screen, 'reveal', 'reveal', t('host.reveal')),
  reveal(screen) {
    if (!screen.show?.running) return go(screen, 'scoreboard', 'scoreboard', t('host.scoreboard'));
    return html`
      ${go(screen, 'scoreboard', 'scoreboard', t('host.scoreboard'), '')}
      ${button({label: t('host.show_skip'), act: () => screen.show.skip()})}
      ${button({label: t('host.show_next'), kind: 'primary', off: screen.resting, act: () => screen.show.next()})}`;
  },
  scoreboard(screen) {
    if (screen.view.round >= screen.view.total_rounds) return go(screen, 'finish', 'finish', t('host.finish'));
    return html`
      ${button({label: t('host.finish_early'), hook: 'finish', busy: screen.working('finish'), off: screen.resting, act: () => screen.open({kind: 'finish'})})}
      ${go(screen, 'rounds.next', 'next', t('host.next'))}`;
  },
  finished: screen => go(screen, 'rematch', 'rematch', t('host.rematch')),
};
