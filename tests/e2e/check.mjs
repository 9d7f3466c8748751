// Damage of all kinds, and whether 'brevier check' finds and names it.
//
//   node check.mjs bytes FILE N [SEED]    N random bytes of an EPUB or ZIP are
//                                         changed, N/4 taken out, put in, the
//                                         end cut off N/4 times
//   node check.mjs files FILE             each file of an EPUB is taken out, one
//                                         is put in, one put in twice
//   node check.mjs bag DIR N [SEED]       N random files of an unpacked bag are
//                                         changed, taken away, put in
//
// BREVIER names the program. Exits 1 where something was not found or not
// named. Fields that may hold anything are left alone: which system and version
// made a file, its attributes (APPNOTE 4.4.2, 4.4.3, 4.4.14, 4.4.15).
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { readZip } from '../validate/lib/zip.mjs';
import { writeZip } from '../validate/lib/fixtures.mjs';

const [verb, target, count = '40', seed = '1'] = process.argv.slice(2);
const work = fs.mkdtempSync(path.join(process.cwd(), 'damage-'));
let state = Number(seed);
const counts = new Map();
let faults = 0;

function random(n) {
	state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
	return Math.floor((state / 2 ** 32) * n);
}

// Runs the program on what; it must say no, and name what was damaged.
function expect(kind, what, name, level = 'error') {
	const run = spawnSync(process.env.BREVIER, ['check', what], { encoding: 'utf8' });
	const [found, all] = counts.get(kind) ?? [0, 0];
	const told = run.stderr.split('\n').some((line) =>
		line.includes(`: ${level}: `) && (!name || line.includes(name)));
	const ok = run.status === (level === 'error' ? 1 : 0) && told;
	counts.set(kind, [found + ok, all + 1]);
	if (ok)
		return;
	faults++;
	console.log(`${kind} ${name ?? ''}: exit ${run.status} ${run.signal ?? ''}\n${run.stderr}${run.stdout}`);
	fs.cpSync(what, path.join(work, `kept-${faults}`), { recursive: true });
}

// [from, to, name]: what lies where; name null: anything may stand there.
function ranges(file) {
	const bytes = fs.readFileSync(file);
	const { entries } = readZip(file);
	const list = [];
	for (const e of entries) {
		list.push([e.lo + 4, e.lo + 6, null], [e.lo, e.dataStart + e.csize, e.name]);
		const at = bytes.lastIndexOf(e.raw) - 46;
		list.push([at + 4, at + 8, null], [at + 36, at + 42, null], [at, at + 46 + e.raw.length, '']);
	}
	return list;
}

function bytes() {
	const good = fs.readFileSync(target);
	const areas = ranges(target);
	const file = path.join(work, path.basename(target));
	const at = (n) => areas.find(([from, to]) => n >= from && n < to);
	const write = (...parts) => fs.writeFileSync(file, Buffer.concat(parts));
	for (let i = 0; i < count; i++) {
		let n;
		do
			n = random(good.length);
		while (at(n)?.[2] === null);
		const bad = Buffer.from(good);
		bad[n] ^= 1 + random(255);
		write(bad);
		// The signs before a file, and its name, are not known any more.
		const area = at(n), within = area?.[2] && n >= area[0] + 30 + Buffer.byteLength(area[2]);
		expect('byte changed', file, within ? area[2] : null);
	}
	for (let i = 0; i < count / 4; i++) {
		const n = random(good.length);
		write(good.subarray(0, n), good.subarray(n + 1));
		expect('byte taken out', file);
		write(good.subarray(0, n), Buffer.of(random(256)), good.subarray(n));
		expect('byte put in', file);
		write(good.subarray(0, n));
		expect('end cut off', file);
	}
}

function unpacked(file) {
	const dir = path.join(work, 'unpacked');
	fs.mkdirSync(dir);
	spawnSync('unzip', ['-qq', file, '-d', dir]);
	return readZip(file).entries.map((e) =>
		[e.name, fs.readFileSync(path.join(dir, e.name)), { method: e.method }]);
}

function files() {
	const entries = unpacked(target);
	const file = path.join(work, 'book.epub');
	for (const [name] of entries) {
		writeZip(file, entries.filter(([n]) => n !== name));
		expect('file taken out', file, path.basename(name));
	}
	writeZip(file, [...entries, ['EPUB/put-in.xhtml', 'x']]);
	expect('file put in', file, 'put-in.xhtml', 'warning');
	for (const [name, content] of entries) {
		writeZip(file, [...entries, [name, content]]);
		expect('file put in twice', file, name);
	}
	for (const [name, content, x] of entries.filter(([n]) => /\.(xhtml|opf|ncx|xml)$/.test(n))) {
		const cut = content.subarray(0, random(content.length));
		writeZip(file, entries.map((e) => e[0] === name ? [name, cut, x] : e));
		expect('document cut off', file, name);
	}
}

function bag() {
	const dir = path.join(work, path.basename(target));
	const all = fs.readdirSync(target, { recursive: true, withFileTypes: true })
		.filter((e) => e.isFile())
		.map((e) => path.relative(target, path.join(e.parentPath ?? e.path, e.name)));
	for (let i = 0; i < count; i++) {
		const name = all[random(all.length)], file = path.join(dir, name);
		const fresh = () => {
			fs.rmSync(dir, { recursive: true, force: true });
			fs.cpSync(target, dir, { recursive: true });
		};
		fresh();
		// The list of lists is in no list: a changed line of it shows.
		const content = fs.readFileSync(file);
		const n = random(content.length);
		content[n] ^= 1 + random(255);
		fs.writeFileSync(file, content);
		expect('file changed', dir, name.startsWith('tagmanifest') ? null : path.basename(name));
		fresh();
		fs.rmSync(file);
		if (!name.startsWith('tagmanifest'))
			expect('file taken away', dir, name);
		fresh();
		const added = path.join('data', path.dirname(name), `.put-in-${i}`);
		fs.mkdirSync(path.dirname(path.join(dir, added)), { recursive: true });
		fs.writeFileSync(path.join(dir, added), '');
		expect('file put in', dir, added);
	}
}

({ bytes, files, bag })[verb]();
if (faults === 0)
	fs.rmSync(work, { recursive: true });
console.log([...counts].map(([kind, [found, all]]) => `${kind}: ${found} of ${all} found`).join(', '));
process.exit(faults > 0 || counts.size === 0 ? 1 : 0);
