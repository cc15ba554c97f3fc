// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { hex, utf8 } from '../../src/lib/bytes'
import { leafHash, sha256, verifyInclusion } from '../../src/lib/merkle'
import { leafHash as mockLeaf, proofOf, rootOf } from '../mock/log.mjs'

const bytes = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (h) => parseInt(h, 16))

/** The leaves, roots and paths that the reference implementation of RFC 6962 is tested with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes)
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(bytes)
const PATHS: [index: number, size: number, path: string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]

describe('RFC 6962', () => {
  test('the empty string hashes as FIPS 180 says, the empty leaf with its prefix', async () => {
    expect(hex(await sha256())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    expect(hex(await leafHash(utf8('')))).toBe(hex(ROOTS[0]!))
  })

  test.each(PATHS)(
    'published path of leaf %i in a tree of %i leads to its root',
    async (index, size, path) => {
      const leaf = await leafHash(LEAVES[index]!)
      const proof = path.map(bytes)
      expect(await verifyInclusion(leaf, index, size, proof, ROOTS[size - 1]!)).toBe(true)
    },
  )

  test('the mock log grows the published roots', () => {
    ROOTS.forEach((root, i) => {
      const leaves = LEAVES.slice(0, i + 1).map((l) => mockLeaf(Buffer.from(l)))
      expect(rootOf(leaves).toString('hex')).toBe(hex(root))
    })
  })
})

test('every leaf of trees 1..24 is proven; another leaf, place, size, root or shorter proof never is', async () => {
  for (let size = 1; size <= 24; size++) {
    const leaves = Array.from({ length: size }, (_, i) => mockLeaf(Buffer.from(`e${i}`)))
    const root = rootOf(leaves)
    for (let i = 0; i < size; i++) {
      const proof = proofOf(i, leaves)
      const leaf = await leafHash(utf8(`e${i}`))
      const holds = (l = leaf, at = i, of = size, p = proof, r: Uint8Array = root) =>
        verifyInclusion(l, at, of, p, r)
      expect(await holds(), `${i} of ${size}`).toBe(true)
      expect(await holds(await leafHash(utf8('x')))).toBe(false)
      expect(await holds(leaf, size)).toBe(false)
      expect(await holds(leaf, -1)).toBe(false)
      expect(await holds(leaf, i + 0.5)).toBe(false)
      expect(await holds(leaf, i, size, [...proof, root])).toBe(false)
      expect(await holds(leaf, i, size, proof, sha(root))).toBe(false)
      if (size > 1) {
        expect(await holds(leaf, (i + 1) % size)).toBe(false)
        expect(await holds(leaf, i, size, proof.slice(1))).toBe(false)
      }
    }
  }
})

const sha = (b: Uint8Array) => b.map((x, i) => (i === 7 ? x ^ 1 : x))
