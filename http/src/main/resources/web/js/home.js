// The start page: open a party, or join one with its code.

import {html, nothing, render} from 'lit/html.js';
import {codeOf} from './code.js';
import {openSession, listPacks} from './commands.js';
import {watchDoubleClicks} from './doubleclick.js';
import {membersOf, openForm, wrongIn} from './home/open.js';
import {button} from './parts/button.js';
import {languageSwitch} from './parts/foot.js';
import {letters} from './parts/letters.js';
import {seats} from './seats.js';
import {addWords, onLanguage, problemText, t} from './words.js';
import * as words from './words/home.js';

addWords(words);

const root = document.getElementById('home');
const state = {packs: null, opening: false, trouble: false, openFault: null, joinFault: null, wrong: []};

function page() {
  return html`
    <header class="title">
      ${liar}
      <h1>${letters('Weirsoe')}</h1>
      <p class="claim display">${t('home.claim')}</p>
    </header>
    <main class="ways">
      <section class="open cut" aria-labelledby="open-title">
        <h2 id="open-title">${t('home.open_title')}</h2>
        <p>${t('home.open_text')}</p>
        <form @submit=${open} @input=${putRight} novalidate>
          ${openForm(state.packs, state.wrong)}
          ${state.openFault ? html`<p class="wrong" role="alert">${state.openFault}</p>` : nothing}
          ${state.trouble ? html`<p role="status">${t('home.trouble')}</p>` : nothing}
          ${button({label: t(state.opening ? 'home.opening' : 'home.open'), hook: 'open', kind: 'primary', busy: state.opening, type: 'submit'})}
        </form>
        ${back()}
      </section>
      <section class="join cut" aria-labelledby="join-title">
        <h2 id="join-title">${t('home.join_title')}</h2>
        <form @submit=${join} novalidate>
          <div class="field">
            <label for="join-code">${t('home.code')}</label>
            <input class="input code" id="join-code" data-wpp="join-code" name="code" maxlength="12" autocomplete="off" autocapitalize="characters"
              spellcheck="false" placeholder="BCDFGH" aria-invalid=${state.joinFault ? 'true' : 'false'} aria-describedby="join-note">
            <p class=${state.joinFault ? 'wrong' : 'note'} id="join-note" role=${state.joinFault ? 'alert' : nothing}>${state.joinFault ?? t('home.code_note')}</p>
          </div>
          ${button({label: t('home.join'), type: 'submit'})}
        </form>
      </section>
      <ol class="how">${['lie', 'guess', 'score'].map((step, at) => html`<li><span class="number">${letters(at + 1)}</span>
        <div><h3>${t(`home.how.${step}`)}</h3><p>${t(`home.how.${step}_text`)}</p></div></li>`)}</ol>
    </main>
    <footer class="foot">${languageSwitch()}</footer>`;
}

/** The liar in profile: the name of the game stands on his nose. */
const liar = html`<svg class="liar" viewBox="0 0 600 190" aria-hidden="true"><path fill-rule="evenodd"
  d="M34 2H98L136 36V112H870L866 117L136 143V154L126 190H30L0 150V40ZM80 58V86H104V58Z"></path></svg>`;

function back() {
  const code = seats.lastHost();
  return code ? html`<p class="back"><a href="/host?code=${code}">${t('home.back', {code})}</a></p>` : nothing;
}

async function open(event) {
  event.preventDefault();
  if (state.opening) return;
  const form = event.target;
  const members = new FormData(form);
  Object.assign(state, {wrong: wrongIn(members), openFault: null});
  if (state.wrong.length > 0) {
    draw();
    form.querySelector('details').open = true;
    form.elements.namedItem(state.wrong[0]).focus();
    return;
  }
  Object.assign(state, {opening: true, openFault: null, trouble: false});
  draw();
  const outcome = await openSession(membersOf(members), {
    onTrouble() {
      state.trouble = true;
      draw();
    },
  });
  if (outcome.ok) {
    const {session, host_token: token} = outcome.body;
    // Where the browser keeps nothing, the address hands the seat over: the next page takes it out again.
    const kept = seats.keepHost(session.code, token);
    location.assign(kept ? `/host?code=${session.code}` : `/host#${new URLSearchParams({code: session.code, token})}`);
    return;
  }
  Object.assign(state, {opening: false, trouble: false, openFault: problemText(outcome.problem)});
  draw();
}

/** Whoever types, or turns the clock off, need not be told any more. */
function putRight(event) {
  if (state.wrong.length === 0) return;
  const still = wrongIn(new FormData(event.currentTarget));
  state.wrong = state.wrong.filter(name => still.includes(name));
  draw();
}

function join(event) {
  event.preventDefault();
  const field = event.target.elements.namedItem('code');
  const code = codeOf(field.value);
  if (code) {
    location.assign(`/play?code=${code}`);
    return;
  }
  state.joinFault = t(field.value.trim() ? 'home.code_wrong' : 'home.code_missing');
  draw();
  field.focus();
}

function draw() {
  render(page(), root);
}

watchDoubleClicks();
// Back from the party by the browser's own button: the page is as it was left, and must not look busy.
addEventListener('pageshow', () => {
  state.opening = false;
  draw();
});
onLanguage(() => {
  state.joinFault = null;
  state.openFault = null;
  draw();
});
draw();
listPacks().then(outcome => {
  state.packs = outcome.ok ? outcome.body : [];
  draw();
});
