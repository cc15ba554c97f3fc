import { useEffect, useState, useSyncExternalStore } from 'react'
import { address } from '../../lib/embed'
import { hear } from '../../lib/tabs'
import { ConversationStore, type Conversation } from './conversation'

const PARAMETER = 'c'

const idInAddress = (): string | null => new URLSearchParams(location.search).get(PARAMETER)

/**
 * The conversation of this tab. Its id stands in the address, so a reload, a bookmark and the back
 * button lead to it again.
 */
export function useConversation(): { conversation: Conversation; store: ConversationStore } {
  const [store] = useState(() => new ConversationStore())
  const conversation = useSyncExternalStore(store.subscribe, store.current)

  useEffect(() => {
    const follow = () => {
      const id = idInAddress()
      if (id === (store.current().id ?? null)) return
      if (id) void store.open(id)
      else store.startNew()
    }
    follow()
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [store])

  useEffect(() => {
    const look = () => document.hidden || void store.refresh()
    const deaf = hear((news) => {
      const { id } = store.current()
      if (news.what === 'asked' && news.conversation === id) void store.refresh()
      if (
        news.what === 'deleted' &&
        id &&
        (news.conversation === id || news.conversation === 'all')
      )
        store.gone(true)
    })
    addEventListener('focus', look)
    return () => {
      deaf()
      removeEventListener('focus', look)
    }
  }, [store])

  const { id, turns, state } = conversation
  const settled =
    state === 'missing' || (state === 'ready' && (id !== undefined || turns.length === 0))
  useEffect(() => {
    if (!settled || (id ?? null) === idInAddress()) return
    const here = address(location.pathname, id ? { [PARAMETER]: id } : {})
    // The first question of a new conversation names the page one is on; anything else is a step.
    if (idInAddress() === null || state === 'missing') history.replaceState(null, '', here)
    else history.pushState(null, '', here)
  }, [id, settled, state])

  return { conversation, store }
}
