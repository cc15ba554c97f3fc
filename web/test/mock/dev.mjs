// `npm run dev`: the mock and Vite side by side. BACKEND=http://127.0.0.1:8080 uses a real server.
import { createServer } from 'vite'
import { startMock } from './server.mjs'

const backend = process.env.BACKEND ?? (await startMock({ port: 4391 })).url
const vite = await createServer({
  server: { proxy: { '/api': backend, '/img': backend } },
})
await vite.listen()
vite.printUrls()
