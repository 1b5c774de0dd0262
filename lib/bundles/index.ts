export { buildBundle } from './build-bundle'
export { loadBundleSource } from './load-bundle-source'
export { localServerFiles } from './local-server-files'
export { readLocalServer } from './read-local-server'
export type {
  BuiltBundle,
  BundleFile,
  BundleKey,
  BundleListing,
  BundleSource,
  LocalRelease,
  PluginServer,
  UserSetting,
} from './schema'
export { serveLocally } from './serve-locally'
export { zipBundle } from './zip-bundle'
