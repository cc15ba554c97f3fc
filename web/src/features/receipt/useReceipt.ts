import { useCallback, useEffect, useState } from 'react'
import * as api from '../../lib/api'
import { verifyReceipt, type Verification } from '../../lib/receipt'
import { pause } from '../../lib/sse'
import type { Receipt } from '../../lib/wire'
import type { Turn } from '../chat/turn'

export type Progress =
  | { at: 'pending' }
  | { at: 'late' }
  | { at: 'unavailable' }
  | { at: 'verified'; receipt: Receipt; verification: Verification }

/** How often a receipt is asked for that the log has not taken in yet. */
const MOST_POLLS = 20
const LONGEST_WAIT_SECONDS = 10

/** Fetches a turn's receipt, waits for the log where it must, and verifies it here. */
export function useReceipt(turn: Turn): { progress: Progress; again: () => void } {
  const [progress, setProgress] = useState<Progress>({ at: 'pending' })
  const [round, setRound] = useState(0)
  const { question, log } = turn
  const auditId = turn.phase.at === 'done' ? turn.phase.auditId : null

  useEffect(() => {
    if (!auditId) return
    const left = new AbortController()
    const settle = (to: Progress) => left.signal.aborted || setProgress(to)
    const run = async () => {
      for (let poll = 0; poll < MOST_POLLS && !left.signal.aborted; poll++) {
        const answer = await api.receipt(auditId)
        if (!('wait' in answer)) {
          const verification = await verifyReceipt(answer, { question, events: log })
          return settle({ at: 'verified', receipt: answer, verification })
        }
        await pause(Math.min(LONGEST_WAIT_SECONDS, Math.max(0.2, answer.wait)) * 1000, left.signal)
      }
      settle({ at: 'late' })
    }
    run().catch(() => settle({ at: 'unavailable' }))
    return () => left.abort()
  }, [auditId, question, log, round])

  const again = useCallback(() => {
    setProgress({ at: 'pending' })
    setRound((n) => n + 1)
  }, [])
  return { progress, again }
}
