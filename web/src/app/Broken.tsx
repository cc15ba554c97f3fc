import { useTranslation } from 'react-i18next'
import s from './app.module.css'

/** When the page itself is at fault: what is asked and answered is safe with the server. */
export function Broken() {
  const { t } = useTranslation()
  return (
    <main className={s.broken}>
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('broken.reload')}
      </button>
    </main>
  )
}
