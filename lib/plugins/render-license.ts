import type { PluginDefinition } from './definition-schema'
import { APACHE_TERMS, BSD_TERMS, MIT_TERMS } from './license-texts'

type License = PluginDefinition['license']

/** The licence as the manifest names it: an SPDX id, or what npm writes for one that is none of them. */
export function licenseId(license: License): string {
  return license === 'proprietary' ? 'SEE LICENSE IN LICENSE' : license
}

/** The LICENSE file. Without a year, so that the same release gives the same file in any year. */
export function renderLicense(license: License, holder: string): string {
  const copyright = `Copyright (c) ${holder}`
  if (license === 'MIT') return `MIT License\n\n${copyright}\n\n${MIT_TERMS}\n`
  if (license === 'BSD-3-Clause') return `BSD 3-Clause License\n\n${copyright}\n\n${BSD_TERMS}\n`
  if (license === 'Apache-2.0') return `${APACHE_TERMS}\n\n   ${copyright}\n`
  return `${copyright}. All rights reserved.\n\nThe holder lets you install and use this plugin with Claude, as it is and without any warranty, to work\nwith the products of the holder. No other right is given.\n`
}
