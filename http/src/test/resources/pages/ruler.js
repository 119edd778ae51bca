// Evaluated in a page as it stands: what is too large for its place, lies over its neighbour, or is out of the window.
// `picture` says whether the page is laid out as one picture that does not scroll.
picture => {
  const SLACK = 2;
  // Of a line's height its letters take this share.
  const LETTERS = 0.6;
  const DECORATION = '.halftone, .scraps, .strip';
  const faults = [];
  const name = element => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${
    element.textContent.trim().replace(/\s+/g, ' ').slice(0, 30)}”`;
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !element.closest(`.unseen, ${DECORATION}`);
  const all = selector => [...document.querySelectorAll(selector)].filter(seen);
  const said = ({left, top, right, bottom}) => `at ${[left, top, right, bottom].map(Math.round).join(' ')}`;
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;

  function rest() {
    // The page fits its texts when it hears of a new size, which it does once a frame: now.
    dispatchEvent(new Event('resize'));
    for (const animation of document.getAnimations()) {
      if (animation.effect.getComputedTiming().endTime === Infinity) animation.cancel();
      else animation.finish();
    }
  }

  /** Where letters are: each line of each text, and what is drawn. */
  function marks() {
    const found = all('.letters svg, .mark, .steps li').map(element => ({element, box: element.getBoundingClientRect()}));
    for (const element of all('body *')) {
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || node.data.trim() === '') continue;
        const range = new Range();
        range.selectNode(node);
        for (const {left, right, top, bottom} of range.getClientRects()) {
          const thin = (bottom - top) * (1 - LETTERS) / 2;
          found.push({element, box: {left, right, top: top + thin, bottom: bottom - thin}});
        }
      }
    }
    return found;
  }

  function checkWindow(found) {
    const {clientWidth: width, scrollWidth, scrollHeight} = document.documentElement;
    if (scrollWidth > width || innerWidth > screen.width) faults.push(`scrolls sideways: ${scrollWidth} of ${width}`);
    if (picture && scrollHeight > innerHeight) faults.push(`scrolls: ${scrollHeight} of ${innerHeight}`);
    for (const {element, box} of found) {
      const aside = box.left < -SLACK || box.right > width + SLACK;
      const above = picture && (box.top < -SLACK || box.bottom > innerHeight + SLACK);
      if (aside || above) faults.push(`out of the window: ${name(element)} ${said(box)}`);
    }
  }

  function checkBoxes() {
    for (const box of all('[data-fit]')) {
      // Without the crookedness of cut paper, as the page itself measures.
      box.classList.add('fitting');
      const {scrollWidth, scrollHeight, clientWidth, clientHeight} = box;
      if (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1) {
        faults.push(`too large: ${name(box)} ${scrollWidth}x${scrollHeight} in ${clientWidth}x${clientHeight}`);
      }
      box.classList.remove('fitting');
    }
  }

  function checkApart(things) {
    things.forEach((one, at) => things.slice(at + 1).forEach(other => {
      if (one.element !== other.element && over(one.box, other.box)) {
        faults.push(`overlap: ${name(one.element)} ${said(one.box)} and ${name(other.element)} ${said(other.box)}`);
      }
    }));
  }

  const boxed = elements => elements.map(element => ({element, box: element.getBoundingClientRect()}));

  rest();
  const found = marks();
  checkWindow(found);
  // What stays in reach of the thumb lies over the rest of a page that scrolls.
  checkApart(found.filter(({element}) => picture || !element.closest('.next')));
  checkApart(boxed(all('.masthead, .controls, .stage > :not(.steps)')));
  if (picture) checkBoxes();
  return faults;
}
