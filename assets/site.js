/* What a page can do better with a script; it reads the same without. */
(function () {
	'use strict';

	/* A button that copies the citation, where copying is possible. */
	function offerCopy(box) {
		var text = box.querySelector('p'), button = document.createElement('button');
		button.type = 'button';
		button.className = 'copy';
		button.textContent = box.getAttribute('data-copy');
		button.setAttribute('aria-live', 'polite');
		button.addEventListener('click', function () {
			navigator.clipboard.writeText(text.textContent.trim()).then(function () {
				button.textContent = box.getAttribute('data-copied');
			}, function () {
				window.getSelection().selectAllChildren(text);
			});
		});
		box.appendChild(button);
	}

	if (navigator.clipboard)
		document.querySelectorAll('[data-copy]').forEach(offerCopy);

	/* Contents that show where the reader is: the last heading passed. */
	var nav = document.querySelector('.contents');
	if (!nav || !window.IntersectionObserver)
		return;
	var links = [].slice.call(nav.querySelectorAll('a[href^="#"]'));
	var goals = links.map(function (link) {
		return document.getElementById(link.getAttribute('href').slice(1));
	});
	var current = null;

	function follow() {
		var found = null;
		goals.forEach(function (goal, k) {
			if (goal && goal.getBoundingClientRect().top < window.innerHeight / 4)
				found = links[k];
		});
		if (found === current)
			return;
		if (current)
			current.removeAttribute('aria-current');
		current = found;
		if (!found)
			return;
		found.setAttribute('aria-current', 'true');
		var list = nav.getBoundingClientRect(), place = found.getBoundingClientRect();
		if (place.top < list.top || place.bottom > list.bottom)
			nav.scrollTop += place.top - list.top - list.height / 3;
	}

	var waiting = false;
	window.addEventListener('scroll', function () {
		if (waiting)
			return;
		waiting = true;
		window.requestAnimationFrame(function () {
			waiting = false;
			follow();
		});
	}, { passive: true });
	follow();
})();
