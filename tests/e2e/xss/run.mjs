// Opens pages in Chromium, their content security policy switched off, and
// tells whether something of vectors.txt ran in one of them, or could:
//
//   node run.mjs ROOT FILE...
//
// Exits 1 where it did.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [root, ...files] = process.argv.slice(2);
const { launchChromium } = await import(
	pathToFileURL(path.join(root, 'tests/validate/lib/common.mjs')));
const chrome = await launchChromium();
let faults = 0;

function fault(file, what) {
	if (faults++ < 20)
		console.log(`${file}: ${what}`);
}

// What could run when somebody touches it, in the page itself.
function find() {
	const found = [];
	for (const element of document.querySelectorAll('*')) {
		for (const { name, value } of element.attributes) {
			if (/^on/i.test(name))
				found.push(`<${element.localName} ${name}>`);
			if (/^(href|src|action|formaction|data|xlink:href|srcdoc|poster|background)$/i.test(name) &&
				/^[\s\x00-\x20]*(javascript|vbscript|livescript|data|file):/i.test(value))
				found.push(`${name}="${value}"`);
		}
		// What a script asks the document for by its name.
		if (/^(a|img|form|embed|object|iframe)$/.test(element.localName) && element.hasAttribute('name'))
			found.push(`<${element.localName} name="${element.getAttribute('name')}">`);
		if (element.id && document.getElementById(element.id) !== element)
			found.push(`id="${element.id}" twice`);
		if (/^_(?!fn)/.test(element.id) && element.closest('.prose'))
			found.push(`id="${element.id}"`);
		if (/^(iframe|frame|object|embed|base|style|math|foreignobject|animate|use)$/.test(element.localName) ||
			(element.localName === 'form' && !/search\.html$/.test(element.action)))
			found.push(`<${element.localName}>`);
		if (element.localName === 'script' && !/\/assets\/|search/.test(element.src) && element.type !== 'application/ld+json')
			found.push(`<script src="${element.src}">`);
	}
	return found;
}

const page = await chrome.newPage();
await page.setBypassCSP(true);
await page.evaluateOnNewDocument(() => {
	globalThis.ran = () => { globalThis.hasRun = true; };
});
page.on('dialog', (dialog) => dialog.dismiss());
let asked = [];
page.on('request', (request) => {
	if (/^https?:|\/\/ran\.|ran\.js/i.test(request.url()))
		asked.push(request.url());
});
for (const file of files) {
	asked = [];
	await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load', timeout: 30000 });
	if (await page.evaluate(() => globalThis.hasRun === true))
		fault(file, 'a script ran');
	for (const what of await page.evaluate(find))
		fault(file, what);
	for (const url of asked)
		fault(file, `asked for ${url}`);
}
await chrome.close();
console.log(`${files.length} pages, ${faults} faults`);
process.exit(faults === 0 && files.length > 0 ? 0 : 1);
