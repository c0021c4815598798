/*
 * Opens the page of a screen that was let in when the server is gone (display rule B12): it keeps the page as
 * it came last and the files it was made of, and hands them out when nothing else comes. It holds no rows and
 * answers for nothing else. Only screens on walls start it, over HTTPS or on the machine itself.
 */
'use strict';

var KEPT = 'screen';
var ANSWERS_WITHIN_MS = 8000;

self.addEventListener('install', function () {
	self.skipWaiting();
});

/* The page says what it was made of; whatever else was kept is of an older build. */
self.addEventListener('message', function (event) {
	var urls = event.data;
	event.waitUntil(
		caches.open(KEPT).then(function (cache) {
			return cache
				.addAll(
					urls.map(function (url) {
						return new Request(url, { credentials: 'same-origin' });
					})
				)
				.then(function () {
					return cache.keys();
				})
				.then(function (requests) {
					return Promise.all(
						requests.map(function (request) {
							return urls.indexOf(request.url) < 0 ? cache.delete(request) : false;
						})
					);
				});
		})
	);
});

function kept(request) {
	return caches.match(request, { cacheName: KEPT });
}

/* What does not come in time is not waited for: a television that is switched on shows something. */
function fromServer(request) {
	return new Promise(function (resolve, reject) {
		setTimeout(reject, ANSWERS_WITHIN_MS);
		fetch(request).then(resolve, reject);
	});
}

function page(request) {
	return fromServer(request).then(
		function (response) {
			if (response.status < 500) return response;
			return kept(request).then(function (last) {
				return last || response;
			});
		},
		function () {
			return kept(request).then(function (last) {
				return last || Response.error();
			});
		}
	);
}

function file(request) {
	return kept(request).then(function (last) {
		return last || fetch(request);
	});
}

self.addEventListener('fetch', function (event) {
	var request = event.request;
	if (request.method !== 'GET') return;
	if (request.mode === 'navigate') event.respondWith(page(request));
	else if (/\/(?:boot\.js|watch\.js|screen\/.*|fonts\/.*)$/.test(new URL(request.url).pathname))
		event.respondWith(file(request));
});
