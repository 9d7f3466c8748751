// Scores what the program makes of the extracted digests against the truth.
//
//   node score.mjs [--hold] [--faults] [NAME.FORMAT...]
//
// Prints a line 'ok' or 'not ok' for each file, a table, and the totals of
// each format beside the goals. A file fails where a score is below the one
// that goals.json holds for it.
//
//   --hold     writes scores that have risen into goals.json
//   --faults   tells every difference
//
// CORPUS names another folder with digests/, extracted/ and goals.json.
//
// Each field is a fraction: what is right of what there is, in the truth or
// in the briefing, so that too much counts against it like too little. Facts
// are right or wrong; a text is as right as its distance (Levenshtein, Soviet
// Physics Doklady 10, 1966) to the true one is small. Entries and notes are
// compared with the one that they resemble, in order. Where the extraction
// has lost the words of a link in prose (all but xml and pdf), its address is
// enough, in the right entry or note.
//
// What the program's report calls certain has to be right: one such place
// that is wrong fails the file.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteOf, tidy, truthOf } from './truth.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const here = process.env.CORPUS ?? path.join(root, 'tests/import');
const brevier = process.env.BREVIER ?? path.join(root, '.build/brevier');
const goalsFile = path.join(here, 'goals.json');
const goals = JSON.parse(fs.readFileSync(goalsFile, 'utf8'));
const options = process.argv.slice(2).filter((a) => a.startsWith('--'));
const chosen = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const FORMATS = ['txt', 'double.txt', 'xhtml', 'xml', 'pdf'];
const LINKS = ['article', 'references', 'note links'];
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
process.on('exit', () => fs.rmSync(work, { recursive: true }));

if (!fs.existsSync(brevier)) {
  console.log('not ok the program is not there; make builds it');
  process.exit(0);
}

// ---- Building ----------------------------------------------------------

// The briefing of a file, with all addresses of each entry; null where the
// program does not read this format.
function build(name, format) {
  const folder = path.join(work, `${name}.${format}`);
  const seeds = path.join(folder, 'seeds');
  fs.mkdirSync(seeds, { recursive: true });
  fs.writeFileSync(path.join(seeds, 'site.yaml'), siteOf(path.join(here, 'digests', `${name}.html`)));
  fs.copyFileSync(path.join(here, 'extracted', `${name}.${format}`), path.join(seeds, `${name}.${format.split('.').at(-1)}`));
  try {
    execFileSync(brevier, ['build', '--seeds', seeds, '--out', path.join(folder, 'out'),
      '--templates', path.join(root, 'templates'), '--assets', path.join(root, 'assets')], { stdio: 'pipe' });
  } catch (error) {
    if (/no briefing in this folder|\[(seed-format|pdf-tool)\]/.test(`${error.stderr}`)) return null;
    throw new Error(`${name}.${format} does not build: ${error.stderr ?? error}`);
  }
  const made = path.join(folder, 'out/site', name, name);
  const briefing = JSON.parse(fs.readFileSync(`${made}.json`, 'utf8'));
  const entries = briefing.sections.flatMap((s) => s.entries);
  const parts = fs.readFileSync(`${made}.md`, 'utf8').split(/^### /m).slice(1);
  entries.forEach((e, i) => {
    const body = (parts[i] ?? '').split(/^## /m)[0];
    e.urls = [...body.matchAll(/\]\(<?([^\s>]+?)>?\)|<(https?:[^>]+)>/g)].map((m) => (m[1] ?? m[2]).replace(/\\(.)/g, '$1'));
  });
  briefing.claims = claims(path.join(seeds, `${name}.${format.split('.').at(-1)}`));
  return briefing;
}

// What the program says of each link, and how sure it is.
function claims(file) {
  const told = execFileSync(brevier, ['import', '--report', '--json', '-n', file], { stdio: ['ignore', 'pipe', 'ignore'] });
  return JSON.parse(told).links;
}

// ---- Comparing ---------------------------------------------------------

function distance(a, b) {
  let row = Uint32Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint32Array(b.length + 1);
    next[0] = i;
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
    row = next;
  }
  return row[b.length];
}

const grams = (s) => new Set(Array.from({ length: Math.max(s.length - 2, 0) }, (_, i) => s.slice(i, i + 3)));
function likeness(a, b) {
  const [x, y] = [grams(a), grams(b)];
  return (2 * [...x].filter((g) => y.has(g)).length) / (x.size + y.size || 1);
}

// Pairs of a and b in order, [item or undefined, item or undefined].
function pair(a, b, words) {
  const [x, y] = [a.map(words), b.map(words)];
  const best = Array.from({ length: a.length + 1 }, () => new Float64Array(b.length + 1));
  const like = x.map((s) => y.map((t) => likeness(s, t)));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + like[i][j]);
  const pairs = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && like[i][j] > 0.1 && best[i][j] === best[i + 1][j + 1] + like[i][j]) pairs.push([a[i++], b[j++]]);
    else if (j === b.length || (i < a.length && best[i][j] === best[i + 1][j])) pairs.push([a[i++], undefined]);
    else pairs.push([undefined, b[j++]]);
  }
  return pairs;
}

const plain = (s) => tidy(s ?? '');
const unnumbered = (s) => plain(s).replace(/^\d+[.)] /, '');
const count = (list) => list.reduce((map, item) => map.set(item, (map.get(item) ?? 0) + 1), new Map());

// Whether a claim of the report is wrong: a document's address that is not
// the entry's, a name that has another address, a link in the wrong entry or
// note.
function judge(truth, titles) {
  const key = (...parts) => parts.map((p) => unnumbered(`${p}`)).join('|');
  const right = new Set();
  for (const e of truth.sections.flatMap((s) => s.entries)) {
    right.add(key('document', e.title, e.article_url));
    for (const url of [...e.references, e.article_url]) right.add(key('entry', e.title, url));
  }
  for (const n of truth.sections.flatMap((s) => s.notes))
    for (const { label, url, prose } of n.links) {
      right.add(key('name', label, url));
      right.add(key('note', Number(n.date.slice(8)), url));
      if (prose) right.add(key('prose', url));
    }
  // What stands in no entry and no note belongs to its section, or to all.
  const told = truth.sections.flatMap((s) => [
    ...s.entries.flatMap((e) => [e.article_url, ...e.references]), ...s.notes.flatMap((n) => n.links.map((l) => l.url))]);
  const apart = new Set(truth.urls.filter((u) => !told.includes(u)));
  const day = (s) => Number(s.match(/(\d+)[日.]?$|(\d+)(?=[日.\s]|st|nd|er)/)?.[0].match(/\d+/) ?? s.match(/\d+/));
  return ({ place, of: { kind, name }, words, url }) => {
    const of = { kind, name: kind === 'entry' ? titles.get(name) : name };
    if (place === 'document') return !right.has(key('document', of.name, url));
    if (of.kind === 'entry') return !right.has(key('entry', of.name, url));
    if (of.kind === 'note' && place === 'words' && right.has(key('name', words.replace(/^[(（]|[)）]$/g, ''), url))) return false;
    if (of.kind !== 'note') return !apart.has(url);
    return !right.has(key('note', day(of.name), url)) || (place === 'words' && !right.has(key('prose', url)));
  };
}

function score(truth, briefing, anchored) {
  const scores = {};
  const faults = [];
  const add = (field, right, of) => {
    scores[field] ??= [0, 0];
    scores[field][0] += right;
    scores[field][1] += of;
  };
  const fault = (field, where, should, is) => faults.push(`${field}${where ? ` of '${where}'` : ''}: ${JSON.stringify(is ?? null)} should be ${JSON.stringify(should ?? null)}`);
  const fact = (field, where, should, is, made = plain) => {
    if (!should && !is) return;
    const right = made(should) === made(is);
    add(field, right ? 1 : 0, 1);
    if (!right) fault(field, where, should, is);
  };
  const prose = (field, where, should, is) => {
    const [a, b] = [plain(should), plain(is)];
    const away = a === b ? 0 : distance(a, b);
    add(field, Math.max(a.length, b.length) - away, Math.max(a.length, b.length));
    if (away) {
      let at = 0;
      while (a[at] === b[at]) at++;
      fault(field, where, `…${a.slice(Math.max(at - 25, 0), at + 30)}…`, `…${b.slice(Math.max(at - 25, 0), at + 30)}…`);
    }
  };
  const set = (field, where, should, is) => {
    const [a, b] = [new Set(should), new Set(is)];
    const missing = [...a].filter((u) => !b.has(u));
    const extra = [...b].filter((u) => !a.has(u));
    add(field, a.size - missing.length, a.size + extra.length);
    if (missing.length) fault(field, where, `to have ${missing.join(' ')}`, 'not there');
    if (extra.length) fault(field, where, `without ${extra.join(' ')}`, 'there');
  };

  if (truth.title) fact('title', '', truth.title, briefing.title);
  if (truth.date) fact('date', '', truth.date, briefing.date);
  truth.sections.forEach((s, k) => s.title && fact('sections', '', s.title, briefing.sections[k]?.title));

  const entries = [truth, briefing].map((b) => b.sections.flatMap((s) => s.entries));
  const words = (e) => [e.title, e.article_url, e.summary_text, e.comment_text].join(' ');
  const titles = new Map();
  for (const [should, is] of pair(...entries, words)) {
    if (is) titles.set(plain(is.title), should?.title);
    const where = (should ?? is).title?.slice(0, 40);
    add('entries', should && is ? 1 : 0, 1);
    if (!is || !should) fault('entries', where, should?.title, is?.title);
    fact('titles', where, should?.title, is?.title, unnumbered);
    fact('native titles', where, should?.native_title, is?.native_title);
    fact('issuers', where, should?.issuing_body, is?.issuing_body);
    fact('dates', where, should?.date, is?.date);
    fact('article', where, should?.article_url, is?.article_url);
    const rest = is?.urls.filter((u) => u !== is.article_url && !truth.printed.includes(u));
    set('references', where, should?.references ?? [], rest ?? []);
    prose('summary', where, should?.summary_text, is?.summary_text);
    prose('comment', where, should?.comment_text, is?.comment_text);
    fact('bullets', where, `${should?.bullets}`, `${is?.bullets}`);
  }
  const notes = [truth, briefing].map((b) => b.sections.flatMap((s) => s.notes));
  for (const [should, is] of pair(...notes, (n) => n.text)) {
    const where = (should ?? is).text.slice(0, 40);
    add('notes', should && is ? 1 : 0, 1);
    if (!is || !should) fault('notes', where, should?.text, is?.text);
    fact('note dates', where, should?.date, is?.date);
    prose('note text', where, should?.text, is?.text);
    const loose = new Set((should?.links ?? []).filter((l) => l.prose && !anchored).map((l) => l.url));
    const pairs = (note) => (note?.links ?? []).map((l) => `[${loose.has(l.url) ? '' : plain(l.label)}](${l.url})`);
    set('note links', where, pairs(should), pairs(is));
  }
  truth.sections.forEach((s, k) => {
    const is = briefing.sections[k];
    add('parts', is && is.entries.length === s.entries.length && is.notes.length === s.notes.length ? 1 : 0, 1);
  });
  if (briefing.sections.length > truth.sections.length) add('parts', 0, briefing.sections.length - truth.sections.length);

  scores.trust = { certain: [0, 0], likely: [0, 0], guess: [0, 0] };
  const wrong = judge(truth, titles);
  for (const claim of briefing.claims.filter((c) => !truth.printed.includes(c.url))) {
    const bad = wrong(claim);
    scores.trust[claim.confidence][0] += bad ? 0 : 1;
    scores.trust[claim.confidence][1] += 1;
    if (bad) fault(`a ${claim.confidence} ${claim.place}`, `${claim.of.name} (${claim.evidence})`, 'elsewhere', `${claim.url} on ${claim.words}`);
  }

  const [should, is] = [count(truth.urls), count(briefing.all_urls)];
  scores.lost = [...should.keys()].filter((u) => !is.has(u)).length;
  scores.doubled = [...is].filter(([u, n]) => should.has(u) && n > should.get(u)).length;
  for (const u of should.keys()) if (!is.has(u)) fault('lost', '', u);
  for (const [u, n] of is) if (should.has(u) && n > should.get(u)) fault('doubled', u, should.get(u), n);
  return { scores, faults };
}

// ---- Telling -----------------------------------------------------------

const isCount = (field) => field === 'lost' || field === 'doubled';
const isTrust = (field) => field === 'trust';
const down = ([right, of]) => Math.floor((of ? right / of : 1) * 10000) / 10000;
const flat = (scores) => Object.fromEntries(Object.entries(scores).filter(([field]) => !isTrust(field)).map(([field, s]) => [field, isCount(field) ? s : down(s)]));
function sum(list, test) {
  const all = list.flatMap(Object.entries).filter(([field]) => !isCount(field) && !isTrust(field) && test(field)).map(([, s]) => s);
  return down([all.reduce((n, s) => n + s[0] / (s[1] || 1), 0), all.length]);
}
// The mean over all fields and files: a fact counts as much as a text.
const groups = (list) => ({
  fields: sum(list, (f) => !LINKS.includes(f)),
  links: sum(list, (f) => LINKS.includes(f)),
  lost: list.reduce((n, s) => n + s.lost, 0),
  doubled: list.reduce((n, s) => n + s.doubled, 0),
});

const names = fs.readdirSync(path.join(here, 'digests')).filter((f) => f.endsWith('.html')).map((f) => path.basename(f, '.html')).sort();
const made = [];
const skipped = new Set();
for (const format of FORMATS) {
  for (const name of names) {
    const file = `${name}.${format}`;
    if (chosen.length && !chosen.includes(file)) continue;
    if (skipped.has(format) || !fs.existsSync(path.join(here, 'extracted', file))) continue;
    const truth = truthOf(path.join(here, 'digests', `${name}.html`));
    let briefing;
    try {
      briefing = build(name, format);
    } catch (error) {
      console.log(`not ok ${file}\n  | ${error.message.trim().split('\n').join('\n  | ')}`);
      continue;
    }
    if (!briefing) {
      skipped.add(format);
      console.log(`skip ${format}: the program does not read it here`);
      continue;
    }
    const { scores, faults } = score(truth, briefing, format === 'xml' || format === 'pdf');
    const now = flat(scores);
    const held = goals.held[file] ?? {};
    const fallen = Object.keys(now).filter((f) => f in held && (isCount(f) ? now[f] > held[f] : now[f] < held[f]));
    const overdone = scores.trust.certain[1] - scores.trust.certain[0];
    if (overdone) console.log(`not ok ${file}: ${overdone} of ${scores.trust.certain[1]} certain links are wrong`);
    else console.log(fallen.length ? `not ok ${file}: ${fallen.map((f) => `${f} ${now[f]}, was ${held[f]}`).join('; ')}` : `ok ${file}`);
    if (overdone || fallen.length || options.includes('--faults')) for (const f of faults) console.log(`  | ${f}`);
    for (const f of Object.keys(now)) held[f] = f in held ? Math[isCount(f) ? 'min' : 'max'](now[f], held[f]) : now[f];
    goals.held[file] = held;
    made.push({ file, format, scores });
  }
}
// What was held once must not vanish with its file.
for (const file of Object.keys(goals.held))
  if (!chosen.length && !skipped.has(file.slice(file.indexOf('.') + 1)) && !fs.existsSync(path.join(here, 'extracted', file)))
    console.log(`not ok ${file}: it is not there`);
if (options.includes('--hold')) {
  goals.held = Object.fromEntries(Object.entries(goals.held).sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = Object.entries(goals.held).map(([file, held]) => `    ${JSON.stringify(file)}: ${JSON.stringify(held)}`);
  fs.writeFileSync(goalsFile, `{\n  "goals": ${JSON.stringify(goals.goals)},\n  "held": {\n${lines.join(',\n')}\n  }\n}\n`);
}

const fields = ['title', 'date', 'sections', 'parts', 'entries', 'titles', 'native titles', 'issuers', 'dates', 'summary', 'comment', 'bullets', 'notes', 'note dates', 'note text', ...LINKS];
const cell = (s) => (s ? down(s).toFixed(2).replace('1.00', '1').replace(/^0/, '').replace(/^$/, '0') : '-').padStart(5);
const row = (name, scores) => `  | ${name.padEnd(24)}${fields.map((f) => cell(scores[f])).join('')}${String(scores.lost).padStart(5)}${String(scores.doubled).padStart(5)}`;
if (made.length) {
  console.log(`  | ${'file'.padEnd(24)}${[...fields, 'lost', 'doubled'].map((f) => f.replace('note ', 'n.').replace('native titles', 'nativ').replace('sections', 'sect').slice(0, 4).padStart(5)).join('')}`);
  for (const { file, scores } of made) console.log(row(file, scores));
}
for (const format of FORMATS) {
  const list = made.filter((m) => m.format === format).map((m) => m.scores);
  if (!list.length) continue;
  const total = groups(list);
  const goal = goals.goals[format];
  const trusts = ['certain', 'likely', 'guess'].map((t) => [t, ...[0, 1].map((k) => list.reduce((n, s) => n + s.trust[t][k], 0))]);
  console.log(`  | ${format.padEnd(12)}${list.length} files: ${Object.entries(total).map(([k, v]) => `${k} ${v}${k in goal ? ` (goal ${goal[k]})` : ''}`).join(', ')}`);
  console.log(`  | ${''.padEnd(12)}places right: ${trusts.map(([t, right, of]) => `${t} ${right} of ${of}`).join(', ')}`);
}
