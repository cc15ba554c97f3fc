import { createContext, useContext, useEffect, useState } from 'react'
import * as api from '../lib/api'
import { pause } from '../lib/sse'
import type { Shop } from '../lib/wire'

/** The generator that is no language model. */
export const COMPOSER = 'composer'

/** The shop this page belongs to; absent until it is known. */
export const ShopContext = createContext<Shop | undefined>(undefined)

export const useShop = (): Shop | undefined => useContext(ShopContext)

const RETRY_MS = 4_000

/** Asks for the shop until it answers: the page works without, it only does not know its name. */
export function useLoadedShop(): Shop | undefined {
  const [shop, setShop] = useState<Shop>()
  useEffect(() => {
    const left = new AbortController()
    const load = async () => {
      while (!left.signal.aborted) {
        const found = await api.shop().catch(() => undefined)
        if (left.signal.aborted) return
        if (found) return setShop(found)
        await pause(RETRY_MS, left.signal)
      }
    }
    void load()
    return () => left.abort()
  }, [])
  return shop
}
