// What others need for the same: makePeers(seeds, site, work, tools) writes what
// they read below the folder work, and gives the commands of those that are
// installed (npm's below tools), each with the folders to be removed before
// each run:
//
//   Hugo      the same pages: briefing, entry, issuer, home, feeds
//   Pagefind  the search of the finished site's pages
//   pandoc    an EPUB of each briefing, two at a time
//   zip       a ZIP of each briefing's folder, two at a time
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

function has(command, option) {
  try {
    execFileSync(command, [option], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const yaml = (fields) => `---\n${Object.entries(fields).map(([key, value]) =>
  `${key}: ${JSON.stringify(value)}\n`).join('')}---\n`;

// "**Label:** words" of an entry.
const labelled = (text, label) =>
  new RegExp(`^\\*\\*${label}:\\*\\* (.*)$`, 'm').exec(text)?.[1];

function writePage(file, fields, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${yaml(fields)}\n${text}`);
}

// A briefing as a section of Hugo's, each entry a page of its own.
function writeBriefing(content, name, text) {
  const date = /^date: (.*)$/m.exec(text)?.[1] ?? '2024-01-01';
  const title = /^title: (.*)$/m.exec(text)?.[1] ?? name;
  const body = text.replace(/^---\n[^]*?\n---\n/, '');
  writePage(path.join(content, name, '_index.md'), { title, date }, body);
  body.split(/^### /m).slice(1).forEach((entry, i) => {
    const [head, ...rest] = entry.split('\n');
    const issuer = labelled(entry, 'Issuing body');
    writePage(path.join(content, name, `entry-${i + 1}.md`),
      { title: head.replace(/ \{#.*\}$/, ''), date,
        issuers: issuer ? issuer.split(', ') : [] }, rest.join('\n'));
  });
}

const LAYOUTS = {
  'single.html': '<h1>{{ .Title }}</h1>{{ .Content }}{{ with .PrevInSection }}'
    + '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    + '{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>'
    + '{{ end }}',
  'list.html': '<h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Pages }}<li>'
    + '<a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
};

function makeHugo(seeds, work) {
  const hugo = path.join(work, 'hugo');
  const layouts = path.join(hugo, 'layouts/_default');
  fs.mkdirSync(layouts, { recursive: true });
  for (const [name, html] of Object.entries(LAYOUTS))
    fs.writeFileSync(path.join(layouts, name),
      `<!DOCTYPE html><html lang="en"><head><title>{{ .Title }}</title>`
      + `</head><body>${html}</body></html>\n`);
  fs.writeFileSync(path.join(hugo, 'config.toml'),
    'baseURL = "https://example.org/watch/"\ntitle = "Policy watch"\n'
    + '[taxonomies]\nissuer = "issuers"\n');
  for (const name of fs.readdirSync(seeds))
    if (name.endsWith('.md'))
      writeBriefing(path.join(hugo, 'content'), name.slice(0, -3),
        fs.readFileSync(path.join(seeds, name), 'utf8'));
  return { command: ['hugo', '--quiet', '-s', hugo],
    fresh: [path.join(hugo, 'public')] };
}

// A command for each of the names, two at a time.
function twoAtATime(file, names, command) {
  fs.writeFileSync(file, names.map((name) => `${name}\0`).join(''));
  return ['xargs', '-0', '-a', file, '-P', '2', '-I', '{}', ...command];
}

export function makePeers(seeds, site, work, tools) {
  const names = fs.readdirSync(seeds).filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3));
  const list = path.join(work, 'names'), made = path.join(work, 'made');
  const peers = {};
  fs.mkdirSync(made, { recursive: true });
  if (has('hugo', 'version')) peers.Hugo = makeHugo(seeds, work);
  const pagefind = [path.join(tools, 'node_modules/.bin/pagefind'), 'pagefind']
    .find((command) => has(command, '--version'));
  if (pagefind)
    peers.Pagefind = { command: [pagefind, '--site', site, '--output-path',
      path.join(work, 'pagefind')], fresh: [path.join(work, 'pagefind')] };
  if (has('pandoc', '--version'))
    peers.pandoc = { command: twoAtATime(list, names, ['pandoc', '-o',
      path.join(made, '{}.epub'), path.join(seeds, '{}.md')]), fresh: [] };
  if (has('zip', '-v'))
    peers.zip = { command: twoAtATime(list, names, ['sh', '-c',
      `rm -f "${made}/$1.zip"; zip -qr "${made}/$1.zip" "$1" -x "$1/*.zip"`,
      'sh', '{}']), fresh: [], cwd: site };
  return peers;
}
