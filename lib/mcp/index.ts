export { withBrowserHeaders } from './browser-headers'
export { endListeners } from './listeners'
export { refuseTransport } from './refuse-transport'
export { serveMcp } from './serve-mcp'
