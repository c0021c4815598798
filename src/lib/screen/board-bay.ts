import bay from '$lib/board/BayBoard.svelte';
import { LayoutParts } from './layout-parts.ts';
import { startBoard } from './start-board.ts';

const technician = () => import('$lib/board/TechnicianBoard.svelte');
const flow = () => import('$lib/board/FlowBoard.svelte');

startBoard(new LayoutParts({ own: { bay }, others: { technician, stage: flow, line: flow } }));
