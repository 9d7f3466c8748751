/* What a page can do better with a script; it reads the same without. */
(() => {
'use strict';
const all = (query, top = document) => [...top.querySelectorAll(query)];

/* On paper nothing can be unfolded. */
onbeforeprint = () => all('.prose details').forEach(fold => fold.open = true);

/* A button that copies the citation, where copying is possible. */
if (navigator.clipboard)
	for (const box of all('[data-copy]')) {
		const text = box.firstElementChild, button = document.createElement('button'), say = box.dataset;
		button.type = 'button';
		button.className = 'copy';
		if (say.lang)
			button.lang = say.lang;
		button.textContent = say.copy;
		button.setAttribute('aria-live', 'polite');
		button.onclick = () => navigator.clipboard.writeText(text.textContent.trim()).then(
			() => button.textContent = say.copied, () => getSelection().selectAllChildren(text));
		box.append(button);
	}

/* Contents that show where the reader is: the last heading passed. */
const nav = document.querySelector('.contents');
if (!nav)
	return;
const goals = all('a[href^="#"]', nav).map(link => [link, document.getElementById(link.getAttribute('href').slice(1))]);
let current, waiting;

function follow() {
	waiting = false;
	let found;
	for (const [link, goal] of goals)
		if (goal && goal.getBoundingClientRect().top < innerHeight / 4)
			found = link;
	if (found === current)
		return;
	if (current)
		current.removeAttribute('aria-current');
	current = found;
	if (!found)
		return;
	found.setAttribute('aria-current', 'true');
	const list = nav.getBoundingClientRect(), place = found.getBoundingClientRect();
	if (place.top < list.top || place.bottom > list.bottom)
		nav.scrollTop += place.top - list.top - list.height / 3;
}

onscroll = () => {
	if (!waiting)
		waiting = requestAnimationFrame(follow);
};
follow();
})();
