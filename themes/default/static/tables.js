/* Tables: headings of plain lists sort; long tables get filters, whose state stands in the address. */
(function () {
'use strict';
var words = window.gangmuWords;
var make = window.gangmu.make;
var all = window.gangmu.all;
var button = window.gangmu.button;
var FEW = 8;

function value(row, at) {
  var cell = row.cells[at];
  var time = cell && cell.querySelector('time');
  return time ? time.getAttribute('datetime') : cell ? cell.textContent.trim() : '';
}
all('table.sortable').forEach(function (table) {
  var body = table.tBodies[0];
  if (body.rows.length < 3) return;
  var heads = all('thead th', table);
  heads.forEach(function (th, at) {
    var name = th.textContent;
    th.textContent = '';
    th.appendChild(button(name, function () {
      var up = th.getAttribute('aria-sort') !== 'ascending';
      heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
      th.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      all('tr', body).map(function (row, i) { return [row, value(row, at), i]; }).sort(function (a, b) {
        var n = Number(a[1]) - Number(b[1]);
        var order = isNaN(n) ? a[1].localeCompare(b[1], 'zh-CN') : n;
        return (up ? order : -order) || a[2] - b[2];
      }).forEach(function (item) { body.appendChild(item[0]); });
    }, 'sorter'));
  });
});

function bare(text) { return text.toLowerCase().replace(/\s+/g, ''); }

function state() {
  var out = {};
  if (location.hash.indexOf('#filter:') !== 0) return out;
  location.hash.slice(8).split('&').forEach(function (part) {
    var at = part.indexOf('=');
    try {
      out[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1));
    } catch (e) { /* A broken address filters nothing. */ }
  });
  return out;
}

function select(label, options) {
  return make('select', { 'aria-label': label }, [['', label + '：' + words.all]].concat(options).map(function (option) {
    return make('option', { value: option[0], text: option[1] });
  }));
}

/* Rows with the headings over them. */
function read(table) {
  var over = [];
  var rows = [];
  var groups = [];
  all('tbody tr', table).forEach(function (row) {
    if (row.classList.contains('group')) {
      var level = Number(row.cells[0].className.slice(1)) || 1;
      over = over.filter(function (group) { return group.level < level; });
      over = over.concat({ row: row, level: level, name: row.textContent.trim(), at: groups.length });
      groups.push(over[over.length - 1]);
    } else {
      rows.push({ row: row, over: over, text: bare(row.textContent) });
    }
  });
  return { rows: rows, groups: groups };
}

all('table.filtered').forEach(function (table, number) {
  var content = read(table);
  var rows = content.rows;
  if (rows.length < FEW) return;
  var parts = { text: make('input', { type: 'search', 'aria-label': words.filter_words, placeholder: words.filter_words }) };
  if (content.groups.length > 1) {
    parts.group = select(content.groups[0].row.querySelector('a') ? words.plan : words.group, content.groups.map(function (group) {
      return [String(group.at), '　'.repeat(group.level - 1) + group.name.slice(0, 26)];
    }));
  }
  if (table.classList.contains('pairs')) {
    parts.kind = select(words.kind, all('.legend li').map(function (item) {
      return [item.className, item.firstChild.textContent.trim()];
    }).concat([['lead', words.other_lead]]));
  }
  var names = Object.keys(parts);
  var count = make('span', { class: 'count', role: 'status' });
  var clear = button(words.clear, function () {
    names.forEach(function (name) { parts[name].value = ''; });
    apply(true);
    parts.text.focus();
  }, 'mini');
  table.parentNode.insertBefore(make('div', { class: 'filter', role: 'group', 'aria-label': words.filter },
    names.map(function (name) { return parts[name]; }).concat([clear, count])), table);

  function apply(byHand) {
    var text = bare(parts.text.value);
    var group = parts.group ? parts.group.value : '';
    var kind = parts.kind ? parts.kind.value : '';
    var any = text || group || kind;
    var shown = 0;
    content.groups.forEach(function (head) { head.row.hidden = !!any; });
    rows.forEach(function (item) {
      var fits = (!text || item.text.indexOf(text) >= 0) && (!kind || item.row.classList.contains('k-' + kind)) &&
        (!group || item.over.some(function (head) { return String(head.at) === group; }));
      item.row.hidden = !fits;
      if (!fits) return;
      shown += 1;
      item.over.forEach(function (head) { head.row.hidden = false; });
    });
    clear.hidden = !any;
    count.textContent = any ? words.count.replace('{}', shown).replace('{}', rows.length) : '';
    if (!byHand) return;
    var hash = names.filter(function (name) { return parts[name].value; }).map(function (name) {
      return name + '=' + encodeURIComponent(parts[name].value);
    });
    if (hash.length && number) hash.push('table=' + number);
    history.replaceState(null, '', location.href.split('#')[0] + (hash.length ? '#filter:' + hash.join('&') : ''));
  }
  var wanted = state();
  if (Number(wanted.table || 0) === number) {
    names.forEach(function (name) { if (wanted[name]) parts[name].value = wanted[name]; });
  }
  names.forEach(function (name) {
    parts[name].addEventListener(name === 'text' ? 'input' : 'change', function (event) {
      if (!event.isComposing) apply(true);
    });
  });
  parts.text.addEventListener('compositionend', function () { apply(true); });
  /* A link to a row that the filter hides lifts the filter. */
  window.addEventListener('hashchange', function () {
    var row = document.getElementById(location.hash.slice(1));
    if (!row || !row.hidden || !table.contains(row)) return;
    names.forEach(function (name) { parts[name].value = ''; });
    apply(false);
    row.scrollIntoView();
  });
  apply(false);
});
})();
