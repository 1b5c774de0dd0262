export { type Connector, getConnector } from './get-connector'
export { type SampleConnector, sampleConnector } from './sample-connector'
