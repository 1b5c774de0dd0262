import { expect, type Page } from '@playwright/test'
import type { Place } from './e2e-connectors'

interface Operation {
  summary: string
  tag?: string
  parameters?: object[]
  /** Instead of all that an operation needs. */
  broken?: object
}

const ORDER_ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

/** Of the sample shop that the portal serves. */
export const SHOP_PATHS: Record<string, Record<string, Operation>> = {
  '/orders': {
    get: {
      summary: 'Search orders',
      tag: 'Orders',
      parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
    },
    post: { summary: 'Create an order', tag: 'Orders' },
  },
  '/orders/{id}': {
    get: { summary: 'Get one order', tag: 'Orders', parameters: [ORDER_ID] },
    delete: { summary: 'Cancel an order', tag: 'Orders', parameters: [ORDER_ID] },
  },
  '/products': { get: { summary: 'List products', tag: 'Products' } },
}

function toOperation({ summary, tag, parameters = [], broken }: Operation): object {
  return { summary, ...(tag && { tags: [tag] }), parameters, responses: { 200: { description: 'OK' } }, ...broken }
}

/** An OpenAPI document of an API at that address. */
export function openApiText(
  address: string,
  paths = SHOP_PATHS,
  info = { title: 'Sample shop', version: '1' },
): string {
  const entries = Object.entries(paths).map(([path, operations]) => [
    path,
    Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, toOperation(one)])),
  ])
  return JSON.stringify({
    openapi: '3.0.3',
    info,
    ...(address && { servers: [{ url: address }] }),
    paths: Object.fromEntries(entries),
  })
}

/** Begins an import through the form; gives its id once its operations can be chosen from. */
export async function importInto(page: Page, { here }: Place, document: string): Promise<string> {
  await page.goto(`${here}/tools/import`)
  await page.getByLabel('Document or its address').fill(document)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByRole('list', { name: 'Operations' })).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
