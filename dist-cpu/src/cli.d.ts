#!/usr/bin/env node
/** argv -> configuration -> command -> exit code. No logic of its own. */
import './lib/require-node.js';
