// What `cargo metadata` tells on the input, as a CycloneDX list of the packages that are in the program: those that it
// depends on to run or to be built, not those of its tests. No time and no serial number: the same lock, the same bytes.
import { readFileSync } from 'node:fs';

const metadata = JSON.parse(readFileSync(0, 'utf8'));
const packages = new Map(metadata.packages.map((one) => [one.id, one]));
const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
const needed = (node) => node.deps
  .filter((dep) => dep.dep_kinds.some((kind) => kind.kind !== 'dev'))
  .map((dep) => dep.pkg);

const root = metadata.resolve.root;
const found = new Set([root]);
for (const id of found) {
  for (const other of needed(nodes.get(id))) found.add(other);
}

const purl = (one) => `pkg:cargo/${one.name}@${one.version}`;
const component = (one, type) => ({
  type,
  'bom-ref': purl(one),
  name: one.name,
  version: one.version,
  ...(one.description ? { description: one.description.replace(/\s+/g, ' ').trim() } : {}),
  // MIT/Apache-2.0 is how an OR was written once.
  ...(one.license ? { licenses: [{ expression: one.license.replaceAll('/', ' OR ') }] } : {}),
  purl: purl(one),
});
const sorted = [...found].map((id) => packages.get(id))
  .sort((a, b) => (purl(a) < purl(b) ? -1 : 1));
const own = packages.get(root);
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: { component: component(own, 'application') },
  components: sorted.filter((one) => one.id !== root).map((one) => component(one, 'library')),
  dependencies: sorted.map((one) => ({
    ref: purl(one),
    dependsOn: needed(nodes.get(one.id)).map((id) => purl(packages.get(id))).sort(),
  })),
};
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
