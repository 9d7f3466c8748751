// The catalogue of a site, as a client goes through it: node opds.mjs SITE
//
// Both forms are read page by page, by their links; what OPDS 1.2 says is read
// by a client library (opds-feed-parser), what OPDS 2.0 says by its own rules.
// Prints the books' files in their order, once for both; exits 1 where the two
// differ or a link leads nowhere.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../validate/package.json', import.meta.url));
const { default: Parser } = require('opds-feed-parser');
const site = process.argv[2];
const acquisition = 'http://opds-spec.org/acquisition/open-access';
let faults = 0;

function fault(message) {
	faults++;
	console.error(message);
}

// A file of the site that a page links to; what names itself may be on the web.
function target(href, page) {
	const file = path.join(site, decodeURIComponent(href));
	if (!fs.existsSync(file))
		fault(`${page}: '${href}' leads nowhere`);
	return file;
}

const read = {
	async xml(page) {
		const feed = await new Parser().parse(fs.readFileSync(path.join(site, page), 'utf8'));
		if (feed.constructor.name !== 'AcquisitionFeed')
			fault(`${page}: a ${feed.constructor.name}`);
		const link = (links, rel) => links.find((l) => l.rel === rel)?.href;
		return {
			next: link(feed.links, 'next'), previous: link(feed.links, 'previous'),
			books: feed.entries.map((e) => ({
				id: e.id, title: e.title, href: link(e.links, acquisition),
				image: link(e.links, 'http://opds-spec.org/image'), page: link(e.links, 'alternate'),
			})),
		};
	},
	async json(page) {
		const feed = JSON.parse(fs.readFileSync(path.join(site, page), 'utf8'));
		const link = (links, rel) => links.find((l) => l.rel === rel)?.href;
		return {
			next: link(feed.links, 'next'), previous: link(feed.links, 'previous'),
			n: feed.metadata.numberOfItems,
			books: feed.publications.map((p) => ({
				id: p.metadata.identifier, title: p.metadata.title, href: link(p.links, acquisition),
				image: p.images[0].href, page: link(p.links, 'alternate'),
			})),
			positions: feed.publications.map((p) => p.metadata.belongsTo?.series.position),
		};
	},
};

async function walk(kind) {
	const books = [], positions = [];
	let before, n;
	for (let page = `opds.${kind}`; page;) {
		const feed = await read[kind](page);
		if (feed.previous !== before)
			fault(`${page}: comes after '${feed.previous}', not '${before}'`);
		for (const book of feed.books)
			for (const href of [book.href, book.image, book.page])
				target(href, page);
		books.push(...feed.books);
		positions.push(...feed.positions ?? []);
		n = feed.n ?? n;
		before = page;
		page = feed.next;
	}
	if (n !== undefined && n !== books.length)
		fault(`opds.${kind}: tells ${n} books, has ${books.length}`);
	// The run of briefings, from the newest down; a collected book has no place in it.
	const run = positions.filter(Boolean);
	if (run.some((position, i) => position !== run.length - i))
		fault(`opds.${kind}: positions ${run}`);
	return books;
}

const [xml, json] = [await walk('xml'), await walk('json')];
if (JSON.stringify(xml) !== JSON.stringify(json))
	fault('the two forms differ');
if (new Set(xml.map((b) => b.id)).size !== xml.length)
	fault('two books have one id');
for (const book of xml)
	console.log(book.href);
process.exit(faults ? 1 : 0);
