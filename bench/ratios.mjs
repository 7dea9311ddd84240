/**
 * What each sample took compared with the sample of the same round that is the measure.
 * @param {readonly number[]} samples
 * @param {readonly number[]} measure
 * @returns {{ median: number, low: number, high: number }} the quartiles
 */
export function ratiosOf(samples, measure) {
  const ratios = samples.map((sample, round) => sample / measure[round]);
  return {
    median: quantile(ratios, 0.5),
    low: quantile(ratios, 0.25),
    high: quantile(ratios, 0.75),
  };
}

/**
 * @param {readonly number[]} numbers
 * @param {number} share
 */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)];
}

/**
 * One line per kind of sample: its median, and its ratios to the first kind.
 * @param {Readonly<Record<string, readonly number[]>>} samples
 * @param {number} digits of the milliseconds
 */
export function table(samples, digits) {
  const [measure] = Object.values(samples);
  return Object.entries(samples)
    .map(([name, own]) => {
      const { median, low, high } = ratiosOf(own, measure);
      const milliseconds = quantile(own, 0.5).toFixed(digits).padStart(8);
      const range = `${low.toFixed(2)} to ${high.toFixed(2)}`;
      return `${name.padEnd(34)}${milliseconds} ms${median.toFixed(2).padStart(7)} × (${range})\n`;
    })
    .join("");
}
