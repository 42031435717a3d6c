// Made from /api/ext/v1/openapi.json by conformance/browser/types.cjs.
export interface paths {
    "/api/ext/v1/setup/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first administrator */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first administrator is still to be made */
        get: operations["getSetupState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/usergroups/{group_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users in a group, in order of their ids */
        get: operations["listUserGroupMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/usergroups/{group_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a user into a group of type 4 */
        put: operations["addUserGroupMember"];
        post?: never;
        /** Take a user out of a group */
        delete: operations["removeUserGroupMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/attestations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an index carries about the images that it lists, as BuildKit puts it there, or what indexes carry about an image; nobody has checked it */
        get: operations["listAttestations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which files another artifact of the repository has otherwise */
        get: operations["listFileChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/hidden-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files of an image that layers above change or remove: they are transferred, and nobody sees them */
        get: operations["listHiddenFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/layers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an image was made, step by step, with its layers */
        get: operations["listLayers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/layers/{layer}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files that a layer puts or removes */
        get: operations["listLayerFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/layers/{layer}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The beginning of a file in a layer */
        get: operations["previewLayerFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which images an image is built on, and what is built on it, by their layers */
        get: operations["getLineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A manifest, byte by byte, without pulling it */
        get: operations["readManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifact-marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether artifacts of a repository are signed, tell what is inside, and are listed by an index */
        get: operations["listArtifactMarks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole log as lines of JSON, as it was stored */
        get: operations["exportAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A project's log as lines of JSON, oldest first */
        get: operations["exportProjectLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A delivery with what was sent and what came back */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/deliveries/{delivery_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the same once more */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell each target something that did not happen, once */
        post: operations["tryWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs of all jobs, newest first */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run, with how far it is */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a run to stop */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/jobs/{job_id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a run said; it grows only at its end while the run goes on */
        get: operations["getJobLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/system/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When content was last read again, and what is damaged */
        get: operations["getVerification"];
        put?: never;
        /** Read all content again now, or go on where a stopped pass ended */
        post: operations["startVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/system/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the server writes its backup, and which one lies there */
        get: operations["getBackup"];
        put?: never;
        /** Copy metadata and content into the folder; what lies there is used */
        post: operations["startBackup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Projects, repositories, tags, digests, people and robots by their names */
        get: operations["searchEverything"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tags of a repository, one row for each manifest that has any */
        get: operations["listTagGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pushes, pulls and held bytes over time: of the installation to whoever sees all projects, to others the sum of those where they have a role for all repositories */
        get: operations["getSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/series/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pulls of the last thirty days and held bytes of some projects, for a list of them; those that the caller does not see, or sees in part, are left out */
        get: operations["getSeriesOfProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pushes, pulls and held bytes of a project over time; held bytes to whoever may read its quota */
        get: operations["getProjectSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pushes and pulls of a repository over time */
        get: operations["getRepositorySeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/storage/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the space goes: the projects that hold most, and of each the repositories that do, as far as the caller sees them */
        get: operations["getStorageTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a project holds, and the largest of its repositories that the caller sees */
        get: operations["getProjectStorage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/projects/{project_name}/repos/{repository_name}/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a repository holds and shares with others, as it was measured last */
        get: operations["getRepositoryStorage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much there is and happens: everywhere to whoever sees all projects, to others where they have a role for all repositories */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody should look at, as far as the caller may; kinds: health_failed, content_damaged, quota_full, quota_near, job_failed, webhook_failed, robot_expired, audit_waiting, audit_dropped, robot_expiring, job_paused, webhook_disabled, cleanup_never */
        get: operations["listAttention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/me/prefs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller has set for the pages */
        get: operations["getPreferences"];
        /** Replace what the caller has set for the pages */
        put: operations["setPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/me/pins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The projects and repositories that the caller has pinned */
        get: operations["getPins"];
        /** Replace what the caller has pinned */
        put: operations["setPins"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the caller is signed in with a browser, the newest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** End all sessions of the caller but that of this request */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a session of the caller; it is over at once */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's personal access tokens */
        get: operations["listPersonalTokens"];
        put?: never;
        /** Make a token to show in place of the password */
        post: operations["createPersonalToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token; it is good for nothing at once */
        delete: operations["revokePersonalToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens, as far as the caller may know, as server-sent events whose data is {id, type, project, ref, at, data} */
        get: operations["followEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ext/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The description of this API in OpenAPI 3.1 */
        get: operations["getExtensionDescription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AskedRecord: {
            /** Format: int64 */
            job_id: number;
        };
        AttentionItem: {
            kind: string;
            severity: string;
            subject: string;
            /** Format: int64 */
            id?: number;
            project?: string;
            /** Format: int64 */
            used?: number;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            count?: number;
            at?: string;
            reason?: string;
            resource?: string;
        };
        AttestationRecord: {
            digest: string;
            /** Format: int64 */
            size: number;
            index: string;
            subject: string;
            statements: components["schemas"]["StatementRecord"][];
        };
        AttestationsRecord: {
            attestations: components["schemas"]["AttestationRecord"][];
        };
        BackupRecord: {
            folder?: string;
            last_at?: string;
            /** Format: int64 */
            metadata_size?: number;
        };
        BaseRecord: {
            image: components["schemas"]["ImageRecord"];
            /** Format: int32 */
            layers: number;
            /** Format: int64 */
            size: number;
            said: boolean;
            newer: components["schemas"]["NewerRecord"][];
        };
        BelowRecord: {
            layer: string;
            /** Format: int64 */
            size: number;
        };
        ChangeRecord: {
            path: string;
            change: string;
            before?: components["schemas"]["FileRecord"];
            after?: components["schemas"]["FileRecord"];
        };
        ChangesRecord: {
            from: string;
            to: string;
            added: components["schemas"]["CountRecord"];
            changed: components["schemas"]["CountRecord"];
            removed: components["schemas"]["CountRecord"];
            files: components["schemas"]["ChangeRecord"][];
            more: boolean;
        };
        CountRecord: {
            /** Format: int64 */
            files: number;
            /** Format: int64 */
            bytes: number;
        };
        DamagedRecord: {
            digest: string;
            /** Format: int64 */
            size: number;
            repositories: string[];
        };
        DayAndBefore: {
            /** Format: int64 */
            today: number;
            /** Format: int64 */
            yesterday: number;
        };
        DeliveryDetail: {
            /** Format: int64 */
            id: number;
            event_type: string;
            address: string;
            status: string;
            /** Format: int32 */
            attempts: number;
            request_body: string;
            /** Format: int32 */
            response_status?: number;
            response_body: string;
            log: string;
            trial: boolean;
            creation_time: string;
            end_time?: string;
        };
        ErrorEntry: {
            code: string;
            message: string;
        };
        Errors: {
            errors: components["schemas"]["ErrorEntry"][];
        };
        FileContent: {
            path: string;
            /** Format: int64 */
            size: number;
            truncated: boolean;
            form: string;
            content: string;
        };
        FileRecord: {
            path: string;
            name: string;
            type: string;
            change: string;
            deleted: boolean;
            /** Format: int64 */
            size: number;
            mode?: string;
            /** Format: int64 */
            owner?: number;
            /** Format: int64 */
            group?: number;
            modified?: string;
            target?: string;
            layer: string;
            below?: components["schemas"]["BelowRecord"];
        };
        FilesRecord: {
            files: components["schemas"]["FileRecord"][];
            more: boolean;
            whole: boolean;
        };
        Found: {
            projects: components["schemas"]["FoundProject"][];
            repositories: components["schemas"]["FoundRepository"][];
            tags: components["schemas"]["FoundTag"][];
            digests: components["schemas"]["FoundManifest"][];
            people: components["schemas"]["FoundPerson"][];
            robots: components["schemas"]["FoundRobot"][];
        };
        FoundManifest: {
            repository: string;
            digest: string;
            media_type: string;
            pushed_at: string;
        };
        FoundPerson: {
            /** Format: int64 */
            id: number;
            username: string;
            real_name: string;
        };
        FoundProject: {
            /** Format: int64 */
            id: number;
            name: string;
            public: boolean;
        };
        FoundRepository: {
            name: string;
            /** Format: int64 */
            project_id: number;
            public: boolean;
            /** Format: int64 */
            pull_count: number;
            /** Format: int32 */
            tag_count: number;
            more_tags: boolean;
        };
        FoundRobot: {
            /** Format: int64 */
            id: number;
            name: string;
            /** Format: int64 */
            project_id?: number;
            disabled: boolean;
            expires_at?: string;
        };
        FoundTag: {
            repository: string;
            tag: string;
            digest: string;
            pushed_at: string;
            others: string[];
        };
        GroupMember: {
            /** Format: int64 */
            user_id: number;
            username: string;
        };
        HiddenFileRecord: {
            path: string;
            layer: string;
            /** Format: int64 */
            size: number;
        };
        HiddenFilesRecord: {
            /** Format: int64 */
            files: number;
            /** Format: int64 */
            bytes: number;
            largest: components["schemas"]["HiddenFileRecord"][];
        };
        ImageLayersRecord: {
            digest: string;
            platform?: string;
            platforms: string[];
            /** Format: int64 */
            size: number;
            steps: components["schemas"]["StepRecord"][];
        };
        ImageRecord: {
            project: string;
            repository: string;
            digest: string;
            index?: string;
            tags: string[];
        };
        JobPage: {
            items: components["schemas"]["JobRecord"][];
            next?: string;
        };
        JobRecord: {
            /** Format: int64 */
            id: number;
            kind: string;
            state: string;
            cause: string;
            node?: string;
            requested_at: string;
            started_at?: string;
            ended_at?: string;
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            total: number;
            message?: string;
            parameters: {
                [key: string]: string;
            };
            figures: {
                [key: string]: number;
            };
        };
        LayerRecord: {
            digest: string;
            media_type: string;
            /** Format: int64 */
            size: number;
            content: string;
            urls: string[];
            shared: components["schemas"]["SharedRecord"];
            /** Format: int64 */
            entries?: number;
            /** Format: int64 */
            unpacked?: number;
            unreadable?: string;
        };
        LineageRecord: {
            digest: string;
            platform?: string;
            /** Format: int32 */
            layers: number;
            /** Format: int64 */
            size: number;
            said?: components["schemas"]["SaidRecord"];
            bases: components["schemas"]["BaseRecord"][];
            sharing?: components["schemas"]["SharingRecord"];
            users: components["schemas"]["UsersRecord"];
        };
        MarkRecord: {
            /** Format: int64 */
            id: number;
            signed: boolean;
            sbom: boolean;
            accessories: string[];
            listed: boolean;
        };
        MarksRecord: {
            marks: components["schemas"]["MarkRecord"][];
        };
        NewPersonalToken: {
            name?: string;
            scopes?: string[];
            /** Format: int32 */
            expires_in_days?: number;
        };
        NewerRecord: {
            tag: string;
            moved: boolean;
            /** Format: int64 */
            versions: number;
            more: boolean;
        };
        OneProjectRecord: {
            /** Format: int64 */
            id: number;
            pulls: number[];
            /** Format: int64 */
            stored?: number;
        };
        Overview: {
            /** Format: int64 */
            projects: number;
            /** Format: int64 */
            repositories: number;
            /** Format: int64 */
            artifacts: number;
            /** Format: int64 */
            stored: number;
            /** Format: int64 */
            disk?: number;
            pushes: components["schemas"]["DayAndBefore"];
            pulls: components["schemas"]["DayAndBefore"];
        };
        PersonalTokenMade: {
            token: string;
            details: components["schemas"]["PersonalTokenRecord"];
        };
        PersonalTokenRecord: {
            /** Format: int64 */
            id: number;
            name: string;
            scopes: string[];
            created_at: string;
            expires_at?: string;
            last_used_at?: string;
        };
        Pins: {
            pins?: string[];
        };
        ProgressRecord: {
            state: string;
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            total: number;
        };
        ProjectFiguresRecord: {
            projects: components["schemas"]["OneProjectRecord"][];
        };
        RepositoryStorage: {
            measured?: components["schemas"]["StorageRepository"];
        };
        SaidRecord: {
            name?: string;
            digest?: string;
        };
        SeriesPointRecord: {
            at: string;
            /** Format: int64 */
            pushes: number;
            /** Format: int64 */
            pulls: number;
            /** Format: int64 */
            stored?: number;
            /** Format: int64 */
            reclaimable?: number;
        };
        SeriesRecord: {
            step: string;
            points: components["schemas"]["SeriesPointRecord"][];
        };
        SessionRecord: {
            id: string;
            begun_at: string;
            last_used_at: string;
            address?: string;
            client?: string;
            current: boolean;
        };
        SetupAnswer: {
            /** Format: int64 */
            user_id: number;
            username: string;
        };
        SetupRequest: {
            code?: string;
            username?: string;
            email?: string;
            password?: string;
        };
        SetupState: {
            pending: boolean;
        };
        SharedRecord: {
            /** Format: int64 */
            artifacts: number;
            /** Format: int64 */
            repositories: number;
            more: boolean;
        };
        SharingRecord: {
            /** Format: int64 */
            images: number;
            /** Format: int64 */
            repositories: number;
            more: boolean;
        };
        StatementRecord: {
            digest: string;
            /** Format: int64 */
            size: number;
            media_type: string;
            predicate_type?: string;
        };
        StepRecord: {
            /** Format: int32 */
            position: number;
            instruction?: string;
            created?: string;
            author?: string;
            comment?: string;
            empty: boolean;
            layer?: components["schemas"]["LayerRecord"];
        };
        StorageProject: {
            /** Format: int64 */
            id: number;
            name: string;
            /** Format: int64 */
            stored?: number;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            growth?: number;
            repositories: components["schemas"]["StorageRepository"][];
            more: components["schemas"]["StorageRest"];
        };
        StorageRepository: {
            name: string;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            growth?: number;
            /** Format: int64 */
            shared_in_project?: number;
            /** Format: int64 */
            shared?: number;
            /** Format: int64 */
            artifacts: number;
            measured_at: string;
        };
        StorageRest: {
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            bytes: number;
        };
        StorageTreeRecord: {
            projects: components["schemas"]["StorageProject"][];
            more: components["schemas"]["StorageRest"];
            since?: string;
        };
        TagLabel: {
            /** Format: int64 */
            id: number;
            name: string;
            color: string;
        };
        TagList: {
            rows: components["schemas"]["TagRow"][];
            next?: string;
            previous?: string;
        };
        TagPlatform: {
            os: string;
            architecture: string;
            variant?: string;
            digest: string;
            /** Format: int64 */
            size?: number;
        };
        TagRow: {
            tag: string;
            aliases: string[];
            digest: string;
            type?: string;
            media_type: string;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            shared_size: number;
            /** Format: int64 */
            pull_size: number;
            /** Format: int64 */
            pull_count: number;
            daily_pulls: number[];
            pushed_at: string;
            pushed_by?: string;
            pulled_at?: string;
            platforms: components["schemas"]["TagPlatform"][];
            signed: boolean;
            sbom: boolean;
            accessories: string[];
            immutable: boolean;
            labels: components["schemas"]["TagLabel"][];
        };
        Trial: {
            deliveries: number[];
        };
        UserPreferences: {
            values?: {
                [key: string]: string;
            };
        };
        UserRecord: {
            /** Format: int64 */
            images: number;
            newest: components["schemas"]["ImageRecord"];
        };
        UsersRecord: {
            /** Format: int64 */
            images: number;
            /** Format: int64 */
            repositories: number;
            more: boolean;
            largest: components["schemas"]["UserRecord"][];
        };
        VerificationRecord: {
            started_at?: string;
            finished_at?: string;
            /** Format: int64 */
            checked: number;
            /** Format: int64 */
            damaged: number;
            quarantined: components["schemas"]["DamagedRecord"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupRequest"];
            };
        };
        responses: {
            /** @description the administrator */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupAnswer"];
                };
            };
            /** @description the code is wrong, or there is an administrator already */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getSetupState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description whether */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listUserGroupMembers: {
        parameters: {
            query?: {
                /** @description the id of the last one seen */
                after?: number;
            };
            header?: never;
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description at most a thousand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupMember"][];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    addUserGroupMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    removeUserGroupMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listAttestations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the statements */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttestationsRecord"];
                };
            };
            /** @description there is no such artifact */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listFileChanges: {
        parameters: {
            query?: {
                /** @description the other artifact, a tag or a digest; required */
                to?: string;
                /** @description os/architecture or os/architecture/variant, for an index */
                platform?: string;
                /** @description only what was added, changed or removed */
                change?: string;
                /** @description a part of a path */
                q?: string;
                /** @description the last path of the page before */
                after?: string;
                /** @description at most this many, up to 1000 */
                limit?: number;
            };
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page of files by path, and counts of all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesRecord"];
                };
            };
            /** @description layers are still being read */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressRecord"];
                };
            };
            /** @description there is no such artifact, or none for the platform */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description nobody can look into a layer, or there is too much to compare */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listHiddenFiles: {
        parameters: {
            query?: {
                /** @description os/architecture or os/architecture/variant, for an index */
                platform?: string;
            };
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description how many, and the largest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HiddenFilesRecord"];
                };
            };
            /** @description layers are still being read */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressRecord"];
                };
            };
            /** @description there is no such artifact, or none for the platform */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description nobody can look into a layer, or there is too much in them */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listLayers: {
        parameters: {
            query?: {
                /** @description os/architecture or os/architecture/variant, for an index */
                platform?: string;
            };
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the steps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageLayersRecord"];
                };
            };
            /** @description there is no such artifact, or none for the platform */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description the artifact has no layers */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listLayerFiles: {
        parameters: {
            query?: {
                /** @description the directory; the root unless this is said */
                path?: string;
                /** @description a part of a path, a name with * and ?, or a size such as >5M; then all below the directory is searched */
                q?: string;
                /** @description changed for all that the layer does; removed for what it takes away; all for what is there when it lies on the layers below */
                state?: string;
                /** @description the last name, or the last path of a search, of the page before */
                after?: string;
                /** @description at most this many, up to 1000 */
                limit?: number;
            };
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
                reference: string;
                layer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilesRecord"];
                };
            };
            /** @description the layer is still being read */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressRecord"];
                };
            };
            /** @description there is no such artifact, layer or directory */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description nobody can look into the layer */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    previewLayerFile: {
        parameters: {
            query?: {
                /** @description the file; required */
                path?: string;
            };
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
                reference: string;
                layer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the beginning, as text or hexadecimal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileContent"];
                };
            };
            /** @description the layer is still being read */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressRecord"];
                };
            };
            /** @description there is no such file in the layer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description it has no content, or nobody can look into the layer */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getLineage: {
        parameters: {
            query?: {
                /** @description os/architecture or os/architecture/variant, for an index */
                platform?: string;
            };
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what the caller may see of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineageRecord"];
                };
            };
            /** @description there is no such artifact, or none for the platform */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description the artifact has no layers */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    readManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the manifest, of whatever media type it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description there is no such artifact */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listArtifactMarks: {
        parameters: {
            query?: {
                /** @description their ids, with commas between, at most 100 */
                ids?: string;
            };
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description of those that are there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarksRecord"];
                };
            };
            /** @description no ids, or too many */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description there is no such repository */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    exportAuditLog: {
        parameters: {
            query?: {
                /** @description as in /api/v2.0/auditlog-exts; op_time narrows to a time */
                q?: string;
                /** @description how many lines at most; otherwise all */
                limit?: number;
                /** @description go on behind the line with this id */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a line for each entry, until there are no more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            /** @description 8 exports are under way on this node, or 2 of the caller */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    exportProjectLog: {
        parameters: {
            query?: {
                /** @description as in /api/v2.0/auditlog-exts; op_time narrows to a time */
                q?: string;
                /** @description how many lines at most; otherwise all */
                limit?: number;
            };
            header?: never;
            path: {
                project_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a line for each entry, until there are no more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            /** @description 8 exports are under way on this node, or 2 of the caller */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_name_or_id: string;
                webhook_policy_id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the delivery */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetail"];
                };
            };
            /** @description the policy has no such delivery */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_name_or_id: string;
                webhook_policy_id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description it is tried soon; Location names the new delivery */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the policy has no such delivery */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    tryWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_name_or_id: string;
                webhook_policy_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the deliveries, whose outcome follows soon */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description the project has no such policy */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description webhooks are switched off for the installation */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description it was tried often just now */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description only of these jobs, parted by commas */
                kind?: string;
                /** @description only in these states: waiting, running, succeeded, failed, stopped, lost */
                state?: string;
                /** @description how many, at most 200 */
                limit?: number;
                /** @description next, as the page before had it */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page of runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /** @description what is wrong with the question */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRecord"];
                };
            };
            /** @description there is none */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description it stops as soon as it can */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description there is none */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description it has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getJobLog: {
        parameters: {
            query?: {
                /** @description leave out so many bytes; 0 to begin with */
                offset?: number;
            };
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description lines of text; Berth-Next is the next offset, Berth-State how the run stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            /** @description the offset is no number */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description there is none */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description how it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationRecord"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    startVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the run, which begins within moments */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedRecord"];
                };
            };
            /** @description one is under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getBackup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description where, and when the last one was made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupRecord"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    startBackup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the run, which begins within moments */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedRecord"];
                };
            };
            /** @description one is under way, or this server cannot make one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    searchEverything: {
        parameters: {
            query?: {
                /** @description a part of a project's or repository's name; the beginning of a tag, of a digest, of a user's or robot's name; repository:tag, "repository tag", user:name, robot:name */
                q?: string;
                /** @description what to look for, parted by commas: projects, repositories, tags, digests, people, robots */
                types?: string;
                /** @description how many of each, at most 50; 10 without it */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the best of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            /** @description nothing to look for, or no such type */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listTagGroups: {
        parameters: {
            query?: {
                /** @description a part of a tag, upper or lower case */
                q?: string;
                /** @description os/architecture, or with a variant: what runs there */
                platform?: string;
                /** @description whether a signature is attached */
                signed?: boolean;
                /** @description whether a list of what is inside is attached */
                sbom?: boolean;
                /** @description the id of one that the manifest carries */
                label?: number;
                /** @description one of semver, pushed, size, pulls, name; semver without it */
                sort?: string;
                /** @description asc or desc; without it, names ascend and all else descends */
                order?: string;
                /** @description where to go on, as an earlier page said */
                cursor?: string;
                /** @description rows on a page, at most 100; 20 without it */
                limit?: number;
            };
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            /** @description no such order, or the cursor is of another */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description there is no such repository */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getSeries: {
        parameters: {
            query?: {
                /** @description hour, which are kept for 8 days, or day, for 400; day without it */
                step?: string;
                /** @description a moment in the first; without it there are 24 hours or 30 days */
                from?: string;
                /** @description a moment in the last; now without it */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description every hour or day, in order; those of UTC */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesRecord"];
                };
            };
            /** @description no such step or moment, or more than 400 of them */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getSeriesOfProjects: {
        parameters: {
            query?: {
                /** @description their ids, with commas between, at most 100 */
                project_ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description in order of their ids */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectFiguresRecord"];
                };
            };
            /** @description no ids, or too many */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getProjectSeries: {
        parameters: {
            query?: {
                /** @description hour, which are kept for 8 days, or day, for 400; day without it */
                step?: string;
                /** @description a moment in the first; without it there are 24 hours or 30 days */
                from?: string;
                /** @description a moment in the last; now without it */
                to?: string;
            };
            header?: never;
            path: {
                project_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description every hour or day, in order; those of UTC */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesRecord"];
                };
            };
            /** @description no such step or moment, or more than 400 of them */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getRepositorySeries: {
        parameters: {
            query?: {
                /** @description hour, which are kept for 8 days, or day, for 400; day without it */
                step?: string;
                /** @description a moment in the first; without it there are 24 hours or 30 days */
                from?: string;
                /** @description a moment in the last; now without it */
                to?: string;
            };
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description every hour or day, in order; those of UTC */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesRecord"];
                };
            };
            /** @description no such step or moment, or more than 400 of them */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description there is no such repository */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getStorageTree: {
        parameters: {
            query?: {
                /** @description size; pushed, where what repositories share counts for each of them and `stored` is left out; or growth for what changed most; size without it */
                by?: string;
                /** @description by growth: over how long a time, one of 24h, 7d, 30d, 90d; 30d without it */
                range?: string;
                /** @description how many, at most 50; 12 without it */
                projects?: number;
                /** @description of each project: how many, at most 20; 6 without it */
                repositories?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the largest first, by `stored` where that is told, else by `bytes`; by growth those that changed, the largest change first, whichever way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorageTreeRecord"];
                };
            };
            /** @description too many, no number, or no such choice */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getProjectStorage: {
        parameters: {
            query?: {
                /** @description size; pushed, where what repositories share counts for each of them and `stored` is left out; or growth for what changed most; size without it */
                by?: string;
                /** @description by growth: over how long a time, one of 24h, 7d, 30d, 90d; 30d without it */
                range?: string;
                /** @description how many, at most 200; 50 without it */
                repositories?: number;
            };
            header?: never;
            path: {
                project_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the largest first, or by growth the largest change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorageProject"];
                };
            };
            /** @description too many, no number, or no such choice */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getRepositoryStorage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_name: string;
                repository_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was measured */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepositoryStorage"];
                };
            };
            /** @description there is no such repository */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listAttention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what matters most first; of each kind 10 at most */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttentionItem"][];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description all of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPreferences"];
                };
            };
            /** @description the caller is no user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    setPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPreferences"];
            };
        };
        responses: {
            /** @description as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPreferences"];
                };
            };
            /** @description too many, too long, or not so named */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description the caller is no user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getPins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description all of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pins"];
                };
            };
            /** @description the caller is no user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    setPins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pins"];
            };
        };
        responses: {
            /** @description as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pins"];
                };
            };
            /** @description too many, or none can have this name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description the caller is no user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the newest hundred */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionRecord"][];
                };
            };
            /** @description the caller is no user, or came with a token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description they are over */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the caller is no user, or came with a token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description it is over */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the caller is no user, or came with a token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description the caller has no session with this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    listPersonalTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description all of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalTokenRecord"][];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    createPersonalToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPersonalToken"];
            };
        };
        responses: {
            /** @description it is made; Location names it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalTokenMade"];
                };
            };
            /** @description the caller is no user, or came with a token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description the name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    revokePersonalToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description it is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    followEvents: {
        parameters: {
            query?: {
                /** @description such as push,pull,tag,delete,project,member,quota,robot; all when left out, but for upload, which tells once a second of each upload that is under way */
                topics?: string;
                /** @description the name of the only project that is wanted */
                project?: string;
                /** @description as the header, which browsers cannot set */
                last_event_id?: string;
            };
            header?: {
                /** @description go on behind this event; the event resync comes when that is not possible */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description events, with a heartbeat every 15 s */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description the caller follows events 10 times already */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description too many follow events on this node */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    getExtensionDescription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description a refusal, with its reason */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
}
