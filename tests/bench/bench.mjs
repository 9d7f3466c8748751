// Measures the program: make bench, or
//
//   node bench.mjs [BRIEFINGS] [--in DIR]
//
// Made-up briefings (digest.h) of ten entries each, 1000 of them where
// nothing else is said. Prints a table and writes it as JSON beside the
// programs, into .build/bench/results.json, and as a chart, chart.svg. Nothing
// here is a test: no figure is compared with a goal.
//
// Steps are measured in process (measure.c), without files, on one core;
// builds as a whole program, in a folder in memory where the system has one
// and then on disk (--in names one folder instead), each RUNS times: by
// hyperfine where it is installed, else by spent.c. Medians count. Beside them
// stand the floor (floor.c) and what others need (peers.mjs), where they are
// installed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { putChart } from './chart.mjs';
import { makePeers } from './peers.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const brevier = process.env.BREVIER ?? path.join(root, '.build/brevier');
const tools = process.env.BENCH ?? path.join(root, '.build/bench');
const RUNS = 5;
const SITE = 'title: Policy watch\nbase_url: https://example.org/watch/\n';

const { briefings, folders } = options(process.argv.slice(2));
const places = folders.map((folder) =>
  fs.mkdtempSync(path.join(folder, 'bench-')));
const [work] = places;
process.on('exit', () => places.forEach((place) =>
  fs.rmSync(place, { recursive: true, force: true })));
process.on('SIGINT', () => process.exit(130));

function options(args) {
  const at = args.indexOf('--in');
  const named = at < 0 ? undefined : args.splice(at, 2)[1];
  const number = Number(args[0] ?? 1000);
  if (args.length > 1 || !Number.isInteger(number) || number < 1) {
    console.error('usage: node bench.mjs [BRIEFINGS] [--in DIR]');
    process.exit(2);
  }
  return { briefings: number,
    folders: named ? [named] : [memoryFolder(), tools] };
}

function memoryFolder() {
  try {
    fs.accessSync('/dev/shm', fs.constants.W_OK);
    return '/dev/shm';
  } catch {
    return os.tmpdir();
  }
}

function tool(name, ...args) {
  const file = path.join(tools, name);
  return execFileSync(file, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function has(command) {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

// ---- Whole programs ----

// What each run needs, done before it and not measured.
function prepare(fresh) {
  for (const name of fresh) fs.rmSync(name, { recursive: true, force: true });
}

function byHyperfine(command, fresh) {
  const file = path.join(work, 'hyperfine.json');
  const clean = fresh.length ? ['--prepare', `rm -rf ${fresh.join(' ')}`] : [];
  execFileSync('hyperfine', ['-N', '--warmup', '1', '--runs', String(RUNS),
    ...clean, '--export-json', file, command.join(' ')], { stdio: 'ignore' });
  const [result] = JSON.parse(fs.readFileSync(file)).results;
  return { wall: result.median, user: result.user, system: result.system };
}

function bySpent(command, fresh) {
  const runs = [];
  for (let i = 0; i < RUNS; i++) {
    prepare(fresh);
    runs.push(JSON.parse(tool('spent', ...command)));
  }
  const of = (key) => median(runs.map((run) => run[key]));
  return { wall: of('wall'), user: of('user'), system: of('system') };
}

// Seconds and bytes of a command; the folders in fresh are removed before
// each run of it.
function measure(command, fresh = []) {
  prepare(fresh);
  const { peak } = JSON.parse(tool('spent', ...command)); // warms up, too
  const times = hyperfine ? byHyperfine(command, fresh)
    : bySpent(command, fresh);
  return { ...times, peak };
}

function sizeOf(name) {
  let bytes = 0, files = 0;
  for (const item of fs.readdirSync(name, { withFileTypes: true })) {
    const inside = path.join(name, item.name);
    const below = item.isDirectory() ? sizeOf(inside)
      : { bytes: fs.lstatSync(inside).size, files: 1 };
    bytes += below.bytes;
    files += below.files;
  }
  return { bytes, files };
}

// ---- What is measured ----

function makeSeeds(place, kind) {
  const seeds = path.join(place, kind);
  tool('corpus', seeds, kind, String(briefings), '10');
  fs.writeFileSync(path.join(seeds, 'site.yaml'), SITE);
  return seeds;
}

function buildOf(seeds, out, ...more) {
  return [brevier, 'build', '--seeds', seeds, '--out', out,
    '--templates', path.join(root, 'templates'),
    '--assets', path.join(root, 'assets'), ...more];
}

// Each time a text is another one: a word more in the midst of a briefing.
function measureEdits(seeds, out) {
  const file = path.join(seeds, fs.readdirSync(seeds).sort()[briefings >> 1]);
  const text = fs.readFileSync(file, 'utf8'), runs = [];
  for (let i = 0; i < RUNS; i++) {
    fs.writeFileSync(file, text.replace(/^(\*\*Our comment:\*\*) /m,
      `$1 ${'Again and '.repeat(i + 1)}`));
    runs.push(JSON.parse(tool('spent', ...buildOf(seeds, out))));
  }
  fs.writeFileSync(file, text);
  const result = {};
  for (const key of Object.keys(runs[0]))
    result[key] = median(runs.map((run) => run[key]));
  return result;
}

function measureBuilds(place) {
  const out = path.join(place, 'out'), copy = path.join(place, 'copy');
  const text = makeSeeds(place, 'text'), seeds = makeSeeds(place, 'markdown');
  const builds = {
    'build, from text': measure(buildOf(text, out), [out]),
    'build, from Markdown': measure(buildOf(seeds, out), [out]),
    'build, one thread': measure(buildOf(seeds, out, '--threads', '1'), [out]),
  };
  const site = sizeOf(path.join(out, 'site'));
  builds['build, nothing changed'] = measure(buildOf(seeds, out));
  builds['build, one text changed'] = measureEdits(seeds, out);
  builds['find of the seeds'] =
    measure(['find', seeds, '-printf', '%T@\\n']);
  builds['cp -r of the site'] =
    measure(['cp', '-r', path.join(out, 'site'), copy], [copy]);
  for (const result of Object.values(builds)) {
    result.per_briefing = result.wall / briefings;
    result.site = site;
  }
  return builds;
}

// How well the cores are used where the oldest briefing, which comes last, has
// a hundred times the entries of the others, and where all are alike.
function measureBalance() {
  const of = ({ wall, user, system }) => (user + system) / wall;
  const out = path.join(work, 'out'), seeds = path.join(work, 'uneven');
  const n = Math.min(briefings, 1000);
  tool('corpus', seeds, 'markdown', String(n), '10');
  const even = of(measure(buildOf(seeds, out), [out]));
  tool('corpus', seeds, 'markdown', '1', '1000');
  const uneven = of(measure(buildOf(seeds, out), [out]));
  prepare([seeds]);
  return { briefings: n, even, uneven };
}

// Each part of a build of all, by its own account.
function measurePhases() {
  const out = path.join(work, 'out');
  prepare([out]);
  const said = execFileSync(brevier,
    buildOf(path.join(work, 'markdown'), out, '--times').slice(1),
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const line = /^(\w+) ([\d.]+) s, ([\d.]+) s of the processors$/gm;
  return Object.fromEntries([...said.matchAll(line)].map(
    ([, name, wall, processor]) =>
      [name, { wall: Number(wall), processor: Number(processor) }]));
}

// The floor of the same bytes, and the peers, once each: what they take is far
// from what differs between runs.
function measureOthers(builds) {
  const site = path.join(work, 'out/site'), seeds = path.join(work, 'markdown');
  const fresh = path.join(work, 'floor'), floors = [], others = {};
  for (let i = 0; i < RUNS; i++) {
    prepare([fresh]);
    floors.push(JSON.parse(tool('floor', seeds, site, fresh)));
  }
  prepare([fresh]);
  others.floor = { wall: median(floors.map((one) => one.wall)) };
  for (const [name, peer] of Object.entries(makePeers(seeds, site, work, tools))) {
    prepare(peer.fresh);
    process.chdir(peer.cwd ?? work);
    others[name] = JSON.parse(tool('spent', ...peer.command));
    process.chdir(root);
  }
  const own = builds['build, from Markdown'].wall;
  for (const other of Object.values(others)) other.ratio = other.wall / own;
  return others;
}

// ---- Output ----

const pad = (value, width) => String(value).padStart(width);
const ms = (seconds) => (seconds * 1e3).toFixed(seconds < 0.01 ? 2 : 0);

function printSteps(steps) {
  console.log('in process, on one core, without files (medians of 7)');
  const names = {
    import: 'text of Tika -> Markdown, a briefing each',
    large: 'text of Tika -> Markdown, one text',
    read: 'Markdown -> model',
    html: 'model -> XHTML',
  };
  for (const [key, { bytes, mb_per_second: rate }] of Object.entries(steps))
    console.log(`  ${names[key].padEnd(44)}${pad(rate.toFixed(1), 7)} MB/s`
      + ` of ${(bytes / 1e6).toFixed(1)} MB`);
}

function printBuilds(builds, place) {
  console.log(`\n${briefings} briefings in ${place}, ${os.cpus().length} `
    + `cores (medians of ${RUNS}${hyperfine ? ', hyperfine' : ''})`);
  console.log(`  ${''.padEnd(26)}    wall    user     sys   each     peak`);
  for (const [name, it] of Object.entries(builds))
    console.log(`  ${name.padEnd(26)}${pad(ms(it.wall), 5)} ms`
      + `${pad(ms(it.user), 5)} ms${pad(ms(it.system), 5)} ms`
      + `${pad((it.per_briefing * 1e3).toFixed(2), 7)}`
      + `${pad((it.peak / 1e6).toFixed(0), 6)} MB`);
  const { site, wall } = builds['build, from Markdown'];
  console.log(`  the site: ${site.files} files, `
    + `${(site.bytes / 1e6).toFixed(0)} MB; from Markdown `
    + `${(site.files / wall).toFixed(0)} files/s, `
    + `${(site.bytes / 1e6 / wall).toFixed(0)} MB/s`);
}

function printPhases(phases) {
  console.log('\nthe parts of a build from Markdown: by the clock, and of all '
    + 'processors');
  for (const [name, { wall, processor }] of Object.entries(phases))
    console.log(`  ${name.padEnd(26)}${pad(ms(wall), 5)} ms`
      + `${pad(ms(processor), 7)} ms`);
}

function printBalance({ briefings: n, even, uneven }) {
  console.log(`\ncores at work: ${even.toFixed(2)} with ${n} alike, `
    + `${uneven.toFixed(2)} where one has 1000 entries`);
}

function printOthers(others) {
  console.log('\nothers, and how many times as long as from Markdown');
  for (const [name, { wall, ratio }] of Object.entries(others))
    console.log(`  ${name.padEnd(26)}${pad(ms(wall), 7)} ms`
      + `${pad(ratio.toFixed(2), 8)}`);
}

const hyperfine = has('hyperfine');
const steps = JSON.parse(tool('measure', String(Math.min(briefings, 500))));
printSteps(steps);
const builds = measureBuilds(work);
printBuilds(builds, folders[0]);
const balance = measureBalance();
printBalance(balance);
const phases = measurePhases();
printPhases(phases);
const others = measureOthers(builds);
printOthers(others);
const disk = places[1] ? measureBuilds(places[1]) : undefined;
if (disk) printBuilds(disk, folders[1]);
const results = { date: new Date().toISOString().slice(0, 10), briefings,
  folders, cores: os.cpus().length, cpu: os.cpus()[0]?.model, hyperfine, steps,
  builds, balance, phases, others, disk };
putChart(path.join(tools, 'chart.svg'),
  Object.entries({ ...builds, ...others })
    .map(([name, { wall }]) => ({ name, wall })),
  `${briefings.toLocaleString('en')} briefings on ${results.cores} cores, `
    + results.date);
fs.writeFileSync(path.join(tools, 'results.json'),
  `${JSON.stringify(results, null, 2)}\n`);
