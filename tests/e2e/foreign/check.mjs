// Whether all that stands in a folder of Markdown is in the site and the books
// that were made of it:
//
//   node check.mjs SEEDS SITE [SLUG...]
//
// Every heading, item of a list and link, as markdown-it reads them, is looked
// for in SITE/SLUG/index.html and in the book: words by their letters and
// digits, as often as they stand in the text; addresses of the web as they
// are. Nothing may lead to an address that runs.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../validate/package.json', import.meta.url));
const MarkdownIt = require('markdown-it');
const parse5 = await import(pathToFileURL(require.resolve('parse5'))); // a module, which Node.js 18 does not require()
const parser = new MarkdownIt({ html: true });
parser.validateLink = () => true;
parser.normalizeLinkText = (text) => text;

const [seeds, site] = process.argv.slice(2);

// ---- What is written ----

// Words are compared without marks, spaces and case.
const key = (text) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

// Without what the file says of itself, and with footnotes where they are:
// markdown-it takes them for definitions.
function bodyOf(text) {
	text = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
	const fenced = /^---\n(?!\n)[^]*?\n(---|\.\.\.)[ \t]*\n|^\+\+\+\n[^]*?\n\+\+\+[ \t]*\n/.exec(text);
	if (fenced)
		return text.slice(fenced[0].length);
	const plain = /^([A-Za-z][\w-]*:( .*)?\n([ \t].*\n)*)+(?=\n|#|$)/.exec(text);
	return plain && /^(title|date|number)/im.test(plain[0]) ? text.slice(plain[0].length) : text;
}

// What stands for an image of another site that has no words.
const hostOf = (url) => /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? '';

// The words of inline tokens, and the addresses.
function inline(token, links) {
	let words = '';
	for (const child of token.children ?? []) {
		if (child.type === 'link_open')
			links.push(child.attrGet('href'));
		if (child.type === 'text' || child.type === 'code_inline')
			words += child.content;
		else if (child.type === 'softbreak' || child.type === 'hardbreak')
			words += ' ';
		else if (child.type === 'image')
			words += inline({ children: child.children }, []) || hostOf(child.attrGet('src'));
	}
	return words;
}

function written(text) {
	const found = { headings: [], items: [], links: [] };
	const open = [];
	for (const token of parser.parse(bodyOf(text), {})) {
		if (token.type === 'heading_open' || token.type === 'list_item_open')
			open.push({ type: token.type, words: '' });
		else if (token.type === 'heading_close')
			found.headings.push(open.pop().words.replace(/ example\.org\n$/, '').replace(/\s*\{[^{}]*\}\s*$/, ''));
		else if (token.type === 'list_item_close')
			found.items.push(open.pop().words);
		else if (token.type === 'inline' && open.length)
			open[open.length - 1].words += inline(token, found.links) + '\n';
		else if (token.type === 'inline')
			inline(token, found.links);
	}
	found.items = found.items.flatMap((words) => words.split('\n'))
		.map((words) => words.replace(/^\[[ xX]\] /, '').replace(/^\[!.*?\]$/m, ''));
	return found;
}

// ---- What is made ----

function read(html, made) {
	const walk = (node, skip) => {
		const name = node.nodeName;
		if (name === '#text' && !skip)
			made.text += node.value;
		if (name === 'img')
			made.text += node.attrs.find((a) => a.name === 'alt')?.value ?? '';
		for (const { name: attribute, value } of node.attrs ?? []) {
			if (attribute === 'href')
				made.links.add(value);
			if (/^(href|src|action|formaction|data|xlink:href)$/.test(attribute) &&
				/^[\s\0-\x1f]*(javascript|vbscript|data):/i.test(value) && !/^data:image\//.test(value))
				made.bad.push(value);
			if (/^on/.test(attribute))
				made.bad.push(attribute);
		}
		for (const child of node.childNodes ?? [])
			walk(child, skip || /^(script|style|title|nav)$/.test(name));
	};
	walk(parse5.parse(html), false);
	return made;
}

const fresh = () => ({ text: '', links: new Set(), bad: [] });

function book(file) {
	const made = fresh();
	const names = execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' }).split('\n');
	for (const name of names.filter((n) => n.endsWith('.xhtml') && !n.endsWith('nav.xhtml')))
		read(execFileSync('unzip', ['-p', file, name], { encoding: 'utf8', maxBuffer: 1 << 28 }), made);
	return made;
}

// ---- Both ----

function times(text, word) {
	let n = 0;
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
		n++;
	return n;
}

const counts = { headings: 0, items: 0, links: 0 };
let faults = 0;

function fault(where, what, words) {
	if (faults++ < 40)
		console.log(`${where}: ${what} '${words.slice(0, 160)}'`);
}

const isWeb = (url) => /^(https?:\/\/[^/\s?#[\]]+\.[^/\s?#[\]]+|mailto:.+@)/i.test(url) && !/[\s\\]/.test(decodeURI(url.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%[89a-f][0-9a-f]/gi, '')));
const sameUrl = (url) => {
	try { return decodeURIComponent(url); } catch { return url; }
};

function compare(where, found, made) {
	const text = key(made.text), links = new Set([...made.links].map(sameUrl));
	for (const kind of ['headings', 'items']) {
		const wanted = new Map();
		for (const words of found[kind])
			if (key(words))
				wanted.set(key(words), [(wanted.get(key(words))?.[0] ?? 0) + 1, words]);
		for (const [word, [n, words]] of wanted) {
			counts[kind] += n;
			if (times(text, word) < n)
				fault(where, kind, words);
		}
	}
	for (const url of found.links.filter(isWeb)) {
		counts.links++;
		if (!links.has(sameUrl(url)))
			fault(where, 'link', url);
	}
	for (const bad of made.bad)
		fault(where, 'runs', bad);
}

const slugOf = new Map();
for (const folder of readdirSync(site, { withFileTypes: true })) {
	const json = join(site, folder.name, `${folder.name}.json`);
	if (folder.isDirectory() && existsSync(json))
		slugOf.set(JSON.parse(readFileSync(json, 'utf8')).source.file, folder.name);
}
const walk = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
	entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]);
let files = 0;
for (const path of walk(seeds).filter((name) => /\.(md|markdown)$/i.test(name) && !name.endsWith('README.md'))) {
	const file = basename(path), slug = slugOf.get(file);
	if (!slug) {
		fault(file, 'is not published', '');
		continue;
	}
	const found = written(readFileSync(path, 'utf8'));
	compare(`${file}: page`, found,
		read(readFileSync(join(site, slug, 'index.html'), 'utf8'), fresh()));
	compare(`${file}: book`, found, book(join(site, slug, `${slug}.epub`)));
	files++;
}
console.log(`${files} files: ${counts.headings} headings, ${counts.items} items, ` +
	`${counts.links} links, ${faults} faults`);
process.exit(faults === 0 && files > 0 ? 0 : 1);
