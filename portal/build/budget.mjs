// Fails when the first page costs more than it may: what index.html loads at once, and what each later page adds.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const out = process.env.PORTAL_OUT ?? 'target/portal';
const KIB = 1024;
const limits = { js: 260 * KIB, css: 40 * KIB, page: 60 * KIB };

const html = readFileSync(path.join(out, 'index.html'), 'utf8');
const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(found => found[1]);
const size = name => statSync(path.join(out, `${name}.gz`), { throwIfNoEntry: false })?.size ?? statSync(path.join(out, name)).size;
const total = end => first.filter(name => name.endsWith(end)).reduce((sum, name) => sum + size(name), 0);
const show = bytes => `${(bytes / KIB).toFixed(1)} KiB`;

const problems = [];
for (const kind of ['js', 'css']) {
  const bytes = total(`.${kind}`);
  console.log(`first page, ${kind}: ${show(bytes)} of ${show(limits[kind])} compressed`);
  if (bytes > limits[kind]) problems.push(`the first page loads ${show(bytes)} of ${kind}`);
}
for (const name of readdirSync(path.join(out, 'assets')).filter(file => file.endsWith('.js'))) {
  const file = `assets/${name}`;
  if (!first.includes(file) && size(file) > limits.page) problems.push(`${file} has ${show(size(file))}`);
}
if (problems.length > 0) {
  console.error(`over budget: ${problems.join('; ')}`);
  process.exit(1);
}
