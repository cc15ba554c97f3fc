import { fromBase64, hex, utf8, type Bytes } from './bytes'
import {
  commitment,
  isSignedBy,
  parseCheckpoint,
  parseVerifierKey,
  type Checkpoint,
  type VerifierKey,
} from './checkpoint'
import { leafHash, verifyInclusion } from './merkle'
import { isUnsealed, type Receipt, type WireEvent } from './wire'

export type Step = 'question' | 'answer' | 'inclusion' | 'signature'

export type Why = 'noOpening' | 'noCommitment' | 'noEd25519' | 'noCrypto' | 'unreadable'

/** What came of one step. A step that could not be taken is never counted as proven. */
export type Check =
  | { step: Step; state: 'proven' }
  | { step: Step; state: 'failed' }
  | { step: Step; state: 'skipped'; why: Why }

export interface Verification {
  checks: Check[]
  checkpoint?: Checkpoint
  key?: VerifierKey
}

/** The bytes that `responseHash` commits to: the released events, word for word and in order. */
export const sealedBytes = (events: WireEvent[]): Bytes =>
  utf8(
    events
      .filter((e) => !isUnsealed(e.event))
      .map((e) => `${e.event}\n${e.data}\n`)
      .join(''),
  )

/**
 * Checks a receipt against what the page itself received and shows. Trusts nothing in the receipt
 * but the public key, whose fingerprint the reader can compare.
 */
export async function verifyReceipt(
  receipt: Receipt,
  shown: { question: string; events: WireEvent[] },
): Promise<Verification> {
  if (!globalThis.crypto?.subtle) return { checks: STEPS.map((s) => skipped(s, 'noCrypto')) }

  const entry = attempt(() => fromBase64(receipt.entry))
  const committed = entry && attempt(() => JSON.parse(new TextDecoder().decode(entry)) as object)
  const checkpoint = attempt(() => parseCheckpoint(receipt.checkpoint))
  const key = await parseVerifierKey(receipt.publicKey).catch(() => undefined)

  const opened = async (step: Step, field: string, opening: string | null, content: Bytes) => {
    const stated: unknown = committed && Reflect.get(committed, field)
    if (!committed) return failed(step)
    if (typeof stated !== 'string') return skipped(step, 'noCommitment')
    const secret = opening ? attempt(() => fromBase64(opening)) : undefined
    if (!secret) return skipped(step, 'noOpening')
    return verdict(step, (await commitment(secret, content)) === stated.toLowerCase())
  }

  const included = async (): Promise<Check> => {
    const proof = attempt(() => receipt.proof.map(fromBase64))
    if (!entry || !checkpoint || !proof || checkpoint.size !== receipt.treeSize)
      return failed('inclusion')
    const leaf = await leafHash(entry)
    const { index, treeSize } = receipt
    return verdict(
      'inclusion',
      await verifyInclusion(leaf, index, treeSize, proof, checkpoint.root),
    )
  }

  const signed = async (): Promise<Check> => {
    if (!checkpoint || !key) return failed('signature')
    if (!(await knowsEd25519())) return skipped('signature', 'noEd25519')
    return verdict('signature', await isSignedBy(checkpoint, key).catch(() => false))
  }

  const { openings } = receipt
  return {
    checks: [
      await opened('question', 'promptHash', openings.prompt, utf8(shown.question)),
      await opened('answer', 'responseHash', openings.response, sealedBytes(shown.events)),
      await included(),
      await signed(),
    ],
    ...(checkpoint ? { checkpoint } : {}),
    ...(key ? { key } : {}),
  }
}

const STEPS: Step[] = ['question', 'answer', 'inclusion', 'signature']

const skipped = (step: Step, why: Why): Check => ({ step, state: 'skipped', why })
const failed = (step: Step): Check => ({ step, state: 'failed' })
const verdict = (step: Step, holds: boolean): Check => ({
  step,
  state: holds ? 'proven' : 'failed',
})

/** The public key of RFC 8032, section 7.1, test 1: a browser with Ed25519 takes it. */
const KNOWN_KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'

async function knowsEd25519(): Promise<boolean> {
  const bytes = Uint8Array.from(KNOWN_KEY.match(/../g) ?? [], (h) => parseInt(h, 16))
  const key = crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify'])
  return key.then(
    () => true,
    () => false,
  )
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

export const rootText = (checkpoint: Checkpoint): string => hex(checkpoint.root)
