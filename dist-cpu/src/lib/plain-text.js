/**
 * Text that strangers chose, for terminals and logs: one line, nothing that moves the cursor or
 * turns the direction of what follows, and not too long.
 */
export function plainText(text, maxChars = 100) {
    const clean = text
        // Four code units are enough for any character; more need not be looked at.
        .slice(0, maxChars * 4)
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
        .trim();
    const chars = [...clean];
    return chars.length > maxChars ? `${chars.slice(0, maxChars - 1).join('')}…` : clean;
}
//# sourceMappingURL=plain-text.js.map