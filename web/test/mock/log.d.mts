export function leafHash(data: Uint8Array): Buffer
export function rootOf(leaves: Uint8Array[]): Buffer
export function proofOf(index: number, leaves: Uint8Array[]): Buffer[]
export class MockLog {
  privateKey: import('node:crypto').KeyObject
  get publicKey(): string
  append(auditId: string, question: string, events: { event: string; data: string }[]): void
  checkpoint(privateKey?: import('node:crypto').KeyObject): string
  receipt(auditId: string): import('../../src/lib/wire').Receipt | null
}
