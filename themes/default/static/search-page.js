/* The results page: query and filters in the address, facets with counts, CSV of what is found. */
(function () {
'use strict';
const search = window.gangmuSearch;
const core = window.gangmuSearchCore;
const { FACETS } = window.gangmuSearchFacets;
const { word, element, address, fill, trouble } = search.items;
const PAGE = 20;
/* Units and plans shown first where tasks follow them. */
const NAMES = 8;
const EXPORT = 5000;
/* Titles of so many characters say the same measure. */
const ALIKE = 6;
/* What a key need not wait for, the choices of filters and the address, follows after so many milliseconds. */
const PAUSE = 200;

search.start = function (form, input) {
  const results = document.getElementById('search-results');
  const status = document.getElementById('search-status');
  const bar = document.getElementById('search-facets');
  status.setAttribute('role', 'status');
  let filters = {};
  let asked = 0;
  let shown = PAGE;
  let timer = 0;
  let rest = 0;
  let settle = null;
  let composing = false;

  /* `?q=` comes from the form, `#q=…&plan=…` from a link that somebody was sent. */
  function readAddress() {
    const fromForm = new URLSearchParams(location.search);
    const fromLink = new URLSearchParams(location.hash.slice(1));
    const get = (name) => (fromLink.has(name) ? fromLink.get(name) : fromForm.get(name)) || '';
    input.value = get('q');
    filters = {};
    for (const name of FACETS) if (get(name)) filters[name] = get(name);
  }

  function writeAddress() {
    const parts = new URLSearchParams();
    if (input.value.trim()) parts.set('q', input.value.trim());
    for (const name of FACETS) if (filters[name]) parts.set(name, filters[name]);
    const hash = '#' + parts.toString();
    try {
      history.replaceState(null, '', location.pathname + (hash === '#' ? '' : hash));
    } catch (error) {
      // Some viewers forbid it for files; the address then only lacks the query.
    }
    document.title = input.value.trim() ? input.value.trim() + ' · ' + title : title;
  }
  const title = document.title;

  function label(name, entry) {
    if (name === 'kind') return word('kind_' + entry.value);
    if (name === 'role') return word('role_' + entry.value);
    if (name === 'region') return entry.label.replace(/\//g, ' ');
    return entry.label;
  }

  /* The filters stand still while their choices change; on a phone they are folded. */
  const fold = element('details', 'facets');
  const folded = fold.appendChild(element('summary'));
  fold.open = !window.matchMedia('(max-width: 640px)').matches;
  const choices = fold.appendChild(element('div', 'facet-choices'));
  bar.appendChild(fold);
  const selects = {};
  for (const name of FACETS) {
    const box = element('label', 'facet');
    box.appendChild(element('span', '', word('facet_' + name)));
    const select = selects[name] = box.appendChild(element('select'));
    select.name = name;
    select.addEventListener('change', () => {
      if (select.value) filters[name] = select.value;
      else delete filters[name];
      shown = PAGE;
      ask();
    });
    choices.appendChild(box);
  }
  const clear = choices.appendChild(element('button', 'facet-clear', word('clear_filters')));
  clear.type = 'button';
  clear.addEventListener('click', () => { filters = {}; shown = PAGE; ask(); input.focus(); });
  bar.hidden = true;

  function showFacets(values, counted) {
    for (const name of FACETS) {
      const entries = values[name].slice();
      if (filters[name] && !entries.some((entry) => entry.value === filters[name])) {
        entries.push({ value: filters[name], label: filters[name], n: 0 });
      }
      const options = document.createDocumentFragment();
      options.appendChild(new Option(word('any'), ''));
      for (const entry of entries) {
        const text = label(name, entry);
        const option = new Option(counted[name] ? word('with_count', text, entry.n) : text, entry.value);
        options.appendChild(option);
      }
      const select = selects[name];
      select.textContent = '';
      select.appendChild(options);
      select.value = filters[name] || '';
      select.disabled = !entries.length || (entries.length === 1 && !filters[name]);
    }
  }

  function section(parent, heading, items, words, note) {
    if (!items.length) return;
    parent.appendChild(element('h2', 'found-heading', heading));
    if (note) parent.appendChild(element('p', 'found-note', note));
    const list = element('ol', 'found-list');
    const seen = new Map();
    for (const item of items) {
      const link = element('a', 'found-title');
      link.href = address(item, words);
      // One measure in several plans is one hit, with the others behind it.
      const like = item.kind === 'task' && item.title.length >= ALIKE ? item.title : '';
      if (like && seen.has(like)) {
        same(seen.get(like), link, item);
        continue;
      }
      const line = element('li', 'found');
      fill(line, link, item, words, false);
      list.appendChild(line);
      if (like) seen.set(like, line);
    }
    parent.appendChild(list);
  }

  function same(line, link, item) {
    const rest = line.querySelector('.found-same') || line.appendChild(element('span', 'found-same', word('same')));
    link.textContent = search.items.place(item).filter(Boolean).join(' ');
    rest.appendChild(document.createTextNode(' '));
    rest.appendChild(link);
  }

  /* What can be typed, before anything is. */
  function examples(parent) {
    const head = search.engine.head();
    if (!head) return;
    const plan = head.plans.find((one) => one.title && one.label);
    const unit = head.units[0];
    const list = element('ul', 'found-examples');
    const all = [unit && unit.title, plan && word('example_task', plan.label), plan && plan.label];
    for (const text of all.filter(Boolean)) {
      const link = element('a', '', text);
      link.href = '#q=' + encodeURIComponent(text);
      list.appendChild(element('li')).appendChild(link);
    }
    parent.appendChild(element('p', 'found-note', word('examples')));
    parent.appendChild(list);
  }

  function button(text, act) {
    const node = element('button', 'found-button', text);
    node.type = 'button';
    node.addEventListener('click', act);
    return node;
  }

  /* What to try next; that nothing was found is said above. */
  function nothing(parent, answer) {
    const box = element('div', 'found-none');
    const advice = element('ul');
    const add = (node) => { const line = element('li'); line.appendChild(node); advice.appendChild(line); };
    if (Object.keys(filters).length) add(document.createTextNode(word('fewer_filters')));
    if (!answer.tooShort) add(document.createTextNode(word('fewer_characters')));
    if (answer.terms.length > 1) add(document.createTextNode(word('fewer_words')));
    const all = element('a', '', word('all_tasks'));
    all.href = search.site + 'tasks.html';
    add(all);
    box.appendChild(advice);
    parent.appendChild(box);
  }

  /* The rows of the found tasks, in the order shown. */
  async function save(answer) {
    for (const part of [answer.found, answer.synonyms]) if (part && !part.complete) await part.more(EXPORT);
    const found = kept(answer.found).concat(answer.synonyms ? kept(answer.synonyms) : []);
    const of = (item, roles) => item.units().filter((pair) => roles.indexOf(pair[1]) >= 0)
      .map((pair) => pair[0]).join('、');
    const rows = [['kind', 'label', 'plan', 'number', 'group', 'title', 'text', 'lead', 'cooperate', 'others', 'link']
      .map((name) => word('csv_' + name))];
    for (const item of answer.names.concat(found)) {
      const plan = item.kind === 'plan' ? item : item.plan || { title: '', label: '' };
      const units = item.units ? item : { units: () => [] };
      rows.push([
        word('kind_' + item.kind), item.kind === 'task' ? item.label : '', plan.title,
        plan.label === plan.title ? '' : plan.label, item.group || '', item.title, item.text || '',
        of(units, ['lead']), of(units, ['cooperate']), of(units, ['responsible', 'policy', 'support', 'implement']),
        item.link || item.href(),
      ]);
    }
    const link = element('a');
    link.href = URL.createObjectURL(new Blob([core.csv(rows)], { type: 'text/csv;charset=utf-8' }));
    link.download = word('csv_name', input.value.trim().replace(/[\\/:*?"<>|]/g, ' ')) + '.csv';
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  const kept = (part) => (part ? part.docs.filter((doc) => search.engine.passes(doc, filters)) : []);

  function show(answer) {
    const found = kept(answer.found);
    const others = kept(answer.synonyms);
    const about = answer.found ? answer.found.about : 0;
    const total = answer.names.length + about;
    const sure = !answer.found || answer.found.complete;
    const drawn = document.createDocumentFragment();
    const parts = [];
    if (total) parts.push(word(sure ? 'found' : 'found_about', total));
    if (others.length) parts.push(word('found_synonyms', answer.synonyms.about));
    if (answer.near.length) parts.push(word('only_near', answer.near.length));
    let said = parts.join(word('comma'));
    if (answer.terms.length) {
      if (!said) said = answer.tooShort ? word('too_short') : word('nothing', input.value.trim());
      else if (answer.tooShort && total) said += word('comma') + word('too_short');
      if (!total && !others.length) nothing(drawn, answer);
    } else if (input.value.trim()) said = word('only_signs');
    else examples(drawn);
    // Many units must not push the tasks off the page.
    const named = found.length && shown === PAGE ? NAMES : shown;
    section(drawn, word('names'), answer.names.slice(0, named), answer.words);
    section(drawn, word('hits'), found.slice(0, shown), answer.words);
    section(drawn, word('synonyms'), others.slice(0, shown), answer.words.concat(answer.other),
      word('synonyms_note', answer.other.join('、')));
    const all = [answer.found, answer.synonyms].every((part) => !part || part.complete);
    if (answer.names.length > named || Math.max(found.length, others.length) > shown || !all) {
      drawn.appendChild(button(word('more'), () => more(answer))).classList.add('found-more');
    }
    section(drawn, word('near'), answer.near, answer.words, word('near_note'));
    if (total || others.length) {
      drawn.appendChild(button(word('save_csv'), (event) => {
        event.target.disabled = true;
        save(answer).catch((error) => { status.textContent = trouble(error); })
          .then(() => { event.target.disabled = false; });
      }));
    }
    status.textContent = said;
    const set = Object.keys(filters).length;
    clear.hidden = !set;
    folded.textContent = set ? word('filters_set', set) : word('filters');
    bar.hidden = clear.hidden && !total && !others.length;
    results.textContent = '';
    results.appendChild(drawn);
    later(() => { if (!bar.hidden) facets(answer, sure); });
  }

  /* What follows after a pause in typing, or at once when a result is opened. */
  function later(draw) {
    clearTimeout(rest);
    settle = () => {
      clearTimeout(rest);
      settle = null;
      writeAddress();
      draw();
    };
    rest = setTimeout(settle, PAUSE);
  }

  /* The next ones, with the keyboard on the first of them. */
  async function more(answer) {
    const links = () => Array.from(results.querySelectorAll('a.found-title'));
    const seen = links().map((link) => link.href);
    shown += PAGE;
    try {
      for (const part of [answer.found, answer.synonyms]) if (part && !part.complete) await part.more(shown);
    } catch (error) {
      status.textContent = trouble(error);
      return;
    }
    show(answer);
    const next = links().filter((link) => seen.indexOf(link.href) < 0)[0];
    if (next) next.focus();
  }

  function facets(answer, sure) {
    const docs = (answer.found ? answer.found.docs : []).concat(answer.synonyms ? answer.synonyms.docs : []);
    const values = search.engine.facets(docs.concat(answer.allNames), filters);
    const counted = {};
    for (const name of FACETS) counted[name] = sure;
    if (!sure) {
      const ofIds = search.engine.facetsOfIds(answer.found.ids, answer.allNames, filters);
      for (const name of ['plan', 'region']) { values[name] = ofIds[name]; counted[name] = true; }
    }
    showFacets(values, counted);
  }

  async function ask() {
    const mine = ++asked;
    try {
      const answer = await search.engine.answer(input.value, filters, shown);
      if (mine !== asked) return;
      show(answer);
      results.setAttribute('data-query', answer.query.text);
    } catch (error) {
      if (mine !== asked) return;
      results.textContent = '';
      status.textContent = trouble(error);
      later(() => {});
    }
  }

  function typed(event) {
    if (composing || (event && event.isComposing)) return;
    clearTimeout(timer);
    const head = search.engine.head();
    timer = setTimeout(() => { shown = PAGE; ask(); }, head && head.mode === 'grams' ? 120 : 0);
  }

  form.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(timer); shown = PAGE; ask(); });
  input.addEventListener('compositionstart', () => { composing = true; });
  input.addEventListener('compositionend', () => { composing = false; typed(); });
  input.addEventListener('input', typed);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.key !== 'ArrowDown') return;
    const first = results.querySelector('a.found-title');
    if (first) { event.preventDefault(); first.focus(); }
  });
  results.addEventListener('click', () => { if (settle) settle(); });
  results.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = Array.from(results.querySelectorAll('a.found-title'));
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) next.focus();
    else if (event.key === 'ArrowUp') input.focus();
  });
  window.addEventListener('hashchange', () => { readAddress(); shown = PAGE; ask(); });
  readAddress();
  ask();
};
})();
