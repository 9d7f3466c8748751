// Writes a folder of digests as others write them, in six styles with what
// goes wrong in each:
//
//   node write.mjs FOLDER N
//
// weekly: plain headers, definitions of links, comments, raw HTML (Pelican)
// site:   YAML of a static site generator, with keys that are none of ours
// toml:   TOML of another generator, a folder for each year
// list:   no headers, badges, a table of contents with GitHub's anchors
// mail:   byte order mark, CRLF, tabs, headings that are underlined
// notes:  no headers at all, names that are dates or numbers
//
// The same N gives the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [folder, count] = [process.argv[2], Number(process.argv[3])];

// ---- Chance (mulberry32) ----

let state = 20240924;

function random() {
	state = (state + 0x6d2b79f5) | 0;
	let t = Math.imul(state ^ (state >>> 15), 1 | state);
	t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
	return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const some = (from, to, make) =>
	Array.from({ length: from + below(to - from + 1) }, (_, i) => make(i));
const maybe = (share, text) => (random() < share ? text() : '');

// ---- Words ----

let serial = 0;
const nouns = ['compiler', 'harbour', 'crate', 'ledger', 'schema', 'kernel',
	'tariff', 'parser', 'grid', 'subsidy', 'Ångström', '编译器', 'résumé', 'straße'];
const verbs = ['ships', 'breaks', 'renames', 'documents', 'deprecates', 'measures',
	'rewrites', 'postpones', 'funds', 'reviews'];
const odd = ['&amp; more', 'a < b', '`x > 0`', '&copy; 2024', '5 * 3 * 2', 'snake_case_name',
	'C:\\dir\\file', '~tilde~', '^caret^', 'AT&T', '1. not a list', '&nbsp;', '\\*escaped\\*',
	'"quoted" -- dash', "it's", '🎉', ':tada:', '{{ liquid }}', '{% tag %}', '$x^2$', '[ ]',
	'[x]', '[unfinished', 'a | b', '#hashtag', '@someone', '!bang', '==mark==', '++ins++',
	'<T>', 'Vec<u8>', 'E = mc²', '[video]', '[^nowhere]', '\\', '%', '“curly”', '…'];

const sentence = () => {
	serial++;
	return `The ${pick(nouns)} ${pick(verbs)} n${serial} ${maybe(0.4, () => pick(odd) + ' ')}` +
		`*${pick(nouns)}*${maybe(0.3, () => ' **' + pick(nouns) + '**')}`;
};

const hosts = ['example.org', 'news.example.com', 'blog.example.net', 'github.example'];
const address = () => {
	const url = `https://${pick(hosts)}/p/${++serial}`;
	return url + pick(['', '', '/', '.html', `?a=1&b=${serial}`, `#part-${serial}`,
		'/wiki/Rust_(language)', '/a,b;c', '/%E4%B8%AD', '/~home', '/x_y_z', "/it's", '/a|b',
		'/[x]', '/é', '/a*b*c']);
};
const link = () => {
	const url = address(), words = `link ${serial}`;
	return pick([
		() => `[${words}](${url.includes('[') ? `<${url}>` : url})`,
		() => `[${words}](<${url}>)`,
		() => `[${words}](${url.replace(/[[\]]/g, '')} "A *title* & more")`,
		() => `<${url.replace(/[|]/g, '')}>`,
		() => `[**${words}** \`code\`](${url.replace(/[[\]]/g, '')})`,
		() => `[${words} \\[draft\\]](${url.replace(/[[\]]/g, '')})`,
		() => url.replace(/[*|[\]é']/g, ''),
	])();
};
const oddLink = () => `[odd ${++serial}](` + pick(['mailto:a@b.example?subject=This%20Week',
	'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x',
	'ftp://ftp.example.org/x', 'tel:+491234', '/absolute/path', '/', '../up.md', 'no-such.md',
	'no-such.md#part', '#no-such-heading', '#', '', '?q=1', 'www.example.org', 'github.example/x/y',
	'<a file with spaces.pdf>', 'slides.pdf', 'img/none.png', 'file:///etc/passwd', '//example.org/x',
	'https://', 'http:///x', 'https://[bad', '{filename}/gone.md', '{static}/gone.pdf', 'a%20b.md',
	'%zz', 'irc://irc.example/x', 'https://example.org/a b', 'x:y', '2024-99.md'].map((url) =>
	/ /.test(url) && !/^</.test(url) ? `<${url}>` : url)) + ')';
const image = () => pick(['![](https://example.org/badge.svg)', '![missing](img/missing.png)',
	'![](missing.jpg)', '![shown](img/red.png)', '![shown](img/red.png "A caption")',
	'![ref image][badge]', '[![badge](https://example.org/b.svg)](https://example.org/ci)',
	'<img src="/images/x.png" width="100">', '<img src="x" onerror="alert(1)">',
	'![abs](/images/x.png)', '![data](data:image/png;base64,AAAA)', '![pdf](report.pdf)']);

// ---- Blocks ----

const words = () => `${sentence()}${maybe(0.4, () => ' ' + link())}${maybe(0.1, () => ' ' + oddLink())}` +
	maybe(0.1, () => ' [defined][ref]') + maybe(0.05, () => ' ' + image()) +
	maybe(0.05, () => ' <kbd>Ctrl</kbd>') + maybe(0.05, () => '<br>') +
	maybe(0.05, () => ' <!-- aside -->') + maybe(0.03, () => ' <span style="color:red">x</span>') +
	maybe(0.1, () => '\n' + sentence());

function list(depth, indent = '') {
	const mark = pick(['*', '-', '+', '1.', '1)']), blank = maybe(0.25, () => '\n');
	const pad = indent + ' '.repeat(mark.length + 1);
	return some(1, 5, () => `${indent}${mark} ` +
		maybe(0.08, () => pick(['[ ] ', '[x] ', '[X] '])) +
		words().replace(/\n/g, '\n' + pad) +
		maybe(0.15, () => `\n\n${pad}${sentence()}`) +
		maybe(0.08, () => `\n\n${pad}\`\`\`\n${pad}code in a list\n${pad}\`\`\``) +
		(depth > 0 ? maybe(0.4, () => `\n${list(depth - 1, pad)}`) : '')).join('\n' + blank);
}

const cell = () => pick([sentence, link, () => '', () => `\`a\\|b\` ${++serial}`, () => `cell ${++serial}`])()
	.replace(/(?<!\\)\|/g, '\\|');
const table = () => {
	const n = 1 + below(4), row = () => `| ${Array.from({ length: n }, cell).join(' | ')} |`;
	return [row(), '|' + ` ${pick([':-', '-:', ':-:', '---'])} |`.repeat(n), ...some(0, 4, row),
		maybe(0.2, () => '| short row')].filter(Boolean).join('\n');
};
const html = () => pick([
	() => `<details>\n<summary>More n${++serial}</summary>\n\n${list(1)}\n\n</details>`,
	() => '<table>\n<tr><td>raw</td></tr>\n</table>',
	() => '<iframe src="https://example.org/embed" width="560"></iframe>',
	() => '<script>alert(1)</script>', () => '<style>body { display: none }</style>',
	() => '<div align="center">\n\n' + words() + '\n\n</div>', () => '<a name="anchor"></a>',
	() => '<!-- a comment\n\nwith -- dashes > and blank lines -->',
	() => '<!-- - [hidden](https://example.org/hidden) -->', () => '<p>never closed',
	() => '<center><b>bold</b></center>', () => '<hr>', () => '<!-- page 1 of 3 -->',
	() => '</div></main></body></html>', () => '<?php echo 1 ?>', () => '<![CDATA[ x ]]>',
	() => '<pre>\nraw *text*\n</pre>', () => '<!-- more -->', () => '<!--more-->'])();
const quote = () => pick([
	() => words().replace(/^/gm, '> ') + '\n> -- someone',
	() => `> ${sentence()}\n>\n> > ${sentence()}\n\n${list(0, '')}`,
	() => `> [!NOTE]\n> ${sentence()}`, () => `> [!Bogus]\n> ${sentence()}`,
	() => `> ${sentence()}\nlazy ${sentence()}`])();
const code = () => pick(['```rust\nfn main() { let x: Vec<&str> = vec!["a"]; }\n```',
	'~~~\n# not a heading\n- not an item\n~~~', '    indented <b>code</b>', '``` {.python .numberLines}\nx\n```',
	'```\n<bluss> said &amp; done\n```']);
const note = () => `Noted[^n${++serial}] here.\n\n[^n${serial}]: The note ${serial} has ${link()}`;

const block = () => pick([words, words, words, () => list(2), () => list(2), () => list(0), () => list(3),
	table, html, quote, code, image, note, () => pick(['---', '***', '* * *', '<!-- -->']),
	() => `Term ${++serial}\n: Its meaning ${serial}`, oddLink, () => sentence().repeat(60),
	() => 'x'.repeat(3000), () => '**Not a label:**\n' + list(0), () => `**${sentence()}**`])();

// ---- Headings ----

const heads = ['Updates', 'News & Blog Posts', "What's cooking?", 'Upcoming Events', 'Quote of the Week',
	'fn work(on: RustProject) -> Money', 'CI / CD', 'C++', '`code` heading', '🎉 Releases', '1. First',
	'[Linked](https://example.org/head)', 'Trailing #', 'Ünïcode', '重大新闻', 'A **bold** one', '...',
	'Jobs <small>(new)</small>', 'Heading {#own-id}', 'Braces {like this}', 'AT&amp;T', 'Same', 'Same',
	'index', 'Sources', '[RFCs](#rfcs)', 'Call for Participation; projects and speakers'];
const heading = (level, style) => {
	const text = pick(heads);
	if (style === 'mail' && level < 3)
		return `${text.replace(/^(\d+)\./, '$1')}\n${(level === 1 ? '=' : '-').repeat(3 + below(9))}`;
	return '#'.repeat(level) + ' ' + text + maybe(0.1, () => ' ' + '#'.repeat(level));
};

function body(style) {
	const first = pick([1, 2, 2, 3]), parts = some(0, 2, block);
	for (let i = 2 + below(6); i > 0; i--) {
		parts.push(heading(first + pick([0, 0, 1, 1, 2, 3]), style));
		parts.push(...some(0, 4, block));
	}
	parts.push('[ref]: https://example.org/ref "Its title"', '[badge]: https://example.org/badge.svg');
	parts.push('[unused]: <https://example.org/un used>', '[^unused]: Nobody names it.');
	return parts.join('\n\n') + '\n';
}

// ---- Files ----

const day = (i) => new Date(Date.UTC(2019, 0, 7 + 7 * i)).toISOString().slice(0, 10);

const styles = {
	weekly: (i) => [`${day(i)}-this-week.${i % 10 ? 'md' : 'markdown'}`,
		`Title: This Week ${i % 7 ? i : ''}\n${maybe(0.7, () => `Number: ${i}\n`)}` +
		`Date: ${day(i)}${maybe(0.2, () => ' 18:46')}\nCategory: This Week\n` +
		`${maybe(0.2, () => 'Tags: this-week, rust, programming\nSlug: week\nStatus: published\n')}` +
		maybe(0.2, () => 'Summary: what was new\n    and what was not\n') +
		pick(['\n<!-- written: by hand -->\n\n', '\n', '# At once\n\n']) + body('weekly')],
	site: (i) => [`${day(i)}-${pick(['monthly', 'update', 'news'])}.md`,
		`---\nlayout: post\ntitle: ${pick(['"Weekly: the news"', 'Weekly news', "'It''s ' out'".replace("' out", ' out'), 'News #1'])}\n` +
		`date: ${day(i)}${pick(['', ' 09:00:00 +0100', 'T09:00:00Z', 'T09:00:00+02:00'])}\n` +
		`${pick(['tags: [a, b c]', 'tags:\n  - a\n  - "b: c"', 'tags: a b c', 'tags:', 'tags: []', ''])}\n` +
		`${pick(['draft: false', 'weight: 10', 'author: {name: A, url: "https://example.org"}', 'categories: [x]\nimage:\n  path: /x.png\n  list: [1, 2]'])}\n` +
		`${pick(['aliases: [/old/' + i + '/]', 'permalink: /x/', 'description: >\n  folded\n  text', 'lang: en', 'summary: |\n  two\n  lines'])}\n` +
		`---\n${maybe(0.5, () => '\n')}${body('site')}`],
	toml: (i) => [`${day(i).slice(0, 4)}/${day(i)}-log.md`, `+++\ntitle = ${pick(['"Log: the news"', "'Log # 5'", '"""\nA log"""'])}\n` +
		`date = ${pick([day(i), `"${day(i)}"`, `${day(i)}T10:00:00Z`])} # when\n` +
		`${pick(['tags = ["a", "b, c"]', 'draft = false', '[taxonomies]\ntags = [\n  "x",\n]', '[[links]]\nurl = "https://example.org"'])}\n` +
		`+++\n${maybe(0.5, () => '\n')}${body('toml')}`],
	list: (i) => [`awesome-${i}.md`, `# Awesome ${i} ${image()}\n\n> ${sentence()}\n\n## Contents\n\n` +
		`- [Part one](#part-one)\n- [CI / CD](#ci--cd)\n- [What's new?](#whats-new)\n- [Same](#same-1)\n\n` +
		`## Part one\n\n## CI / CD\n\n## What's new?\n\n## Same\n\n${body('list')}\n**[⬆ back to top](#contents)**\n`],
	mail: (i) => [`Mail ${i} (${day(i)}).md`, '\ufeff' +
		body('mail').replace(/^ {4}/gm, '\t').replace(/\n/g, '\r\n')],
	notes: (i) => [[`${day(i)}.md`, `notes_${i}.md`, `${i}.md`, `Ümläut-${i}.md`][Math.floor(i / 5) % 4],
		body('notes')],
};

mkdirSync(join(folder, 'img'), { recursive: true });
const names = Object.keys(styles);
for (let i = 0; i < count; i++) {
	const style = names[i % names.length], [name, text] = styles[style](i);
	mkdirSync(join(folder, dirname(name)), { recursive: true });
	writeFileSync(join(folder, name), text);
}
writeFileSync(join(folder, 'img/red.png'), Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'));
