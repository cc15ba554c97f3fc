/**
 * Whether this page is the panel within another site's page (`?embed`, see public/embed.js). Links
 * then lead out of the panel, and the frame around it is told when the reader is done.
 */
export const embedded = new URLSearchParams(globalThis.location?.search).has('embed')

/** The attributes of a link that leaves this page. */
export const outward = embedded ? ({ target: '_top' } as const) : {}

/** An address of this page with what must not be lost on the way. */
export function address(path: string, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams(parameters).toString()
  const all = [embedded ? 'embed' : '', query].filter(Boolean).join('&')
  return all ? `${path}?${all}` : path
}

/** Says that the panel may close. It holds nothing, so it matters to nobody who else hears it. */
export const leave = (): void => parent.postMessage({ tendero: 'close' }, '*')
