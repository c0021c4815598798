import type { CallKind } from '#core/andon/call.ts';
import type { IconName } from '$lib/ui/icons.ts';

/** The shape of each kind of call. */
export const KIND_ICON: Readonly<Record<CallKind, IconName>> = {
	help: 'person',
	quality: 'lens',
	parts: 'box',
	equipment: 'bolt',
	safety: 'warning'
};
