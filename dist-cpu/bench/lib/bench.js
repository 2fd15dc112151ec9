/** What every bench is, and what it gives back: figures side by side, from one run. */
export {};
//# sourceMappingURL=bench.js.map