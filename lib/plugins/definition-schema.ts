import { z } from 'zod'
import { Base64, base64Bytes, Slug } from '@/lib/connectors/schema'

/** The licences a plugin can be given; each has its text. */
export const LICENSES = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'proprietary'] as const

/** claude.ai refuses an upload over these without saying why. */
export const MANIFEST_DESCRIPTION_LIMIT = 500
export const SKILL_DESCRIPTION_LIMIT = 1024
export const SKILL_NAME_LIMIT = 64
/** Agent Skills asks for fewer than 500 lines, so that reading the skill stays cheap. */
export const SKILL_LINES_LIMIT = 499
/** The plugin directory holds back larger text files. */
export const FILE_BYTES_LIMIT = 256 * 1024 - 1
/** Of a picture or a font, and of all that is uploaded for one plugin. */
export const ASSET_BYTES_LIMIT = 1024 * 1024
export const PLUGIN_BYTES_LIMIT = 4 * 1024 * 1024
export const ICON_BYTES_LIMIT = 512 * 1024

const Text = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, `Use at most ${limit.toLocaleString('en')} characters`)
const HttpsUrl = z
  .url({ protocol: /^https$/, error: 'Write an address that starts with https://' })
  .max(2000, 'Use at most 2,000 characters')

/** Names of skills, commands and files: they become folders and parts of slash commands. */
export const KebabName = z
  .string()
  .trim()
  .min(1, 'Give a name')
  .max(SKILL_NAME_LIMIT, `Use at most ${SKILL_NAME_LIMIT} characters`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lowercase letters, digits and single hyphens')

/** The Skills API refuses the names of Claude and Anthropic anywhere in a skill's. */
export const SkillName = KebabName.refine(
  (name) => !/claude|anthropic/.test(name),
  'Leave out "claude" and "anthropic"',
)

const RESERVED_SERVERS = new Set(['workspace', 'claude-in-chrome', 'computer-use'])
/** A server's key in .mcp.json: part of each tool's name, so the shorter the better. */
export const ServerKey = z
  .string()
  .trim()
  .regex(/^[a-zA-Z0-9_-]{1,32}$/, 'Use letters, digits, underscores and hyphens, at most 32')
  .refine((key) => !RESERVED_SERVERS.has(key), 'Claude Code keeps this name for itself. Choose another.')

/** A connector that this portal hosts; under `api` where it is the only one, else under its slug, unless it is given a name. */
export const HostedReference = z.strictObject({ connector: Slug, name: ServerKey.optional() })
/** Any other remote MCP server. */
export const RemoteReference = z.strictObject({ name: ServerKey, url: HttpsUrl })
/** A program on the user's own computer. */
export const LocalReference = z.strictObject({
  name: ServerKey,
  command: z.string().trim().min(1, 'Write the command that starts the server').max(500, 'Use at most 500 characters'),
  args: z.array(z.string().max(2000, 'Use at most 2,000 characters')).max(50, 'Use at most 50 arguments').default([]),
  env: z
    .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'Use letters, digits and underscores'), z.string().max(2000))
    .default({}),
})
export const ConnectorReference = z.union([HostedReference, RemoteReference, LocalReference])
export type HostedReference = z.infer<typeof HostedReference>
export type RemoteReference = z.infer<typeof RemoteReference>
export type LocalReference = z.infer<typeof LocalReference>
export type ConnectorReference = z.infer<typeof ConnectorReference>

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._ -]*$/
/** Below the skill's folder, as the Agent Skills format has it. */
export const SkillFilePath = z
  .string()
  .trim()
  .max(200, 'Use at most 200 characters')
  .refine(
    (path) => /^(?:references|assets|scripts)\//.test(path) && path.split('/').every((part) => SEGMENT.test(part)),
    'Put the file below references/, assets/ or scripts/; use letters, digits, dots, hyphens and underscores',
  )
const TEXT_ENDING = /\.(md|txt|json|ya?ml|csv|tsv|xml|html|css|svg|js|mjs|ts|py|sh|sql|toml)$/i
const BINARY_ENDING = /\.(png|jpe?g|gif|webp|woff2?|ttf|otf)$/i
const TextFile = z.strictObject({
  path: SkillFilePath.refine((path) => TEXT_ENDING.test(path), 'Give it the ending of a text file, such as .md'),
  text: z.string().refine((text) => new TextEncoder().encode(text).length <= FILE_BYTES_LIMIT, 'Use less than 256 KB'),
})
const BinaryFile = z.strictObject({
  path: SkillFilePath.refine((path) => BINARY_ENDING.test(path), 'Only PNG, JPEG, GIF, WebP and fonts can be binary'),
  base64: Base64.refine((text) => base64Bytes(text) <= ASSET_BYTES_LIMIT, 'Use at most 1 MB'),
})
export const SkillFile = z.union([TextFile, BinaryFile])
export type SkillFile = z.infer<typeof SkillFile>

/** What a text was when it was drafted; it still is, unless the partner edited it. */
export const DraftMark = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), from: Text(200) })

const noBrackets = (text: string) => !/[<>]/.test(text)

/** An Agent Skill: the six portable fields of its frontmatter, its text, and the files beside it. */
export const SkillDefinition = z.strictObject({
  name: SkillName,
  description: Text(SKILL_DESCRIPTION_LIMIT)
    .min(1, 'Claude reads this to decide when to take up the skill')
    .refine(noBrackets, 'Leave out < and >; claude.ai refuses an upload with them here'),
  license: Text(200).optional(),
  compatibility: Text(500).optional(),
  metadata: z.record(z.string().min(1).max(64), Text(500)).optional(),
  /** Tools by their short names: `get_order`, or `orders:get_order` where several connectors have it. Others stay as they are. */
  allowedTools: z.array(Text(200).min(1)).max(100, 'Use at most 100 tools').optional(),
  body: z
    .string()
    .min(1, 'Write what Claude should do')
    .refine(
      (text) => text.split('\n').length < SKILL_LINES_LIMIT - 20,
      'Use fewer than 480 lines; put the rest into references/',
    ),
  files: z.array(SkillFile).max(200, 'Use at most 200 files').optional(),
  drafted: DraftMark.optional(),
})
export type SkillDefinition = z.infer<typeof SkillDefinition>

/** A slash command, `/<plugin>:<name>`. */
export const CommandDefinition = z.strictObject({
  name: KebabName,
  description: Text(SKILL_DESCRIPTION_LIMIT)
    .min(1, 'People see this in the list of commands; without it Claude does not')
    .refine(noBrackets, 'Leave out < and >'),
  argumentHint: Text(200).optional(),
  /** Tools by their short names, used without asking. */
  allowedTools: z.array(Text(200).min(1)).max(100, 'Use at most 100 tools').optional(),
  body: z.string().min(1, 'Write what Claude should do with the command').max(50_000, 'Use at most 50,000 characters'),
  drafted: DraftMark.optional(),
})
export type CommandDefinition = z.infer<typeof CommandDefinition>

export const PluginIcon = z.strictObject({
  type: z.enum(['image/png', 'image/svg+xml', 'image/jpeg', 'image/webp'], 'Use PNG, SVG, JPEG or WebP'),
  base64: Base64.refine((text) => base64Bytes(text) <= ICON_BYTES_LIMIT, 'Use at most 512 KB'),
})
export type PluginIcon = z.infer<typeof PluginIcon>

export const PluginAuthor = z.strictObject({
  name: Text(100).min(1, 'Give the name of the author'),
  email: z.email('Write an e-mail address').optional(),
  url: HttpsUrl.optional(),
})

export type PluginAuthor = z.infer<typeof PluginAuthor>

/** No two of a list by one name. */
function uniqueNames(list: { name?: string | undefined }[] | undefined, what: string, context: z.RefinementCtx) {
  const seen = new Set<string>()
  for (const [index, { name }] of (list ?? []).entries()) {
    if (name !== undefined && seen.has(name)) {
      context.addIssue({ code: 'custom', path: [what, index, 'name'], message: `There is a second "${name}"` })
    }
    if (name !== undefined) seen.add(name)
  }
}

function uniqueConnectors(connectors: ConnectorReference[], context: z.RefinementCtx) {
  const slugs = connectors.map((each) => ('connector' in each ? each.connector : null))
  for (const [index, slug] of slugs.entries()) {
    if (slug === null || slugs.indexOf(slug) === index) continue
    context.addIssue({
      code: 'custom',
      path: ['connectors', index, 'connector'],
      message: `"${slug}" is there already`,
    })
  }
}

/** The fields of a plugin, with the listing fields by the names the manifest has for them. */
export const PluginFields = z.strictObject({
  displayName: Text(100).optional(),
  description: Text(MANIFEST_DESCRIPTION_LIMIT)
    .refine(
      (text) => !/(?:https?:\/\/|www\.)/i.test(text),
      'Leave out web addresses; claude.ai refuses an upload with one',
    )
    .optional(),
  keywords: z.array(Text(40).min(1)).max(20, 'Use at most 20 keywords').optional(),
  author: PluginAuthor.optional(),
  homepage: HttpsUrl.optional(),
  repository: HttpsUrl.optional(),
  documentationUrl: HttpsUrl.optional(),
  supportUrl: HttpsUrl.optional(),
  privacyPolicyUrl: HttpsUrl.optional(),
  termsOfServiceUrl: HttpsUrl.optional(),
  license: z.enum(LICENSES, 'Choose a licence of the list').default('MIT'),
  icon: PluginIcon.optional(),
  connectors: z.array(ConnectorReference).max(10, 'Use at most 10 connectors').default([]),
  /** Left out: drafted from the tools of the hosted connectors at each build. */
  skills: z.array(SkillDefinition).max(50, 'Use at most 50 skills').optional(),
  /** Left out: drafted likewise. */
  commands: z.array(CommandDefinition).max(50, 'Use at most 50 commands').optional(),
  /** Markdown instead of the README that is written from all of this. */
  readme: z.string().max(100_000, 'Use at most 100,000 characters').optional(),
})

/** What a plugin is made of. */
export const PluginDefinition = PluginFields.superRefine((plugin, context) => {
  uniqueNames(plugin.connectors, 'connectors', context)
  uniqueConnectors(plugin.connectors, context)
  uniqueNames(plugin.skills, 'skills', context)
  uniqueNames(plugin.commands, 'commands', context)
})
export type PluginDefinition = z.infer<typeof PluginDefinition>

/** SemVer's three numbers. */
export const PluginVersion = z
  .string()
  .trim()
  .regex(/^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/, 'Write a version such as 1.4.0')
