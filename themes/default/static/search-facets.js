/* What narrows a result list: whether a found thing passes the filters, and what there is to choose from.
   Pure functions. */
(function (root) {
'use strict';

const FACETS = ['kind', 'plan', 'region', 'unit', 'role', 'group'];

/* Whether a found thing passes the filters, leaving one of them out. */
function passes(item, filters, except) {
  filters = filters || {};
  const is = (name, value) => name === except || !filters[name] || filters[name] === value;
  const plan = item.kind === 'plan' ? item.id : item.plan ? item.plan.id : '';
  const region = item.plan ? item.plan.region : item.region;
  if (!is('kind', item.kind) || !is('plan', plan) || !is('group', item.group || '')) return false;
  if (!is('region', region) && region.indexOf(filters.region + '/') !== 0) return false;
  const unit = except !== 'unit' && filters.unit;
  const role = except !== 'role' && filters.role;
  return (!unit && !role) || (Boolean(item.units)
    && item.units().some((pair) => (!unit || pair[0] === unit) && (!role || pair[1] === role)));
}

/* The values of a thing for a facet, as [value, label]. */
function valuesOf(item, name, filters) {
  const plan = item.kind === 'plan' ? item : item.plan;
  if (name === 'kind') return [[item.kind]];
  if (name === 'plan') return plan ? [[plan.id, plan.label]] : [];
  if (name === 'region') {
    // What lies in a region counts for it too, as it passes its filter.
    const path = (item.plan ? item.plan.region : item.region).split('/');
    return path.map((_, at) => [path.slice(0, at + 1).join('/')]);
  }
  if (name === 'group') return [[item.group]];
  if (!item.units) return [];
  const pairs = item.units().filter((pair) => (name === 'unit'
    ? !filters.role || pair[1] === filters.role : !filters.unit || pair[0] === filters.unit));
  return Array.from(new Set(pairs.map((pair) => pair[name === 'unit' ? 0 : 1])), (value) => [value]);
}

/* For each facet the values of what passes all other filters, with counts, in the order met. A thing may
   stand for `times` that are alike. */
function facets(items, filters) {
  const out = {};
  for (const name of FACETS) {
    const entries = new Map();
    for (const item of items) {
      if (!passes(item, filters, name)) continue;
      for (const [value, label] of valuesOf(item, name, filters)) {
        if (!value) continue;
        let entry = entries.get(value);
        if (!entry) entries.set(value, entry = { value, label: label || value, n: 0 });
        entry.n += item.times || 1;
      }
    }
    out[name] = Array.from(entries.values());
  }
  return out;
}

const found = { FACETS, passes, facets };
if (typeof module === 'object' && module.exports) module.exports = found;
else root.gangmuSearchFacets = found;
})(typeof window === 'undefined' ? this : window);
