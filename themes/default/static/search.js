/* On every page: waits until the search box is used, then loads the rest. Nothing else is loaded before. */
(function () {
'use strict';
const script = document.currentScript.src;
const here = script.slice(0, script.lastIndexOf('/') + 1);
const site = new URL('../', here).href;
const loading = new Map();
const arrived = new Map();

/* What index files call; they are told apart by the script that is running. */
window.__H = (data) => arrived.set(document.currentScript.src, data);
window.__S = (kind, data) => arrived.set(document.currentScript.src, data);

function failure(url) {
  const error = new Error('search');
  error.file = url.indexOf(site) === 0 ? url.slice(site.length) : url;
  return error;
}

/* One promise a file, forgotten if it fails. The results page has tags of its own, which run after this. */
function load(url, ordered) {
  if (!loading.has(url)) {
    loading.set(url, new Promise((done, fail) => {
      const named = Array.from(document.scripts).find((one) => one.src === url);
      const tag = named || document.createElement('script');
      tag.onload = () => { tag.remove(); done(); };
      tag.onerror = () => { tag.remove(); loading.delete(url); fail(failure(url)); };
      if (named) return;
      tag.src = url;
      tag.async = !ordered;
      document.head.appendChild(tag);
    }));
  }
  return loading.get(url);
}

/* What an index file holds. A damaged script loads but hands over nothing. */
function data(path) {
  const url = site + path;
  return load(url).then(() => {
    if (arrived.has(url)) return arrived.get(url);
    loading.delete(url);
    throw failure(url);
  });
}

/* The scripts of one use, in order. */
function parts(names) {
  return Promise.all(names.map((name) => load(here + 'search-' + name + '.js', true)));
}

function style() {
  if (document.querySelector('link[data-search]')) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = here + 'search.css';
  link.setAttribute('data-search', '');
  document.head.appendChild(link);
}

/* The words stay with this page, for the way back to it. */
const KEPT = 'gangmu-words ' + location.pathname;
function keep() {
  try {
    sessionStorage.setItem(KEPT, input.value);
  } catch (error) { /* Storage may be refused. */ }
}

function kept() {
  try {
    const [way] = performance.getEntriesByType('navigation');
    return way && way.type === 'back_forward' && sessionStorage.getItem(KEPT) || '';
  } catch (error) {
    return '';
  }
}

window.gangmuSearch = { site, here, data, load, keep };

const form = document.querySelector('form[role=search]');
const input = form && form.querySelector('input[name=q]');
const page = document.getElementById('search-results');
let begun = false;

function begin() {
  if (begun || !input) return;
  begun = true;
  style();
  // The index is on its way while the scripts are.
  for (const path of ['search/head.js', 'search/names.js']) data(path).catch(() => {});
  parts(['all', page ? 'page' : 'box'])
    .then(() => window.gangmuSearch.start(form, input))
    .catch((error) => {
      begun = false;
      const note = document.getElementById('search-status') || form.appendChild(document.createElement('p'));
      note.setAttribute('role', 'status');
      note.textContent = error.file || String(error);
    });
}

if (input && !page) input.value = kept() || input.value;
if (form && !page) form.addEventListener('submit', keep);
if (input) input.addEventListener('focus', begin);
if (page || (input && input === document.activeElement)) begin();

if (/[?&]hl=[^&]/.test(location.search)) {
  style();
  parts(['all', 'marks']).catch(() => {});
}
})();
