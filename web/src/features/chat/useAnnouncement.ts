import { useTranslation } from 'react-i18next'
import type { Turn } from './turn'
import { useAway } from './useAway'

/** Enough for a lead sentence; the rest is there to be read. */
const SPOKEN_CHARACTERS = 400

/** What a screen reader is told while nobody looks: the stage, then the beginning of the answer. */
export function useAnnouncement(turn: Turn | undefined): string {
  const { t } = useTranslation()
  const away = useAway(turn?.reconnecting ?? false)
  if (!turn) return ''
  if (away) return t('stage.reconnecting')
  switch (turn.phase.at) {
    case 'sending':
    case 'stopping':
      return t(`stage.${turn.phase.at}`)
    case 'working':
      return t(`stage.${turn.phase.stage}`)
    case 'stopped':
      return t(turn.sentences.length || turn.products.length ? 'turn.stopped' : 'turn.stoppedEmpty')
    case 'failed':
      return ''
    case 'done': {
      if (turn.refusal) return `${t('refusal.title')}. ${turn.refusal.text}`
      const text = turn.sentences.map((s) => s.text.trim()).join(' ')
      return `${t('turn.ready')} ${text.replace(/[*_`#]/g, '').slice(0, SPOKEN_CHARACTERS)}`
    }
  }
}
