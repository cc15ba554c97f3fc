import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLocale, LOCALES, type Locale } from '../i18n'
import { Icon } from '../ui/Icon'
import s from './app.module.css'
import { chooseTheme, currentTheme } from './theme'

/** Language and theme, wherever one is. */
export function Preferences() {
  const { t, i18n } = useTranslation()
  const [theme, setTheme] = useState(currentTheme)
  const other = theme === 'dark' ? 'light' : 'dark'
  const flip = () => {
    chooseTheme(other)
    setTheme(other)
  }
  return (
    <>
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
    </>
  )
}
