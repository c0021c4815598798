import { onHello } from './hello.ts';

/** A screen that noticed a gap or another hash asks again, with what it is sure of. */
export const onSync = onHello;
