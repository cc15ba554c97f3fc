import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon'
import s from './composer.module.css'

/** The wire's limit; the server counts the same. */
const MOST_CHARACTERS = 2_000
/** From here on the reader is told how much room is left. */
const NEARLY_FULL = 200

interface Props {
  busy: boolean
  onAsk: (question: string) => void
  onStop: () => void
}

export function Composer({ busy, onAsk, onStop }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  const left = MOST_CHARACTERS - draft.length
  const empty = !draft.trim()

  const submit = () => {
    if (empty || busy) return
    onAsk(draft)
    setDraft('')
    box.current?.focus()
  }

  return (
    <form
      className={s.composer}
      onSubmit={(e) => {
        e.preventDefault()
        submit()
      }}
    >
      <textarea
        ref={box}
        rows={1}
        value={draft}
        maxLength={MOST_CHARACTERS}
        aria-label={t('ask.label')}
        aria-describedby={left <= NEARLY_FULL ? 'room-left' : undefined}
        placeholder={t('ask.placeholder')}
        enterKeyHint="send"
        onChange={(e) => setDraft(e.target.value)}
        onKeyDown={(e) => {
          if (e.key !== 'Enter' || e.shiftKey || e.nativeEvent.isComposing) return
          e.preventDefault()
          submit()
        }}
      />
      {left <= NEARLY_FULL && (
        <span id="room-left" className={s.left}>
          {t('ask.left', { count: left })}
        </span>
      )}
      {busy ? (
        <button type="button" className={s.stop} aria-label={t('ask.stop')} onClick={onStop}>
          <Icon name="stop" />
        </button>
      ) : (
        <button type="submit" className={s.send} aria-label={t('ask.send')} disabled={empty}>
          <Icon name="send" />
        </button>
      )}
    </form>
  )
}
