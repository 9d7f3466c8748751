// Runs every validator on good and broken inputs and checks that each passes or fails for the right reason.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli, exec, secs, tmpdir } from './common.mjs';
import * as fx from './fixtures.mjs';

const help = `
usage: selftest [--only NAMES] [--verbose]
Shows that the harness works: good inputs pass, each seeded fault is found. Ends with 'N passed, N failed'.
  --only NAMES   of lock,epub,site,feeds,zip,lighthouse,shots (by comma)
  --verbose      print every runner's output
`;
const { values: o } = cli(help, { only: { type: 'string' }, verbose: { type: 'boolean' } }, 0, 0);
const here = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const t = tmpdir();
const want = (k) => !o.only || o.only.split(',').includes(k);
let passed = 0, failed = 0;

// The caller's locale must not matter, so the runners are given the poorest. code: exit code; has: strings or expressions that the output must hold
async function check(label, cmd, args, code, has = []) {
  const t0 = Date.now();
  const r = await exec(path.join(here, cmd), args, { cwd: t, env: { ...process.env, LC_ALL: 'C' } });
  const out = r.out + r.err;
  const missing = has.filter((h) => !(h instanceof RegExp ? h.test(out) : out.includes(h)));
  const ok = r.code === code && !missing.length;
  if (ok) passed++; else failed++;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${label} (${secs(t0)}s)${r.code === code ? '' : ` exit ${r.code}, expected ${code}`}${missing.length ? ` missing: ${missing.join(' | ')}` : ''}`);
  if (!ok || o.verbose) console.log(out.replace(/^/gm, '    '));
}
const put = (f, s) => { fs.writeFileSync(path.join(t, f), typeof s === 'string' ? s : JSON.stringify(s)); return f; };
const zip = (f, e) => path.basename(fx.writeZip(path.join(t, f), e));

if (want('lock')) {
  const lock = JSON.parse(fs.readFileSync(path.join(here, 'package-lock.json'), 'utf8')).packages;
  const odd = Object.entries(lock).flatMap(([at, p]) => [
    ...(p.resolved ? [`${at}: resolved`] : []),
    ...Object.entries({ ...p.dependencies, ...p.optionalDependencies, ...p.peerDependencies }).filter(([, v]) => !/\d|[*x]/.test(v)).map(([d, v]) => `${at}: ${d}@${v}`)]);
  if (odd.length) failed++; else passed++;
  console.log(`${odd.length ? 'FAILED' : 'ok    '} lock: no addresses, no dependency by tag${odd.map((s) => `\n    ${s}`).join('')}`);
}

if (want('epub')) {
  const e = fx.epubEntries();
  zip('政策.epub', e);
  zip('mimetype.epub', fx.edit(e, (n, c) => n === 'mimetype' ? [n, c + '\n', { method: 8 }] : undefined));
  zip('nonav.epub', fx.edit(e, (n, c) => n.endsWith('nav.xhtml') ? null : n.endsWith('.opf') ? [n, c.replace(/<item id="nav".*\n/, '').replace('<itemref idref="nav"/>', '')] : n.endsWith('c1.xhtml') ? [n, c.replace(/<a href="nav.xhtml">(.*?)<\/a>/, '$1')] : undefined));
  zip('badid.epub', fx.edit(e, (n, c) => n.endsWith('c1.xhtml') ? [n, c.replace('id="t1"', 'id="s1"').replace('<p>', '<p id="1 x">')] : undefined));
  zip('noalt.epub', fx.edit(e, (n, c) => n.endsWith('c1.xhtml') ? [n, c.replace(/ alt="[^"]*"/, '')] : n.endsWith('.opf') ? [n, c.replace(/<meta property="schema:accessibilityHazard">none<\/meta>/, '')] : undefined));
  await check('epub: good passes both tools', 'validate-epub', ['政策.epub'], 0, ['fatals=0 errors=0 warnings=0', 'critical=0 serious=0 moderate=0 minor=0']);
  await check('epub: compressed mimetype', 'validate-epub', ['--no-ace', 'mimetype.epub'], 1, ['PKG-007']);
  await check('epub: no navigation document', 'validate-epub', ['--no-ace', 'nonav.epub'], 1, [/RSC-005|OPF-/]);
  await check('epub: duplicate and bad id', 'validate-epub', ['--no-ace', 'badid.epub'], 1, [/RSC-005.*s1/]);
  await check('epub: picture without alt, hazard missing', 'validate-epub', ['--no-epubcheck', 'noalt.epub'], 1, ['image-alt', 'metadata-accessibilityhazard']);
  await check('epub: not an EPUB at all', 'validate-epub', [put('junk.epub', 'junk')], 1, ['FAIL junk.epub']);
}

if (want('site')) {
  fx.writeTree(path.join(t, 'good'), fx.goodSite());
  fx.writeTree(path.join(t, 'broken'), fx.brokenSite());
  await check('site: good passes', 'validate-site', ['good', '--require-dark', '--require-reachable'], 0, ['errors=0 warnings=0', 'broken=0', 'axe=0 requests=0 console=0 overflow=0 dark=0']);
  await check('site: every seeded fault is found', 'validate-site', ['broken', '--max-report', '500'], 1, [
    /deadlink.html: <a> missing.html: no such file/, /one.html#nowhere: no such fragment/, /\/index.html: root-relative/, /\.\.\/d\/: (link to a folder|folder without)/, /x.html: climbs/,
    /nu error: d\/noalt.html/, /axe: d\/noalt.html.*image-alt/, /axe: d\/contrast.html.*color-contrast/, /axe: d\/darkonly.html: \[\w+ \d+ dark\].*color-contrast/,
    /external.html: <script>.*external resource/, /request: d\/external.html.*cdn.example.net/, /request: d\/hidden.html.*stats.example.net/,
    /overflow: d\/overflow.html: \[\w+ 320 .*div.wide/, /console: d\/console.html.*undefinedFunction/, /nu error: d\/dupid.html.*Duplicate ID/i, /nu error: d\/三.html.*Duplicate ID/i, /nu error: bad.css/]);
  await check('site: a page with a light background only', 'validate-site', ['--only', 'browser', '--require-dark', '--sample', '1', fx.writeTree(path.join(t, 'plain'), {
    ...fx.goodSite(), 'style.css': 'body { background: #fff; color: #111 }\n' })], 1, ['dark=1']);
  await check('site: sample', 'validate-site', ['--only', 'links,browser', '--sample', '2', 'good'], 0, ['browser pages=2 loads=6 axe runs=12']);
}

if (want('feeds')) {
  const base = ['--base-url', 'https://example.org/', '--root', 'feedsite'];
  fx.writeTree(path.join(t, 'feedsite'), { 'index.html': '', 'd/one.html': '', 'feed.xml': '', 'feed.json': '', 'rss.xml': '', 'book.epub': '', 'opds.json': '', 'opds/index.xml': '', 'opds/books.xml': '' });
  put('订阅.xml', fx.atomFeed); put('opds.xml', fx.opdsFeed); put('sitemap.xml', fx.sitemap); put('rss.xml', fx.rss); put('search.xml', fx.opensearch);
  put('feed.json', fx.jsonFeed()); put('opds.json', fx.opds2());
  await check('feeds: all good kinds pass', 'validate-feeds', [...base, '订阅.xml', 'opds.xml', 'sitemap.xml', 'rss.xml', 'search.xml', 'feed.json', 'opds.json'], 0,
    ['订阅.xml: atom', 'opds.xml: opds (acquisition)', 'sitemap.xml: sitemap', 'rss.xml: rss', 'search.xml: opensearch', 'feed.json: jsonfeed', 'opds.json: opds2']);
  const bad = async (label, f, s, has) => check(`feeds: ${label}`, 'validate-feeds', [...base, put(f, s)], 1, has);
  await bad('not well-formed', 'x1.xml', fx.atomFeed.replace('</entry>', ''), ['xmllint']);
  await bad('Atom entry without id, schema and rules', 'x2.xml', fx.atomFeed.replace('<id>https://example.org/d/2.html</id>', ''), ['jing', 'id missing']);
  await bad('Atom date, dead link, id twice', 'x3.xml', fx.atomFeed.replace('2026-01-01T00:00:00Z', '2026-01-01').replace('href="https://example.org/d/one.html"', 'href="https://example.org/d/gone.html"').replace('<id>https://example.org/d/2.html', '<id>https://example.org/d/one.html'), ['RFC 3339', 'no such file', 'used twice']);
  await bad('OPDS entry without acquisition type, no start', 'x4.xml', fx.opdsFeed.replace(' type="application/epub+zip"', '').replace(/<link rel="start".*\n/, ''), ['without type', 'no start link']);
  await bad('OPDS summary with markup, price of what is free', 'x9.xml', fx.opdsFeed.replace('href="../book.epub"/>', 'href="../book.epub"><price xmlns="http://opds-spec.org/2010/catalog" currencycode="EUR">1</price></link><summary type="html">x</summary>'), ['attribute "type"', 'element "price"']);
  await bad('sitemap order, relative and double loc', 'x5.xml', fx.sitemap.replace('<loc>https://example.org/index.html</loc><lastmod>2026-01-02</lastmod>', '<lastmod>2026-13-02</lastmod><loc>/index.html</loc>').replace('<url><loc>https://example.org/d/one.html</loc></url>', '$&$&'), ['xsd', 'no absolute', 'used twice', 'W3C date']);
  await bad('RSS without guid and with a bad date', 'x6.xml', fx.rss.replace(/<guid>.*?<\/guid>/, '').replace('Fri, 02 Jan 2026', '2026-01-02'), ['no guid', 'RFC 822']);
  await bad('JSON Feed', 'x7.json', { ...fx.jsonFeed(), items: [{ id: 1, date_published: 'today' }] }, ['id: a string', 'neither content_html', 'RFC 3339']);
  await bad('OPDS 2.0', 'x8.json', { ...fx.opds2(), links: [], publications: [{ metadata: { title: 'Book', subject: [7], belongsTo: { series: { position: 1 } } }, links: [] }] }, ['no self link', 'metadata.subject: a name', 'metadata.series: a name', 'no acquisition link']);
}

if (want('zip')) {
  const site = Object.entries(fx.goodSite());
  const e = [...site, ['附件.txt', '文']];
  zip('good.zip', e); zip('copy.zip', e);
  await check('zip: good passes, repeatable', 'validate-zip', ['--same-as', 'copy.zip', '--mtime', '2026-01-01T00:00:00', 'good.zip'], 0, ['problems=0']);
  zip('bag.zip', Object.entries(fx.bag(fx.goodSite())));
  await check('zip: good bag passes', 'validate-zip', ['--bag', 'bag.zip'], 0, ['checksums']);
  const bad = async (label, f, entries, has, opt = []) => check(`zip: ${label}`, 'validate-zip', [...opt, zip(f, entries)], 1, has);
  await bad('duplicate name', 'z1.zip', [...e, ['style.css', '']], ['name: duplicate']);
  await bad('name that climbs, absolute name', 'z2.zip', [...e, ['../x', ''], ['/etc/x', '']], ['name: climbs', 'name: absolute']);
  await bad('UTF-8 flag missing', 'z3.zip', [...site, ['附件.txt', '', { flags: 0 }]], ['UTF-8 flag']);
  await bad('timestamps differ', 'z4.zip', [...e, ['late.txt', '', { time: 0x1000 }]], ['different timestamps']);
  await bad('wrong checksum', 'z5.zip', [...e, ['x.txt', 'abc', { crc: 1 }]], ['unzip: exit', '7z: exit']);
  await bad('symbolic link', 'z6.zip', [...e, ['ln', '/etc', { mode: 0o120777 }]], ['not a plain file']);
  await bad('dead link inside', 'z7.zip', e.filter(([n]) => n !== 'd/one.html'), ['no such file']);
  await bad('names that differ by case', 'z8.zip', [...e, ['Style.css', '']], ['by case']);
  await bad('bag with a changed file', 'z9.zip', Object.entries({ ...fx.bag(fx.goodSite()), 'data/style.css': 'x' }), ['checksum differs', 'Payload-Oxum']);
  fs.writeFileSync(path.join(t, 'cut.zip'), fs.readFileSync(path.join(t, 'good.zip')).subarray(0, 1500));
  await check('zip: cut short', 'validate-zip', ['cut.zip'], 1, ['no end-of-central-directory']);
}

if (want('lighthouse')) {
  fx.writeTree(path.join(t, 'lh'), fx.goodSite());
  await check('lighthouse: good site', 'lighthouse-site', ['--min', 'accessibility=100,seo=90', 'lh'], 0, [/performance=\d+ accessibility=100 best-practices=\d+ seo=\d+/]);
  fx.writeTree(path.join(t, 'lhbad'), fx.brokenSite());
  await check('lighthouse: picture without alt', 'lighthouse-site', ['--min', 'accessibility=100', '--page', 'd/noalt.html', 'lhbad'], 1, ['image-alt']);
}

if (want('shots')) {
  fx.writeTree(path.join(t, 'shot'), fx.goodSite());
  zip('shot.epub', fx.epubEntries());
  await check('screenshot: dark phone without scripts', 'screenshot', ['shot/index.html', 'a.png', '--width', '360', '--dark', '--no-js'], 0, ['a.png']);
  await check('epub-screenshot: sheet', 'epub-screenshot', ['shot.epub', 'b.png'], 0, ['2 of 2']);
  await check('screenshot: no such page', 'screenshot', ['nope.html', 'c.png'], 2, ['no such file']);
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
