import type { ActivityEntry } from './schema'

/** What each event says; `@` is what it was done to. */
const SENTENCES = {
  'connector.created': 'Created the connector @',
  'connector.updated': 'Changed the settings of @',
  'connector.replaced': 'Put a definition for @',
  'connector.deleted': 'Deleted the connector @',
  'draft.restored': 'Restored an earlier draft of @',
  'instructions.updated': 'Changed the instructions of @',
  'icon.added': 'Added an icon to @',
  'icon.removed': 'Removed an icon of @',
  'tool.created': 'Added the tool @',
  'tool.updated': 'Changed the tool @',
  'tool.deleted': 'Deleted the tool @',
  'tool.duplicated': 'Duplicated the tool @',
  'tool.moved': 'Moved the tool @',
  'tools.imported': 'Imported tools into @',
  'tools.arranged': 'Reordered the tools of @',
  'tools.annotated': 'Changed the hints of tools of @',
  'tools.deleted': 'Deleted tools of @',
  'tools.grouped': 'Grouped tools of @',
  'tools.hidden': 'Hid tools of @',
  'tools.shown': 'Showed hidden tools of @',
  'tools.prefixed': 'Renamed tools of @',
  'group.renamed': 'Renamed a group of tools of @',
  'prompt.created': 'Added the prompt @',
  'prompt.updated': 'Changed the prompt @',
  'prompt.deleted': 'Deleted the prompt @',
  'prompts.replaced': 'Replaced the prompts of @',
  'prompts.arranged': 'Reordered the prompts of @',
  'resource.created': 'Added the resource @',
  'resource.updated': 'Changed the resource @',
  'resource.deleted': 'Deleted the resource @',
  'resources.replaced': 'Replaced the resources of @',
  'resources.arranged': 'Reordered the resources of @',
  'release.published': 'Published @',
  'release.rolled_back': 'Rolled @ back',
  'fixture.recorded': 'Kept a recorded answer of @',
  'fixture.renamed': 'Renamed a recorded answer of @',
  'fixture.accepted': 'Accepted the new result of a recorded answer of @',
  'fixture.deleted': 'Deleted a recorded answer of @',
  'credential.replaced': 'Replaced the credential of @',
  'credential.removed': 'Removed the credential of @',
  'access.changed': 'Changed who may connect to @',
  'access.revoked': 'Ended connections to @',
  'access.left': 'Disconnected from @',
  'guest.invited': 'Invited a person to connect to @',
  'guest.accepted': 'Accepted an invitation to connect to @',
  'guest.removed': 'Removed a person who was invited to @',
  'sign_in.saved': 'Changed the sign-in server of @',
  'sign_in.removed': 'Removed the sign-in server of @',
  'environment.changed': 'Changed an environment of @',
  'environment.renamed': 'Renamed an environment of @',
  'environment.removed': 'Removed an environment of @',
  'environment.served': 'Changed the environment that @ calls',
  'upstream_hosts.changed': 'Changed the hosts that @ may call',
  'limits.updated': 'Changed the limits of @',
  'domain.added': 'Added a custom domain to @',
  'domain.verified': 'Proved a custom domain of @',
  'domain.lost': 'Gave up a custom domain of @ that another connector proved',
  'domain.lapsed': 'Stopped serving @ at a custom domain that is no longer proved',
  'domain.removed': 'Removed a custom domain of @',
  'keys.rotated': 'Began to rotate the keys',
  'plugin.saved': 'Saved the plugin @',
  'plugin.deleted': 'Deleted the plugin @',
  'plugin.released': 'Released the plugin @',
  'partner.created': 'Made the company @',
  'partner.handed_over': 'Handed ownership over to @',
  'invitation.created': 'Made an invitation for @',
  'invitation.accepted': 'Accepted an invitation',
  'invitation.revoked': 'Revoked the invitation for @',
  'member.role_changed': 'Changed the role of @',
  'member.removed': 'Removed @ from the team',
  'member.left': 'Left the team',
  'token.created': 'Made the access token @',
  'token.revoked': 'Revoked the access token @',
}

/** What can be written down as having happened. */
export type AuditEvent = keyof typeof SENTENCES

const isAuditEvent = (event: string): event is AuditEvent => Object.hasOwn(SENTENCES, event)

/** For an event that a former version wrote: "custom_domain.verified" as "Custom domain verified". */
function inWords(event: string): string {
  const words = event.replace(/[^a-zA-Z0-9]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What an entry says in plain words, without who did it and when. */
export function describeEvent({ event, subject }: Pick<ActivityEntry, 'event' | 'subject'>): string {
  const sentence = isAuditEvent(event) ? SENTENCES[event] : ''
  if (!sentence) return subject ? `${inWords(event)}: ${subject}` : inWords(event)
  if (subject) return sentence.replace('@', () => subject)
  return sentence.replace('invitation for @', 'invitation').replace(/(?: (?:of|to|into))? @/, '')
}
