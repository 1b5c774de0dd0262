export { closeBus, publish, subscribe } from './bus'
