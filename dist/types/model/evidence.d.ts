/** One HTTP exchange, already masked, as the evidence folder keeps it. */
export interface Exchange {
    readonly method: string;
    readonly url: string;
    readonly requestHeaders: Readonly<Record<string, string>>;
    readonly requestBody?: string;
    readonly status: number;
    readonly responseHeaders: Readonly<Record<string, string>>;
    readonly responseBody?: string;
}
/** Proof of one finding: raw exchanges and states, with the times, ports and ids that the SARIF must not hold. */
export interface EvidenceRecord {
    readonly summary: string;
    readonly exchanges: readonly Exchange[];
    /** Named states read back, as text: `balance before`, `refunded after`. */
    readonly states: Readonly<Record<string, string>>;
}
