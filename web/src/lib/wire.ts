/** What the server sends, as the HTTP contract words it. Nothing here is computed by the page. */

export interface Money {
  amount: string
  currency: string
  asOf?: string | null
}

export type Origin =
  | 'spec'
  | 'price'
  | 'stock'
  | 'rating'
  | 'title'
  | 'description'
  | 'review'
  | 'guide'
  | 'policy'
  | 'manual'
  | 'faq'

/** From one character up to another, in UTF-16 units. */
export type Range = readonly [start: number, end: number]

/** One piece of evidence. `highlight`: the parts of `text` that the answer rests on, in order and apart. */
export interface Source {
  id: string
  mark: number
  productId: string | null
  origin: Origin
  field: string
  title: string
  text: string
  /** Null in what was kept before there was one. */
  highlight: Range[] | null
  value?: string | number | null
  unit?: string | null
  version: number
  asOf: string
  url: string | null
  language: string
}

export interface Product {
  id: string
  title: string
  language: string
  brand: string | null
  kind: string | null
  url: string | null
  image: string | null
  price: Money | null
  was: Money | null
  rating: number | null
  reviewCount: number | null
  availability: string | null
  stock: number | null
  why: { text: string; citations: string[] } | null
  /** Null where no search put it there; absent in what was kept before there was one. */
  standing?: Standing | null
}

/** Why a product stands where it does. `says` is null where the shop's data does not tell. */
export interface Standing {
  conditions: Condition[]
  order: Order | null
}

export interface Condition {
  label: string
  asked: string
  /** Whether products that do not meet it are left out; another is a wish. */
  must: boolean
  state: 'met' | 'unmet' | 'unknown'
  says: string | null
  citations: string[]
}

export interface Order {
  label: string
  ascending: boolean
  says: string | null
  citations: string[]
}

export interface Table {
  columns: { productId: string; title: string }[]
  rows: { label: string; differs: boolean; cells: { text: string; citations: string[] }[] }[]
}

export interface Sentence {
  sentence: number
  text: string
  citations: string[]
}

export interface Refusal {
  reason: string
  text: string
  can: string[]
  ref: string
}

export const STAGES = ['reading', 'searching', 'writing', 'checking'] as const
export type StageName = (typeof STAGES)[number]

export type Outcome =
  | 'grounded'
  | 'excerpts'
  | 'compare'
  | 'clarify'
  | 'no_match'
  | 'refusal'
  | 'small_talk'
  | 'out_of_scope'
  | 'handoff'

/** The data of each event by its name. */
export interface EventData {
  stage: { name: StageName }
  disclosure: { text: string; generator: string }
  sources: Source[]
  products: Product[]
  delta: Sentence
  /** Without citations it rests on nothing any more: the sentence was taken back. */
  replace: Sentence
  /** `reason` is a sentence for the reader, in the answer's language. */
  withheld: { count: number; reason: string }
  table: Table
  followups: string[]
  refusal: Refusal
  /** `trouble` names why the model did not write all of it. */
  done: { auditId: string; generator: string; route: { trouble?: string }; outcome: Outcome }
  error: { code: string; retryable: boolean }
  cancelled: Record<string, never>
}

export type EventName = keyof EventData

/** An event as it travelled: `data` is the exact text, because the receipt's hash covers it. */
export interface WireEvent {
  id: number
  event: string
  data: string
}

const TERMINAL = new Set(['done', 'error', 'cancelled'])

/** Whether no event follows this one. */
export const isTerminal = (event: string): boolean => TERMINAL.has(event)

/** Whether the receipt's response hash leaves this event out: it shows nothing that was answered. */
export const isUnsealed = (event: string): boolean => event === 'stage' || isTerminal(event)

export interface Shop {
  name: string
  assistant: { generator: string }
  starters: Record<string, string[]>
  contact?: string | null
  /** Where a person takes over; without it the contact. */
  handoff?: string | null
  /** By language; empty where the shop does not say. */
  hours?: Record<string, string>
}

/** What the shop keeps of this reader; `pseudonym` is null for somebody it does not know. */
export interface OwnData {
  pseudonym: string | null
  since: string | null
  conversations: number
  questions: number
  feedback: number
  logEntries: number
}

export interface ConversationSummary {
  id: string
  title: string
  updatedAt: string
}

export interface StoredTurn {
  turnId: string
  question: string
  state: 'running' | 'done' | 'failed' | 'cancelled'
  events: WireEvent[]
  /** What the reader thought of it; null while nothing was said. */
  feedback: Verdict | null
}

/** Whether an answer helped, and if not, why. */
export interface Verdict {
  helpful: boolean
  reason?: string
}

export interface Conversation {
  id: string
  turns: StoredTurn[]
}

export interface Receipt {
  auditId: string
  entry: string
  index: number
  treeSize: number
  proof: string[]
  checkpoint: string
  publicKey: string
  openings: { prompt: string | null; response: string | null }
}

export type Role = 'shopper' | 'catalog-admin' | 'compliance' | 'operator'

/** How one signs in here, and who is. */
export interface Session {
  by: 'accounts' | 'oidc' | 'none'
  name: string | null
  roles: Role[]
}
