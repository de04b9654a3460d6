/* Filters over tables and lists: words, who, in which role, which part, which relation. The choice stands in
   the address, so that it can be sent to a colleague. */
(() => {
'use strict';
const words = window.gangmuWords;
const { make, all, button } = window.gangmu;
const FEW = 8;

const bare = (text) => text.toLowerCase().replace(/\s+/g, '');
const once = (list) => [...new Set(list)];
const field = (label, list) => make('input', { type: 'search', 'aria-label': label, placeholder: label, list });
const select = (label, options) => make('select', { 'aria-label': label },
  [['', `${label}：${words.all}`], ...options].map(([value, text]) => make('option', { value, text })));

function state() {
  const out = {};
  if (!location.hash.startsWith('#filter:')) return out;
  for (const part of location.hash.slice(8).split('&')) {
    const at = part.indexOf('=');
    try {
      out[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1));
    } catch (e) { /* A broken address filters nothing. */ }
  }
  return out;
}

/* Who stands in a row, by the words over them: the column's, or those within the cell. */
function parties(row, roles) {
  for (const cell of all('td.u', row)) {
    const said = all('.role, .clause', cell);
    for (const part of said.length ? said : [cell]) {
      const name = said.length ? part.firstElementChild.textContent : cell.dataset.label;
      const who = all('a, span:not(.silent):not(.tag):not(.w)', part).map((one) => one.textContent);
      if (who.length) roles[name] = who.concat(roles[name] || []);
    }
  }
}

/* Items and the headings over them; rows joined by a cell that spans them are one item. */
function read(table) {
  let over = [];
  let joined = 0;
  const items = [];
  const groups = [];
  for (const row of all('tbody tr, section, li', table)) {
    const head = row.tagName === 'SECTION' ? row.firstElementChild : row.classList.contains('group') && row.cells[0];
    if (head) {
      const level = Number(head.className.slice(1)) || 1;
      const group = { row, level, name: head.textContent.trim(), at: `${groups.length}` };
      over = over.filter((upper) => upper.level < level).concat(group);
      groups.push(group);
      continue;
    }
    if (joined) joined -= 1;
    else {
      items.push({ rows: [], over, text: '', roles: {} });
      if (row.cells) joined = row.cells[0].rowSpan - 1;
    }
    const item = items[items.length - 1];
    item.rows.push(row);
    item.text += bare(row.textContent);
    parties(row, item.roles);
  }
  return { items, groups };
}

all('.filtered').forEach((table, number) => {
  const { items, groups } = read(table);
  if (items.length < FEW) return;
  const roles = once([].concat(...items.map((item) => Object.keys(item.roles))));
  const who = once([].concat(...items.map((item) => [].concat(...Object.values(item.roles)))));
  const list = `who-${number}`;
  const parts = { text: field(words.filter_words) };
  if (who.length > 1) parts.unit = field(words.filter_unit, list);
  // The columns of the two levels' leads are plans, not roles.
  if (roles.length > 1 && !table.classList.contains('leads')) parts.role = select(words.role, roles.map((role) => [role, role]));
  if (groups.length > 1) {
    parts.group = select(table.dataset.group || words.group,
      groups.map((group) => [group.at, '　'.repeat(group.level - 1) + group.name.slice(0, 26)]));
  }
  if (table.classList.contains('pairs')) {
    parts.kind = select(words.kind, all('.legend li').map((item) => [item.className, item.firstChild.textContent.trim()])
      .concat([['lead', words.other_lead]]));
  }
  const names = Object.keys(parts);
  const chosen = (name) => (parts[name] ? parts[name].value : '');
  const lift = () => { for (const name of names) parts[name].value = ''; };
  const count = make('span', { class: 'count', role: 'status' });
  const clear = button(words.clear, () => {
    lift();
    apply(true);
    parts.text.focus();
  }, 'mini');
  const pick = make('datalist', { id: list }, who.map((value) => make('option', { value })));
  const bar = make('div', { class: 'filter', role: 'group', 'aria-label': words.filter },
    [...names.map((name) => parts[name]), clear, count, pick]);
  // On a phone the filters are folded; the count stays in sight.
  const summary = make('summary', {});
  const phone = window.matchMedia('(max-width: 640px)').matches;
  const fold = make('details', { class: 'filters' }, [summary, bar]);
  fold.open = !phone;
  table.before(fold);

  function apply(byHand) {
    const [text, unit] = [bare(chosen('text')), bare(chosen('unit'))];
    const [role, group, kind] = [chosen('role'), chosen('group'), chosen('kind')];
    const any = names.some(chosen);
    let shown = 0;
    for (const head of groups) head.row.hidden = any;
    for (const item of items) {
      const fits = item.text.includes(text) && (!kind || item.rows[0].classList.contains(`k-${kind}`)) &&
        (!group || item.over.some((head) => head.at === group)) &&
        (!unit && !role || Object.keys(item.roles).some((name) => (!role || name === role) &&
          item.roles[name].some((one) => bare(one).includes(unit))));
      for (const row of item.rows) row.hidden = !fits;
      if (!fits) continue;
      shown += 1;
      for (const head of item.over) head.row.hidden = false;
    }
    clear.hidden = !any;
    const set = names.filter(chosen).length;
    summary.textContent = set ? words.filter_set.replace('{}', set) : words.filter;
    count.textContent = any ? words.count.replace('{}', shown).replace('{}', items.length) : '';
    if (!byHand) return;
    const hash = names.filter(chosen).map((name) => `${name}=${encodeURIComponent(chosen(name))}`);
    if (any && number) hash.push(`table=${number}`);
    history.replaceState(null, '', location.href.split('#')[0] + (any ? `#filter:${hash.join('&')}` : ''));
  }
  /* What the address asks of this table; whether it asks something. */
  function choose() {
    const wanted = state();
    const mine = number === Number(wanted.table || 0) && names.some((name) => wanted[name]);
    if (mine) for (const name of names) parts[name].value = wanted[name] || '';
    return mine;
  }
  const asked = choose();
  for (const name of names) {
    parts[name].addEventListener('input', (event) => event.isComposing || apply(true));
    parts[name].addEventListener('compositionend', () => apply(true));
  }
  /* A link to a row that the filter hides lifts the filter. */
  window.addEventListener('hashchange', () => {
    if (choose()) {
      apply(false);
      show();
      return;
    }
    const row = document.getElementById(location.hash.slice(1));
    if (!row || !row.hidden || !table.contains(row)) return;
    lift();
    apply(false);
    row.scrollIntoView();
  });
  /* A filtered address opens at its table, also when it is pasted into an open page. */
  function show() {
    const top = fold.getBoundingClientRect().top + window.pageYOffset;
    window.scrollTo(0, Math.max(0, top - 80));
  }
  apply(false);
  if (asked) {
    show();
    window.addEventListener('load', show);
  }
});
})();
