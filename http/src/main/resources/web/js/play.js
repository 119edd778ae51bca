import {html, render} from 'lit/html.js'

render(html`<h1>Weirsoe party</h1><p>The phone.</p>`, document.querySelector('main'))
