import { useEffect, useState } from 'react'

/** A broken stream that heals within this time is nobody's business. */
const AFTER_MS = 2_000

/** Whether the stream has been broken for long enough to be worth a word. */
export function useAway(reconnecting: boolean): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (!reconnecting) return
    const timer = setTimeout(() => setAway(true), AFTER_MS)
    return () => {
      clearTimeout(timer)
      setAway(false)
    }
  }, [reconnecting])
  return away
}
