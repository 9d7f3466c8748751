// The truth about a digest, from the page that it was printed from.
//
//   node truth.mjs NAME.html          the truth, as JSON
//   node truth.mjs --site NAME.html   the site.yaml that a publisher of this
//                                     digest would have: its labels
//
// The pages are well-formed: every element is closed, or void. What they say
// of themselves:
//
//   html lang             language; data-links="once": see extract.sh;
//                         data-labels="built-in": site.yaml has none
//   h1 data-title         the digest's title; p data-date its date
//   section data-section  with a heading h2, or one that is lost
//   article data-entry    h3 data-title, or none: then the document's title
//   p data-field=ROLE     opens a field, <b> is its label; what follows
//                         belongs to it; td in a table of facts
//   data-article, data-native, data-issuer, time data-date, a data-link
//                         facts of the document, within their fields
//   li data-note=DATE     a note; <b> is its date as printed
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const VOID = new Set(['meta', 'br', 'link', 'img', 'hr']);
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', shy: '' };
const decode = (s) => s.replace(/&(?:#(\d+)|(\w+));/g, (_, n, name) => (n ? String.fromCodePoint(n) : ENTITIES[name]));

// A tree of { name, attributes, children }, text being strings.
function parse(html) {
  const root = { name: '', attributes: {}, children: [] };
  const open = [root];
  const token = /<!DOCTYPE[^>]*>|<!--.*?-->|<(style|script)[^>]*>.*?<\/\1>|<(\/?)(\w+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/gs;
  for (const [, skipped, slash, name, rest, text] of html.matchAll(token)) {
    const top = open.at(-1);
    if (text) top.children.push(decode(text));
    else if (slash) {
      if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
      open.pop();
    } else if (name && !skipped) {
      const attributes = {};
      for (const [, key, value] of rest.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) attributes[key] = decode(value ?? '');
      const node = { name, attributes, children: [] };
      top.children.push(node);
      if (!VOID.has(name)) open.push(node);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1).name}> is not closed`);
  return root;
}

const all = (node, test) => (typeof node === 'string' ? [] : [...(test(node) ? [node] : []), ...node.children.flatMap((c) => all(c, test))]);
const has = (attribute) => (node) => attribute in node.attributes;
const named = (name) => (node) => node.name === name;
const raw = (node) => (typeof node === 'string' ? node : node.children.map(raw).join(''));
export const tidy = (s) => s.replace(/\s+/g, ' ').trim().normalize('NFC');
const text = (node) => tidy(raw(node));
const link = (node) => ({ label: text(node), url: node.attributes.href });
const isLink = (node) => node.name === 'a' && node.attributes.href;
const elements = (node) => node.children.filter((c) => typeof c !== 'string');
// What parts a label from what follows it, where it is not bold, too.
const parted = (s) => s.replace(/^\s*[:：–—-]\s+/, '');
const behind = (node, ...gone) => tidy(parted(node.children.filter((c) => !gone.includes(c)).map(raw).join('')));

// The text of a note without the parenthesis at its end that is all links,
// and how many links its prose has before it.
const TAIL = /\s*[(（]\u0001(?:\s*[,，、;；]\s*\u0001)*[)）]([.。]?)$/;
const noteText = (node, stays = {}) => {
  const bold = elements(node).find(named('b'));
  const links = [];
  let s = tidy(parted(node.children.filter((c) => c !== bold)
    .map((c) => (isLink(c) ? (links.push(text(c)), '\u0001') : raw(c))).join(''))).replace(TAIL, '$1');
  let k = 0;
  s = s.replace(/\u0001/g, () => links[k++]);
  stays.links = k;
  return s;
};

function entryTruth(article) {
  const one = (attribute) => all(article, has(attribute))[0];
  const entry = { roles: { summary: [], comment: [] }, bullets: 0 };
  let role = '';
  for (const block of elements(article)) {
    if (has('data-title')(block) || block.name === 'table') continue;
    const label = has('data-field')(block) && elements(block)[0];
    if (label) role = block.attributes['data-field'];
    const items = all(block, named('li')).map(text);
    entry.bullets += items.length;
    entry.roles[role]?.push(...(items.length ? items : [behind(block, label)]));
  }
  const title = one('data-title') ?? one('data-article');
  const article_ = one('data-link');
  return {
    title: text(title),
    native_title: one('data-native') ? text(one('data-native')) : null,
    issuing_body: text(one('data-issuer')),
    date: all(article, (n) => n.name === 'time')[0].attributes['data-date'],
    article_url: article_.attributes.href,
    references: all(article, isLink).filter((a) => a !== article_).map((a) => a.attributes.href),
    summary_text: entry.roles.summary.join(' '),
    comment_text: entry.roles.comment.join(' '),
    bullets: entry.bullets,
  };
}

export function truthOf(file) {
  const root = parse(fs.readFileSync(file, 'utf8'));
  const html = root.children.find(named('html'));
  const title = all(html, (n) => n.name === 'h1')[0];
  const date = all(html, (n) => n.name === 'p' && 'data-date' in n.attributes)[0];
  return {
    lang: html.attributes.lang,
    title: title ? text(title) : null,
    date: date?.attributes['data-date'] ?? null,
    labels: html.attributes['data-labels'] === 'built-in' ? {} : Object.fromEntries(all(html, has('data-field')).map((n) => [text(elements(n)[0]).replace(/^[【〔［■◆▶]\s*|\s*[:：.】〕］—]$/g, ''), n.attributes['data-field']])),
    sections: all(html, has('data-section')).map((section) => ({
      title: elements(section)[0].name === 'h2' ? text(elements(section)[0]) : null,
      entries: all(section, has('data-entry')).map(entryTruth),
      notes: all(section, has('data-note')).map((note) => {
        const prose = {};
        const words = noteText(note, prose);
        const links = all(note, isLink).map((a, i) => ({ ...link(a), prose: i < prose.links }));
        return { date: note.attributes['data-note'], text: words, links };
      }),
    })),
    // Addresses that are printed, but no links.
    printed: (raw(html).match(/https?:[^\s,;)]+/g) ?? []).filter((u) => !all(html, isLink).some((a) => a.attributes.href === u)),
    urls: all(html, isLink).map((a) => a.attributes.href),
  };
}

export function siteOf(file) {
  const { lang, labels } = truthOf(file);
  const list = Object.entries(labels).map(([label, role]) => `"${label}": ${role}`);
  return `title: Digest\nbase_url: https://digest.example/\npublisher: Institute\nlang: ${lang}\nlabels: {${list.join(', ')}}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const site = process.argv[2] === '--site';
  const file = process.argv.at(-1);
  process.stdout.write(site ? siteOf(file) : `${JSON.stringify(truthOf(file), null, 2)}\n`);
}
