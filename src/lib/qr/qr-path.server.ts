import encodeQR from 'qr';

/** A QR code as one SVG path on a grid of `size` squares, one unit each, with its quiet border. */
interface QrPath {
	readonly size: number;
	readonly path: string;
}

/** The border a reader needs, in squares, by the standard. */
const BORDER = 4;

/** Draws on the server, so that no page carries the library and a screen without scripts shows it too. */
export function qrPath(text: string): QrPath {
	// M: a seventh of it may be hidden by a reflection on the glass.
	const squares = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER });
	const path = squares
		.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
		.join('');
	return { size: squares.length, path };
}
