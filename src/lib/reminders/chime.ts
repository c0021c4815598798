/** Two soft tones, made on the spot: no file has to be fetched for them. */

const FIRST_HZ = 660;
const SECOND_HZ = 880;
const EACH_S = 0.18;
const LOUDNESS = 0.15;

let context: AudioContext | null = null;

/** Sounds once; silent where the browser still waits for somebody to touch the page. */
export function chime(): void {
	// An engine that cannot tell lets the sound itself find out.
	if ('userActivation' in navigator && !navigator.userActivation.hasBeenActive) return;
	context ??= new AudioContext();
	if (context.state === 'suspended') void context.resume();
	tone(context, FIRST_HZ, context.currentTime);
	tone(context, SECOND_HZ, context.currentTime + EACH_S);
}

/** A tone that swells and dies away, so that nothing clicks. */
function tone(audio: AudioContext, hertz: number, at: number): void {
	const sound = audio.createOscillator();
	const volume = audio.createGain();
	sound.frequency.value = hertz;
	volume.gain.setValueAtTime(0, at);
	volume.gain.linearRampToValueAtTime(LOUDNESS, at + EACH_S / 4);
	volume.gain.linearRampToValueAtTime(0, at + EACH_S);
	sound.connect(volume).connect(audio.destination);
	sound.start(at);
	sound.stop(at + EACH_S);
}
