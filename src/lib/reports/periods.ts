/** How many days a report looks back on, today included; the first unless another is asked for. */
export const PERIODS = [30, 90, 400] as const;
