import { type CreatedToken, type TokenKind, type TokenView } from '../host/tokens.js';
export interface TokenAccess {
    list(): Promise<TokenView[]>;
    create(kind: TokenKind, ttlMs: number): Promise<CreatedToken>;
    revoke(tokenId: string): Promise<TokenView>;
}
export declare function tokenAccess(storage: string): Promise<TokenAccess>;
