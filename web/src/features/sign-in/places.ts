import type { Role } from '../../lib/wire'

/** The pages that a role has, beside the assistant, which is everybody's. */
const STAFF = [{ role: 'catalog-admin', path: '/catalogue', name: 'catalogue' }] as const

export const placesOf = (roles: Role[]) => [
  { path: '/', name: 'assistant' } as const,
  ...STAFF.filter(({ role }) => roles.includes(role)),
]

/** A path of this page; what could lead to another site leads to the assistant. */
export const inside = (to: string | null): string =>
  to && /^\/(?:[\w.~-][\w.~/-]*)?$/.test(to) ? to : '/'
