import type { HostedConnector } from './schema'

/**
 * The version of a plugin nobody released by hand: `1.<release>.0` of its connector, as a release brings other tools. Rolling back gives
 * the earlier version again; Claude Code updates on any other version, also a lower one.
 */
export function automaticVersion(hosted: Pick<HostedConnector, 'release'>[]): string {
  return `1.${hosted.reduce((sum, { release }) => sum + release, 0)}.0`
}

/** Below zero where `left` comes before `right`; both as SemVer's three numbers. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)]
  return a.map((number, index) => number - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

export type VersionPart = 'major' | 'minor' | 'patch'

/** The version that follows, one higher in that part. */
export function raiseVersion(version: string, part: VersionPart): string {
  const [major = 0, minor = 0, patch = 0] = numbersOf(version)
  if (part === 'major') return `${major + 1}.0.0`
  return part === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number)
}
