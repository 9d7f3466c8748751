// Pages through EPUBs in epub.js, in Chromium, from the cover to the end.
//
//   node pages.mjs ROOT FILE.epub...
//
// Every line of text that is laid out has to stand within the window on some
// page, every document of the spine has to be shown with all its text, and
// the browser has nothing to complain of. Tells 'ok' or 'not ok' of each book.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [root, ...books] = process.argv.slice(2);
const harness = path.join(root, 'tests/validate');
const require = createRequire(path.join(harness, 'package.json'));
const load = (file) => import(pathToFileURL(path.join(harness, 'lib', file)));
const { exec, launchChromium, serve } = await load('common.mjs');
const { SaxesParser } = require('saxes');
const SIZES = [{ width: 390, height: 720 }, { width: 1024, height: 768 }];

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'pages-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
for (const file of ['jszip/dist/jszip.min.js', 'epubjs/dist/epub.min.js'])
	fs.copyFileSync(require.resolve(file), path.join(work, path.basename(file)));
fs.writeFileSync(path.join(work, 'index.html'), `<!DOCTYPE html><meta charset="utf-8"><title>Reader</title>
<style>body { margin: 0 } #book { width: 100vw; height: 100vh }</style>
<div id="book"></div><script src="jszip.min.js"></script><script src="epub.min.js"></script>`);

const squeeze = (text) => text.replace(/\s+/g, ' ').trim();

// ---- What the book says, read by other code ----

function read(xml, open, text) {
	const parser = new SaxesParser();
	parser.on('opentag', open);
	if (text) {
		parser.on('text', (t) => text(t));
		parser.on('closetag', (t) => open(t, true));
	}
	parser.write(xml).close();
}

async function spineOf(file) {
	const dir = fs.mkdtempSync(path.join(work, 'book-'));
	await exec('unzip', ['-qq', file, '-d', dir], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
	const items = new Map(), spine = [];
	read(fs.readFileSync(path.join(dir, 'EPUB/package.opf'), 'utf8'), ({ name, attributes: a }) => {
		if (name === 'item') items.set(a.id, a.href);
		if (name === 'itemref') spine.push(items.get(a.idref));
	});
	return spine.map((href) => {
		let body = 0, out = '';
		read(fs.readFileSync(path.join(dir, 'EPUB', decodeURI(href)), 'utf8'),
			({ name }, closed) => { if (name === 'body') body += closed ? -1 : 1; },
			(t) => { if (body) out += t; });
		return { href, text: squeeze(out) };
	});
}

// ---- In the page ----

// Opens the book at its beginning.
async function open() {
	window.rendition = window.ePub('book.epub').renderTo('book', { width: '100%', height: '100%', flow: 'paginated' });
	await window.rendition.display();
}

// What of the document is in the window now: its text, its lines, and which of them are.
function look() {
	const [contents] = window.rendition.getContents();
	const frame = contents.window.frameElement.getBoundingClientRect();
	const lines = [], seen = [];
	const walker = contents.document.createTreeWalker(contents.document.body, 4);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		// Landmarks and the list of pages are there for reading systems.
		if (!node.data.trim() || node.parentElement.closest('[hidden]')) continue;
		const range = contents.document.createRange();
		range.selectNodeContents(node);
		const all = [...range.getClientRects()].filter((r) => r.width > 1);
		if (!all.length) lines.push(`not laid out: ${node.data.trim().slice(0, 40)}`);
		for (const r of all) {
			const line = `${Math.round(r.left)},${Math.round(r.top)} ${node.data.trim().slice(0, 40)}`;
			const left = frame.left + r.left, right = frame.left + r.right, top = frame.top + r.top;
			lines.push(line);
			if (left >= -1 && right <= innerWidth + 1 && top >= -1 && frame.top + r.bottom <= innerHeight + 1)
				seen.push(line);
		}
	}
	const at = window.rendition.currentLocation();
	return { href: at.start.href, text: contents.document.body.textContent, lines, seen, atEnd: at.atEnd === true };
}

const turn = () => window.rendition.next();

// ---- A book ----

async function pageThrough(chrome, url, size, faults) {
	const page = await chrome.newPage();
	const shown = new Map();
	let pages = 0;

	page.on('console', (m) => { if (['error', 'assert'].includes(m.type())) faults.add(`console: ${m.text()}`); });
	page.on('pageerror', (e) => faults.add(`uncaught: ${e?.message ?? e}`));
	page.on('requestfailed', (r) => faults.add(`not loaded: ${r.url()}`));
	await page.setViewport(size);
	await page.goto(url);
	await page.evaluate(open);
	for (let before = ''; pages < 5000; pages++) {
		const now = await page.evaluate(look);
		const state = now.href + now.seen.join();
		const seen = shown.get(now.href) ?? { text: squeeze(now.text), lines: new Set() };

		if (now.atEnd && state === before)
			break;
		before = state;
		seen.all = now.lines;
		now.seen.forEach((line) => seen.lines.add(line));
		shown.set(now.href, seen);
		await page.evaluate(turn);
	}
	await page.close();
	return { shown, pages };
}

function judge(spine, shown, faults) {
	for (const { href, text } of spine) {
		const seen = shown.get(href);

		if (!seen) {
			faults.add(`${href}: was not shown`);
			continue;
		}
		if (seen.text !== text)
			faults.add(`${href}: its text is another`);
		for (const line of seen.all)
			if (!seen.lines.has(line))
				faults.add(`${href}: on no page: ${line}`);
	}
}

const chrome = await launchChromium();
const server = await serve(work);
for (const [i, file] of books.entries()) {
	const faults = new Set(), told = [];

	fs.mkdirSync(path.join(work, `${i}`));
	for (const name of ['index.html', 'jszip.min.js', 'epub.min.js'])
		fs.copyFileSync(path.join(work, name), path.join(work, `${i}`, name));
	fs.copyFileSync(file, path.join(work, `${i}`, 'book.epub'));
	const spine = await spineOf(file);
	for (const size of SIZES) {
		const { shown, pages } = await pageThrough(chrome, `${server.url}/${i}/`, size, faults);
		judge(spine, shown, faults);
		told.push(`${pages} pages at ${size.width} × ${size.height}`);
	}
	console.log(`${faults.size ? 'not ok' : 'ok'} epub.js: ${path.basename(file)}: ${spine.length} documents, ${told.join(', ')}`);
	for (const fault of [...faults].slice(0, 20)) console.log(`  | ${fault}`);
}
await chrome.close();
server.close();
