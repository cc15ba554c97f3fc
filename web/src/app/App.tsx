import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChatPage } from '../features/chat/ChatPage'
import { useConversation } from '../features/chat/useConversation'
import { EvidencePanel } from '../features/evidence/EvidencePanel'
import { Boundary } from '../ui/Boundary'
import s from './app.module.css'
import { Bar } from './Bar'
import { takeOver } from './handOver'
import { ShopContext, useLoadedShop } from './useShop'

// Nobody needs these two for the first answer.
const HistoryPanel = lazy(() => import('../features/history/HistoryPanel'))
const ReceiptPanel = lazy(() => import('../features/receipt/ReceiptPanel'))

/** What stands open beside the conversation. */
type Open =
  | { what: 'evidence'; turn: string; source: string | null; product?: string }
  | { what: 'receipt'; turn: string }
  | { what: 'history' }
  | null

export function App() {
  const { t, i18n } = useTranslation()
  const shop = useLoadedShop()
  const { conversation, store } = useConversation()
  const [open, setOpen] = useState<Open>(null)
  const opener = useRef<HTMLElement | null>(null)

  useEffect(() => {
    document.title = shop ? t('app.titleOf', { shop: shop.name }) : t('app.title')
  }, [shop, t, i18n.language])

  useEffect(() => {
    const handedOver = takeOver()
    if (!handedOver) return
    store.startNew()
    store.ask(handedOver, i18n.language)
  }, [store, i18n])

  // Focus goes back after the dialog has left: while it is modal, everything else is inert.
  useEffect(() => {
    if (open || !opener.current) return
    opener.current.focus()
    opener.current = null
  }, [open])

  const show = useCallback((next: Open) => {
    const active = document.activeElement
    if (active instanceof HTMLElement && !active.closest('dialog')) opener.current = active
    setOpen(next)
  }, [])
  const close = useCallback(() => setOpen(null), [])
  const closeForGood = useCallback(() => {
    opener.current = null
    setOpen(null)
  }, [])

  const on = useMemo(
    () => ({
      evidence: (turn: string, source: string | null) => show({ what: 'evidence', turn, source }),
      why: (turn: string, product: string) =>
        show({ what: 'evidence', turn, source: null, product }),
      receipt: (turn: string) => show({ what: 'receipt', turn }),
      ask: (question: string) => {
        closeForGood()
        store.ask(question, i18n.language)
      },
      retry: (turn: string) => store.retry(turn, i18n.language),
      stop: store.stop,
    }),
    [show, closeForGood, store, i18n.language],
  )

  const turn =
    open && 'turn' in open ? conversation.turns.find((x) => x.key === open.turn) : undefined

  return (
    <ShopContext value={shop}>
      <div className={s.app}>
        <a className="skip" href="#main">
          {t('app.skip')}
        </a>
        <Bar
          onNew={() => {
            closeForGood()
            store.startNew()
          }}
          onHistory={() => show({ what: 'history' })}
        />
        <main id="main" className={s.main} data-panel={open ? open.what : undefined}>
          <ChatPage
            conversation={conversation}
            on={on}
            activeSource={open?.what === 'evidence' ? open : null}
          />
          <Boundary key={open?.what} fallback={null}>
            <Suspense>
              {open?.what === 'evidence' && turn && (
                <EvidencePanel
                  turn={turn}
                  active={open.source}
                  product={open.product}
                  onPick={(source) => setOpen({ ...open, source })}
                  onClose={close}
                />
              )}
              {open?.what === 'receipt' && turn && (
                <ReceiptPanel key={turn.key} turn={turn} onClose={close} />
              )}
              {open?.what === 'history' && (
                <HistoryPanel
                  current={conversation.id}
                  onOpen={(id) => {
                    closeForGood()
                    void store.open(id)
                  }}
                  onGone={() => store.gone(false)}
                  onClose={close}
                />
              )}
            </Suspense>
          </Boundary>
        </main>
      </div>
    </ShopContext>
  )
}
