// Who wrote a lie, and what it earned each of them. A lie of several authors may pay them differently.

import {html, nothing} from 'lit/html.js';
import {t} from '../words.js';
import {marks} from './marks.js';
import {nameOf} from './roster.js';

/** What the option earned this player; 0 where it earned nothing. */
export const pointsOf = (option, playerId) => option.points.find(each => each.player_id === playerId)?.points ?? 0;

export const points = earned => (earned > 0 ? html` <b class="earned">+${earned}</b>` : nothing);

/** The authors with their points; the house's lies are marked as the house's, in words and with its mark. */
export function author(view, option) {
  const ids = option.author_ids;
  if (option.house && ids.length === 0) return html`<span class="by house">${marks.house}<span>${t('host.reveal.house')}</span></span>`;
  const writers = ids.map((id, at) => html`${at > 0 ? ' + ' : ''}<span class="writer"><bdi>${nameOf(view, id)}</bdi>${points(pointsOf(option, id))}</span>`);
  if (!option.house) return html`<span class="by">${writers}</span>`;
  return html`<span class="by house">${marks.house}<span>${t('host.reveal.house_for')} ${writers}</span></span>`;
}
