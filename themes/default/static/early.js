/* Applies the reader's settings before the page is drawn. Kept apart from site.js so that nothing flickers. */
(function () {
  'use strict';
  var allowed = { theme: ['light', 'dark', 'contrast'], size: ['l', 'xl'], line: ['l'] };
  var html = document.documentElement;
  html.classList.add('js');
  Object.keys(allowed).forEach(function (key) {
    var value = null;
    try {
      value = localStorage.getItem('gangmu-' + key);
    } catch (e) { /* Storage may be refused; the standard look is fine then. */ }
    if (allowed[key].indexOf(value) >= 0) html.setAttribute('data-' + key, value);
  });
})();
