/* What every page can do beyond reading: keyboard, copying, print; see panel.js,
   contents.js, filter.js, sort.js. */
(() => {
'use strict';
const words = window.gangmuWords;
const here = document.currentScript.src.replace(/[^/]*$/, '');

function make(tag, props, children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(props || {})) {
    if (key === 'text') el.textContent = value;
    else if (key.startsWith('on')) el.addEventListener(key.slice(2), value);
    else if (value !== undefined) el.setAttribute(key, value);
  }
  el.append(...(children || []));
  return el;
}
const all = (selector, root) => [...(root || document).querySelectorAll(selector)];
const button = (text, onclick, cls) => make('button', { type: 'button', class: cls || 'button', text, onclick });
const gangmu = window.gangmu = { make, all, button };

/* One quiet line for screen readers, which everybody sees for a moment. */
const live = document.body.appendChild(make('p', { class: 'live', role: 'status' }));
let timer;
function say(text) {
  live.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => { live.textContent = ''; }, 2500);
}

/* Plain HTTP has no clipboard: a hidden field serves there. */
function copy(text) {
  const done = () => say(words.copied);
  function old() {
    const field = document.body.appendChild(make('textarea', { class: 'sr', readonly: '', 'aria-label': words.copy }));
    field.value = text;
    field.select();
    if (document.execCommand('copy')) done();
    field.remove();
  }
  if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, old);
  else old();
}
const cite = document.querySelector('.cite .copy');
const quote = cite && cite.textContent.trim();
for (const el of all('.copy')) {
  const text = el.textContent.trim();
  el.append(button(words.copy, () => copy(text), 'mini'));
}
for (const line of all('.actions')) {
  line.append(button(words.print, () => window.print()));
  if (document.querySelector('.doc > table.tasks')) {
    line.append(button(words.print_table, () => {
      document.documentElement.classList.add('only-table');
      window.print();
    }));
  }
  if (cite) line.append(button(words.copy_cite, () => copy(quote)));
}
/* Every heading, paragraph and row has its address. */
const places = '.doc h2[id], .doc h3[id], .doc h4[id], .doc h5[id], .doc h6[id], .doc > p[id], main h2[id], tr[id] > th:first-child, tr.group > th[id]';
for (const place of all(places)) {
  const id = place.id || place.parentNode.id;
  const sign = button('#', () => copy(`${location.href.split('#')[0]}#${id}`), 'anchor');
  sign.setAttribute('aria-label', words.copy_link);
  place.append(sign);
}

/* Settings and help load when first wanted. */
function panel(name) {
  if (gangmu[name]) return gangmu[name]();
  for (const file of ['panel-words.js', 'panel.js']) {
    const script = make('script', { src: here + file });
    script.async = false;
    if (file === 'panel.js') script.onload = () => gangmu[name]();
    document.head.append(script);
  }
}
const menu = document.querySelector('header.top nav');
if (menu) menu.append(button(words.settings, () => panel('settings'), 'plain-button'));

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.altKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const at = document.activeElement;
  const typing = at && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
  const field = document.querySelector('#search-form input, form[role=search] input');
  const command = event.ctrlKey || event.metaKey;
  if (field && (command ? event.key.toLowerCase() === 'k' : event.key === '/' && !typing)) {
    event.preventDefault();
    field.focus();
    field.select();
  } else if (typing && event.key === 'Escape') {
    at.blur();
  } else if (event.key === '?' && !typing && !command) {
    event.preventDefault();
    panel('keys');
  }
});

/* Print: what is folded is opened, and folded again afterwards. */
let opened = [];
window.addEventListener('beforeprint', () => {
  opened = all('details:not([open])');
  for (const el of opened) el.setAttribute('open', '');
});
window.addEventListener('afterprint', () => {
  document.documentElement.classList.remove('only-table');
  for (const el of opened) el.removeAttribute('open');
});
})();
