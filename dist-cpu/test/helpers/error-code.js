import { MapeoWebError } from '../../src/lib/errors.js';
/** The code of the error that `run` throws; `none` if it throws none. */
export function errorCode(run) {
    try {
        run();
    }
    catch (error) {
        if (error instanceof MapeoWebError)
            return error.code;
        throw error;
    }
    return 'none';
}
//# sourceMappingURL=error-code.js.map