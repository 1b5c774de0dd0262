/** Prices in cents. */
export const CATALOGUE = {
  'MUG-BLUE': { name: 'Blue mug', price: 1250 },
  'TEE-M': { name: 'T-shirt, medium', price: 2400 },
  'NOTE-A5': { name: 'Notebook A5', price: 890 },
  'PEN-SET': { name: 'Set of three pens', price: 1400 },
  'BAG-TOTE': { name: 'Tote bag', price: 1950 },
} as const

export type Sku = keyof typeof CATALOGUE

export const SKUS = Object.keys(CATALOGUE) as [Sku, ...Sku[]]
