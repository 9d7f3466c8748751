// Reads a briefing in Chromium and tells 'ok' or 'not ok' of what it does.
//
//   node reader.mjs ROOT SITE
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [root, site] = process.argv.slice(2);
const { launchChromium, serve } = await import(
	pathToFileURL(path.join(root, 'tests/validate/lib/common.mjs')));

const told = [];
function check(name, right, seen) {
	console.log(`${right ? 'ok' : 'not ok'} reader: ${name}`);
	if (!right)
		console.log(`  | ${JSON.stringify(seen)}`);
	told.push(right);
}

const chrome = await launchChromium();
const http = await serve(path.resolve(site));
const folder = pathToFileURL(path.resolve(site)).href;
const shown = (page, selector) => page.$$eval(selector, (all) =>
	all.filter((one) => one.getClientRects().length).map((one) => one.textContent));

for (const [way, base] of [['file', folder], ['http', http.url]]) {
	const page = await chrome.newPage();
	await page.setViewport({ width: 1280, height: 900 });
	await page.goto(`${base}/2024-09/index.html`);

	const marked = '.contents [aria-current="true"]';
	check(`${way}: nothing is marked before the reader begins`,
		(await shown(page, marked)).length === 0, await shown(page, marked));
	const titles = await page.$$eval('.entry', (all) => all.map((one) => one.id));
	for (const id of titles.slice(0, 3)) {
		await page.evaluate((goal) => document.getElementById(goal).scrollIntoView(), id);
		const there = await page.waitForFunction((query, goal) =>
			document.querySelector(query)?.getAttribute('href') === `#${goal}`,
		{ timeout: 20000 }, marked, id).catch(() => null);
		check(`${way}: the contents follow to ${id}`, there, await shown(page, marked));
	}

	const citation = await page.$eval('.cite p', (p) => p.textContent.trim());
	await page.evaluate(() => {
		navigator.clipboard.writeText = (text) => {
			window.copied = text;
			return Promise.resolve();
		};
	});
	await page.click('.cite .copy');
	const copied = await page.evaluate(() => window.copied);
	check(`${way}: the citation can be copied`, copied === citation, copied);
	check(`${way}: and the button says so`,
		(await shown(page, '.cite .copy'))[0] === 'Copied', await shown(page, '.cite .copy'));
	await page.close();
}

const plain = await chrome.newPage();
await plain.setJavaScriptEnabled(false);
await plain.goto(`${folder}/2024-09/index.html`);
check('without a script nothing offers to copy',
	(await shown(plain, '.cite .copy')).length === 0, '');
await plain.emulateMediaType('print');
const left = await shown(plain, 'nav, form, button, summary, .takeaway, .records a');
check('paper has nothing to click', left.length === 0, left);
const printed = await plain.$eval('.document a', (a) => getComputedStyle(a, '::after').content);
check('paper has the address of a document', printed.includes('https://'), printed);

await chrome.close();
http.close();
process.exit(told.every(Boolean) ? 0 : 1);
