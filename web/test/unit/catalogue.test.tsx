import { expect, test } from 'vitest'
import { worded } from '../../src/features/catalog/FieldsList'
import { ago, bytes, duration } from '../../src/features/catalog/format'
import { routeOf, to } from '../../src/features/catalog/route'
import { retargeted } from '../../src/features/catalog/SurveyPage'
import { handOver, takeOver } from '../../src/app/handOver'

test('an address says where one is, whatever an id holds', () => {
  const address = to.item('a/b ?&#ñ')
  const [path = '', search = ''] = address.split('?')
  expect(routeOf(path, search)).toEqual({ at: 'item', id: 'a/b ?&#ñ' })
  expect(routeOf('/catalogue', '')).toEqual({ at: 'sources' })
  expect(routeOf(to.job('12'), '')).toEqual({ at: 'job', id: '12' })
  expect(routeOf('/catalogue/elsewhere', '')).toEqual({ at: 'nowhere' })
})

test('a column that becomes something else keeps of its old place only the currency of a price', () => {
  const mapping = {
    language: 'es',
    fields: { Precio: { to: 'price', currency: 'EUR', number: true }, SKU: { to: 'id' } },
  }
  expect(retargeted(mapping, 'Precio', 'was').fields?.Precio).toEqual({
    to: 'was',
    currency: 'EUR',
  })
  expect(retargeted(mapping, 'Precio', 'title').fields?.Precio).toEqual({ to: 'title' })
  expect(retargeted(mapping, 'Color', 'attribute').fields?.Color).toEqual({
    to: 'attribute',
    name: 'Color',
  })
  expect(retargeted(mapping, 'Precio', 'price')).toEqual(mapping)
})

test('fields of the product format read as a person writes them', () => {
  expect(worded({ amount: '119.00', currency: 'USD' }, 'en')).toBe('$119.00')
  expect(
    worded(
      [
        { name: 'Cable', value: 1.8, unit: 'm' },
        { name: 'Silent', value: true },
      ],
      'en',
    ),
  ).toBe('Cable: 1.8 m\nSilent: true')
  expect(worded({ name: 'Use', min: 0, max: 40, unit: '°C' }, 'en')).toBe('Use: 0 – 40 °C')
  expect(worded(['Black', 'Silver'], 'en')).toBe('Black, Silver')
  expect(worded('<b>bold</b>', 'en')).toBe('<b>bold</b>')
})

test('sizes and times in the reader’s words', () => {
  expect(bytes(41_300_000, 'en')).toBe('41.3 MB')
  expect(bytes(512, 'en')).toBe('512 byte')
  expect(duration(200, 'en')).toBe('3 min 20 sec')
  expect(ago(new Date(Date.now() - 180_000).toISOString(), 'en')).toBe('3 minutes ago')
})

test('a question is handed over once', () => {
  handOver('Grinder number 5')
  expect(takeOver()).toBe('Grinder number 5')
  expect(takeOver()).toBeNull()
})
