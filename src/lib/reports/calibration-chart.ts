import {
	BarController,
	BarElement,
	Chart,
	Legend,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	ScatterController,
	Tooltip,
	type ChartData,
	type ChartOptions
} from 'chart.js';
import type { CalibrationPoint } from '#core/promise/calibration.ts';

/**
 * The drawing of said against held. In a file of its own, which only the page that shows it fetches:
 * the chart library is as heavy as the rest of that page together. Only the parts that are drawn are
 * taken from it.
 */

Chart.register(
	BarController,
	BarElement,
	Legend,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	ScatterController,
	Tooltip
);

/** The words and colours of the chart; colours as the tokens have them. */
export interface ChartLook {
	readonly axisSaid: string;
	readonly axisHeld: string;
	readonly honest: string;
	readonly range: string;
	readonly points: string;
	/** What stands beside a point that is pointed at. */
	readonly textOf: (point: CalibrationPoint) => string;
	readonly ink: string;
	readonly muted: string;
	readonly line: string;
	readonly accent: string;
	readonly wash: string;
	readonly font: string;
	/** Pixels of a rem, so that the chart grows with the page. */
	readonly rem: number;
}

/** Widths in rem, as everything on a page. */
const POINT = 0.375;
const RANGE = 0.5;
const LINE = 0.125;

type Mixed = ChartData<'scatter' | 'bar' | 'line', { x: number; y: number | [number, number] }[]>;

function dataOf(points: readonly CalibrationPoint[], look: ChartLook): Mixed {
	const { rem } = look;
	return {
		datasets: [
			{
				type: 'scatter',
				label: look.points,
				data: points.map(({ said, held }) => ({ x: said, y: held })),
				backgroundColor: look.accent,
				borderColor: look.accent,
				pointRadius: POINT * rem,
				pointHoverRadius: POINT * rem
			},
			{
				type: 'bar',
				label: look.range,
				data: points.map(({ said, low, high }) => ({ x: said, y: [low, high] })),
				backgroundColor: look.wash,
				borderColor: look.accent,
				borderWidth: 1,
				borderSkipped: false,
				barThickness: RANGE * rem
			},
			{
				type: 'line',
				label: look.honest,
				data: [
					{ x: 0, y: 0 },
					{ x: 100, y: 100 }
				],
				borderColor: look.muted,
				borderDash: [RANGE * rem, POINT * rem],
				borderWidth: LINE * rem,
				pointRadius: 0
			}
		]
	};
}

function optionsOf(points: readonly CalibrationPoint[], look: ChartLook): ChartOptions {
	const font = { family: look.font, size: look.rem * 0.875 };
	const axis = (text: string) => ({
		type: 'linear' as const,
		min: 0,
		max: 100,
		title: { display: true, text, color: look.ink, font },
		ticks: { color: look.muted, font, stepSize: 10 },
		grid: { color: look.line }
	});
	return {
		// A chart that moves by itself says nothing more, and some people cannot stand it.
		animation: false,
		maintainAspectRatio: false,
		scales: { x: axis(look.axisSaid), y: axis(look.axisHeld) },
		plugins: {
			legend: { labels: { color: look.ink, font } },
			tooltip: {
				filter: ({ dataset }) => dataset.label === look.points,
				callbacks: {
					label: ({ dataIndex }) => {
						const point = points[dataIndex];
						return point === undefined ? '' : look.textOf(point);
					}
				}
			}
		}
	};
}

/** Draws the points; call what comes back to take the drawing away. */
export function drawCalibration(
	canvas: HTMLCanvasElement,
	points: readonly CalibrationPoint[],
	look: ChartLook
): () => void {
	const chart = new Chart(canvas, {
		type: 'scatter',
		// The library's types know one kind of data set in a chart; a mixed one has several.
		data: dataOf(points, look) as ChartData<'scatter'>,
		options: optionsOf(points, look) as ChartOptions<'scatter'>
	});
	return () => {
		chart.destroy();
	};
}
