// Pages in Chromium: axe-core, console, requests, sideways scrolling, background.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium, pool, require, secs, serve } from './common.mjs';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const SCHEMES = ['light', 'dark'];
const BELOW = '/a/path/below'; // where a site is served that must work below the root of a host
const MAX_UNOPENED = 5; // more would tell no more, and each costs a time-out

// What each page is opened as, once each: the other widths and the other scheme follow without loading it again.
const VISITS = [
  { name: 'http', widths: [1280, 768], schemes: SCHEMES, axe: true },
  { name: 'below', widths: [320], schemes: [...SCHEMES].reverse(), axe: true, phone: true },
  { name: 'file', widths: [1280, 320], schemes: SCHEMES.slice(0, 1) },
];

// In the page: its width where that is more than the window's, what reaches so far, and its background.
function layout(w) {
  const e = document.scrollingElement ?? document.documentElement;
  const got = Math.max(e.scrollWidth, document.documentElement.scrollWidth, window.innerWidth);
  const bgOf = (n) => n ? getComputedStyle(n).backgroundColor : '';
  const bg = [bgOf(document.documentElement), bgOf(document.body), getComputedStyle(document.documentElement).colorScheme].join('|');
  if (got <= w + 1) return { bg };
  for (const n of document.querySelectorAll('body *')) {
    const r = n.getBoundingClientRect();
    if (r.width && r.right + window.scrollX > w + 1)
      return { bg, got, who: n.tagName.toLowerCase() + (n.id ? `#${n.id}` : '') + (typeof n.className === 'string' && n.className ? `.${n.className.trim().split(/\s+/).join('.')}` : '') };
  }
  return { bg, got, who: document.querySelector('meta[name=viewport]') ? '?' : 'no viewport meta element' };
}

// In the page: to the end and back, so that lazy resources are asked for.
async function scrollThrough() {
  window.scrollTo(0, document.documentElement.scrollHeight);
  await new Promise((r) => requestAnimationFrame(() => setTimeout(r, 30)));
  window.scrollTo(0, 0);
}

const runAxe = (opt) => window.axe.run(document, opt).then((x) => x.violations.map((v) => ({
  id: v.id, impact: v.impact, help: v.help, n: v.nodes.length, at: v.nodes[0].target.join(' '), html: v.nodes[0].html.slice(0, 120) })));

// A tab that tells what goes wrong in it. `now` says what is open there: { rel, here, mode, redirects, left }.
async function openTab(chrome, now, ok, told) {
  const page = await chrome.newPage();
  page.on('console', (m) => { if (['error', 'assert'].includes(m.type()) && !/net::ERR_BLOCKED_BY_CLIENT/.test(m.text())) told('console', m.text().slice(0, 300)); });
  page.on('pageerror', (e) => told('console', `uncaught: ${String(e?.message ?? e).slice(0, 300)}`));
  page.on('response', (r) => { if (r.status() >= 400) told('console', `HTTP ${r.status()} ${r.url()}`, r.url()); });
  await page.setRequestInterception(true);
  page.on('request', (r) => {
    // A page that redirects is held, so that it can be judged: a page left while a script runs in it never answers.
    if (now.redirects && r.isNavigationRequest() && r.url() !== now.here) { now.left = true; return r.abort('aborted'); }
    if (ok(r.url())) return r.continue();
    told('requests', `${r.resourceType()} ${r.url().slice(0, 200)}`, r.url());
    r.abort('blockedbyclient');
  });
  const cdp = await page.createCDPSession();
  await cdp.send('Network.enable');
  cdp.on('Network.webSocketCreated', (e) => told('requests', `websocket ${e.url}`, e.url));
  return page;
}

// Opens `list`, pages below `root`, and tells each fault by `add(kind, { page, mode, text }, key)`: 'axe', 'console', 'requests', 'overflow', 'dark'.
export async function checkInBrowser(root, list, { axeOff = [], httpOnly, jobs, requireDark }, add) {
  const t = Date.now();
  const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const axeOpt = { runOnly: { type: 'tag', values: AXE_TAGS }, resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true }, ...Object.fromEntries(axeOff.map((r) => [r, { enabled: false }])) } };
  const [server, below] = [await serve(root), await serve(root, BELOW)];
  const base = { http: server.url, below: below.url + BELOW, file: pathToFileURL(root).href };
  const chrome = await launchChromium();
  const count = { pages: list.length, loads: 0, axeRuns: 0 };
  let unopened = 0;

  async function visitPage(visit, page, now, told, bg) {
    const width = (w) => page.setViewport({ width: w, height: 900, isMobile: Boolean(visit.phone), hasTouch: Boolean(visit.phone) });
    const scheme = (value) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    await width(visit.widths[0]);
    await scheme(visit.schemes[0]);
    await page.goto(now.here, { waitUntil: 'load', timeout: 30000 });
    count.loads++;
    if (visit.axe) await page.evaluate(axe);
    for (const w of visit.widths) {
      await width(w);
      await page.evaluate(scrollThrough);
      for (const s of visit.schemes) {
        now.mode = `${visit.name} ${w} ${s}`;
        await scheme(s);
        const lay = await page.evaluate(layout, w);
        if (lay.got) told('overflow', `${lay.got}px wide at ${w}px: ${lay.who}`, `${w} ${lay.who}`);
        bg[s] = lay.bg;
        if (!visit.axe) continue;
        count.axeRuns++;
        for (const v of await page.evaluate(runAxe, axeOpt))
          told('axe', `${v.impact} ${v.id}: ${v.help}: ${v.n} x, first ${v.at}`, v.id + (v.id === 'color-contrast' ? s : ''));
      }
    }
    if (now.redirects && !now.left) told('console', 'does not redirect', 'redirect');
  }

  await pool(list, jobs, async (rel) => {
    const bg = {};
    const redirects = /<meta http-equiv="?refresh/i.test(fs.readFileSync(path.join(root, rel), 'utf8'));
    for (const visit of VISITS) {
      if (unopened >= MAX_UNOPENED || (httpOnly && visit.name !== 'http')) continue;
      const now = { rel, here: `${base[visit.name]}/${rel.split('/').map(encodeURIComponent).join('/')}`,
        mode: `${visit.name} ${visit.widths[0]} ${visit.schemes[0]}`, redirects, left: false };
      // browsers ask for favicon.ico unasked
      const ok = (u) => /^(data|blob|about):/.test(u) || u.startsWith(base[visit.name] + '/') || u === `${below.url}/favicon.ico`;
      const told = (kind, text, key = text) => add(kind, { page: rel, mode: now.mode, text }, key);
      // A tab of its own: one in the background draws nothing.
      const page = await openTab(chrome, now, ok, told);
      await visitPage(visit, page, now, told, bg).catch((e) => {
        unopened++;
        told('console', `could not open: ${e.message.slice(0, 200)}`);
      });
      await page.close();
    }
    if (requireDark && bg.light === bg.dark) add('dark', { page: rel, mode: '', text: 'same background in light and dark' }, '');
  });
  await chrome.close();
  server.close();
  below.close();
  count.time = secs(t);
  return count;
}
