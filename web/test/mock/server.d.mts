export function startMock(options?: {
  port?: number
  tickMs?: number
  dist?: string
  generator?: string
  embedders?: string[]
}): Promise<{
  url: string
  stop(): Promise<unknown>
  stats: { asked: number; streams: number }
}>
