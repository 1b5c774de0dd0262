export { accountOwner, findAccount, readAccount } from './find-account'
export { removeAccount, saveAccount } from './save-account'
