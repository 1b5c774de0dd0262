export { accountOwner, findAccount, readAccount } from './find-account'
export { loseAccount } from './lose-account'
export { removeAccount, saveAccount } from './save-account'
