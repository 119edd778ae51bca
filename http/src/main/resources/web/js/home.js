import {html, render} from 'lit/html.js'

render(html`<h1>Weirsoe party</h1><p>Open a party, or join one.</p>`, document.querySelector('main'))
