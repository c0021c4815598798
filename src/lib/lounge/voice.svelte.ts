import { CHIME, type Clip } from '#core/lounge/spoken-call.ts';

/** A little longer than the longest recording: a device that swallows the end of one goes on all the same. */
const LONGEST_CLIP_MS = 8_000;
const LOUDEST = 100;
const BEGINS_WITHIN_MS = 1_000;

/** Plays recordings one after the other through one element, as old sets can (display rule A1). */
export class Voice {
	/** The browser waits for somebody to touch the page before it lets anything sound (rule A2). */
	isBlocked = $state(false);
	private readonly audio: HTMLAudioElement;

	constructor(audio: HTMLAudioElement) {
		this.audio = audio;
		audio.preload = 'auto';
		void this.probe();
	}

	/** Asks before the first call, so that whoever hangs the screen up sees it and not the customers. */
	private async probe(): Promise<void> {
		const context = new AudioContext();
		// It begins by itself where it may; where it may not, it waits for ever.
		await new Promise((resolve) => setTimeout(resolve, BEGINS_WITHIN_MS));
		this.isBlocked = context.state === 'suspended';
		await context.close();
	}

	/** Resolves when all were heard, or as soon as one could not be played. */
	async play(clips: readonly (Clip | typeof CHIME)[], volume: number): Promise<void> {
		for (const clip of clips) {
			if (!(await this.playOne(clip, volume))) return;
		}
	}

	/** After a tap on the page: whether sound may begin. */
	async unblock(): Promise<void> {
		if (this.isBlocked) await this.playOne(CHIME, LOUDEST / 4);
	}

	stop(): void {
		this.audio.pause();
	}

	private async playOne(clip: string, volume: number): Promise<boolean> {
		this.audio.src = `/voice/${clip}.mp3`;
		this.audio.volume = volume / LOUDEST;
		const heard = new Promise<void>((resolve) => {
			const done = (): void => {
				clearTimeout(limit);
				this.audio.removeEventListener('ended', done);
				this.audio.removeEventListener('error', done);
				resolve();
			};
			const limit = setTimeout(done, LONGEST_CLIP_MS);
			this.audio.addEventListener('ended', done);
			this.audio.addEventListener('error', done);
		});
		try {
			await this.audio.play();
		} catch (error) {
			this.isBlocked = error instanceof DOMException && error.name === 'NotAllowedError';
			return false;
		}
		this.isBlocked = false;
		await heard;
		return true;
	}
}
