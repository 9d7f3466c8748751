// No page shows a word of another language than its own.
//
//   node words.mjs I18N LANG FILE...   I18N: folder of the words; LANG: of
//                                      the pages, HTML or XHTML
//
// A text of a page, or an attribute that is read out, must not be the word of
// another language, nor begin or end as one with a place in it does.
import { readFileSync, readdirSync } from 'node:fs';

const [i18n, lang, ...files] = process.argv.slice(2);

// The words of a file: its texts, and those of its forms.
function wordsOf(file) {
	const words = new Map();
	for (const line of readFileSync(file, 'utf8').split('\n')) {
		const [, name, value] = line.match(/^([a-z0-9_]+): (.*)$/) ?? [];
		if (!name)
			continue;
		const texts = value.startsWith('{') && value.includes('other:')
			? [...value.matchAll(/"([^"]*)"/g)].map((m) => m[1])
			: [value.replace(/^"(.*)"$/, '$1')];
		words.set(name, texts.map((text) => text.replace(/\\u([0-9a-f]{4})/g,
			(_, code) => String.fromCharCode(parseInt(code, 16)))));
	}
	return words;
}

const fold = (text) => text.replace(/\s+/g, ' ').trim();
const decode = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>')
	.replace(/&quot;/g, '"').replace(/&#(\d+);/g, (_, n) => String.fromCharCode(n))
	.replace(/&amp;/g, '&');

const all = new Map(readdirSync(i18n).filter((name) => name.endsWith('.yaml'))
	.map((name) => [name.slice(0, -5), wordsOf(`${i18n}/${name}`)]));
const own = all.get(lang);
const ownTexts = new Set([...own.values()].flat().map(fold));

// [word, text with \u0000 for a place] of all other languages.
const foreign = [];
for (const [tag, words] of all)
	if (tag !== lang)
		for (const [name, texts] of words)
			for (const text of texts.map(fold))
				if (/\p{L}{2}/u.test(text.replace(/\{[^}]*\}/g, '')) && !ownTexts.has(text))
					foreign.push([`${tag} '${name}'`, text]);

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = foreign.map(([name, text]) => [name, new RegExp(
	`^${text.split(/\{[^}]*\}/).map(escape).join('[\\s\\S]+')}$`)]);

function textsOf(html) {
	// What can be chosen in a search are names from the briefings.
	const body = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
		.replace(/<input type="checkbox"[^>]*>[^<]*/g, '');
	const read = /\s(?:aria-label|alt|placeholder|data-[a-z-]+)="([^"]*)"/g;
	return [...body.matchAll(/>([^<]+)</g), ...body.matchAll(read)]
		.map((match) => fold(decode(match[1]))).filter(Boolean);
}

let faults = 0;
for (const file of files)
	for (const text of new Set(textsOf(readFileSync(file, 'utf8'))))
		for (const [name, pattern] of patterns)
			if (pattern.test(text) && !ownTexts.has(text)) {
				console.log(`${file}: '${text}' is ${name}`);
				faults++;
			}
process.exit(faults ? 1 : 0);
