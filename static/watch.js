/*
 * The worker that watches over a page on a wall (`src/lib/screen/watch.ts`), in the language of 2009: each
 * beat asks for an answer, three without one say that the page is frozen.
 */
'use strict';

var BEAT_MS = 5000;
var MOST_MISSED = 3;

var missed = 0;
var isAnswered = true;

onmessage = function () {
	isAnswered = true;
};

setInterval(function () {
	missed = isAnswered ? 0 : missed + 1;
	isAnswered = false;
	postMessage(missed >= MOST_MISSED ? 'frozen' : 'beat');
	if (missed >= MOST_MISSED) missed = 0;
}, BEAT_MS);
