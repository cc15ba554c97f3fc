import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Preferences } from '../../app/Preferences'
import { useLoadedShop } from '../../app/useShop'
import * as api from '../../lib/api'
import type { Session } from '../../lib/wire'
import { inside, placesOf } from './places'
import s from './signin.module.css'

type State = 'loading' | 'failed' | Session

/** Where staff, and shoppers who like, say who they are; then the way to what they came for. */
export default function SignInPage() {
  const { t, i18n } = useTranslation()
  const shop = useLoadedShop()
  const [session, setSession] = useState<State>('loading')
  const to = inside(new URLSearchParams(location.search).get('to'))

  useEffect(() => {
    document.title = shop ? t('signIn.titleOf', { shop: shop.name }) : t('signIn.title')
  }, [shop, t, i18n.language])

  const load = () => {
    setSession('loading')
    // A session that is over is told once, and with it the cookie goes.
    api.session().then(setSession, () => api.session().then(setSession, () => setSession('failed')))
  }
  useEffect(load, [])

  return (
    <div className={s.page}>
      <header className={s.bar}>
        <a href="/">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>{shop?.name}</span>
        </a>
        <Preferences />
      </header>
      <main className={s.main} id="main">
        {typeof session === 'string' ? (
          <>
            <p role="status">{t(`signIn.${session}`)}</p>
            {session === 'failed' && (
              <button type="button" className={s.button} onClick={load}>
                {t('failure.again')}
              </button>
            )}
          </>
        ) : session.name ? (
          <Known session={session} />
        ) : session.by === 'accounts' ? (
          <Form to={to} onOpened={setSession} />
        ) : session.by === 'oidc' ? (
          <>
            <h1>{t('signIn.title')}</h1>
            <p>{t('signIn.provider')}</p>
            <a className={s.button} href={`/api/v1/session/begin?to=${encodeURIComponent(to)}`}>
              {t('signIn.goOn')}
            </a>
          </>
        ) : (
          <>
            <h1>{t('signIn.none')}</h1>
            <p>{t('signIn.noneText')}</p>
            <a className={s.button} href="/">
              {t('signIn.toShop')}
            </a>
          </>
        )}
      </main>
    </div>
  )
}

function Form({ to, onOpened }: { to: string; onOpened: (session: Session) => void }) {
  const { t } = useTranslation()
  const { problem, busy, send } = useSending()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    void send(async () => {
      const session = await api.signIn(String(typed.get('name')), String(typed.get('password')))
      if (to === '/') onOpened(session)
      else location.assign(to)
    })
  }
  return (
    <form className={s.form} onSubmit={submit}>
      <h1>{t('signIn.title')}</h1>
      <p className={s.quiet}>{t('signIn.shoppers')}</p>
      <Field name="name" label={t('signIn.name')} autoComplete="username" invalid={!!problem} />
      <Password name="password" label={t('signIn.password')} now invalid={!!problem} />
      <Trouble problem={problem} />
      <button type="submit" className={s.button} disabled={busy}>
        {t('signIn.submit')}
      </button>
    </form>
  )
}

function Known({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { problem, busy, send } = useSending()
  const leave = () =>
    session.by === 'oidc'
      ? location.assign('/api/v1/session/end')
      : void send(async () => {
          await api.signOut()
          location.assign('/')
        })
  const places = placesOf(session.roles)
  return (
    <>
      <h1>{t('signIn.known', { name: session.name })}</h1>
      {session.roles.length > 0 && (
        <p className={s.quiet}>{session.roles.map((r) => t(`signIn.role.${r}`)).join(' · ')}</p>
      )}
      <nav aria-label={t('signIn.places')}>
        <ul className={s.places} role="list">
          {places.map(({ path, name }) => (
            <li key={path}>
              <a href={path}>{t(`signIn.place.${name}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Trouble problem={problem} />
      <button type="button" className={s.second} disabled={busy} onClick={leave}>
        {t('signIn.leave')}
      </button>
      {session.by === 'accounts' && <NewPassword />}
    </>
  )
}

function NewPassword() {
  const { t } = useTranslation()
  const { problem, busy, send } = useSending()
  const [changed, setChanged] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    setChanged(false)
    void send(async () => {
      await api.changePassword(String(typed.get('old')), String(typed.get('new')))
      form.reset()
      setChanged(true)
    })
  }
  return (
    <details className={s.more}>
      <summary>{t('signIn.change')}</summary>
      <form className={s.form} onSubmit={submit}>
        <Password name="old" label={t('signIn.old')} now invalid={!!problem} />
        <Password name="new" label={t('signIn.new')} hint={t('signIn.length')} />
        <Trouble problem={problem} />
        {changed && <p role="status">{t('signIn.changed')}</p>}
        <button type="submit" className={s.button} disabled={busy}>
          {t('signIn.change')}
        </button>
      </form>
    </details>
  )
}

interface FieldProps {
  name: string
  label: string
  autoComplete: string
  type?: 'text' | 'password'
  hint?: string
  invalid?: boolean
}

function Field({ name, label, autoComplete, type = 'text', hint, invalid }: FieldProps) {
  return (
    <p className={s.field}>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={200}
        aria-describedby={hint ? `${name}-hint` : undefined}
        aria-invalid={invalid || undefined}
      />
      {hint && (
        <small className={s.quiet} id={`${name}-hint`}>
          {hint}
        </small>
      )}
    </p>
  )
}

function Password({
  now,
  ...rest
}: { now?: boolean } & Pick<FieldProps, 'name' | 'label' | 'hint' | 'invalid'>) {
  const { t } = useTranslation()
  const [seen, setSeen] = useState(false)
  return (
    <div className={s.password}>
      <Field
        {...rest}
        type={seen ? 'text' : 'password'}
        autoComplete={now ? 'current-password' : 'new-password'}
      />
      <button
        type="button"
        aria-pressed={seen}
        aria-controls={rest.name}
        onClick={() => setSeen(!seen)}
      >
        {t('signIn.show')}
      </button>
    </div>
  )
}

function Trouble({ problem }: { problem: string }) {
  return (
    <p className={s.trouble} role="alert">
      {problem}
    </p>
  )
}

/** One request at a time, and what is to be said when it is refused. */
function useSending() {
  const { t, i18n } = useTranslation()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async (work: () => Promise<void>) => {
    setProblem('')
    setBusy(true)
    try {
      await work()
    } catch (e) {
      const code = e instanceof api.Problem ? e.code : 'connection'
      const minutes = e instanceof api.Problem && e.retryAfter ? Math.ceil(e.retryAfter / 60) : 0
      const words = i18n.exists(`failure.code.${code}`) ? code : 'server'
      const text = t(`failure.code.${words}` as 'failure.code.server')
      setProblem(minutes ? `${text} ${t('signIn.wait', { count: minutes })}` : text)
    } finally {
      setBusy(false)
    }
  }
  return { problem, busy, send }
}
