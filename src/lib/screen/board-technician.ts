import technician from '$lib/board/TechnicianBoard.svelte';
import { LayoutParts } from './layout-parts.ts';
import { startBoard } from './start-board.ts';

const bay = () => import('$lib/board/BayBoard.svelte');
const flow = () => import('$lib/board/FlowBoard.svelte');

startBoard(new LayoutParts({ own: { technician }, others: { bay, stage: flow, line: flow } }));
