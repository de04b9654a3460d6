/* What every page can do beyond reading: keyboard, copying, contents that follow; see panel.js, tables.js. */
(function () {
'use strict';
var words = window.gangmuWords || {};
var here = document.currentScript.src.replace(/[^/]*$/, '');

function make(tag, props, children) {
  var el = document.createElement(tag);
  Object.keys(props || {}).forEach(function (key) {
    if (key === 'text') el.textContent = props.text;
    else if (key.slice(0, 2) === 'on') el.addEventListener(key.slice(2), props[key]);
    else el.setAttribute(key, props[key]);
  });
  (children || []).forEach(function (child) { el.appendChild(child); });
  return el;
}
function all(selector, root) {
  return Array.prototype.slice.call((root || document).querySelectorAll(selector));
}
function button(label, act, cls) {
  return make('button', { type: 'button', class: cls || 'button', text: label, onclick: act });
}
var gangmu = window.gangmu = { make: make, all: all, button: button };

/* One quiet line for screen readers, which everybody sees for a moment. */
var live = document.body.appendChild(make('p', { class: 'live', role: 'status' }));
var timer;
function say(text) {
  live.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(function () { live.textContent = ''; }, 2500);
}

/* Plain HTTP has no clipboard: a hidden field serves there. */
function copy(text) {
  function done() { say(words.copied); }
  function old() {
    var field = document.body.appendChild(make('textarea', { class: 'sr', readonly: '', 'aria-label': words.copy }));
    field.value = text;
    field.select();
    if (document.execCommand('copy')) done();
    document.body.removeChild(field);
  }
  if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, old);
  else old();
}
all('.copy').forEach(function (el) {
  var text = el.textContent.trim();
  el.appendChild(button(words.copy, function () { copy(text); }, 'mini'));
});
all('.actions').forEach(function (line) {
  var cite = document.querySelector('.cite .copy');
  line.appendChild(button(words.print, function () { window.print(); }));
  if (cite) {
    var text = cite.firstChild.textContent.trim();
    line.appendChild(button(words.copy_cite, function () { copy(text); }));
  }
});
all('.doc h2[id], .doc h3[id], .doc h4[id], .doc h5[id], .doc h6[id]').forEach(function (heading) {
  var sign = heading.appendChild(button('#', function () {
    copy(location.href.split('#')[0] + '#' + heading.id);
  }, 'anchor'));
  sign.setAttribute('aria-label', words.copy_link);
});

/* Settings and help load when first wanted. */
function panel(name) {
  if (gangmu[name]) return gangmu[name]();
  ['panel-words.js', 'panel.js'].forEach(function (file) {
    var script = make('script', { src: here + file });
    script.async = false;
    if (file === 'panel.js') script.onload = function () { gangmu[name](); };
    document.head.appendChild(script);
  });
}
var menu = document.querySelector('header.top nav');
if (menu) menu.appendChild(button(words.settings, function () { panel('settings'); }, 'plain-button'));

document.addEventListener('keydown', function (event) {
  if (event.isComposing || event.altKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  var at = document.activeElement;
  var typing = at && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
  var field = document.querySelector('#search-form input, form[role=search] input');
  var command = event.ctrlKey || event.metaKey;
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

/* Contents: closed on phones; the section in view is marked and kept in sight. */
var contents = document.querySelector('.contents details');
if (contents) {
  if (window.matchMedia('(max-width: 640px)').matches) contents.removeAttribute('open');
  var box = contents.parentNode;
  var entries = all('a', contents).map(function (link) {
    return [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))];
  }).filter(function (entry) { return entry[1]; });
  var current = null;
  var mark = function () {
    var now = null;
    entries.forEach(function (entry) { if (entry[1].getBoundingClientRect().top < 140) now = entry[0]; });
    if (now === current) return;
    if (current) current.removeAttribute('aria-current');
    if (now) {
      now.setAttribute('aria-current', 'true');
      if (box.scrollHeight > box.clientHeight) box.scrollTop = now.offsetTop - box.clientHeight / 2;
    }
    current = now;
  };
  var waiting = false;
  window.addEventListener('scroll', function () {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () { waiting = false; mark(); });
  }, { passive: true });
  mark();
}

/* Print: what is folded is opened, and folded again afterwards. */
var opened = [];
window.addEventListener('beforeprint', function () {
  opened = all('details:not([open])');
  opened.forEach(function (el) { el.setAttribute('open', ''); });
});
window.addEventListener('afterprint', function () {
  opened.forEach(function (el) { el.removeAttribute('open'); });
});
})();
