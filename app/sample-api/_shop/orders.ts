import { singleton } from '@/lib/singleton'
import { CATALOGUE, type Sku } from './catalogue'

export const STATUSES = ['pending', 'paid', 'shipped', 'delivered', 'cancelled'] as const
export type Status = (typeof STATUSES)[number]

export interface Line {
  sku: Sku
  quantity: number
}

export interface Order {
  id: string
  status: Status
  customer: string
  created_at: string
  items: { sku: Sku; name: string; quantity: number; unit_price: number }[]
  currency: 'EUR'
  total: number
  tracking_code: string | null
}

/** New orders push out the oldest new ones; the first nine stay. */
const MAX_CREATED = 200

interface Shop {
  first: Order[]
  created: Order[]
  count: number
}

function toOrder(id: string, status: Status, customer: string, createdAt: string, lines: Line[]): Order {
  const items = lines.map(({ sku, quantity }) => {
    const { name, price } = CATALOGUE[sku]
    return { sku, name, quantity, unit_price: price / 100 }
  })
  const cents = lines.reduce((sum, { sku, quantity }) => sum + CATALOGUE[sku].price * quantity, 0)
  const sent = status === 'shipped' || status === 'delivered'
  return {
    id,
    status,
    customer,
    created_at: createdAt,
    items,
    currency: 'EUR',
    total: cents / 100,
    tracking_code: sent ? `PX${id}26EU` : null,
  }
}

function firstOrders(): Order[] {
  const mug = (quantity: number): Line => ({ sku: 'MUG-BLUE', quantity })
  const tee = (quantity: number): Line => ({ sku: 'TEE-M', quantity })
  const note = (quantity: number): Line => ({ sku: 'NOTE-A5', quantity })
  const pens = (quantity: number): Line => ({ sku: 'PEN-SET', quantity })
  const bag = (quantity: number): Line => ({ sku: 'BAG-TOTE', quantity })
  return [
    toOrder('A1', 'delivered', 'Ada Lind', '2026-09-02T08:15:00Z', [mug(2)]),
    toOrder('A2', 'delivered', 'Bilal Aziz', '2026-09-05T17:40:00Z', [tee(1), bag(1)]),
    toOrder('A3', 'cancelled', 'Chiara Rossi', '2026-09-11T10:05:00Z', [pens(3)]),
    toOrder('A4', 'delivered', 'Dmitri Volkov', '2026-09-20T12:00:00Z', [note(5), pens(1)]),
    toOrder('A5', 'shipped', 'Emma Kowalska', '2026-10-01T09:30:00Z', [bag(2)]),
    toOrder('A6', 'paid', 'Farid Haddad', '2026-10-03T14:22:00Z', [mug(1), tee(2)]),
    toOrder('A7', 'shipped', 'Grace Okafor', '2026-10-04T11:11:00Z', [mug(4), note(2)]),
    toOrder('A8', 'pending', 'Hanna Meyer', '2026-10-06T19:55:00Z', [tee(1)]),
    toOrder('A9', 'paid', 'Ada Lind', '2026-10-07T07:45:00Z', [pens(1), note(1)]),
  ]
}

function shop(): Shop {
  return singleton('sample-shop', () => ({ first: firstOrders(), created: [], count: 0 }))
}

/** Newest first. */
export function allOrders(): Order[] {
  const { first, created } = shop()
  return [...first, ...created].reverse()
}

export function findOrder(id: string): Order | null {
  return allOrders().find((order) => order.id === id.toUpperCase()) ?? null
}

/** The orders whose id, customer or items hold every word of `text`. */
export function searchOrders(text: string): Order[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return allOrders().filter((order) => {
    const items = order.items.map((item) => `${item.sku} ${item.name}`)
    const searched = [order.id, order.customer, ...items].join(' ').toLowerCase()
    return words.every((word) => searched.includes(word))
  })
}

export function addOrder(customer: string, lines: Line[], now = new Date()): Order {
  const target = shop()
  target.count += 1
  const order = toOrder(`B${target.count}`, 'pending', customer, now.toISOString(), lines)
  target.created.push(order)
  if (target.created.length > MAX_CREATED) target.created.shift()
  return order
}
