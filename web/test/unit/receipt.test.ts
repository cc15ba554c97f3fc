// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { commitment, isSignedBy, parseCheckpoint, parseVerifierKey } from '../../src/lib/checkpoint'
import { hex, utf8 } from '../../src/lib/bytes'
import { sealedBytes, verifyReceipt } from '../../src/lib/receipt'
import type { Receipt, WireEvent } from '../../src/lib/wire'
import { MockLog } from '../mock/log.mjs'

const QUESTION = '¿Un ratón silencioso?'
const EVENTS: WireEvent[] = [
  { id: 1, event: 'stage', data: '{"name":"reading"}' },
  { id: 2, event: 'sources', data: '[]' },
  { id: 3, event: 'delta', data: '{"sentence":0, "text":"Sí: 62 dB.","citations":[]}' },
  { id: 4, event: 'refusal', data: '{"ref":"x"}' },
  { id: 5, event: 'done', data: '{"auditId":"a1"}' },
]
const shown = { question: QUESTION, events: EVENTS }

let log: MockLog
let receipt: Receipt

beforeEach(() => {
  log = new MockLog()
  log.append('a1', QUESTION, EVENTS)
  log.append('a2', 'another', [])
  receipt = log.receipt('a1')! as Receipt
})
afterEach(() => void vi.unstubAllGlobals())

const states = async (r: Receipt, s = shown) =>
  Object.fromEntries((await verifyReceipt(r, s)).checks.map((c) => [c.step, c.state]))

const GOOD = { question: 'proven', answer: 'proven', inclusion: 'proven', signature: 'proven' }

test('a true receipt of what is shown is proven in every step', async () => {
  expect(await states(receipt)).toEqual(GOOD)
})

test('the sealed bytes are names and data word for word, without stage and end', () => {
  expect(new TextDecoder().decode(sealedBytes(EVENTS))).toBe(
    'sources\n[]\ndelta\n{"sentence":0, "text":"Sí: 62 dB.","citations":[]}\nrefusal\n{"ref":"x"}\n',
  )
})

test('HMAC-SHA256 as in RFC 4231, test case 2', async () => {
  expect(await commitment(utf8('Jefe'), utf8('what do ya want '), utf8('for nothing?'))).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

test('a changed question or answer fails its own step and no other', async () => {
  expect(await states(receipt, { ...shown, question: `${QUESTION} ` })).toEqual({
    ...GOOD,
    question: 'failed',
  })
  const other = EVENTS.map((e) => (e.id === 3 ? { ...e, data: e.data.replace('62', '63') } : e))
  expect(await states(receipt, { ...shown, events: other })).toEqual({ ...GOOD, answer: 'failed' })
  expect(await states(receipt, { ...shown, events: EVENTS.toSpliced(1, 1) })).toEqual({
    ...GOOD,
    answer: 'failed',
  })
})

test('a changed entry, place, proof or size fails the inclusion', async () => {
  const entry = Buffer.from(receipt.entry, 'base64').toString().replace('"v":1', '"v":2')
  const changed = { ...receipt, entry: Buffer.from(entry).toString('base64') }
  const bad = { ...GOOD, inclusion: 'failed' }
  expect(await states(changed)).toEqual(bad)
  expect(await states({ ...receipt, index: receipt.index - 1 })).toEqual(bad)
  expect(await states({ ...receipt, proof: receipt.proof.toReversed() })).toEqual(bad)
  expect(await states({ ...receipt, treeSize: receipt.treeSize + 1 })).toEqual(bad)
})

test('another key, a changed note or a key that is not its own hash fails the signature', async () => {
  const bad = { ...GOOD, signature: 'failed' }
  expect(
    await states({ ...receipt, checkpoint: log.checkpoint(new MockLog().privateKey) }),
  ).toEqual(bad)
  expect(await states({ ...receipt, publicKey: new MockLog().publicKey })).toEqual(bad)
  const other = receipt.checkpoint.replace('time 2', 'time 3')
  expect(await states({ ...receipt, checkpoint: other })).toEqual(bad)
  const [name, , key] = receipt.publicKey.split('+')
  expect(await states({ ...receipt, publicKey: `${name}+00000000+${key}` })).toEqual(bad)
})

test('without openings or commitments nothing is claimed about them', async () => {
  const bare = { ...receipt, openings: { prompt: null, response: null } }
  expect(await states(bare)).toEqual({ ...GOOD, question: 'skipped', answer: 'skipped' })
})

test('rubbish proves nothing and breaks nothing', async () => {
  const rubbish: Receipt = {
    auditId: 'x',
    entry: '%%%',
    index: -1,
    treeSize: 0,
    proof: ['!'],
    checkpoint: 'no',
    publicKey: '',
    openings: { prompt: '%', response: '' },
  }
  expect(Object.values(await states(rubbish))).toEqual(Array(4).fill('failed'))
})

test('a browser without Ed25519 says so, and still proves the rest', async () => {
  const { subtle } = globalThis.crypto
  vi.stubGlobal('crypto', {
    subtle: {
      digest: subtle.digest.bind(subtle),
      sign: subtle.sign.bind(subtle),
      verify: subtle.verify.bind(subtle),
      importKey: (...args: Parameters<SubtleCrypto['importKey']>) =>
        (args[2] as unknown) === 'Ed25519'
          ? Promise.reject(new DOMException('no', 'NotSupportedError'))
          : subtle.importKey(...args),
    },
  })
  const { checks } = await verifyReceipt(receipt, shown)
  expect(checks[3]).toEqual({ step: 'signature', state: 'skipped', why: 'noEd25519' })
  expect(checks.slice(0, 3).map((c) => c.state)).toEqual(['proven', 'proven', 'proven'])
})

test('a page without HTTPS proves nothing and says why', async () => {
  vi.stubGlobal('crypto', {})
  const { checks } = await verifyReceipt(receipt, shown)
  expect(checks.every((c) => c.state === 'skipped' && c.why === 'noCrypto')).toBe(true)
})

test('the key of the signed-note specification is read, and its hash checked', async () => {
  const key = await parseVerifierKey(
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  )
  expect(key.name).toBe('PeterNeumann')
  expect(hex(key.keyHash)).toBe('c74f20a3')
  const note = parseNote(
    'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n\n" +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  )
  expect(await isSignedBy(note, key)).toBe(true)
})

/** The note of the specification is no checkpoint; only its signature is of interest. */
function parseNote(note: string) {
  const end = note.indexOf('\n\n')
  const [, , encoded = ''] = note
    .slice(end + 2)
    .trim()
    .split(' ')
  const raw = Uint8Array.from(Buffer.from(encoded, 'base64'))
  const signature = { name: 'PeterNeumann', keyHash: raw.slice(0, 4), signature: raw.slice(4) }
  const signed = utf8(note.slice(0, end + 1))
  return { origin: '', size: 0, root: utf8(''), time: undefined, signed, signatures: [signature] }
}

test('a checkpoint is read as tlog-checkpoint words it', () => {
  const { origin, size, root, time } = parseCheckpoint(log.checkpoint())
  expect(origin).toBe('tendero.example/log')
  expect(size).toBe(23)
  expect(root).toHaveLength(32)
  expect(Date.parse(time!)).toBeGreaterThan(0)
  expect(() => parseCheckpoint('log\n01\nAAAA\n\n')).toThrow('not a checkpoint')
})
