export const LOCAL_SERVER: string
export const PLUGIN_MIXES: Record<string, object>
