import { number } from '../../lib/format'
import type { Job } from './wire'

/** "1.4 MB", "1,4 MB". */
export function bytes(count: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const power = Math.min(units.length - 1, count < 1000 ? 0 : Math.floor(Math.log10(count) / 3))
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(count / 1000 ** power)
}

/** "3 min 20 s" in the reader's short words. */
export function duration(seconds: number, locale: string): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return unit(whole, 'second')
  if (whole < 3600) return `${unit(Math.floor(whole / 60), 'minute')} ${unit(whole % 60, 'second')}`
  return `${unit(Math.floor(whole / 3600), 'hour')} ${unit(Math.floor((whole % 3600) / 60), 'minute')}`
}

const STEPS = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
] as const

/** "3 minutes ago", "hace 3 minutos". */
export function ago(iso: string, locale: string, now: number = Date.now()): string {
  let value = (Date.parse(iso) - now) / 1000
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (const [unit, length] of STEPS) {
    if (Math.abs(value) < length) return format.format(Math.trunc(value), unit)
    value /= length
  }
  return format.format(Math.trunc(value), 'year')
}

/** How much of its phase a job has done, 0 to 1, or null where nobody knows. */
export function share({ progress }: Job): number | null {
  return progress.total ? Math.min(1, progress.done / progress.total) : null
}

/** "1,200 / 50,000", or what there is of it. */
export const ofTotal = ({ progress }: Job, locale: string): string =>
  progress.total
    ? `${number(progress.done, locale)} / ${number(Math.max(progress.done, progress.total), locale)}`
    : number(progress.done, locale)
