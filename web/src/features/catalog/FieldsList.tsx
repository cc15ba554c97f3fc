import { useTranslation } from 'react-i18next'
import { money, number } from '../../lib/format'
import type { Fields, FieldValue } from './wire'
import s from './console.module.css'

/** Told elsewhere on the page, or too long for a list of fields. */
const APART = new Set(['reviews', 'text', 'translations', 'variants'])
const SHORT = new Set([
  'id',
  'title',
  'brand',
  'kind',
  'price',
  'availability',
  'stock',
  'attributes',
])

/** A product's fields as the catalogue has them: text, never markup. */
export function FieldsList({ fields, short = false }: { fields: Fields; short?: boolean }) {
  const { i18n } = useTranslation('catalogue')
  const told = Object.entries(fields).filter(([name]) =>
    short ? SHORT.has(name) : !APART.has(name),
  )
  return (
    <dl className={s.fieldList}>
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{worded(value, i18n.language)}</dd>
        </div>
      ))}
    </dl>
  )
}

const isNamed = (value: FieldValue): boolean =>
  typeof value === 'object' && value !== null && 'name' in value

/** "119.00 USD", "Cable length: 1.8 m", "a, b": values of the product format in a line. */
export function worded(value: FieldValue, locale: string): string {
  if (value === null) return '–'
  if (typeof value === 'number') return number(value, locale)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value))
    return value.map((each) => worded(each, locale)).join(value.some(isNamed) ? '\n' : ', ')
  const { amount, currency, name, unit, min, max, url } = value
  if (typeof amount === 'string' && typeof currency === 'string')
    return money({ amount, currency }, locale)
  if (typeof name === 'string') {
    const said =
      min !== undefined && max !== undefined
        ? `${worded(min, locale)} – ${worded(max, locale)}`
        : worded(value.value ?? null, locale)
    return `${name}: ${said}${typeof unit === 'string' ? ` ${unit}` : ''}`
  }
  if (typeof url === 'string') return url
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${worded(each, locale)}`)
    .join(', ')
}
