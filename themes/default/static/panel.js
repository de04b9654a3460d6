/* The settings and the list of keys, loaded when first asked for. */
(function () {
'use strict';
var words = window.gangmuPanelWords;
var make = window.gangmu.make;
var html = document.documentElement;
var choices = { size: ['', 'l', 'xl'], theme: ['', 'light', 'dark', 'contrast'], line: ['', 'l'] };
var standard = { size: 'm', theme: 'auto', line: 'm' };

/* A dialog; browsers without <dialog> show it by its open attribute and the style alone. */
function dialog(title, body) {
  var back = document.activeElement;
  var box = make('dialog', { class: 'box', 'aria-label': title }, [make('h2', { text: title }), body]);
  function close() {
    if (box.close) box.close();
    box.parentNode.removeChild(box);
    if (back && back.focus) back.focus();
  }
  box.appendChild(make('button', { type: 'button', class: 'button', text: words.close, onclick: close }));
  box.addEventListener('cancel', function (event) { event.preventDefault(); close(); });
  box.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') { event.preventDefault(); close(); }
  });
  box.addEventListener('click', function (event) { if (event.target === box) close(); });
  document.body.appendChild(box);
  if (box.showModal) box.showModal();
  else box.setAttribute('open', '');
  var first = box.querySelector('input:checked, button');
  if (first) first.focus();
}

function choose(key, value) {
  if (value) html.setAttribute('data-' + key, value);
  else html.removeAttribute('data-' + key);
  try {
    if (value) localStorage.setItem('gangmu-' + key, value);
    else localStorage.removeItem('gangmu-' + key);
  } catch (e) { /* Storage may be refused: the choice then holds for this page. */ }
}

window.gangmu.settings = function () {
  dialog(words.settings, make('div', {}, Object.keys(choices).map(function (key) {
    return make('fieldset', {}, [make('legend', { text: words[key] })].concat(choices[key].map(function (value) {
      var input = make('input', { type: 'radio', name: key, value: value, onchange: function () { choose(key, value); } });
      input.checked = (html.getAttribute('data-' + key) || '') === value;
      return make('label', {}, [input, make('span', { text: words[key + '_' + (value || standard[key])] })]);
    })));
  })));
};

window.gangmu.keys = function () {
  var list = make('dl', { class: 'keys' });
  [['/  Ctrl+K', 'search'], ['↑ ↓ Enter', 'results'], ['Esc', 'close'], ['?', 'help']].forEach(function (pair) {
    list.appendChild(make('dt', { text: pair[0] }));
    list.appendChild(make('dd', { text: words['key_' + pair[1]] }));
  });
  dialog(words.keys, list);
};
})();
