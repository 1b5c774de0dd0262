import { SAMPLE_API_PATH } from '@/lib/network'
import type { JsonSchema, NewConnector, Parameter, ToolDefinition } from './schema'

export interface SampleConnector {
  connector: Omit<NewConnector, 'slug'>
  tools: ToolDefinition[]
}

const STATUSES = ['pending', 'paid', 'shipped', 'delivered', 'cancelled']
const SKUS = ['MUG-BLUE', 'TEE-M', 'NOTE-A5', 'PEN-SET', 'BAG-TOTE']

const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }

const orderId: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The id of the order: a letter and a number, such as A7. list_orders and search_orders give ids.',
  schema: { type: 'string', pattern: '^[A-Za-z][0-9]{1,6}$', examples: ['A7'] },
}

const limit: Parameter = {
  name: 'limit',
  in: 'query',
  required: false,
  description: 'How many orders to return at most.',
  schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
}

const lineSchema: JsonSchema = {
  type: 'object',
  properties: {
    sku: { type: 'string', description: 'Article number.' },
    name: { type: 'string', description: 'What the article is called.' },
    quantity: { type: 'integer', minimum: 1 },
    unit_price: { type: 'number', description: 'Price of one, in the currency of the order.' },
  },
  required: ['sku', 'name', 'quantity', 'unit_price'],
}

const orderSchema: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'The id of the order, such as A7.' },
    status: { type: 'string', enum: STATUSES, description: 'Where the order stands.' },
    customer: { type: 'string', description: 'Name of the customer.' },
    created_at: { type: 'string', format: 'date-time', description: 'When it was placed, in UTC.' },
    items: { type: 'array', items: lineSchema, description: 'What was ordered.' },
    currency: { type: 'string', description: 'ISO 4217 code of all amounts.' },
    total: { type: 'number', description: 'Sum of the order.' },
    tracking_code: { type: ['string', 'null'], description: "The carrier's code; null until the order is shipped." },
  },
  required: ['id', 'status', 'customer', 'created_at', 'items', 'currency', 'total', 'tracking_code'],
}

function listOrders(): ToolDefinition {
  return {
    name: 'list_orders',
    title: 'List orders',
    description:
      'Lists the orders of the shop, newest first, each with its status, customer, items and total. Use it for questions about several orders, such as what is still unpaid or what was shipped. Filter by status to keep the answer short. To find the orders of a customer or with an article, use search_orders. The answer tells in total how many orders match, also beyond the limit.',
    method: 'GET',
    path: '/orders',
    parameters: [
      {
        name: 'status',
        in: 'query',
        required: false,
        description: 'Only orders that stand here. Leave it out for all.',
        schema: { type: 'string', enum: STATUSES },
      },
      limit,
    ],
    bodyEncoding: 'json',
    annotations: READS,
  }
}

function getOrder(): ToolDefinition {
  return {
    name: 'get_order',
    title: 'Get an order',
    description:
      'Returns one order by its id: status, customer, items with prices, total, and the tracking code once it is shipped. Use it when the id is known. When only a name or an article is known, find the id with search_orders first.',
    method: 'GET',
    path: '/orders/{id}',
    parameters: [orderId],
    bodyEncoding: 'json',
    annotations: READS,
    outputSchema: orderSchema,
  }
}

function searchOrders(): ToolDefinition {
  return {
    name: 'search_orders',
    title: 'Search orders',
    description:
      'Finds orders by words in the customer name, the article names, the article numbers or the order id. All words must occur; upper and lower case do not matter. Use it when a person speaks of "the order from Ada" or "the one with the tote bag". Returns the orders newest first, and an empty list when nothing matches.',
    method: 'GET',
    path: '/orders/search',
    parameters: [
      {
        name: 'query',
        in: 'query',
        required: true,
        description: 'One or more words, such as a last name or an article.',
        schema: { type: 'string', minLength: 1, maxLength: 100, examples: ['ada lind', 'tote bag'] },
        sendAs: 'q',
      },
      limit,
    ],
    bodyEncoding: 'json',
    annotations: READS,
  }
}

function createOrder(): ToolDefinition {
  return {
    name: 'create_order',
    title: 'Create an order',
    description:
      'Places a new order for a customer and returns it with its id, its total and the status pending. Each call places another order, so call it once per wish. Articles: MUG-BLUE (blue mug, 12.50 EUR), TEE-M (T-shirt in medium, 24.00), NOTE-A5 (notebook, 8.90), PEN-SET (three pens, 14.00), BAG-TOTE (tote bag, 19.50).',
    method: 'POST',
    path: '/orders',
    parameters: [
      {
        name: 'customer',
        in: 'body',
        required: true,
        description: 'Full name of the customer.',
        schema: { type: 'string', minLength: 1, maxLength: 100, examples: ['Ada Lind'] },
      },
      {
        name: 'items',
        in: 'body',
        required: true,
        description: 'What is ordered, one entry per article.',
        schema: {
          type: 'array',
          minItems: 1,
          maxItems: 20,
          items: {
            type: 'object',
            properties: {
              sku: { type: 'string', enum: SKUS, description: 'Article number.' },
              quantity: { type: 'integer', minimum: 1, maximum: 99, description: 'How many.' },
            },
            required: ['sku', 'quantity'],
            additionalProperties: false,
          },
        },
      },
    ],
    bodyEncoding: 'json',
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  }
}

function cancelOrder(): ToolDefinition {
  return {
    name: 'cancel_order',
    title: 'Cancel an order',
    description:
      'Cancels an order that is pending or paid, and returns it with the status cancelled. This cannot be undone, so be sure which order is meant. An order that is shipped, delivered or already cancelled is refused with the reason.',
    method: 'POST',
    path: '/orders/{id}/cancel',
    parameters: [orderId],
    bodyEncoding: 'json',
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  }
}

function getOrderLabel(): ToolDefinition {
  return {
    name: 'get_order_label',
    title: 'Get a shipping label',
    description:
      'Returns the shipping label of an order as a PNG image: its id in large letters and a barcode. Use it when a person wants to see or check the label. A cancelled order has none. For the tracking code in text, use get_order.',
    method: 'GET',
    path: '/orders/{id}/label',
    parameters: [orderId],
    bodyEncoding: 'json',
    annotations: READS,
  }
}

/** A connector over the sample shop that the portal at `origin` serves, with tools in the order to show them. */
export function sampleConnector(origin: string): SampleConnector {
  return {
    connector: {
      name: 'Sample shop',
      description: 'Orders of a small shop: look them up, find them, place and cancel them, and see shipping labels.',
      baseUrl: `${origin}${SAMPLE_API_PATH}`,
      access: 'open',
    },
    tools: [listOrders(), getOrder(), searchOrders(), createOrder(), cancelOrder(), getOrderLabel()],
  }
}
