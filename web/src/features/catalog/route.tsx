import { useMemo, useSyncExternalStore, type ComponentProps } from 'react'

/** Where in the console one is; the address says it, so a reload and a colleague's link lead there. */
export type Route =
  | { at: 'sources' }
  | { at: 'upload'; id: string }
  | { at: 'jobs' }
  | { at: 'job'; id: string }
  | { at: 'products' | 'documents'; query: URLSearchParams }
  | { at: 'item'; id: string }
  | { at: 'index' }
  | { at: 'preview'; query: URLSearchParams }
  | { at: 'nowhere' }

const ROOT = '/catalogue'

export function routeOf(path: string, search: string): Route {
  const [, what = '', id] = path.slice(ROOT.length).split('/')
  const query = new URLSearchParams(search)
  switch (what) {
    case '':
      return { at: 'sources' }
    case 'upload':
      return id ? { at: 'upload', id: decodeURIComponent(id) } : { at: 'sources' }
    case 'jobs':
      return id ? { at: 'job', id: decodeURIComponent(id) } : { at: 'jobs' }
    case 'products':
    case 'documents':
    case 'preview':
      return { at: what, query }
    case 'item':
      return { at: 'item', id: query.get('id') ?? '' }
    case 'index':
      return { at: 'index' }
    default:
      return { at: 'nowhere' }
  }
}

export const to = {
  sources: ROOT,
  upload: (id: string) => `${ROOT}/upload/${encodeURIComponent(id)}`,
  jobs: `${ROOT}/jobs`,
  job: (id: string) => `${ROOT}/jobs/${encodeURIComponent(id)}`,
  products: `${ROOT}/products`,
  documents: `${ROOT}/documents`,
  item: (id: string) => `${ROOT}/item?id=${encodeURIComponent(id)}`,
  index: `${ROOT}/index`,
  preview: (q = '') => (q ? `${ROOT}/preview?q=${encodeURIComponent(q)}` : `${ROOT}/preview`),
}

const MOVED = 'console:moved'

export function go(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  dispatchEvent(new Event(MOVED))
}

const subscribe = (moved: () => void) => {
  addEventListener('popstate', moved)
  addEventListener(MOVED, moved)
  return () => {
    removeEventListener('popstate', moved)
    removeEventListener(MOVED, moved)
  }
}

export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search)
  return useMemo(() => {
    const [path = '', search = ''] = address.split('?')
    return routeOf(path, search)
  }, [address])
}

/** A link of the console: an ordinary one, that does not load the page anew. */
export function Link({ href, onClick, ...more }: ComponentProps<'a'> & { href: string }) {
  return (
    <a
      {...more}
      href={href}
      onClick={(e) => {
        onClick?.(e)
        if (e.defaultPrevented || e.metaKey || e.ctrlKey || e.shiftKey || e.button !== 0) return
        e.preventDefault()
        go(href)
      }}
    />
  )
}
