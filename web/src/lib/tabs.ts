/** What one tab does that the others should know of. */
export type News =
  | { what: 'asked' | 'renamed'; conversation: string }
  | { what: 'deleted'; conversation: string | 'all' }

const NAME = 'tendero'

// A browser without it has tabs that learn of each other when they are looked at.
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME)

export const tell = (news: News): void => channel?.postMessage(news)

/** Listens to the other tabs; returns how to stop. */
export function hear(listener: (news: News) => void): () => void {
  const on = ({ data }: MessageEvent<News>) => listener(data)
  channel?.addEventListener('message', on)
  return () => channel?.removeEventListener('message', on)
}
