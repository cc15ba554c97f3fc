import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon'
import { useMedia } from './useMedia'
import s from './panel.module.css'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
}

/**
 * What stands beside the conversation: a column on the right where there is room, else a sheet from
 * below that takes the keyboard. The one who opened it gives the focus back after it has closed.
 */
export function Panel(props: Props) {
  const beside = useMedia('(min-width: 1100px)')
  // A dialog cannot change between modal and not while open, so it is opened anew.
  return <Dialog key={String(beside)} modal={!beside} {...props} />
}

function Dialog({ title, modal, onClose, children }: Props & { modal: boolean }) {
  const { t } = useTranslation()
  const ref = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const dialog = ref.current
    if (!dialog || dialog.open) return
    if (modal) dialog.showModal()
    else dialog.show()
  }, [modal])

  return (
    <dialog
      ref={ref}
      className={s.panel}
      aria-labelledby="panel-title"
      onCancel={(e) => {
        e.preventDefault()
        onClose()
      }}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return
        e.preventDefault()
        e.stopPropagation()
        onClose()
      }}
      onClick={(e) => {
        if (e.target === ref.current && modal) onClose()
      }}
    >
      <div className={s.head}>
        <h2 id="panel-title">{title}</h2>
        <button type="button" className={s.close} aria-label={t('app.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className={s.body}>{children}</div>
    </dialog>
  )
}
