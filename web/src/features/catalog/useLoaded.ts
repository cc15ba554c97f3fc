import { useCallback, useEffect, useState } from 'react'

export type Loaded<T> =
  { is: 'loading'; last?: T } | { is: 'there'; value: T } | { is: 'failed'; why: unknown; last?: T }

/** What a request brings, asked again when `key` changes or `again` is called. */
export function useLoaded<T>(key: string, ask: () => Promise<T>): [Loaded<T>, () => void] {
  const [state, setState] = useState<{ key: string; loaded: Loaded<T> }>({
    key,
    loaded: { is: 'loading' },
  })
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound((r) => r + 1), [])

  useEffect(() => {
    let left = false
    ask().then(
      (value) => left || setState({ key, loaded: { is: 'there', value } }),
      (why: unknown) =>
        left ||
        setState((before) => ({
          key,
          loaded: { is: 'failed', why, ...(before.key === key ? lastOf(before.loaded) : {}) },
        })),
    )
    return () => {
      left = true
    }
    // `ask` is a new function each time; the key says when it asks for something else.
  }, [key, round]) // eslint-disable-line react-hooks/exhaustive-deps

  return [state.key === key ? state.loaded : { is: 'loading' }, again]
}

const lastOf = <T>(loaded: Loaded<T>): { last?: T } =>
  loaded.is === 'there'
    ? { last: loaded.value }
    : loaded.last === undefined
      ? {}
      : { last: loaded.last }

/** What is there to show, also while it is asked for again or could not be. */
export const shown = <T>(loaded: Loaded<T>): T | undefined =>
  loaded.is === 'there' ? loaded.value : loaded.last
