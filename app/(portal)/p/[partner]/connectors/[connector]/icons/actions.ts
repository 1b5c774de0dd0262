'use server'

import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { addIcon, removeIcon, toIcon } from '@/lib/connectors'
import { Icon } from '@/lib/connectors/schema'
import { fieldError } from '@/lib/errors'
import { revalidateConnector } from '../../revalidate-connector'
import type { OwnerPlace } from './icon-owner'

const NewIcon = z.object({
  file: z.instanceof(File).optional(),
  address: z.string().trim().max(2000, 'Use at most 2,000 characters').default(''),
  theme: z.enum(['', 'light', 'dark']).default(''),
})
type NewIcon = z.infer<typeof NewIcon>

async function readIcon({ file, address, theme: chosen }: NewIcon): Promise<Icon> {
  const theme = chosen || undefined
  if (file && file.size > 0) return toIcon(new Uint8Array(await file.arrayBuffer()), theme)
  if (address === '') throw fieldError('file', 'Choose a file, or give an address')
  const icon = Icon.safeParse({ src: address, ...(theme && { theme }) })
  if (!icon.success || !address.startsWith('https://')) throw fieldError('address', 'Give an https:// address')
  return icon.data
}

const ownerOf = ({ of, name }: OwnerPlace) => ({ kind: of, name })

export const addIconAction = memberAction(NewIcon, async (member, input, place: OwnerPlace): Promise<void> => {
  await addIcon(member, place.connector, ownerOf(place), await readIcon(input))
  revalidateConnector(member, place.connector)
})

export const removeIconAction = memberAction(
  z.object({ src: z.string().min(1) }),
  async (member, { src }, place: OwnerPlace): Promise<void> => {
    await removeIcon(member, place.connector, ownerOf(place), src)
    revalidateConnector(member, place.connector)
  },
)
