// Breaks words at line ends as a typesetter would, with plain hyphens.
// Runs in the page before it is printed, where body has data-hyphenate:
// Chromium comes without patterns for its own hyphenation, and its soft
// hyphens stay in the text that is extracted.
//
// Words of eight letters and more may break before a consonant that a vowel
// follows, with three letters on each side. That is how most words of German,
// French, Spanish and English break, and what an importer has to undo.
(() => {
  const SOFT = '\u00ad';
  const vowel = 'aeiouyäöüàâéèêëîïôùûáíóú';
  const whole = `sch|ch|qu|ph|th|st${document.documentElement.lang === 'es' ? '|ll|rr' : ''}`;
  const breakable = new RegExp(`(?<=\\p{L}{3})(?<!${SOFT}\\p{L}{0,2})(?=(?:${whole}|[^${vowel}\\P{L}])[${vowel}]\\p{L}{1,})(?<![csptq](?=h)|s(?=t|ch)|sc(?=h)|${whole.endsWith('rr') ? 'l(?=l)|r(?=r)|' : ''}[bcdfgkptvß](?=[rl]))(?=\\p{L}{3})`, 'giu');
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest('h1, h2, h3, b')) texts.push(walker.currentNode);
  for (const node of texts)
    node.data = node.data.replace(/(?<![\p{L}./:-])\p{L}{8,}(?![\p{L}./:-])/gu, (word) => word.replace(breakable, SOFT));

  // A soft hyphen is a line end where the letters around it are not on one
  // line; there it becomes a hyphen. All others go.
  const top = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().bottom;
  };
  const broken = texts.map((node) => [...node.data].map((c, i) => c === SOFT && top(node, i - 1) !== top(node, i + 1)));
  texts.forEach((node, n) => {
    node.data = [...node.data].map((c, i) => (c !== SOFT ? c : broken[n][i] ? '-' : '')).join('');
  });
})();
