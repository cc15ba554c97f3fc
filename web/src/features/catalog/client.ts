import { json, Problem, problemOf, Unreachable } from '../../lib/api'
import type * as wire from './wire'

const BASE = '/admin/catalogue'
const at = (path: string) => `${BASE}${path}`
const id = encodeURIComponent

const post = <T>(path: string, body: unknown = {}) =>
  json<T>(at(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/**
 * Sends a file as it is. By XMLHttpRequest, because fetch does not say how much of a body has left.
 */
export function upload(
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<wire.Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1${at('/uploads')}?name=${id(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (e) => e.lengthComputable && progress(e.loaded / e.total)
    request.onerror = () => reject(new Unreachable('no connection'))
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    request.onload = () => {
      const response = new Response(request.response as string, {
        status: request.status,
        headers: { 'retry-after': request.getResponseHeader('retry-after') ?? '' },
      })
      if (request.status === 201) resolve(response.json() as Promise<wire.Upload>)
      else void problemOf(response).then(reject, reject)
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

export const offered = () => json<wire.Offered[]>(at('/uploads/folder'))
export const pick = (name: string) => post<wire.Upload>('/uploads/folder', { name })

export const survey = (upload: string, look: { mapping?: unknown; as?: string } = {}) =>
  post<wire.Survey>(`/uploads/${id(upload)}/survey`, look)

export interface NewDocument {
  id: string
  type: string
  title: string
  language: string
  productIds: string[]
}

export const load = (body: {
  kind: 'feed' | 'document'
  upload: string
  mapping?: unknown
  full?: boolean
  document?: NewDocument
}) => post<wire.Job>('/jobs', body)

export const jobs = (before?: number) =>
  json<{ jobs: wire.Job[]; next: number | null }>(
    at(`/jobs?limit=25${before === undefined ? '' : `&before=${before}`}`),
  )
export const job = (number: string) => json<wire.Job>(at(`/jobs/${id(number)}`))
export const cancel = (number: string) => post<wire.Job>(`/jobs/${id(number)}/cancel`)
export const retry = (number: string) => post<wire.Job>(`/jobs/${id(number)}/retry`)
export const answer = (number: string, yes: boolean) =>
  post<wire.Job>(`/jobs/${id(number)}/answer`, { yes })
export const causes = (number: string) => json<wire.Cause[]>(at(`/jobs/${id(number)}/errors`))
export const tableOf = (number: string) => `/api/v1${at(`/jobs/${id(number)}/errors.csv`)}`
export const eventsOf = (number: string) => `/api/v1${at(`/jobs/${id(number)}/events`)}`

export const items = (query: {
  type: 'product' | 'document'
  q: string
  kind: string
  after: string
}) => json<wire.ItemPage>(at(`/items?${new URLSearchParams(query)}`))
export const kinds = (type: 'product' | 'document') => json<string[]>(at(`/kinds?type=${type}`))
export const item = (itemId: string) => json<wire.Item>(at(`/item?id=${id(itemId)}`))
export const remove = (itemId: string) =>
  json<wire.Done>(at(`/item?id=${id(itemId)}`), { method: 'DELETE' })
export const restore = (itemId: string) => post<wire.Done>('/item/restore', { id: itemId })

export const figures = () => json<wire.Figures>(at('/figures'))
export const preview = (q: string, locale: string) =>
  json<wire.Preview>(at(`/preview?${new URLSearchParams({ q, locale })}`))

export { Problem, Unreachable }
