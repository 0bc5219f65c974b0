/**
 * Measures processor time of this process from now on, in milliseconds: what a computation costs, however busy the machine
 * is beside it. For code that runs at a stretch; what waits uses none.
 */
export function cpuTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
