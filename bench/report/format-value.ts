import type { Figure, Target } from './report.ts';

/** Formats a number as a person reads it: two decimals for ratios, one for short times, none for large ones. */
export function formatValue(value: number, unit: Figure['unit']): string {
  const digits = unit === '×' || unit === 'per request' ? 2 : unit === 'ms' && value < 100 ? 1 : 0;
  const number = value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  if (unit === '×') return `${number} ×`;
  return unit === '/s' ? `${number}/s` : `${number} ${unit}`.trim();
}

export function formatTarget(target: Target | undefined, unit: Figure['unit']): string {
  if (!target) return '';
  return 'atMost' in target ? `≤ ${formatValue(target.atMost, unit)}` : `≥ ${formatValue(target.atLeast, unit)}`;
}
