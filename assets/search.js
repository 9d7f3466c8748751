/* Search without a server, in the files that src/search/index.h describes. */
(() => {
'use strict';

/* The terms of a text and their places: as src/search/words.h says. */
const PAIRED = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\u30fc]';
const RUN = new RegExp(`(${PAIRED}+)|(?:[0-9A-Za-z]|(?!${PAIRED})[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200d\\u2060])+`, 'gu');
const SPELLED = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ς: 'σ' };

const fold = word => /^[\0-\x7f]+$/.test(word) ? word.toLowerCase() : word
	.replace(/[A-Z\u00c0-\u024f\u0386-\u0556\u1e00-\u1fff\ufb00-\ufb06\uff10-\uff9f]/g, c => c.normalize('NFKD').toLowerCase())
	.replace(/[\u00ad\u00b7\u02bc\u02be\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200b-\u200d\u2060]/g, '')
	.replace(/[ßæœøłđðþıħς]/g, c => SPELLED[c]);

function words(text) {
	const found = [];
	text.replace(RUN, (run, paired, at) => (paired ? [...run] : [run]).forEach((piece, i, all) => {
		const both = piece + (all[i + 1] || ''), folded = fold(both), term = folded.length > 32 ? [...folded].slice(0, 32).join('') : folded;
		if (term)
			found.push({ term, paired, last: i && both === piece, from: at, to: at + both.length });
		at += piece.length;
	}));
	return found;
}

/* What a file holds, if it is the one that was meant. */
const files = {};
const load = (name, check) => files[name] = files[name] || new Promise((done, fail) => {
	const script = document.createElement('script');
	script.src = `${name}.js?${check}`;
	script.fetchPriority = 'high';
	script.take = (found, data) => found === check && done(data);
	script.onload = script.onerror = fail;
	document.head.append(script);
});
window.brevier = (check, data) => document.currentScript.take(check, data);

/* Numbers from bits, 13 of which are two characters. */
function reader(text) {
	let at = 0, next = 0, left = 0;
	const digit = () => {
		const c = text.charCodeAt(at++) - 35;
		return c > 57 ? c - 1 : c;
	};
	const fill = () => {
		next |= digit() + 91 * digit() << left;
		left += 13;
	};
	const bits = n => {
		while (left < n)
			fill();
		const value = next & (1 << n) - 1;
		next >>>= n;
		left -= n;
		return value;
	};
	const zeros = () => {
		let n = 0;
		for (; !next; fill()) {
			n += left;
			left = 0;
		}
		const more = 31 - Math.clz32(next & -next);
		bits(more + 1);
		return n + more;
	};
	const check = () => bits(20).toString(36).padStart(4, 0);
	const gamma = (n = zeros()) => 1 << n | bits(n);
	const list = n => {
		const documents = new Uint32Array(n), weights = new Float32Array(n), k = n && bits(5), width = n && bits(3);
		for (let i = 0, d = 0; i < n; i++) {
			d += (zeros() << k) + bits(k);
			documents[i] = d++;
			weights[i] = (bits(width) + .5) / (1 << width);
		}
		return { n, documents, weights };
	};
	return { bits, check, gamma, list };
}

let head, firsts, briefings, score, has;
const clear = n => [score, has] = [new Float32Array(n), new Uint8Array(n)];
const path = (kind, key) => `search/${kind}-` + key.replace(/[^a-z0-9]/g, c => `_${c.charCodeAt().toString(16)}_`);

const all = lists => Promise.all(lists).then(lists => lists.flat());

/* The first n of those that a reader tells one after the other. */
const take = (read, n) => Array.from(Array(n), read);

function keys(text) {
	let key = '';
	return text.match(/[A-Z][^A-Z]*/g).map(piece => key = key.slice(0, piece.charCodeAt() - 65) + piece.slice(1));
}

/* The table of contents, once; the newest briefings first. */
async function open(check) {
	head = await load('search/index', check);
	if (firsts)
		return;
	const shards = reader(head.shards[1]), read = reader(head.briefings[1]);
	let from = 0;
	firsts = keys(head.shards[0]).map(key => [key, shards.check()]);
	briefings = keys(head.briefings[0]).map(folder => {
		const briefing = { folder: folder && `${folder}/`, from, check: read.check(), parts: take(read.gamma, read.gamma() - 1) };
		from += briefing.parts.reduce((sum, n) => sum + n, 0);
		return briefing;
	}).reverse();
}

/* Keys, each with its list or with where that is. */
async function shard([first, check]) {
	const data = await load(path('w', first), check), read = reader(data[1]);
	return data.lists = data.lists || keys(data[0]).map(key => {
		const n = read.gamma();
		return [key, read.bits(1) ? { n, file: path('l', key), check: read.check() } : read.list(n)];
	});
}

/* The list of a term, and those of all that it begins, or the one that they
 * have in common, which is the first behind the term's own. */
async function lists(term, begins) {
	const found = [{ n: 0 }];
	let at = firsts.length - 1;
	while (at > 0 && firsts[at][0] > term)
		at--;
	let near = at + 1, end = near;
	while (begins && end < firsts.length && firsts[end][0].startsWith(term))
		end++;
	if (end > near && firsts[near][0] === term + '*')
		near++;
	for (; at < end; at = near, near = end)
		for (const [key, list] of await all(firsts.slice(at, near).map(shard)))
			if (key === term)
				found[0] = list;
			else if (begins && key === term + '*')
				return [found[0], list];
			else if (begins && key.startsWith(term))
				found.push(list);
	return found;
}

/* Documents that, nearly all, have two words side by side. */
async function beside(a, b) {
	const h = `${a} ${b}`.split('').reduce((h, c) => Math.imul(h ^ c.charCodeAt(), 16777619), 2166136261);
	const at = (Math.imul(h ^ h >>> 15, 0x85ebca6b) >>> 15) * head.pairs[0] >> 12;
	const checks = reader(await load('search/p', head.pairs[1]));
	const read = reader(await load(`search/p-${at >> 5}`, take(checks.check, (at >> 5) + 1).pop()));
	for (let k = at & 31; k > 0; k--)
		read.list(read.gamma() - 1);
	return read.list(read.gamma() - 1);
}

/* What is shown of a document: see src/page/texts.h. */
async function texts(document) {
	const { folder, check, from, parts } = briefings.find(({ from }) => from <= document);
	let part = 0, at = document - from;
	while (at >= parts[part])
		at -= parts[part++];
	return [folder, ...(await load(`${folder}search-${part}`, check))[at]];
}

/* A query: chains of words that are to stand side by side. */
function parse(query) {
	const chains = [];
	query.replace(/[“”„«»「」]/g, '"').replace(/"[^"]+"?|[^\s"]+/g, (chunk, at) => {
		const chain = words(chunk).filter(word => !word.last), end = chain[chain.length - 1];
		if (!end)
			return;
		end.begins = end.paired ? [...end.term].length < 2 : /\*\W*$/.test(chunk) || at + chunk.length === query.length && !/"$/.test(chunk);
		chain.forEach(word => word.chain = chain);
		chains.push(chain);
	});
	return chains;
}

/* About how many bytes a list of n documents has, of those that are files. */
const size = lists => lists.reduce((sum, { n, file, documents }) =>
	file && !documents ? sum + n * (2 + Math.log2(head.documents / n)) / 6.5 : sum, 0);

/* Adds a list of the need number i to the scores. The first need's documents
 * are the candidates, those of others count where they are. */
function meet({ n, documents, weights }, i, weight, found, end) {
	for (let at = 0; at < n; at++) {
		const d = documents[at];
		if (has[d] === i) {
			has[d]++;
			if (!i)
				found[end++] = d;
			score[d] += weight * weights[at];
		}
	}
	return end;
}

/* Of the first n found those that met all needs, sorted: some 600 of the best
 * at once, which one in 64 tells from the others, and these a little later. */
function rank(found, n, needs) {
	let end = 0;
	for (let i = 0; i < n; i++) {
		const d = found[i];
		if (has[d] === needs)
			found[end++] = Math.round(score[d] * 4096) * 2 ** 24 + d;
	}
	const list = found.subarray(0, end), some = new Float64Array(end >> 6);
	for (let i = 0; i < some.length; i++)
		some[i] = list[i << 6];
	const limit = some.sort().at(-9) || 0;
	for (let i = 0; i < end;)
		if (list[i] < limit)
			i++;
		else
			[list[i], list[end]] = [list[--end], list[i]];
	list.subarray(end).sort();
	setTimeout(() => list.subarray(0, end).sort(), 99);
	return list;
}

/* The documents that have all words and facets, best last: score * 2^24 +
 * number. What would load too much is left to the texts: the most common
 * words, and those behind the first twelve. Nothing where another search has
 * begun meanwhile. */
async function search(chains, facets) {
	const total = head.documents, mine = turn;
	const terms = chains.flat().slice(0, 12), next = terms.slice(1).map((b, i) => [terms[i], b]);
	const pairs = next.filter(([a, b]) => head.pairs[0] && a.chain === b.chain && !a.paired && !b.paired && !b.begins).slice(0, 3);
	const together = all(pairs.map(([a, b]) => beside(a.term, b.term)));
	const needs = await Promise.all([
		...facets.map(async keys => ({ lists: await all(keys.map(key => lists(key))) })),
		...terms.map(async word => ({ word, lists: await lists(word.term, word.begins) }))
	]);
	if (mine !== turn)
		return;
	let room = 110e3 - 11e3 * pairs.length, any = 0, n = 0;
	const used = needs.sort((a, b) => !b.word - !a.word || size(a.lists) - size(b.lists)).filter(({ word, lists }) => {
		room -= size(lists);
		return !word || (word.sure = !any++ || room > 0);
	});
	await all(used.flatMap(need => need.lists).map(async list => list.file && !list.documents &&
		Object.assign(list, reader(await load(list.file, list.check)).list(list.n))));
	if (mine !== turn)
		return;
	used.push(...(await together).map(list => ({ lists: [list] })));
	const found = new Float64Array(used[0].lists.reduce((sum, list) => sum + list.n, 0));
	clear(total);
	used.forEach(({ word, lists }, i) => lists.forEach((list, k) => {
		const weight = word ? Math.log(1 + (total - list.n + .5) / (list.n + .5)) / (k ? 2 : 1) : 0;
		n = meet(list, i, weight, found, n);
	}));
	return rank(found, n, used.length);
}

const meets = (word, wanted) => wanted.begins ? word.term.startsWith(wanted.term) : word.term === wanted.term;

/* Whether the words of a text have those of a chain side by side. */
const holds = (found, chain) => found.filter(word => !word.last).some((word, i, all) =>
	chain.every((wanted, k) => all[i + k] && meets(all[i + k], wanted)));

window.brevier.words = words;
const form = document.querySelector('[data-index]');
if (!form)
	return;
const told = form.dataset, field = form.elements.q, pattern = document.querySelector('template').content;
const [status, results, more] = ['_status', '_results', '_more'].map(id => document.getElementById(id));
const counted = new Intl.NumberFormat(document.documentElement.lang);
let turn = 0, found, at, total, chains, wanted;

/* Those words of a text that were looked for. */
const hits = found => found.filter(word => wanted.some(one => meets(word, one) &&
	(word.to = word.paired ? word.from + one.term.length : word.to)));

/* Puts a text, from one place to another, with the languages of its passages. */
function say(element, text, runs, from, to) {
	for (const [first, end, lang] of runs)
		if (end > from && first < to) {
			const span = document.createElement('span'), start = Math.max(from, first);
			span.lang = lang;
			span.dir = 'auto';
			element.append(text.slice(from, start), span);
			span.append(text.slice(start, from = Math.min(to, end)));
		}
	element.append(text.slice(from, to));
}

/* Puts it with its hits marked. */
function put(element, text, found, runs = [], from = 0, to = text.length) {
	for (const hit of hits(found))
		if (hit.to > from && hit.to <= to) {
			const mark = document.createElement('mark'), start = Math.max(from, hit.from);
			say(mark, text, runs, start, hit.to);
			say(element, text, runs, from, start);
			element.append(mark);
			from = hit.to;
		}
	say(element, text, runs, from, to);
}

/* The part of a text that has most of what was looked for. */
function excerpt(element, text, found, runs) {
	const all = hits(found);
	let best = 0, most = 0;
	for (let a = 0, b = 0; a < all.length; a++) {
		while (b < all.length && all[b].to < all[a].from + 200)
			b++;
		if (b - a > most) {
			most = b - a;
			best = all[a].from;
		}
	}
	const from = best < 80 ? 0 : Math.max(text.lastIndexOf(' ', best - 40) + 1, best - 60);
	const to = text.length < from + 320 ? text.length : Math.max(text.lastIndexOf(' ', from + 280), from + 240);
	element.append(from ? '… ' : '');
	put(element, text, found, runs, from, to);
	element.append(to < text.length ? ' …' : '');
}

/* Adds about ten results, the first few at once, the others once these are
 * drawn; fresh: in place of those before. What has not all that the lists left
 * open is none; where that is most, it stops after some. */
async function show(fresh) {
	const mine = turn, open = chains.filter(chain => chain[1] || !chain[0].sure);
	let n = 10, tried = 0;
	do {
		const end = found.length - at, some = Math.min(end, tried ? n : 4, 20 - tried);
		const next = await Promise.all([...found.subarray(end - some, end)].reverse().map(key => texts(key % 2 ** 24)));
		if (mine !== turn)
			return;
		if (fresh && !tried)
			results.textContent = '';
		at += some;
		tried += some;
		for (const [folder, href, lang, issuer, date, title, native, nativeLang, text, where, hidden, cut, runs = []] of next) {
			const parts = [issuer, title, native, text, hidden].map(words);
			if (!cut && !open.every(chain => parts.some(part => holds(part, chain)))) {
				total--;
				continue;
			}
			n--;
			const item = pattern.cloneNode(true), [entry, by, day, link, own, lead, place] = item.querySelectorAll('[data-part]');
			entry.lang = lang;
			issuer ? put(by, issuer, parts[0], runs[0]) : by.remove();
			day.textContent = date;
			link.href = folder + href;
			put(link, title, parts[1], runs[1]);
			own.lang = nativeLang;
			native ? put(own, native, parts[2]) : own.remove();
			excerpt(lead, text.replace(/\n/g, ' '), parts[3], runs[2]);
			put(place, where, [], runs[3]);
			results.append(item);
		}
		status.textContent = chains[0] || total ? told[['none', 'one'][total] || 'many'].replace('#', counted.format(total)) : '';
		more.hidden = at >= found.length;
	} while (n > 0 && tried < 20 && !more.hidden && await new Promise(done => setTimeout(done, 9, true)));
}

async function run() {
	const mine = ++turn, state = new URLSearchParams(new FormData(form));
	const facets = ['issuer', 'section', 'year'].map(name => state.getAll(name).map(value => `#${name[0]}${value}`)).filter(keys => keys[0]);
	try {
		await open(told.index);
		const asked = parse(state.get('q')), next = asked[0] || facets[0] ? await search(asked, facets) : new Float64Array();
		if (mine !== turn)
			return;
		[found, chains, wanted, at, total] = [next, asked, asked.flat(), 0, next.length];
		await show(true);
		if (mine === turn)
			history.replaceState(null, '', `#${state}`);
	} catch (error) {
		status.textContent = told.failed;
	}
}

/* The state is in the address: #q=words&year=2024. */
function read() {
	const state = new URLSearchParams(location.hash.slice(1) || location.search);
	field.value = state.get('q') || '';
	form.querySelectorAll('[type=checkbox]').forEach(box => box.checked = state.getAll(box.name).includes(box.value));
	form.querySelectorAll('details').forEach(fold => fold.open = form.querySelector(':checked'));
	run();
}

form.oninput = run;
form.onsubmit = event => {
	event.preventDefault();
	run();
};
more.onclick = () => show();
window.onhashchange = read;
document.onkeydown = event => {
	const links = [field, ...results.querySelectorAll('a')], at = links.indexOf(document.activeElement);
	const next = at < 0 ? 0 : links[at + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
	if (at >= 0 && event.key === 'Escape') {
		field.value = '';
		field.focus();
		run();
	} else if (next) {
		event.preventDefault();
		next.focus();
	}
};
form.hidden = false;
read();

/* What is used for the first times is slow, and so is the first drawing of a
 * result, with its faces; here nobody waits for it. */
function warm(rounds) {
	const item = pattern.firstElementChild.cloneNode(true);
	item.className = 'unseen';
	for (const part of item.children)
		part.append('A漢');
	results.append(item);
	item.offsetWidth;
	item.remove();
	counted.format(words(form.textContent).length);
	clear(9999);
	const found = new Float64Array(9999), list = reader('aBc~'.repeat(1e4)).list(9999);
	rank(found, meet(list, 0, 1, found, 0), 1);
	if (rounds)
		setTimeout(warm, 0, rounds - 1);
}
setTimeout(warm, 0, 9);
})();
