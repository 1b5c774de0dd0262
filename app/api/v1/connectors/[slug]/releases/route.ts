import { apiJson, apiRoute } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { getConnector, listReleases } from '@/lib/connectors'
import { parseInput } from '@/lib/errors'
import { publishConnector } from '@/lib/fixtures'
import { ReleaseRequest } from '../../../_contract/requests'

type Params = { slug: string }

export const GET = apiRoute<Params>('read', async ({ member, params }) => {
  const { slug } = await getConnector(member, params.slug)
  const releases = await listReleases(member, slug)
  return apiJson({ releases: releases.map(({ number, ...release }) => ({ release: number, ...release })) })
})

/** Publishes the draft. */
export const POST = apiRoute<Params>('write', async ({ request, member, params, origin }) => {
  const input = parseInput(ReleaseRequest, (await readJson(request)) ?? {})
  const release = await publishConnector(member, params.slug, input)
  return apiJson({ release, endpoint: `${origin}/mcp/${params.slug}` }, 201)
})
