import type { BundleSource } from '@/lib/bundles'
import { prompt, templateResource, textResource } from '../../support/prompts'
import { tool } from '../../support/tools'

/** A small shop whose API asks for a key in a header. */
export const shop: BundleSource = {
  slug: 'acme-orders',
  name: 'Acme Orders',
  description: 'Orders of a small shop. See https://acme.example/docs for more.',
  instructions: 'Amounts are in cents.',
  partnerName: 'Acme',
  release: 7,
  baseUrl: 'https://api.acme.example/v1',
  hosts: ['files.acme.example'],
  key: {
    place: 'header',
    name: 'X-Acme-Key',
    prefix: '',
    label: 'Acme key',
    help: 'A key that may read orders is enough.',
    link: 'https://acme.example/keys',
  },
  icons: [
    { src: 'data:image/png;base64,iVBORw0KGgo=', mimeType: 'image/png' },
    { src: 'https://acme.example/icon.png' },
  ],
  tools: [
    tool({ group: 'Orders', callsPerMinute: 60, open: true, scope: 'orders' }),
    tool({
      name: 'cancel_order',
      title: 'Cancel order',
      description: 'Cancels an order.\nIt cannot be taken back.',
      method: 'POST',
      path: '/orders/{id}/cancel',
      constants: [{ in: 'header', name: 'X-Source', value: 'claude' }],
    }),
  ],
  prompts: [prompt()],
  resources: [textResource(), templateResource()],
  listing: {
    homepage: 'https://acme.example',
    documentation: 'https://acme.example/docs',
    support: 'https://acme.example/help',
    privacyPolicy: 'https://acme.example/privacy',
    icon: new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
  },
}

/** The least there can be. */
export const weather: BundleSource = {
  slug: 'weather',
  name: 'Weather',
  description: 'Forecasts.',
  instructions: '',
  partnerName: 'Sky',
  release: 1,
  baseUrl: 'https://sky.example',
  hosts: [],
  key: null,
  tools: [tool({ name: 'forecast', title: 'Forecast', path: '/forecast', parameters: [] })],
  prompts: [],
  resources: [],
  listing: {},
}
