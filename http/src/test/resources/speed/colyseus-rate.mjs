// Offers the Colyseus peer RATE commands a second over PARTIES parties, each at a set time whatever the server does, and
// prints one JSON line. Latencies count from the time that a command was due, as in RatePart. Runs in the peer's directory.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(process.cwd() + '/')
const { Client } = await import(pathToFileURL(require.resolve('@colyseus/sdk')))
const [parties, players, rate, seconds] = ['PARTIES', 'PLAYERS', 'RATE', 'SECONDS'].map(name => Number(process.env[name]))
const url = process.env.URL
const now = () => performance.now()
let acks = []
let hints = []
let ids = 0

class Table {
  due = []
  busy = false
  step = 0
  started = new Map()

  async open() {
    const host = await new Client(url).create('party', { host: true })
    const join = (_, n) => new Client(url).joinById(host.roomId, { nickname: `p${n + 1}` })
    this.rooms = [host, ...await Promise.all(Array.from({ length: players }, join))]
    for (const room of this.rooms) {
      room.onMessage('ack', answer => this.answered(answer))
      room.onMessage('phase', hint => {
        const start = this.started.get(hint.at)
        if (start !== undefined) hints.push(now() - start)
      })
    }
  }

  offer(at) {
    this.due.push(at)
    this.next()
  }

  // A round: advance, a lie from each, advance, a guess from each, advance, advance.
  next() {
    if (this.busy || this.due.length === 0) return
    this.busy = true
    const start = this.due.shift()
    const id = ++ids
    this.sent = { id, start }
    const step = this.step
    this.step = (step + 1) % (2 * players + 4)
    if (step >= 1 && step <= players) {
      this.rooms[step].send('lie', { id, text: `a plausible lie number ${step}` })
    } else if (step >= players + 2 && step < 2 * players + 2) {
      this.rooms[step - players - 1].send('guess', { id, option: step % 3 })
    } else {
      this.started.set(id, start)
      this.rooms[0].send('advance', { id })
    }
  }

  answered(answer) {
    if (answer.id !== this.sent.id || answer.code) throw new Error(`not accepted: ${JSON.stringify(answer)}`)
    acks.push(now() - this.sent.start)
    this.busy = false
    this.next()
  }
}

const tables = []
for (let i = 0; i < parties; i++) {
  const table = new Table()
  await table.open()
  tables.push(table)
}

// A timer of Node is late by a millisecond or more: the last one is spent looking at the clock, between events.
async function offer(forSeconds) {
  const begun = now()
  const count = forSeconds * rate
  for (let i = 0; i < count; i++) {
    const at = begun + i * 1000 / rate
    while (now() < at) await new Promise(done => at - now() > 2 ? setTimeout(done, 1) : setImmediate(done))
    tables[i % parties].offer(at)
  }
  while (tables.some(table => table.busy)) await new Promise(setImmediate)
}

await offer(2)
acks = []
hints = []
await offer(seconds)
const percentile = (values, p) => {
  const sorted = Float64Array.from(values).sort()
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))].toFixed(3))
}
console.log(JSON.stringify({
  commands: acks.length,
  ack_p50_ms: percentile(acks, 0.5),
  ack_p99_ms: percentile(acks, 0.99),
  hints: hints.length,
  hint_p50_ms: percentile(hints, 0.5),
  hint_p99_ms: percentile(hints, 0.99)
}))
process.exit(0)
