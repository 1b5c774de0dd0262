import { PARTNER_CLIENT } from '../support/partner-server.mjs'
import { PUBLISHER_KEY } from './shop-api.mjs'

const tool = (name, more = {}) => ({
  name,
  description: `Says who asks, as ${name}.`,
  method: 'GET',
  path: '/me',
  ...more,
})

/** The portal tells the API who calls. */
const AS_USER = { constants: [{ in: 'header', name: 'X-User', value: '{{user.email}}' }] }
const SHARED_KEY = { kind: 'bearer', value: PUBLISHER_KEY }

/** Publishes a connector for each way in; gives their endpoints. */
export async function publishConnectors(publisher, { api, partner }) {
  const publish = (slug, more, signIn) =>
    publisher.publish({ slug, name: `Orders ${slug}`, description: 'Orders of a small shop.', ...more }, signIn)
  return {
    portal: await publish('accounts', {
      baseUrl: `${api}/shared`,
      access: { mode: 'portal', who: 'anyone' },
      credential: SHARED_KEY,
      tools: [tool('me', AS_USER)],
    }),
    mixed: await publish('when-needed', {
      baseUrl: `${api}/shared`,
      access: { mode: 'portal', mixed: true },
      credential: SHARED_KEY,
      tools: [tool('look', { open: true }), tool('me', AS_USER)],
    }),
    ownKey: await publish('own-key', {
      baseUrl: `${api}/own`,
      access: { mode: 'portal' },
      credential: { kind: 'user_key', label: 'Acme key', check: { tool: 'me', arguments: {} } },
      tools: [tool('me')],
    }),
    partner: await publish(
      'partner',
      { baseUrl: `${api}/partner`, access: { mode: 'partner' }, tools: [tool('me')] },
      {
        discovery: partner,
        clientId: PARTNER_CLIENT.id,
        clientSecret: PARTNER_CLIENT.secret,
        scopes: 'openid profile email offline_access',
      },
    ),
  }
}
