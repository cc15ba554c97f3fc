import { useTranslation } from 'react-i18next'
import { useShop } from '../app/useShop'
import { outward } from '../lib/embed'
import { webUrl } from '../lib/format'
import { Icon } from './Icon'
import s from './contact.module.css'

/** Where a person can be reached, and when; nothing where the shop does not say. */
export function Contact() {
  const { t, i18n } = useTranslation()
  const shop = useShop()
  const { contact, handoff } = shop ?? {}
  const hours = shop?.hours?.[i18n.language]
  const person = handoff ?? contact
  if (!person) return null
  return (
    <div className={s.contact}>
      <Way to={person} word={t(handoff ? 'contact.person' : 'contact.shop')} main />
      {handoff && contact && contact !== handoff && <Way to={contact} word={t('contact.shop')} />}
      {hours && (
        <p>
          <Icon name="clock" size={16} />
          <span>{t('contact.hours', { hours })}</span>
        </p>
      )}
    </div>
  )
}

/** An e-mail address or one of the web becomes a link; any other words stay words. */
function Way({ to, word, main = false }: { to: string; word: string; main?: boolean }) {
  const mail = /^(mailto:)?\S+@\S+$/.test(to) && !to.includes('//')
  const href = mail ? `mailto:${to.replace(/^mailto:/, '')}` : webUrl(to)
  if (!href) return <span>{to}</span>
  return (
    <a className={main ? s.main : undefined} href={href} {...(mail ? {} : outward)}>
      <Icon name={mail ? 'mail' : 'person'} size={18} />
      {word}
    </a>
  )
}
