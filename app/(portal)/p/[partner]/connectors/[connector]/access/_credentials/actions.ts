'use server'

import { z } from 'zod'
import { memberAction, type Place } from '@/app/_web/form-action'
import { saveUpstreamHosts } from '@/lib/connectors'
import { AppError, fieldError } from '@/lib/errors'
import {
  addEnvironment,
  removeEnvironment,
  renameEnvironment,
  saveEnvironment,
  serveEnvironment,
  testCredential,
} from '@/lib/upstream'
import { Probe } from '@/lib/upstream/schema'
import { revalidateConnector } from '../../../revalidate-connector'
import { EnvironmentForm, fieldOf } from './environment-form'

type ConnectorPlace = Place & { connector: string }
type EnvironmentPlace = ConnectorPlace & { environment: string }

const AnyForm = z.record(z.string(), z.unknown())
type AnyForm = z.infer<typeof AnyForm>

/** The typed environment, and errors of the verb at the fields of the form. */
async function withTyped<T>(form: AnyForm, run: (typed: z.output<typeof EnvironmentForm>) => Promise<T>): Promise<T> {
  const parsed = EnvironmentForm.safeParse(form)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => [String(path[0]), message])
    throw new AppError('invalid_argument', 'Check the marked fields', { fields: Object.fromEntries(fields) })
  }
  try {
    return await run(parsed.data)
  } catch (error) {
    if (!(error instanceof AppError && error.fields)) throw error
    const fields = Object.entries(error.fields).map(([field, message]) => [fieldOf(form, field), message])
    throw new AppError(error.code, error.message, { cause: error, fields: Object.fromEntries(fields) })
  }
}

/** `tool:<name>`, or a path that was typed. */
function probeOf(form: AnyForm): Probe {
  const chosen = String(form.probe ?? '')
  const probe = chosen.startsWith('tool:') ? { tool: chosen.slice(5) } : { path: String(form.path || '/') }
  const parsed = Probe.safeParse(probe)
  if (!parsed.success) throw fieldError('path', 'Start with a slash')
  return parsed.data
}

export const saveEnvironmentAction = memberAction(AnyForm, async (member, form, place: EnvironmentPlace) => {
  await withTyped(form, (typed) => saveEnvironment(member, place.connector, place.environment, typed))
  revalidateConnector(member, place.connector)
})

/** What was typed is tested as it stands; nothing is stored. */
export const testTypedAction = memberAction(AnyForm, (member, form, { connector, environment }: EnvironmentPlace) =>
  withTyped(form, ({ credential, baseUrl }) => {
    const key = String(form.password ?? '')
    return testCredential(member, {
      connectorSlug: connector,
      environment,
      credential,
      baseUrl,
      key,
      probe: probeOf(form),
    })
  }),
)

export const testEnvironmentAction = memberAction(
  AnyForm,
  (member, form, { connector, environment }: EnvironmentPlace) => {
    const key = String(form.password ?? '')
    return testCredential(member, { connectorSlug: connector, environment, key, probe: probeOf(form) })
  },
)

export const addEnvironmentAction = memberAction(
  z.object({ environment: z.string(), environmentUrl: z.string().trim() }),
  async (member, { environment, environmentUrl }, { connector }: ConnectorPlace) => {
    try {
      await addEnvironment(member, connector, environment, { baseUrl: environmentUrl })
    } catch (error) {
      const said = error instanceof AppError && error.fields?.baseUrl
      throw said ? fieldError('environmentUrl', said) : error
    }
    revalidateConnector(member, connector)
  },
)

export const renameEnvironmentAction = memberAction(
  z.object({ environment: z.string() }),
  async (member, { environment: wanted }, { connector, environment }: EnvironmentPlace) => {
    await renameEnvironment(member, connector, environment, wanted)
    revalidateConnector(member, connector)
  },
)

export const serveEnvironmentAction = memberAction(
  z.object({}),
  async (member, _, { connector, environment }: EnvironmentPlace) => {
    await serveEnvironment(member, connector, environment)
    revalidateConnector(member, connector)
  },
)

export const removeEnvironmentAction = memberAction(
  z.object({}),
  async (member, _, { connector, environment }: EnvironmentPlace) => {
    await removeEnvironment(member, connector, environment)
    revalidateConnector(member, connector)
  },
)

export const removeCredentialAction = memberAction(
  z.object({}),
  async (member, _, { connector, environment }: EnvironmentPlace) => {
    await saveEnvironment(member, connector, environment, { credential: { kind: 'none' } })
    revalidateConnector(member, connector)
  },
)

export const saveHostsAction = memberAction(
  z.object({ hosts: z.string().max(20_000) }),
  async (member, { hosts }, { connector }: ConnectorPlace) => {
    try {
      await saveUpstreamHosts(member, connector, hosts.split(/[\s,]+/).filter(Boolean))
    } catch (error) {
      if (!(error instanceof AppError && error.fields)) throw error
      throw fieldError('hosts', Object.values(error.fields)[0] ?? error.message)
    }
    revalidateConnector(member, connector)
  },
)
