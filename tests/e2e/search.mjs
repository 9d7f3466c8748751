// Searches in Chromium and tells 'ok' or 'not ok' of what it finds.
//
//   node search.mjs ROOT SITE UNPACKED CORPUS LETTERS
//
// SITE: a built site; UNPACKED: the folder of an unpacked ZIP; CORPUS: the
// index of 100,000 documents; LETTERS: what `search_corpus letters` says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [root, site, unpacked, corpus, letters] = process.argv.slice(2);
const { launchChromium, require, serve } = await import(
	pathToFileURL(path.join(root, 'tests/validate/lib/common.mjs')));
const BYTES = 300_000; // a query may load no more
const MILLISECONDS = 300; // of the page's own thread; three times the goal, for slow machines

const told = [];
function check(name, right, seen) {
	console.log(`${right ? 'ok' : 'not ok'} search: ${name}`);
	if (!right)
		console.log(`  | ${JSON.stringify(seen)}`);
	told.push(right);
}
const same = (name, expected, seen) =>
	check(name, JSON.stringify(expected) === JSON.stringify(seen), seen);

const chrome = await launchChromium({ protocolTimeout: 300000 }); // all letters take a slow machine a minute

// A page that counts what it loads and notes what it says.
async function open(url, script = true) {
	const page = await chrome.newPage();
	page.loaded = 0;
	page.said = [];
	await page.setJavaScriptEnabled(script);
	page.on('console', (message) => page.said.push(message.text()));
	page.on('pageerror', (error) => page.said.push(String(error)));
	page.on('requestfailed', (request) => page.said.push(request.url()));
	page.on('response', (response) => {
		if (/\/search[/-]/.test(response.url()))
			page.loaded += Number(response.headers()['content-length'] ?? 0);
	});
	await page.goto(url);
	return page;
}

// What a search shows once it is done: the titles, and what is marked.
async function find(base, query, facets = '') {
	const page = await open(`${base}#q=${encodeURIComponent(query)}${facets}`);
	await page.waitForFunction(
		() => document.getElementById('_status').textContent, { timeout: 20000 });
	const seen = await page.evaluate(() => ({
		titles: [...document.querySelectorAll('#_results h3')].map((h) => h.textContent),
		links: [...document.querySelectorAll('#_results h3 a')].map((a) => a.getAttribute('href')),
		marks: [...document.querySelectorAll('#_results mark')].map((m) => m.textContent),
		passages: [...document.querySelectorAll('#_results [data-part] span[lang]')].map((s) => [s.lang, s.textContent]),
		status: document.getElementById('_status').textContent }));
	seen.said = page.said;
	await page.close();
	return seen;
}

// ---- What is found ----

const http = await serve(path.resolve(site));
const folder = pathToFileURL(path.resolve(site)).href;
const cranes = 'Cranes are to be greener', energy = 'Energy of the market';
for (const [way, base] of [['file', folder], ['http', http.url]]) {
	const at = `${base}/search.html`;
	const all = async (name, query, expected, facets) => {
		const seen = await find(at, query, facets);
		same(`${way}: ${name}`, expected, seen.titles.sort());
		same(`${way}: ${name}: nothing on the console`, [], seen.said);
		return seen;
	};
	const words = await all('two words', 'market energy', [cranes, energy]);
	check(`${way}: words are marked`, words.marks.some((m) => m === 'market'), words.marks);
	same(`${way}: the count is told`, true, /\b2\b/.test(words.status));
	await all('a phrase', '"market energy"', [cranes]);
	await all('the beginning of a word', 'tugb', [energy]);
	await all('accents do not count', 'resume', [cranes]);
	await all('German', 'warmepumpe', ['Wärmepumpen für Häfen']);
	await all('German, ß', 'strasse', ['Wärmepumpen für Häfen']);
	await all('Chinese', '工业互联网', ['关于开展港口节能工作的通知']);
	await all('Chinese, one sign', '港', ['关于开展港口节能工作的通知']);
	await all('a year', 'energy', [], '&year=2023');
	await all('an issuer', 'energy', [energy], '&issuer=samr');
	await all('nothing', 'submarine', []);
	const note = await find(at, 'ferries');
	check(`${way}: a dated note, at its place`,
		/2024-09\/index\.html#/.test(note.links[0]), note);
	same(`${way}: a passage in another script has its language`, [['zh-Hans', '渡轮码头']], note.passages);
}
const first = (await find(`${http.url}/search.html`, 'energy')).titles[0];
same('what has the word in its title stands first', energy, first);

const offline = pathToFileURL(path.resolve(unpacked)).href;
const own = await find(`${offline}/search.html`, 'tugboats');
same('in an unpacked ZIP', [energy], own.titles);

// ---- By keyboard, and without a script ----

// Tab, until the focus is on what the selector names.
async function reach(page, selector) {
	for (let i = 0; i < 80; i++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector))
			return true;
	}
	return false;
}
const shown = (page, n) => page.waitForFunction(
	(wanted) => document.querySelectorAll('#_results a').length === wanted, { timeout: 20000 }, n);

const page = await open(`${folder}/2024-09/index.html`);
await page.setViewport({ width: 1280, height: 900 });
await reach(page, '[type=search]');
await page.keyboard.type('energy');
await page.keyboard.press('Enter');
await shown(page, 2);
for (const [name, value, n] of [['year', '2023', 0], ['section', 'top stories', 2], ['issuer', 'samr', 1]]) {
	const box = `[name=${name}][value="${value}"]`;
	check(`the keyboard reaches the ${name}`, await reach(page, box), await page.content());
	await page.keyboard.press('Space');
	await shown(page, n);
	check(`the ${name} is in the address`, await page.waitForFunction(
		(key) => location.hash.includes(`${key}=`), { timeout: 20000 }, name), '');
	await page.keyboard.press('Space');
	await page.waitForFunction((key) => !location.hash.includes(`${key}=`), { timeout: 20000 }, name);
	await shown(page, 2);
}
await page.goto(page.url()); // to the top
await shown(page, 2);
await page.evaluate(() => document.activeElement.blur());
await reach(page, '#_q');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('ArrowUp');
same('arrows lead from result to result', energy,
	await page.evaluate(() => document.activeElement.textContent));
await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
check('Enter opens the result', /2024-09\/energy-of-the-market\.html$/.test(page.url()), page.url());
await page.goBack();
await shown(page, 2);
await page.evaluate(() => document.getElementById('_q').focus());
await page.keyboard.press('Escape');
same('Escape clears the field', ['', '_q'],
	await page.evaluate(() => [document.activeElement.value, document.activeElement.id]));
await page.close();

// ---- With results, for those who see little or nothing ----

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
for (const scheme of ['light', 'dark'])
	for (const width of [320, 768, 1280]) {
		const seen = await chrome.newPage();
		await seen.setViewport({ width, height: 900 });
		await seen.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
		await seen.goto(`${folder}/search.html#q=energy`);
		await shown(seen, 2);
		await seen.evaluate(axe);
		same(`axe over results, ${scheme}, ${width} px`, [], await seen.evaluate((values) => window.axe.run(document, {
			runOnly: { type: 'tag', values }, resultTypes: ['violations'] }).then((told) =>
			told.violations.map((v) => [v.id, v.nodes[0].html])), tags));
		same(`results fit ${width} px`, true, await seen.evaluate(
			() => document.documentElement.scrollWidth <= window.innerWidth));
		await seen.close();
	}

// On a phone, what narrows a search is folded away, but for what is chosen.
const phone = await open(`${folder}/search.html`);
await phone.setViewport({ width: 320, height: 700 });
const boxes = () => phone.$$eval('[type=checkbox]', (all) => all.filter((box) => box.getClientRects().length).length);
same('on a phone the choices are folded', 0, await boxes());
await phone.goto(`${folder}/search.html#q=energy&year=2024`);
await shown(phone, 2);
check('on a phone a choice that is made can be seen', await boxes() > 1, await boxes());
await phone.close();

const plain = await open(`${folder}/search.html`, false);
check('without a script the page says so and offers the archive',
	/JavaScript/.test(await plain.$eval('main', (main) => main.innerText)) &&
	await plain.$('noscript a[href="archive/index.html"]'), 'see search.html');
check('without a script there is no form that could not do anything',
	await plain.$eval('main form', (form) => form.getClientRects().length === 0), '');
await plain.close();

// ---- Letters ----

const reader = await open(`${folder}/search.html`);
// As one text: a million small lists are minutes on their way to the browser.
const table = readFileSync(letters, 'utf8').trim();
// Code points without a character are nobody's: Unicode may give them any.
const wrong = await reader.evaluate((lines) => {
	const known = new Map(lines.split('\n').map((line) => line.split(' ')).map(([code, , ...folded]) => [parseInt(code, 16),
		folded.map((f) => String.fromCodePoint(parseInt(f, 16))).join('')]));
	const found = [];
	for (let c = 0; c < 0x110000; c++) {
		const sign = String.fromCodePoint(c);
		if (/\p{C}/u.test(sign) && !known.get(c))
			continue;
		if (/\p{Cn}|\p{Co}|\p{Cs}/u.test(sign))
			continue;
		const term = window.brevier.words(sign).map((word) => word.term).join(' ');
		if (term !== (known.get(c) ?? ''))
			found.push(c.toString(16));
	}
	return found;
}, table);
same('letters are known and folded as the program does it', [], [wrong.length, ...wrong.slice(0, 40)].slice(wrong.length ? 0 : 1));
const cases = JSON.parse(readFileSync(path.join(root, 'tests/search/words.json'), 'utf8'));
for (const { text, terms } of cases)
	same(`terms of ${JSON.stringify(text)}`, terms, await reader.evaluate(
		(words) => window.brevier.words(words).map((word) => word.term), text));
await reader.close();

// ---- 100,000 documents ----

// Milliseconds of the processor that a page's own thread has used, whatever
// runs beside it.
const threads = new Map();
async function spent(page) {
	if (!threads.has(page)) {
		threads.set(page, await page.createCDPSession());
		await threads.get(page).send('Performance.enable', { timeDomain: 'threadTicks' });
	}
	const { metrics } = await threads.get(page).send('Performance.getMetrics');
	return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
}

const large = await serve(path.resolve(corpus));
for (const query of ['policy', 'the of and', 'state market energy plan', 's',
	'"state market"', '"state market energy"', 'policy k', '一丁七', 'Förderung Häfen',
	'the of and to in a is for']) {
	// A folder as the browser finds it the first time: nothing is cached.
	const fresh = await open(`${large.url}/search.html`);
	await fresh.setCacheEnabled(false);
	const start = await spent(fresh);
	const waited = await fresh.evaluate((words) => new Promise((done) => {
		const status = document.getElementById('_status'), field = document.getElementById('_q');
		const start = performance.now();
		new MutationObserver(() => status.textContent && done(performance.now() - start))
			.observe(status, { childList: true, characterData: true, subtree: true });
		field.value = words;
		field.form.requestSubmit();
	}), query);
	const took = await spent(fresh) - start;
	const n = await fresh.$$eval('#_results h3', (found) => found.length);
	const kb = Math.round(fresh.loaded / 1000);
	check(`100,000 documents, ${query}: ${kb} kB, below 300`,
		fresh.loaded > 0 && fresh.loaded < BYTES && n > 0, { loaded: fresh.loaded, n });
	check(`100,000 documents, ${query}: answered`, took < MILLISECONDS, took);
	console.log(`  | ${query}: ${kb} kB, ${Math.round(took)} ms of the processor, after ${Math.round(waited)} ms, ${n} shown`);
	same(`100,000 documents, ${query}: nothing on the console`, [], fresh.said);
	await fresh.close();
}

await chrome.close();
http.close();
large.close();
process.exit(told.every(Boolean) ? 0 : 1);
