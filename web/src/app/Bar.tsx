import { useTranslation } from 'react-i18next'
import { embedded, leave } from '../lib/embed'
import { Icon } from '../ui/Icon'
import s from './app.module.css'
import { Preferences } from './Preferences'
import { useShop } from './useShop'

interface Props {
  onNew: () => void
  onHistory: () => void
}

export function Bar({ onNew, onHistory }: Props) {
  const { t } = useTranslation()
  const shop = useShop()
  return (
    <header className={s.bar}>
      <span className={s.brand} data-embedded={embedded || undefined}>
        <img src="/icon.svg" alt="" width="28" height="28" />
        <span className={s.name}>{shop?.name}</span>
      </span>
      <div className={s.tools}>
        <button type="button" className={s.tool} onClick={onNew}>
          <Icon name="plus" />
          <span className={s.word}>{t('app.newChat')}</span>
        </button>
        <button type="button" className={s.tool} onClick={onHistory}>
          <Icon name="clock" />
          <span className={s.word}>{t('app.history')}</span>
        </button>
        <Preferences />
        {embedded && (
          <button type="button" className={s.tool} aria-label={t('app.close')} onClick={leave}>
            <Icon name="close" />
          </button>
        )}
      </div>
    </header>
  )
}
