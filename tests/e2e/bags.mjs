// Bags of all kinds, whole and faulty, and what 'brevier check' makes of each:
//
//   node bags.mjs DIR        writes them below DIR, each in a folder, and
//                            compares verdict and message
//
// Most cases are those that the Library of Congress has a conformance suite
// for (bagit-conformance-suite, named as there), with files of our own; the
// verdicts are RFC 8493's. BREVIER names the program.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

const dir = process.argv[2];
const sum = (text, algorithm = 'sha512') => createHash(algorithm).update(text).digest('hex');
const declaration = (version, encoding = 'UTF-8') => `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`;

// The files of a bag: payload by name, other files as they are; a change to
// what it would have.
function bag(payload, change = {}, { version = '1.0', algorithm = 'sha512' } = {}) {
	const files = { 'bagit.txt': declaration(version) };
	for (const [name, text] of Object.entries(payload))
		files[`data/${name}`] = text;
	files[`manifest-${algorithm}.txt`] = Object.entries(payload).map(([name, text]) => `${sum(text, algorithm)}  data/${name}\n`).join('');
	return Object.fromEntries(Object.entries({ ...files, ...change }).filter(([, text]) => text !== null));
}
const list = (names, algorithm = 'sha512') => ({ [`manifest-${algorithm}.txt`]: names.map(([name, text]) => `${sum(text, algorithm)}  ${name}\n`).join('') });
const tags = (files, names) => ({ ...files, 'tagmanifest-sha512.txt': names.map((name) => `${sum(files[name] ?? '')}  ${name}\n`).join('') });
const one = { 'a.txt': 'a' };
const old = { version: '0.97', algorithm: 'md5' };
const info = (text, options) => bag(one, { 'bag-info.txt': text }, options);
const fetch = (line, more = {}) => bag(one, { 'fetch.txt': `${line}\n`, ...more });
const utf16 = (text) => Buffer.from(`\ufeff${text}`, 'utf16le');
const nfc = 'data/N\u00e9.txt', nfd = 'data/Ne\u0301.txt';

const sound = {
	'basic-bag': bag(one),
	'minimal-bag, nothing in it': bag({}, { 'data/.keep': null, 'data/': '' }),
	'basic-bag-md5': bag(one, {}, old),
	'basic-bag-sha1': bag(one, {}, { algorithm: 'sha1' }),
	'basic-bag-sha224': bag(one, {}, { algorithm: 'sha224' }),
	'basic-bag-sha256': bag(one, {}, { algorithm: 'sha256' }),
	'two algorithms': bag(one, list([['data/a.txt', 'a']], 'sha256')),
	'sums in capitals': bag(one, { 'manifest-sha512.txt': `${sum('a').toUpperCase()}  data/a.txt\n` }),
	'a tab, many spaces': bag({ 'a.txt': 'a', b: 'b' }, { 'manifest-sha512.txt': `${sum('a')}\tdata/a.txt\n${sum('b')}      data/b\n` }),
	'made by md5sum: asterisk': bag(one, { 'manifest-sha512.txt': `${sum('a')} *data/a.txt\n` }),
	'bag-with-leading-dot-slash-in-manifest': bag(one, list([['./data/a.txt', 'a']])),
	'lines end in CRLF': bag(one, { 'bagit.txt': declaration('1.0').replaceAll('\n', '\r\n'), 'manifest-sha512.txt': `${sum('a')}  data/a.txt\r\n` }),
	'lines end in CR': bag(one, { 'bagit.txt': declaration('1.0').replaceAll('\n', '\r'), 'manifest-sha512.txt': `${sum('a')}  data/a.txt\r` }),
	'no end of the last line': bag(one, { 'bagit.txt': declaration('1.0').trim(), 'manifest-sha512.txt': `${sum('a')}  data/a.txt` }),
	'bag-with-space': bag({ 'a b/c  d.txt': 'a' }),
	'bag-with-escapable-characters': bag({ 'per%cent': 'a', 'line\nfeed': 'b', 'carriage\rreturn': 'c' },
		list([['data/per%25cent', 'a'], ['data/line%0Afeed', 'b'], ['data/carriage%0dreturn', 'c']])),
	'bag-with-encoded-names, before 1.0': bag({ 'per%25cent': 'a', 'hash%23': 'b' }, {}, old),
	'names in other scripts': bag({ '汉字/関.txt': 'a', 'Ünïcode': 'b', 'عربي': 'c', '🎉': 'd' }),
	'bag-in-a-bag': bag({ 'bagit.txt': declaration('1.0'), 'data/b': 'b', 'manifest-sha512.txt': 'x' }),
	'bag-info folded': info('Source-Organization: Quays\n  and\n\tcranes\nContact-Name: X\n'),
	'duplicate-metadata-entries': info('Contact-Name: X\nContact-Name: Y\n'),
	'uncommon-metadata-separators, before 1.0': info('Contact-Name :X\nOther:\tY\n', old),
	'Payload-Oxum': info('payload-oxum: 1.1\n'),
	'a value with colons, none at all': info('External-Identifier: urn:x:y\nEmpty:\n'),
	'holey-bag, fetched': fetch('https://example.org/a 1 data/a.txt'),
	'fetched, length left out': fetch('https://example.org/a - data/a.txt'),
	'ISO-8859-1-encoded-tag-files': bag({ 'Né': 'a' }, { 'bagit.txt': declaration('0.97', 'ISO-8859-1'), 'manifest-sha512.txt': Buffer.from(`${sum('a')}  data/Né\n`, 'latin1') }),
	'UTF-16-encoded-tag-files': bag({ 'Né漢': 'a' }, { 'bagit.txt': declaration('0.97', 'UTF-16'), 'manifest-sha512.txt': utf16(`${sum('a')}  data/Né漢\n`) }),
	'tag files in a tag manifest': tags({ ...bag(one), 'about/note.txt': 'n' }, ['bagit.txt', 'manifest-sha512.txt', 'about/note.txt']),
	'payload in one of two manifests, before 1.0': bag({ 'a.txt': 'a', b: 'b' }, { ...list([['data/a.txt', 'a']], 'md5'), ...list([['data/b', 'b']], 'sha1') }, old),
};

// name: [files, what is said]
const warned = {
	'filename-normalization': [bag({ [nfd.slice(5)]: 'a' }, list([[nfc, 'a']])), 'is there with its letters in another form'],
	'the other way round': [bag({ [nfc.slice(5)]: 'a' }, list([[nfd, 'a']])), 'is there with its letters in another form'],
	'same-filename-listed-twice-with-the-same-hash, before 1.0': [bag(one, list([['data/a.txt', 'a'], ['data/a.txt', 'a']], 'md5'), old), "'data/a.txt' is listed twice"],
	'same-filename-listed-twice-with-different-normalization, before 1.0': [bag({ [nfc.slice(5)]: 'a' }, list([[nfc, 'a'], [nfd, 'a']], 'md5'), old), 'is listed twice'],
	'duplicate-file-with-different-case': [bag({ 'A.txt': 'a', 'a.txt': 'b' }), 'where capitals do not count'],
	'an algorithm of the future': [bag(one, { 'manifest-whirl.txt': '00  data/a.txt\n' }), "'whirl' is no algorithm that is known here"],
	'another encoding': [bag(one, { 'bagit.txt': declaration('0.97', 'KOI8-R') }), 'as if they were in UTF-8'],
	'a tag file that no tag manifest lists': [tags({ ...bag(one), 'note.txt': 'n' }, ['bagit.txt', 'manifest-sha512.txt']), 'note.txt: warning: is not listed in tagmanifest-sha512.txt'],
};

const faulty = {
	'corrupt-data-file': [bag(one, { 'data/a.txt': 'b' }), 'data/a.txt: error: has changed: its sha512 is 5267768822ee'],
	'corrupt-tag-file': [{ ...tags({ ...bag(one), 'bag-info.txt': 'A: b\n' }, ['bagit.txt', 'manifest-sha512.txt', 'bag-info.txt']), 'bag-info.txt': 'A: c\n' }, 'bag-info.txt: error: has changed'],
	'extra-file-in-bag': [bag(one, { 'data/b': 'b' }), 'data/b: error: is not listed in manifest-sha512.txt'],
	'missing file': [bag(one, { 'data/a.txt': null, 'data/': '' }), "manifest-sha512.txt:1: error: 'data/a.txt' is missing"],
	'missing-baginfo': [tags(bag(one), ['bagit.txt', 'manifest-sha512.txt', 'bag-info.txt']), "'bag-info.txt' is missing"],
	'missing-bagit.txt': [bag(one, { 'bagit.txt': null }), 'is no bag and no EPUB'],
	'no data folder': [bag({}), 'data: error: is missing: a bag has a folder of that name'],
	'no manifest': [bag(one, { 'manifest-sha512.txt': null }), 'has no manifest of its payload'],
	'bom-in-bagit.txt': [bag(one, { 'bagit.txt': `\ufeff${declaration('1.0')}` }), 'must be a line'],
	'baginfo-missing-encoding': [bag(one, { 'bagit.txt': 'BagIt-Version: 1.0\n' }), 'must be a line'],
	'invalid-version-number': [bag(one, { 'bagit.txt': declaration('.97') }), 'must be a line'],
	'bagit-with-invalid-whitespace': [bag(one, { 'bagit.txt': declaration('1.0').replace('n:', 'n :') }), 'must be a line'],
	'a third line': [bag(one, { 'bagit.txt': `${declaration('1.0')}More: x\n` }), 'must be a line'],
	'missing-from-manifest': [bag({ 'a.txt': 'a', b: 'b' }, list([['data/a.txt', 'a']])), 'data/b: error: is not listed'],
	'payload in one of two manifests': [bag({ 'a.txt': 'a', b: 'b' }, list([['data/a.txt', 'a']], 'sha256')), 'data/b: error: is not listed in manifest-sha256.txt'],
	'same-filename-listed-twice-with-different-hashes': [bag(one, list([['data/a.txt', 'a'], ['data/a.txt', 'b']])), "'data/a.txt' is listed twice"],
	'listed twice with one hash': [bag(one, list([['data/a.txt', 'a'], ['data/a.txt', 'a']])), "'data/a.txt' is listed twice"],
	'out-of-scope-file-paths-using-dot-notation': [bag(one, list([['data/a.txt', 'a'], ['data/../../up', 'a']])), "'data/../../up' leads out of its folder"],
	'out-of-scope-file-paths-using-absolute-path': [bag(one, list([['data/a.txt', 'a'], ['/tmp/foo', 'a']])), "'/tmp/foo' is an absolute path"],
	'out-of-scope-file-paths-using-shortcut': [bag(one, list([['data/a.txt', 'a'], ['~root/foo', 'a']])), "begins with '~'"],
	'out-of-scope-file-paths-using-unc': [bag(one, list([['data/a.txt', 'a'], ['\\\\UNC\\server', 'a']])), 'has a backslash'],
	'a drive of Windows': [bag(one, list([['data/a.txt', 'a'], ['C:/Windows', 'a']])), 'is an absolute path'],
	'the payload of a tag manifest': [tags(bag(one), ['bagit.txt', 'data/a.txt']), 'belongs into a manifest of the payload'],
	'a tag manifest that lists one': [tags(bag(one), ['bagit.txt', 'manifest-sha512.txt', 'tagmanifest-sha512.txt']), 'is a manifest of tag files, which none lists'],
	'a tag manifest that lists no manifest': [tags(bag(one), ['bagit.txt']), 'manifest-sha512.txt: error: is not listed in tagmanifest-sha512.txt'],
	'a line that is none': [bag(one, { 'manifest-sha512.txt': 'data/a.txt\n' }), 'is not a sum, spaces and a name'],
	'Payload-Oxum that is wrong': [info('Payload-Oxum: 2.1\n'), 'the payload has 1.1 bytes.files'],
	'Payload-Oxum twice': [info('Payload-Oxum: 1.1\nPayload-Oxum: 1.1\n'), 'stands here again'],
	'a label without a value': [info('Contact-Name: X\nno label\n'), 'bag-info.txt:2: error: is not a label, a colon'],
	'space before the colon': [info('Contact-Name : X\n'), 'is not a label, a colon, a space'],
	'no space after it': [info('Contact-Name:X\n'), 'is not a label, a colon, a space'],
	'the first line folded': [info('  Contact-Name: X\n'), 'is not a label, a colon'],
	'holey-bag': [fetch('https://example.org/b 1 data/b', list([['data/a.txt', 'a'], ['data/b', 'b']])), "'data/b' has to be fetched"],
	'to be fetched, in no manifest': [fetch('https://example.org/b 1 data/b'), "fetch.txt:1: error: 'data/b' is not listed in manifest-sha512.txt"],
	'out-of-scope-file-paths-using-dot-notation-for-fetch': [fetch('https://example.org/b 1 data/../../b'), 'leads out of its folder'],
	'out-of-scope-file-paths-using-absolute-path-for-fetch': [fetch('https://example.org/b 1 /tmp/foo'), 'is an absolute path'],
	'out-of-scope-file-paths-using-shortcut-for-fetch': [fetch('https://example.org/b 1 ~/foo'), "begins with '~'"],
	'a tag file to be fetched': [fetch('https://example.org/b 1 bag-info.txt'), "'bag-info.txt' is not in data/"],
	'fetch without a length': [fetch('https://example.org/b data/a.txt'), 'is not an address, a length'],
	'fetch without an address': [fetch('b 1 data/a.txt'), 'is not an address, a length'],
	'tag files in another encoding than declared': [bag({ 'Né': 'a' }, { 'manifest-sha512.txt': Buffer.from(`${sum('a')}  data/Né\n`, 'latin1') }), 'is not in UTF-8'],
	'UTF-8 where UTF-16 is declared': [bag(one, { 'bagit.txt': declaration('0.97', 'UTF-16') }), 'is not in UTF-16'],
};

function write(kind, name, files) {
	const folder = path.join(dir, `${kind}-${name.replaceAll('/', '_')}`);
	for (const [file, text] of Object.entries(files)) {
		const to = path.join(folder, file);
		fs.mkdirSync(file.endsWith('/') ? to : path.dirname(to), { recursive: true });
		if (!file.endsWith('/'))
			fs.writeFileSync(to, text);
	}
	return folder;
}

let faults = 0, n = 0;
function expect(kind, name, files, code, said) {
	const folder = write(kind, name, files);
	const run = spawnSync(process.env.BREVIER, ['check', folder], { encoding: 'utf8' });
	const ok = run.status === code && (said ? run.stderr.includes(said) : run.stderr === '');
	n++;
	if (ok)
		return;
	faults++;
	console.log(`${kind}, ${name}: exit ${run.status}, '${said ?? ''}' not said:\n${run.stderr}${run.stdout}`);
}
for (const [name, files] of Object.entries(sound))
	expect('sound', name, files, 0);
for (const [name, [files, said]] of Object.entries(warned))
	expect('warned', name, files, 0, said);
for (const [name, [files, said]] of Object.entries(faulty))
	expect('faulty', name, files, 1, said);
console.log(`${n - faults} of ${n} bags judged right`);
process.exit(faults ? 1 : 0);
