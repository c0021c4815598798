/** The machine's monotonic clock in milliseconds: the same in every process, unlike `performance.now`. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
