import type { ReactNode } from 'react'

/** A longer word may leave its marks rather than leave the screen. */
const LAST_WORD = /^([\s\S]*?)(\S{1,20})\s*$/

/** Text whose last word stays on one line with what follows it, so that no mark stands alone. */
export function Tied({ text, children }: { text: string; children: ReactNode }) {
  const [, before = text, word = ''] = LAST_WORD.exec(text) ?? []
  return (
    <>
      {before}
      <span className="tied">
        {word}
        {'\u00a0'}
        {children}
      </span>
    </>
  )
}
