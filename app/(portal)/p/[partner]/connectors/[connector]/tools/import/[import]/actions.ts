'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { readAgain } from '@/lib/definitions'
import { importPath } from '../import-place'
import type { ImportPlace } from './load-import'

/** Reads the document of an import that failed or stopped once more. */
export const readAgainAction = memberAction(z.object({}), async (member, _input, place: ImportPlace) => {
  await readAgain(member, place.connector, place.import)
  redirect(importPath({ partner: place.partner, connector: place.connector }, place.import))
})
