export {};
//# sourceMappingURL=daemon-settings.js.map