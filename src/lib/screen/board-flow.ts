import flow from '$lib/board/FlowBoard.svelte';
import { LayoutParts } from './layout-parts.ts';
import { startBoard } from './start-board.ts';

const bay = () => import('$lib/board/BayBoard.svelte');
const technician = () => import('$lib/board/TechnicianBoard.svelte');

startBoard(new LayoutParts({ own: { stage: flow, line: flow }, others: { bay, technician } }));
