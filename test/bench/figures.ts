/** One measured figure, as the table shows it and results.json keeps it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What issue 2 (section 7) or issue 3 (section 2) asks for. */
  readonly wanted?: { readonly most?: number; readonly least?: number };
  readonly note?: string;
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

/** Milliseconds of each of `times` runs, after some that are not counted. */
export function timed(times: number, run: () => unknown, warm = 2): number[] {
  for (let i = 0; i < warm; i++) run();
  return Array.from({ length: times }, () => took(run));
}

/** Milliseconds of one run. Where others use the machine too, the processor's time is nearer the truth than the clock's. */
export function took(run: () => unknown): number {
  const cpu = process.cpuUsage();
  const start = performance.now();
  run();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return clock < 5 ? clock : Math.min(clock, (user + system) / 1000);
}

function shown({ value, unit }: Figure): string {
  if (!Number.isFinite(value)) return 'not measured';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 4;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

export function printed(section: Section): string {
  const lines = section.figures.map((f) => {
    const { most, least } = f.wanted ?? {};
    const wanted = most !== undefined ? `≤ ${most}` : least !== undefined ? `≥ ${least}` : '';
    const met = most !== undefined ? f.value <= most : least !== undefined ? f.value >= least : null;
    const sign = met === null ? ' ' : met ? '✓' : '✗';
    return `  ${sign} ${f.name.padEnd(66)} ${shown(f).padStart(16)}  ${wanted.padEnd(10)} ${f.note ?? ''}`.trimEnd();
  });
  return [section.title, ...lines, ''].join('\n');
}
