// npm run openapi writes this file.

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the process runs
         * @description Needs no API key. Answers 200 as long as the process runs.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the process can serve requests
         * @description Needs no API key. Answers 200 when MySQL and Redis can be reached within a second, else 503.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your API keys
         * @description Lists valid and revoked keys, newest first. An operator may list the keys of another user.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key for yourself
         * @description Anybody may create a key with the role `member`, which is the default. Only an operator may create one with the role `operator`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description The service refuses the key from now on. A second call changes nothing. You may revoke your own keys; an operator may revoke any key.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the user and role behind the API key
         * @description Anybody with an API key may call this.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List uploads
         * @description Lists your uploads, newest first.
         */
        get: operations["listUploads"];
        put?: never;
        /**
         * Announce a file for upload
         * @description Creates an upload and answers where to POST the file. The address is valid for one hour. Call completeUpload after the POST. A repeated request with the same Idempotency-Key answers the same upload with an address that is valid for another hour.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete upload
         * @description Checks that the file is in S3 and has the announced size. Only the owner of the upload may call this. A completed upload can be rendered. It keeps the file that it was completed with: if another one has been sent to its address since, this answers 409 with `OBJECT_CHANGED`. If S3 does not tell whether the bytes are the same, as with keys of KMS, this accepts the file that is there.
         */
        post: operations["completeUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get upload
         * @description Answers an upload of yours.
         */
        get: operations["getUpload"];
        put?: never;
        post?: never;
        /**
         * Delete upload
         * @description Deletes the upload and all its productions. Only its owner may delete it. No feed shows it from now on. A worker cancels its renders, deletes its objects and then its rows; follow the deletion with getDeletion. A second call answers the same deletion, even after everything is deleted, and restarts it if it failed.
         */
        delete: operations["deleteUpload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List productions
         * @description Lists your productions, newest first. A cursor is valid only with the filters of the request that returned it.
         */
        get: operations["listProductions"];
        put?: never;
        /**
         * Create production
         * @description Accepts a render. The production reaches an end whatever fails in between; follow it with getProduction.
         */
        post: operations["createProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create productions
         * @description Accepts several renders of one upload, in one transaction. 202: all of them are accepted. 207: at least one is refused, and the others are accepted. A body that is not well-formed is refused as a whole, and so is one with more renders than you may add to your unfinished productions.
         */
        post: operations["createProductions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan production
         * @description Shows what createProduction would render with the same body, and where to. Writes nothing. If MediaConvert has not described the source yet, a worker asks it; `problems` says what the plan cannot know until then.
         */
        post: operations["planProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get production
         * @description Answers a production of yours.
         */
        get: operations["getProduction"];
        put?: never;
        post?: never;
        /**
         * Delete production
         * @description Deletes the production. Only its owner may delete it. No feed shows it from now on. A worker cancels its renders, deletes its objects and then its rows; follow the deletion with getDeletion. A second call answers the same deletion, even after everything is deleted, and restarts it if it failed.
         */
        delete: operations["deleteProduction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel production
         * @description Only the owner of the production may cancel it. 200: the production is canceled. 202: MediaConvert has, or may have, a job for it, and a worker cancels the job. The job may end first, so the production may still complete or fail; follow it with getProduction.
         */
        post: operations["cancelProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry production
         * @description Accepts a new production with the same upload, settings and name. Only the owner may retry a production, and only one that failed or was canceled. The old production stays unchanged.
         */
        post: operations["retryProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/outputs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get production outputs
         * @description Answers what the worker saw in S3 when the production completed, with one item for each output group.
         */
        get: operations["getProductionOutputs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get production timeline
         * @description Answers the newest 1000 events of your production, oldest first. They tell why it is not done yet.
         */
        get: operations["getProductionTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List profiles
         * @description Anybody with an API key may list the profiles.
         */
        get: operations["listProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get profile
         * @description Anybody with an API key may read a profile.
         */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the spaces that you may read
         * @description Lists the spaces that you own, the spaces that you are a member of, and every channel.
         */
        get: operations["listSpaces"];
        put?: never;
        /**
         * Create a space
         * @description Anybody may create a space and becomes its owner. A slug can be used only once.
         */
        post: operations["createSpace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a space that you may read
         * @description You may read your own spaces, spaces that you are a member of, and every channel.
         */
        get: operations["getSpace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a space
         * @description The owner and the moderators of the space may change it. Fields that are absent stay unchanged.
         */
        patch: operations["updateSpace"];
        trace?: never;
    };
    "/api/spaces/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of a space
         * @description The owner and the moderators of the space may list its members. The owner is not a member and is not listed.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add a member to a space, or change the role of a member
         * @description The owner and the moderators of the space may call this. Users find their own number with getMe.
         */
        put: operations["putMember"];
        post?: never;
        /**
         * Remove a member from a space
         * @description The owner and the moderators of the space may remove any member. Every member may remove themselves. A second call changes nothing.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/productions/{id}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the publications of a production */
        get: operations["listProductionPublications"];
        put?: never;
        /**
         * Publish a production
         * @description Publishes your production into a space in which you are owner, moderator or publisher. The space shows it as soon as the production is completed. If the space requires review and you are not its owner or a moderator, a moderator has to approve the publication first. The same is true in any space if a moderator has rejected the publication or taken it back. A second call for the same space changes the settings; fields that are absent stay unchanged.
         */
        post: operations["createPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the publications of a space, whatever their status
         * @description The owner and the moderators see all publications; everybody else sees their own. getSpaceFeed lists what the space shows.
         */
        get: operations["listSpacePublications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a publication
         * @description You may read your own publications, and all publications of a space that you own or moderate.
         */
        get: operations["getPublication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the events of a publication, newest first
         * @description Everybody who may read the publication with getPublication may list its events.
         */
        get: operations["listPublicationEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a publication that waits for review
         * @description The owner and the moderators of the space may approve. A second call changes nothing. The service refuses the approval if somebody changes the publication at the same time.
         */
        post: operations["approvePublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a publication that waits for review
         * @description The owner and the moderators of the space may reject. To remove a publication that is already published, call unpublishPublication.
         */
        post: operations["rejectPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a publication back
         * @description The owner and the moderators of the space and the owner of the publication may take it back. No feed shows it from now on. If a moderator takes back what belongs to somebody else, it is published again only by a moderator or with the approval of one.
         */
        post: operations["unpublishPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/republish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a publication again that was taken back
         * @description The owner and the moderators of the space may republish, and the owner of the publication may, if they may still publish there. The publication waits for review again if the space requires review, if a moderator rejected it or took it back, or if no approval is recorded, as for some publications of the older system. A publication that is already published keeps its place.
         */
        post: operations["republishPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a publication by another production of the same upload
         * @description The owner and the moderators of the space may replace a publication. The owner of the publication may do so if the space requires no review and they may still publish there. Only a moderator may show what waits for review or was rejected. The exchange is atomic: at no time does the space show both productions or neither. The answer is the publication that the space shows from now on; it has the same place in the feeds and the same settings, but a production of somebody else becomes no more visible than before. The replaced publication becomes unpublished. To go back, replace the new publication by the first production.
         */
        post: operations["replacePublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{id}/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the feed of a space, newest first
         * @description Everybody who may read the space may read its feed. Only the owner and the members see publications with the visibility `members`.
         */
        get: operations["getSpaceFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the global feed, newest first
         * @description Anybody with an API key may read it. It lists the publications of all spaces that are visible in the global feed.
         */
        get: operations["getGlobalFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deletions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get deletion
         * @description Answers a deletion that you started.
         */
        get: operations["getDeletion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deletions
         * @description Lists the deletions that you started, newest first.
         */
        get: operations["listDeletions"];
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
        /** ApiKey */
        ApiKey: {
            id: number;
            user_id: number;
            name: string;
            /**
             * @description What the key allows. A key with the role `operator` also signs in to Bull Board and manages the keys of other users.
             * @enum {unknown}
             */
            role: "member" | "operator";
            /** @description The first characters of the key, which tell it from other keys */
            prefix: string;
            created_at: string | null;
            last_used_at: string | null;
            revoked_at: string | null;
        };
        /** CreatedApiKey */
        CreatedApiKey: {
            api_key: components["schemas"]["ApiKey"];
            key: string | null;
        };
        /** ApiKeys */
        ApiKeys: {
            items: components["schemas"]["ApiKey"][];
            next_cursor: string | null;
        };
        /** Me */
        Me: {
            /** @description Your user number */
            id: number;
            display_name: string | null;
            /**
             * @description The role of the API key that sent the request
             * @enum {unknown}
             */
            role: "member" | "operator";
            /** @description How many of your productions have not ended, and how many may be so at a time */
            unfinished_productions: {
                /**
                 * @description Counted up to the most that you may have, or up to 1000
                 * @example 12
                 */
                count: number;
                most: number | null;
            };
        };
        /**
         * Source
         * @description What MediaConvert tells of the file; null until it has been asked, or if it does not tell
         */
        Source: {
            container: string | null;
            width: number | null;
            height: number | null;
            coded_width: number | null;
            coded_height: number | null;
            /** @description Width of a pixel divided by its height */
            pixel_aspect_ratio: number;
            /**
             * @description The turn that MediaConvert makes, in degrees clockwise
             * @enum {unknown}
             */
            rotation: 0 | 90 | 180 | 270;
            /** @description The turn that the file asks for, in degrees clockwise. MediaConvert turns only .mov and .mp4, by quarters. */
            rotation_told: number;
            duration_seconds: number | null;
            frame_rate: number | null;
            frame_rate_varies: boolean | null;
            scan_type: ("progressive" | "interlaced") | null;
            /** @enum {unknown} */
            color: "sdr" | "hlg" | "hdr10";
            tracks: {
                /** @enum {unknown} */
                type: "video" | "audio" | "data";
                codec: string | null;
                duration_seconds: number | null;
            }[];
        };
        /** Upload */
        Upload: {
            id: number;
            uuid: string | null;
            status: ("signed" | "uploading" | "uploaded" | "failed" | "queued" | "processing" | "completed") | null;
            filename: string | null;
            content_type: string | null;
            size_bytes: number | null;
            width: number | null;
            height: number | null;
            duration_seconds: number | null;
            source: components["schemas"]["Source"] | null;
            created_at: string | null;
            uploaded_at: string | null;
        };
        /**
         * PresignedPost
         * @description null when the file is complete and no POST is needed
         */
        PresignedPost: {
            /** @description The address for a multipart/form-data POST. It contains all `fields` first and the file as `file` last. */
            url: string;
            fields: {
                [key: string]: string;
            };
            /** Format: date-time */
            expires_at: string;
        };
        /** CreatedUpload */
        CreatedUpload: {
            upload: components["schemas"]["Upload"];
            post: components["schemas"]["PresignedPost"] | null;
        };
        /** DeletionPlan */
        DeletionPlan: {
            would_delete: {
                objects: number;
                bytes: number;
                /** @description false when the service stopped counting early; `objects` and `bytes` are then too low */
                counted_all: boolean;
                /** @description The first 1000 keys */
                keys: string[];
                /** @description true when the list does not contain all keys */
                truncated: boolean;
                productions: number;
                publications: number;
                mediaconvert_jobs: string[];
                prefixes: string[];
            };
            blocked_by: ("published" | "prefix_refused") | null;
        };
        /** Deletion */
        Deletion: {
            ulid: string;
            /** @enum {unknown} */
            target: "upload" | "production";
            upload_uuid: string | null;
            production_ulid: string | null;
            status: ("pending" | "running" | "completed" | "failed") | null;
            progress: {
                objects_deleted: number;
                bytes_deleted: number;
                mediaconvert_jobs_cancelled: number;
                /** @description How many times S3 refused to delete a key. The worker tries each key again. */
                failures: number;
                /** @description How many times the worker has searched all places for objects to delete */
                sweeps: number;
            } | null;
            blocked_reason: string | null;
            error: {
                code: string | null;
                message: string | null;
            } | null;
            receipt: {
                objects: number;
                bytes: number;
                prefixes: string[];
                mediaconvert_jobs_cancelled: string[];
                /** @description The first 100 keys that S3 refused to delete */
                failures: {
                    key: string;
                    code: string;
                    message: string;
                    /** @description true when a later attempt deleted the key */
                    resolved: boolean;
                }[];
                failure_count: number;
                sweeps: number;
            } | null;
            created_at: string | null;
            completed_at: string | null;
        };
        /** Production */
        Production: {
            id: number;
            ulid: string | null;
            upload_uuid: string | null;
            name: string | null;
            status: ("queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting") | null;
            blocked_reason: string | null;
            attempt: number;
            progress_percent: number | null;
            config: {
                /** @description Name of the profile. Without it, the size of the video selects the profile. */
                profile?: string;
                /** @enum {unknown} */
                quality?: "standard" | "hq";
                /** @enum {unknown} */
                audio?: "original" | "normalize";
            } | null;
            profile: string | null;
            settings_hash: string | null;
            output_prefix: string | null;
            mediaconvert_job_id: string | null;
            retried_from: string | null;
            cancel_requested_at: string | null;
            error: {
                code: string | null;
                message: string | null;
            } | null;
            outputs: {
                /**
                 * @description - `hls`: renditions with playlists and segments.
                 *     - `cmaf`: renditions with HLS playlists, an MPD of DASH, or both, of the same segments.
                 *     - `dash`: renditions with an MPD and segments.
                 *     - `files`: single files, such as an MP4.
                 * @enum {unknown}
                 */
                kind: "hls" | "cmaf" | "dash" | "files";
                orientation: string | null;
                playlist_url: string | null;
                mpd_url: string | null;
                poster_url: string | null;
                bytes: number | null;
                renditions: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    /** @description NameModifier of the output in the profile */
                    name: string;
                    width: number | null;
                    height: number | null;
                    bandwidth: number | null;
                    duration_seconds: number | null;
                    segments: number | null;
                    bytes: number | null;
                    playlist_url: string | null;
                }[];
                /** @description The files that are complete by themselves: videos, audio, captions, and images that were captured as posters. Empty for productions that an earlier release completed. */
                files: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    /** @description NameModifier of the output in the profile */
                    name: string;
                    /** @description For `frames`, the first image; the others have the next numbers */
                    url: string;
                    width: number | null;
                    height: number | null;
                    duration_seconds: number | null;
                    bytes: number | null;
                    count: number | null;
                }[];
            }[] | null;
            created_at: string | null;
            started_at: string | null;
            completed_at: string | null;
        };
        /** ProblemDetails */
        ProblemDetails: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        /** CreatedProductions */
        CreatedProductions: {
            items: {
                /** @description The status that createProduction would have answered */
                status: number;
                production?: components["schemas"]["Production"];
                problem?: components["schemas"]["ProblemDetails"];
            }[];
        };
        /** Plan */
        Plan: {
            profile: string;
            /** @description The hash that listProfiles returns for the profile */
            profile_hash: string;
            settings_hash: string | null;
            settings: {
                [key: string]: unknown;
            } | null;
            token_values: {
                [key: string]: string;
            };
            destinations: {
                /** @enum {unknown} */
                kind: "hls" | "cmaf" | "dash" | "files";
                orientation: string | null;
                bucket: string;
                prefix: string;
                playlist_key: string | null;
                mpd_key: string | null;
                /** @description Further playlists and MPDs of the group */
                additional_keys: string[];
                poster_keys: string[];
                renditions: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    name: string;
                    playlist_key: string | null;
                    width?: number;
                    height?: number;
                }[];
                files: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    name: string;
                    /** @description For `frames`, the first image */
                    key: string;
                    width?: number;
                    height?: number;
                }[];
            }[];
            /** @description The renditions of HLS groups, in order */
            renditions: {
                name: string;
                orientation?: string;
                /** @description Pixels */
                width?: number;
                /** @description Pixels */
                height?: number;
                rate_control?: string;
                /** @description Bits per second; the maximum for QVBR */
                bitrate?: number;
            }[];
            /** @description The rules that have changed the settings of the profile because of what the source is */
            rules: {
                name: string;
                /**
                 * @description Why, in plain words
                 * @example The source is interlaced: its fields are made into whole frames.
                 */
                about: string;
                /**
                 * @description Names of the outputs that the rule has changed
                 * @example [
                 *       "1080p_h",
                 *       "720p_h",
                 *       "480p_h",
                 *       "_poster"
                 *     ]
                 */
                outputs: string[];
            }[];
            /** @description What prevents the render, what the plan cannot know yet, and what will be seen in the outputs; empty when there is nothing. UPLOAD_INCOMPLETE, OUTPUT_COLLISION, NO_PICTURE and TOKEN_… prevent the render. SOURCE_UNKNOWN and SIZE_UNKNOWN: the source is not described yet, ask again in a few seconds. PROBE_REFUSED, PROBE_MISSING, PROBE_DECLINED and PROBE_ODD: MediaConvert does not describe the source. In all these cases the settings may change. UPSCALED, OTHER_ORIENTATION, NOT_TURNED and NO_SOUND will be seen. */
            problems: {
                code: string;
                message: string;
            }[];
            identical_production: string | null;
        };
        /** ProductionOutputs */
        ProductionOutputs: {
            ulid: string | null;
            output_prefix: string | null;
            items: {
                /**
                 * @description - `hls`: renditions with playlists and segments.
                 *     - `cmaf`: renditions with HLS playlists, an MPD of DASH, or both, of the same segments.
                 *     - `dash`: renditions with an MPD and segments.
                 *     - `files`: single files, such as an MP4.
                 * @enum {unknown}
                 */
                kind: "hls" | "cmaf" | "dash" | "files";
                orientation: string | null;
                playlist_url: string | null;
                mpd_url: string | null;
                poster_url: string | null;
                bytes: number | null;
                renditions: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    /** @description NameModifier of the output in the profile */
                    name: string;
                    width: number | null;
                    height: number | null;
                    bandwidth: number | null;
                    duration_seconds: number | null;
                    segments: number | null;
                    bytes: number | null;
                    playlist_url: string | null;
                }[];
                /** @description The files that are complete by themselves: videos, audio, captions, and images that were captured as posters. Empty for productions that an earlier release completed. */
                files: {
                    /** @enum {unknown} */
                    kind: "video" | "audio" | "captions" | "frames";
                    /** @description NameModifier of the output in the profile */
                    name: string;
                    /** @description For `frames`, the first image; the others have the next numbers */
                    url: string;
                    width: number | null;
                    height: number | null;
                    duration_seconds: number | null;
                    bytes: number | null;
                    count: number | null;
                }[];
            }[];
        };
        /** Timeline */
        Timeline: {
            ulid: string | null;
            status: ("queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting") | null;
            blocked_reason: string | null;
            items: {
                at: string | null;
                /**
                 * @description - `queued`: The API accepted the production; it waits for a worker.
                 *     - `dispatched`: The production had no live job in the queue, so reconcile started the next attempt.
                 *     - `intended`: The worker is about to call MediaConvert. Until `submitted`, MediaConvert may or may not have a job for it. `source_problem` in its detail says why nobody has described the source.
                 *     - `withdrawn`: MediaConvert certainly made no job; the worker calls it again.
                 *     - `searched`: The call had no answer and MediaConvert shows no job; the worker searches once more.
                 *     - `blocked`: AWS does not let the production continue at the moment; the worker tries again until it does.
                 *     - `submitted`: MediaConvert has a job for the production.
                 *     - `processing`: MediaConvert transcodes the production.
                 *     - `completed`: The worker has seen the outputs in S3.
                 *     - `failed`: The production ended without outputs.
                 *     - `cancel_requested`: Somebody asked to cancel the production; what MediaConvert says of its job decides how it ends.
                 *     - `canceled`: The production was canceled: its MediaConvert job was canceled, or it had none.
                 *     - `deleting`: The production is being deleted; no feed shows it any more.
                 * @enum {unknown}
                 */
                event: "queued" | "dispatched" | "intended" | "withdrawn" | "searched" | "blocked" | "submitted" | "processing" | "completed" | "failed" | "cancel_requested" | "canceled" | "deleting";
                /** @description How many attempts the production had at that time */
                attempt: number;
                detail: {
                    [key: string]: unknown;
                } | null;
            }[];
            /** @description true when there are older events */
            truncated: boolean;
        };
        /** Profile */
        Profile: {
            name: string;
            /** @description SHA-256 of the settings of the profile, with unfilled tokens */
            hash: string;
            /** @description The renditions of HLS groups, in order */
            renditions: {
                name: string;
                orientation?: string;
                /** @description Pixels */
                width?: number;
                /** @description Pixels */
                height?: number;
                rate_control?: string;
                /** @description Bits per second; the maximum for QVBR */
                bitrate?: number;
            }[];
            /** @description Every output of the profile, with those of `renditions` */
            outputs: {
                /**
                 * @description The kind of the output group
                 * @enum {unknown}
                 */
                group: "hls" | "cmaf" | "dash" | "files";
                /** @enum {unknown} */
                kind: "video" | "audio" | "captions" | "frames";
                name: string;
                orientation?: string;
                /** @description Pixels */
                width?: number;
                /** @description Pixels */
                height?: number;
                /** @description Extension of a single file, without a dot */
                extension?: string;
            }[];
        };
        /** Space */
        Space: {
            id: number;
            type: ("personal" | "group" | "channel") | null;
            name: string;
            slug: string;
            owner_id: number;
            role: ("owner" | "moderator" | "publisher" | "viewer") | null;
            settings: {
                /** @description true when a moderator has to approve what a publisher publishes before the space shows it */
                require_review: boolean;
            };
            created_at: string | null;
        };
        /** Spaces */
        Spaces: {
            items: components["schemas"]["Space"][];
            next_cursor: string | null;
        };
        /** Member */
        Member: {
            user_id: number;
            display_name: string | null;
            /**
             * @description A `viewer` reads the space. A `publisher` also publishes into it. A `moderator` also decides, like the owner, what the space shows and who its members are.
             * @enum {unknown}
             */
            role: "viewer" | "publisher" | "moderator";
            created_at: string | null;
        };
        /** Members */
        Members: {
            items: components["schemas"]["Member"][];
            next_cursor: string | null;
        };
        /** Publication */
        Publication: {
            id: number;
            upload_uuid: string | null;
            production_ulid: string | null;
            space_id: number;
            status: ("draft" | "pending" | "approved" | "published" | "unpublished" | "rejected") | null;
            visibility: ("inherit" | "members" | "public") | null;
            visible_in_space: boolean;
            visible_in_global: boolean;
            requested_by: number | null;
            approved_by: number | null;
            published_at: string | null;
            unpublished_at: string | null;
            created_at: string | null;
        };
        /** Publications */
        Publications: {
            items: components["schemas"]["Publication"][];
            next_cursor: string | null;
        };
        /** PublicationEvents */
        PublicationEvents: {
            items: {
                at: string | null;
                /** @description What happened: `requested`, `published`, `changed`, `approved`, `rejected`, `unpublished`, `republished` or `replaced`. Events of the older system have other values. */
                action: string;
                actor: {
                    id: number | null;
                    display_name: string | null;
                };
                /** @description Usually the old and the new status */
                detail: unknown;
            }[];
            next_cursor: string | null;
        };
        /** FeedItem */
        FeedItem: {
            publication_id: number;
            production_ulid: string | null;
            upload_uuid: string | null;
            output_prefix: string | null;
            playlist_url: string | null;
            poster_url: string | null;
            /** @description One item for each HLS playlist. If there is none, one for each MPD, or for each group with a file that plays. */
            media: {
                orientation: ("portrait" | "landscape") | null;
                playlist_url: string | null;
                mpd_url: string | null;
                file_url: string | null;
                poster_url: string | null;
            }[];
            title: string | null;
            description: string | null;
            duration_seconds: number | null;
            owner: {
                id: number | null;
                display_name: string | null;
            };
            published_at: string | null;
        };
        /** Feed */
        Feed: {
            items: components["schemas"]["FeedItem"][];
            next_cursor: string | null;
        };
    };
    responses: {
        /**
         * @description - `INVALID_REQUEST`: The request is not valid
         *     - `INVALID_CURSOR`: The cursor is not valid
         */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request is not valid",
                 *       "status": 400,
                 *       "code": "INVALID_REQUEST"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `UNAUTHENTICATED`: The request needs a valid API key */
        Problem401: {
            headers: {
                /**
                 * @description The authentication scheme
                 * @example Bearer
                 */
                "www-authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request needs a valid API key",
                 *       "status": 401,
                 *       "code": "UNAUTHENTICATED"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `OPERATOR_ONLY`: Only an operator may do this
         *     - `SPACE_ROLE_REQUIRED`: Your role in the space does not allow this
         */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Only an operator may do this",
                 *       "status": 403,
                 *       "code": "OPERATOR_ONLY"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `NOT_FOUND`: There is nothing at this address
         *     - `UPLOAD_NOT_FOUND`: The upload does not exist, or it is not yours
         *     - `PRODUCTION_NOT_FOUND`: The production does not exist, or it is not yours
         *     - `PROFILE_NOT_FOUND`: The profile does not exist
         *     - `DELETION_NOT_FOUND`: The deletion does not exist, or it is not yours
         *     - `SPACE_NOT_FOUND`: The space does not exist, or you have no access to it
         *     - `PUBLICATION_NOT_FOUND`: The publication does not exist, or you have no access to it
         *     - `USER_NOT_FOUND`: The user does not exist
         *     - `API_KEY_NOT_FOUND`: The API key does not exist, or you may not manage it
         */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "There is nothing at this address",
                 *       "status": 404,
                 *       "code": "NOT_FOUND"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `UPLOAD_INCOMPLETE`: The upload is not complete
         *     - `OBJECT_MISSING`: The file is not uploaded yet
         *     - `OBJECT_SIZE_MISMATCH`: The size of the file differs from the announced size
         *     - `OBJECT_CHANGED`: The file is not the one that the upload was completed with
         *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key belongs to another request
         *     - `PRODUCTION_ENDED`: The production has ended
         *     - `PRODUCTION_NOT_ENDED`: The production has not ended
         *     - `PRODUCTION_COMPLETED`: The production is completed
         *     - `PRODUCTION_NOT_COMPLETED`: The production is not completed
         *     - `PRODUCTION_DELETING`: The production is being deleted
         *     - `PRODUCTION_PUBLISHED`: A production to delete is published; force=true deletes it anyway
         *     - `PREFIX_REFUSED`: A stored prefix lies outside this production or upload, so nothing is deleted
         *     - `OUTPUTS_NOT_RECORDED`: The production was rendered before outputs were recorded
         *     - `SLUG_TAKEN`: Another space uses this slug
         *     - `SPACE_IS_PERSONAL`: A personal space has no members
         *     - `SPACE_OWNER_IS_NO_MEMBER`: The owner of a space has every right in it and cannot become a member
         *     - `PUBLICATION_STATE`: The status of the publication does not allow this
         *     - `PRODUCTION_UNPUBLISHABLE`: The production has no outputs to show and never will have
         *     - `OTHER_UPLOAD`: The production belongs to another upload
         */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The upload is not complete",
                 *       "status": 409,
                 *       "code": "UPLOAD_INCOMPLETE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `BODY_TOO_LARGE`: The request body is too large */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request body is too large",
                 *       "status": 413,
                 *       "code": "BODY_TOO_LARGE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `UNSUPPORTED_MEDIA_TYPE`: The request body must be application/json */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The request body must be application/json",
                 *       "status": 415,
                 *       "code": "UNSUPPORTED_MEDIA_TYPE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `RATE_LIMITED`: You sent too many requests; wait and try again
         *     - `QUOTA_EXCEEDED`: You have as many of these as a user may have at a time
         */
        Problem429: {
            headers: {
                /**
                 * @description How many seconds to wait before the next request
                 * @example 5
                 */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "You sent too many requests; wait and try again",
                 *       "status": 429,
                 *       "code": "RATE_LIMITED"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `INTERNAL_ERROR`: An internal error occurred */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "An internal error occurred",
                 *       "status": 500,
                 *       "code": "INTERNAL_ERROR"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `DATABASE_UNAVAILABLE`: The database is unavailable; try again shortly
         *     - `STORAGE_UNAVAILABLE`: S3 is unavailable; try again shortly
         *     - `TIMEOUT`: The request took too long; it may still take effect
         */
        Problem503: {
            headers: {
                /**
                 * @description How many seconds to wait before the next request
                 * @example 5
                 */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The database is unavailable; try again shortly",
                 *       "status": 503,
                 *       "code": "DATABASE_UNAVAILABLE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `FILE_TOO_LARGE`: The file is larger than the limit
         *     - `UNKNOWN_PROFILE`: The profile does not exist
         */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The file is larger than the limit",
                 *       "status": 422,
                 *       "code": "FILE_TOO_LARGE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description How many requests per minute you may send, counted over all your API keys
         * @example 600
         */
        "ratelimit-limit": number;
        /**
         * @description How many requests you have left in this minute
         * @example 599
         */
        "ratelimit-remaining": number;
        /**
         * @description Seconds until the count starts again
         * @example 60
         */
        "ratelimit-reset": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mysql": "ok",
                     *       "redis": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @enum {unknown} */
                        mysql: "ok" | "unreachable";
                        /** @enum {unknown} */
                        redis: "ok" | "unreachable";
                    };
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        mysql: "ok" | "unreachable";
                        /** @enum {unknown} */
                        redis: "ok" | "unreachable";
                    };
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description Number of the user whose keys to list; by default yours
                 * @example 7
                 */
                user_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 42,
                     *           "user_id": 7,
                     *           "name": "Evening news",
                     *           "role": "member",
                     *           "prefix": "bacs_Zm9yIHl",
                     *           "created_at": "2026-11-22T10:15:30.000Z",
                     *           "last_used_at": "2026-11-22T10:15:30.000Z",
                     *           "revoked_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeys"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Evening news",
                 *       "role": "member"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * @description What the key allows. A key with the role `operator` also signs in to Bull Board and manages the keys of other users.
                     * @enum {unknown}
                     */
                    role?: "member" | "operator";
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key": {
                     *         "id": 42,
                     *         "user_id": 7,
                     *         "name": "Evening news",
                     *         "role": "member",
                     *         "prefix": "bacs_Zm9yIHl",
                     *         "created_at": "2026-11-22T10:15:30.000Z",
                     *         "last_used_at": "2026-11-22T10:15:30.000Z",
                     *         "revoked_at": "2026-11-22T10:15:30.000Z"
                     *       },
                     *       "key": "bacs_Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmNl"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the key
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "user_id": 7,
                     *       "name": "Evening news",
                     *       "role": "member",
                     *       "prefix": "bacs_Zm9yIHl",
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "last_used_at": "2026-11-22T10:15:30.000Z",
                     *       "revoked_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "display_name": "Alma",
                     *       "role": "member",
                     *       "unfinished_productions": {
                     *         "count": 12,
                     *         "most": 500
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listUploads: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 42,
                     *           "uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "status": "signed",
                     *           "filename": "evening-news.mp4",
                     *           "content_type": "video/mp4",
                     *           "size_bytes": 18874368,
                     *           "width": 1920,
                     *           "height": 1080,
                     *           "duration_seconds": 61,
                     *           "source": {
                     *             "container": "mp4",
                     *             "width": 1920,
                     *             "height": 1080,
                     *             "coded_width": 1920,
                     *             "coded_height": 1080,
                     *             "pixel_aspect_ratio": 1,
                     *             "rotation": 0,
                     *             "rotation_told": 0,
                     *             "duration_seconds": 61,
                     *             "frame_rate": 25,
                     *             "frame_rate_varies": true,
                     *             "scan_type": "progressive",
                     *             "color": "sdr",
                     *             "tracks": [
                     *               {
                     *                 "type": "video",
                     *                 "codec": "AVC",
                     *                 "duration_seconds": 61
                     *               }
                     *             ]
                     *           },
                     *           "created_at": "2026-11-22T10:15:30.000Z",
                     *           "uploaded_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Upload"][];
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filename": "evening-news.mp4",
                 *       "content_type": "video/mp4",
                 *       "size_bytes": 18874368,
                 *       "width": 1920,
                 *       "height": 1080,
                 *       "description": "The evening news of 22 November."
                 *     }
                 */
                "application/json": {
                    filename: string;
                    /** @description Type of the file, as the browser says it: case and parameters such as `codecs` do not matter. Allowed are `video/mp4`, `video/x-m4v`, `video/quicktime`, `video/webm`, `video/matroska`, `video/x-matroska`, `video/3gpp`, `video/3gpp2`, `video/mpeg`, `video/mp2t`, `application/mxf`, `video/avi`, `video/msvideo`, `video/vnd.avi`, `video/x-msvideo`, `video/x-flv`, `video/x-f4v`, `video/x-ms-asf`, `video/x-ms-wmv` */
                    content_type: string;
                    /** @description Exact size of the file in bytes */
                    size_bytes: number;
                    width?: number;
                    height?: number;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "upload": {
                     *         "id": 42,
                     *         "uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *         "status": "signed",
                     *         "filename": "evening-news.mp4",
                     *         "content_type": "video/mp4",
                     *         "size_bytes": 18874368,
                     *         "width": 1920,
                     *         "height": 1080,
                     *         "duration_seconds": 61,
                     *         "source": {
                     *           "container": "mp4",
                     *           "width": 1920,
                     *           "height": 1080,
                     *           "coded_width": 1920,
                     *           "coded_height": 1080,
                     *           "pixel_aspect_ratio": 1,
                     *           "rotation": 0,
                     *           "rotation_told": 0,
                     *           "duration_seconds": 61,
                     *           "frame_rate": 25,
                     *           "frame_rate_varies": true,
                     *           "scan_type": "progressive",
                     *           "color": "sdr",
                     *           "tracks": [
                     *             {
                     *               "type": "video",
                     *               "codec": "AVC",
                     *               "duration_seconds": 61
                     *             }
                     *           ]
                     *         },
                     *         "created_at": "2026-11-22T10:15:30.000Z",
                     *         "uploaded_at": "2026-11-22T10:15:30.000Z"
                     *       },
                     *       "post": {
                     *         "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *         "fields": {
                     *           "key": "uploads/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/video.mp4",
                     *           "Content-Type": "video/mp4"
                     *         },
                     *         "expires_at": "2026-11-22T11:15:30.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedUpload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    completeUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the upload; its number is accepted too
                 * @example 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "status": "signed",
                     *       "filename": "evening-news.mp4",
                     *       "content_type": "video/mp4",
                     *       "size_bytes": 18874368,
                     *       "width": 1920,
                     *       "height": 1080,
                     *       "duration_seconds": 61,
                     *       "source": {
                     *         "container": "mp4",
                     *         "width": 1920,
                     *         "height": 1080,
                     *         "coded_width": 1920,
                     *         "coded_height": 1080,
                     *         "pixel_aspect_ratio": 1,
                     *         "rotation": 0,
                     *         "rotation_told": 0,
                     *         "duration_seconds": 61,
                     *         "frame_rate": 25,
                     *         "frame_rate_varies": true,
                     *         "scan_type": "progressive",
                     *         "color": "sdr",
                     *         "tracks": [
                     *           {
                     *             "type": "video",
                     *             "codec": "AVC",
                     *             "duration_seconds": 61
                     *           }
                     *         ]
                     *       },
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "uploaded_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of the upload; its number is accepted too
                 * @example 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "status": "signed",
                     *       "filename": "evening-news.mp4",
                     *       "content_type": "video/mp4",
                     *       "size_bytes": 18874368,
                     *       "width": 1920,
                     *       "height": 1080,
                     *       "duration_seconds": 61,
                     *       "source": {
                     *         "container": "mp4",
                     *         "width": 1920,
                     *         "height": 1080,
                     *         "coded_width": 1920,
                     *         "coded_height": 1080,
                     *         "pixel_aspect_ratio": 1,
                     *         "rotation": 0,
                     *         "rotation_told": 0,
                     *         "duration_seconds": 61,
                     *         "frame_rate": 25,
                     *         "frame_rate_varies": true,
                     *         "scan_type": "progressive",
                     *         "color": "sdr",
                     *         "tracks": [
                     *           {
                     *             "type": "video",
                     *             "codec": "AVC",
                     *             "duration_seconds": 61
                     *           }
                     *         ]
                     *       },
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "uploaded_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteUpload: {
        parameters: {
            query?: {
                /**
                 * @description true also deletes what is published
                 * @example false
                 */
                force?: boolean;
                /**
                 * @description true deletes nothing and answers what would be deleted
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description UUID of the upload; its number is accepted too
                 * @example 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "would_delete": {
                     *         "objects": 1,
                     *         "bytes": 18874368,
                     *         "counted_all": true,
                     *         "keys": [
                     *           "key"
                     *         ],
                     *         "truncated": true,
                     *         "productions": 1,
                     *         "publications": 1,
                     *         "mediaconvert_jobs": [
                     *           "mediaconvert job"
                     *         ],
                     *         "prefixes": [
                     *           "prefixe"
                     *         ]
                     *       },
                     *       "blocked_by": "published"
                     *     }
                     */
                    "application/json": components["schemas"]["DeletionPlan"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "target": "upload",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "status": "pending",
                     *       "progress": {
                     *         "objects_deleted": 1,
                     *         "bytes_deleted": 1,
                     *         "mediaconvert_jobs_cancelled": 1,
                     *         "failures": 1,
                     *         "sweeps": 1
                     *       },
                     *       "blocked_reason": "blocked reason",
                     *       "error": {
                     *         "code": "OBJECT_MISSING",
                     *         "message": "The file is not uploaded yet"
                     *       },
                     *       "receipt": {
                     *         "objects": 1,
                     *         "bytes": 18874368,
                     *         "prefixes": [
                     *           "prefixe"
                     *         ],
                     *         "mediaconvert_jobs_cancelled": [
                     *           "mediaconvert jobs cancelled"
                     *         ],
                     *         "failures": [
                     *           {
                     *             "key": "key",
                     *             "code": "OBJECT_MISSING",
                     *             "message": "The file is not uploaded yet",
                     *             "resolved": true
                     *           }
                     *         ],
                     *         "failure_count": 1,
                     *         "sweeps": 1
                     *       },
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "completed_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listProductions: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description UUID of the upload; its number is accepted too
                 * @example 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11
                 */
                upload_id?: string;
                /**
                 * @description Where the production stands; `completed`, `failed` and `canceled` are final
                 * @example queued
                 */
                status?: "queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting";
                /**
                 * @description Only productions that were accepted at this time or later
                 * @example 2026-11-22T10:15:30.000Z
                 */
                created_after?: string;
                /**
                 * @description Only productions that were accepted before this time
                 * @example 2026-11-22T10:15:30.000Z
                 */
                created_before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 42,
                     *           "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "name": "Evening news",
                     *           "status": "queued",
                     *           "blocked_reason": "blocked reason",
                     *           "attempt": 1,
                     *           "progress_percent": 1,
                     *           "config": {
                     *             "profile": "landscape-both-hls",
                     *             "quality": "standard",
                     *             "audio": "original"
                     *           },
                     *           "profile": "landscape-both-hls",
                     *           "settings_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *           "mediaconvert_job_id": "1763805330000-abc123",
                     *           "retried_from": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *           "cancel_requested_at": "2026-11-22T10:15:30.000Z",
                     *           "error": {
                     *             "code": "OBJECT_MISSING",
                     *             "message": "The file is not uploaded yet"
                     *           },
                     *           "outputs": [
                     *             {
                     *               "kind": "hls",
                     *               "orientation": "orientation",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "mpd_url": "mpd url",
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *               "bytes": 18874368,
                     *               "renditions": [
                     *                 {
                     *                   "kind": "video",
                     *                   "name": "Evening news",
                     *                   "width": 1920,
                     *                   "height": 1080,
                     *                   "bandwidth": 5256000,
                     *                   "duration_seconds": 61,
                     *                   "segments": 1,
                     *                   "bytes": 18874368,
                     *                   "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *                 }
                     *               ],
                     *               "files": [
                     *                 {
                     *                   "kind": "video",
                     *                   "name": "Evening news",
                     *                   "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *                   "width": 1920,
                     *                   "height": 1080,
                     *                   "duration_seconds": 61,
                     *                   "bytes": 18874368,
                     *                   "count": 1
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "created_at": "2026-11-22T10:15:30.000Z",
                     *           "started_at": "2026-11-22T10:15:30.000Z",
                     *           "completed_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Production"][];
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createProduction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "upload_id": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                 *       "name": "Evening news",
                 *       "profile": "landscape-both-hls",
                 *       "quality": "standard",
                 *       "audio": "original"
                 *     }
                 */
                "application/json": {
                    upload_id: string | number;
                    name?: string;
                    /** @description Name of the profile. Without it, the size of the video selects the profile. */
                    profile?: string;
                    /** @enum {unknown} */
                    quality?: "standard" | "hq";
                    /** @enum {unknown} */
                    audio?: "original" | "normalize";
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "queued",
                     *       "blocked_reason": "blocked reason",
                     *       "attempt": 1,
                     *       "progress_percent": 1,
                     *       "config": {
                     *         "profile": "landscape-both-hls",
                     *         "quality": "standard",
                     *         "audio": "original"
                     *       },
                     *       "profile": "landscape-both-hls",
                     *       "settings_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *       "mediaconvert_job_id": "1763805330000-abc123",
                     *       "retried_from": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "cancel_requested_at": "2026-11-22T10:15:30.000Z",
                     *       "error": {
                     *         "code": "OBJECT_MISSING",
                     *         "message": "The file is not uploaded yet"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "mpd_url": "mpd url",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "duration_seconds": 61,
                     *               "bytes": 18874368,
                     *               "count": 1
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "started_at": "2026-11-22T10:15:30.000Z",
                     *       "completed_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createProductions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "upload_id": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                 *       "items": [
                 *         {
                 *           "name": "Evening news",
                 *           "profile": "landscape-both-hls",
                 *           "quality": "standard",
                 *           "audio": "original"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    upload_id: string | number;
                    items: {
                        name?: string;
                        /** @description Name of the profile. Without it, the size of the video selects the profile. */
                        profile?: string;
                        /** @enum {unknown} */
                        quality?: "standard" | "hq";
                        /** @enum {unknown} */
                        audio?: "original" | "normalize";
                    }[];
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "status": 1,
                     *           "production": {
                     *             "id": 42,
                     *             "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *             "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *             "name": "Evening news",
                     *             "status": "queued",
                     *             "blocked_reason": "blocked reason",
                     *             "attempt": 1,
                     *             "progress_percent": 1,
                     *             "config": {
                     *               "profile": "landscape-both-hls",
                     *               "quality": "standard",
                     *               "audio": "original"
                     *             },
                     *             "profile": "landscape-both-hls",
                     *             "settings_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *             "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *             "mediaconvert_job_id": "1763805330000-abc123",
                     *             "retried_from": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *             "cancel_requested_at": "2026-11-22T10:15:30.000Z",
                     *             "error": {
                     *               "code": "OBJECT_MISSING",
                     *               "message": "The file is not uploaded yet"
                     *             },
                     *             "outputs": [
                     *               {
                     *                 "kind": "hls",
                     *                 "orientation": "orientation",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *                 "mpd_url": "mpd url",
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *                 "bytes": 18874368,
                     *                 "renditions": [
                     *                   {
                     *                     "kind": "video",
                     *                     "name": "Evening news",
                     *                     "width": 1920,
                     *                     "height": 1080,
                     *                     "bandwidth": 5256000,
                     *                     "duration_seconds": 61,
                     *                     "segments": 1,
                     *                     "bytes": 18874368,
                     *                     "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *                   }
                     *                 ],
                     *                 "files": [
                     *                   {
                     *                     "kind": "video",
                     *                     "name": "Evening news",
                     *                     "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *                     "width": 1920,
                     *                     "height": 1080,
                     *                     "duration_seconds": 61,
                     *                     "bytes": 18874368,
                     *                     "count": 1
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "created_at": "2026-11-22T10:15:30.000Z",
                     *             "started_at": "2026-11-22T10:15:30.000Z",
                     *             "completed_at": "2026-11-22T10:15:30.000Z"
                     *           },
                     *           "problem": {
                     *             "type": "type",
                     *             "title": "Evening news",
                     *             "status": 1,
                     *             "code": "OBJECT_MISSING",
                     *             "detail": "detail",
                     *             "errors": [
                     *               {
                     *                 "path": "path",
                     *                 "message": "The file is not uploaded yet"
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedProductions"];
                };
            };
            /** @description Multi-Status */
            207: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "status": 1,
                     *           "production": {
                     *             "id": 42,
                     *             "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *             "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *             "name": "Evening news",
                     *             "status": "queued",
                     *             "blocked_reason": "blocked reason",
                     *             "attempt": 1,
                     *             "progress_percent": 1,
                     *             "config": {
                     *               "profile": "landscape-both-hls",
                     *               "quality": "standard",
                     *               "audio": "original"
                     *             },
                     *             "profile": "landscape-both-hls",
                     *             "settings_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *             "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *             "mediaconvert_job_id": "1763805330000-abc123",
                     *             "retried_from": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *             "cancel_requested_at": "2026-11-22T10:15:30.000Z",
                     *             "error": {
                     *               "code": "OBJECT_MISSING",
                     *               "message": "The file is not uploaded yet"
                     *             },
                     *             "outputs": [
                     *               {
                     *                 "kind": "hls",
                     *                 "orientation": "orientation",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *                 "mpd_url": "mpd url",
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *                 "bytes": 18874368,
                     *                 "renditions": [
                     *                   {
                     *                     "kind": "video",
                     *                     "name": "Evening news",
                     *                     "width": 1920,
                     *                     "height": 1080,
                     *                     "bandwidth": 5256000,
                     *                     "duration_seconds": 61,
                     *                     "segments": 1,
                     *                     "bytes": 18874368,
                     *                     "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *                   }
                     *                 ],
                     *                 "files": [
                     *                   {
                     *                     "kind": "video",
                     *                     "name": "Evening news",
                     *                     "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *                     "width": 1920,
                     *                     "height": 1080,
                     *                     "duration_seconds": 61,
                     *                     "bytes": 18874368,
                     *                     "count": 1
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "created_at": "2026-11-22T10:15:30.000Z",
                     *             "started_at": "2026-11-22T10:15:30.000Z",
                     *             "completed_at": "2026-11-22T10:15:30.000Z"
                     *           },
                     *           "problem": {
                     *             "type": "type",
                     *             "title": "Evening news",
                     *             "status": 1,
                     *             "code": "OBJECT_MISSING",
                     *             "detail": "detail",
                     *             "errors": [
                     *               {
                     *                 "path": "path",
                     *                 "message": "The file is not uploaded yet"
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedProductions"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    planProduction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "upload_id": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                 *       "name": "Evening news",
                 *       "profile": "landscape-both-hls",
                 *       "quality": "standard",
                 *       "audio": "original"
                 *     }
                 */
                "application/json": {
                    upload_id: string | number;
                    name?: string;
                    /** @description Name of the profile. Without it, the size of the video selects the profile. */
                    profile?: string;
                    /** @enum {unknown} */
                    quality?: "standard" | "hq";
                    /** @enum {unknown} */
                    audio?: "original" | "normalize";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "profile": "landscape-both-hls",
                     *       "profile_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "settings_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "settings": {},
                     *       "token_values": {},
                     *       "destinations": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "orientation",
                     *           "bucket": "bucket",
                     *           "prefix": "bacs_Zm9yIHl",
                     *           "playlist_key": "playlist key",
                     *           "mpd_key": "mpd key",
                     *           "additional_keys": [
                     *             "additional key"
                     *           ],
                     *           "poster_keys": [
                     *             "poster key"
                     *           ],
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "playlist_key": "playlist key",
                     *               "width": 1920,
                     *               "height": 1080
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "key": "key",
                     *               "width": 1920,
                     *               "height": 1080
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "renditions": [
                     *         {
                     *           "name": "Evening news",
                     *           "orientation": "orientation",
                     *           "width": 1920,
                     *           "height": 1080,
                     *           "rate_control": "rate control",
                     *           "bitrate": 1
                     *         }
                     *       ],
                     *       "rules": [
                     *         {
                     *           "name": "Evening news",
                     *           "about": "The source is interlaced: its fields are made into whole frames.",
                     *           "outputs": [
                     *             "1080p_h",
                     *             "720p_h",
                     *             "480p_h",
                     *             "_poster"
                     *           ]
                     *         }
                     *       ],
                     *       "problems": [
                     *         {
                     *           "code": "OBJECT_MISSING",
                     *           "message": "The file is not uploaded yet"
                     *         }
                     *       ],
                     *       "identical_production": "identical production"
                     *     }
                     */
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01JD9ZK5T2M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "queued",
                     *       "blocked_reason": "blocked reason",
                     *       "attempt": 1,
                     *       "progress_percent": 1,
                     *       "config": {
                     *         "profile": "landscape-both-hls",
                     *         "quality": "standard",
                     *         "audio": "original"
                     *       },
                     *       "profile": "landscape-both-hls",
                     *       "settings_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *       "mediaconvert_job_id": "1763805330000-abc123",
                     *       "retried_from": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "cancel_requested_at": "2026-11-22T10:15:30.000Z",
                     *       "error": {
                     *         "code": "OBJECT_MISSING",
                     *         "message": "The file is not uploaded yet"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "mpd_url": "mpd url",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "duration_seconds": 61,
                     *               "bytes": 18874368,
                     *               "count": 1
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "started_at": "2026-11-22T10:15:30.000Z",
                     *       "completed_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteProduction: {
        parameters: {
            query?: {
                /**
                 * @description true also deletes what is published
                 * @example false
                 */
                force?: boolean;
                /**
                 * @description true deletes nothing and answers what would be deleted
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01JD9ZK5T2M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "would_delete": {
                     *         "objects": 1,
                     *         "bytes": 18874368,
                     *         "counted_all": true,
                     *         "keys": [
                     *           "key"
                     *         ],
                     *         "truncated": true,
                     *         "productions": 1,
                     *         "publications": 1,
                     *         "mediaconvert_jobs": [
                     *           "mediaconvert job"
                     *         ],
                     *         "prefixes": [
                     *           "prefixe"
                     *         ]
                     *       },
                     *       "blocked_by": "published"
                     *     }
                     */
                    "application/json": components["schemas"]["DeletionPlan"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "target": "upload",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "status": "pending",
                     *       "progress": {
                     *         "objects_deleted": 1,
                     *         "bytes_deleted": 1,
                     *         "mediaconvert_jobs_cancelled": 1,
                     *         "failures": 1,
                     *         "sweeps": 1
                     *       },
                     *       "blocked_reason": "blocked reason",
                     *       "error": {
                     *         "code": "OBJECT_MISSING",
                     *         "message": "The file is not uploaded yet"
                     *       },
                     *       "receipt": {
                     *         "objects": 1,
                     *         "bytes": 18874368,
                     *         "prefixes": [
                     *           "prefixe"
                     *         ],
                     *         "mediaconvert_jobs_cancelled": [
                     *           "mediaconvert jobs cancelled"
                     *         ],
                     *         "failures": [
                     *           {
                     *             "key": "key",
                     *             "code": "OBJECT_MISSING",
                     *             "message": "The file is not uploaded yet",
                     *             "resolved": true
                     *           }
                     *         ],
                     *         "failure_count": 1,
                     *         "sweeps": 1
                     *       },
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "completed_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01JD9ZK5T2M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "queued",
                     *       "blocked_reason": "blocked reason",
                     *       "attempt": 1,
                     *       "progress_percent": 1,
                     *       "config": {
                     *         "profile": "landscape-both-hls",
                     *         "quality": "standard",
                     *         "audio": "original"
                     *       },
                     *       "profile": "landscape-both-hls",
                     *       "settings_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *       "mediaconvert_job_id": "1763805330000-abc123",
                     *       "retried_from": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "cancel_requested_at": "2026-11-22T10:15:30.000Z",
                     *       "error": {
                     *         "code": "OBJECT_MISSING",
                     *         "message": "The file is not uploaded yet"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "mpd_url": "mpd url",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "duration_seconds": 61,
                     *               "bytes": 18874368,
                     *               "count": 1
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "started_at": "2026-11-22T10:15:30.000Z",
                     *       "completed_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "queued",
                     *       "blocked_reason": "blocked reason",
                     *       "attempt": 1,
                     *       "progress_percent": 1,
                     *       "config": {
                     *         "profile": "landscape-both-hls",
                     *         "quality": "standard",
                     *         "audio": "original"
                     *       },
                     *       "profile": "landscape-both-hls",
                     *       "settings_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *       "mediaconvert_job_id": "1763805330000-abc123",
                     *       "retried_from": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "cancel_requested_at": "2026-11-22T10:15:30.000Z",
                     *       "error": {
                     *         "code": "OBJECT_MISSING",
                     *         "message": "The file is not uploaded yet"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "mpd_url": "mpd url",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "duration_seconds": 61,
                     *               "bytes": 18874368,
                     *               "count": 1
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "started_at": "2026-11-22T10:15:30.000Z",
                     *       "completed_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    retryProduction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01JD9ZK5T2M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "name": "Evening news",
                     *       "status": "queued",
                     *       "blocked_reason": "blocked reason",
                     *       "attempt": 1,
                     *       "progress_percent": 1,
                     *       "config": {
                     *         "profile": "landscape-both-hls",
                     *         "quality": "standard",
                     *         "audio": "original"
                     *       },
                     *       "profile": "landscape-both-hls",
                     *       "settings_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *       "mediaconvert_job_id": "1763805330000-abc123",
                     *       "retried_from": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "cancel_requested_at": "2026-11-22T10:15:30.000Z",
                     *       "error": {
                     *         "code": "OBJECT_MISSING",
                     *         "message": "The file is not uploaded yet"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "mpd_url": "mpd url",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "duration_seconds": 61,
                     *               "bytes": 18874368,
                     *               "count": 1
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "started_at": "2026-11-22T10:15:30.000Z",
                     *       "completed_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Production"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProductionOutputs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01JD9ZK5T2M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *       "items": [
                     *         {
                     *           "kind": "hls",
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "mpd_url": "mpd url",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
                     *             }
                     *           ],
                     *           "files": [
                     *             {
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "url": "https://bacs-mc-uploads.s3.amazonaws.com/",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "duration_seconds": 61,
                     *               "bytes": 18874368,
                     *               "count": 1
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProductionOutputs"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProductionTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01JD9ZK5T2M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "status": "queued",
                     *       "blocked_reason": "blocked reason",
                     *       "items": [
                     *         {
                     *           "at": "2026-11-22T10:15:30.000Z",
                     *           "event": "queued",
                     *           "attempt": 1,
                     *           "detail": {}
                     *         }
                     *       ],
                     *       "truncated": true
                     *     }
                     */
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "Evening news",
                     *           "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "renditions": [
                     *             {
                     *               "name": "Evening news",
                     *               "orientation": "orientation",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "rate_control": "rate control",
                     *               "bitrate": 1
                     *             }
                     *           ],
                     *           "outputs": [
                     *             {
                     *               "group": "hls",
                     *               "kind": "video",
                     *               "name": "Evening news",
                     *               "orientation": "orientation",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "extension": "extension"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Profile"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the profile
                 * @example landscape-both-hls
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Evening news",
                     *       "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "renditions": [
                     *         {
                     *           "name": "Evening news",
                     *           "orientation": "orientation",
                     *           "width": 1920,
                     *           "height": 1080,
                     *           "rate_control": "rate control",
                     *           "bitrate": 1
                     *         }
                     *       ],
                     *       "outputs": [
                     *         {
                     *           "group": "hls",
                     *           "kind": "video",
                     *           "name": "Evening news",
                     *           "orientation": "orientation",
                     *           "width": 1920,
                     *           "height": 1080,
                     *           "extension": "extension"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSpaces: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 42,
                     *           "type": "personal",
                     *           "name": "Evening news",
                     *           "slug": "evening-news",
                     *           "owner_id": 7,
                     *           "role": "owner",
                     *           "settings": {
                     *             "require_review": true
                     *           },
                     *           "created_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["Spaces"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createSpace: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "personal",
                 *       "name": "Evening news",
                 *       "slug": "evening-news",
                 *       "settings": {
                 *         "require_review": true
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Who may read the space: only the owner of a `personal` space, the members of a `group`, everybody for a `channel`
                     * @enum {unknown}
                     */
                    type: "personal" | "group" | "channel";
                    name: string;
                    slug: string;
                    settings?: {
                        /** @description true when a moderator has to approve what a publisher publishes before the space shows it */
                        require_review?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "type": "personal",
                     *       "name": "Evening news",
                     *       "slug": "evening-news",
                     *       "owner_id": 7,
                     *       "role": "owner",
                     *       "settings": {
                     *         "require_review": true
                     *       },
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "type": "personal",
                     *       "name": "Evening news",
                     *       "slug": "evening-news",
                     *       "owner_id": 7,
                     *       "role": "owner",
                     *       "settings": {
                     *         "require_review": true
                     *       },
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Evening news",
                 *       "settings": {
                 *         "require_review": true
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    settings?: {
                        /** @description true when a moderator has to approve what a publisher publishes before the space shows it */
                        require_review?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "type": "personal",
                     *       "name": "Evening news",
                     *       "slug": "evening-news",
                     *       "owner_id": 7,
                     *       "role": "owner",
                     *       "settings": {
                     *         "require_review": true
                     *       },
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user_id": 7,
                     *           "display_name": "Alma",
                     *           "role": "viewer",
                     *           "created_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["Members"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 42
                 */
                id: number;
                /**
                 * @description Number of the member
                 * @example 7
                 */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A `viewer` reads the space. A `publisher` also publishes into it. A `moderator` also decides, like the owner, what the space shows and who its members are.
                     * @enum {unknown}
                     */
                    role: "viewer" | "publisher" | "moderator";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": 7,
                     *       "display_name": "Alma",
                     *       "role": "viewer",
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 42
                 */
                id: number;
                /**
                 * @description Number of the member
                 * @example 7
                 */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is not a member of the space */
            204: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listProductionPublications: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01JD9ZK5T2M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 42,
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *           "space_id": 3,
                     *           "status": "draft",
                     *           "visibility": "inherit",
                     *           "visible_in_space": true,
                     *           "visible_in_global": true,
                     *           "requested_by": 1,
                     *           "approved_by": 1,
                     *           "published_at": "2026-11-22T10:15:30.000Z",
                     *           "unpublished_at": "2026-11-22T10:15:30.000Z",
                     *           "created_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["Publications"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createPublication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description ULID of the production; its number is accepted too
                 * @example 01JD9ZK5T2M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "space_id": 3,
                 *       "visibility": "inherit",
                 *       "visible_in_space": true,
                 *       "visible_in_global": true
                 *     }
                 */
                "application/json": {
                    space_id: number;
                    /**
                     * @description Who sees the publication in the space. With `members`, only the owner and the members see it. With `inherit` or `public`, everybody who may read the space sees it.
                     * @enum {unknown}
                     */
                    visibility?: "inherit" | "members" | "public";
                    visible_in_space?: boolean;
                    /** @description true also shows the publication in the global feed. The default is true in a channel and false in other spaces. */
                    visible_in_global?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "space_id": 3,
                     *       "status": "draft",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "requested_by": 1,
                     *       "approved_by": 1,
                     *       "published_at": "2026-11-22T10:15:30.000Z",
                     *       "unpublished_at": "2026-11-22T10:15:30.000Z",
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSpacePublications: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description - `pending`: the publication waits for a moderator.
                 *     - `published`: the space shows it as soon as its production is completed.
                 *     - `unpublished`: somebody took it back, another production replaced it, or its production failed, was
                 *       canceled or is being deleted. A retry of the production does not take its place by itself.
                 *     - `rejected`: a moderator rejected it.
                 *     - `draft`, `approved`: only publications of the older system have these; no feed shows them.
                 * @example draft
                 */
                status?: "draft" | "pending" | "approved" | "published" | "unpublished" | "rejected";
            };
            header?: never;
            path: {
                /**
                 * @description Number of the space
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 42,
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *           "space_id": 3,
                     *           "status": "draft",
                     *           "visibility": "inherit",
                     *           "visible_in_space": true,
                     *           "visible_in_global": true,
                     *           "requested_by": 1,
                     *           "approved_by": 1,
                     *           "published_at": "2026-11-22T10:15:30.000Z",
                     *           "unpublished_at": "2026-11-22T10:15:30.000Z",
                     *           "created_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["Publications"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the publication
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "space_id": 3,
                     *       "status": "draft",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "requested_by": 1,
                     *       "approved_by": 1,
                     *       "published_at": "2026-11-22T10:15:30.000Z",
                     *       "unpublished_at": "2026-11-22T10:15:30.000Z",
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPublicationEvents: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the publication
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-22T10:15:30.000Z",
                     *           "action": "action",
                     *           "actor": {
                     *             "id": 42,
                     *             "display_name": "Alma"
                     *           },
                     *           "detail": "detail"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["PublicationEvents"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approvePublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the publication
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "space_id": 3,
                     *       "status": "draft",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "requested_by": 1,
                     *       "approved_by": 1,
                     *       "published_at": "2026-11-22T10:15:30.000Z",
                     *       "unpublished_at": "2026-11-22T10:15:30.000Z",
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rejectPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the publication
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "space_id": 3,
                     *       "status": "draft",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "requested_by": 1,
                     *       "approved_by": 1,
                     *       "published_at": "2026-11-22T10:15:30.000Z",
                     *       "unpublished_at": "2026-11-22T10:15:30.000Z",
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unpublishPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the publication
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "space_id": 3,
                     *       "status": "draft",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "requested_by": 1,
                     *       "approved_by": 1,
                     *       "published_at": "2026-11-22T10:15:30.000Z",
                     *       "unpublished_at": "2026-11-22T10:15:30.000Z",
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    republishPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the publication
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "space_id": 3,
                     *       "status": "draft",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "requested_by": 1,
                     *       "approved_by": 1,
                     *       "published_at": "2026-11-22T10:15:30.000Z",
                     *       "unpublished_at": "2026-11-22T10:15:30.000Z",
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replacePublication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key that you use for one request to this operation only. If you repeat the request, for example after a lost answer, it creates nothing new: the answer shows what the first request created and has the header `idempotent-replayed: true`. A different request with the same key is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Number of the publication
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "production_id": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE"
                 *     }
                 */
                "application/json": {
                    production_id: (string | number) | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    /** @description Present when the request is a repeated one and made nothing new */
                    "idempotent-replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 42,
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "space_id": 3,
                     *       "status": "draft",
                     *       "visibility": "inherit",
                     *       "visible_in_space": true,
                     *       "visible_in_global": true,
                     *       "requested_by": 1,
                     *       "approved_by": 1,
                     *       "published_at": "2026-11-22T10:15:30.000Z",
                     *       "unpublished_at": "2026-11-22T10:15:30.000Z",
                     *       "created_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSpaceFeed: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The `etag` of an answer that you already have
                 * @example if-none-match
                 */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description Number of the space
                 * @example 42
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "publication_id": 1,
                     *           "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "media": [
                     *             {
                     *               "orientation": "portrait",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "mpd_url": "mpd url",
                     *               "file_url": "file url",
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *             }
                     *           ],
                     *           "title": "Evening news",
                     *           "description": "The evening news of 22 November.",
                     *           "duration_seconds": 61,
                     *           "owner": {
                     *             "id": 42,
                     *             "display_name": "Alma"
                     *           },
                     *           "published_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description The answer that you have is still current */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getGlobalFeed: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The `etag` of an answer that you already have
                 * @example if-none-match
                 */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "publication_id": 1,
                     *           "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "output_prefix": "2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "media": [
                     *             {
                     *               "orientation": "portrait",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "mpd_url": "mpd url",
                     *               "file_url": "file url",
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg"
                     *             }
                     *           ],
                     *           "title": "Evening news",
                     *           "description": "The evening news of 22 November.",
                     *           "duration_seconds": 61,
                     *           "owner": {
                     *             "id": 42,
                     *             "display_name": "Alma"
                     *           },
                     *           "published_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description The answer that you have is still current */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ULID of the deletion
                 * @example 01JD9ZK5T2M8Q4W6X7Y8ZABCDE
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "target": "upload",
                     *       "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *       "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *       "status": "pending",
                     *       "progress": {
                     *         "objects_deleted": 1,
                     *         "bytes_deleted": 1,
                     *         "mediaconvert_jobs_cancelled": 1,
                     *         "failures": 1,
                     *         "sweeps": 1
                     *       },
                     *       "blocked_reason": "blocked reason",
                     *       "error": {
                     *         "code": "OBJECT_MISSING",
                     *         "message": "The file is not uploaded yet"
                     *       },
                     *       "receipt": {
                     *         "objects": 1,
                     *         "bytes": 18874368,
                     *         "prefixes": [
                     *           "prefixe"
                     *         ],
                     *         "mediaconvert_jobs_cancelled": [
                     *           "mediaconvert jobs cancelled"
                     *         ],
                     *         "failures": [
                     *           {
                     *             "key": "key",
                     *             "code": "OBJECT_MISSING",
                     *             "message": "The file is not uploaded yet",
                     *             "resolved": true
                     *           }
                     *         ],
                     *         "failure_count": 1,
                     *         "sweeps": 1
                     *       },
                     *       "created_at": "2026-11-22T10:15:30.000Z",
                     *       "completed_at": "2026-11-22T10:15:30.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listDeletions: {
        parameters: {
            query?: {
                /**
                 * @description The largest number of items to answer
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the previous page
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *           "target": "upload",
                     *           "upload_uuid": "0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11",
                     *           "production_ulid": "01JD9ZK5T2M8Q4W6X7Y8ZABCDE",
                     *           "status": "pending",
                     *           "progress": {
                     *             "objects_deleted": 1,
                     *             "bytes_deleted": 1,
                     *             "mediaconvert_jobs_cancelled": 1,
                     *             "failures": 1,
                     *             "sweeps": 1
                     *           },
                     *           "blocked_reason": "blocked reason",
                     *           "error": {
                     *             "code": "OBJECT_MISSING",
                     *             "message": "The file is not uploaded yet"
                     *           },
                     *           "receipt": {
                     *             "objects": 1,
                     *             "bytes": 18874368,
                     *             "prefixes": [
                     *               "prefixe"
                     *             ],
                     *             "mediaconvert_jobs_cancelled": [
                     *               "mediaconvert jobs cancelled"
                     *             ],
                     *             "failures": [
                     *               {
                     *                 "key": "key",
                     *                 "code": "OBJECT_MISSING",
                     *                 "message": "The file is not uploaded yet",
                     *                 "resolved": true
                     *               }
                     *             ],
                     *             "failure_count": 1,
                     *             "sweeps": 1
                     *           },
                     *           "created_at": "2026-11-22T10:15:30.000Z",
                     *           "completed_at": "2026-11-22T10:15:30.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "WzQyXQ"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Deletion"][];
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
