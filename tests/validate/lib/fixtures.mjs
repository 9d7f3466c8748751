// Small good and broken inputs that show the validators pass and fail where they should.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { createHash } from 'node:crypto';

// entries: [name, content, { method, time, flags, mode, crc }]
export function writeZip(file, entries) {
  const locals = [], dir = [];
  let off = 0;
  for (const [name, content, x = {}] of entries) {
    const n = Buffer.from(name, 'utf8'), data = Buffer.from(content);
    const method = x.method ?? 8;
    const body = method ? zlib.deflateRawSync(data) : data;
    const crc = x.crc ?? zlib.crc32?.(data) ?? crc32(data);
    const flags = x.flags ?? (n.some((c) => c > 127) ? 0x800 : 0);
    const h = Buffer.alloc(26);
    h.writeUInt16LE(20, 0); h.writeUInt16LE(flags, 2); h.writeUInt16LE(method, 4); h.writeUInt16LE(x.time ?? 0, 6); h.writeUInt16LE(0x5c21, 8);
    h.writeUInt32LE(crc, 10); h.writeUInt32LE(body.length, 14); h.writeUInt32LE(data.length, 18); h.writeUInt16LE(n.length, 22);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), h, n, body);
    const c = Buffer.alloc(42);
    c.writeUInt16LE(0x314, 0);
    h.copy(c, 2);
    c.writeUInt32LE((((x.mode ?? 0o100644) << 16) >>> 0), 34); c.writeUInt32LE(off, 38);
    dir.push(Buffer.from('PK\x01\x02', 'latin1'), c, n);
    off += 30 + n.length + body.length;
  }
  const d = Buffer.concat(dir), e = Buffer.alloc(18);
  e.writeUInt16LE(entries.length, 4); e.writeUInt16LE(entries.length, 6); e.writeUInt32LE(d.length, 8); e.writeUInt32LE(off, 12);
  fs.writeFileSync(file, Buffer.concat([...locals, d, Buffer.from('PK\x05\x06', 'latin1'), e]));
  return file;
}
function crc32(b) {
  let c = ~0;
  for (const x of b) { c ^= x; for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (0xedb88320 & -(c & 1)); }
  return ~c >>> 0;
}

export function writeTree(dir, files) {
  for (const [f, content] of Object.entries(files)) {
    const to = path.join(dir, f);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.writeFileSync(to, content);
  }
  return dir;
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><rect width="40" height="20" fill="#246"/></svg>\n';
const xhtml = (title, body) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN">
<head><title>${title}</title></head>
<body>${body}</body>
</html>
`;

export function epubEntries() {
  const meta = (p, v) => `<meta property="${p}">${v}</meta>`;
  return [
    ['mimetype', 'application/epub+zip', { method: 0 }],
    ['META-INF/container.xml', '<?xml version="1.0"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'],
    ['EPUB/package.opf', `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="zh-CN">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">urn:uuid:6f0c9a3e-7a3c-4c69-9a05-0c9c6a1f0001</dc:identifier>
<dc:title>政策摘要</dc:title><dc:language>zh-CN</dc:language><dc:creator>Editor</dc:creator><dc:source>https://example.org/</dc:source>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
${meta('schema:accessMode', 'textual')}${meta('schema:accessMode', 'visual')}${meta('schema:accessModeSufficient', 'textual')}
${meta('schema:accessibilityFeature', 'tableOfContents')}${meta('schema:accessibilityFeature', 'alternativeText')}
${meta('schema:accessibilityHazard', 'none')}${meta('schema:accessibilitySummary', 'Text with described pictures.')}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/>
<item id="pic" href="pic.svg" media-type="image/svg+xml"/>
</manifest>
<spine><itemref idref="nav"/><itemref idref="c1"/></spine>
</package>
`],
    ['EPUB/nav.xhtml', xhtml('目录', '<nav epub:type="toc" role="doc-toc" aria-labelledby="h"><h1 id="h">目录</h1><ol><li><a href="c1.xhtml#s1">第一章</a></li></ol></nav>')],
    ['EPUB/c1.xhtml', xhtml('第一章', '<section id="s1" aria-labelledby="t1"><h1 id="t1">第一章</h1><p>正文与<a href="nav.xhtml">目录</a>。</p><p><img src="pic.svg" alt="蓝色矩形"/></p></section>')],
    ['EPUB/pic.svg', svg],
  ];
}
// Gives a changed copy: change(name, content, options) returns a new triple, null to drop, or undefined to keep.
export const edit = (entries, change) => entries.map((e) => { const r = change(...e); return r === undefined ? e : r; }).filter(Boolean);

const css = `:root { color-scheme: light dark; --bg: #fff; --fg: #1a1a1a; --link: #0645ad; }
@media (prefers-color-scheme: dark) { :root { --bg: #111; --fg: #eee; --link: #8ab4f8; } }
body { margin: 0 auto; max-width: 40rem; padding: 1rem; background: var(--bg); color: var(--fg); font-family: sans-serif; line-height: 1.6; }
a { color: var(--link); }
table { border-collapse: collapse; }
`;
const page = (title, main, up, head = '') => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${title} of the sample site.">
<link rel="stylesheet" href="${up}style.css">${head}
</head>
<body>
<header><nav aria-label="Site"><a href="${up}index.html">Home</a></nav></header>
<main>
<h1>${title}</h1>
${main}
</main>
<footer><p>Sample footer with an <a href="https://example.org/">outside link</a>.</p></footer>
</body>
</html>
`;
export function goodSite() {
  return {
    'style.css': css,
    'pic.svg': svg,
    'index.html': page('Policy digests', '<p>Two digests in English and Chinese: <a href="d/one.html#two">first</a>, <a href="d/%E4%BA%8C.html">second</a>.</p>\n<p><img src="pic.svg" alt="Blue rectangle" width="40" height="20"></p>', ''),
    'd/one.html': page('First digest', '<p>This page has some text so that the language of the document is clear to everyone who reads it.</p>\n<h2 id="two">Second part</h2>\n<p>More text of the first digest.</p>', '../'),
    'd/二.html': page('Second digest', '<p>Another page, with a Chinese name: <span lang="zh-CN">关于养老服务的通知</span>.</p>\n<table><caption>Dates</caption><tr><th scope="col">Name</th><th scope="col">Date</th></tr><tr><td>Notice</td><td>2026-01-09</td></tr></table>', '../'),
    'robots.txt': 'User-agent: *\nAllow: /\n',
  };
}
export function brokenSite() {
  const s = goodSite();
  s['d/deadlink.html'] = page('Dead links', '<p><a href="missing.html">dead</a> <a href="one.html#nowhere">no fragment</a> <a href="/index.html">root</a> <a href="../d/">folder</a> <a href="../../x.html">above</a></p>', '../');
  s['d/noalt.html'] = page('No alt', '<p><img src="../pic.svg" width="40" height="20"></p>', '../');
  s['d/contrast.html'] = page('Contrast', '<p style="color:#bbb;background:#fff">Pale words on white.</p>', '../');
  s['d/darkonly.html'] = page('Dark only', '<p class="d">Words that fade in the dark.</p>', '../', '\n<style>.d { color: #333; background: #fff } @media (prefers-color-scheme: dark) { .d { color: #333; background: #111 } }</style>');
  s['d/external.html'] = page('External script', '<p>Text.</p>', '../', '\n<script src="https://cdn.example.net/x.js"></script>');
  s['d/hidden.html'] = page('Hidden request', '<p>Text.</p>', '../', "\n<script>fetch('https://stats.example.net/hit').catch(function () {});</script>");
  s['d/overflow.html'] = page('Overflow', '<div class="wide" style="width:700px">Wide on a phone.</div>', '../');
  s['d/console.html'] = page('Console', '<p>Text.</p>', '../', '\n<script>undefinedFunction();</script>');
  s['d/dupid.html'] = page('Twice', '<p id="a">One.</p><p id="a">Two.</p>', '../');
  s['d/三.html'] = page('Chinese name', '<p id="b">One.</p><p id="b">Two.</p>', '../');
  s['bad.css'] = 'p { colour: red; }\n';
  return s;
}

const atomHead = '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">';
export const atomFeed = `${atomHead}
<id>https://example.org/</id><title>Digests</title><updated>2026-01-02T00:00:00Z</updated>
<link rel="self" type="application/atom+xml" href="https://example.org/feed.xml"/><author><name>Editor</name></author>
<entry><id>https://example.org/d/one.html</id><title>First</title><updated>2026-01-02T00:00:00+08:00</updated>
<link rel="alternate" type="text/html" href="https://example.org/d/one.html"/><summary type="html">&lt;p>Text&lt;/p></summary></entry>
<entry><id>https://example.org/d/2.html</id><title>Second</title><updated>2026-01-01T00:00:00Z</updated><published>2026-01-01T00:00:00Z</published>
<category term="a"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content></entry>
</feed>
`;
const cat = (k) => `application/atom+xml;profile=opds-catalog;kind=${k}`;
export const opdsFeed = `${atomHead.replace('xml:lang', 'xmlns:dc="http://purl.org/dc/terms/" xml:lang')}
<id>urn:x:books</id><title>Books</title><updated>2026-01-02T00:00:00Z</updated><author><name>Editor</name></author>
<link rel="self" type="${cat('acquisition')}" href="https://example.org/opds/books.xml"/>
<link rel="start" type="${cat('navigation')}" href="https://example.org/opds/index.xml"/>
<entry><id>urn:x:b1</id><title>Book</title><updated>2026-01-02T00:00:00Z</updated><dc:language>zh-CN</dc:language>
<link rel="http://opds-spec.org/acquisition/open-access" type="application/epub+zip" href="../book.epub"/></entry>
</feed>
`;
export const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/index.html</loc><lastmod>2026-01-02</lastmod></url>
<url><loc>https://example.org/d/one.html</loc></url>
</urlset>
`;
export const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Digests</title><link>https://example.org/</link><description>All</description>
<atom:link rel="self" type="application/rss+xml" href="https://example.org/rss.xml"/>
<item><title>First</title><link>https://example.org/d/one.html</link><guid>https://example.org/d/one.html</guid><pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate></item>
</channel></rss>
`;
export const opensearch = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>Digests</ShortName><Description>Search</Description><Url type="text/html" template="https://example.org/search.html?q={searchTerms}"/></OpenSearchDescription>
`;
export const jsonFeed = () => ({ version: 'https://jsonfeed.org/version/1.1', title: 'Digests', home_page_url: 'https://example.org/index.html',
  feed_url: 'https://example.org/feed.json', language: 'en', authors: [{ name: 'Editor' }],
  items: [{ id: '1', url: 'https://example.org/d/one.html', title: 'First', content_html: '<p>Text</p>', date_published: '2026-01-02T00:00:00Z' }] });
export const opds2 = () => ({ metadata: { title: 'Books' }, links: [{ rel: 'self', href: 'https://example.org/opds.json', type: 'application/opds+json' }],
  publications: [{ metadata: { title: 'Book' }, links: [{ rel: 'http://opds-spec.org/acquisition/open-access', href: 'book.epub', type: 'application/epub+zip' }] }] });

export function bag(files) {
  const sum = (s) => createHash('sha256').update(s).digest('hex');
  const out = { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' };
  let bytes = 0, manifest = '';
  for (const [f, c] of Object.entries(files)) { out[`data/${f}`] = c; bytes += Buffer.byteLength(c); manifest += `${sum(c)}  data/${f}\n`; }
  out['bag-info.txt'] = `Payload-Oxum: ${bytes}.${Object.keys(files).length}\n`;
  out['manifest-sha256.txt'] = manifest;
  out['tagmanifest-sha256.txt'] = Object.entries(out).filter(([f]) => !f.startsWith('data/')).map(([f, c]) => `${sum(c)}  ${f}\n`).join('');
  return out;
}
