/** When a day begins where the browser is, or one so many days on; null for none. */
export function dayStart(day: string, daysOn = 0): number | null {
	if (day === '') return null;
	const start = new Date(`${day}T00:00`);
	start.setDate(start.getDate() + daysOn);
	return start.getTime();
}
