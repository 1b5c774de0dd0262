import type { z } from 'zod'
import { notAllowed, problem } from './answers'
import { renderLabel } from './label'
import { addOrder, allOrders, findOrder, type Order, searchOrders } from './orders'
import { fieldsOf, ListQuery, NewOrder, readJson, SearchQuery } from './requests'

type Answer = Response | Promise<Response>
type Methods<Handler> = Partial<Record<string, Handler>>
type ShopHandler = (request: Request) => Answer
type OrderHandler = (order: Order) => Answer

function parseQuery<T>(request: Request, schema: z.ZodType<T>): T | Response {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (parsed.success) return parsed.data
  return problem(400, 'invalid_query', 'The query is not right; see fields.', fieldsOf(parsed.error))
}

function page(found: Order[], query: { limit: number; page: number }): Response {
  const start = (query.page - 1) * query.limit
  return Response.json({ orders: found.slice(start, start + query.limit), total: found.length })
}

function list(request: Request): Response {
  const query = parseQuery(request, ListQuery)
  if (query instanceof Response) return query
  const found = allOrders().filter((order) => !query.status || order.status === query.status)
  return page(found, query)
}

function search(request: Request): Response {
  const query = parseQuery(request, SearchQuery)
  return query instanceof Response ? query : page(searchOrders(query.q), query)
}

async function create(request: Request): Promise<Response> {
  const body = await readJson(request)
  if ('message' in body) return problem(body.status, 'invalid_body', body.message)
  const parsed = NewOrder.safeParse(body.value)
  if (!parsed.success) {
    return problem(422, 'invalid_order', 'The order is not right; see fields.', fieldsOf(parsed.error))
  }
  const order = addOrder(parsed.data.customer, parsed.data.items)
  return Response.json(order, { status: 201 })
}

function cancel(order: Order): Response {
  if (order.status === 'pending' || order.status === 'paid') {
    order.status = 'cancelled'
    return Response.json(order)
  }
  const reasons = {
    shipped: `Order ${order.id} has been shipped and can no longer be cancelled. It can be returned once it arrives.`,
    delivered: `Order ${order.id} has been delivered. It can be returned, not cancelled.`,
    cancelled: `Order ${order.id} is already cancelled.`,
  }
  return problem(409, `order_${order.status}`, reasons[order.status])
}

function label(order: Order): Response {
  if (order.status === 'cancelled') {
    return problem(409, 'order_cancelled', `Order ${order.id} is cancelled; it has no label.`)
  }
  return new Response(new Uint8Array(renderLabel(order.id)), { headers: { 'content-type': 'image/png' } })
}

function welcome(): Response {
  return Response.json({ name: 'Sample shop', orders: 'GET or POST orders', search: 'GET orders/search?q=' })
}

const SHOP = new Map<string, Methods<ShopHandler>>([
  ['', { GET: welcome }],
  ['orders', { GET: list, POST: create }],
  ['orders/search', { GET: search }],
])
const ORDER = new Map<string, Methods<OrderHandler>>([
  ['', { GET: (order) => Response.json(order) }],
  ['cancel', { POST: cancel }],
  ['label', { GET: label }],
])

/** Answers one request to the sample shop; `path` are the decoded segments below `/sample-api`. */
export async function handleShop(request: Request, path: string[]): Promise<Response> {
  const shop = SHOP.get(path.join('/'))
  if (shop) return shop[request.method]?.(request) ?? notAllowed(Object.keys(shop))

  const [root, id, ...part] = path
  const methods = ORDER.get(part.join('/'))
  if (root !== 'orders' || id === undefined || !methods) {
    return problem(404, 'not_found', 'There is nothing at this path. Begin at orders.')
  }
  const handler = methods[request.method]
  if (!handler) return notAllowed(Object.keys(methods))
  const order = findOrder(id)
  return order ? handler(order) : problem(404, 'order_not_found', `There is no order ${id}. Ids look like A7.`)
}
