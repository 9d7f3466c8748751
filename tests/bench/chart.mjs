// A bar chart of what the builds and the others took, as SVG: putChart(file,
// rows, caption), each row {name, wall} in seconds; the caption tells of what
// and when. The scale is logarithmic: from the floor to pandoc it is a
// thousand times. It stands on its own ground, so that it can be read in light
// and dark surroundings.
import fs from 'node:fs';

const LEFT = 200, WIDTH = 420, ROW = 24, TOP = 34;

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function bar({ name, wall }, i, least, most) {
  const part = (Math.log(wall) - least) / (most - least || 1);
  const width = Math.max(2, Math.round(part * WIDTH)), y = i * ROW + TOP;
  return `<text x="${LEFT - 8}" y="${y + 13}" text-anchor="end">`
    + `${escape(label(name))}</text>\n<rect x="${LEFT}" y="${y}" width="${width}" height="16" `
    + `fill="#2b5b84" />\n<text x="${LEFT + width + 6}" y="${y + 13}">`
    + `${wall.toPrecision(3)} s</text>`;
}

const MADE = { Hugo: 'the pages', Pagefind: 'the search', pandoc: 'the EPUBs',
  zip: 'the ZIPs' };

function label(name) {
  return MADE[name] ? `${name}, ${MADE[name]}`
    : name.replace(/^build, /, 'Brevier, ');
}

export function putChart(file, rows, caption) {
  const logs = rows.map(({ wall }) => Math.log(wall));
  const least = Math.min(...logs) - 1, most = Math.max(...logs);
  const width = LEFT + WIDTH + 90, height = rows.length * ROW + TOP + 8;
  fs.writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg" `
    + `viewBox="0 0 ${width} ${height}" font-family="sans-serif" `
    + 'font-size="13" fill="#222">\n'
    + `<title>Seconds, on a logarithmic scale: ${escape(caption)}</title>\n`
    + `<rect width="${width}" height="${height}" fill="#fbfaf7" />\n`
    + `<text x="${LEFT}" y="21" font-weight="bold">${escape(caption)}</text>\n`
    + `${rows.map((row, i) => bar(row, i, least, most)).join('\n')}\n</svg>\n`);
}
