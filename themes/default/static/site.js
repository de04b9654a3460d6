/* What every page can do beyond reading: settings, keyboard, copying, tables that filter and sort, contents
   that follow. Each part stands alone; a part that fails leaves the page readable. ES2018, no dependencies. */
(function () {
  'use strict';
  var words = window.gangmuWords || {};
  var html = document.documentElement;

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
  function fill(word) {
    var rest = Array.prototype.slice.call(arguments, 1);
    return rest.reduce(function (text, value) { return text.replace('{}', value); }, word || '');
  }

  /* Announcements: one quiet line for screen readers and a short note for everybody. */
  var live = make('p', { class: 'live', role: 'status' });
  document.body.appendChild(live);
  var timer;
  function say(text) {
    live.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(function () { live.textContent = ''; }, 2500);
  }

  /* Copying: the clipboard where the browser offers it, else a hidden field. */
  function copy(text) {
    function done() { say(words.copied); }
    function old() {
      var field = make('textarea', { class: 'sr', readonly: '' });
      field.value = text;
      document.body.appendChild(field);
      field.select();
      try {
        if (document.execCommand('copy')) done();
      } finally {
        document.body.removeChild(field);
      }
    }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, old);
    else old();
  }
  function button(label, act, cls) {
    return make('button', { type: 'button', class: cls || 'button', text: label, onclick: act });
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
    heading.appendChild(make('a', {
      href: '#' + heading.id, class: 'anchor', 'aria-label': words.copy_link, text: '#',
      onclick: function () { copy(location.href.split('#')[0] + '#' + heading.id); }
    }));
  });

  /* Dialogs: settings and the list of keys. Without <dialog> (older Firefox) a plain open attribute serves. */
  function dialog(title, body) {
    var box = make('dialog', { class: 'box', 'aria-label': title }, [make('h2', { text: title }), body]);
    var back = document.activeElement;
    function close() {
      if (box.close) box.close();
      else box.removeAttribute('open');
      document.body.removeChild(box);
      if (back && back.focus) back.focus();
    }
    box.appendChild(button(words.close, close));
    box.addEventListener('cancel', function (event) { event.preventDefault(); close(); });
    box.addEventListener('keydown', function (event) { if (event.key === 'Escape') { event.preventDefault(); close(); } });
    box.addEventListener('click', function (event) { if (event.target === box) close(); });
    document.body.appendChild(box);
    if (box.showModal) box.showModal();
    else box.setAttribute('open', '');
  }
  var choices = {
    size: ['', 'l', 'xl'], theme: ['', 'light', 'dark', 'contrast'], line: ['', 'l']
  };
  var names = { size: 'm', theme: 'auto', line: 'm' };
  function settings() {
    var form = make('div', {});
    Object.keys(choices).forEach(function (key) {
      var set = make('fieldset', {}, [make('legend', { text: words[key] })]);
      choices[key].forEach(function (value) {
        var input = make('input', { type: 'radio', name: key, value: value });
        input.checked = (html.getAttribute('data-' + key) || '') === value;
        input.addEventListener('change', function () {
          if (value) html.setAttribute('data-' + key, value);
          else html.removeAttribute('data-' + key);
          try {
            if (value) localStorage.setItem('gangmu-' + key, value);
            else localStorage.removeItem('gangmu-' + key);
          } catch (e) { /* Kept for this page only. */ }
        });
        set.appendChild(make('label', {}, [input, make('span', { text: words[key + '_' + (value || names[key])] })]));
      });
      form.appendChild(set);
    });
    dialog(words.settings, form);
  }
  var menu = document.querySelector('header.top nav');
  if (menu) menu.appendChild(button(words.settings, settings, 'plain-button'));
  function keys() {
    var list = make('dl', { class: 'keys' });
    [['/  Ctrl+K', words.key_search], ['↑ ↓ Enter', words.key_results], ['Esc', words.key_close], ['?', words.key_help]]
      .forEach(function (pair) {
        list.appendChild(make('dt', { text: pair[0] }));
        list.appendChild(make('dd', { text: pair[1] }));
      });
    dialog(words.keys, list);
  }
  document.addEventListener('keydown', function (event) {
    if (event.isComposing || event.altKey || event.defaultPrevented) return;
    var at = document.activeElement;
    var typing = at && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
    var field = document.querySelector('#search-form input[name=q]') || document.querySelector('input[name=q]');
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && field) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.ctrlKey || event.metaKey) {
      return;
    } else if (typing) {
      if (event.key === 'Escape') at.blur();
    } else if (document.querySelector('dialog[open]')) {
      return;
    } else if (event.key === '/' && field) {
      event.preventDefault();
      field.focus();
    } else if (event.key === '?') {
      event.preventDefault();
      keys();
    }
  });

  /* Contents: closed on phones, and the section in view is marked. */
  var contents = document.querySelector('.contents details');
  if (contents && window.matchMedia('(max-width: 640px)').matches) contents.removeAttribute('open');
  if (contents && window.IntersectionObserver) {
    var links = {};
    all('a', contents).forEach(function (link) { links[decodeURIComponent(link.hash.slice(1))] = link; });
    var ids = Object.keys(links);
    var mark = function () {
      var now = null;
      ids.forEach(function (id) {
        var el = document.getElementById(id);
        if (el && el.getBoundingClientRect().top < 140) now = id;
      });
      ids.forEach(function (id) {
        if (id === now) {
          if (!links[id].hasAttribute('aria-current')) {
            links[id].setAttribute('aria-current', 'true');
            var box = contents.parentNode;
            var top = links[id].offsetTop - box.clientHeight / 2;
            if (box.scrollHeight > box.clientHeight) box.scrollTop = top;
          }
        } else links[id].removeAttribute('aria-current');
      });
    };
    var waiting = false;
    window.addEventListener('scroll', function () {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(function () { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }

  /* Tables: a click on a heading sorts a plain list; longer tables get a filter line. The state of the
     filter stands in the address (#filter:text=…&group=…), so that a view can be sent to a colleague. */
  function value(row, at) {
    var cell = row.cells[at];
    var time = cell && cell.querySelector('time');
    return time ? time.getAttribute('datetime') : cell ? cell.textContent.trim() : '';
  }
  all('table.sortable').forEach(function (table) {
    var body = table.tBodies[0];
    if (!body || body.rows.length < 3) return;
    all('thead th', table).forEach(function (th, at) {
      var name = th.textContent;
      th.textContent = '';
      th.appendChild(button(name, function () {
        var up = th.getAttribute('aria-sort') !== 'ascending';
        all('thead th', table).forEach(function (other) { other.removeAttribute('aria-sort'); });
        th.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        Array.prototype.slice.call(body.rows).map(function (row, i) { return [row, value(row, at), i]; })
          .sort(function (a, b) {
            var n = Number(a[1]) - Number(b[1]);
            var order = isNaN(n) ? a[1].localeCompare(b[1], 'zh-CN') : n;
            return (up ? order : -order) || a[2] - b[2];
          })
          .forEach(function (item) { body.appendChild(item[0]); });
      }, 'sorter'));
    });
  });
  var filters = [];
  function readHash() {
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
    var box = make('select', { 'aria-label': label }, [make('option', { value: '', text: label + '：' + words.all })]);
    options.forEach(function (option) { box.appendChild(make('option', { value: option[0], text: option[1] })); });
    return box;
  }
  function setUp(table, number) {
    var rows = all('tbody tr', table).filter(function (row) { return !row.classList.contains('group'); });
    if (rows.length < 8) return;
    var texts = rows.map(function (row) { return row.textContent.toLowerCase().replace(/\s+/g, ''); });
    var input = make('input', { type: 'search', 'aria-label': words.filter_words, placeholder: words.filter_words });
    var parts = { text: input };
    var groups = all('tr.group', table);
    var bodies = groups.map(function (row) { return row.parentNode; });
    if (groups.length > 1) {
      parts.group = select(words.group, groups.map(function (row, i) { return [String(i), row.textContent.trim().slice(0, 24)]; }));
    }
    if (table.classList.contains('pairs')) {
      parts.kind = select(words.kind, ['identical', 'adapted', 'partial', 'none'].map(function (kind) {
        var shown = document.querySelector('.legend .' + kind);
        return [kind, shown ? shown.firstChild.textContent.trim() : kind];
      }).concat([['lead', words.other_lead]]));
    }
    var count = make('span', { class: 'count', role: 'status' });
    var clear = button(words.clear, function () {
      Object.keys(parts).forEach(function (key) { parts[key].value = ''; });
      apply(true);
    }, 'mini');
    var line = make('div', { class: 'filter', role: 'group', 'aria-label': words.filter });
    Object.keys(parts).forEach(function (key) { line.appendChild(parts[key]); });
    line.appendChild(clear);
    line.appendChild(count);
    var holder = table.parentNode.classList.contains('scroll') ? table.parentNode : table;
    holder.parentNode.insertBefore(line, holder);
    function apply(byHand) {
      var want = parts.text.value.toLowerCase().replace(/\s+/g, '');
      var group = parts.group ? parts.group.value : '';
      var kind = parts.kind ? parts.kind.value : '';
      var shown = 0;
      rows.forEach(function (row, i) {
        var fits = (!want || texts[i].indexOf(want) >= 0) &&
          (!group || inGroup(row, Number(group))) && (!kind || row.classList.contains('k-' + kind));
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      groups.forEach(function (row, i) {
        row.hidden = !rows.some(function (other) { return !other.hidden && inGroup(other, i); });
      });
      var any = want || group || kind;
      table.classList.toggle('filtering', !!any);
      clear.hidden = !any;
      count.textContent = any ? fill(words.count, shown, rows.length) : '';
      if (byHand) {
        var state = Object.keys(parts).filter(function (key) { return parts[key].value; })
          .map(function (key) { return key + '=' + encodeURIComponent(parts[key].value); });
        if (state.length) state.push('table=' + number);
        history.replaceState(null, '', state.length ? '#filter:' + state.join('&') : location.href.split('#')[0]);
      }
    }
    /* A row belongs to every heading over it: those of its own body, and broader ones of bodies before. */
    function inGroup(row, i) {
      var head = groups[i];
      var level = rank(head);
      var next = groups.slice(i + 1).filter(function (other) { return rank(other) <= level; })[0];
      var after = head.compareDocumentPosition(row) & 4;
      var before = !next || next.compareDocumentPosition(row) & 2;
      return after && before;
    }
    function rank(row) {
      var name = row.cells[0].className;
      return /^g\d/.test(name) ? Number(name.slice(1)) : 1;
    }
    function restore() {
      var state = readHash();
      if (Number(state.table || 0) !== number) return;
      Object.keys(parts).forEach(function (key) { if (state[key]) parts[key].value = state[key]; });
    }
    Object.keys(parts).forEach(function (key) {
      parts[key].addEventListener(key === 'text' ? 'input' : 'change', function (event) {
        if (!event.isComposing) apply(true);
      });
    });
    input.addEventListener('compositionend', function () { apply(true); });
    restore();
    apply(false);
    filters.push(bodies);
  }
  all('table.filtered').forEach(setUp);

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
