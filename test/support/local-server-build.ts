import { buildLocalServer } from '../../scripts/build-local-server.mjs'

/** What bundles run is made before the tests, as the build of the portal makes it. */
export default buildLocalServer
