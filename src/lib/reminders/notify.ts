/** Notifications of the browser, where somebody has allowed them. */

/** Whether they could still be allowed here; asked only on a tap. */
export const canAsk = (): boolean =>
	typeof Notification !== 'undefined' && Notification.permission === 'default';

/** Asks for leave; to be called from a tap. */
export const askLeave = async (): Promise<void> => {
	await Notification.requestPermission();
};

/** Shows one, replacing the one before: a person reads the list, not a pile of notes. */
export function notify(text: string, title: string): void {
	if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
	try {
		new Notification(title, { body: text, tag: 'workshop-board-reminders' });
	} catch {
		// Phones show notifications of service workers only; badge and sound still tell.
	}
}
