// Writes a folder of briefings that hold what scripts hide in: each line of
// vectors.txt as a block, within a line, in words, titles and code.
//
//   node write.mjs FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const vectors = readFileSync(new URL('vectors.txt', import.meta.url), 'utf8').split('\n').filter(Boolean);
const forms = {
	block: (v) => v,
	line: (v) => `Words ${v} and more`,
	heading: (v) => `### ${v}\n\nText`,
	item: (v) => `- ${v}\n- *${v}*`,
	cell: (v) => `| a | b |\n| - | - |\n| ${v.replace(/\|/g, '\\|')} | c |`,
	words: (v) => `[${v}](https://example.org/ "${v.replace(/"/g, '\\"')}") ![${v}](x.png)`,
	code: (v) => '``` ' + v.replace(/`/g, '') + '\n' + v + '\n```\n\n`` ' + v + ' ``',
	within: (v) => `<div>\n\n${v}\n\n</div>\n\n<kbd>${v}</kbd>`,
	note: (v) => `x[^n]\n\n[^n]: ${v}`,
	field: (v) => `### E\n\n**${v}:** x\n\n**Article:** ${v}\n**Issuing body:** ${v}\n**Date:** ${v}\n**Tags:** ${v}`,
};

// Vectors share a file, fifty a file; what one leaves open can reach others
// only in its file.
mkdirSync(folder, { recursive: true });
for (const [form, put] of Object.entries(forms))
	for (let from = 0; from < vectors.length; from += 50) {
		const some = vectors.slice(from, from + 50);
		writeFileSync(join(folder, `${form}-${from}.md`),
			`---\ntitle: ${JSON.stringify(some[0])}\ndate: 2024-01-01\nauthor: ${JSON.stringify(some[1])}\n---\n\n## S\n\n` +
			some.map(put).join('\n\n') + '\n');
	}
// All of them as they are: what the test must see run.
writeFileSync(join(folder, 'raw.html'), `<!doctype html><body>${vectors.join('\n</script></style></title></xmp>\n')}`);
