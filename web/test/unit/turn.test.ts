import { expect, test } from 'vitest'
import { replayed } from '../../src/features/chat/conversation'
import {
  applyEvent,
  citedSources,
  languageOf,
  newTurn,
  type Turn,
} from '../../src/features/chat/turn'
import type { WireEvent } from '../../src/lib/wire'
import { script } from '../mock/scenarios.mjs'

const events = (...pairs: [string, unknown][]): WireEvent[] =>
  pairs.map(([event, data], i) => ({ id: i + 1, event, data: JSON.stringify(data) }))

const run = (...pairs: [string, unknown][]): Turn =>
  events(...pairs).reduce(applyEvent, newTurn('k', 'q'))

const source = (id: string, mark: number) => ({ id, mark, title: id, text: id })
const delta = (sentence: number, text: string, citations: string[] = []) =>
  ['delta', { sentence, text, citations }] as [string, unknown]

test('the cards keep the place that they came at', () => {
  const cards = ['products', [{ id: 'p1', why: null }]] as [string, unknown]
  expect(run(delta(0, 'a'), cards, delta(1, 'b')).toldBefore).toBe(1)
  expect(run(cards, delta(0, 'a'), cards).toldBefore).toBe(0)
})

test('stages are the server’s own; an unknown one changes nothing', () => {
  expect(run(['stage', { name: 'searching' }]).phase).toEqual({ at: 'working', stage: 'searching' })
  expect(run(['stage', { name: 'pondering' }]).phase).toEqual({ at: 'sending' })
})

test('sentences stand in their order; a repeated one replaces itself', () => {
  const turn = run(delta(1, 'b'), delta(0, 'a'), delta(1, 'B'))
  expect(turn.sentences.map((s) => s.text)).toEqual(['a', 'B'])
})

const replace = (sentence: number, text: string, citations: string[] = []) =>
  ['replace', { sentence, text, citations }] as [string, unknown]

test('replace refreshes the text with what it rests on, and is owned up to', () => {
  const turn = run(delta(0, 'costs 1', ['e1']), replace(0, 'costs 2', ['e2']))
  expect(turn.sentences).toEqual([{ sentence: 0, text: 'costs 2', citations: ['e2'] }])
  expect(turn.refreshed).toBe(true)
  expect(run(delta(0, 'costs 1')).refreshed).toBe(false)
})

test('a sentence that was taken back cites nothing, then and after a reload', () => {
  const told = events(
    ['sources', [source('e1', 1)]],
    delta(0, 'costs 1', ['e1']),
    replace(0, 'What stood here is no longer so.'),
    ['done', { auditId: 'a', generator: 'composer', outcome: 'grounded' }],
  )
  const live = told.reduce(applyEvent, newTurn('k', 'q'))
  const again = replayed({
    turnId: 't',
    question: 'q',
    state: 'done',
    events: told,
    feedback: null,
  })
  for (const turn of [live, again]) {
    expect(turn.sentences).toEqual([
      { sentence: 0, text: 'What stood here is no longer so.', citations: [] },
    ])
    expect(citedSources(turn)).toEqual([])
  }
})

test('sources of several events add up; the newer of one id wins', () => {
  const turn = run(
    ['sources', [source('e1', 1)]],
    ['sources', [source('e2', 2), { ...source('e1', 1), title: 'new' }]],
  )
  expect(turn.sources.map((s) => s.title).toSorted()).toEqual(['e2', 'new'])
})

test('a refusal leaves nothing of the answer beside it', () => {
  const turn = run(
    ['sources', [source('e1', 1)]],
    delta(0, 'half', ['e1']),
    ['products', [{ id: 'p1', why: null }]],
    ['table', { columns: [], rows: [] }],
    ['withheld', { count: 1, reason: 'One was left out.' }],
    replace(0, 'more', ['e1']),
    ['refusal', { reason: 'hazard', text: 'no', can: [], ref: 'r' }],
    ['done', { auditId: 'a', generator: 'composer', outcome: 'refusal' }],
  )
  expect(turn).toMatchObject({ sentences: [], products: [], refusal: { text: 'no' } })
  expect(turn.table).toBeUndefined()
  expect(turn.withheld).toBeUndefined()
  expect(turn.refreshed).toBe(false)
  expect(citedSources(turn)).toEqual([])
})

test('what is said of withheld sentences is the server’s', () => {
  expect(run(['withheld', { count: 2, reason: 'Two were left out.' }]).withheld).toBe(
    'Two were left out.',
  )
})

test('an answer is in the language of its sources, else in the question’s', () => {
  const asked = newTurn('k', 'q', 'en')
  expect(languageOf(asked)).toBe('en')
  const answered = applyEvent(
    asked,
    events(['sources', [{ ...source('e1', 1), language: 'es' }]])[0]!,
  )
  expect(languageOf(answered)).toBe('es')
})

test('the ends are told apart', () => {
  const done = run(['done', { auditId: 'a', generator: 'g', outcome: 'grounded', route: {} }])
  const end = { at: 'done', auditId: 'a', generator: 'g', outcome: 'grounded' }
  expect(done.phase).toEqual({ ...end, trouble: false })
  const troubled = { auditId: 'a', generator: 'g', outcome: 'grounded', route: { trouble: 'cut' } }
  expect(run(['done', troubled]).phase).toEqual({ ...end, trouble: true })
  expect(run(['cancelled', {}]).phase).toEqual({ at: 'stopped' })
  const again = (retryable: boolean) => run(['error', { code: 'x', retryable }]).phase
  expect(again(true)).toEqual({ at: 'failed', failure: { code: 'x', again: 'ask' } })
  expect(again(false)).toEqual({ at: 'failed', failure: { code: 'x', again: null } })
})

test('unknown events and broken data show nothing, yet stay in the log for the receipt', () => {
  const broken: WireEvent = { id: 9, event: 'delta', data: '{' }
  const unknown: WireEvent = { id: 10, event: 'constructor', data: '{}' }
  const turn = [broken, unknown].reduce(applyEvent, newTurn('k', 'q'))
  expect(turn).toEqual({ ...newTurn('k', 'q'), log: [broken, unknown] })
})

test('only what is cited is evidence, in the order of the marks', () => {
  const turn = run(
    ['sources', [source('e3', 3), source('e1', 1), source('e2', 2), source('e4', 4)]],
    ['products', [{ id: 'p', why: { text: '', citations: ['e3'] } }]],
    ['table', { columns: [], rows: [{ cells: [{ text: '', citations: ['e2', 'gone'] }] }] }],
    delta(0, 'x', ['e1']),
  )
  expect(citedSources(turn).map((s) => s.id)).toEqual(['e1', 'e2', 'e3'])
})

test('a replayed turn is the turn that was seen', () => {
  const { events: pairs } = script('Quiet coffee grinder', {
    locale: 'en',
    first: true,
    generator: 'composer',
  })
  const log = events(...pairs)
  const seen = log.reduce(applyEvent, newTurn('k', 'q'))
  const again = replayed({ turnId: 'k', question: 'q', state: 'done', events: log, feedback: null })
  expect(again).toEqual({ ...seen, turnId: 'k' })
})

test('a stored turn without its last event ends as the server says it ended', () => {
  const stored = { turnId: 't', question: 'q', events: [], feedback: null }
  expect(replayed({ ...stored, state: 'running' }).phase.at).toBe('working')
  expect(replayed({ ...stored, state: 'cancelled' }).phase.at).toBe('stopped')
  expect(replayed({ ...stored, state: 'failed' }).phase.at).toBe('failed')
})
