import { expect, test } from 'vitest'
import { buildRepository, newDeployKey, type PushCredential, pushRepository } from '@/lib/git'

const author = { name: 'Acme', email: 'acme@portal.example' }
const repository = buildRepository([
  { files: [{ path: 'README.md', bytes: Buffer.from('# One') }], message: 'One', author, date: new Date(0) },
])
const token: PushCredential = { kind: 'token', userName: '', token: 'secret' }
const { privateKey } = newDeployKey('portico')
const key: PushCredential = { kind: 'deploy_key', privateKey }

test.each([
  ['https://10.0.0.1/desk.git', token],
  ['https://localhost/desk.git', token],
  ['git@127.0.0.1:desk.git', key],
  ['ssh://git@[::1]/desk.git', key],
  ['ssh://git@localhost:22/desk.git', key],
])('nothing is pushed inside a private network: %s', async (url, credential) => {
  const pushing = pushRepository(repository, { url, branch: 'main', credential })
  await expect(pushing).rejects.toMatchObject({ code: 'upstream_refused', message: expect.stringContaining('private') })
})
