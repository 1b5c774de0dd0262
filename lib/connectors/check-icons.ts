import { type FieldErrors, fieldError } from '@/lib/errors'
import { readImage } from './read-image'
import { ICON_LIMIT, type Icon } from './schema'

/** The bytes of an icon that the definition holds; null for one at an address. */
export function iconBytes({ src }: Icon): Uint8Array | null {
  return src.startsWith('data:') ? Buffer.from(src.slice(src.indexOf(',') + 1), 'base64') : null
}

function iconProblem(icon: Icon): string | null {
  const bytes = iconBytes(icon)
  if (!bytes) return null
  const image = readImage(bytes)
  if ('problem' in image) return image.problem
  const stated = [icon.src.slice('data:'.length, icon.src.indexOf(';')), icon.mimeType ?? image.type]
  const wrong = stated.find((type) => type !== image.type)
  return wrong ? `It says ${wrong}, and is ${image.type}` : null
}

/** What is wrong with icons by their content, by field below `path`. What a name or type claims does not count. */
export function iconErrors(icons: Icon[] | undefined, path = 'icons'): FieldErrors {
  const errors: FieldErrors = {}
  for (const [index, icon] of (icons ?? []).entries()) {
    const problem = iconProblem(icon)
    if (problem) errors[`${path}.${index}.src`] = problem
  }
  return errors
}

/** An uploaded image as an icon, with the type and size its content has. Throws at `file` for what cannot be one. */
export function toIcon(bytes: Uint8Array, theme?: Icon['theme']): Icon {
  const image = readImage(bytes)
  if ('problem' in image) throw fieldError('file', image.problem)
  const src = `data:${image.type};base64,${Buffer.from(bytes).toString('base64')}`
  return { src, mimeType: image.type, sizes: [image.size], ...(theme && { theme }) }
}

/** The icons with one more. Throws at `file` where there is no room. */
export function withIcon(icons: Icon[] | undefined, icon: Icon): Icon[] {
  if ((icons ?? []).some(({ src }) => src === icon.src)) throw fieldError('file', 'This icon is there already')
  if ((icons ?? []).length >= ICON_LIMIT) throw fieldError('file', `Use at most ${ICON_LIMIT} icons. Remove one first.`)
  return [...(icons ?? []), icon]
}
