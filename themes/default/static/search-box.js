/* The box in the header: twelve results while typing, as a combobox. Enter goes to the results page unless a
   result is chosen with the arrows. */
(function () {
'use strict';
const search = window.gangmuSearch;
const { word, element, address, fill, trouble } = search.items;
const SHOWN = 12;
const NAMES = 8;

search.start = function (form, input) {
  const list = element('ul', 'search-list');
  list.id = 'search-list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', word('results'));
  const status = element('p', 'search-live');
  status.setAttribute('role', 'status');
  form.classList.add('search-open');
  form.appendChild(list);
  form.appendChild(status);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', 'search-list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('autocomplete', 'off');

  let asked = 0;
  let active = -1;
  let timer = 0;
  let composing = false;

  function choose(at) {
    const options = list.children;
    if (active >= 0 && options[active]) options[active].setAttribute('aria-selected', 'false');
    active = at;
    if (at < 0 || !options[at]) {
      active = -1;
      input.removeAttribute('aria-activedescendant');
      return;
    }
    options[at].setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', options[at].id);
    if (options[at].scrollIntoView) options[at].scrollIntoView({ block: 'nearest' });
  }

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    choose(-1);
  }

  function show(options, message) {
    list.textContent = '';
    choose(-1);
    options.forEach((option, at) => {
      option.id = 'search-option-' + at;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      list.appendChild(option);
    });
    list.hidden = !options.length;
    input.setAttribute('aria-expanded', String(options.length > 0));
    status.textContent = message;
  }

  /* An option holds no link: what stands in an option is no control of its own to a screen reader. */
  function option(href, item, words) {
    const line = element('li', 'search-option');
    line.setAttribute('data-href', href);
    if (item) fill(line, element('span', 'found-title'), item, words, true);
    return line;
  }

  function follow(line, aside) {
    const href = line.getAttribute('data-href');
    search.keep();
    if (aside) window.open(href);
    else window.location.href = href;
  }

  async function ask() {
    const mine = ++asked;
    const text = input.value;
    if (!text.trim()) { show([], ''); return; }
    try {
      const answer = await search.engine.answer(text, {}, SHOWN);
      if (mine !== asked || document.activeElement !== input) return;
      const names = answer.names.slice(0, NAMES);
      let found = answer.found ? answer.found.docs : [];
      let words = answer.words;
      if (!found.length && answer.synonyms) {
        found = answer.synonyms.docs;
        words = words.concat(answer.other);
      }
      const near = !names.length && !found.length ? answer.near : [];
      const items = names.concat(found.concat(near).slice(0, SHOWN - names.length));
      const options = items.map((item) => option(address(item, words), item, words));
      const total = answer.names.length + (answer.found ? answer.found.about : 0)
        + (answer.synonyms ? answer.synonyms.about : 0);
      if (total > items.length) {
        const all = option(new URL('search.html', search.site).href + '?q=' + encodeURIComponent(text.trim()));
        all.textContent = word('all_results', total);
        all.classList.add('search-all');
        options.push(all);
      }
      const message = near.length ? word('only_near', near.length)
        : total ? word('found', total) : answer.tooShort ? word('too_short') : word('nothing', text.trim());
      show(options, message);
      form.classList.toggle('search-empty', !items.length);
    } catch (error) {
      if (mine !== asked) return;
      show([], trouble(error));
      form.classList.add('search-empty');
    }
  }

  function typed(event) {
    if (composing || (event && event.isComposing)) return;
    clearTimeout(timer);
    const head = search.engine.head();
    timer = setTimeout(ask, head && head.mode === 'grams' ? 120 : 0);
  }

  input.addEventListener('compositionstart', () => { composing = true; });
  input.addEventListener('compositionend', () => { composing = false; typed(); });
  input.addEventListener('input', typed);
  input.addEventListener('focus', () => { if (input.value) typed(); });
  input.addEventListener('blur', () => setTimeout(() => {
    if (!form.contains(document.activeElement)) close();
  }, 150));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const last = list.children.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) { typed(); return; }
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? active + 1 : active - 1;
      choose(step > last ? -1 : step < -1 ? last : step);
    } else if (event.key === 'Enter' && active >= 0 && !list.hidden) {
      event.preventDefault();
      follow(list.children[active], event.ctrlKey || event.metaKey);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  // A press on an option must not take the focus from the box before the click has come.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const line = event.target.closest('li');
    if (line) follow(line, event.ctrlKey || event.metaKey);
    close();
  });
  search.engine.open().catch((error) => show([], trouble(error)));
  if (input.value) typed();
};
})();
