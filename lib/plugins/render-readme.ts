import { escapeMarkdown } from '@/lib/markdown'
import { renderDisclosure } from './readme-disclosure'
import { renderInstallation } from './readme-installation'
import { renderIntroduction } from './readme-introduction'
import { renderToolTables } from './readme-tools'
import type { PluginContent } from './schema'

/** The README an installer reads before trusting the plugin, and the directory shows as its listing. */
export function renderReadme(content: PluginContent): string {
  return [
    renderIntroduction(content),
    ...renderToolTables(content),
    renderInstallation(content),
    renderDisclosure(content),
    ...renderLinks(content),
    renderVersion(content),
  ].join('\n')
}

function renderLinks({ definition }: PluginContent): string[] {
  const links = [
    ['Documentation', definition.documentationUrl],
    ['Support', definition.supportUrl],
    ['Privacy policy', definition.privacyPolicyUrl],
    ['Terms of service', definition.termsOfServiceUrl],
  ].flatMap(([label, url]) => (url ? [`- [${label}](<${encodeURI(decodeURI(url))}>)`] : []))
  return links.length > 0 ? [`## Help\n\n${links.join('\n')}\n`] : []
}

function renderVersion({ version, servers, changelog, definition, author, skills, commands }: PluginContent): string {
  const [hosted, ...others] = servers.filter((server) => server.kind === 'hosted')
  const made =
    hosted && others.length === 0 && changelog.length === 0
      ? `, made from release ${hosted.release} of the connector`
      : ''
  const automatic = [...skills, ...commands].some((part) => part.automatic)
  const sentences = [
    `This is version ${version}${made}.`,
    changelog.length > 0 && 'What changed stands in [CHANGELOG.md](CHANGELOG.md).',
    hosted && 'Claude sees a change to the tools at once.',
    hosted && automatic && 'Download the plugin again for a skill and a command that describe the change.',
  ].filter((sentence) => sentence !== false && sentence !== undefined)
  const license =
    definition.license === 'proprietary'
      ? `${escapeMarkdown(author.name)} keeps all rights; see [LICENSE](LICENSE).`
      : `${definition.license}, see [LICENSE](LICENSE).`
  return `## Version\n\n${sentences.join(' ')}\n\n## License\n\n${license}\n`
}
