// Names in archives and sites.
//
//   node names.mjs list FILE     each member of a ZIP, as FILE/NAME, from its
//                                central directory (APPNOTE 4.3.12)
//   node names.mjs judge LIST    exits 1 where a path, a line each, is unsafe
//                                or one with another to some file system
import { readFileSync } from 'node:fs';

const [verb, file] = process.argv.slice(2);

function list(bytes) {
	const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
	let at = bytes.readUInt32LE(end + 16);
	for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
		const [name, extra, comment] =
			[28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
		console.log(`${file}/${bytes.toString('utf8', at + 46, at + 46 + name)}`);
		at += 46 + name + extra + comment;
	}
}

function fault(path) {
	const parts = path.split('/');
	if (Buffer.byteLength(path) > 1000)
		return 'too long';
	for (const part of parts) {
		if (part === '' || part.startsWith('.') || /[. ]$/.test(part))
			return 'empty, hidden, or ends in a dot or space';
		if (Buffer.byteLength(part) > 255)
			return 'a part is too long';
		if (/[\x00-\x20\x7f-\x9f<>:"|?*\\#%\ufffd]/.test(part))
			return 'a sign that is not safe';
		if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part))
			return 'a device of Windows';
	}
	return '';
}

function judge(lines) {
	const seen = new Map();
	let faults = 0;
	for (const path of lines) {
		// By capitals: 'ß' and 'SS', both small sigmas (full case folding, nearly).
		const folded = path.normalize('NFC').toUpperCase().toLowerCase();
		const why = fault(path) ||
			(seen.has(folded) ? `one with '${seen.get(folded)}'` : '');
		if (why) {
			console.log(`${path}: ${why}`);
			faults++;
		}
		seen.set(folded, path);
	}
	if (lines.length === 0)
		console.log('nothing to judge');
	return faults === 0 && lines.length > 0;
}

if (verb === 'list')
	list(readFileSync(file));
else if (!judge(readFileSync(file, 'utf8').split('\n').filter(Boolean)))
	process.exit(1);
