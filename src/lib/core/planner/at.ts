/**
 * The number at an index that is known to exist. The planner's loops walk flat arrays millions of
 * times a second; this says once that their indices are in reach, and costs nothing at run time.
 */
export const at = (list: Int32Array, index: number): number => list[index] as number;
