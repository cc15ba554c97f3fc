// A small transparency log with the same formats as the real one: RFC 6962 tree, C2SP checkpoint,
// commitments with fresh openings. In memory, for the page's tests.
import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest()
export const leafHash = (data) => sha256(Buffer.of(0), data)
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right)

/** The largest power of two below n. */
const split = (n) => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

export function rootOf(leaves) {
  if (leaves.length === 0) return sha256(Buffer.alloc(0))
  if (leaves.length === 1) return leaves[0]
  const k = split(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

export function proofOf(index, leaves) {
  if (leaves.length <= 1) return []
  const k = split(leaves.length)
  return index < k
    ? [...proofOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...proofOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))]
}

const UNSEALED = new Set(['stage', 'done', 'error', 'cancelled'])

export const sealedBytes = (events) =>
  Buffer.from(
    events
      .filter((e) => !UNSEALED.has(e.event))
      .map((e) => `${e.event}\n${e.data}\n`)
      .join(''),
  )

const commitment = (opening, content) => createHmac('sha256', opening).update(content).digest('hex')

export class MockLog {
  name = 'tendero.example/log'
  entries = Array.from({ length: 21 }, (_, i) => Buffer.from(`{"v":1,"n":${i}}`))
  receipts = new Map()

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    this.privateKey = privateKey
    this.key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
    this.keyHash = sha256(Buffer.from(this.name), Buffer.of(0x0a, 1), this.key).subarray(0, 4)
  }

  get publicKey() {
    const typed = Buffer.concat([Buffer.of(1), this.key]).toString('base64')
    return `${this.name}+${this.keyHash.toString('hex')}+${typed}`
  }

  append(auditId, question, events) {
    const openings = { prompt: randomBytes(32), response: randomBytes(32) }
    const entry = Buffer.from(
      JSON.stringify({
        v: 1,
        auditId,
        promptHash: commitment(openings.prompt, Buffer.from(question)),
        responseHash: commitment(openings.response, sealedBytes(events)),
      }),
    )
    this.receipts.set(auditId, { index: this.entries.push(entry) - 1, openings })
  }

  checkpoint(privateKey = this.privateKey) {
    const root = rootOf(this.entries.map(leafHash)).toString('base64')
    const text = `${this.name}\n${this.entries.length}\n${root}\ntime ${new Date().toISOString()}\n`
    const signature = Buffer.concat([this.keyHash, sign(null, Buffer.from(text), privateKey)])
    return `${text}\n— ${this.name} ${signature.toString('base64')}\n`
  }

  receipt(auditId) {
    const found = this.receipts.get(auditId)
    if (!found) return null
    const { index, openings } = found
    return {
      auditId,
      entry: this.entries[index].toString('base64'),
      index,
      treeSize: this.entries.length,
      proof: proofOf(index, this.entries.map(leafHash)).map((h) => h.toString('base64')),
      checkpoint: this.checkpoint(),
      publicKey: this.publicKey,
      openings: {
        prompt: openings.prompt.toString('base64'),
        response: openings.response.toString('base64'),
      },
    }
  }
}
