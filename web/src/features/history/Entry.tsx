import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { time } from '../../lib/format'
import type { ConversationSummary } from '../../lib/wire'
import { Icon } from '../../ui/Icon'
import s from './history.module.css'

/** The server takes no longer title. */
const LONGEST_TITLE = 80
/** As long as a deletion can be taken back, and then it is done. */
const UNDO_MS = 6_000

interface Props {
  conversation: ConversationSummary
  current: boolean
  onOpen: () => void
  onRename: (title: string) => Promise<void>
  onRemove: (id: string) => Promise<void>
  onRemoved: () => void
}

type Mode = 'shown' | 'renaming' | 'removing' | 'failed'

export function Entry(props: Props) {
  const { conversation, current, onOpen } = props
  const { t, i18n } = useTranslation()
  const [mode, setMode] = useState<Mode>('shown')
  const row = useRef<HTMLLIElement>(null)
  const back = useRef<string | null>(null)
  const title = conversation.title || t('history.untitled')

  // The button that was used has come back; so does the focus.
  useEffect(() => {
    if (mode !== 'shown' || !back.current) return
    row.current?.querySelector<HTMLElement>(`[data-do=${back.current}]`)?.focus()
    back.current = null
  }, [mode])

  const leaveTo = (next: Mode, focus: string) => {
    back.current = focus
    setMode(next)
  }

  if (mode === 'renaming')
    return (
      <li ref={row}>
        <Rename
          title={conversation.title}
          onRename={props.onRename}
          onDone={() => leaveTo('shown', 'rename')}
        />
      </li>
    )
  if (mode === 'removing')
    return (
      <li ref={row}>
        <Removal
          title={title}
          onUndo={() => leaveTo('shown', 'remove')}
          onRemove={() =>
            props.onRemove(conversation.id).then(props.onRemoved, () => setMode('failed'))
          }
        />
      </li>
    )
  return (
    <li ref={row} className={s.entry}>
      <button type="button" className={s.open} aria-current={current || undefined} onClick={onOpen}>
        <span>{title}</span>
        <small className="num">{time(conversation.updatedAt, i18n.language)}</small>
      </button>
      <button
        type="button"
        className={s.tool}
        data-do="rename"
        aria-label={t('history.rename', { title })}
        onClick={() => setMode('renaming')}
      >
        <Icon name="pen" size={18} />
      </button>
      <button
        type="button"
        className={s.tool}
        data-do="remove"
        aria-label={t('history.remove', { title })}
        onClick={() => setMode('removing')}
      >
        <Icon name="bin" size={18} />
      </button>
      {mode === 'failed' && (
        <p className={s.failed} role="alert">
          {t('history.removeFailed')}
        </p>
      )}
    </li>
  )
}

interface RenameProps {
  title: string
  onRename: (title: string) => Promise<void>
  onDone: () => void
}

function Rename({ title, onRename, onDone }: RenameProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(title)
  const [failed, setFailed] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.select(), [])
  const save = () => {
    const wanted = text.trim()
    if (!wanted || wanted === title) return onDone()
    onRename(wanted).then(onDone, () => setFailed(true))
  }
  return (
    <form
      className={s.rename}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return
        // Takes back the name, not the whole panel.
        e.preventDefault()
        e.stopPropagation()
        onDone()
      }}
    >
      <input
        ref={box}
        value={text}
        maxLength={LONGEST_TITLE}
        aria-label={t('history.newName')}
        onChange={(e) => setText(e.target.value)}
      />
      <button type="submit">{t('history.save')}</button>
      {failed && (
        <p className={s.failed} role="alert">
          {t('history.renameFailed')}
        </p>
      )}
    </form>
  )
}

interface RemovalProps {
  title: string
  onUndo: () => void
  onRemove: () => Promise<void>
}

/** Gone from sight at once, from the server when the time to think again is over or the reader leaves. */
function Removal({ title, onUndo, onRemove }: RemovalProps) {
  const { t } = useTranslation()
  const undo = useRef<HTMLButtonElement>(null)
  const remove = useRef(onRemove)
  const taken = useRef(false)
  useEffect(() => {
    remove.current = onRemove
  })
  useEffect(() => {
    undo.current?.focus()
    const done = () => {
      if (taken.current) return
      taken.current = true
      void remove.current()
    }
    // An effect that React runs twice while it checks itself must not delete.
    let left = false
    const timer = setTimeout(done, UNDO_MS)
    addEventListener('pagehide', done)
    return () => {
      clearTimeout(timer)
      removeEventListener('pagehide', done)
      left = true
      queueMicrotask(() => left && !undo.current?.isConnected && done())
    }
  }, [])
  return (
    <div className={s.removal} role="status">
      <span>{t('history.removed', { title })}</span>
      <button
        ref={undo}
        type="button"
        onClick={() => {
          taken.current = true
          onUndo()
        }}
      >
        {t('history.undo')}
      </button>
    </div>
  )
}
