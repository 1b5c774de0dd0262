'use server'

import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { saveInstructions } from '@/lib/connectors'
import { Instructions } from '@/lib/connectors/schema'
import { revalidateConnector } from '../../revalidate-connector'
import type { ToolPlace } from '../tools/tool-place'

export const saveInstructionsAction = memberAction(
  z.object({ instructions: Instructions }),
  async (member, input, { connector }: ToolPlace) => {
    await saveInstructions(member, connector, input)
    revalidateConnector(member, connector)
  },
)
