import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLocale, LOCALES, type Locale } from '../i18n'
import { embedded, leave } from '../lib/embed'
import { Icon } from '../ui/Icon'
import { chooseTheme, currentTheme } from './theme'
import s from './app.module.css'
import { useShop } from './useShop'

interface Props {
  onNew: () => void
  onHistory: () => void
}

export function Bar({ onNew, onHistory }: Props) {
  const { t, i18n } = useTranslation()
  const shop = useShop()
  const [theme, setTheme] = useState(currentTheme)
  const other = theme === 'dark' ? 'light' : 'dark'
  const flip = () => {
    chooseTheme(other)
    setTheme(other)
  }
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
        <label className="sr" htmlFor="language">
          {t('app.language')}
        </label>
        <select
          id="language"
          className={s.language}
          value={i18n.language}
          onChange={(e) => void chooseLocale(e.target.value as Locale)}
        >
          {LOCALES.map((l) => (
            <option key={l} value={l}>
              {l.toUpperCase()}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={s.tool}
          aria-label={t(other === 'dark' ? 'app.toDark' : 'app.toLight')}
          onClick={flip}
        >
          <Icon name={other === 'dark' ? 'moon' : 'sun'} />
        </button>
        {embedded && (
          <button type="button" className={s.tool} aria-label={t('app.close')} onClick={leave}>
            <Icon name="close" />
          </button>
        )}
      </div>
    </header>
  )
}
