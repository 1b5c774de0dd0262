export { callTool, type ToolCallRequest } from './call-tool'
