// Every bit of an archive, turned one at a time: does 'brevier check' find it,
// and name the file in which it is?
//
//   node bits.mjs FILE [STEP]     every STEP-th bit (1)
//
// FILE is a sound EPUB or a bag in a ZIP, BREVIER names the program. Tells what
// is not found by its place, and exits 1 where that is no place at which
// anything may stand: which system and version made a file (APPNOTE 4.4.2),
// its attributes (4.4.14, 4.4.15), and bits of deflated bytes that unpack to the
// same: what fills up the last byte, codes that are not used, matches of the
// same text elsewhere (RFC 1951, section 3.2).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { inflateRawSync } from 'node:zlib';
import { readZip } from '../validate/lib/zip.mjs';

const [target, step = '1'] = process.argv.slice(2);
const BATCH = 2000;
const good = fs.readFileSync(target);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'bits-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));

// ---- Places ----

const SAME = 'deflated bytes that unpack to the same';
const LOCAL = [[4, 'sign'], [2, 'version needed'], [2, 'flags'], [2, 'method'], [4, 'time'], [4, 'sum'], [4, 'packed size'],
	[4, 'size'], [2, 'length of the name'], [2, 'length of extra fields']];
const CENTRAL = [[4, 'sign'], [2, 'version made by'], [2, 'version needed'], [2, 'flags'], [2, 'method'], [4, 'time'], [4, 'sum'],
	[4, 'packed size'], [4, 'size'], [2, 'length of the name'], [2, 'length of extra fields'], [2, 'length of the comment'],
	[2, 'part'], [2, 'internal attributes'], [4, 'external attributes'], [4, 'start']];
const END = [[4, 'sign'], [2, 'part'], [2, 'part of the directory'], [2, 'number of files here'], [2, 'number of files'],
	[4, 'size of the directory'], [4, 'start of the directory'], [2, 'length of the comment']];
const FREE = new Set(['directory: version made by', 'directory: internal attributes', 'directory: external attributes', SAME]);

const places = [];

function put(at, fields, where, name) {
	for (const [n, field] of fields) {
		places.push([at, at + n, `${where}: ${field}`, name]);
		at += n;
	}
	return at;
}

function findPlaces() {
	const { entries } = readZip(target);
	let at = good.length - 22, directory = good.readUInt32LE(at + 16);

	put(at, END, 'end');
	for (const e of entries) {
		at = put(e.lo, LOCAL, 'header', e.name);
		places.push([at, at + e.raw.length, 'header: name', e.name]);
		places.push([e.dataStart, e.dataStart + e.csize, e.method ? 'deflated bytes' : 'stored bytes', e.name]);
		directory = put(directory, CENTRAL, 'directory');
		places.push([directory, directory + e.raw.length, 'directory: name']);
		directory += e.raw.length;
	}
}

// What cannot be told apart by anybody: the same bytes come out.
function isSame(bad, place) {
	if (place[2] !== 'deflated bytes') return false;
	const e = readZip(target).entries.find((x) => x.name === place[3]);
	const bytes = (from) => inflateRawSync(from.subarray(e.dataStart, e.dataStart + e.csize));
	try {
		return bytes(bad).equals(bytes(good));
	} catch {
		return false;
	}
}

// ---- Bits ----

const missed = new Map();
let n = 0, unnamed = 0, faults = 0;

function judge(name, told, bit) {
	const place = places.find(([from, to]) => bit >> 3 >= from && bit >> 3 < to) ?? [0, 0, 'between files'];
	n++;
	if (told.length === 0) {
		const bad = Buffer.from(good);
		bad[bit >> 3] ^= 1 << (bit & 7);
		const where = isSame(bad, place) ? SAME : place[2];
		missed.set(where, (missed.get(where) ?? 0) + 1);
		if (!FREE.has(where)) {
			faults++;
			console.log(`not found: bit ${bit & 7} of byte ${bit >> 3}: ${place[2]} ${place[3] ?? ''}`);
		}
	} else if (place[3] && !told.some((d) => `${d.file} ${d.message}`.includes(place[3])) &&
		!told.some((d) => d.code === 'zip-form')) {
		unnamed++;
		console.log(`not named: bit ${bit & 7} of byte ${bit >> 3}: ${place[2]} ${place[3]}: ${told[0].message}`);
	}
}

function check(bits) {
	const told = new Map(bits.map((bit) => [`${bit}${path.extname(target)}`, []]));

	for (const bit of bits) {
		const bad = Buffer.from(good);
		bad[bit >> 3] ^= 1 << (bit & 7);
		fs.writeFileSync(path.join(work, `${bit}${path.extname(target)}`), bad);
	}
	const run = spawnSync(process.env.BREVIER, ['check', '--json', work], { encoding: 'utf8', maxBuffer: 1 << 30 });
	for (const line of run.stderr.split('\n').filter(Boolean)) {
		const diag = JSON.parse(line);
		const name = (diag.file ?? '').slice(work.length + 1).split('/')[0];
		if (diag.level === 'error' && told.has(name)) told.get(name).push(diag);
	}
	if (run.stdout.split('\n').length - 1 !== bits.length) {
		faults++;
		console.log(`${run.stdout.split('\n').length - 1} lines for ${bits.length} files; signal ${run.signal}`);
	}
	for (const bit of bits) {
		const name = `${bit}${path.extname(target)}`;
		judge(name, told.get(name), bit);
		fs.rmSync(path.join(work, name));
	}
}

findPlaces();
let bits = [];
for (let bit = 0; bit < good.length * 8; bit += Number(step)) {
	bits.push(bit);
	if (bits.length === BATCH) check(bits.splice(0));
}
if (bits.length) check(bits);
for (const [place, k] of [...missed].sort()) console.log(`${place}: ${k} of them mean nothing`);
console.log(`${path.basename(target)}: ${n} bits, ${[...missed.values()].reduce((a, b) => a + b, 0)} not found, ${unnamed} not named`);
process.exit(faults || unnamed ? 1 : 0);
