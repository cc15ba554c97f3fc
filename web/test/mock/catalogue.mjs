// The catalogue console's side of the mock: uploads are judged by their name, jobs run by a clock.
//   *.pdf, *.docx, *.md, *.txt   a document of three pages, one of them without text
//   *locked*                     a document that asks for a password
//   *whole*                      a full feed of it waits for an answer
//   *broken*                     the job fails
//   *slow*                       the job takes its time
//   *clean*                      no row is rejected
import { randomUUID } from 'node:crypto'

const TARGETS = [
  'id',
  'title',
  'brand',
  'kind',
  'description',
  'url',
  'gtin',
  'group',
  'price',
  'was',
  'availability',
  'stock',
  'image',
  'attribute',
  'nothing',
]

const COLUMNS = [
  ['Artikel', 'id', 'likely', 'every value is there once', ['A-100', 'A-101', 'A-102']],
  ['Title', 'title', 'certain', 'the name is known', ['Tamis 40 grinder', 'Forte 60 grinder']],
  [
    'Price (USD)',
    'price',
    'certain',
    'the name is known, values look like prices',
    ['119.00', '89'],
  ],
  ['Lager', 'stock', 'unsure', 'values are whole numbers', ['12', '0', '7']],
  [
    'Cable length (m)',
    'attribute',
    'likely',
    'a number with the unit m in the header',
    ['1.2', '1.8'],
  ],
]

const CAUSES = [
  {
    field: 'price',
    reason: 'is negative',
    remedy: 'Write the price as a number of 0 or more.',
    count: 21,
    example: {
      row: 118,
      item: 'A-217',
      field: 'price',
      value: '-5.00',
      raw: 'A-217,<b>Cheap</b> grinder,-5.00,3,1.2',
    },
  },
  {
    field: 'id',
    reason: 'is missing',
    remedy: 'Give every row an id of its own.',
    count: 9,
    example: { row: 1204, item: null, field: 'id', value: '', raw: ',No id,10,1,1' },
  },
  {
    field: 'attributes[].unit',
    reason: 'is not a unit',
    remedy: 'Write the unit by its symbol, such as cm or kg.',
    count: 7,
    example: {
      row: 3310,
      item: 'A-3409',
      field: 'attributes[0].unit',
      value: '=cmd|calc',
      raw: 'A-3409,Odd,10,1,=cmd|calc',
    },
  },
]

const REJECTED = CAUSES.reduce((sum, c) => sum + c.count, 0)
const ROWS = 50_000

export class MockCatalogue {
  uploads = new Map()
  jobs = []
  items = new Map()
  sequence = 700

  constructor(tickMs) {
    this.tickMs = tickMs
    for (let i = 1; i <= 120; i++) {
      const id = `grinder-${String(i).padStart(3, '0')}`
      this.put(
        id,
        'product',
        i === 1 ? 'Tamis 40 <img src=x onerror=alert(1)>' : `Grinder number ${i}`,
        {
          id,
          title: i === 1 ? 'Tamis 40 <img src=x onerror=alert(1)>' : `Grinder number ${i}`,
          brand: 'Calmera',
          kind: 'coffee_grinder',
          description: 'A quiet grinder with forty settings.\nMade of steel.',
          price: { amount: '119.00', currency: 'USD' },
          availability: 'in_stock',
          stock: 12,
          attributes: [
            { name: 'Cable length', value: 1.2, unit: 'm' },
            { name: 'Colour', value: ['Black', 'Silver'] },
          ],
          reviews: [{ id: 'r1', rating: 5, title: 'Quiet', text: 'Very quiet.', language: 'en' }],
          language: 'en',
        },
      )
    }
    this.put('returns', 'policy', 'Return policy', {
      id: 'returns',
      type: 'policy',
      title: 'Return policy',
      text: 'You can return a product within 30 days.',
      language: 'en',
    })
  }

  put(id, type, title, fields, job = null) {
    this.sequence++
    const at = new Date().toISOString()
    const before = this.items.get(id)?.versions ?? []
    this.items.set(id, {
      id,
      type,
      title,
      fields,
      live: true,
      restorable: false,
      passages: [
        {
          id: `${id}#1`,
          origin: type === 'product' ? 'DESCRIPTION' : type.toUpperCase(),
          title,
          text: 'A quiet grinder with forty settings.',
          language: 'en',
          place: type === 'manual' ? { page: 2, headings: ['Cleaning', 'Filter'] } : null,
        },
      ],
      versions: [
        {
          seq: this.sequence,
          deleted: false,
          at,
          source: job?.name ?? 'spring.csv',
          job: job?.id ?? null,
          jobNumber: job?.number ?? null,
          who: job ? 'clerk' : null,
        },
        ...before,
      ],
    })
  }

  upload(name, bytes) {
    const upload = {
      id: randomUUID().replaceAll('-', ''),
      name,
      bytes,
      sha256: '0'.repeat(64),
      who: 'clerk',
      at: new Date().toISOString(),
    }
    this.uploads.set(upload.id, upload)
    return upload
  }

  survey(upload, { as, mapping }) {
    const kind = as ?? (/\.(pdf|docx|md|txt)$/.test(upload.name) ? 'document' : 'feed')
    return {
      upload,
      kind,
      targets: TARGETS,
      feed: kind === 'feed' ? this.feed(mapping) : null,
      document: kind === 'document' ? paper(upload) : null,
    }
  }

  feed(changed) {
    const mapping = changed ?? {
      fields: Object.fromEntries(COLUMNS.map(([name, to]) => [name, { to }])),
    }
    return {
      shape: 'CSV, separated by commas',
      charset: 'Windows-1252',
      certain: false,
      readable: true,
      mapping,
      columns: COLUMNS.map(([name, , sure, why, samples]) => ({
        name,
        target: mapping.fields[name]?.to ?? 'nothing',
        sure: changed ? 'certain' : sure,
        why,
        samples,
      })),
      problems: [],
      preview: [
        {
          row: 2,
          product: {
            id: 'A-100',
            title: 'Tamis 40 grinder <script>alert(1)</script>',
            price: { amount: '119.00', currency: 'USD' },
            ...(mapping.fields.Lager.to === 'stock' ? { stock: 12 } : {}),
            attributes: [{ name: 'Cable length', value: 1.2, unit: 'm' }],
          },
          problems: [],
        },
        {
          row: 3,
          product: null,
          problems: [
            {
              field: 'price',
              value: '-5.00',
              reason: 'is negative.',
              remedy: 'Write the price as a number of 0 or more.',
            },
          ],
        },
      ],
    }
  }

  create({ kind, upload, full, document, mapping }, rows = null, retryOf = null) {
    const { name } = this.uploads.get(upload)
    const at = new Date().toISOString()
    const job = {
      id: randomUUID().replaceAll('-', ''),
      number: this.jobs.length + 1,
      kind,
      name,
      upload,
      task: { mapping, full, rows: rows ?? [], retryOf, documentId: document?.id },
      state: 'queued',
      progress: progress('queued', counts(), 0, null),
      result: {
        question: null,
        failure: null,
        notes: [],
        receipts: [],
        document: null,
        errorsKept: 0,
      },
      cancelling: false,
      attempt: 1,
      revision: 1,
      who: 'clerk',
      createdAt: at,
      startedAt: null,
      finishedAt: null,
    }
    this.jobs.unshift(job)
    setTimeout(() => this.run(job, document, rows), this.tickMs * 2)
    return job
  }

  change(job, next) {
    Object.assign(job, next, { revision: job.revision + 1 })
  }

  end(job, state, next = {}) {
    this.change(job, { ...next, state, finishedAt: new Date().toISOString() })
  }

  run(job, document, rows) {
    if (job.state === 'cancelled') return
    this.change(job, { state: 'running', startedAt: new Date().toISOString() })
    if (job.name.includes('broken'))
      return setTimeout(
        () =>
          this.end(job, 'failed', {
            result: {
              ...job.result,
              failure: {
                reason: 'The file ends in the middle of a compressed block.',
                remedy: 'Compress it again and hand it in.',
              },
            },
          }),
        this.tickMs * 4,
      )
    const total = rows ? rows.length : job.kind === 'document' ? 3 : ROWS
    const steps = job.name.includes('slow') ? 400 : 8
    let step = 0
    const tick = () => {
      if (job.cancelling) return this.end(job, 'cancelled')
      step++
      const done = Math.min(total, Math.round((total * step) / steps))
      const rejected =
        job.kind === 'feed' && !job.name.includes('clean')
          ? Math.round((REJECTED * done) / total)
          : 0
      const reading = step <= steps
      this.change(job, {
        progress: {
          ...progress(
            reading ? 'reading' : 'indexing',
            counts(done, done - rejected, rows ? total : rejected),
            reading ? done : total,
            total,
          ),
          perSecond: 9800,
          remainingSeconds: reading ? Math.ceil((total - done) / 9800) : 1,
        },
      })
      if (step < steps + 2) return setTimeout(tick, this.tickMs * 3)
      this.finish(job, document, total, rows)
    }
    tick()
  }

  finish(job, document, total, rows) {
    const rejected = rows ? total : job.name.includes('clean') || document ? 0 : REJECTED
    const last = progress('done', counts(total, total - rejected, rejected), 0, null)
    const result = { ...job.result, errorsKept: rejected }
    if (document) {
      this.put(
        document.id,
        document.type,
        document.title,
        { ...document, text: 'Clean the filter.' },
        job,
      )
      return this.end(job, 'done', {
        progress: { ...last, counts: counts(0, 1, 0) },
        result: { ...result, document: paper(this.uploads.get(job.upload)) },
      })
    }
    if (job.task.full && job.name.includes('whole'))
      return this.change(job, {
        state: 'waiting',
        progress: { ...last, phase: 'waiting' },
        result: {
          ...result,
          question: {
            absent: 14_200,
            live: 50_121,
            reason: 'the feed lacks more than 20 % of the catalogue',
            examples: [...this.items.values()].slice(0, 10).map(({ id, title }) => ({ id, title })),
          },
        },
      })
    result.notes = [{ field: 'Lager', reason: 'a column that no field takes', count: 12 }]
    this.end(job, 'done', { progress: last, result })
  }

  delete(id) {
    const item = this.items.get(id)
    if (!item?.live) return null
    this.sequence++
    Object.assign(item, { live: false, restorable: true, passages: [] })
    return this.did('delete', item)
  }

  restore(id) {
    const item = this.items.get(id)
    if (!item || item.live) return null
    this.put(id, item.type, item.title, item.fields)
    return this.did('restore', this.items.get(id))
  }

  did(kind, item) {
    const at = new Date().toISOString()
    const auditId = randomUUID().replaceAll('-', '')
    const job = {
      id: randomUUID().replaceAll('-', ''),
      number: this.jobs.length + 1,
      kind,
      name: item.title,
      upload: null,
      task: { ids: [item.id] },
      state: 'done',
      progress: progress('done', counts(), 0, null),
      result: {
        question: null,
        failure: null,
        notes: [],
        receipts: [auditId],
        document: null,
        errorsKept: 0,
      },
      cancelling: false,
      attempt: 0,
      revision: 2,
      who: 'clerk',
      createdAt: at,
      startedAt: at,
      finishedAt: at,
    }
    if (kind === 'delete')
      item.versions.unshift({
        seq: this.sequence,
        deleted: true,
        at,
        source: 'console: deleted',
        job: job.id,
        jobNumber: job.number,
        who: 'clerk',
      })
    this.jobs.unshift(job)
    return { job, auditId, restorable: kind === 'delete' }
  }

  list(query) {
    const q = (query.get('q') ?? '').toLowerCase()
    const product = query.get('type') === 'product'
    const all = [...this.items.values()]
      .filter((i) => i.live && (i.type === 'product') === product)
      .filter((i) => i.id.includes(q) || i.title.toLowerCase().includes(q))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const rest = all.filter((i) => i.id > (query.get('after') ?? ''))
    const items = rest.slice(0, 50).map((i) => ({
      id: i.id,
      type: i.type,
      title: i.title,
      kind: product ? 'coffee_grinder' : null,
      version: i.versions[0].seq,
      at: i.versions[0].at,
      source: i.versions[0].source,
    }))
    return { items, total: all.length, next: rest.length > 50 ? items.at(-1).id : null }
  }

  figures() {
    const live = [...this.items.values()].filter((i) => i.live)
    const products = live.filter((i) => i.type === 'product').length
    return {
      products,
      documents: live.length - products,
      passages: live.length,
      segments: 2,
      bytes: 41_300_000,
      sequence: this.sequence,
      followed: this.sequence,
      changedAt: new Date(Date.now() - 180_000).toISOString(),
    }
  }

  preview(q) {
    const explanation = (i) => ({
      lexical: { rank: i, score: 14.2 / i },
      vector: { rank: 4 - i, score: 0.71 - i / 20 },
      coverage: 1 - i / 10,
      feedback: 0,
      preference: i === 1 ? 0.02 : 0,
    })
    const line = 'words #1 (14.200), meaning #3 (0.660), covers 0.90'
    return {
      intent: 'find',
      language: 'en',
      words: q,
      kind: 'coffee_grinder',
      wanted: [
        { attribute: 'kind', operator: 'eq', value: 'coffee_grinder' },
        { attribute: 'price', operator: 'le', value: '150.00 USD' },
      ],
      preferred: [{ attribute: 'quality', operator: 'eq', value: 'quiet' }],
      matching: 42,
      products: [1, 2, 3].map((i) => ({
        id: `grinder-00${i}`,
        title: this.items.get(`grinder-00${i}`).title,
        language: 'en',
        price: { amount: '119.00', currency: 'USD' },
        score: 0.05 / i,
        explanation: explanation(i),
        line,
      })),
      passages: [
        {
          id: 'returns#1',
          source: 'returns',
          title: 'Return policy',
          origin: 'policy',
          text: 'You can return a product within 30 days.',
          language: 'en',
          score: 0.03,
          explanation: explanation(1),
          line,
        },
      ],
      catalogueVersion: this.sequence,
      micros: 7412,
    }
  }

  /** Answers what lies under /api/v1/admin/catalogue; `to` has json, problem and the request. */
  async route(req, res, rest, query, to) {
    const [what, id, action] = rest
    const post = req.method === 'POST'
    const body = async () => JSON.parse((await text(req)) || '{}')
    if (what === 'uploads' && post && !id) {
      let bytes = 0
      for await (const chunk of req) bytes += chunk.length
      if (bytes === 0) return to.problem(400, 'upload_empty')
      if (query.get('name').includes('huge')) return to.problem(413, 'body_too_large')
      return to.json(this.upload(query.get('name'), bytes), 201)
    }
    if (what === 'uploads' && id === 'folder')
      return post
        ? to.json(this.upload((await body()).name, 48_000_000), 201)
        : to.json([{ name: 'nightly.csv.gz', bytes: 48_000_000, at: new Date().toISOString() }])
    if (what === 'uploads' && action === 'survey') {
      const upload = this.uploads.get(id)
      return upload ? to.json(this.survey(upload, await body())) : to.problem(404, 'http_404')
    }
    if (what === 'jobs' && !id)
      return post
        ? to.json(this.create(await body()), 201)
        : to.json({ jobs: this.jobs.slice(0, 25), next: null })
    if (what === 'jobs') {
      const job = this.jobs.find((j) => j.id === id)
      if (!job) return to.problem(404, 'http_404')
      return this.job(req, res, job, action, body, to)
    }
    if (what === 'items') return to.json(this.list(query))
    if (what === 'kinds')
      return to.json(query.get('type') === 'product' ? ['coffee_grinder'] : ['policy'])
    if (what === 'item' && id === 'restore') {
      const done = this.restore((await body()).id)
      return done ? to.json(done) : to.problem(409, 'item_not_kept')
    }
    if (what === 'item' && req.method === 'DELETE') {
      const done = this.delete(query.get('id'))
      return done ? to.json(done) : to.problem(404, 'http_404')
    }
    if (what === 'item') {
      const item = this.items.get(query.get('id'))
      return item ? to.json(item) : to.problem(404, 'http_404')
    }
    if (what === 'figures') return to.json(this.figures())
    if (what === 'preview') return to.json(this.preview(query.get('q')))
    return to.problem(404, 'http_404')
  }

  async job(req, res, job, action, body, to) {
    if (!action) return to.json(job)
    if (action === 'errors')
      return to.json(job.result.errorsKept || job.progress.counts.rejected ? CAUSES : [])
    if (action === 'errors.csv') {
      res.writeHead(200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="errors-${job.number}.csv"`,
      })
      return res.end(
        "row,product,field,value,reason,what to do\r\n118,A-217,price,'-5.00,is negative,\r\n",
      )
    }
    if (action === 'cancel') {
      if (['done', 'failed', 'cancelled'].includes(job.state)) return to.problem(409, 'job_ended')
      if (job.state === 'running') this.change(job, { cancelling: true })
      else this.end(job, 'cancelled')
      return to.json(job)
    }
    if (action === 'retry')
      return to.json(
        this.create(
          { kind: 'feed', upload: job.upload, mapping: job.task.mapping, full: false },
          Array.from({ length: REJECTED }, (_, i) => i + 2),
          job.id,
        ),
        201,
      )
    if (action === 'answer') {
      if (job.state !== 'waiting') return to.problem(409, 'job_not_asking')
      const { yes } = await body()
      if (yes) job.progress.counts.deleted = job.result.question.absent
      this.end(job, 'done')
      return to.json(job)
    }
    if (action === 'events') return this.stream(req, res, job)
    return to.problem(404, 'http_404')
  }

  stream(req, res, job) {
    let seen = Number(req.headers['last-event-id'] ?? 0)
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const names = { done: 'done', failed: 'error', cancelled: 'cancelled' }
    const look = () => {
      if (job.revision > seen) {
        seen = job.revision
        res.write(
          `id: ${seen}\nevent: ${names[job.state] ?? 'job'}\ndata: ${JSON.stringify(job)}\n\n`,
        )
      }
      if (names[job.state]) res.end()
    }
    const timer = setInterval(look, Math.max(20, this.tickMs))
    res.on('close', () => clearInterval(timer))
    look()
  }
}

function paper(upload) {
  const locked = upload.name.includes('locked')
  return {
    id: upload.name
      .replace(/\.\w+$/, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-'),
    type: 'manual',
    title: upload.name.replace(/\.\w+$/, ''),
    language: 'en',
    pages: locked
      ? []
      : [
          { page: 1, characters: 1840, problem: null },
          { page: 2, characters: 2210, problem: null },
          { page: 3, characters: 0, problem: 'no text: a picture of a page' },
        ],
    passages: locked ? 0 : 9,
    warnings: locked ? [] : ['One page holds no text. Scanned pages are not read.'],
    start: locked ? '' : '# Tamis 40\n\nRead this manual before first use.',
    failure: locked
      ? {
          reason: 'The document asks for a password.',
          remedy: 'Save it without one and hand it in again.',
        }
      : null,
  }
}

const counts = (read = 0, added = 0, rejected = 0) => ({
  read,
  added,
  changed: 0,
  unchanged: 0,
  deleted: 0,
  rejected,
})

const progress = (phase, count, done, total) => ({
  phase,
  counts: count,
  done,
  total,
  perSecond: 0,
  remainingSeconds: null,
})

async function text(req) {
  let all = ''
  for await (const chunk of req) all += chunk
  return all
}
