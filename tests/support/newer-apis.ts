/**
 * What browsers gained after the engines of older televisions, as far as pages commonly use it (display rule
 * B2): by the first Chromium that has it, as MDN's compatibility tables say.
 */

/** Of Samsung's sets of 2022 (Chromium 85) and older ones. */
export const NEWER_THAN_85 = [
	// 86 to 90
	...['Element.prototype.replaceChildren', 'Document.prototype.replaceChildren'],
	...['DocumentFragment.prototype.replaceChildren', 'StorageManager.prototype.getDirectory'],
	...['Intl.Segmenter', 'navigator.userAgentData', 'Atomics.waitAsync'],
	// 92 to 95
	...['Array.prototype.at', 'String.prototype.at', 'crypto.randomUUID', 'Object.hasOwn'],
	...['AbortSignal.abort', 'scheduler', 'reportError'],
	// 97 to 105
	...['Array.prototype.findLast', 'Array.prototype.findLastIndex', 'structuredClone'],
	...['WebTransport', 'HTMLScriptElement.supports', 'Intl.supportedValuesOf', 'navigation'],
	...['AbortSignal.prototype.throwIfAborted', 'AbortSignal.timeout', 'Response.json'],
	'Element.prototype.checkVisibility',
	// 110 to 116
	...['Array.prototype.toSorted', 'Array.prototype.toReversed', 'Array.prototype.toSpliced'],
	...['Array.prototype.with', 'String.prototype.isWellFormed', 'String.prototype.toWellFormed'],
	...['Document.prototype.startViewTransition', 'HTMLElement.prototype.showPopover'],
	...['HTMLElement.prototype.hidePopover', 'HTMLElement.prototype.togglePopover'],
	'AbortSignal.any',
	// 117 to 128
	...['Object.groupBy', 'Map.groupBy', 'Promise.withResolvers', 'URL.canParse', 'URL.parse'],
	...['Array.fromAsync', 'Set.prototype.union', 'Set.prototype.intersection'],
	...['Set.prototype.difference', 'Set.prototype.symmetricDifference'],
	...['Set.prototype.isSubsetOf', 'Set.prototype.isSupersetOf', 'Set.prototype.isDisjointFrom'],
	...['Iterator.prototype.map', 'Iterator.prototype.filter', 'Iterator.prototype.take'],
	...['Iterator.prototype.drop', 'Iterator.prototype.flatMap', 'Iterator.prototype.reduce'],
	...['Iterator.prototype.toArray', 'Iterator.prototype.forEach', 'Iterator.prototype.some'],
	...['Iterator.prototype.every', 'Iterator.prototype.find', 'Iterator.from', 'Iterator'],
	'Promise.try'
] as const;

/** Of LG's sets of 2020 (Chromium 68): all of these are missing there. */
export const NEWER_THAN_68 = [
	...NEWER_THAN_85,
	// 69 to 73
	...['Array.prototype.flat', 'Array.prototype.flatMap', 'Element.prototype.toggleAttribute'],
	...['OffscreenCanvas', 'navigator.locks', 'queueMicrotask', 'TextEncoderStream'],
	...['Intl.RelativeTimeFormat', 'Intl.ListFormat', 'Object.fromEntries'],
	...['String.prototype.matchAll', 'Document.prototype.adoptedStyleSheets'],
	// 76 to 81
	...['Promise.allSettled', 'Blob.prototype.text', 'Blob.prototype.arrayBuffer'],
	...['Blob.prototype.stream', 'CompressionStream', 'Intl.DisplayNames', 'Intl.Locale'],
	// 84 and 85
	...['WeakRef', 'FinalizationRegistry', 'Element.prototype.getAnimations', 'navigator.wakeLock'],
	...['Promise.any', 'AggregateError', 'String.prototype.replaceAll']
] as const;
