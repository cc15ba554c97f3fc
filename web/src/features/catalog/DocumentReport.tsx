import { useTranslation } from 'react-i18next'
import { number } from '../../lib/format'
import { Icon } from '../../ui/Icon'
import { Pill } from './parts'
import type { DocumentSurvey } from './wire'
import s from './console.module.css'

/** Page by page what was read of a document. */
export function DocumentReport({ paper }: { paper: DocumentSurvey }) {
  const { t, i18n } = useTranslation('catalogue')
  return (
    <section className={s.card} aria-labelledby="pages">
      <h2 id="pages">{t('paper.pages', { count: paper.pages.length })}</h2>
      {paper.warnings.map((warning) => (
        <p key={warning} className={s.problem}>
          <Icon name="warn" size={16} />
          <span lang="en">{warning}</span>
        </p>
      ))}
      {paper.pages.length > 0 && (
        <div className={s.scroll} role="region" aria-label={t('paper.report')} tabIndex={0}>
          <table className={s.table} data-plain>
            <thead>
              <tr>
                <th>{t('paper.page')}</th>
                <th className={s.right}>{t('paper.characters')}</th>
                <th>{t('paper.report')}</th>
              </tr>
            </thead>
            <tbody>
              {paper.pages.map((page) => (
                <tr key={page.page}>
                  <td className="num">{page.page}</td>
                  <td className={`num ${s.right}`}>{number(page.characters, i18n.language)}</td>
                  <td>
                    {page.problem ? (
                      <Pill icon="warn" tone="warn">
                        <span lang="en">{page.problem}</span>
                      </Pill>
                    ) : (
                      <Pill icon="check" tone="ok">
                        {t('paper.read')}
                      </Pill>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {paper.start && (
        <details className={s.offered}>
          <summary>{t('paper.start')}</summary>
          <pre className={s.text}>{paper.start}</pre>
        </details>
      )}
    </section>
  )
}
