// The server of a desktop bundle: a connector's release on a user's own computer, over stdio, with the user's own key. Nothing of the
// portal is needed to run it: scripts/build-local-server.mjs makes one file of this and all it imports.
import { readFileSync } from 'node:fs'
import { serveLocally } from '@/lib/bundles'

const release = JSON.parse(readFileSync(new URL('release.json', import.meta.url), 'utf8'))
serveLocally(release, process.env)
