/* What a found thing looks like: used by the box on every page and by the results page.
   Texts reach the page by textContent only, never as HTML. */
(function () {
'use strict';
const search = window.gangmuSearch;
const core = window.gangmuSearchCore;
const table = window.gangmuSearchWords || {};

/* A word of the interface; {x} and {y} are filled in, as they are typed: in one pass, and `$&` means nothing. */
function word(key, x, y) {
  const text = Object.prototype.hasOwnProperty.call(table, key) ? table[key] : key;
  return text.replace(/\{([xy])\}/g, (all, name) => (name === 'x' ? x : y));
}

/* On a page of another language Chinese text says that it is Chinese, as it does where the page was made. */
const foreign = !/^zh/.test(document.documentElement.lang);
function spoken(node, text) {
  if (foreign && /[\u3400-\u9fff]/.test(text)) node.lang = 'zh-CN';
  return node;
}

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text) spoken(node, text).textContent = text;
  return node;
}

/* A text with its hits in <mark>. */
function marked(parent, text, hits) {
  let at = 0;
  for (const hit of hits) {
    parent.appendChild(document.createTextNode(text.slice(at, hit[0])));
    parent.appendChild(element('mark', '', text.slice(hit[0], hit[1])));
    at = hit[1];
  }
  parent.appendChild(document.createTextNode(text.slice(at)));
  return spoken(parent, text);
}

/* The address of a found thing; pages with text are told what to highlight, of the words what they hold.
   `words` begin with the query as a whole, which the terms after it make up again. */
function address(item, words) {
  const typed = item.key ? words.slice(1).filter((term) => item.key.indexOf(term) >= 0) : [];
  const link = item.link || item.href();
  if (!typed.length) return search.site + link;
  const hash = link.indexOf('#');
  const page = hash < 0 ? link : link.slice(0, hash);
  return search.site + page + '?hl=' + encodeURIComponent(typed.join(' ')) + (hash < 0 ? '' : link.slice(hash));
}

/* Where it belongs, in one line: plan and number, or region. */
function place(item) {
  if (item.kind === 'unit') return [word('kind_unit'), item.region.replace(/\//g, ' ')];
  if (item.kind === 'plan') return [word('kind_plan'), item.label === item.title ? '' : item.label, item.date];
  const parts = [item.plan.label || ''];
  if (item.kind === 'task') parts.push(word('task', item.label));
  else parts.push(word('kind_' + item.kind));
  return parts;
}

/* Who leads or answers for a task, in a few words. */
function who(item) {
  const units = item.units();
  for (const role of ['lead', 'responsible', 'implement', 'policy']) {
    const names = units.filter((pair) => pair[1] === role).map((pair) => pair[0]);
    if (names.length) {
      const shown = names.slice(0, 3).join('、');
      return word('role_' + role) + '：' + (names.length > 3 ? word('and_more', shown, names.length) : shown);
    }
  }
  return '';
}

/* The units in whose names the words are, with their roles. */
function unitsHit(item, words) {
  const hits = item.units().filter((pair) => core.places(pair[0], words).length);
  return hits.map((pair) => word('role_' + pair[1]) + '：' + pair[0]).slice(0, 4).join('；');
}

/* Title, place and snippet of a found thing, put into `parent`; the title in `holder`. */
function fill(parent, holder, item, words, brief) {
  const inTitle = core.places(item.title, words);
  parent.appendChild(marked(holder, item.title, inTitle));
  const text = (item.text || '').replace(/\n/g, ' ');
  const inText = text && !(brief && inTitle.length) ? core.places(text, words) : [];
  // Units are told where neither title nor text has the words.
  const units = item.units && !inTitle.length && !inText.length ? unitsHit(item, words) : '';
  const line = place(item).filter(Boolean);
  const responsible = !brief && !units && item.kind === 'task' ? who(item) : '';
  if (responsible) line.push(responsible);
  parent.appendChild(element('span', 'found-place', line.join(' · ')));
  if (units) parent.appendChild(marked(element('span', 'found-text'), units, core.places(units, words)));
  if (!text || (brief && (inTitle.length || units))) return;
  const part = core.snippet(text, inText, brief ? 48 : 90);
  if (part.text === item.title) return;
  const snippet = element('span', 'found-text');
  if (part.cut[0]) snippet.appendChild(document.createTextNode('…'));
  marked(snippet, part.text, part.hits);
  if (part.cut[1]) snippet.appendChild(document.createTextNode('…'));
  parent.appendChild(snippet);
}

/* What to say when a file did not load. */
function trouble(error) {
  return error && error.file ? word('lost', error.file) : word('broken', String(error));
}

search.items = { word, element, address, fill, place, trouble };
search.engine = search.engine || window.gangmuSearchEngine.createEngine(search.data);
})();
