// End to end in a real browser. Without BASE against the mock, with scripted answers; with
// BASE=http://127.0.0.1:8080 against a running Tendero that has the demo shop and a generous
// TENDERO_LIMITS_TURNS_PER_MINUTE.
// ONLY=word runs the scenarios whose name holds the word. Pictures land in target/e2e/.
import { startMock } from '../mock/server.mjs'
import { launch, PICTURES } from './browser.mjs'
import { looks } from './looks.mjs'
import { behaviours } from './behaviours.mjs'
import { catalogue, catalogueForReal } from './catalogue.mjs'
import { embedding } from './embedding.mjs'
import { endurance } from './endurance.mjs'
import { own as ownData } from './own.mjs'
import { portable } from './portable.mjs'
import { shop } from './shop.mjs'
import { signin } from './signin.mjs'

const only = process.env.ONLY
const own = process.env.BASE ? null : await startMock({ tickMs: 25 })
const base = process.env.BASE ?? own.url
// TOKEN, out of its home's run.json, also lets in where a role is asked for.
const forOwner = process.env.TOKEN ? catalogueForReal : []
const browser = await launch()
const scenarios = [
  ...portable,
  ...ownData,
  ...(own
    ? [...behaviours, ...catalogue, ...signin, ...endurance, ...embedding, ...looks]
    : [...shop, ...forOwner]),
].filter(([name]) => !only || name.includes(only))

let failures = 0
for (const [name, scenario] of scenarios) {
  const problems = []
  const expect = (holds, what) => holds || problems.push(what)
  try {
    await scenario({ browser, base, mock: own, expect })
  } catch (e) {
    problems.push(String(e).split('\n').slice(0, 3).join(' '))
  }
  if (problems.length) failures++
  console.log(
    `${problems.length ? 'FAIL' : 'ok  '} ${name}${problems.map((p) => `\n       ${p}`).join('')}`,
  )
  for (const context of browser.contexts()) await context.close()
}
await browser.close()
await own?.stop()
console.log(`${scenarios.length - failures} passed, ${failures} failed; pictures in ${PICTURES}`)
process.exitCode = failures ? 1 : 0
