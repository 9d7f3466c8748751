// An unpacked bag against RFC 8493, written without a look at the program's own
// check; needs nothing but Node.js. Also by itself: node bagit.mjs DIR...
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';

function* files(root, within = '') {
  for (const e of fs.readdirSync(path.join(root, within), { withFileTypes: true })) {
    const name = within + e.name;
    if (e.isDirectory()) yield* files(root, `${name}/`);
    else yield name;
  }
}

// Section 2.1.3: sum, white space, name, in which only line ends and % are encoded.
function readManifest(text, what, bad) {
  const sums = new Map();
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (!line) continue;
    const x = /^([0-9a-fA-F]+)[ \t]+\*?(.+)$/.exec(line);
    if (!x) { bad(`bag: ${what}: bad line: ${line.slice(0, 80)}`); continue; }
    const name = x[2].replace(/%(0A|0D|25)/gi, (s) => decodeURIComponent(s)).normalize('NFC');
    if (/^[/~]|\\/.test(name) || name.split('/').includes('..')) bad(`bag: ${what}: unsafe path ${name}`);
    else if (sums.has(name)) bad(`bag: ${what}: listed twice: ${name}`);
    sums.set(name, x[1].toLowerCase());
  }
  return sums;
}

// Calls bad() for each fault of the bag in folder root; returns how many sums were compared.
export function bagit(root, bad) {
  const all = new Map([...files(root)].map((f) => [f.normalize('NFC'), f]));
  const read = (f) => fs.readFileSync(path.join(root, all.get(f)));
  const payload = [...all.keys()].filter((f) => f.startsWith('data/'));
  const version = /^BagIt-Version: (\d+)\.(\d+)\r?\nTag-File-Character-Encoding: UTF-8(\r?\n)?$/.exec(all.has('bagit.txt') ? read('bagit.txt') : '');
  if (!version) bad('bag: bagit.txt: wrong declaration');
  if (!fs.existsSync(path.join(root, 'data'))) bad('bag: no data/');
  const manifests = [...all.keys()].filter((f) => /^manifest-[a-z0-9]+\.txt$/.test(f));
  if (!manifests.length) bad('bag: no payload manifest');
  let n = 0;
  for (const m of [...all.keys()].filter((f) => /^(tag)?manifest-[a-z0-9]+\.txt$/.test(f))) {
    const algorithm = /-([a-z0-9]+)\.txt$/.exec(m)[1], isTag = m.startsWith('tag');
    const sums = readManifest(read(m).toString('utf8'), m, bad);
    for (const [name, sum] of sums) {
      if (isTag ? /^(data\/|tagmanifest-)/.test(name) : !name.startsWith('data/')) bad(`bag: ${m}: does not belong here: ${name}`);
      if (!all.has(name)) { bad(`bag: ${m}: missing file ${name}`); continue; }
      if (createHash(algorithm).update(read(name)).digest('hex') !== sum) bad(`bag: ${m}: checksum differs: ${name}`);
      n++;
    }
    for (const f of isTag ? manifests : payload) if (!sums.has(f)) bad(`bag: ${m}: not listed: ${f}`);
  }
  const info = all.has('bag-info.txt') ? read('bag-info.txt').toString('utf8') : '';
  for (const line of info.split(/\r\n|\n|\r/)) if (line && !/^(\s|[^:\s][^:]*: ?)/.test(line)) bad(`bag: bag-info.txt: bad line: ${line.slice(0, 80)}`);
  const oxum = /^Payload-Oxum:\s*(\d+)\.(\d+)\s*$/m.exec(info);
  const bytes = payload.reduce((s, f) => s + read(f).length, 0);
  if (oxum && (+oxum[1] !== bytes || +oxum[2] !== payload.length)) bad(`bag: Payload-Oxum says ${oxum[1]}.${oxum[2]}, payload is ${bytes}.${payload.length}`);
  return n;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  let faults = 0;
  for (const root of process.argv.slice(2)) {
    const n = bagit(root, (s) => { faults++; console.log(`${root}: ${s}`); });
    console.log(`${root}: ${n} sums`);
    if (n === 0) faults++;
  }
  process.exit(faults ? 1 : 0);
}
