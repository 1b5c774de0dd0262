export { withBrowserHeaders } from './browser-headers'
export { refuseTransport } from './refuse-transport'
export { serveMcp } from './serve-mcp'
