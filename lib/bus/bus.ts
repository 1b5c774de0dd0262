import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { env } from '@/lib/env'
import { singleton } from '@/lib/singleton'

/** What one part of the product tells the others, in this process and in every other on the same database. */
export interface BusEvents {
  /** The live release, access or credential of a connector changed. */
  'connector.changed': { connectorId: string; slug: string }
  /** A grant was revoked: its tokens stop working. */
  'grant.revoked': { grantId: string }
  /** An account's address was confirmed, or it left a partner: what it may use can be other. */
  'user.changed': { userId: string }
  /** What a user has at the partner's API was stored, refreshed or taken away. */
  'account.changed': { connectorId: string; userId: string }
  /** A custom domain began or ceased to serve. */
  'domain.changed': { host: string }
  /** Signing or sealing keys were added or retired. */
  'keys.changed': Record<never, never>
}

type Topic = keyof BusEvents
type Message = { from: string; topic: Topic; event: BusEvents[Topic] }

const CHANNEL = 'portico'
const RECONNECT_MS = 1_000

interface Bus {
  id: string
  local: EventEmitter
  postgres?: Promise<Client | null>
  closed: boolean
}

function bus(): Bus {
  return singleton('bus', () => {
    const made: Bus = { id: randomUUID(), local: new EventEmitter().setMaxListeners(0), closed: false }
    if (env().DATABASE_URL) made.postgres = listen(made)
    return made
  })
}

function deliver(target: Bus, payload: string | undefined): void {
  if (!payload) return
  const message: Message = JSON.parse(payload)
  if (message.from !== target.id) target.local.emit(message.topic, message.event)
}

async function connect(target: Bus): Promise<Client> {
  const client = new Client({ connectionString: env().DATABASE_URL, keepAlive: true })
  client.on('notification', ({ payload }) => deliver(target, payload))
  await client.connect()
  await client.query(`LISTEN ${CHANNEL}`)
  client.once('error', (error) => {
    console.error('bus: lost the database connection, connecting again:', error.message)
    target.postgres = listen(target)
  })
  return client
}

/** Keeps one LISTEN connection open. While it is down, caches fall back on their own expiry. */
async function listen(target: Bus): Promise<Client | null> {
  while (!target.closed) {
    try {
      return await connect(target)
    } catch (error) {
      console.error('bus: cannot reach the database, trying again:', error instanceof Error ? error.message : error)
      await setTimeout(RECONNECT_MS)
    }
  }
  return null
}

/** Tells every subscriber: those in this process before it returns, those in others within moments. */
export async function publish<T extends Topic>(topic: T, event: BusEvents[T]): Promise<void> {
  const { id, local, postgres } = bus()
  local.emit(topic, event)
  if (!postgres) return
  const client = await postgres
  await client?.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ from: id, topic, event })])
}

/** Calls `listener` for each event of `topic`; gives the function that ends it. */
export function subscribe<T extends Topic>(topic: T, listener: (event: BusEvents[T]) => void): () => void {
  const { local } = bus()
  local.on(topic, listener)
  return () => local.off(topic, listener)
}

export async function closeBus(): Promise<void> {
  const target = bus()
  target.closed = true
  await (await target.postgres)?.end()
}
