// Checks the JSON of an imported digest against the extracted text and, where
// there is one, against the truth about its links.
//
//   node digest.mjs DIGEST.txt BRIEFING.json [TRUTH.json]
//
// The text: all that stands in the extraction, addresses and bullets aside,
// must be what the briefing says, letter for letter, in the same order; only
// white space and hyphens at line ends may differ. So no line is lost, none
// doubled, and none out of place.
import fs from 'node:fs';

const [seed, file, truthFile] = process.argv.slice(2);
const text = fs.readFileSync(seed, 'utf8');
const briefing = JSON.parse(fs.readFileSync(file, 'utf8'));
const truth = truthFile && JSON.parse(fs.readFileSync(truthFile, 'utf8'));
let failed = 0;
const say = (good, name, detail = '') => {
  if (!good) failed++;
  console.log(`${good ? 'ok' : 'not ok'} digest: ${name}${good ? '' : ` ${detail}`}`);
};

const squeeze = (s) => s.replace(/[\s\u00a0-]+/g, '').normalize('NFC');
const months = 'January February March April May June July August September October November December'.split(' ');
const long = (iso, year) => {
  const [y, m, d] = iso.split('-').map(Number);
  return `${months[m - 1]} ${d}${year ? `, ${y}` : ''}`;
};

// The briefing as the digest would print it.
const labels = truth?.labels ?? { article: 'Article', issuer: 'Issuing body', date: 'Date' };
const print = (b) => {
  let out = '';
  for (const section of b.sections) {
    for (const e of section.entries) {
      for (const f of e.fields) out += `${f.label ? `${f.label}:` : ''}${f.text}`;
      out += `${labels.article}:${e.title}${e.native_title ? `(${e.native_title})` : ''}${e.article_url ? '(Link)' : ''}`;
      out += `${labels.issuer}:${e.issuing_body}${labels.date}:${long(e.date, true)}`;
    }
    for (const n of section.notes) {
      const links = n.links.map((l) => l.label).join(',');
      out += `${long(n.date, false)}:${n.text}${links ? `(${links})` : ''}`;
    }
  }
  return squeeze(out);
};
const lines = text.split('\n').map((l) => l.trim());
const isAddress = (l) => /^[a-z]+:\S+$/i.test(l) && !/^[A-Z][a-z]+:$/.test(l);
const source = squeeze(lines.filter((l) => !isAddress(l)).map((l) => l.replace(/^[\u25aa\u2022\ue000-\uf8ff]\s*/, '')).join(''));
const shown = print(briefing);
let at = 0;
while (at < source.length && source[at] === shown[at]) at++;
say(source === shown, 'its whole text, in order', `differs at '${source.slice(at, at + 40)}' against '${shown.slice(at, at + 40)}'`);

// No trace of a line end.
const texts = briefing.sections.flatMap((s) => [
  ...s.entries.flatMap((e) => [e.title, e.native_title ?? '', ...e.fields.map((f) => f.text)]),
  ...s.notes.map((n) => n.text),
]);
const artefact = texts.find((t) => / {2}|\p{L}- \p{L}|\p{Co}|\u00ad|(?<!\n)\n(?!\n)\p{Ll}|\p{Script=Han} \p{Script=Han}/u.test(t));
say(!artefact, 'no wrap artefact', artefact);

// Every listed address once for each run of equal ones in a page's list.
const listed = [];
lines.forEach((l, i) => {
  if (isAddress(l) && l !== lines[i - 1]) listed.push(l);
});
const sorted = (a) => [...a].sort().join('\n');
say(sorted(listed) === sorted(briefing.all_urls), `all ${listed.length} links kept`,
  `${briefing.all_urls.length} in the briefing`);

if (truth) {
  const same = (name, a, b) => say(JSON.stringify(a) === JSON.stringify(b), name, `${JSON.stringify(a)} should be ${JSON.stringify(b)}`);
  same('title, date', [briefing.title, briefing.date], [truth.title, truth.date]);
  const entries = briefing.sections.flatMap((s) => s.entries);
  same('number of entries', entries.length, truth.entries.length);
  truth.entries.forEach((t, i) => {
    for (const key of ['title', 'native_title', 'issuing_body', 'date', 'article_url', 'references', 'bullets'])
      same(`entry ${i + 1} ${key}`, entries[i]?.[key], t[key]);
  });
  const runs = briefing.sections.filter((s) => s.notes.length);
  same('runs of notes', runs.map((s) => s.notes.length), truth.runs.map((r) => r.length));
  truth.runs.forEach((run, r) => run.forEach((t, i) => {
    const note = runs[r]?.notes[i];
    same(`run ${r + 1} note ${i + 1}`, note && { date: note.date, links: note.links }, t);
  }));
  const placed = entries.flatMap((e) => [e.article_url, ...e.references]).concat(runs.flatMap((s) => s.notes.flatMap((n) => n.links)));
  same('links placed', placed.filter(Boolean).length, truth.links);
}
process.exit(failed ? 1 : 0);
