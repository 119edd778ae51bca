import {html, nothing} from 'lit/html.js';
import {codeOf} from '../code.js';
import {joinSession} from '../commands.js';
import {draftLimits, limits} from '../limits.js';
import {seats} from '../seats.js';
import {t} from '../words.js';
import {joinDraft} from './drafts.js';
import {errorLine, faultOf, heading, workButton} from './pieces.js';
import {byteLength, count, tidy} from './text.js';

// Which field a refusal is about; what is about neither stands under the button.
const FIELD_OF = {
  session_not_found: 'code', session_finished: 'code', lobby_full: 'code',
  nickname_taken: 'name', nickname_invalid: 'name', player_kicked: 'name', request_invalid: 'name',
};

/** The form that takes a seat. `onSeat(code)` follows when the seat is kept. */
export function joinForm({onPaint, say, onSeat}) {
  let fields = null; // by id, once they are there
  let fault = null;
  let working = false;
  let away = false;

  function tellAway() {
    away = true;
    onPaint();
  }

  function refuse(what, at) {
    fault = {...what, at};
    onPaint();
    say(faultOf(fault));
    fields.namedItem(at)?.focus();
  }

  async function submit(event) {
    event.preventDefault();
    if (working) return;
    const code = codeOf(fields.code.value);
    const nickname = tidy(fields.name.value);
    // One phone is one player: where it already sits it goes on.
    if (code !== null && seats.player(code)) return onSeat(code);
    if (code === null) return refuse({key: fields.code.value.trim() === '' ? 'play.code_missing' : 'play.code_wrong'}, 'code');
    if (nickname === '') return refuse({key: 'play.name_missing'}, 'name');
    if (count(nickname) > limits.nicknameCharacters || byteLength(nickname) > limits.nicknameBytes) {
      return refuse({key: 'errors.nickname_invalid'}, 'name');
    }
    working = true;
    fault = null;
    onPaint();
    const outcome = await joinSession(code, nickname, {onTrouble: tellAway});
    working = away = false;
    if (!outcome.ok) return refuse({problem: outcome.problem}, FIELD_OF[outcome.problem.code] ?? 'form');
    seats.keepPlayer(code, outcome.body.player_token, outcome.body.player);
    joinDraft.forget();
    onSeat(code);
  }

  function input() {
    joinDraft.keep({code: fields.code.value, name: fields.name.value});
    if (fault === null) return;
    fault = null;
    onPaint();
  }

  /** Enter after the code leads on to the name, as the keyboard's key says. */
  function press(event) {
    if (event.key !== 'Enter' || event.isComposing || event.target !== fields.code) return;
    if (fields.name.value.trim() !== '' || seats.player(codeOf(fields.code.value))) return;
    event.preventDefault();
    fields.name.focus();
  }

  const faultAt = place => (fault?.at === place ? fault : null);

  return {
    /** Whether the server does not answer; the form keeps asking. */
    isAway: () => away,
    /** Fills the fields of the form, which is drawn by now, and puts the reader where there is something to type. */
    begin(root, typed) {
      fields = root.querySelector('form').elements;
      fields.code.value = typed.code;
      fields.name.value = typed.name;
      (typed.code ? fields.name : fields.code).focus({preventScroll: true});
    },
    template: before => html`
      <form class="join cut" novalidate @submit=${submit} @input=${input} @keydown=${press}>
        ${heading(t('play.join_title'))}
        ${before}
        ${field({id: 'code', fault: faultAt('code'), working})}
        ${field({id: 'name', fault: faultAt('name'), working})}
        ${workButton({hook: 'join', submit: true, kind: 'primary', working, label: t('play.join'), busy: t('play.joining')})}
        ${errorLine('form-error', faultAt('form'))}
      </form>`,
  };
}

function field({id, fault, working}) {
  const isCode = id === 'code';
  return html`
    <div class="field">
      <label for=${id}>${t(`play.join_${id}`)}</label>
      <input class="input ${isCode ? 'code' : ''}" id=${id} name=${id} data-wpp=${isCode ? 'join-code' : 'join-name'} type="text" dir="auto" maxlength=${draftLimits.charsMax}
        autocomplete="off" spellcheck="false" autocapitalize=${isCode ? 'characters' : 'words'}
        enterkeyhint=${isCode ? 'next' : 'go'} ?readonly=${working} aria-invalid=${fault === null ? nothing : 'true'}
        aria-describedby="${id}-note">
      <div id="${id}-note">${errorLine(nothing, fault)}${fault === null ? html`<p class="note">${t(`play.join_${id}_note`)}</p>` : nothing}</div>
    </div>`;
}
