// A back end that speaks the page's contract and nothing more: resumable event streams, idempotent
// questions, replayable conversations, really signed receipts, the strict content security policy.
// Loopback only. `node test/mock/server.mjs` serves dist/ on PORT (4391).
import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { MockCatalogue } from './catalogue.mjs'
import { MockLog } from './log.mjs'
import { script, shop } from './scenarios.mjs'

export const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

export async function startMock({
  port = 0,
  tickMs = 35,
  dist = at('../../dist/'),
  generator = 'composer',
  embedders = [],
} = {}) {
  const log = new MockLog()
  const catalogue = new MockCatalogue(tickMs)
  const turns = new Map()
  const conversations = new Map()
  const byKey = new Map()
  const refusedOnce = new Set()
  const polled = new Set()
  const stats = { asked: 0, streams: 0 }

  const json = (res, body, status = 200, headers = {}) => {
    const type = status >= 400 ? 'application/problem+json' : 'application/json'
    res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers })
    res.end(JSON.stringify(body))
  }
  const problem = (res, status, code, headers, field) =>
    json(
      res,
      { type: 'about:blank', title: code, status, detail: code, code, ...(field ? { field } : {}) },
      status,
      headers,
    )

  const subjectOf = (req, res) => {
    const known = /(?:^|; )subject=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1]
    if (known) return known
    const fresh = randomUUID()
    res.setHeader('set-cookie', `subject=${fresh}; Path=/; HttpOnly; SameSite=Lax`)
    return fresh
  }

  /** One account, "ana" with "a good password"; a third wrong password locks it. */
  let password = 'a good password'
  let wrong = 0
  async function session(req, res, what) {
    const signedIn = /(?:^|; )session=ana/.test(req.headers.cookie ?? '')
    const told = (name) =>
      json(res, { by: 'accounts', name, roles: name ? ['catalog-admin', 'operator'] : [] })
    const cookie = (value) => res.setHeader('set-cookie', `session=${value}; Path=/; HttpOnly`)
    if (req.method === 'GET') return told(signedIn ? 'ana' : null)
    if (req.method === 'DELETE') {
      cookie('; Max-Age=0')
      res.writeHead(204)
      return res.end()
    }
    let text = ''
    for await (const chunk of req) text += chunk
    const body = JSON.parse(text)
    if ((what === 'password' ? body.old : body.password) !== password)
      return ++wrong > 2
        ? problem(res, 429, 'sign_in_locked', { 'retry-after': '90' })
        : problem(res, 401, 'sign_in_failed')
    if (what === 'password') {
      if (body.password.length < 12) return problem(res, 400, 'password_length', {}, 'password')
      password = body.password
    }
    wrong = 0
    cookie('ana')
    return told('ana')
  }

  const extent = (list) => ({
    conversations: list.length,
    questions: list.reduce((n, c) => n + c.turns.length, 0),
    feedback: list.flatMap((c) => c.turns).filter((t) => t.verdict).length,
  })

  async function ask(req, res, subject) {
    let text = ''
    for await (const chunk of req) text += chunk
    const body = JSON.parse(text)
    const key = req.headers['idempotency-key']
    const question = body.question?.trim()
    if (!question) return problem(res, 400, 'question_empty', {}, 'question')
    if (question.length > 2000) return problem(res, 400, 'question_too_long', {}, 'question')
    const earlier = byKey.get(key)
    if (earlier)
      return earlier.text === text
        ? json(res, earlier.answer, 202)
        : problem(res, 422, 'idempotency_mismatch', {}, 'Idempotency-Key')

    const conversation = body.conversationId
      ? conversations.get(body.conversationId)
      : { id: randomUUID(), subject, title: question.slice(0, 80), turns: [] }
    if (!conversation || conversation.subject !== subject)
      return problem(res, 404, 'conversation_unknown', {}, 'conversationId')

    const { events, behaviour } = script(question, {
      locale: body.locale,
      first: conversation.turns.length === 0,
      generator,
    })
    if ((behaviour.limited || behaviour.busy) && !refusedOnce.has(question)) {
      refusedOnce.add(question)
      return behaviour.limited
        ? problem(res, 429, 'rate_limited', { 'retry-after': '3' })
        : problem(res, 503, 'unavailable', { 'retry-after': '2' })
    }
    stats.asked++
    const id = randomUUID()
    const turn = {
      id,
      subject,
      question,
      events: [],
      state: 'running',
      behaviour,
      waiting: new Set(),
    }
    turns.set(id, turn)
    conversations.set(conversation.id, conversation)
    conversation.turns.push(turn)
    conversation.updatedAt = new Date().toISOString()
    const answer = { turnId: id, conversationId: conversation.id }
    byKey.set(key, { text, answer })
    json(res, answer, 202)
    produce(turn, events)
  }

  /** Releases the scripted events one by one, whether or not anybody listens. */
  function produce(turn, events) {
    const pace = turn.behaviour.slow ? Math.max(tickMs * 12, 300) : tickMs
    const release = (event, data) => {
      turn.events.push({ id: turn.events.length + 1, event, data: JSON.stringify(data) })
      for (const wake of turn.waiting) wake()
    }
    const waitForCancel = () => (turn.cancelled ? step() : setTimeout(waitForCancel, pace))
    const step = () => {
      if (turn.cancelled) {
        turn.state = 'cancelled'
        return release('cancelled', {})
      }
      const [event, data] = events.shift()
      if (event === 'done') {
        data.auditId = randomUUID()
        log.append(data.auditId, turn.question, turn.events)
        turn.auditId = data.auditId
        turn.state = 'done'
      }
      if (event === 'error') turn.state = 'failed'
      release(event, data)
      // Stuck: after the sixth event nothing comes but a cancel.
      const stuck = turn.behaviour.stuck && turn.events.length >= 6
      if (stuck) events.length = 1
      if (events.length) setTimeout(stuck ? waitForCancel : step, pace)
    }
    setTimeout(step, tickMs)
  }

  function stream(req, res, turn) {
    stats.streams++
    let next = Number(req.headers['last-event-id'] ?? 0) + 1
    let sent = 0
    res.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    res.write(': hello\n\n')
    const beat = setInterval(() => res.write(': beat\n\n'), 15_000)
    const wake = () => {
      for (; next <= turn.events.length; next++) {
        const e = turn.events[next - 1]
        res.write(`id: ${e.id}\nevent: ${e.event}\ndata: ${e.data}\n\n`)
        if (turn.behaviour.drop && ++sent === 6) {
          turn.behaviour.drop = false
          return res.destroy()
        }
      }
      if (turn.state !== 'running') res.end()
    }
    turn.waiting.add(wake)
    res.on('close', () => {
      clearInterval(beat)
      turn.waiting.delete(wake)
    })
    wake()
  }

  /** The first verdict on a turn that is to fail so is not recorded. */
  async function feedback(req, res, turn) {
    let text = ''
    for await (const chunk of req) text += chunk
    const { helpful, reason = '' } = JSON.parse(text)
    if (typeof helpful !== 'boolean') return problem(res, 400, 'helpful_missing', {}, 'helpful')
    if (!turn.auditId) return problem(res, 400, 'turn_unanswered', {}, 'id')
    if (turn.behaviour.unrecorded) {
      turn.behaviour.unrecorded = false
      return problem(res, 503, 'unavailable', { 'retry-after': '1' })
    }
    turn.verdict = { helpful, reason }
    json(res, { auditId: randomUUID() })
  }

  function receipt(res, auditId, turn) {
    if (!polled.has(auditId)) {
      polled.add(auditId)
      return json(res, {}, 202, { 'retry-after': '1' })
    }
    const found = log.receipt(auditId)
    const { forged } = turn.behaviour
    if (forged === 'answer') found.openings.response = Buffer.alloc(32).toString('base64')
    if (forged === 'inclusion') found.index = (found.index + 1) % found.treeSize
    // Another log's key signs, under this key's name and hash.
    if (forged === 'signature') found.checkpoint = log.checkpoint(new MockLog().privateKey)
    json(res, found)
  }

  const policy = (framed) =>
    framed && embedders.length
      ? CSP.replace("frame-ancestors 'none'", `frame-ancestors ${embedders.join(' ')}`)
      : CSP

  async function asset(res, path, framed) {
    const clean = normalize(path).replace(/^(\.\.[/\\])+/, '')
    const file = clean.startsWith('/img/')
      ? join(at('./img/'), clean.slice(5))
      : join(dist, extname(clean) ? clean : 'index.html')
    let body
    try {
      body = await readFile(file)
    } catch {
      return problem(res, 404, 'http_404')
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    const zipped = !type.startsWith('font/')
    res.writeHead(200, {
      'content-type': type,
      'content-security-policy': policy(framed),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': clean.startsWith('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    })
    res.end(zipped ? gzipSync(body) : body)
  }

  async function route(req, res) {
    const { pathname, searchParams } = new URL(req.url, 'http://mock')
    if (!pathname.startsWith('/api/')) return asset(res, pathname, searchParams.has('embed'))
    const subject = subjectOf(req, res)
    const [, , , what, id, action] = pathname.split('/')
    const ours = (thing) => thing?.subject === subject && thing
    if (what === 'admin' && id === 'catalogue')
      return catalogue.route(req, res, pathname.split('/').slice(5), searchParams, {
        json: (body, status) => json(res, body, status),
        problem: (status, code) => problem(res, status, code),
      })
    if (what === 'shop') return json(res, shop(generator))
    if (what === 'turns' && req.method === 'POST' && !id) return ask(req, res, subject)
    if (what === 'turns') {
      const turn = ours(turns.get(id))
      if (!turn) return problem(res, 404, 'http_404')
      if (action === 'events') return stream(req, res, turn)
      if (action === 'cancel') {
        turn.cancelled = turn.state === 'running'
        return json(res, {}, 202)
      }
      if (action === 'feedback') return feedback(req, res, turn)
    }
    const own = [...conversations.values()].filter(ours)
    const ended = (list) => {
      for (const c of list) {
        conversations.delete(c.id)
        for (const turn of c.turns) {
          turn.cancelled = turn.state === 'running'
          turns.delete(turn.id)
        }
      }
      return extent(list)
    }
    if (what === 'conversations' && !id) {
      if (req.method === 'DELETE') return json(res, ended(own))
      const words = (searchParams.get('search') ?? '').toLowerCase()
      const before = searchParams.get('before') ?? '9999'
      return json(
        res,
        own
          .filter((c) => c.updatedAt < before)
          .filter((c) =>
            [c.title, ...c.turns.map((t) => t.question)].some((x) =>
              x.toLowerCase().includes(words),
            ),
          )
          .map((c) => ({ id: c.id, title: c.title, updatedAt: c.updatedAt }))
          .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
          .slice(0, 100),
      )
    }
    if (what === 'session') return session(req, res, id)
    if (what === 'mine') {
      const { questions, feedback, conversations: count } = extent(own)
      if (req.method === 'DELETE') {
        const gone = ended(own)
        res.setHeader('set-cookie', 'subject=; Path=/; HttpOnly; Max-Age=0')
        return json(res, gone)
      }
      const pseudonym = own.length ? createHash('md5').update(subject).digest('hex') : null
      if (id === 'export')
        return json(res, { pseudonym, conversations: own, log: [] }, 200, {
          'content-disposition': 'attachment; filename="my-data.json"',
        })
      return json(res, {
        pseudonym,
        since: own[0]?.updatedAt ?? null,
        conversations: count,
        questions,
        feedback,
        logEntries: 2 * questions + feedback,
      })
    }
    if (what === 'conversations') {
      const conversation = ours(conversations.get(id))
      if (!conversation) return problem(res, 404, 'http_404')
      if (req.method === 'DELETE') {
        ended([conversation])
        res.writeHead(204)
        return res.end()
      }
      if (req.method === 'PATCH') {
        let text = ''
        for await (const chunk of req) text += chunk
        const title = JSON.parse(text).title.trim()
        if (!title) return problem(res, 400, 'title_empty', {}, 'title')
        conversation.title = title
        res.writeHead(204)
        return res.end()
      }
      return json(res, {
        id,
        turns: conversation.turns.map(
          ({ id: turnId, question, state, events, verdict = null }) => ({
            turnId,
            question,
            state,
            events,
            feedback: verdict,
          }),
        ),
      })
    }
    if (what === 'receipts') {
      const turn = [...turns.values()].find((t) => t.auditId === id && ours(t))
      return turn ? receipt(res, id, turn) : problem(res, 404, 'http_404')
    }
    return problem(res, 404, 'http_404')
  }

  const server = createServer((req, res) => {
    route(req, res).catch((e) => res.destroy(e))
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  const stop = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop,
    stats,
    log,
    turns,
    conversations,
    catalogue,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await startMock({
    port: Number(process.env.PORT ?? 4391),
    tickMs: Number(process.env.TICK ?? 35),
    generator: process.env.GENERATOR ?? 'composer',
  })
  console.log(url)
}
