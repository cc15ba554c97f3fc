import { concat, equal, fromBase64, hex, utf8, type Bytes } from './bytes'
import { sha256 } from './merkle'

/** A C2SP tlog-checkpoint: the log's name, its size and its root, signed. */
export interface Checkpoint {
  origin: string
  size: number
  root: Bytes
  /** When the log says it signed this, where it says so in an extension line. */
  time: string | undefined
  /** The bytes under the signatures: every line of the text with its line feed. */
  signed: Bytes
  signatures: { name: string; keyHash: Bytes; signature: Bytes }[]
}

const SIGNATURE = /^— (\S+) (\S+)$/
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/

export function parseCheckpoint(note: string): Checkpoint {
  const end = note.indexOf('\n\n')
  if (end < 0) throw new Error('a signed note has a blank line before its signatures')
  const text = note.slice(0, end + 1)
  const [origin = '', size = '', root = '', ...extensions] = text.split('\n')
  if (!origin || !/^(0|[1-9]\d*)$/.test(size)) throw new Error('not a checkpoint')
  const signatures = note
    .slice(end + 2)
    .split('\n')
    .map((line) => SIGNATURE.exec(line))
    .filter((m) => m !== null)
    .map(([, name = '', encoded = '']) => {
      const bytes = fromBase64(encoded)
      return { name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) }
    })
  return {
    origin,
    size: Number(size),
    root: fromBase64(root),
    time: TIME.exec(extensions.join('\n'))?.[0],
    signed: utf8(text),
    signatures,
  }
}

/** A C2SP signed-note verifier key: `name+hash+base64(0x01 || public key)`. */
export interface VerifierKey {
  name: string
  keyHash: Bytes
  key: Bytes
  /** Of the whole encoded key, in groups of four for reading aloud. */
  fingerprint: string
}

const ED25519 = 1

export async function parseVerifierKey(encoded: string): Promise<VerifierKey> {
  const [name = '', stated = '', ...rest] = encoded.trim().split('+')
  const typed = fromBase64(rest.join('+'))
  const key = typed.slice(1)
  if (typed[0] !== ED25519 || key.length !== 32) throw new Error('not an Ed25519 verifier key')
  const keyHash = (await sha256(utf8(name), Uint8Array.of(0x0a, ED25519), key)).slice(0, 4)
  if (hex(keyHash) !== stated.toLowerCase()) throw new Error('the key does not match its own hash')
  const fingerprint = (hex(await sha256(key)).match(/.{4}/g) ?? []).join(' ')
  return { name, keyHash, key, fingerprint }
}

/** Whether one of the checkpoint's signatures is this key's. Throws where Ed25519 is missing. */
export async function isSignedBy(checkpoint: Checkpoint, by: VerifierKey): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', by.key, 'Ed25519', false, ['verify'])
  for (const { name, keyHash, signature } of checkpoint.signatures)
    if (name === by.name && equal(keyHash, by.keyHash))
      if (await crypto.subtle.verify('Ed25519', key, signature, checkpoint.signed)) return true
  return false
}

/** HMAC-SHA256(opening, content): what an entry holds in place of the content itself. */
export async function commitment(opening: Bytes, ...content: Bytes[]): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', opening, algorithm, false, ['sign'])
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, concat(...content))))
}
