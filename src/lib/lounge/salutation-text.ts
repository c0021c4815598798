import type { Salutation } from '#core/plate/salutation.ts';
import type { loungeText } from '$lib/i18n/lounge.ts';

/** `王先生`, `Mr Wang`; null where nobody is addressed. */
export const salutationText = (
	salutation: Salutation | null,
	t: ReturnType<typeof loungeText>
): string | null => {
	if (salutation === null) return null;
	const { surname, title } = salutation;
	return t[`salutation.${title}`]({ surname });
};
