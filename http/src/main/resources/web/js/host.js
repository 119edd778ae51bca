import {html, render} from 'lit/html.js'

render(html`<h1>Weirsoe party</h1><p>The shared screen.</p>`, document.querySelector('main'))
