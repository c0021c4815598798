/*
 * The first script of every page of a screen on a wall, in the language of 2009: it is to run where nothing
 * else does. It gives old engines (Chromium 68 to 93) what they lack of what the programs use, each only
 * where it is missing, and leaves for the page without scripts where a program has not begun in time.
 */
(function () {
	'use strict';

	function give(owner, name, value) {
		if (owner && !owner[name])
			Object.defineProperty(owner, name, { value: value, configurable: true, writable: true });
	}

	/* Chromium 71 */
	give(window, 'globalThis', window);
	give(window, 'queueMicrotask', function (task) {
		Promise.resolve().then(task);
	});
	/* 69 */
	give(Array.prototype, 'flat', function (depth) {
		var deeper = depth === undefined ? 1 : depth;
		return this.reduce(function (all, one) {
			return all.concat(Array.isArray(one) && deeper > 1 ? one.flat(deeper - 1) : one);
		}, []);
	});
	give(Array.prototype, 'flatMap', function (make, self) {
		return this.map(make, self).flat();
	});
	/* 73 */
	give(Object, 'fromEntries', function (entries) {
		var made = {};
		Array.from(entries).forEach(function (entry) {
			made[entry[0]] = entry[1];
		});
		return made;
	});
	/* 76 */
	give(Promise, 'allSettled', function (promises) {
		return Promise.all(
			Array.from(promises).map(function (promise) {
				return Promise.resolve(promise).then(
					function (value) {
						return { status: 'fulfilled', value: value };
					},
					function (reason) {
						return { status: 'rejected', reason: reason };
					}
				);
			})
		);
	});
	/* 84: nothing moves as far as the programs ask. */
	give(Element.prototype, 'getAnimations', function () {
		return [];
	});
	/* 85 */
	give(String.prototype, 'replaceAll', function (what, by) {
		return this.split(what).join(by);
	});
	/* 86 */
	give(Element.prototype, 'replaceChildren', function () {
		this.textContent = '';
		this.append.apply(this, arguments);
	});
	/* 92 */
	function at(index) {
		var from = Math.trunc(index) || 0;
		return this[from < 0 ? from + this.length : from];
	}
	give(Array.prototype, 'at', at);
	give(String.prototype, 'at', at);
	/* 93 */
	give(Object, 'hasOwn', function (owner, name) {
		return Object.prototype.hasOwnProperty.call(owner, name);
	});
	/* 97 */
	function last(find) {
		return function (fits, self) {
			for (var index = this.length - 1; index >= 0; index -= 1)
				if (fits.call(self, this[index], index, this)) return find(this[index], index);
			return find(undefined, -1);
		};
	}
	give(
		Array.prototype,
		'findLast',
		last(function (value) {
			return value;
		})
	);
	give(
		Array.prototype,
		'findLastIndex',
		last(function (_value, index) {
			return index;
		})
	);

	/* Before Chromium 70 equal things may change places when more than ten are sorted; rows must not. */
	var ties = [];
	for (var index = 0; index < 32; index += 1) ties.push({ index: index });
	var isSteady = ties
		.slice()
		.sort(function () {
			return 0;
		})
		.every(function (tie, place) {
			return tie.index === place;
		});
	if (!isSteady) {
		var sort = Array.prototype.sort;
		Array.prototype.sort = function (compare) {
			if (!compare) return sort.call(this);
			var list = this;
			var pairs = list.map(function (value, place) {
				return { value: value, place: place };
			});
			sort.call(pairs, function (a, b) {
				return compare(a.value, b.value) || a.place - b.place;
			});
			pairs.forEach(function (pair, place) {
				list[place] = pair.value;
			});
			return list;
		};
	}

	/* A program says that it has begun by `data-live` (rule B4). */
	var script = document.currentScript;
	var lite = script && script.getAttribute('data-lite');
	var BEGINS_WITHIN_MS = 10000;
	setTimeout(function () {
		if (lite && !document.documentElement.hasAttribute('data-live')) location.replace(lite);
	}, BEGINS_WITHIN_MS);
})();
