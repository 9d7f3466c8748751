// Compares the tables of templates/README.md with what the program sets.
//
//   node values.mjs README DUMP   DUMP: what `brevier dump --stage=values` says
//
// The form of the tables stands in the README itself: a heading names
// templates (`home.html`, `epub/*`) or one kind of value (*card*); a row has
// names, what they are and what they mean. "Has all of a [card](#a-card), and:"
// takes over the rows of another kind.
import { readFileSync } from 'node:fs';

const [readmeFile, dumpFile] = process.argv.slice(2);
const tables = []; // {name, templates: [pattern] or kind, all: [kind], rows}
let faults = 0;

const told = new Set();

// A name that is not known is told of once, not for all that stands in it.
function fault(message, about = message) {
	faults++;
	if (!told.has(about))
		console.log(`not ok values: ${message}`);
	told.add(about);
}

// ---- The document ----

function rowsOf(table, line, number) {
	const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
	if (cells.length !== 3)
		return fault(`templates/README.md:${number}: a row has 3 cells`);
	const link = cells[1].match(/\[([^\]]+)\]/);
	const plain = cells[1].match(/^(text|number|markup|yes or no|words)$/);
	if (!link && !plain)
		return fault(`templates/README.md:${number}: '${cells[1]}' is none of ` +
			'text, number, markup, yes or no, a [kind](#a-kind), ' +
			'list of [kind](#a-kind)');
	const kind = plain ? { 'yes or no': 'bool', words: 'map' }[plain[1]] ?? 'text'
		: cells[1].startsWith('list of ') ? 'list' : 'map';
	for (const [, name] of cells[0].matchAll(/`([^`]+)`/g)) {
		if (table.rows.has(name))
			fault(`templates/README.md:${number}: '${name}' stands here twice`);
		table.rows.set(name, { kind, of: link?.[1], number, seen: new Set() });
	}
}

function readDocument(text) {
	let table = null;
	text.split('\n').forEach((line, i) => {
		if (line.startsWith('#')) {
			const templates = [...line.matchAll(/`([^`]+)`/g)].map((m) => m[1]);
			const kind = line.match(/\*([^*`]+)\*(?!`)/);
			table = null;
			if (/^## /.test(line) && (templates.length || kind))
				tables.push(table = {
					heading: line, templates, kind: templates.length ? null : kind[1],
					all: [], rows: new Map() });
		}
		if (!table)
			return;
		const all = line.match(/^Has all of an? \[([^\]]+)\]/);
		if (all)
			table.all.push(all[1]);
		if (line.startsWith('| ') && !/^\| (name|---) \|/.test(line))
			rowsOf(table, line, i + 1);
	});
}

const kindTable = (kind) => tables.find((table) => table.kind === kind);

function matches(template, pattern) {
	return pattern.endsWith('*') ? template.startsWith(pattern.slice(0, -1))
		: template === pattern;
}

// The row of name in a table or in those it takes over.
function findRow(table, name) {
	if (!table)
		return undefined;
	if (table.rows.has(name))
		return table.rows.get(name);
	for (const kind of table.all) {
		const row = findRow(kindTable(kind), name);
		if (row)
			return row;
	}
	return undefined;
}

// ---- The program ----

// The table that a name belongs into which none of these has.
function homeOf(choice, template) {
	const table = choice.findLast((one) => one && one.templates[0] !== '*');
	return table ? `the table below '${table.heading}'`
		: `a table below a heading with \`${template}\``;
}

function checkLine(line) {
	const [template, path, kinds] = line.split(' ');
	let row, choice = tables.filter((table) =>
		table.templates.some((pattern) => matches(template, pattern)));
	for (const name of path.split('.')) {
		row = choice.map((table) => findRow(table, name)).find(Boolean);
		if (!row) {
			const home = homeOf(choice, template);
			return fault(`the program sets '${path}' for ${template}, but ` +
				`templates/README.md does not tell of '${name}': add it to ` +
				home, name + home);
		}
		choice = [kindTable(row.of)];
	}
	for (const kind of kinds.split('|')) {
		if (kind === 'null')
			continue;
		row.seen.add(kind);
		if (kind !== row.kind)
			fault(`templates/README.md:${row.number}: '${path}' of ` +
				`${template} is no ${row.kind} but a ${kind}`);
	}
}

function checkRows(table) {
	const name = table.kind ?? table.templates.join(', ');
	for (const kind of [...table.all, ...[...table.rows.values()].map((r) => r.of)])
		if (kind && !kindTable(kind))
			fault(`templates/README.md: no heading for the kind '${kind}'`);
	for (const [key, row] of table.rows)
		if (!row.seen.size)
			fault(`templates/README.md:${row.number}: '${key}' of '${name}' is ` +
				'never set: take it out of the table, or let a briefing in ' +
				'tests/e2e/values have it');
}

readDocument(readFileSync(readmeFile, 'utf8'));
const lines = readFileSync(dumpFile, 'utf8').trim().split('\n');
lines.forEach(checkLine);
tables.forEach(checkRows);
const rows = tables.reduce((n, table) => n + table.rows.size, 0);
if (!faults)
	console.log(`ok values: ${rows} documented names and ${lines.length} set agree`);
