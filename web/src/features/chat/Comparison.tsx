import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Table } from '../../lib/wire'
import { Tied } from '../../ui/Tied'
import s from './comparison.module.css'
import type { CiteAll } from './TurnView'

/** Products side by side; what differs stands out, what does not steps back. */
interface Props {
  table: Table
  /** The `lang` of its words. */
  language: { lang?: string }
  cite: CiteAll
}

export function Comparison({ table, language, cite }: Props) {
  const { t } = useTranslation()
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const caption = useId()
  const same = table.rows.some((r) => !r.differs)
  const differ = table.rows.some((r) => r.differs)
  const rows = onlyDifferences ? table.rows.filter((r) => r.differs) : table.rows
  return (
    <section className={s.comparison} aria-labelledby={caption}>
      <div className={s.head}>
        <h4 id={caption}>{t('table.caption')}</h4>
        {same && differ && (
          <label className={s.toggle}>
            <input
              type="checkbox"
              checked={onlyDifferences}
              onChange={(e) => setOnlyDifferences(e.target.checked)}
            />
            {t('table.onlyDifferences')}
          </label>
        )}
      </div>
      <div className={s.scroll} role="region" aria-label={t('table.scroll')} tabIndex={0}>
        <table className={s.table} {...language}>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">{t('table.feature')}</span>
              </th>
              {table.columns.map((c) => (
                <th key={c.productId} scope="col">
                  {c.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label} data-differs={row.differs || undefined}>
                <th scope="row">{row.label}</th>
                {row.cells.map((cell, i) => (
                  <td key={table.columns[i]?.productId ?? i}>
                    {cell.text ? (
                      <span className="num">
                        <Tied text={cell.text}>{cite(cell.citations, true)}</Tied>
                      </span>
                    ) : (
                      <>
                        <span aria-hidden="true">–</span>
                        <span className="sr">{t('table.notStated')}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!differ && <p className={s.same}>{t('table.allSame')}</p>}
    </section>
  )
}
