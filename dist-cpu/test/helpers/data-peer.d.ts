/** A peer with a project of one of everything, and the data endpoints as its HTTP server has them. */
import type { Assertions } from 'brittle';
import { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { type DataProject } from './data-project.js';
import { type LocalNetwork } from './network.js';
import { type TestPeer, type TestProject } from './peer.js';
export declare const BASE_URL = "https://archive.example/mapeo/";
export declare const AUTHORIZED: {
    authorization: string;
};
export interface DataPeer extends Pick<TestProject, 'project' | 'projectId'> {
    api: DataApi;
    docs: DataProject;
    network: LocalNetwork;
    peer: TestPeer;
}
/** A device's project, synced to a peer that serves it over HTTP. */
export declare function createDataPeer(t: Assertions, options?: {
    audioBytes?: number;
}): Promise<DataPeer>;
export interface DataApi {
    app: FastifyInstance;
    /** With the token, below `/projects/ID/`. */
    get(path: string): Promise<LightMyRequestResponse>;
    post(path: string, payload: string | object): Promise<LightMyRequestResponse>;
    /** How many requests hold a project open. */
    users(): number;
}
/** The endpoints as the peer's HTTP server has them. */
export declare function serveData(t: Assertions, peer: TestPeer, projectId: string): Promise<DataApi>;
/** The path of a URL that an answer named, as the host behind the base URL sees it. */
export declare function pathOf(url: string): string;
