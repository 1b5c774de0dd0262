'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { createResource, deleteResource, updateResource } from '@/lib/connectors'
import { ResourceDefinition } from '@/lib/connectors/schema'
import { revalidateConnector } from '../../revalidate-connector'
import { definitionField } from '../_definition/definition-field'
import type { ToolPlace } from '../tools/tool-place'
import { resourcesPath } from './resource-place'

/** Creates the resource, or replaces the one called `place.was`; '' for a new one. */
export const saveResourceAction = memberAction(
  definitionField(ResourceDefinition),
  async (member, resource, place: ToolPlace & { was: string }) => {
    if (place.was) await updateResource(member, place.connector, place.was, resource)
    else await createResource(member, place.connector, resource)
    revalidateConnector(member, place.connector)
    return { name: resource.name }
  },
)

export const deleteResourceAction = memberAction(
  z.object({ name: z.string().min(1) }),
  async (member, { name }, place: ToolPlace) => {
    await deleteResource(member, place.connector, name)
    revalidateConnector(member, place.connector)
    redirect(resourcesPath(place))
  },
)
