/** The parts of the page, in the order of its list; the address names one. */
export const SECTIONS = [
	'bays',
	'people',
	'absences',
	'skills',
	'hours',
	'operations',
	'arrivals',
	'rules',
	'check-lists',
	'reasons',
	'andon',
	'history'
] as const;
export type Section = (typeof SECTIONS)[number];

/** The part an address names; the first where it names none. */
export const sectionFrom = (text: string | null): Section =>
	SECTIONS.find((section) => section === text) ?? 'bays';

/** The address of a part, with whatever else the page's address says. */
export function addressOf(section: Section, { search }: URL): string {
	const query = new URLSearchParams(search);
	query.set('section', section);
	return `?${query.toString()}`;
}
