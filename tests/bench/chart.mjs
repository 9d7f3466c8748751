// A bar chart of what the builds and the others took, as SVG: putChart(file,
// rows), each row {name, wall} in seconds. The scale is logarithmic: from the
// floor to pandoc it is a thousand times.
import fs from 'node:fs';

const LEFT = 190, WIDTH = 420, ROW = 24;

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function bar({ name, wall }, i, least, most) {
  const part = (Math.log(wall) - least) / (most - least || 1);
  const width = Math.max(2, Math.round(part * WIDTH)), y = i * ROW + 8;
  return `<text x="${LEFT - 8}" y="${y + 13}" text-anchor="end">${escape(name)}`
    + `</text>\n<rect x="${LEFT}" y="${y}" width="${width}" height="16" />\n`
    + `<text x="${LEFT + width + 6}" y="${y + 13}">${wall.toPrecision(3)} s`
    + '</text>';
}

export function putChart(file, rows) {
  const logs = rows.map(({ wall }) => Math.log(wall));
  const least = Math.min(...logs) - 1, most = Math.max(...logs);
  const height = rows.length * ROW + 16;
  fs.writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg" `
    + `viewBox="0 0 ${LEFT + WIDTH + 90} ${height}" `
    + 'font-family="sans-serif" font-size="13" fill="#2b5b84">\n'
    + '<title>Seconds, on a logarithmic scale</title>\n'
    + `${rows.map((row, i) => bar(row, i, least, most)).join('\n')}\n</svg>\n`);
}
