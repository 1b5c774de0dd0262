import { z } from 'zod'

export const ICON_TYPES = ['image/png', 'image/jpeg', 'image/svg+xml', 'image/webp'] as const
/** Of one icon inside a definition, as a `data:` address. */
export const ICON_CHARACTERS = 90_000
export const ICON_LIMIT = 4
/** Of all icons of a release together. */
export const ICON_TOTAL_CHARACTERS = 5_500_000

const DATA_ADDRESS = /^data:(image\/(?:png|jpeg|svg\+xml|webp));base64,[A-Za-z0-9+/]+={0,2}$/

/** An icon as MCP has it (2025-11-25 and later). Clients must take PNG and JPEG; SVG and WebP they should. */
export const Icon = z.object({
  src: z
    .string()
    .trim()
    .max(ICON_CHARACTERS, 'Use an image of at most 64 KB')
    .refine(
      (text) => DATA_ADDRESS.test(text) || (/^https:\/\//.test(text) && URL.canParse(text) && text.length <= 2000),
      'Give an https:// address, or upload a PNG, JPEG, SVG or WebP',
    ),
  mimeType: z.enum(ICON_TYPES, 'Use PNG, JPEG, SVG or WebP').optional(),
  /** `48x48`, or `any` for an image that scales. */
  sizes: z
    .array(z.string().regex(/^([1-9]\d{0,3}x[1-9]\d{0,3}|any)$/, 'Write a size such as 48x48'))
    .max(8)
    .optional(),
  /** The background the icon is made for. */
  theme: z.enum(['light', 'dark']).optional(),
})
export type Icon = z.infer<typeof Icon>

export const Icons = z.array(Icon).max(ICON_LIMIT, `Use at most ${ICON_LIMIT} icons`)
