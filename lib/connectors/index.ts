export { type Connector, getConnector } from './get-connector'
