export declare const PROJECT_BODIES: {
    projectName: string;
    projectKey: string;
    encryptionKeys: {
        auth: string;
        config: string;
        data: string;
        blobIndex: string;
        blob: string;
    };
}[];
