// Random edits of a small site, each followed by a build that compares itself
// with a clean one: node random.mjs BREVIER EDITS SEED, in a folder with
// templates/ and assets/. Prints a line for each kind of edit. The same SEED
// makes the same edits.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const [brevier, edits, seed] = process.argv.slice(2);
let state = Number(seed) >>> 0;

// Mulberry32, by Tommy Ettinger: small, and the same everywhere.
function random(n) {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % n;
}

const pick = (list) => list[random(list.length)];
const read = (file) => fs.readFileSync(file, 'utf8');
const WORDS = ['grid', 'chip', 'hydrogen', 'levy', 'quota', 'steel', 'cloud',
  'subsidy', 'patent', 'harbour', 'battery', 'standard'];
const words = (n) => Array.from({ length: n }, () => pick(WORDS)).join(' ');
const ISSUERS = ['MIIT', 'CAC (网信办)', 'NDRC', 'SAMR, MIIT'];
const slugs = () => fs.readdirSync('seeds').filter((name) =>
  name.endsWith('.md')).sort();

// ---- Seeds ----

function entry() {
  return `### ${words(3)}\n\n**At a glance:** ${words(12)}. The Bureau of `
    + `${pick(WORDS)} Affairs (${pick(['BXA', 'BYA'])}).\n\n`
    + `**Article:** [${words(2)}](https://${pick(WORDS)}.example/${random(9)})\n`
    + `**Issuing body:** ${pick(ISSUERS)}\n`
    + `**Date:** ${pick(['May 2, 2024', 'June 3, 2023', '2022'])}\n`
    + `**Tags:** ${pick(WORDS)}, ${pick(WORDS)}\n`;
}

const date = () => `202${random(5)}-0${1 + random(9)}-1${random(10)}`;

function briefing() {
  const others = slugs();
  const link = others.length ? `See [it](${pick(others)}). ` : '';
  const image = fs.existsSync('seeds/p.png') ? '![A dot](p.png)\n\n' : '';
  const notes = `## Notes\n\n- **May 3:** ${words(5)} `
    + `([x](https://${pick(WORDS)}.example/))\n`;
  return `---\ntitle: ${words(2)}\ndate: ${date()}\n---\n\n${words(4)}. ${link}`
    + `\n\n${image}## News\n\n${entry()}\n${entry()}\n${notes}`;
}

// Replaces the text that pattern finds, if there is one.
function replace(file, pattern, by) {
  const text = read(file);
  const changed = text.replace(pattern, by);
  if (changed === text) return false;
  fs.writeFileSync(file, changed);
  return true;
}

const seedFile = () => `seeds/${pick(slugs())}`;
const newName = () => `seeds/b${random(12)}.md`;

// Links to a seed that goes would be faults: they go with it.
function unlink(name) {
  for (const other of slugs())
    replace(`seeds/${other}`, `See [it](${name}). `, '');
}

function remove() {
  if (slugs().length < 4) return false;
  const name = pick(slugs());
  fs.rmSync(`seeds/${name}`);
  unlink(name);
  return true;
}

function rename() {
  const name = pick(slugs()), to = newName();
  if (fs.existsSync(to)) return false;
  unlink(name);
  fs.renameSync(`seeds/${name}`, to);
  return true;
}

// The same length, and the times of the file as they were: an edit within
// one tick of the clock.
function sameSize() {
  const file = seedFile(), { atime, mtime } = fs.statSync(file);
  const text = read(file);
  const at = text.indexOf('glance:** ') + 10;
  const letter = text[at] === 'x' ? 'y' : 'x';
  fs.writeFileSync(file, text.slice(0, at) + letter + text.slice(at + 1));
  fs.utimesSync(file, atime, mtime);
  return true;
}

// ---- What is not a seed ----

const TEMPLATES = fs.readdirSync('templates', { recursive: true })
  .filter((name) => /\.(html|xhtml|xml|svg|opf|ncx)$/.test(name)).sort()
  .map((name) => `templates/${name}`);

function template() {
  const file = pick(TEMPLATES);
  if (!fs.existsSync(file)) return false;
  fs.appendFileSync(file, `<!-- ${words(2)} -->\n`);
  return true;
}

function asset() {
  const name = pick(['site.css', 'epub.css', 'site.js', 'search.js',
    'missing.css']);
  const [open, close] = ['/*', '*/'];
  fs.appendFileSync(`assets/${name}`, `${open} ${words(2)} ${close}\n`);
  return true;
}

function picture() {
  // One pixel as PNG; the comment behind its end changes its bytes.
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAA'
    + 'AAAgABSK+kcQAAAABJRU5ErkJggg==';
  fs.writeFileSync('seeds/p.png', Buffer.concat([Buffer.from(dot, 'base64'),
    Buffer.from(words(2))]));
  return true;
}

function product() {
  const found = fs.readdirSync('out/site', { recursive: true })
    .filter((name) => fs.statSync(`out/site/${name}`).isFile()).sort();
  fs.rmSync(`out/site/${pick(found)}`);
  return true;
}

const SITE = {
  title: () => words(2),
  publisher: () => words(1),
  base_url: () => `https://example.org/${pick(WORDS)}/`,
  lang: () => pick(['en', 'de', 'fr']),
  description: () => words(4),
};

function configuration() {
  const key = pick(Object.keys(SITE)), line = `${key}: ${SITE[key]()}`;
  return replace('seeds/site.yaml', new RegExp(`^${key}: .*$`, 'm'), line);
}

const KINDS = {
  text: () => replace(seedFile(), /glance:\*\* [^.]*\./,
    () => `glance:** ${words(12)}.`),
  'title of an entry': () => replace(seedFile(), /^### .*/m,
    () => `### ${words(3)}`),
  'title of a briefing': () => replace(seedFile(), /^title: .*/m,
    () => `title: ${words(2)}`),
  date: () => replace(seedFile(), /^date: .*/m, () => `date: ${date()}`),
  issuer: () => replace(seedFile(), /body:\*\* .*/,
    () => `body:** ${pick(ISSUERS)}`),
  topics: () => replace(seedFile(), /Tags:\*\* .*/,
    () => `Tags:** ${words(1)}, ${pick(WORDS)}`),
  'entry more': () => fs.appendFileSync(seedFile(), `\n## More\n\n${entry()}`)
    ?? true,
  'briefing, new or other': () => fs.writeFileSync(newName(), briefing())
    ?? true,
  removal: remove,
  renaming: rename,
  'same size and time': sameSize,
  template,
  words: () => replace('templates/i18n/en.yaml',
    pick([/^archive: .*/m, /^skip: .*/m, /^issued: .*/m]),
    (line) => `${line.split(':')[0]}: ${words(2)}`),
  asset,
  image: picture,
  configuration,
  'lost product': product,
  'no edit': () => true,
};

// ---- The test ----

function build() {
  const run = spawnSync(brevier, ['build', '--check-incremental'],
    { encoding: 'utf8' });
  return run.status === 0 ? '' : run.stderr || `signal ${run.signal}`;
}

fs.mkdirSync('seeds');
fs.writeFileSync('seeds/site.yaml', `${Object.entries(SITE).map(([key, value]) =>
  `${key}: ${value()}`).join('\n')}\n`);
for (let i = 0; i < 4; i++) fs.writeFileSync(`seeds/b${i}.md`, briefing());
const first = build();
if (first) console.log(`not ok the first build\n${first}`);

const done = new Map(Object.keys(KINDS).map((kind) => [kind, 0]));
for (let i = 0; i < Number(edits); i++) {
  const kind = pick(Object.keys(KINDS));
  if (KINDS[kind]() === false) continue;
  const fault = build();
  done.set(kind, done.get(kind) + 1);
  if (!fault) continue;
  console.log(`not ok edit ${i} of seed ${seed}: ${kind}`);
  console.log(fault.replace(/^/gm, '  | '));
  process.exit(0);
}
for (const [kind, n] of done)
  console.log(n ? `ok ${kind}: ${n} edits` : `skip ${kind}: not drawn`);
