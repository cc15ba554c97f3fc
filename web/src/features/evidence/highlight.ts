import type { Sentence, Source } from '../../lib/wire'

/** From one character up to another, in UTF-16 units. */
export type Range = readonly [start: number, end: number]

const QUOTATION = /[“«]([^“”«»]+)[”»]/g

/**
 * The parts of a passage that bear the answer, in order and apart: what the server names, else what
 * the answer quotes of it word for word, else all of it.
 */
export function highlights(source: Source, sentences: Sentence[]): Range[] {
  if (source.highlight) return [source.highlight]
  const { text } = source
  const quoted = sentences
    .filter((s) => s.citations.includes(source.id))
    .flatMap((s) => [...s.text.matchAll(QUOTATION)])
    .map(([, words = '']): Range => [text.indexOf(words), text.indexOf(words) + words.length])
    .filter(([start]) => start >= 0)
    .toSorted((a, b) => a[0] - b[0])
    .reduce<Range[]>(
      (apart, range) => (range[0] < (apart.at(-1)?.[1] ?? 0) ? apart : [...apart, range]),
      [],
    )
  return quoted.length ? quoted : [[0, text.length]]
}
