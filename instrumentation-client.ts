import { pageNonce } from '@/app/_components/page-nonce'

// What adds styles at run time, such as the page held still under a dialog, looks for its nonce here.
Object.assign(globalThis, { __webpack_nonce__: pageNonce() })
