/* Tables whose columns can be sorted by a press on their heading. */
(() => {
'use strict';
const { all, button } = window.gangmu;

function value(row, at) {
  const cell = row.cells[at];
  const time = cell && cell.querySelector('time');
  return time ? time.getAttribute('datetime') : cell ? cell.textContent.trim() : '';
}
for (const table of all('table.sortable')) {
  const body = table.tBodies[0];
  if (body.rows.length < 3) continue;
  const heads = all('thead th', table);
  heads.forEach((th, at) => {
    const name = th.textContent;
    th.textContent = '';
    th.appendChild(button(name, () => {
      const up = th.getAttribute('aria-sort') !== 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      th.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      all('tr', body).map((row, i) => [row, value(row, at), i]).sort((a, b) => {
        const n = Number(a[1]) - Number(b[1]);
        const order = isNaN(n) ? a[1].localeCompare(b[1], 'zh-CN') : n;
        return (up ? order : -order) || a[2] - b[2];
      }).forEach(([row]) => body.appendChild(row));
    }, 'sorter'));
  });
}
})();
