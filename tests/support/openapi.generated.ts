// npm run openapi writes this file.

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get liveness */
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
        /** Get readiness */
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
         * List your keys
         * @description The revoked ones too. An operator may ask for those of another user.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make another key of yours
         * @description A member key, unless you ask for an operator key with one.
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
         * Revoke a key
         * @description It opens nothing from now on. Revoked again, it stays as it is. An operator may revoke any key.
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
        /** Who you are */
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
        /** List uploads */
        get: operations["listUploads"];
        put?: never;
        /**
         * Announce a file
         * @description Answers where to POST the file, which may be done within the hour; then call completeUpload. Sent again with the same Idempotency-Key, it answers the same upload with a new hour.
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
        /** Complete upload */
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
        /** Get upload */
        get: operations["getUpload"];
        put?: never;
        post?: never;
        /**
         * Delete upload
         * @description The upload and all its productions. No feed shows it from now on; its renders are canceled, its objects deleted, then its rows. Follow it with getDeletion. Asked again, also once it is gone, it answers with the same deletion; one that failed is tried again.
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
         * @description Newest first. A cursor belongs to the query that it came from.
         */
        get: operations["listProductions"];
        put?: never;
        /**
         * Create production
         * @description Accepts a render. It will reach an end whatever fails in between; follow it with getProduction.
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
         * @description Accepts several renders of one upload, in one transaction. 202 when all of them were accepted; 207 when some were refused, which keeps none of the others back. What is not well-formed is refused as a whole.
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
         * @description What createProduction would render with the same body, and where to. Writes nothing.
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
        /** Get production */
        get: operations["getProduction"];
        put?: never;
        post?: never;
        /**
         * Delete production
         * @description No feed shows it from now on; its renders are canceled, its objects deleted, then its rows. Follow it with getDeletion. Asked again, also once it is gone, it answers with the same deletion; one that failed is tried again.
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
         * @description 200: it is canceled. 202: it is to be, and MediaConvert has or may have a job of it, which is canceled; since that may end sooner, the production may complete or fail all the same. Follow it with getProduction.
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
         * @description Accepts a new production of the same upload, settings and name, in the place of one that failed or was canceled, which stays as it is.
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
         * @description What was seen in S3 when it completed: one item for each orientation, as it was looked at then.
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
         * @description Why is it not done? Its newest 1000 events, oldest first.
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
        /** List profiles */
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
        /** Get profile */
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
         * @description Your own, those that you are a member of, and every channel.
         */
        get: operations["listSpaces"];
        put?: never;
        /** Make a space of yours */
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
        /** Get a space that you may read */
        get: operations["getSpace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a space
         * @description By its owner or a moderator. What is not given stays as it is.
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
         * @description For its owner, who is not listed, and its moderators.
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
         * Make somebody a member of a space, or give them another role
         * @description By its owner or a moderator. People find their own id with getMe.
         */
        put: operations["putMember"];
        post?: never;
        /**
         * Take somebody’s role in a space away
         * @description By its owner or a moderator; everybody may leave by themselves. Done again, it changes nothing.
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
        /** List where a production of yours is, or was, published */
        get: operations["listProductionPublications"];
        put?: never;
        /**
         * Publish a production
         * @description Into a space in which you are owner, moderator or publisher. It shows as soon as the production is completed and, where the space requires review and you do not moderate it, a moderator has approved it. So does, in any space, what a moderator has rejected or taken back: it waits for review. Published into the same space again, it has the new settings; what is not given stays as it was.
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
         * List what is published in a space, is to be, or was
         * @description All of it for the owner and the moderators, for everybody else what is theirs. The feed has what it shows.
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
        /** Get a publication of yours, or in a space that you moderate */
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
        /** Who did what to a publication, newest first */
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
         * Let a space show what waits for review
         * @description By the owner of the space or a moderator. Done again, it changes nothing. When its settings have changed since they were read, it is refused.
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
         * Refuse what waits for review
         * @description By the owner of the space or a moderator. What is published already is unpublished instead.
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
         * @description By the owner of the space, a moderator, or whose it is. It is in no feed from now on. What somebody takes back who moderates the space, and whose it is not, is published again only by a moderator, or with their approval.
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
         * Publish again what has been taken back
         * @description By the owner of the space, a moderator, or whose it is and who may still publish there. It waits for review again where the space requires it, a moderator has rejected it or taken it back, or nobody is known to have approved it, as of some of the older system. What is published keeps its place.
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
         * Show another production of the same upload in its place
         * @description All at once: there is no moment at which the space shows both or neither. The answer is the publication that shows from now on, at the same place in the feeds and with the same settings, though what is somebody else’s shows no wider than it did; the other one is unpublished. To go back, replace that one by the first production. By the owner of the space, a moderator or, where the space requires no review, whose it is and who may still publish there; what waits for review, or was rejected, only a moderator shows.
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
         * What a space shows, newest first
         * @description What is for members shows to its owner and whoever has a role in it.
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
        /** What all spaces show to everybody, newest first */
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
        /** Get deletion */
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
        /** List deletions */
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
             * @description What it may do: an operator also signs in to Bull Board and manages the keys of others
             * @enum {unknown}
             */
            role: "member" | "operator";
            /** @description How the key begins, to tell it from others */
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
            /** @description What others make you a member of their space by */
            id: number;
            display_name: string | null;
            /**
             * @description Of the key that you use
             * @enum {unknown}
             */
            role: "member" | "operator";
        };
        /** Upload */
        Upload: {
            id: number;
            uuid: string | null;
            /**
             * @description `signed` until the file is complete, then `uploaded`; what the older system made may be anything else
             * @enum {unknown}
             */
            status: "signed" | "uploading" | "uploaded" | "failed" | "queued" | "processing" | "completed";
            filename: string | null;
            content_type: string | null;
            size_bytes: number | null;
            width: number | null;
            height: number | null;
            duration_seconds: number | null;
            created_at: string | null;
            uploaded_at: string | null;
        };
        /**
         * PresignedPost
         * @description null once the file is complete: there is nothing to send any more
         */
        PresignedPost: {
            /** @description Send a multipart/form-data POST here: all fields, then the file as `file` */
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
                /** @description False when there are more objects than could be counted */
                counted_all: boolean;
                /** @description The first thousand */
                keys: string[];
                /** @description Whether there are more keys than these */
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
            /** @enum {unknown} */
            status: "pending" | "running" | "completed" | "failed";
            progress: {
                objects_deleted: number;
                bytes_deleted: number;
                mediaconvert_jobs_cancelled: number;
                /** @description Answers of S3 that a key could not be deleted; each is tried again */
                failures: number;
                /** @description Passes through all that is to be deleted */
                sweeps: number;
            };
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
                /** @description The first hundred keys */
                failures: {
                    key: string;
                    code: string;
                    message: string;
                    /** @description Whether it was deleted later */
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
            /** @enum {unknown} */
            status: "queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting";
            blocked_reason: string | null;
            attempt: number;
            progress_percent: number;
            config: {
                /** @description Chosen by the size when absent */
                profile?: string;
                /** @enum {unknown} */
                quality?: "standard" | "hq";
                /** @enum {unknown} */
                audio?: "original" | "normalize";
            };
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
                orientation: string;
                playlist_url: string;
                poster_url: string | null;
                bytes: number | null;
                renditions: {
                    name: string;
                    width: number | null;
                    height: number | null;
                    /** @description Bits per second */
                    bandwidth: number;
                    duration_seconds: number;
                    segments: number;
                    bytes: number | null;
                    playlist_url: string;
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
                /** @description As createProduction would have answered */
                status: number;
                production?: components["schemas"]["Production"];
                problem?: components["schemas"]["ProblemDetails"];
            }[];
        };
        /** Plan */
        Plan: {
            profile: string;
            /** @description As listProfiles has it */
            profile_hash: string;
            settings_hash: string | null;
            settings: {
                [key: string]: unknown;
            } | null;
            token_values: {
                [key: string]: string;
            };
            destinations: {
                orientation: string;
                bucket: string;
                prefix: string;
                playlist_key: string;
                poster_keys: string[];
                renditions: {
                    name: string;
                    playlist_key: string;
                    width?: number;
                    height?: number;
                }[];
            }[];
            renditions: {
                name: string;
                orientation?: string;
                /** @description Pixels */
                width?: number;
                /** @description Pixels */
                height?: number;
                rate_control?: string;
                /** @description Bits per second; the most, for QVBR */
                bitrate?: number;
            }[];
            /** @description What stands in the way, or may turn out otherwise; empty when it can be rendered so */
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
                orientation: string;
                playlist_url: string;
                poster_url: string | null;
                bytes: number | null;
                renditions: {
                    name: string;
                    width: number | null;
                    height: number | null;
                    /** @description Bits per second */
                    bandwidth: number;
                    duration_seconds: number;
                    segments: number;
                    bytes: number | null;
                    playlist_url: string;
                }[];
            }[];
        };
        /** Timeline */
        Timeline: {
            ulid: string | null;
            /** @enum {unknown} */
            status: "queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting";
            blocked_reason: string | null;
            items: {
                at: string | null;
                /**
                 * @description - `queued`: It was accepted, and waits for a worker.
                 *     - `dispatched`: It had no live job in the queue, so it was given another: the next attempt.
                 *     - `intended`: MediaConvert is about to be called; until `submitted` it may or may not have a job of it.
                 *     - `withdrawn`: MediaConvert surely made no job of it; it will be called again.
                 *     - `searched`: The call had no answer and MediaConvert shows no job of it; it will be searched once more.
                 *     - `blocked`: AWS does not let it go on at the moment; it is tried again until it does.
                 *     - `submitted`: MediaConvert has a job of it.
                 *     - `processing`: MediaConvert is transcoding it.
                 *     - `completed`: Its outputs have been seen in S3.
                 *     - `failed`: It came to an end without outputs.
                 *     - `cancel_requested`: It is to be canceled; its end is what MediaConvert then says of its job.
                 *     - `canceled`: It was canceled: its MediaConvert job has been, or there was none.
                 *     - `deleting`: It is being deleted; no feed shows it any more.
                 * @enum {unknown}
                 */
                event: "queued" | "dispatched" | "intended" | "withdrawn" | "searched" | "blocked" | "submitted" | "processing" | "completed" | "failed" | "cancel_requested" | "canceled" | "deleting";
                /** @description Of how many dispatches to the queue so far */
                attempt: number;
                detail: {
                    [key: string]: unknown;
                } | null;
            }[];
            /** @description Whether there are older events than these */
            truncated: boolean;
        };
        /** Profile */
        Profile: {
            name: string;
            /** @description SHA-256 of its settings, tokens and all */
            hash: string;
            renditions: {
                name: string;
                orientation?: string;
                /** @description Pixels */
                width?: number;
                /** @description Pixels */
                height?: number;
                rate_control?: string;
                /** @description Bits per second; the most, for QVBR */
                bitrate?: number;
            }[];
        };
        /** Space */
        Space: {
            id: number;
            /**
             * @description Who may read it: `personal` its owner, `group` its members, `channel` everybody
             * @enum {unknown}
             */
            type: "personal" | "group" | "channel";
            name: string;
            slug: string;
            owner_id: number;
            role: ("owner" | "moderator" | "publisher" | "viewer") | null;
            settings: {
                /** @description Whether what a publisher brings is shown only once a moderator has approved it */
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
             * @description A `viewer` reads the space, a `publisher` also publishes into it, and a `moderator` decides, like its owner, what it shows and who is in it.
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
            /**
             * @description - `pending`: it waits for a moderator.
             *     - `published`: it shows, as soon as its production is completed.
             *     - `unpublished`: it was taken back, or another production replaced it.
             *     - `rejected`: a moderator does not want it.
             *     - `draft`, `approved`: left by the older system; not shown.
             * @enum {unknown}
             */
            status: "draft" | "pending" | "approved" | "published" | "unpublished" | "rejected";
            /**
             * @description Who sees it in the space: `members` only who has a role there, the others whoever may read it
             * @enum {unknown}
             */
            visibility: "inherit" | "members" | "public";
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
                /** @description `requested`, `published`, `changed`, `approved`, `rejected`, `unpublished`, `republished` or `replaced`; the older system has left words of its own */
                action: string;
                actor: {
                    id: number | null;
                    display_name: string | null;
                };
                /** @description From which status to which, as a rule */
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
            media: {
                orientation: ("portrait" | "landscape") | null;
                playlist_url: string;
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
         *     - `INVALID_CURSOR`: The cursor is not one of ours
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
        /** @description - `UNAUTHENTICATED`: A valid API key is needed */
        Problem401: {
            headers: {
                /**
                 * @description How to sign in
                 * @example Bearer
                 */
                "www-authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "A valid API key is needed",
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
         *     - `UPLOAD_NOT_FOUND`: No such upload
         *     - `PRODUCTION_NOT_FOUND`: No such production
         *     - `PROFILE_NOT_FOUND`: No such profile
         *     - `DELETION_NOT_FOUND`: No such deletion
         *     - `SPACE_NOT_FOUND`: No such space
         *     - `PUBLICATION_NOT_FOUND`: No such publication
         *     - `USER_NOT_FOUND`: No such user
         *     - `API_KEY_NOT_FOUND`: No such API key
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
         * @description - `UPLOAD_INCOMPLETE`: The upload has not been completed
         *     - `OBJECT_MISSING`: The file has not been uploaded
         *     - `OBJECT_SIZE_MISMATCH`: The file has another size than was announced
         *     - `IDEMPOTENCY_KEY_REUSED`: The idempotency key has been used for another request
         *     - `PRODUCTION_ENDED`: The production has come to its end
         *     - `PRODUCTION_NOT_ENDED`: The production has not come to its end
         *     - `PRODUCTION_COMPLETED`: The production has completed
         *     - `PRODUCTION_NOT_COMPLETED`: The production has not completed
         *     - `PRODUCTION_DELETING`: The production is being deleted
         *     - `PRODUCTION_PUBLISHED`: It is published; force=true deletes it all the same
         *     - `PREFIX_REFUSED`: Its rows name a place that is not its own; nothing may be deleted there
         *     - `OUTPUTS_NOT_RECORDED`: It was rendered before outputs were recorded
         *     - `SLUG_TAKEN`: Another space has this slug
         *     - `SPACE_IS_PERSONAL`: A personal space has no members
         *     - `SPACE_OWNER_IS_NO_MEMBER`: The owner of a space may do everything in it already
         *     - `PUBLICATION_STATE`: The publication is not in a state for this
         *     - `PRODUCTION_UNPUBLISHABLE`: The production has nothing to show and never will
         *     - `OTHER_UPLOAD`: The production is of another upload
         */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The upload has not been completed",
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
        /** @description - `RATE_LIMITED`: Too many requests; wait a little */
        Problem429: {
            headers: {
                /**
                 * @description Seconds to wait
                 * @example 5
                 */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Too many requests; wait a little",
                 *       "status": 429,
                 *       "code": "RATE_LIMITED"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description - `INTERNAL_ERROR`: Something went wrong here */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Something went wrong here",
                 *       "status": 500,
                 *       "code": "INTERNAL_ERROR"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `DATABASE_UNAVAILABLE`: The database cannot be used; try again shortly
         *     - `STORAGE_UNAVAILABLE`: S3 cannot be reached; try again shortly
         *     - `TIMEOUT`: It took too long; it may be done all the same
         */
        Problem503: {
            headers: {
                /**
                 * @description Seconds to wait
                 * @example 5
                 */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The database cannot be used; try again shortly",
                 *       "status": 503,
                 *       "code": "DATABASE_UNAVAILABLE"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /**
         * @description - `FILE_TOO_LARGE`: The file is larger than may be uploaded
         *     - `UNKNOWN_PROFILE`: No such profile
         */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "The file is larger than may be uploaded",
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
         * @description Requests that you have per minute, with all your API keys together
         * @example 600
         */
        "ratelimit-limit": number;
        /**
         * @description How many of them are left
         * @example 599
         */
        "ratelimit-remaining": number;
        /**
         * @description Seconds until there are all of them again
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
            /** @description Default Response */
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description Number of the
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
                 * @description A name for this request that no other of yours to this operation has. Sent again, as after an answer that was lost, the same request makes nothing new: it is answered with what it made before, and `idempotent-replayed: true`. Another request under the same name is refused with IDEMPOTENCY_KEY_REUSED.
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
                     * @description What it may do: an operator also signs in to Bull Board and manages the keys of others
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
                    /** @description Present when the request came before and made nothing new */
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
                     *       "role": "member"
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
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
                 * @description A name for this request that no other of yours to this operation has. Sent again, as after an answer that was lost, the same request makes nothing new: it is answered with what it made before, and `idempotent-replayed: true`. Another request under the same name is refused with IDEMPOTENCY_KEY_REUSED.
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
                    /** @enum {unknown} */
                    content_type: "video/mp4" | "video/quicktime" | "video/webm" | "video/x-matroska" | "video/x-msvideo" | "video/mpeg" | "video/mp2t" | "video/x-m4v" | "application/mxf";
                    /** @description Exactly what will be sent */
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
                    /** @description Present when the request came before and made nothing new */
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
                 * @description UUID (or number) of the upload
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
                 * @description UUID (or number) of the upload
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
                 * @description What is published too
                 * @example false
                 */
                force?: boolean;
                /**
                 * @description Only tell what would be deleted
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description UUID (or number) of the upload
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
                     *         "message": "The file has not been uploaded"
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
                     *             "message": "The file has not been uploaded",
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description UUID (or number) of the upload
                 * @example 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11
                 */
                upload_id?: string;
                /**
                 * @description Number of the
                 * @example queued
                 */
                status?: "queued" | "submitted" | "processing" | "completed" | "failed" | "canceled" | "deleting";
                /**
                 * @description Accepted at this time or later
                 * @example 2026-11-22T10:15:30.000Z
                 */
                created_after?: string;
                /**
                 * @description Accepted before this time
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
                     *             "message": "The file has not been uploaded"
                     *           },
                     *           "outputs": [
                     *             {
                     *               "orientation": "orientation",
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *               "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *               "bytes": 18874368,
                     *               "renditions": [
                     *                 {
                     *                   "name": "Evening news",
                     *                   "width": 1920,
                     *                   "height": 1080,
                     *                   "bandwidth": 5256000,
                     *                   "duration_seconds": 61,
                     *                   "segments": 1,
                     *                   "bytes": 18874368,
                     *                   "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
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
                 * @description A name for this request that no other of yours to this operation has. Sent again, as after an answer that was lost, the same request makes nothing new: it is answered with what it made before, and `idempotent-replayed: true`. Another request under the same name is refused with IDEMPOTENCY_KEY_REUSED.
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
                    /** @description Chosen by the size when absent */
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
                    /** @description Present when the request came before and made nothing new */
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
                     *         "message": "The file has not been uploaded"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
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
                 * @description A name for this request that no other of yours to this operation has. Sent again, as after an answer that was lost, the same request makes nothing new: it is answered with what it made before, and `idempotent-replayed: true`. Another request under the same name is refused with IDEMPOTENCY_KEY_REUSED.
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
                        /** @description Chosen by the size when absent */
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
                    /** @description Present when the request came before and made nothing new */
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
                     *               "message": "The file has not been uploaded"
                     *             },
                     *             "outputs": [
                     *               {
                     *                 "orientation": "orientation",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *                 "bytes": 18874368,
                     *                 "renditions": [
                     *                   {
                     *                     "name": "Evening news",
                     *                     "width": 1920,
                     *                     "height": 1080,
                     *                     "bandwidth": 5256000,
                     *                     "duration_seconds": 61,
                     *                     "segments": 1,
                     *                     "bytes": 18874368,
                     *                     "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
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
                     *                 "message": "The file has not been uploaded"
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
                    /** @description Present when the request came before and made nothing new */
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
                     *               "message": "The file has not been uploaded"
                     *             },
                     *             "outputs": [
                     *               {
                     *                 "orientation": "orientation",
                     *                 "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *                 "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *                 "bytes": 18874368,
                     *                 "renditions": [
                     *                   {
                     *                     "name": "Evening news",
                     *                     "width": 1920,
                     *                     "height": 1080,
                     *                     "bandwidth": 5256000,
                     *                     "duration_seconds": 61,
                     *                     "segments": 1,
                     *                     "bytes": 18874368,
                     *                     "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
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
                     *                 "message": "The file has not been uploaded"
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
                    /** @description Chosen by the size when absent */
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
                     *           "orientation": "orientation",
                     *           "bucket": "bucket",
                     *           "prefix": "bacs_Zm9yIHl",
                     *           "playlist_key": "playlist key",
                     *           "poster_keys": [
                     *             "poster key"
                     *           ],
                     *           "renditions": [
                     *             {
                     *               "name": "Evening news",
                     *               "playlist_key": "playlist key",
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
                     *       "problems": [
                     *         {
                     *           "code": "OBJECT_MISSING",
                     *           "message": "The file has not been uploaded"
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
                 * @description ULID (or number) of the production
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
                     *         "message": "The file has not been uploaded"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
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
                 * @description What is published too
                 * @example false
                 */
                force?: boolean;
                /**
                 * @description Only tell what would be deleted
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description ULID (or number) of the production
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
                     *         "message": "The file has not been uploaded"
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
                     *             "message": "The file has not been uploaded",
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
                 * @description ULID (or number) of the production
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
                     *         "message": "The file has not been uploaded"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
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
                     *         "message": "The file has not been uploaded"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
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
                 * @description A name for this request that no other of yours to this operation has. Sent again, as after an answer that was lost, the same request makes nothing new: it is answered with what it made before, and `idempotent-replayed: true`. Another request under the same name is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description ULID (or number) of the production
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
                    /** @description Present when the request came before and made nothing new */
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
                     *         "message": "The file has not been uploaded"
                     *       },
                     *       "outputs": [
                     *         {
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
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
                 * @description ULID (or number) of the production
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
                     *           "orientation": "orientation",
                     *           "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8",
                     *           "poster_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video_poster.0000000.jpg",
                     *           "bytes": 18874368,
                     *           "renditions": [
                     *             {
                     *               "name": "Evening news",
                     *               "width": 1920,
                     *               "height": 1080,
                     *               "bandwidth": 5256000,
                     *               "duration_seconds": 61,
                     *               "segments": 1,
                     *               "bytes": 18874368,
                     *               "playlist_url": "https://cdn.example.com/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/01JD9ZK5T2M8Q4W6X7Y8ZABCDE/landscape/video.m3u8"
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
                 * @description ULID (or number) of the production
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
                 * @description Number of the profile
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
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
                 * @description A name for this request that no other of yours to this operation has. Sent again, as after an answer that was lost, the same request makes nothing new: it is answered with what it made before, and `idempotent-replayed: true`. Another request under the same name is refused with IDEMPOTENCY_KEY_REUSED.
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
                     * @description Who may read it: `personal` its owner, `group` its members, `channel` everybody
                     * @enum {unknown}
                     */
                    type: "personal" | "group" | "channel";
                    name: string;
                    slug: string;
                    settings?: {
                        /** @description Whether what a publisher brings is shown only once a moderator has approved it */
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
                    /** @description Present when the request came before and made nothing new */
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
                        /** @description Whether what a publisher brings is shown only once a moderator has approved it */
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
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
                     * @description A `viewer` reads the space, a `publisher` also publishes into it, and a `moderator` decides, like its owner, what it shows and who is in it.
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
            /** @description They are no member of it */
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description ULID (or number) of the production
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
                 * @description A name for this request that no other of yours to this operation has. Sent again, as after an answer that was lost, the same request makes nothing new: it is answered with what it made before, and `idempotent-replayed: true`. Another request under the same name is refused with IDEMPOTENCY_KEY_REUSED.
                 * @example evening-news-2026-11-22
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description ULID (or number) of the production
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
                     * @description Who sees it in the space: `members` only who has a role there, the others whoever may read it
                     * @enum {unknown}
                     */
                    visibility?: "inherit" | "members" | "public";
                    visible_in_space?: boolean;
                    /** @description Also in the feed of everybody; by default where the space is a channel */
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
                    /** @description Present when the request came before and made nothing new */
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
                 * @example WzQyXQ
                 */
                cursor?: string;
                /**
                 * @description - `pending`: it waits for a moderator.
                 *     - `published`: it shows, as soon as its production is completed.
                 *     - `unpublished`: it was taken back, or another production replaced it.
                 *     - `rejected`: a moderator does not want it.
                 *     - `draft`, `approved`: left by the older system; not shown.
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
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
                 * @description A name for this request that no other of yours to this operation has. Sent again, as after an answer that was lost, the same request makes nothing new: it is answered with what it made before, and `idempotent-replayed: true`. Another request under the same name is refused with IDEMPOTENCY_KEY_REUSED.
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
                    /** @description Present when the request came before and made nothing new */
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: {
                /**
                 * @description `etag` of an answer that you have
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
            /** @description The answer that you have still holds */
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
                 * @example WzQyXQ
                 */
                cursor?: string;
            };
            header?: {
                /**
                 * @description `etag` of an answer that you have
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
            /** @description The answer that you have still holds */
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
                     *         "message": "The file has not been uploaded"
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
                     *             "message": "The file has not been uploaded",
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
                 * @description How many at most
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description `next_cursor` of the page before
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
                     *             "message": "The file has not been uploaded"
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
                     *                 "message": "The file has not been uploaded",
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
