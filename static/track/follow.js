/*
 * Keeps a customer's page up to date and sends their answers. By hand and without a build, because a phone
 * on mobile data loads all of it: the server draws, this swaps what it drew. Engines from Chromium 86 and
 * Safari 13 on. No text stands here: words are read from the page.
 */
(function () {
	'use strict';

	var EVERY_MS = 15000;
	/* A line that is slow is waited for less long than it takes to lose patience. */
	var PATIENCE_MS = 12000;
	/* Two looks in a row that came to nothing: one alone is a lift or a car park. */
	var STALE_AFTER = 2;

	var dark = matchMedia('(prefers-color-scheme: dark)');
	function dress() {
		document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light';
	}
	dress();
	if (dark.addEventListener) dark.addEventListener('change', dress);

	var here = location.pathname.replace(/\/$/, '');
	var failed = 0;
	var timer = 0;
	var isBusy = false;
	/* The id of a decision: a second tap, or a second try, is the same decision. */
	var ids = {};

	function page() {
		return document.getElementById('page');
	}

	function ask(path, more) {
		var stop = new AbortController();
		var late = setTimeout(function () {
			stop.abort();
		}, PATIENCE_MS);
		return fetch(here + path, Object.assign({ cache: 'no-store', signal: stop.signal }, more)).then(
			function (answer) {
				clearTimeout(late);
				return answer;
			},
			function (error) {
				clearTimeout(late);
				throw error;
			}
		);
	}

	function sayStale(isStale) {
		var line = document.getElementById('stale');
		if (!line) return;
		var words = line.dataset.words.replace('{time}', document.getElementById('as-of').dataset.time);
		if (!isStale) words = '';
		/* What stands there already is not said again. */
		if (line.textContent !== words) line.textContent = words;
	}

	function sayTime(time) {
		var line = document.getElementById('as-of');
		if (!line) return;
		line.dataset.time = time;
		line.textContent = line.dataset.words.replace('{time}', time);
	}

	/* Nothing is swapped under a finger: whoever is about to decide decides on what they read. */
	function isDeciding() {
		return isBusy || document.querySelector('.sure:not([hidden])') !== null;
	}

	function swap() {
		return ask(location.search)
			.then(function (answer) {
				if (answer.status === 404) throw leave();
				if (!answer.ok) throw new Error(String(answer.status));
				return answer.text();
			})
			.then(function (html) {
				var next = new DOMParser().parseFromString(html, 'text/html').getElementById('page');
				var old = page();
				if (!next || isDeciding()) return;
				var headline = next.dataset.headline;
				var isNews = headline !== old.dataset.headline;
				var hadFocus = old.contains(document.activeElement);
				old.replaceWith(document.adoptNode(next));
				if (hadFocus) page().focus({ preventScroll: true });
				if (isNews) document.getElementById('news').textContent = headline || '';
			});
	}

	/* The page has ended, or was withdrawn: the server says so best. */
	function leave() {
		location.reload();
		return new Error('gone');
	}

	function look() {
		clearTimeout(timer);
		/* Where nothing is followed (a code that opens nothing), nothing is asked again. */
		if (document.hidden || !page().dataset.digest) return;
		ask('/now')
			.then(function (answer) {
				if (answer.status === 404) throw leave();
				if (!answer.ok) throw new Error(String(answer.status));
				return answer.json();
			})
			.then(function (now) {
				if (now.digest === page().dataset.digest || isDeciding()) return now;
				return swap().then(function () {
					return now;
				});
			})
			.then(
				function (now) {
					failed = 0;
					sayTime(now.time);
					sayStale(false);
				},
				function () {
					failed += 1;
					if (failed >= STALE_AFTER) sayStale(true);
				}
			)
			.then(function () {
				clearTimeout(timer);
				timer = setTimeout(look, EVERY_MS);
			});
	}

	function show(offer, part) {
		Array.prototype.forEach.call(offer.querySelectorAll('[data-part]'), function (one) {
			one.hidden = one.dataset.part !== part;
		});
		var first = offer.querySelector('[data-part="' + part + '"] button');
		if (first) first.focus({ preventScroll: true });
	}

	function fresh() {
		var bytes = crypto.getRandomValues(new Uint8Array(16));
		return Array.prototype.map
			.call(bytes, function (byte) {
				return ('0' + byte.toString(16)).slice(-2);
			})
			.join('');
	}

	function send(offer, button) {
		if (isBusy) return;
		isBusy = true;
		var problem = offer.querySelector('.problem');
		var words = button.textContent;
		var data = offer.dataset;
		var key = data.offer + ' ' + button.dataset.answer;
		ids[key] = ids[key] || fresh();
		problem.textContent = '';
		button.textContent = data.sending;
		button.disabled = true;
		ask('/answer', {
			method: 'POST',
			/* The page tells nobody where it is; our own server is told that it was this page. */
			referrerPolicy: 'same-origin',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				id: ids[key],
				addition: data.addition,
				offer: data.offer,
				answer: button.dataset.answer
			})
		})
			.then(function (answer) {
				isBusy = false;
				if (answer.status === 404) throw leave();
				if (answer.status !== 200 && answer.status !== 409) throw new Error(String(answer.status));
				if (answer.status === 409) delete ids[key];
				show(offer, 'ask');
				if (answer.status === 409) problem.textContent = data.changed;
				return swap();
			})
			.catch(function () {
				isBusy = false;
				problem.textContent = data.notSent;
			})
			.then(function () {
				button.textContent = words;
				button.disabled = false;
				look();
			});
	}

	document.addEventListener('click', function (event) {
		var button = event.target.closest ? event.target.closest('button') : null;
		var offer = button && button.closest('.offer');
		if (!offer) return;
		if (button.dataset.choice) show(offer, button.dataset.choice);
		else if (button.dataset.answer) send(offer, button);
		else if ('back' in button.dataset) show(offer, 'ask');
	});
	document.addEventListener('visibilitychange', look);
	addEventListener('pageshow', function (event) {
		if (event.persisted) look();
	});
	addEventListener('online', look);
	document.addEventListener('DOMContentLoaded', function () {
		/* From here on the page hears what is pressed; who drives it by script waits for this. */
		document.documentElement.dataset.live = '';
		timer = setTimeout(look, EVERY_MS);
	});
})();
