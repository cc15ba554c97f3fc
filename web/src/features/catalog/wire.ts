/** What the console's API sends, as docs/http.md words it. Nothing here is computed by the page. */
import type { Money } from '../../lib/wire'

export interface Upload {
  id: string
  name: string
  bytes: number
  sha256: string
  who: string
  at: string
}

export interface Offered {
  name: string
  bytes: number
  at: string
}

export interface RowProblem {
  field: string
  value: string
  reason: string
  remedy: string
}

/** A column of a feed and what it is taken for. */
export interface Column {
  name: string
  target: string
  sure: 'certain' | 'likely' | 'unsure'
  why: string
  samples: string[]
}

export interface PreviewRow {
  row: number
  product: Fields | null
  problems: RowProblem[]
}

/** A mapping as docs/product-format.md has it; the page changes only where a field goes to. */
export interface Mapping {
  fields?: Record<string, { to: string; name?: string; [more: string]: unknown }>
  [more: string]: unknown
}

export interface FeedSurvey {
  shape: string
  charset: string
  certain: boolean
  readable: boolean
  columns: Column[]
  mapping: Mapping | string | null
  preview: PreviewRow[]
  problems: RowProblem[]
}

export interface PageRead {
  page: number
  characters: number
  problem: string | null
}

export interface DocumentSurvey {
  id: string
  type: string
  title: string
  language: string
  pages: PageRead[]
  passages: number
  warnings: string[]
  start: string
  failure: Failure | null
}

export interface Survey {
  upload: Upload
  kind: 'feed' | 'document'
  feed: FeedSurvey | null
  document: DocumentSurvey | null
  targets: string[]
}

export interface Counts {
  read: number
  added: number
  changed: number
  unchanged: number
  deleted: number
  rejected: number
}

export interface Failure {
  reason: string
  remedy: string
}

export type JobKind = 'feed' | 'document' | 'delete' | 'restore'
export type JobState = 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'cancelled'

export interface Job {
  id: string
  number: number
  kind: JobKind
  name: string
  upload: string | null
  task: {
    mapping?: Mapping | string | null
    full?: boolean
    rows?: number[]
    retryOf?: string | null
    documentId?: string
    title?: string
    ids?: string[]
  }
  state: JobState
  progress: {
    phase: string
    counts: Counts
    done: number
    total: number | null
    perSecond: number
    remainingSeconds: number | null
  }
  result: {
    question: {
      absent: number
      live: number
      reason: string
      examples: { id: string; title: string }[]
    } | null
    failure: Failure | null
    notes: { field: string; reason: string; count: number }[]
    receipts: string[]
    document: DocumentSurvey | null
    errorsKept: number
  }
  cancelling: boolean
  revision: number
  who: string
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

export interface Cause {
  field: string
  reason: string
  remedy: string
  count: number
  example: { row: number; item: string | null; field: string; value: string; raw: string }
}

export interface Listed {
  id: string
  type: string
  title: string
  kind: string | null
  version: number
  at: string
  source: string | null
}

export interface ItemPage {
  items: Listed[]
  total: number
  next: string | null
}

type Scalar = string | number | boolean | null
export type FieldValue = Scalar | FieldValue[] | { [name: string]: FieldValue }
export type Fields = { [name: string]: FieldValue }

export interface Passage {
  id: string
  origin: string
  title: string
  text: string
  language: string
  place?: { page?: number | null; headings?: string[] } | null
}

export interface Version {
  seq: number
  deleted: boolean
  at: string
  source: string | null
  job: string | null
  jobNumber: number | null
  who: string | null
}

export interface Item {
  id: string
  type: string
  title: string
  fields: Fields | null
  passages: Passage[]
  versions: Version[]
  live: boolean
  restorable: boolean
}

export interface Done {
  job: Job
  auditId: string | null
  restorable: boolean
}

export interface Figures {
  products: number
  documents: number
  passages: number
  segments: number
  bytes: number
  sequence: number
  followed: number
  changedAt: string | null
}

interface Arm {
  rank: number
  score: number
}

export interface Explanation {
  lexical: Arm
  vector: Arm
  coverage: number
  feedback: number
  preference: number
}

export interface Condition {
  attribute: string
  operator: string
  value: string
}

export interface Ranked {
  id: string
  title: string
  language: string
  price: Money | null
  score: number
  explanation: Explanation
  line: string
}

export interface ReadPassage {
  id: string
  source: string
  title: string
  origin: string
  text: string
  language: string
  score: number
  explanation: Explanation
  line: string
}

export interface Preview {
  intent: string
  language: string
  words: string
  kind: string | null
  wanted: Condition[]
  preferred: Condition[]
  matching: number
  products: Ranked[]
  passages: ReadPassage[]
  catalogueVersion: number
  micros: number
}

export const isLast = (state: JobState): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled'
