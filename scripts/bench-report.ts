/** One line of the table that `npm run bench` prints. */
export type Result = {
  what: string;
  /** What was measured, for a person to read: the median and, in brackets, the smallest and largest of the repeats. */
  measured: string;
  target: string;
  /** Null where no target is set. */
  isMet: boolean | null;
};

export type Measurement = {
  what: string;
  /** One value for each repeat. */
  values: readonly number[];
  unit: string;
  /** The digits behind the point that mean something. */
  digits: number;
  target: number;
  /** On which side of the target the median has to be. */
  isGood: 'at most' | 'at least';
};

/** Tells the result of some repeats of one measurement: the median is held against the target. */
export function report({ what, values, unit, digits, target, isGood }: Measurement): void {
  const middle = median(values);
  const write = (value: number) => value.toFixed(digits);
  const spread = `${write(Math.min(...values))} to ${write(Math.max(...values))}`;
  tell({
    what,
    measured: `${write(middle)}${unit} (${spread}, ${values.length} times)`,
    target: `${isGood} ${target}${unit}`,
    isMet: isGood === 'at most' ? middle <= target : middle >= target,
  });
}

/** Hands a line to `npm run bench`, which started this process; alone, prints it. */
export function tell(result: Result): void {
  if (process.send !== undefined) process.send(result);
  const { what, measured, target, isMet } = result;
  console.log(`${what}: ${measured}${isMet === null ? '' : `; ${target}: ${isMet ? 'met' : 'not met'}`}`);
}

/** The middle value; of an even number of them, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}
