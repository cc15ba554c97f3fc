import { useTranslation } from 'react-i18next'
import { COMPOSER } from '../../app/useShop'
import { dateTime, list, number } from '../../lib/format'
import { rootText, type Check, type Verification } from '../../lib/receipt'
import type { Receipt } from '../../lib/wire'
import { Icon } from '../../ui/Icon'
import { Panel } from '../../ui/Panel'
import type { Turn } from '../chat/turn'
import s from './receipt.module.css'
import { useReceipt } from './useReceipt'

/** The receipt of one exchange, proven step by step in this browser, and what that leaves open. */
export default function ReceiptPanel({ turn, onClose }: { turn: Turn; onClose: () => void }) {
  const { t } = useTranslation()
  const { progress, again } = useReceipt(turn)
  return (
    <Panel title={t('receipt.title')} onClose={onClose}>
      <div className={s.receipt}>
        {progress.at === 'pending' && (
          <p className={s.waiting} role="status">
            {t('receipt.pending')}
          </p>
        )}
        {(progress.at === 'late' || progress.at === 'unavailable') && (
          <div className={s.waiting} role="alert">
            <p>{t(`receipt.${progress.at}`)}</p>
            <button type="button" className={s.button} onClick={again}>
              {t('receipt.again')}
            </button>
          </div>
        )}
        {progress.at === 'verified' && (
          <>
            <Result checks={progress.verification.checks} />
            <Steps receipt={progress.receipt} verification={progress.verification} />
            <section>
              <h3>{t('receipt.notProven')}</h3>
              <ul className={s.limits}>
                <li>{t('receipt.notProvenRoot')}</li>
                <li>{t('receipt.notProvenKey')}</li>
                <li>{t('receipt.notProvenTruth')}</li>
              </ul>
            </section>
            <Details turn={turn} receipt={progress.receipt} verification={progress.verification} />
          </>
        )}
      </div>
    </Panel>
  )
}

function Result({ checks }: { checks: Check[] }) {
  const { t } = useTranslation()
  const tone = checks.some((c) => c.state === 'failed')
    ? 'failed'
    : checks.every((c) => c.state === 'proven')
      ? 'ok'
      : 'partly'
  return (
    <div className={s.result} data-tone={tone} role="status">
      <Icon name={tone === 'ok' ? 'check' : 'warn'} size={22} />
      <div>
        <p className={s.verdict}>{t(`receipt.result.${tone}.title`)}</p>
        <p>{t(`receipt.result.${tone}.text`)}</p>
      </div>
    </div>
  )
}

const SYMBOL = { proven: 'check', failed: 'close', skipped: 'info' } as const

interface StepsProps {
  receipt: Receipt
  verification: Verification
}

function Steps({ receipt, verification }: StepsProps) {
  const { t, i18n } = useTranslation()
  const details = {
    place: number(receipt.index + 1, i18n.language),
    size: number(receipt.treeSize, i18n.language),
    name: verification.key?.name ?? '',
  }
  return (
    <ol className={s.steps} role="list">
      {verification.checks.map((check) => (
        <li key={check.step} data-state={check.state} data-step={check.step}>
          <Icon name={SYMBOL[check.state]} />
          <div>
            <b>{t(`receipt.state.${check.state}`)}</b>
            <p>
              {check.state === 'skipped'
                ? t(`receipt.${check.step}.skipped`, { why: t(`receipt.why.${check.why}`) })
                : t(`receipt.${check.step}.${check.state}`, details)}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The generator of a refusal: its words are fixed. */
const NOBODY = 'none'

function Details({ turn, receipt, verification }: StepsProps & { turn: Turn }) {
  const { t, i18n } = useTranslation()
  const { checkpoint, key } = verification
  const named = (writer: string) =>
    writer === COMPOSER ? t('receipt.composer') : writer === NOBODY ? t('receipt.fixed') : writer
  const writers = turn.phase.at === 'done' ? turn.phase.generator.split(', ') : []
  const rows: [string, string | undefined, boolean][] = [
    [t('receipt.writtenBy'), list(writers.map(named), i18n.language), false],
    [t('receipt.entry'), receipt.auditId, true],
    [t('receipt.log'), checkpoint?.origin, true],
    [t('receipt.size'), checkpoint && number(checkpoint.size, i18n.language), false],
    [
      t('receipt.time'),
      checkpoint &&
        (checkpoint.time ? dateTime(checkpoint.time, i18n.language) : t('receipt.noTime')),
      false,
    ],
    [t('receipt.root'), checkpoint && rootText(checkpoint), true],
    [t('receipt.fingerprint'), key?.fingerprint, true],
  ]
  return (
    <section>
      <h3>{t('receipt.details')}</h3>
      <dl className={s.details}>
        {rows.map(
          ([name, value, code]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="num">{code ? <code>{value}</code> : value}</dd>
              </div>
            ),
        )}
      </dl>
      <button type="button" className={s.button} onClick={() => save(receipt)}>
        <Icon name="save" size={18} />
        {t('receipt.download')}
      </button>
    </section>
  )
}

/** The receipt as a file, so that it can be checked again without this page or this shop. */
function save(receipt: Receipt) {
  const file = new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `receipt-${receipt.auditId}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
