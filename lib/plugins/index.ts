export { buildPlugin } from './build-plugin'
export { describePlugin } from './describe-plugin'
export type { BuiltPlugin, PluginDescription, PluginFile } from './schema'
export { zipPlugin } from './zip-plugin'
