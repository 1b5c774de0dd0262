import { build } from 'esbuild'

/** Bundles `server.ts` with the part of `lib` it needs; packages stay outside. */
export async function bundleServer() {
  await build({
    entryPoints: ['server.ts'],
    outfile: 'build/server.js',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}
