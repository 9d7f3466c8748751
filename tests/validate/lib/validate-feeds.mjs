// Atom, OPDS 1.2, RSS 2.0, sitemaps, OpenSearch, JSON Feed and OPDS 2.0.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { cli, die, epubcheck, exec, int, needDir, needFile, report, require, secs, PASS, FAIL } from './common.mjs';

const help = `
usage: validate-feeds [options] FILE...
Tells each file's kind by its content and checks it:
  XML        xmllint: well-formed, no network
  Atom       jing with schema/atom.rnc (after RFC 4287); ids unique, author, self link, dates, alternate or content
  OPDS 1.2   jing with schema/opds.rnc, the Atom checks; acquisition and navigation entries, link types, start and self links
  RSS 2.0    required elements, dates, guid
  sitemap    xmllint with the sitemap XSD; 50,000 URLs, 50 MB, absolute, same host, unique; sitemap indexes too
  OpenSearch required elements and lengths
  JSON Feed 1.1, OPDS 2.0   what its JSON schema asks for: required fields, types, dates, names, unique ids
  --base-url URL   the site's own address
  --root DIR       with --base-url: every own link of a feed is a file under DIR
  --kind KIND      fail unless the file is of this kind: atom opds rss sitemap sitemapindex opensearch jsonfeed opds2
  --max-report N   problems listed per file (default 40)
Exit: 0 pass, 1 problems found, 2 wrong use or a tool is missing.
`;
const { values: o, positionals } = cli(help, { 'base-url': { type: 'string' }, root: { type: 'string' }, kind: { type: 'string' }, 'max-report': { type: 'string', default: '40' } });
const max = int(o['max-report'], 'max-report');
if (o.root && !o['base-url']) die('--root needs --base-url');
const root = o.root && needDir(o.root);
const base = o['base-url'] && o['base-url'].replace(/\/?$/, '/');
const ATOM = 'http://www.w3.org/2005/Atom', SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9', OSD = 'http://a9.com/-/spec/opensearch/1.1/';
const RFC3339 = /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const W3CDATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/;
const RFC822 = /^((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d(:\d\d)? (GMT|UT|[+-]\d{4})$/;
const isDate = (s) => RFC3339.test(s) && !Number.isNaN(Date.parse(s.replace(/:60/, ':59')));
const isAbs = (s) => { try { return !!new URL(s).protocol; } catch { return false; } };
const isWeb = (s) => /^https?:\/\/[^/\s]+/.test(s) && isAbs(s) && !/\s/.test(s);

function tree(text) {
  const p = new SaxesParser({ xmlns: true });
  const top = { kids: [] };
  const stack = [top];
  p.on('error', (e) => { throw e; });
  p.on('opentag', (t) => {
    const a = {};
    for (const x of Object.values(t.attributes)) a[x.uri && x.prefix !== 'xmlns' ? `${x.prefix}:${x.local}` : x.name] = x.value;
    const n = { ns: t.uri, name: t.local, a, kids: [], text: '' };
    stack.at(-1).kids.push(n);
    stack.push(n);
  });
  const add = (s) => { if (stack.length > 1) stack.at(-1).text += s; };
  p.on('text', add);
  p.on('cdata', add);
  p.on('closetag', () => stack.pop());
  p.write(text.replace(/^\uFEFF/, '')).close();
  return top.kids[0];
}
const kids = (n, name, ns = n.ns) => n.kids.filter((k) => k.name === name && k.ns === ns);
const one = (n, name, ns) => kids(n, name, ns)[0];
const txt = (n) => n?.text.trim() ?? '';
const has = (n) => n && (n.text.trim() !== '' || n.kids.length > 0);

function own(url, bad, where, from) {
  if (!base) return;
  let u;
  try { u = new URL(url, from); } catch { return; }
  if (!u.href.startsWith(base) || !root) return;
  let p;
  try { p = decodeURIComponent(u.pathname.slice(new URL(base).pathname.length)); } catch { return bad(`${where}: bad percent-encoding: ${url}`); }
  const f = path.join(root, p === '' || p.endsWith('/') ? p + 'index.html' : p);
  if (!fs.existsSync(f) || !fs.statSync(f).isFile()) bad(`${where}: no such file: ${url}`);
}

function unique(list, bad, what) {
  const seen = new Set();
  for (const x of list) { if (seen.has(x)) bad(`${what} used twice: ${x}`); seen.add(x); }
}

const OPDS_TYPE = /^application\/atom\+xml\s*;.*profile=("?)opds-catalog\1/i;
function atom(feed, bad, fileUrl) {
  const isFeed = feed.name === 'feed';
  const entries = isFeed ? kids(feed, 'entry') : [feed];
  if (isFeed) {
    for (const n of ['id', 'title', 'updated']) if (!has(one(feed, n))) bad(`feed: ${n} missing or empty`);
    const self = kids(feed, 'link').filter((l) => l.a.rel === 'self');
    if (self.length !== 1) bad(`feed: ${self.length} self links, 1 expected`);
    if (!feed.a['xml:lang']) bad('feed: no xml:lang');
    if (base && self[0] && !new URL(self[0].a.href ?? '', base).href.startsWith(base)) bad(`feed: self link is not under ${base}`);
    fileUrl = self[0] && isAbs(self[0].a.href ?? '') ? self[0].a.href : fileUrl;
    unique(entries.map((e) => `${txt(one(e, 'id'))} ${txt(one(e, 'updated'))}`), bad, 'entry id and date');
    unique(entries.map((e) => txt(one(e, 'id'))), bad, 'entry id');
  }
  const everyone = (n) => n.kids.flatMap((k) => [k, ...everyone(k)]);
  for (const n of everyone(feed)) {
    if (n.ns !== ATOM) continue;
    if (['updated', 'published'].includes(n.name) && !isDate(txt(n))) bad(`${n.name}: not an RFC 3339 date: ${txt(n)}`);
    if (n.name === 'id' && !isAbs(txt(n))) bad(`id: not an absolute IRI: ${txt(n)}`);
    if (n.name === 'link') {
      if (!n.a.href) bad('link without href');
      else { if (/\s/.test(n.a.href)) bad(`link: space in href: ${n.a.href}`); own(n.a.href, bad, 'link', fileUrl); }
      if (n.a.length !== undefined && !/^\d+$/.test(n.a.length)) bad(`link: length is no number: ${n.a.length}`);
    }
  }
  entries.forEach((e, i) => {
    const at = `entry ${i + 1}`;
    for (const n of ['id', 'title', 'updated']) if (!has(one(e, n))) bad(`${at}: ${n} missing or empty`);
    if (!one(e, 'author') && !(isFeed && one(feed, 'author')) && !(one(e, 'source') && one(one(e, 'source'), 'author'))) bad(`${at}: no author here or on the feed`);
    if (!one(e, 'content') && !kids(e, 'link').some((l) => ['alternate', undefined].includes(l.a.rel)) && !kids(e, 'link').some((l) => /opds-spec/.test(l.a.rel) || OPDS_TYPE.test(l.a.type))) bad(`${at}: neither content nor an alternate link`);
    const c = one(e, 'content');
    if (c && (c.a.src !== undefined || (c.a.type && !/^(text|html|xhtml|text\/.+|.+[+/]xml)$/i.test(c.a.type))) && !one(e, 'summary')) bad(`${at}: content by src or base64 needs a summary`);
  });
  return entries.length;
}

function opds(feed, bad) {
  const rel = (n, re) => kids(n, 'link').filter((l) => re.test(l.a.rel ?? ''));
  const entries = kids(feed, 'entry');
  const acq = entries.filter((e) => rel(e, /^http:\/\/opds-spec\.org\/acquisition/).length);
  const kind = acq.length ? 'acquisition' : 'navigation';
  const self = rel(feed, /^self$/)[0], start = rel(feed, /^start$/)[0];
  if (!start) bad('opds: no start link');
  for (const [n, l] of [['self', self], ['start', start]]) if (l && !OPDS_TYPE.test(l.a.type ?? '')) bad(`opds: ${n} link type is not an OPDS catalog: ${l.a.type}`);
  const said = /kind=(\w+)/.exec(self?.a.type ?? '')?.[1];
  if (said && entries.length && said !== kind) bad(`opds: self link says kind=${said}, the entries make it ${kind}`);
  entries.forEach((e, i) => {
    const a = rel(e, /^http:\/\/opds-spec\.org\/acquisition/);
    if (kind === 'acquisition') {
      if (!a.length) bad(`opds: entry ${i + 1}: no acquisition link in an acquisition feed`);
      for (const l of a) {
        if (!/^http:\/\/opds-spec\.org\/acquisition(\/(open-access|borrow|buy|sample|subscribe))?$/.test(l.a.rel)) bad(`opds: entry ${i + 1}: unknown relation ${l.a.rel}`);
        if (!l.a.type) bad(`opds: entry ${i + 1}: acquisition link without type`);
      }
      for (const l of rel(e, /^http:\/\/opds-spec\.org\/image/)) if (!/^image\/(gif|jpeg|png)$/.test(l.a.type ?? '')) bad(`opds: entry ${i + 1}: image type ${l.a.type} (gif, jpeg or png)`);
    } else if (!kids(e, 'link').some((l) => OPDS_TYPE.test(l.a.type ?? ''))) bad(`opds: entry ${i + 1}: no link to a catalog in a navigation feed`);
  });
  return kind;
}

function rss(r, bad) {
  if (r.a.version !== '2.0') bad(`rss: version is ${r.a.version}`);
  const ch = one(r, 'channel');
  if (!ch) { bad('rss: no channel'); return 0; }
  for (const n of ['title', 'link', 'description']) if (!has(one(ch, n))) bad(`channel: ${n} missing or empty`);
  const items = kids(ch, 'item');
  if (!kids(ch, 'link', ATOM).some((l) => l.a.rel === 'self')) bad('channel: no atom:link rel="self"');
  unique(items.map((i) => txt(one(i, 'guid'))).filter(Boolean), bad, 'guid');
  for (const d of [ch, ...items].flatMap((n) => [...kids(n, 'pubDate'), ...kids(n, 'lastBuildDate')])) if (!RFC822.test(txt(d))) bad(`${d.name}: not an RFC 822 date: ${txt(d)}`);
  items.forEach((it, i) => {
    const at = `item ${i + 1}`;
    if (!has(one(it, 'title')) && !has(one(it, 'description'))) bad(`${at}: neither title nor description`);
    const g = one(it, 'guid');
    if (!g) bad(`${at}: no guid`);
    else if (g.a.isPermaLink !== 'false' && !isWeb(txt(g))) bad(`${at}: guid is no web address; isPermaLink="false" is needed`);
    if (has(one(it, 'link'))) { if (!isWeb(txt(one(it, 'link')))) bad(`${at}: link is no web address`); own(txt(one(it, 'link')), bad, at); }
    for (const e of kids(it, 'enclosure')) for (const a of ['url', 'length', 'type']) if (!e.a[a]) bad(`${at}: enclosure without ${a}`);
  });
  return items.length;
}

function sitemap(t, bad, size) {
  const index = t.name === 'sitemapindex';
  const list = kids(t, index ? 'sitemap' : 'url');
  if (!list.length) bad('sitemap: empty');
  if (list.length > 50000) bad(`sitemap: ${list.length} entries, at most 50000`);
  if (size > 52428800) bad(`sitemap: ${size} bytes, at most 52428800`);
  const locs = list.map((u) => txt(one(u, 'loc')));
  unique(locs, bad, 'loc');
  const host = locs.find(isWeb) && new URL(locs.find(isWeb)).host;
  locs.forEach((l) => {
    if (!isWeb(l)) return bad(`loc: no absolute web address: ${l}`);
    if (l.length >= 2048) bad(`loc: 2048 characters or more: ${l.slice(0, 80)}`);
    if (new URL(l).host !== host) bad(`loc: another host: ${l}`);
    if (base && !l.startsWith(base)) bad(`loc: not under ${base}: ${l}`);
    own(l, bad, 'loc');
  });
  for (const u of list) for (const m of kids(u, 'lastmod')) if (!W3CDATE.test(txt(m)) || Number.isNaN(Date.parse(txt(m)))) bad(`lastmod: not a W3C date: ${txt(m)}`);
  return list.length;
}

function opensearch(t, bad) {
  for (const [n, lim] of [['ShortName', 16], ['Description', 1024]]) {
    const v = txt(one(t, n));
    if (!v || v.length > lim) bad(`${n}: 1 to ${lim} characters are needed`);
  }
  const urls = kids(t, 'Url');
  if (!urls.length) bad('no Url element');
  for (const u of urls) { if (!u.a.type) bad('Url without type'); if (!u.a.template) bad('Url without template'); }
  return urls.length;
}

const isStr = (v) => typeof v === 'string' && v !== '';
function jsonfeed(j, bad) {
  if (j.version !== 'https://jsonfeed.org/version/1.1') bad(`version: ${j.version}`);
  if (!isStr(j.title)) bad('title missing');
  for (const k of ['home_page_url', 'feed_url', 'next_url', 'icon', 'favicon']) if (j[k] !== undefined) { if (!isWeb(j[k])) bad(`${k}: no web address: ${j[k]}`); else own(j[k], bad, k); }
  if (!j.feed_url) bad('feed_url missing');
  const people = (a, at) => { if (a === undefined) return; if (!Array.isArray(a) || a.some((x) => !isStr(x.name) && !isStr(x.url) && !isStr(x.avatar))) bad(`${at}: authors: each needs a name, url or avatar`); };
  people(j.authors, 'feed');
  if (!Array.isArray(j.items)) { bad('items: an array is needed'); return 0; }
  unique(j.items.map((i) => i.id), bad, 'item id');
  j.items.forEach((it, i) => {
    const at = `item ${i + 1}`;
    if (!isStr(it.id)) bad(`${at}: id: a string is needed`);
    if (!isStr(it.content_html) && !isStr(it.content_text)) bad(`${at}: neither content_html nor content_text`);
    for (const k of ['url', 'external_url', 'image', 'banner_image']) if (it[k] !== undefined) { if (!isWeb(it[k])) bad(`${at}: ${k}: no web address: ${it[k]}`); else own(it[k], bad, at); }
    for (const k of ['date_published', 'date_modified']) if (it[k] !== undefined && !isDate(it[k])) bad(`${at}: ${k}: not an RFC 3339 date: ${it[k]}`);
    for (const k of ['title', 'summary', 'language']) if (it[k] !== undefined && typeof it[k] !== 'string') bad(`${at}: ${k}: a string is needed`);
    if (it.tags !== undefined && (!Array.isArray(it.tags) || it.tags.some((t) => typeof t !== 'string'))) bad(`${at}: tags: strings are needed`);
    people(it.authors, at);
    for (const a of it.attachments ?? []) if (!isWeb(a.url ?? '') || !isStr(a.mime_type)) bad(`${at}: attachment without url or mime_type`);
  });
  return j.items.length;
}

function opds2(j, bad) {
  const linkOk = (l, at) => { if (!isStr(l?.href)) bad(`${at}: link without href`); else if (!isStr(l.type) && !l.templated) bad(`${at}: link without type: ${l.href}`); if (l?.href && !l.templated) own(l.href, bad, at, base); };
  if (!isStr(j.metadata?.title)) bad('metadata.title missing');
  if (!Array.isArray(j.links) || !j.links.some((l) => [].concat(l.rel ?? []).includes('self'))) bad('no self link');
  for (const l of j.links ?? []) linkOk(l, 'feed');
  if (!j.publications && !j.navigation && !j.groups) bad('none of publications, navigation, groups');
  for (const l of j.navigation ?? []) { linkOk(l, 'navigation'); if (!isStr(l.title)) bad('navigation: link without title'); }
  const pubs = [...(j.publications ?? []), ...(j.groups ?? []).flatMap((g) => g.publications ?? [])];
  const whole = (n, least) => Number.isInteger(n) && n >= least;
  for (const [k, least] of [['numberOfItems', 0], ['itemsPerPage', 1], ['currentPage', 1]]) if (j.metadata?.[k] !== undefined && !whole(j.metadata[k], least)) bad(`metadata.${k}: a whole number from ${least} is needed`);
  for (const k of ['title', 'description']) if (j.metadata?.[k] === '') bad(`metadata.${k} is blank`);
  if (j.metadata?.modified !== undefined && !isDate(j.metadata.modified)) bad(`metadata.modified: not an RFC 3339 date: ${j.metadata.modified}`);
  unique([...(j.links ?? []), ...pubs].map((x) => JSON.stringify(x)), bad, 'link or publication');
  const ids = new Set();
  // a name, an object that has one, or a list of these
  const named = (v) => [].concat(v ?? []).every((x) => isStr(x) || ((isStr(x?.name) || typeof x?.name === 'object') && !(x.position && typeof x.position !== 'number')));
  pubs.forEach((p, i) => {
    const at = `publication ${i + 1}`, m = p.metadata ?? {}, title = m.title;
    if (!isStr(title) && !(title && typeof title === 'object' && Object.keys(title).length)) bad(`${at}: metadata.title missing`);
    if (m.identifier !== undefined && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(m.identifier)) bad(`${at}: identifier is no URI: ${m.identifier}`);
    if (ids.has(m.identifier)) bad(`${at}: identifier stands twice: ${m.identifier}`);
    if (m.identifier) ids.add(m.identifier);
    if (m['@type'] !== undefined && !isWeb(m['@type'])) bad(`${at}: @type is no URI: ${m['@type']}`);
    if (m.modified !== undefined && !isDate(m.modified)) bad(`${at}: modified: not an RFC 3339 date: ${m.modified}`);
    if (m.published !== undefined && !isDate(m.published) && !/^\d{4}-\d\d-\d\d$/.test(m.published)) bad(`${at}: published: no date: ${m.published}`);
    if (m.language !== undefined && [].concat(m.language).some((l) => !/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(l))) bad(`${at}: language: no BCP 47 tag: ${m.language}`);
    for (const [k, v] of Object.entries({ ...m.belongsTo, author: m.author, publisher: m.publisher, subject: m.subject })) if (!named(v)) bad(`${at}: metadata.${k}: a name is needed`);
    for (const [k, v] of Object.entries(m)) if (v === '' || v === null) bad(`${at}: metadata.${k} is blank`);
    if (!(p.links ?? []).some((l) => [].concat(l.rel ?? []).some((r) => r === 'preview' || /^http:\/\/opds-spec\.org\/acquisition(\/(buy|open-access|borrow|sample|subscribe))?$/.test(r)))) bad(`${at}: no acquisition link`);
    for (const l of p.links ?? []) linkOk(l, at);
    if (p.images !== undefined && !(p.images.length && p.images.some((l) => /^image\/(jpeg|png|gif|webp|avif|jxl)$/.test(l.type ?? '')))) bad(`${at}: images: none that every reader shows`);
    for (const l of p.images ?? []) linkOk(l, `${at} image`);
  });
  return pubs.length + (j.navigation?.length ?? 0);
}

const jing = path.join(path.dirname(epubcheck.jar), 'lib');
const schema = (name) => path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'schema', name);
const xsd = path.join(path.dirname(require.resolve('sitemap/package.json')), 'schema', 'sitemap.xsd');

let failed = 0;
for (const name of positionals) {
  const t0 = Date.now();
  const file = needFile(name);
  const lines = [];
  const bad = (s) => lines.push(s);
  const tool = async (what, cmd, args) => {
    const r = await exec(cmd, args).catch((e) => die(e.message));
    if (r.code) for (const l of (r.out + r.err).split('\n').filter((x) => x && !/fails to validate|^\s*\^?\s*$/.test(x)).slice(0, 20)) bad(`${what}: ${l.replaceAll(file, name)}`);
    return r.code === 0;
  };
  const buf = fs.readFileSync(file);
  const text = buf.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(buf)) bad('not UTF-8');
  let kind = 'unknown', n = 0;
  if (/^\s*[{[]/.test(text)) {
    let j;
    try { j = JSON.parse(text); } catch (e) { bad(`JSON: ${e.message}`); }
    if (j && /jsonfeed/.test(j.version ?? '')) { kind = 'jsonfeed'; n = jsonfeed(j, bad); }
    else if (j && j.metadata) { kind = 'opds2'; n = opds2(j, bad); }
    else if (j) bad('neither a JSON Feed nor an OPDS 2.0 catalog');
  } else if (await tool('xmllint', 'xmllint', ['--noout', '--nonet', file])) {
    let t;
    try { t = tree(text); } catch (e) { bad(`XML: ${e.message}`); }
    if (t?.ns === ATOM) {
      const isOpds = kids(t, 'link').some((l) => ['self', 'start'].includes(l.a.rel) && /opds-catalog/.test(l.a.type ?? '')) || /opds-spec\.org/.test(text);
      kind = isOpds ? 'opds' : 'atom';
      await tool('jing', 'java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', `${jing}/*`, 'com.thaiopensource.relaxng.util.Driver', '-c', '-i', schema(`${kind}.rnc`), file]);
      n = atom(t, bad, base);
      if (isOpds && t.name === 'feed') kind += ` (${opds(t, bad)})`;
    } else if (t?.name === 'rss') { kind = 'rss'; n = rss(t, bad); }
    else if (t?.ns === SITEMAP && ['urlset', 'sitemapindex'].includes(t.name)) {
      kind = t.name === 'urlset' ? 'sitemap' : 'sitemapindex';
      // the XSD takes extension elements only with their own schemas
      const foreign = t.kids.some((u) => u.kids.some((k) => k.ns !== SITEMAP));
      if (kind === 'sitemap' && !foreign) await tool('xsd', 'xmllint', ['--noout', '--nonet', '--schema', xsd, file]);
      n = sitemap(t, bad, buf.length);
    } else if (t?.ns === OSD) { kind = 'opensearch'; n = opensearch(t, bad); }
    else if (t) bad(`unknown root element ${t.name} in ${t.ns || 'no namespace'}`);
  }
  if (o.kind && kind.split(' ')[0] !== o.kind) bad(`kind is ${kind}, not ${o.kind}`);
  if (lines.length) failed++;
  report(lines, max);
  console.log(`${lines.length ? 'FAIL' : 'PASS'} ${name}: ${kind} entries=${n} problems=${lines.length} (${secs(t0)}s)`);
}
process.exit(failed ? FAIL : PASS);
