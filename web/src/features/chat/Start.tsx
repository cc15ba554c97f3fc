import { useTranslation } from 'react-i18next'
import { COMPOSER, useShop } from '../../app/useShop'
import { Icon } from '../../ui/Icon'
import s from './chat.module.css'

/** Before the first question: what this is, who answers, and where to begin. */
export function Start({ onAsk }: { onAsk: (question: string) => void }) {
  const { t, i18n } = useTranslation()
  const shop = useShop()
  const starters = shop?.starters[i18n.language] ?? []
  return (
    <div className={s.start}>
      <h1>{t('start.title')}</h1>
      <p className={s.promise}>{t('start.promise')}</p>
      {starters.length > 0 && (
        <ul className={s.starters} role="list" aria-label={t('start.starters')}>
          {starters.map((question) => (
            <li key={question}>
              <button type="button" onClick={() => onAsk(question)}>
                {question}
              </button>
            </li>
          ))}
        </ul>
      )}
      {shop && (
        <p className={s.who}>
          <Icon name="info" size={18} />
          <span>
            {shop.assistant.generator === COMPOSER
              ? t('start.aiComposer')
              : t('start.aiModel', { generator: shop.assistant.generator })}
          </span>
        </p>
      )}
    </div>
  )
}
