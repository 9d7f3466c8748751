// EPUBCheck and DAISY Ace over EPUB files.
import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cli, die, epubcheck, int, needFile, pool, report, require, secs, tmpdir, launchChromium, PASS, FAIL } from './common.mjs';

const help = `
usage: validate-epub [options] FILE.epub...
Runs EPUBCheck and DAISY Ace over each file. One summary line per file.
Fails (exit 1) on any EPUBCheck fatal, error or warning, or any critical, serious or moderate Ace violation.
  --no-ace          EPUBCheck only
  --no-epubcheck    Ace only
  --ace-minor       minor Ace violations fail too
  --usage           list EPUBCheck usage hints (they never fail)
  --strict          usage hints, minor Ace violations and missing accessibility metadata fail too
  --json DIR        keep both tools' JSON reports in DIR
  --max-report N    problems listed per file (default 40)
  --version         print the tools' versions
Exit: 0 pass, 1 problems found, 2 wrong use or a tool is missing.
`;
if (process.argv.includes('--version')) {
  console.log(`EPUBCheck ${epubcheck.version}, Ace ${require('@daisy/ace-core/package.json').version}`);
  process.exit(PASS);
}
const { values: o, positionals } = cli(help, {
  'no-ace': { type: 'boolean' }, 'no-epubcheck': { type: 'boolean' }, 'ace-minor': { type: 'boolean' }, usage: { type: 'boolean' }, strict: { type: 'boolean' },
  json: { type: 'string' }, 'max-report': { type: 'string', default: '40' },
});
if (o.strict) o.usage = o['ace-minor'] = true;
const max = int(o['max-report'], 'max-report');
const files = positionals.map((f) => ({ name: f, file: needFile(f) }));
if (o['no-ace'] && o['no-epubcheck']) die('nothing left to run');
if (o.json) fs.mkdirSync(o.json, { recursive: true });
const tmp = tmpdir();
const reports = o.json ? path.resolve(o.json) : tmp;
const here = path.dirname(fileURLToPath(import.meta.url));
// the light JIT halves the time, for large books too
const JVM = ['-Xss4m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

// Runs EPUBCheck over all books, [file, report] each; done(i) as soon as it is through with one.
async function runEpubcheck(books, done) {
  const java = spawn('java', [...JVM, '-cp', epubcheck.jar, path.join(here, 'EpubChecks.java'), ...(o.usage ? ['--usage'] : [])]);
  let n = 0, err = '';
  java.stderr.on('data', (b) => { err += b; });
  java.stdin.on('error', () => {}); // it has ended, and says why
  java.stdin.end(books.map(([file, out]) => `${file}\n${out}\n`).join(''));
  createInterface({ input: java.stdout }).on('line', () => done(n++));
  await new Promise((resolve, reject) => java.on('close', resolve).on('error', () => reject(new Error('java not found; run install.sh'))));
  const none = books.find(([, out]) => !fs.existsSync(out));
  if (none) throw new Error(`EPUBCheck gave no report of ${none[0]}: ${err.trim().slice(0, 500)}`);
}

function readReport(out) {
  const j = JSON.parse(fs.readFileSync(out, 'utf8'));
  const lines = [];
  for (const m of j.messages) {
    if (m.severity === 'INFO' || m.severity === 'SUPPRESSED' || (m.severity === 'USAGE' && !o.usage)) continue;
    const at = m.locations?.[0];
    const where = at ? `${at.path}${at.line > 0 ? `:${at.line}` : ''}` : '';
    const more = (m.locations?.length ?? 0) + (m.additionalLocations ?? 0) - 1;
    lines.push(`epubcheck ${m.severity} ${m.ID}: ${where}: ${m.message}${more > 0 ? ` (and ${more} more)` : ''}`);
  }
  return { fatal: j.checker.nFatal, error: j.checker.nError, warning: j.checker.nWarning, usage: j.checker.nUsage, lines };
}

// Ace's runner launches a browser of its own; give it Debian's Chromium with our flags instead.
function aceTools() {
  const runnerPath = require.resolve('@daisy/ace-axe-runner-puppeteer');
  const own = require.resolve('puppeteer', { paths: [path.dirname(runnerPath)] });
  require.cache[own] = { id: own, filename: own, loaded: true, exports: { launch: (opt) => launchChromium({ protocolTimeout: opt.protocolTimeout }) } };
  return { ace: require('@daisy/ace-core'), runner: require(runnerPath) };
}

// What a book says of its accessibility that Ace misses. Who certifies it, and what it conforms to, is the publisher's to say.
const unsaid = (meta) => [...(meta?.missing ?? []), ...(meta?.empty ?? [])].filter((name) => name.startsWith('schema:'));

async function ace(tools, file, outdir) {
  let j;
  try {
    [, j] = await tools.ace(file, { cwd: process.cwd(), outdir, tmpdir: path.join(tmp, 'work'), lang: 'en', initLogger: true, silent: true,
      fileName: path.join(tmp, 'ace.log') }, tools.runner);
  } catch (e) {
    return { failed: true, n: {}, lines: [`ace: could not check: ${e?.message || e || 'see EPUBCheck'}`] };
  }
  const n = { critical: 0, serious: 0, moderate: 0, minor: 0 };
  const lines = [];
  for (const doc of j.assertions ?? []) {
    for (const a of doc.assertions ?? []) {
      if (a['earl:result']?.['earl:outcome'] !== 'fail') continue;
      const t = a['earl:test'], impact = t['earl:impact'] in n ? t['earl:impact'] : 'serious';
      n[impact]++;
      const text = String(a['earl:result']['dct:description'] ?? '').replace(/\s+/g, ' ').slice(0, 200);
      lines.push(`ace ${impact} ${t['dct:title']}: ${doc['earl:testSubject']?.url ?? ''}: ${text}`);
    }
  }
  const missing = unsaid(j['a11y-metadata']);
  if (o.strict) lines.push(...missing.map((name) => `ace: no metadata ${name}`));
  return { n, lines, missing: missing.length };
}

const results = new Map(files.map((f) => [f, { t0: 0 }]));
const tag = (f, i) => `${i + 1}-${path.basename(f.name).replace(/\.epub$/i, '')}`;
let tools;
if (!o['no-ace']) tools = aceTools();
const jobs = [];
if (!o['no-epubcheck']) {
  const books = files.map((f, i) => [f.file, path.join(reports, `${tag(f, i)}.epubcheck.json`)]);
  let t = Date.now();
  jobs.push(runEpubcheck(books, (i) => {
    results.get(files[i]).ecTime = secs(t);
    t = Date.now();
  }).then(() => files.forEach((f, i) => { results.get(f).ec = readReport(books[i][1]); })));
}
if (tools) {
  jobs.push(pool(files, 1, async (f, _w, i) => {
    const t = Date.now();
    results.get(f).ace = await ace(tools, f.file, path.join(reports, `${tag(f, i)}.ace`));
    results.get(f).aceTime = secs(t);
  }));
}
try { await Promise.all(jobs); } catch (e) { die(e.message); }

let failed = 0;
for (const f of files) {
  const { ec, ace: a, ecTime, aceTime } = results.get(f);
  const bad = (ec && (ec.fatal || ec.error || ec.warning)) ||
    (a && (a.failed || a.n.critical || a.n.serious || a.n.moderate || (o['ace-minor'] && a.n.minor))) ||
    (o.strict && (ec?.usage || a?.missing));
  if (bad) failed++;
  report([...(ec?.lines ?? []), ...(a?.lines ?? [])], max);
  const e = ec ? `epubcheck fatals=${ec.fatal} errors=${ec.error} warnings=${ec.warning}${o.usage ? ` usage=${ec.usage}` : ''} (${ecTime}s)` : 'epubcheck skipped';
  const c = !a ? 'ace skipped' : a.failed ? `ace failed (${aceTime}s)`
    : `ace critical=${a.n.critical} serious=${a.n.serious} moderate=${a.n.moderate} minor=${a.n.minor} missing=${a.missing} (${aceTime}s)`;
  console.log(`${bad ? 'FAIL' : 'PASS'} ${f.name}: ${e}; ${c}`);
}
process.exit(failed ? FAIL : PASS);
