// The suite imports `globSync` of Node 22 for a command that is not run here. On Node 20 the name is taken out as the
// suite is loaded: `node --import ./test/conformance/node-20.mjs …`
import { register } from 'node:module'

const hook = `
export async function load(url, context, next) {
  const loaded = await next(url, context)
  if (!url.endsWith('/conformance/dist/index.js')) return loaded
  return { ...loaded, source: String(loaded.source).replace('globSync as a,', '') }
}`

if (Number(process.versions.node.split('.')[0]) < 22) register(`data:text/javascript,${encodeURIComponent(hook)}`)
