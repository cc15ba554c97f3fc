// `npm ci`, but only when the lock file has changed since the last time: Maven asks on every build.
import { execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const STAMP = 'node_modules/.tendero-lock'
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')

if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lock) {
  execSync('npm ci', { stdio: 'inherit' })
  writeFileSync(STAMP, lock)
}
